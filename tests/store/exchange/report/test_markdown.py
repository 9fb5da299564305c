"""A report as Markdown: what it says, and that no text in it is read as Markdown or HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.exchange.report.markdown import safe
from store.library import Library, write_report
from store.model.out.report import Report, ReportAsked
from tests.store.exchange.report.hostile import EVIL, poisoned

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: All that the writer makes.
MADE = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak"),
    *("strong_open", "strong_close", "blockquote_open", "blockquote_close", "link_open", "link_close", "code_inline"),
    *("ordered_list_open", "ordered_list_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close", "html_inline", "text_special"),
    *(f"{name}_{end}" for name in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
}


def text(report: Report) -> str:
    return "".join(write_report(report, "md"))


def kinds(written: str) -> list[str]:
    return [it.type for block in GFM.parse(written) for it in (block, *(block.children or ()))]


def test_it_says_what_the_page_says(shipped_report: Report) -> None:
    told = text(shipped_report)
    for number, it in enumerate(shipped_report.questions, 1):
        assert f"## {number}. " in told and safe(it.found.question.reason) in told
    for one in (one for it in shipped_report.questions for own in it.said for one in own):
        assert one.passage is not None and f"**{safe(one.passage.exact)}**" in told
    assert told.endswith("\n") and not told.endswith("\n\n")
    assert set(kinds(told)) <= MADE


@pytest.mark.slow
def test_hostile_text_in_every_field_is_read_as_text(shipped_report: Report) -> None:
    plain, evil = text(shipped_report), text(poisoned(shipped_report))
    found = kinds(evil)
    assert set(found) <= MADE
    for kind in ("heading_open", "blockquote_open", "table_open", "list_item_open", "tr_open", "th_open", "td_open"):
        assert found.count(kind) == kinds(plain).count(kind), kind
    made = [it for block in GFM.parse(evil) for it in block.children or ()]
    assert all(re.fullmatch(r'<a id="source-\d+">|</a>', it.content) for it in made if it.type == "html_inline")
    hrefs = [str(it.attrs["href"]) for it in made if it.type == "link_open"]
    assert hrefs and all(re.fullmatch(r"#source-\d+", href) for href in hrefs)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", evil)


@given(st.text(max_size=60) | st.sampled_from([EVIL, "1. a", "- a", "# a", "www.x.org", "a@b.org", ":a:", "---"]))
def test_any_text_is_one_paragraph_of_text(words: str) -> None:
    blocks = GFM.parse(f"{safe(words)}")
    assert {block.type for block in blocks} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {it.type for block in blocks for it in block.children or ()} <= {"text", "text_special", "softbreak"}


@given(st.text(alphabet="htps:/w.ev@xamle#&;\\ ", max_size=40))
def test_no_bare_address_becomes_a_link(words: str) -> None:
    told = safe(words)
    assert not re.search(r"[A-Za-z]://", told)
    assert not re.search(r"\bwww\.", told)


def test_what_changed_is_told_by_kind(judged: Library, tmp_path: Path) -> None:
    report = judged.report(ReportAsked())
    changes = judged.changes(judged.path)
    assert "## What changed since\n\nNothing." in text(replace(report, changes=changes))


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_same_report_is_the_same_bytes(judged: Library, form: str) -> None:
    asked = ReportAsked(entities=("idris-walid",))
    first, second = ("".join(write_report(judged.report(asked), form)) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
