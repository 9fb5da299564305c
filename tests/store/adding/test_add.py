"""Reports become sources of a case: one edit, none twice, copies told, files kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.exchange.citations import FORMATS
from store.library import Library, day_of, load, new_case, read_reports
from store.model.adding import Added, LeftOut, Wanted
from store.model.edits import BadEdit, Change
from store.model.problems import BadInput, Refused
from store.model.reports import Extracted
from tests.store.adding.reports import FERRY, extracted, wanted
from tests.store.intake import makers
from tests.store.stores import query


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    new_case(folder, "The ferry")
    load(folder, tmp_path / "s.db")
    return folder


@pytest.fixture
def library(case: Path) -> Library:
    return Library(case.parent / "s.db", folder=case)


def test_a_report_is_a_source_with_what_is_inferred(library: Library, case: Path) -> None:
    report = wanted(
        FERRY,
        "ferry.html",
        media="text/html",
        pages=(0, 20),
        head={"authors": ("Ann Lee", "Bo Ray"), "language": "en", "note": "page 3 has no text"},
        confirmed=frozenset({"publisher", "published"}),
    )
    done = library.add([report], who="ana")
    (added,) = done.added
    assert added.source == "the-courier-2021" and added.made == "The Courier"
    assert added.inferred == ("title", "language", "authors")
    assert library.record("entity", "the-courier") == {"id": "the-courier", "kind": "voice", "name": "The Courier"}
    data = library.record("source", "the-courier-2021")
    assert data is not None
    assert data["report"] == {
        "sha256": report.report.sha256,
        "name": "ferry.html",
        "media": "text/html",
        "extractor": "plain 1",
        "kept": "the-courier-2021.html",
    }
    assert data["inferred"] == ["title", "language", "authors"] and data["note"] == "page 3 has no text"
    assert (case / "reports" / "the-courier-2021.html").read_bytes() == report.report.data
    page = library.source("the-courier-2021")
    assert page is not None and page.text == FERRY and page.source.authors == ("Ann Lee", "Bo Ray")
    assert query(library.path, "SELECT pages, json_extract(report, '$.kept') FROM rendition") == [
        ("[0, 20]", "the-courier-2021.html")
    ]
    (line, *_) = library.journal()
    assert (line.verb, line.who, line.what) == ("add", "ana", "added the-courier-2021: Ferry sinks")


def test_many_reports_are_one_edit_and_go_with_one_undo(library: Library) -> None:
    done = library.add([wanted(f"Report {n} of the ferry.") for n in range(30)], who="ana")
    assert len(done.added) == 30 and len({it.source for it in done.added}) == 30
    assert [it.made for it in done.added if it.made] == ["The Courier"]
    assert len(library.journal()) == 2
    library.undo(who="ana")
    assert library.sources() == () and library.record("entity", "the-courier") is None
    library.redo(who="ana")
    assert len(library.sources()) == 30
    page = library.source("the-courier-2021")
    assert page is not None and page.text == "Report 0 of the ferry."


def test_the_same_report_comes_in_once(library: Library) -> None:
    first = wanted(FERRY)
    done = library.add([first, first], who="ana")
    assert [type(it) for it in done.outcomes] == [Added, LeftOut]
    again = library.add([wanted(FERRY, sha256="0" * 64), wanted("other text", sha256=first.report.sha256)], who="ana")
    assert again.edited is None
    assert [str(it) for it in again.outcomes] == [
        "/in/r.txt: is there already, as the-courier-2021 (Ferry sinks): not added again"
    ] * 2
    assert library.known(first.report).same == "the-courier-2021"


def test_parts_of_one_file_are_reports_of_their_own(library: Library) -> None:
    parts = [wanted(f"Page {n}.", part=n, sha256="a" * 64) for n in (1, 2)]
    assert len(library.add(parts, who="ana").added) == 2
    assert library.add(parts, who="ana").edited is None


def test_a_text_known_by_hash_only_is_not_a_source_of_its_own(case: Path, tmp_path: Path) -> None:
    report = extracted(FERRY)
    (case / "entities" / "all.yaml").write_text("- {id: wire, kind: voice, name: The Wire}\n")
    (case / "sources" / "wire.txt").write_text(
        f"---\nid: wire-1\npublisher: wire\ntitle: Ferry\nsha256: {report.text_sha256}\nlength: {len(FERRY)}\n---\n"
    )
    load(case, tmp_path / "s.db")
    (left,) = Library(tmp_path / "s.db").add([wanted(FERRY)], who="ana").outcomes
    assert "known" not in str(left) and "'whosays attach' brings it in" in str(left)


@pytest.mark.parametrize(
    ("name", "found"), [("the courier", "the-courier"), ("COURIER, THE", "the-courier"), ("the-courier", "the-courier")]
)
def test_a_publisher_is_found_by_any_spelling(library: Library, name: str, found: str) -> None:
    library.add([wanted(FERRY)], who="ana")
    report = wanted("Another report.", head={"publisher": name})
    assert library.known(report.report, name).publisher == "The Courier"
    (added,) = library.add([report], who="ana").added
    data = library.record("source", added.source)
    assert data is not None and data["publisher"] == found and not added.made


def test_a_publisher_that_is_only_like_another_is_a_voice_of_its_own(library: Library) -> None:
    library.add([wanted(FERRY)], who="ana")
    (added,) = library.add([wanted("x y z", head={"publisher": "The Courier and Post"})], who="ana").added
    assert added.made == "The Courier and Post"


def test_what_a_file_does_not_say_is_filled_in_and_inferred(library: Library) -> None:
    head = {"publisher": "", "title": "", "published": "not a day"}
    (added,) = library.add([wanted("\n  \nThe first line.\nThe second.", head=head)], who="ana").added
    assert (added.title, added.inferred, added.made) == (
        "The first line.",
        ("publisher", "title"),
        "unknown publisher",
    )
    assert library.record("entity", "unknown-publisher") == {
        "id": "unknown-publisher",
        "kind": "voice",
        "name": "unknown publisher",
        "anonymous": True,
    }


def test_days_are_taken_in_words(library: Library) -> None:
    assert (day_of("3 May 2019"), day_of("2019-05~"), day_of("")) == ("2019-05-03", "2019-05~", "")
    with pytest.raises(BadInput, match="'soon' is no day"):
        day_of("soon")
    with pytest.raises(BadInput, match="is no day"):
        library.add([wanted(FERRY, head={"published": "soon"}, confirmed=frozenset({"published"}))], who="ana")
    assert library.sources() == ()


def test_nearly_the_same_wording_is_told_and_a_copy_said_for_good(library: Library) -> None:
    library.add([wanted(FERRY)], who="ana")
    copy = wanted(f"{FERRY} That is all.", head={"publisher": "The Post", "published": "2021-03-05"})
    (near,) = library.known(copy.report).near
    assert (near.source, near.title) == ("the-courier-2021", "Ferry sinks") and near.share > 0.9
    (added,) = library.add([copy], who="ana").added
    assert added.near == (near,) and "of the words of the-courier-2021 (Ferry sinks)" in added.sentence()
    (row,) = [it for it in library.sources() if it.slug == added.source]
    assert row.copy_of == "Ferry sinks"
    library.undo(who="ana")
    told = wanted(copy.report.text, head={"publisher": "The Post"}, copy_of="the-courier-2021")
    (added,) = library.add([told], who="ana").added
    data = library.record("source", added.source)
    assert not added.near and data is not None and data["syndicated_from"] == "the-courier-2021"


def test_an_original_is_told_in_words(library: Library) -> None:
    (added,) = library.add([wanted(FERRY, original="Reuters, 3 May 2019")], who="ana").added
    (row,) = library.sources()
    assert row.original == "Reuters, 3 May 2019" and not row.copy_of and not added.near
    with pytest.raises(BadInput, match="one original"):
        library.add([wanted("x", original="Reuters", copy_of=added.source)], who="ana")
    with pytest.raises(BadInput, match="there is no source 'nobody-1'"):
        library.add([wanted("x", copy_of="nobody-1")], who="ana")


def test_another_wording_is_added_to_a_source(library: Library, case: Path) -> None:
    library.add([wanted(FERRY)], who="ana")
    of = {"of": "the-courier-2021", "head": {"language": "fr"}}
    texts = ["---\nUn bac", "Le bac", "Our digest"]
    done = library.add(
        [
            wanted(texts[0], "a.txt", **of, pages=(0, 5)),
            wanted(texts[1], "b.txt", **of),
            wanted(texts[2], "c.txt", of="the-courier-2021", wording="digest"),
        ],
        who="ana",
    )
    assert [it.rendition for it in done.added] == ["translation-fr", "translation-fr-2", "digest"]
    data = library.record("source", "the-courier-2021")
    assert data is not None
    first, second, _ = data["other_renditions"]
    assert (first["file"], first["kind"], first["pages"]) == (
        "the-courier-2021.translation-fr.txt",
        "translation",
        [0, 6],
    )
    # the file of a wording has no head: its text must not look like one
    assert library.source("the-courier-2021", "translation-fr").text == "\n---\nUn bac"  # type: ignore[union-attr]
    assert (case / "reports" / second["report"]["kept"]).read_bytes() == b"raw\nLe bac"
    with pytest.raises(BadInput, match="there is no source 'x'"):
        library.add([wanted("t", of="x")], who="ana")


def test_known_by_hash_only_no_file_is_kept(library: Library, case: Path) -> None:
    (added,) = library.add([wanted(FERRY)], who="ana", keep=False).added
    data = library.record("source", added.source)
    assert data is not None and "kept" not in data["report"] and not (case / "reports").exists()
    (added,) = Library(library.path).add([wanted("No folder.")], who="ana").added
    assert not added.kept


def test_a_file_that_is_there_is_never_written_over(library: Library, case: Path) -> None:
    (case / "reports").mkdir()
    (case / "reports" / "the-courier-2021.txt").write_text("somebody's")
    (added,) = library.add([wanted(FERRY)], who="ana").added
    assert added.kept == "the-courier-2021-2.txt"
    library.undo(who="ana")
    (added,) = library.add([wanted(FERRY)], who="ana").added  # what is kept stays, and serves again
    assert added.kept == "the-courier-2021-2.txt"
    assert sorted(it.name for it in (case / "reports").iterdir()) == [
        "the-courier-2021-2.txt",
        "the-courier-2021.txt",
    ]


def test_an_edit_that_is_refused_keeps_nothing(library: Library, case: Path) -> None:
    bad = wanted("x", head={"title": "t" * 3000}, confirmed=frozenset({"title"}))
    with pytest.raises(BadEdit):
        library.add([wanted(FERRY), bad], who="ana")
    assert library.sources() == () and not (case / "reports").exists()
    with pytest.raises(BadInput, match="nobody is named"):
        library.add([wanted(FERRY)], who=" ")
    assert not (case / "reports").exists()


def test_what_vanished_since_it_was_read_is_refused(library: Library, case: Path) -> None:
    with pytest.raises(Refused, match=r"gone\.txt: no such file"):
        library.add([wanted(FERRY), wanted("x", path=Path("/in/gone.txt"), data=None)], who="ana")
    assert library.sources() == () and not (case / "reports").exists()


def test_reports_are_kept_through_no_link(library: Library, case: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (case / "reports").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="is a link"):
        library.add([wanted(FERRY)], who="ana")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_is_added_to_a_store_without_a_case_or_read_only(tmp_path: Path, library: Library) -> None:
    with pytest.raises(Refused, match="--read-only"):
        Library(library.path, read_only=True).add([wanted(FERRY)], who="ana")


def test_a_report_from_a_file_is_read_and_kept(library: Library, case: Path, tmp_path: Path) -> None:
    (tmp_path / "box.mbox").write_bytes(makers.mbox(3))
    (tmp_path / "ferry.html").write_text(makers.page())
    found = [it for it in read_reports([tmp_path / "box.mbox", tmp_path / "ferry.html"]) if isinstance(it, Extracted)]
    done = library.add([Wanted(it, it.head) for it in found], who="ana")
    assert len(done.added) == 4
    kept = [(case / "reports" / it.kept).read_bytes() for it in done.added]
    assert kept[3] == (tmp_path / "ferry.html").read_bytes()
    assert b"Bulletin 2" in kept[1] and b"Bulletin 1" not in kept[1]
    assert [Path(it.kept).suffix for it in done.added] == [".eml", ".eml", ".eml", ".html"]


def test_an_add_taken_back_takes_its_file_away_and_done_again_brings_it_back(library: Library, case: Path) -> None:
    """The bytes are kept out of sight, for they may be the only ones; what a person put there is left alone."""
    before = {it for it in case.rglob("*") if ".whosays" not in it.parts}
    library.add([wanted(FERRY)], who="ana")
    library.follow(who="ana")
    (kept,) = (case / "reports").iterdir()
    data = kept.read_bytes()
    library.undo(who="ana")
    library.follow(who="ana")
    assert {it for it in case.rglob("*") if ".whosays" not in it.parts} == before
    assert (case / ".whosays" / ".gitignore").read_text() == "*\n"
    library.redo(who="ana")
    library.follow(who="ana")
    assert kept.read_bytes() == data and not list((case / ".whosays").rglob("*/*"))
    kept.write_bytes(b"annotated by hand")
    library.undo(who="ana")
    library.follow(who="ana")
    assert kept.read_bytes() == b"annotated by hand"


def test_a_file_that_two_sources_were_taken_from_stays_with_the_other(library: Library, case: Path) -> None:
    library.add([wanted(FERRY)], who="ana")
    library.add([wanted(f"More. {FERRY}", head={"publisher": "The Post"})], who="ana")
    first, second = (library.record("source", it.slug) for it in library.sources())
    assert first is not None and second is not None
    shared = {**second, "report": first["report"]}
    library.edit([Change("source", str(second["id"]), second, shared)], who="ana", what="of one file")
    library.follow(who="ana")
    assert [it.name for it in (case / "reports").iterdir()] == [first["report"]["kept"]]
    library.edit([Change("source", str(second["id"]), shared, None)], who="ana", what="gone")
    library.follow(who="ana")
    assert [it.name for it in (case / "reports").iterdir()] == [first["report"]["kept"]]


def test_a_citation_of_a_pdf_has_its_page(library: Library) -> None:
    library.add([wanted(FERRY, pages=(0, FERRY.index("On the third")))], who="ana")
    raid = {"id": "sinking", "kind": "raid", "name": "The sinking"}
    library.edit([Change("entity", "sinking", None, raid)], who="ana", what="a raid")
    for number, words in enumerate(("3 boats", "5 boats")):
        start = FERRY.index(words)
        cite = library.cite("the-courier-2021", "original", start, start + len(words))
        claim = {"source": "the-courier-2021", "id": f"c-{number}", "entity": "sinking", "property": "outcome"}
        claim |= {"value": words, "speaker": "the-courier", "cite": cite}
        library.edit([Change("claim", f"c-{number}", None, claim)], who="ana", what="cited")
    page = library.source("the-courier-2021")
    assert page is not None
    claims = [claim for lit in page.lit for claim in lit.claims]
    assert [claim.citations[0].page for claim in claims] == [1, 2]
    for told in FORMATS.values():
        assert "p. 1" in told(claims[0]) and "p. 2" in told(claims[1])
