"""Loading: twice is once, and an edited case touches only what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event

import store.db.writing
from store.db import tables
from store.db.schema import SCHEMA_VERSION
from store.db.sqlite.opening import APPLICATION_ID
from store.db.writing import writing
from store.edits.judging import judge_question
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadCase
from store.sync.load import load_case
from store.writes.attach import attach
from tests.cases import ORIGINAL, CaseFolder
from tests.conftest import ROOT
from tests.engines import content
from tests.store.stores import derived, dump, facts, fresh, query, rebuilt, sound

CLAIMS, ALL = "claims/herald.yaml", "entities/all.yaml"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    """A store of the small case."""
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def claim_rows(path: Path) -> dict[str, tuple[object, ...]]:
    return {row[1]: row for row in query(path, "SELECT id, slug, * FROM claim")}


def version(path: Path) -> str:
    ((told,),) = query(path, "SELECT value FROM meta WHERE key = 'version'")
    return str(told)


@pytest.mark.files
def test_a_store_is_a_marked_wal_file_with_foreign_keys(path: Path) -> None:
    assert query(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert query(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert query(path, "PRAGMA journal_mode") == [("wal",)]
    with writing(path) as session:
        assert store.db.writing.driver(session).execute("PRAGMA foreign_keys").fetchone() == (1,)
    sound(path)
    assert derived(path) == rebuilt(path)


def test_what_was_loaded_is_told(small: CaseFolder, tmp_path: Path) -> None:
    steps: list[str] = []
    changes = load_case(small.folder, tmp_path / "new.db", lambda what, *_: steps.append(what))
    assert changes.added == {
        "entities": 11,
        "links": 2,
        "names": 13,
        "sources": 2,
        "renditions": 3,
        "uses of a name": 2,
        "claims": 9,
    }
    assert not changes.changed
    assert not changes.removed
    assert {"checking claims", "writing claims", "comparing"} <= set(steps)


def test_loading_twice_changes_nothing_at_all(small: CaseFolder, path: Path) -> None:
    before, bytes_before = dump(path), content(path)
    changes = load_case(small.folder, path)
    assert not changes
    assert changes.sentence() == "nothing changed"
    assert dump(path) == before
    assert content(path) == bytes_before


def test_the_case_that_ships_loads_twice_as_once(own_store: Path) -> None:
    before = dump(own_store)
    assert not load_case(ROOT / "seeds", own_store)
    assert dump(own_store) == before
    sound(own_store)
    assert derived(own_store) == rebuilt(own_store)


def test_files_that_are_as_they_were_are_not_read_again(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("the case was read")

    monkeypatch.setattr("store.sync.load.read_case", read)
    assert not load_case(small.folder, path)
    with pytest.raises(AssertionError):
        load_case(small.folder, path.with_name("another.db"))


def test_a_file_that_no_reader_finds_is_told_though_nothing_changed(small: CaseFolder, path: Path) -> None:
    small.write("claims/late.yml", "source: courier\n")
    with pytest.raises(BadCase) as refused:
        load_case(small.folder, path)
    assert [problem.file for problem in refused.value.problems] == ["claims/late.yml"]


@pytest.mark.parametrize("again", [False, True])
def test_no_row_of_the_case_becomes_an_object(small: CaseFolder, path: Path, again: bool) -> None:
    """An object for each would take a third of a large load, and most of its memory."""
    made: list[str] = []
    kinds = (tables.Entity, tables.Name, tables.Source, tables.Rendition, tables.Claim, tables.Citation)

    def note(target: object, *_: object) -> None:
        made.append(type(target).__name__)

    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    for kind in kinds:
        event.listen(kind, "init", note)
        event.listen(kind, "load", note)
    try:
        load_case(small.folder, path if again else path.with_name("another.db"))
    finally:
        for kind in kinds:
            event.remove(kind, "init", note)
            event.remove(kind, "load", note)
    assert made == []


@pytest.mark.files
def test_a_first_load_leaves_the_indexes_as_they_were_made(path: Path, tmp_path: Path) -> None:
    indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    with writing(tmp_path / "blank.db", create=True) as session:
        blank = store.db.writing.driver(session).execute(indexes).fetchall()
    assert query(path, indexes) == blank


EDITS = {
    "a value": (CLAIMS, 'is: "7"', 'is: "8"'),
    "a speaker": (CLAIMS, "speaker: herald-news", "speaker: ministry"),
    "a stance": (CLAIMS, "    stance: denies\n", ""),
    "a quote": (CLAIMS, "original: on 5 May 2021", "original: 5 May 2021"),
    "a scope": (CLAIMS, "property: killed\n", "property: killed\n    scope: militants\n"),
    "a relay": ("claims/courier.yaml", "via: [unnamed-officer]", "via: [spokesman, unnamed-officer]"),
    "a claim's id": (CLAIMS, "id: h-2", "id: h-22"),
    "a name": (ALL, "name: Idris Walid", "name: Idrees Walid"),
    "a spelling": (ALL, "text: Edrees Waleed", "text: Edris Waleed"),
    "a spelling's kind": (ALL, "kind: transliteration", "kind: alias"),
    "an entity's kind": (ALL, "kind: leader", "kind: group"),
    "a place": (ALL, "  within: northland\n- id: west", "- id: west"),
    "a body": (ALL, "  speaks_for: [ministry]\n", ""),
    "a likeness": (ALL, "  perhaps: [idris-walid]\n", ""),
    "the uses of a name": (ALL, "used_by: [courier]", "used_by: [herald, courier]"),
    "a title": ("sources/herald.txt", "title: River Front denies", "title: Front denies"),
    "a date of publication": ("sources/herald.txt", "published: 2021-05-06", "published: 2021-05-02"),
    "a copy": ("sources/herald.txt", "language: en", "language: en\nsyndicated_from: courier"),
    "a text": ("sources/herald.txt", "The River Front denied", "On Thursday The River Front denied"),
    "a rendition's kind": ("sources/herald.txt", "rendition: original", "rendition: original\nkind: translation"),
    "the case's title": ("case.yaml", "Two reports", "Three reports"),
}


@pytest.mark.sweep(8)
@pytest.mark.parametrize("what", EDITS)
def test_an_edited_case_is_as_if_loaded_anew(small: CaseFolder, path: Path, what: str) -> None:
    if what == "an entity's kind":
        for name, old, new in (
            (CLAIMS, "property: life_status", "property: alias"),
            (CLAIMS, "property: place_of_death", "property: base"),
            (CLAIMS, "property: date_of_death", "property: alias"),
        ):
            small.edit(name, old, new)
        small.write("claims/courier.yaml", "source: courier\n")
    before = version(path)
    small.edit(*EDITS[what])
    changes = load_case(small.folder, path)
    assert changes, changes.sentence()
    assert version(path) != before
    sound(path)
    assert derived(path) == rebuilt(path)
    again = fresh(small)
    assert facts(path) == facts(again)
    # the full text and the index of names know claims and names by their rows, which are older here
    for part in ("answers", "verdicts", "order of lists"):
        assert derived(path)[part] == derived(again)[part], part
    assert not load_case(small.folder, path)


def test_untouched_claims_keep_their_rows(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    citations = query(path, "SELECT * FROM citation ORDER BY id")
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    changes = load_case(small.folder, path)
    assert (changes.added, changes.changed, changes.removed) == ({}, {"claims": 1}, {})
    after = claim_rows(path)
    assert [slug for slug in before if before[slug] != after[slug]] == ["h-2"]
    assert before["h-2"][0] == after["h-2"][0]
    kept = [row for row in query(path, "SELECT * FROM citation ORDER BY id") if row[1] != before["h-2"][0]]
    assert kept == [row for row in citations if row[1] != before["h-2"][0]]


def test_a_claim_put_between_others_moves_them_and_changes_none(small: CaseFolder, path: Path) -> None:
    new = "  - id: h-0\n    entity: idris-walid\n    property: age\n    value: '41'\n    speaker: herald-news\n"
    small.edit(CLAIMS, "claims:\n", f"claims:\n{new}    cite:\n      original: Edrees Waleed\n")
    before = claim_rows(path)
    changes = load_case(small.folder, path)
    assert (changes.added, changes.changed, changes.removed) == ({"claims": 1}, {}, {})
    after = claim_rows(path)
    assert all(before[slug][0] == after[slug][0] for slug in before)
    assert facts(path) == facts(fresh(small))


def test_claims_in_another_order(small: CaseFolder, path: Path) -> None:
    text = small.read(CLAIMS)
    head, first, rest = text[: text.index("  - id: h-1")], text[text.index("  - id: h-1") :], ""
    first, rest = first[: first.index("  - id: h-2")], first[first.index("  - id: h-2") :]
    small.write(CLAIMS, head + rest + first)
    before = claim_rows(path)
    assert load_case(small.folder, path).changed == {"places of claims": 4}
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))


def test_removal_of_claims_entities_and_a_source(small: CaseFolder, path: Path) -> None:
    small.path(CLAIMS).unlink()
    small.path("sources/herald.txt").unlink()
    small.edit(ALL, "      used_by: [herald]\n", "")
    small.edit(ALL, "- id: herald-news\n  kind: voice\n  name: The Herald\n", "")
    small.edit(ALL, "- id: west-province\n  kind: place\n  name: West Province\n  within: northland\n", "")
    changes = load_case(small.folder, path)
    assert changes.removed == {"uses of a name": 1, "claims": 4, "sources": 1, "entities": 2, "names": 2}
    sound(path)
    assert facts(path) == facts(fresh(small))
    assert derived(path) == rebuilt(path)
    assert query(path, "SELECT count(*) FROM passage_fts") == [(5,)]


def test_a_place_and_what_lies_in_it_go_together(small: CaseFolder, path: Path) -> None:
    small.add(
        ALL, "- id: far\n  kind: place\n  name: Far\n- id: farther\n  kind: place\n  name: Farther\n  within: far\n"
    )
    load_case(small.folder, path)
    text = small.read(ALL)
    small.write(ALL, text[: text.index("- id: far\n")])
    assert load_case(small.folder, path).removed == {"entities": 2, "names": 2}
    sound(path)


def test_a_renamed_entity_takes_its_claims_along(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    for name in (ALL, CLAIMS, "claims/courier.yaml"):
        small.write(name, small.read(name).replace("idris-walid", "walid-idris"))
    changes = load_case(small.folder, path)
    assert changes.removed["entities"] == changes.added["entities"] == 1
    assert "claims" not in changes.removed
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))
    assert derived(path) == rebuilt(path)
    assert [row.slug for row in Library(path).search("waleed").rows["leader"]] == ["walid-idris"]


def test_a_renamed_source_keeps_its_claims(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    for name in (ALL, CLAIMS, "sources/herald.txt"):
        small.write(
            name, small.read(name).replace("source: herald\n", "source: tribune\n").replace("[herald]", "[tribune]")
        )
    small.edit("sources/herald.txt", "id: herald\n", "id: tribune\n")
    changes = load_case(small.folder, path)
    assert changes.removed == {"uses of a name": 1, "sources": 1}
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))


def test_a_source_that_was_copied_can_go(small: CaseFolder, path: Path) -> None:
    copied = small.read("sources/herald.txt").replace("id: herald\n", "id: echo\n").replace("2021-05-06", "2021-05-07")
    long = "".join(f" The river rose by {n} feet and fell by {n + 1} again." for n in range(40))
    small.write("sources/echo.txt", copied + long)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + long)
    load_case(small.folder, path)
    assert query(path, "SELECT s.slug, c.slug FROM source s JOIN source c ON c.id = s.copy_of_id") == [
        ("echo", "herald")
    ]
    small.path("sources/herald.txt").unlink()
    small.path(CLAIMS).unlink()
    small.edit(ALL, "      used_by: [herald]\n", "")
    load_case(small.folder, path)
    sound(path)
    assert facts(path) == facts(fresh(small))


def test_an_entity_known_from_a_list_of_names_becomes_the_cases(small: CaseFolder, path: Path) -> None:
    with writing(path) as session:
        plain = store.db.writing.driver(session)
        plain.execute(
            "INSERT INTO entity (slug, kind, name, about, anonymous, known, worst, origin) "
            "VALUES ('newcomer', 'leader', 'Newcomer', '', 0, 0, 9, 'names')"
        )
    small.add(ALL, "- id: newcomer\n  kind: leader\n  name: A Newcomer\n")
    load_case(small.folder, path)
    assert query(path, "SELECT name, origin FROM entity WHERE slug = 'newcomer'") == [("A Newcomer", "case")]


def test_judgements_and_attached_texts_survive(small: CaseFolder, path: Path) -> None:
    ref = QuestionRef("idris-walid", "life_status")
    judge_question(path, ref, "holds", answer="dead", why="The body was shown.", who="ana")
    assert [a.same for a in attach(path, [small.hold_original()])] == [True]
    small.edit(
        "claims/courier.yaml", "    property: date_of_death", "    note: Said twice.\n    property: date_of_death"
    )
    assert load_case(small.folder, path).changed == {"claims": 1}
    library = Library(path)
    comparison = library.compare(ref)
    assert comparison is not None
    assert comparison.question.judged == "dead holds"
    page = library.source("courier", "original")
    assert page is not None
    assert page.text == ORIGINAL
    assert len(page.lit) == 5  # the edited claim's words are found again, too
    assert query(path, "SELECT DISTINCT status FROM citation") == [("exact",)]
    assert not load_case(small.folder, path)


def test_another_text_under_the_same_hash_entry_drops_what_was_attached(small: CaseFolder, path: Path) -> None:
    attach(path, [small.hold_original()])
    ((sha256,),) = query(path, "SELECT sha256 FROM rendition WHERE text IS NOT NULL AND held_sha256 IS NOT NULL")
    small.edit("sources/courier.txt", sha256, "0" * 64)
    load_case(small.folder, path)
    assert query(path, "SELECT text, held_sha256 FROM rendition WHERE sha256 = ?", "0" * 64) == [(None, None)]
    assert facts(path) == facts(fresh(small))
