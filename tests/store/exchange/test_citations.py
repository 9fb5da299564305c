"""Citations to paste: what each form says, and that no words of a source break its syntax."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.citations import FORMATS, bibtex, csl_json, date_parts, markdown, quote, text
from store.model.claims import CitationView, ClaimView
from tests.tui.rivals import DEATH, claim
from tui.terminal.clipboard import copied_file, keep

SAID = replace(claim("c", DEATH, "dead", "army", "wire", "Twelve died", via=("a clerk",)), question="alive or dead")


def hostile(words: str) -> ClaimView:
    source = replace(SAID.source, title=words, publisher=words, address="https://e.org/" + words, slug=words)
    return replace(
        SAID,
        source=source,
        speaker_name=words,
        label=words,
        citations=(CitationView("original", 0, 1, "exact", None, words),),
    )


def test_text_has_quote_speaker_publisher_date_and_address() -> None:
    assert text(SAID) == (
        "Tarek Sahl, alive or dead: dead (army, via a clerk, asserts). "
        '"Twelve died" Velia Wire, Ministry names dead commander, 5 May 2019. https://example.org/wire'
    )


def test_what_was_inferred_stands_in_brackets_and_a_digest_says_so() -> None:
    renditions = (replace(SAID.source.renditions[0], kind="digest"),)
    source = replace(SAID.source, inferred=("published",), renditions=renditions, address="")
    said = text(replace(SAID, source=source))
    assert "[5 May 2019]" in said
    assert '"Twelve died" (digest)' in said


def test_markdown_quotes_and_links() -> None:
    lines = markdown(SAID).splitlines()
    assert lines[2] == "> Twelve died"
    assert "[Ministry names dead commander](<https://example.org/wire>), Velia Wire, 5 May 2019" in lines[-1]


def test_bibtex_has_its_fields() -> None:
    entry = bibtex(SAID)
    assert entry.startswith("@misc{wire,")
    for field in ("year = {2019},", "month = may,", "day = {5},", r"howpublished = {\url{https://example.org/wire}}"):
        assert field in entry


def test_csl_json_is_an_item_with_its_date() -> None:
    (item,) = json.loads(csl_json(SAID))
    assert item["issued"] == {"date-parts": [[2019, 5, 5]]}
    assert item["type"] == "article-newspaper"
    assert item["URL"] == "https://example.org/wire"
    assert "Twelve died" in item["note"]


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2019-10-08", [2019, 10, 8]),
        ("2017-10-20~", [2017, 10, 20]),
        ("2019-10", [2019, 10]),
        ("2019", [2019]),
        ("2019?", [2019]),
        ("2019-21", [2019]),
        ("2019-10-XX", [2019, 10]),
        ("2019-XX-15", [2019]),
        ("2019-10-01/2019-10-08", [2019, 10, 8]),
        ("../2017-10-18", [2017, 10, 18]),
        ("2019-10/..", [2019, 10]),
        ("201X", []),
        ("last week", []),
        ("", []),
    ],
)
def test_dates_are_read_as_far_as_they_go(edtf: str, parts: list[int]) -> None:
    assert date_parts(edtf) == parts


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2019-10-08", {"date-parts": [[2019, 10, 8]]}),
        ("2019-10-08~", {"date-parts": [[2019, 10, 8]], "circa": True}),
        ("2019-10-01/2019-10-08", {"date-parts": [[2019, 10, 1], [2019, 10, 8]]}),
        ("../2017-10-18", {"literal": "until 18 October 2017"}),
        ("2019?", {"literal": "2019 (uncertain)"}),
        ("201X", {"literal": "the 2010s"}),
        ("last week", {"literal": "last week"}),
    ],
)
def test_csl_says_what_is_known_of_the_day_and_no_more(edtf: str, issued: dict[str, object]) -> None:
    (item,) = json.loads(csl_json(replace(SAID, source=replace(SAID.source, published=edtf))))
    assert item["issued"] == issued
    assert "issued" not in json.loads(csl_json(replace(SAID, source=replace(SAID.source, published=""))))[0]


@given(st.text(max_size=60))
def test_no_words_break_out(words: str) -> None:
    said = hostile(words)
    assert json.loads(csl_json(said))[0]["type"] == "article-newspaper"
    entry = bibtex(said)
    depth = 0
    for char in entry:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    quoted = [line for line in markdown(said).splitlines() if line.startswith(">")]
    assert len(quoted) == (1 if quote(said) else 0)
    for form in FORMATS.values():
        assert not any(char in form(said) for char in "\x1b\x9b\x00\x07\u202e\r")


def test_a_copy_is_kept_in_a_file_only_its_owner_reads(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert str(copied_file()) in keep("é\ud800")
    assert copied_file().read_text("utf-8") == "é?"
    assert copied_file().stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "whosays" / "copied.txt"))
    assert "could not be written" in keep("x")
