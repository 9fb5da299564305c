"""Attaching texts: copies of every kind are recognised, every quote found in place, nothing guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.model.views import AnswerView
from store.sync.load import load_case
from store.writes.attach import Attached, attach
from tests.cases import ORIGINAL, CaseFolder, quoted
from tests.store.stores import derived, dump, facts, query, rebuilt, sound

QUOTES = {
    "c-1": '"He is dead,"',
    "c-2": "fell in East Province on 3 May, the ministry said",
    "c-3": "No fewer than a dozen people lost their lives",
    "c-4": "would not say who had fallen",
    "c-5": "on 3 May",
}

COPIES: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "white space at line ends": lambda text: text.replace("\n", "  \n"),
    "boilerplate around": lambda text: (
        "Menu\nHome | World\n\n" + text + "\nShare this\nRead more\nAll rights reserved\n"
    ),
    "another break of lines": lambda text: text.replace(". ", ".\n"),
    "a last line break more": lambda text: text + "\n",
}
#: An original whose words come back in the boilerplate of its copies.
ECHO = "Read more: the ministry said | on 3 May | who had fallen\n"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def held(tmp_path: Path, text: str | bytes, name: str = "copy.txt") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def one(path: Path, file: Path) -> Attached:
    (result,) = attach(path, [file])
    return result


def cited(path: Path) -> dict[str, tuple[str, str]]:
    """For each claim of the courier: its citation's status and the words that the page lights up."""
    page = Library(path).source("courier", "original")
    assert page is not None
    assert page.text is not None
    words = {claim.slug: page.text[lit.start : lit.end] for lit in page.lit for claim in lit.claims}
    statuses = query(
        path,
        "SELECT c.slug, t.status FROM citation t JOIN claim c ON c.id = t.claim_id "
        "JOIN rendition r ON r.id = t.rendition_id WHERE r.label = 'original' AND c.slug LIKE 'c-%'",
    )
    return {slug: (status, words.get(slug, "")) for slug, status in statuses}


def test_the_very_text(path: Path, small: CaseFolder) -> None:
    result = one(path, small.hold_original())
    assert (result.source, result.rendition, result.same, result.citations, result.moved, result.lost) == (
        "courier",
        "original",
        True,
        5,
        0,
        (),
    )
    assert result.sentence().endswith("the very text of courier (original); 5 citations found")
    assert cited(path) == {slug: ("exact", words) for slug, words in QUOTES.items()}
    sound(path)
    assert derived(path) == rebuilt(path)


@pytest.mark.sweep(2)
@pytest.mark.parametrize("kind", COPIES)
def test_a_near_copy(path: Path, tmp_path: Path, kind: str) -> None:
    result = one(path, held(tmp_path, COPIES[kind](ORIGINAL)))
    assert (result.source, result.same, result.citations, result.lost) == ("courier", False, 5, ())
    assert "a near copy of the text of courier (original); 5 citations found" in result.sentence()
    assert {slug: words for slug, (_, words) in cited(path).items()} == QUOTES
    page = Library(path).source("courier")
    assert page is not None
    assert page.rendition == "original"
    assert [r.near_copy for r in page.source.renditions if r.label == "original"] == [True]
    assert derived(path) == rebuilt(path)


def test_words_that_come_back_in_the_boilerplate(path: Path, tmp_path: Path) -> None:
    text = ECHO + ORIGINAL + ECHO
    result = one(path, held(tmp_path, text))
    assert result.lost == ()
    page = Library(path).source("courier", "original")
    assert page is not None
    places = {claim.slug: lit.start for lit in page.lit for claim in lit.claims}
    assert places == {slug: len(ECHO) + ORIGINAL.index(words) for slug, words in QUOTES.items()}


def test_a_changed_sentence_loses_exactly_its_claims(path: Path, tmp_path: Path) -> None:
    text = ORIGINAL.replace("No fewer than a dozen people lost their lives", "Several people lost their lives")
    result = one(path, held(tmp_path, text))
    assert result.lost == ("c-3",)
    assert result.citations == 4
    assert result.sentence().endswith("; not found: the words of c-3")
    assert cited(path) == {slug: ("moved" if slug == "c-4" else "exact", w) for slug, w in QUOTES.items()} | {
        "c-3": ("orphan", "")
    }
    claim = next(c for a in _answers(path, "post-raid", "killed", "all") for c in a.claims if c.slug == "c-3")
    assert {(c.rendition, c.status, c.exact) for c in claim.citations} == {
        ("original", "orphan", ""),
        ("digest", "exact", "at least 12 people"),
    }


def _answers(path: Path, entity: str, prop: str, scope: str) -> tuple[AnswerView, ...]:
    comparison = Library(path).compare(QuestionRef(entity, prop, scope))
    assert comparison is not None
    return comparison.answers


def test_another_text_is_left_alone(path: Path, tmp_path: Path) -> None:
    before = dump(path)
    result = one(path, held(tmp_path, "A report on quite another matter. It rained on 3 May.\n" * 20))
    assert result.sentence().endswith("is no text that a claim of this store cites: left alone")
    assert dump(path) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\0\x01\x02" * 100, "the file is no text"), (b"", "left alone"), (b"\xff\xfe\x00", "UTF-16")],
)
def test_what_is_no_text(path: Path, tmp_path: Path, data: bytes, words: str) -> None:
    before = dump(path)
    assert words in one(path, held(tmp_path, data)).sentence()
    assert dump(path) == before


