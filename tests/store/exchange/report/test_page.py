"""The page of a report: whole, the same every time, and nothing in it but what the writer put there."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from store.library import Library, write_report
from store.model.out.report import Report, ReportAsked
from tests.store.exchange.report.hostile import EVIL, poisoned

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer"),
    *("div", "h1", "h2", "h3", "p", "span", "strong", "bdi", "a", "ol", "ul", "li", "blockquote", "mark", "figure"),
    *("svg", "g", "rect", "circle", "path", "text"),
}
FAR = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)


def page(report: Report) -> str:
    return "".join(write_report(report, "html"))


def tree(report: Report) -> Any:
    return html.document_fromstring(page(report))


def test_every_question_stands_there_with_its_answers_side_by_side(shipped_report: Report) -> None:
    found = tree(shipped_report)
    sections = found.xpath("//section[@class='q']")
    assert len(sections) == len(shipped_report.questions)
    for section, told in zip(sections, shipped_report.questions, strict=True):
        row = told.found.question
        assert row.entity_name in section.xpath("string(h2)") and row.reason in section.text_content()
        (answers,) = section.xpath("div[@class='answers']")
        assert len(answers) == len(told.found.answers)
        for article, said in zip(answers, told.said, strict=True):
            lit = [" ".join(mark.text_content().split()) for mark in article.xpath(".//mark")]
            assert lit == [one.passage.exact for one in said if one.passage is not None]
            for block, one in zip(article.xpath("div[contains(@class, 'claim')]"), said, strict=True):
                assert one.claim.speaker_name in block.xpath("string(p)")
                assert f"[{one.source}]" in block.text_content()


def test_a_passage_is_lit_within_its_text(shipped_report: Report) -> None:
    said = [one for it in shipped_report.questions for own in it.said for one in own]
    quotes = tree(shipped_report).xpath("//blockquote")
    for quote, one in zip(quotes, said, strict=True):
        assert one.passage is not None
        assert quote.text_content() == one.passage.before + one.passage.exact + one.passage.after


def test_sources_are_numbered_and_links_within_the_page_lead_somewhere(shipped_report: Report) -> None:
    found = tree(shipped_report)
    ids = set(found.xpath("//@id"))
    inner = [href for href in found.xpath("//a/@href") if href.startswith("#")]
    assert inner and {href[1:] for href in inner} <= ids
    assert {f"s{it.number}" for it in shipped_report.sources} <= ids


def test_pictures_stand_there(shipped_report: Report) -> None:
    found = tree(shipped_report)
    for name in ("timeline", "months", "rivals", "coverage"):
        assert found.xpath(f"//section[@id='{name}']//svg"), name
    tolls = [it for it in shipped_report.questions if it.tolls is not None]
    assert tolls and len(found.xpath("//section[@class='q']//svg")) == len(tolls)


def test_a_judgement_stands_with_who_and_why(judged: Library) -> None:
    (block,) = tree(judged.report(ReportAsked(entities=("idris-walid",)))).xpath("//p[@class='judged']")
    told = block.text_content()
    assert "East Province holds" in told and "Ana B" in told and "The ministry showed <the> papers" in told


def test_a_grade_has_its_place(shipped_report: Report) -> None:
    first = shipped_report.questions[0]
    said = (replace(first.said[0][0], grade="credible: 2"), *first.said[0][1:])
    graded = replace(
        shipped_report,
        questions=(replace(first, said=(said, *first.said[1:])),),
        sources=(replace(shipped_report.sources[0], grade="reliable: B"), *shipped_report.sources[1:]),
    )
    assert tree(graded).xpath("//*[@class='grade']/text()") == ["credible: 2", " reliable: B"]


def test_the_same_report_is_the_same_bytes(shipped_report: Report, shipped_store: Any) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        assert page(library.report(ReportAsked())) == page(shipped_report)


def test_thirty_questions_are_light(shipped_report: Report) -> None:
    assert len(shipped_report.questions) == 24
    assert len(page(shipped_report).encode()) * 30 / 24 < 400_000


def assert_harmless(text: str) -> None:
    """Nothing that runs, nothing that loads, no tag and no attribute that the writer does not use."""
    found = html.document_fromstring(text)
    assert {element.tag for element in found.iter() if isinstance(element.tag, str)} <= TAGS
    assert not found.xpath("//comment()")
    attributes = {name for element in found.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset", "data")}
    for href in found.xpath("//@href"):
        assert href.startswith("#") or FAR.fullmatch(href), href
    (style,) = found.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (rules,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert rules.startswith("default-src 'none'") and f"'sha256-{digest}'" in rules
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0041]", text)


def test_the_page_holds_what_the_writer_put_there(shipped_report: Report) -> None:
    assert_harmless(page(shipped_report))


@pytest.mark.parametrize("form", ["case", "entity"])
def test_hostile_text_in_every_field_does_nothing(shipped_report: Report, judged: Library, form: str) -> None:
    asked = ReportAsked(entities=("idris-walid", "post-raid"))
    report = shipped_report if form == "case" else replace(judged.report(asked), changes=judged.changes(judged.path))
    plain, evil = tree(report), page(poisoned(report))
    assert_harmless(evil)
    found = html.document_fromstring(evil)
    for tag in ("section", "article", "blockquote", "mark", "svg"):
        assert len(found.xpath(f"//{tag}")) == len(plain.xpath(f"//{tag}")), tag
    assert "<script>window.hit=1</script>" in found.text_content()  # it is there to be read
    assert EVIL.count("window.hit") > 3


def test_an_address_that_is_none_of_the_web_is_no_link(shipped_report: Report) -> None:
    first = shipped_report.sources[0]
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "http://a b"):
        odd = replace(shipped_report, sources=(replace(first, source=replace(first.source, address=address)),))
        listed = tree(odd).xpath("//section[@id='sources']")[0]
        assert address in listed.text_content() and not listed.xpath(".//a")
