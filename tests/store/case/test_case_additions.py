"""What the format took on for edits: judgements, reports and their pages, authors, originals in words."""

from __future__ import annotations

import pytest

from store.case.checks.check import check_case
from store.case.checks.seal import seal
from store.case.read import read_case
from tests.cases import CaseFolder

JUDGEMENT = """\
- id: j-1
  entity: idris-walid
  property: life_status
  decision: holds
  answer: dead
  label: dead
  why: Three reports say so.
  who: A. Reader
  at: 2026-01-31T09:30:00Z
"""
HEAD = """\
authors: [A. Writer, B. Writer]
original: the ministry's statement of that day
report:
  sha256: {hash}
  name: as saved.html
  media: text/html
  extractor: reader 1.0
  kept: herald.html
pages: [0, 20, 20, 60]
""".format(hash="a" * 64)


def problems(case: CaseFolder) -> list[str]:
    return [str(problem) for problem in check_case(case.folder).problems]


def test_a_case_may_hold_judgements(small: CaseFolder) -> None:
    small.write("judgements/idris-walid.yaml", JUDGEMENT)
    read = read_case(small.folder)
    ((judgement, at),) = read.judgements
    assert judgement.answer == "dead" and judgement.at == "2026-01-31T09:30:00Z"
    assert at.place("who") == "judgements/idris-walid.yaml:8"
    assert "judgements/idris-walid.yaml" in read.files
    assert problems(small) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("entity: idris-walid", "entity: idris", "2: entity 'idris' is not defined in entities/ (did you mean idris-walid?): define it there"),  # noqa: E501
        ("property: life_status", "property: life", "3: property 'life' is unknown: 'whosays properties' lists them"),
        ("  answer: dead\n", "", "1: 'holds' needs the answer that holds, and no other decision takes one"),
        ("decision: holds", "decision: several", "1: 'holds' needs the answer that holds, and no other decision takes one"),  # noqa: E501
        ("at: 2026-01-31T09:30:00Z", "at: 31 January", "9: at: '31 January' is no time in UTC: write it as 2026-01-31T09:30:00Z"),  # noqa: E501
        ("at: 2026-01-31T09:30:00Z", "at: 2026-01-31T09:30:00+02:00", "9: at: '2026-01-31T09:30:00+02:00' is no time in UTC: write it as 2026-01-31T09:30:00Z"),  # noqa: E501
        ("  label", "  wy: x\n  label", "6: unknown key 'wy' (did you mean why?): known here are id, entity, property, scope, decision, answer, label, why, who, at, supersedes"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_judgement_is_said(small: CaseFolder, old: str, new: str, message: str) -> None:
    assert old in JUDGEMENT
    small.write("judgements/all.yaml", JUDGEMENT.replace(old, new))
    assert problems(small) == [f"judgements/all.yaml:{message}"]


def test_judgements_are_a_list_with_ids_of_their_own(small: CaseFolder) -> None:
    small.write("judgements/a.yaml", JUDGEMENT)
    small.write("judgements/b.yaml", "# again\n" + JUDGEMENT)
    small.write("judgements/c.yaml", "id: j-3\n")
    assert problems(small) == [
        "judgements/b.yaml:2: judgement 'j-1' is defined already at judgements/a.yaml:1: give it another id",
        "judgements/c.yaml:1: a list is expected: start each judgement with '- id:'",
    ]


def test_a_head_may_tell_of_authors_original_report_and_pages(small: CaseFolder) -> None:
    small.edit("sources/herald.txt", "language: en\n", "language: en\n" + HEAD)
    small.write("reports/herald.html", b"\xff\x00 whatever")
    read = read_case(small.folder)
    (head,) = [source.head for source in read.sources if source.head.id == "herald"]
    assert head.authors == ("A. Writer", "B. Writer")
    assert head.report is not None and head.report.kept == "herald.html"
    assert head.pages == (0, 20, 20, 60)
    assert not [name for name in read.files if name.startswith("reports/")]
    assert problems(small) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("original: the", "syndicated_from: courier\noriginal: the", "9: syndicated_from names the original, so it needs no words: keep one of the two"),  # noqa: E501
        ("[0, 20,", "[1, 20,", "15: the first page begins at 0"),
        ("[0, 20, 20,", "[0, 20, 19,", "15: a page begins before the one it follows: put them in the order of the text"),  # noqa: E501
        ("60]", "600]", "15: the page begins behind the end of the text (157 code points)"),
        ("60]", "-60]", "15: pages.3: the number is too small"),
        ("60]", "9223372036854775808]", "15: pages.3: the number is too large: no text is that long"),
        ("kept: herald.html", "kept: ../herald.html", "14: report.kept: '../herald.html' is no path below reports/: give the file's name there"),  # noqa: E501
        ("extractor:", "extracter:", "13: unknown key 'extracter' (did you mean extractor?): known here are sha256, name, media, extractor, kept"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_is_said(small: CaseFolder, old: str, new: str, message: str) -> None:
    assert old in HEAD
    small.edit("sources/herald.txt", "language: en\n", "language: en\n" + HEAD.replace(old, new))
    assert problems(small)[0] == f"sources/herald.txt:{message}"


def test_another_wording_has_a_report_and_pages_too(small: CaseFolder) -> None:
    small.write("sources/herald.fr.txt", "Le front.\n")
    more = "other_renditions:\n  - id: fr\n    kind: translation\n    file: herald.fr.txt\n    pages: [0, 99]\n"
    at = small.edit("sources/herald.txt", "rendition: original\n", "rendition: original\n" + more)
    assert problems(small) == [
        f"sources/herald.txt:{at + 5}: the page begins behind the end of the text (10 code points)"
    ]


@pytest.mark.parametrize("length", [2**63, 2**64, 10**400])
def test_a_length_that_no_store_holds_is_named(small: CaseFolder, length: int) -> None:
    more = f"other_renditions:\n  - id: fr\n    kind: translation\n    sha256: {'0' * 64}\n    length: {length}\n"
    at = small.edit("sources/herald.txt", "rendition: original\n", "rendition: original\n" + more)
    (told,) = problems(small)
    assert told.startswith(f"sources/herald.txt:{at + 5}: other_renditions.0.length: ")


@pytest.mark.parametrize("place", ["start: 9223372036854775808, end: 9223372036854775809", f"start: 0, end: {10**30}"])
def test_a_place_that_no_store_holds_is_named(small: CaseFolder, place: str) -> None:
    more = f"other_renditions:\n  - id: fr\n    kind: translation\n    sha256: {'0' * 64}\n"
    small.edit("sources/herald.txt", "rendition: original\n", "rendition: original\n" + more)
    cited = f"    cite:\n      fr: {{{place}, sha256: {'0' * 64}}}\n"
    small.edit("claims/herald.yaml", "    cite:\n", cited)
    assert any("the number is too large" in told or "whole number" in told for told in problems(small))


def test_a_sealed_case_keeps_its_judgements(small: CaseFolder) -> None:
    small.write("judgements/all.yaml", JUDGEMENT)
    out = small.folder.parent / "sealed"
    seal(small.folder, out)
    assert (out / "judgements" / "all.yaml").read_text() == JUDGEMENT


def test_a_sealed_case_does_not_say_where_a_report_is_kept(small: CaseFolder) -> None:
    other = "  - {id: fr, kind: translation, sha256: %s, report: {sha256: %s, name: f.pdf, kept: f.pdf}}\n"
    more = HEAD + "other_renditions:\n" + other % ("b" * 64, "c" * 64)
    small.edit("sources/herald.txt", "language: en\n", "language: en\n" + more)
    out = small.folder.parent / "sealed"
    seal(small.folder, out)
    sealed = (out / "sources" / "herald.txt").read_text()
    assert "kept" not in sealed and "  extractor: reader 1.0\npages" in sealed and "name: f.pdf}" in sealed
    assert check_case(out).problems == []