def test_a_file_too_large_to_be_a_report(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "huge"
    with file.open("wb") as out:
        out.truncate(16 * 1024 * 1024 + 1)
    assert "larger than 16 MiB" in one(path, file).sentence()


def test_other_encodings(path: Path, tmp_path: Path) -> None:
    result = one(path, held(tmp_path, ORIGINAL.encode("utf-16")))
    assert (result.citations, result.lost, result.same) == (5, (), False)


def test_a_missing_file_stops_before_anything_is_written(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    before = dump(path)
    with pytest.raises(BadInput, match="no such file or folder: give the texts you hold"):
        attach(path, [small.hold_original(), tmp_path / "gone"])
    assert dump(path) == before


def test_a_folder_of_texts(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    held(folder, "Some notes.\n", "a.txt")
    held(folder, ORIGINAL, "b.txt")
    held(folder, ORIGINAL, ".hidden.txt")
    assert [(r.path.name, r.same) for r in attach(path, [folder])] == [("a.txt", False), ("b.txt", True)]


def test_attaching_twice_changes_nothing(path: Path, small: CaseFolder) -> None:
    first = one(path, small.hold_original())
    before = dump(path)
    assert one(path, small.hold_original()) == first
    assert dump(path) == before


def test_the_very_text_replaces_a_near_copy_and_not_the_other_way(
    path: Path, small: CaseFolder, tmp_path: Path
) -> None:
    good = held(tmp_path, ORIGINAL + "\n", "good.txt")
    bad = held(tmp_path, ORIGINAL.replace("a dozen", "seven"), "bad.txt")
    assert one(path, bad).lost == ("c-3",)
    assert one(path, good).lost == ()
    for other in (bad, held(tmp_path, ORIGINAL + "\n\n", "as-good.txt")):
        assert "no better than the one attached already" in one(path, other).sentence()
    assert one(path, small.hold_original()).same
    for worse in (bad, good):
        assert "whose very text is attached already" in one(path, worse).sentence()
    assert {status for status, _ in cited(path).values()} == {"exact"}


def test_a_text_the_case_holds(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    text = small.read("sources/herald.txt").rpartition("---\n")[2]
    before = dump(path)
    assert (
        "is the text of herald (original), which the case holds already" in one(path, held(tmp_path, text)).sentence()
    )
    assert dump(path) == before


def test_copies_show_when_the_texts_are_there(small: CaseFolder, tmp_path: Path) -> None:
    """Two sealed reports of one wording are one origin, as soon as both can be compared."""
    more = "".join(f"The river rose by {n} feet that night and fell again by noon. " for n in range(30))
    texts = {"courier": ORIGINAL + more, "echo": "By our own staff\n" + ORIGINAL + more}
    case = CaseFolder(tmp_path / "two", texts["courier"])
    data = texts["echo"].encode()
    case.write(
        "sources/echo.txt",
        "---\nid: echo\npublisher: herald-news\ntitle: Echo\npublished: 2021-05-05\nrendition: original\n"
        f"sha256: {hashlib.sha256(data).hexdigest()}\nlength: {len(texts['echo'])}\n---\n",
    )
    case.write(
        "claims/echo.yaml",
        "source: echo\nclaims:\n  - id: e-1\n    entity: idris-walid\n    property: age\n    value: about 40\n"
        f"    speaker: herald-news\n    cite:\n      original: {quoted(texts['echo'], 'thought to be around forty')}\n",
    )
    path = tmp_path / "two.db"
    load_case(case.folder, path)
    files = [held(tmp_path, text, f"{name}.txt") for name, text in texts.items()]
    assert [r.source for r in attach(path, files)] == ["courier", "echo"]
    copied = query(path, "SELECT s.slug, c.slug FROM source s JOIN source c ON c.id = s.copy_of_id")
    assert copied == [("echo", "courier")]
    assert derived(path) == rebuilt(path)
    before = facts(path)
    assert not load_case(case.folder, path)
    assert facts(path) == before


def test_all_citations_stand_in_the_five_originals(own_store: Path, shared: Path) -> None:
    results = [r for r in attach(own_store, [shared / "seeds"]) if not r.why_not]
    assert len(results) == 5
    assert all(r.same and not r.lost and not r.moved for r in results), [r.sentence() for r in results]
    ((unheld,),) = query(own_store, "SELECT count(*) FROM citation WHERE status <> 'exact'")
    assert unheld == 0
    ((cited,),) = query(
        own_store,
        "SELECT count(*) FROM citation t JOIN rendition r ON r.id = t.rendition_id WHERE r.held_sha256 IS NOT NULL",
    )
    assert cited == sum(r.citations for r in results) > 400
    sound(own_store)


@pytest.mark.sweep(4)
@pytest.mark.parametrize("kind", COPIES)
def test_near_copies_of_the_five_originals(own_store: Path, shared: Path, tmp_path: Path, kind: str) -> None:
    texts = {}
    for file in sorted((shared / "seeds").glob("0*.txt")):
        text = file.read_bytes().decode()
        texts[held(tmp_path, COPIES[kind](text), file.name)] = text
    results = attach(own_store, texts)
    assert [r.lost for r in results] == [()] * 5
    for result, original in zip(results, texts.values(), strict=True):
        copy = COPIES[kind](original)
        assert result.same == (copy == original)
        places = query(
            own_store,
            'SELECT t.start, t."end", t.held_start, t.held_end FROM citation t '
            "JOIN rendition r ON r.id = t.rendition_id JOIN source s ON s.id = r.source_id "
            "WHERE s.slug = ? AND r.label = 'original'",
            result.source,
        )
        assert len(places) == result.citations
        for start, end, held_start, held_end in places:
            assert copy[held_start:held_end].split() == original[start:end].split()
            # and not the same words elsewhere: as much of the text lies before them
            assert copy[:held_start].split()[-3:] == original[:start].split()[-3:] or start < 40
