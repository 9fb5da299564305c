"""Entities of a list of names: an edit that needs one makes it the case's, under an id of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.db.engine import reading
from store.edits.preview import preview
from store.edits.undo import redo, undo
from store.library import Library
from store.model.edits import BadEdit, Change
from store.sync.load import load_case
from store.writes.name_lists import load_into
from tests.cases import CaseFolder
from tests.store.edits.made import state
from tests.store.edits.test_apply import changed, do, record, refused, store
from tests.store.stores import derived, query, rebuilt, sound

__all__ = ["store"]


@pytest.fixture
def listed(store: Path) -> Path:
    names = store.with_name("names.csv")
    names.write_text("entity,kind,name\n7,voice,Omar Bey\n7,voice,Umar Bay\n8,place,South Province\nQ9,voice,Kim\n")
    load_into(store, names)
    return store


def test_an_entity_of_a_list_of_names_is_the_cases_when_an_edit_needs_it(listed: Path) -> None:
    before = state(listed)
    data = record(listed, "claim", "h-2")
    shown = preview_of(listed, {**data, "speaker": "7"})
    assert not shown.problems
    do(listed, changed(listed, "claim", "h-2", speaker="7"), changed(listed, "claim", "h-3", value="8"))
    whole_but_lists(listed)
    assert record(listed, "entity", "7") == {"id": "7", "kind": "voice", "name": "Omar Bey", "names": ["Umar Bay"]}
    with Library(listed) as library:
        assert [change.name for change in library.journal_page(library.journal()[0].id).changes] == [  # type: ignore[union-attr]
            "entity 7", "entity 8", "claim h-2", "claim h-3",
        ]  # fmt: skip
        assert library.search("umar bay").count
    undo(listed, who="ana")
    assert state(listed) == before  # they are the list's again, and are found
    with Library(listed) as library:
        assert library.search("umar bay").count
    redo(listed, who="ana")
    whole_but_lists(listed)


def test_an_entity_of_a_list_is_changed_from_what_the_list_says(listed: Path) -> None:
    before = state(listed)
    with Library(listed) as library:
        said = library.record("entity", "7")
        assert said is not None
        library.edit([Change("entity", "7", said, {**said, "about": "A bey."})], who="ana", what="told of him")
        assert library.record("entity", "7") == {**said, "about": "A bey."}
        library.undo(who="ana")
        assert library.record("entity", "7") == said
    assert state(listed) == before
    error = refused(listed, changed(listed, "claim", "h-2", speaker="Q10"))
    assert isinstance(error, BadEdit) and "Q10" in str(error)


KIM = {"id": "kim", "kind": "voice", "name": "Kim", "listed": "Q9"}


def test_an_entity_whose_id_in_a_list_can_be_none_of_a_case_gets_one_that_can(listed: Path) -> None:
    before = state(listed)
    assert not preview_of(listed, {**record(listed, "claim", "h-2"), "speaker": "Q9", "via": ["Q9"]}).problems
    with Library(listed) as library:
        assert library.record("entity", "Q9") == KIM
    do(listed, changed(listed, "claim", "h-2", speaker="Q9", via=["7"]))
    whole_but_lists(listed)
    assert record(listed, "claim", "h-2")["speaker"] == "kim"
    assert record(listed, "entity", "kim") == KIM
    do(listed, changed(listed, "claim", "h-3", speaker="Q9"))  # named by the list's id once more
    assert record(listed, "claim", "h-3")["speaker"] == "kim"
    with Library(listed) as library:
        (found,) = [row for rows in library.search("kim").rows.values() for row in rows]
        assert found.slug == "kim"
        said = library.record("entity", "Q9")
        assert said == KIM
        library.edit([Change("entity", "Q9", said, {**said, "about": "A."})], who="ana", what="told of Kim")
        assert library.record("entity", "kim") == {"about": "A.", **KIM}
    for _ in range(3):
        undo(listed, who="ana")
    assert state(listed) == before
    with Library(listed) as library:
        (found,) = [row for rows in library.search("kim").rows.values() for row in rows]
        assert found.slug == "Q9"  # the list's again


def test_a_place_of_a_list_is_a_value_by_its_own_id(listed: Path) -> None:
    names = listed.with_name("places.csv")
    names.write_text("entity,kind,name\nGeo:12,place,Kandal\nGeo:13,place,Kandal\n")
    load_into(listed, names)
    do(
        listed,
        changed(listed, "claim", "h-2", property="place", scope=None, value={"says": "in Kandal", "is": "near Geo:12"}),
        changed(listed, "claim", "h-3", property="place_of_death", value="Geo:13"),
    )
    whole_but_lists(listed)
    assert record(listed, "claim", "h-2")["value"] == {"says": "in Kandal", "is": "near kandal"}
    assert record(listed, "claim", "h-3")["value"] == "kandal-2"
    assert record(listed, "entity", "kandal-2")["listed"] == "Geo:13"


def test_a_list_that_is_loaded_again_is_one_with_what_the_case_took_over(listed: Path, small: CaseFolder) -> None:
    do(listed, changed(listed, "claim", "h-2", speaker="Q9"))
    rows = query(listed, "SELECT slug FROM entity ORDER BY slug")
    names = listed.with_name("names.csv")
    names.write_text("entity,kind,name\nQ9,voice,Kim\nQ9,voice,Kym\n")
    load_into(listed, names)
    assert query(listed, "SELECT slug FROM entity ORDER BY slug") == rows
    fresh = listed.with_name("fresh.db")
    load_into(fresh, names)
    small.write("entities/more.yaml", b"- {id: kim, kind: voice, name: Kim, listed: Q9}\n")
    load_case(small.folder, fresh)
    assert {slug for (slug,) in query(fresh, "SELECT slug FROM entity WHERE name = 'Kim'")} == {"kim"}


def preview_of(store: Path, claim: dict[str, Any]) -> Any:

    with reading(store) as plain:
        return preview(plain, claim)


def whole_but_lists(store: Path) -> None:
    sound(store)
    assert derived(store) == rebuilt(store)
