"""A name that stands only in a claim finds whom it is claimed of, with whose word it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.care.reindex import reindex
from store.library import Library
from store.model.edits import Change
from store.model.hits import SaidSo
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.engines import on_server, opened
from tests.store.stores import examined

_ALIAS = """\
  - id: {id}
    entity: idris-walid
    property: {property}
    value: {value}
    speaker: {speaker}
    stance: {stance}
    cite:
      original: The River Front
"""


def _claim(case: CaseFolder, value: str = "Lion of Karzun", **others: str) -> None:
    told = {"id": "h-9", "property": "alias", "speaker": "river-front", "stance": "asserts"} | others
    case.add("claims/herald.yaml", _ALIAS.format(value=value, **told))


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    _claim(small)
    load_case(small.folder, store)
    return store


def _found(library: Library, text: str) -> list[tuple[str, str, SaidSo | None]]:
    return [(hit.slug, hit.matched, hit.said) for hit in library.find(text).hits if not hit.near]


def _is_sound(path: Path) -> bool:
    return all(it.ok for it in examined(path))


def test_it_is_found_by_another_spelling_of_it_with_who_says_so(path: Path) -> None:
    with Library(path) as library:
        said = SaidSo("alias", "River Front", "The Herald", "2021-05-06")
        assert _found(library, "Lion of Karzoun") == [("idris-walid", "Lion of Karzun", said)]
        (row,) = library.search("lion of karzun").rows["leader"]
        assert (row.matched, row.said) == ("Lion of Karzun", "alias, says River Front in The Herald 2021")
        page = library.entity("idris-walid")
        assert page is not None and [(it.text, it.said) for it in page.claimed] == [(row.matched, row.said)]
        assert next(library.match(["Lion of Karzun"])).hits[0].said == said
    assert _is_sound(path)


def test_a_spelling_of_the_entity_is_no_claim(small: CaseFolder, tmp_path: Path) -> None:
    _claim(small, "Edrees Waleed")
    load_case(small.folder, tmp_path / "s.db")
    with Library(tmp_path / "s.db") as library:
        assert _found(library, "Edrees Waleed") == [("idris-walid", "Edrees Waleed", None)]
        page = library.entity("idris-walid")
        assert page is not None and page.claimed == ()


@pytest.mark.parametrize("stance", ["denies", "cannot_confirm"])
def test_what_nobody_asserts_is_no_name(small: CaseFolder, tmp_path: Path, stance: str) -> None:
    _claim(small, stance=stance)
    load_case(small.folder, tmp_path / "s.db")
    with Library(tmp_path / "s.db") as library:
        assert not [it for it in library.find("Lion of Karzun").hits if it.matched == "Lion of Karzun"]


def test_what_its_own_speaker_took_back_is_no_name_and_what_another_denies_still_is(
    small: CaseFolder, tmp_path: Path
) -> None:
    _claim(small)
    _claim(small, id="h-10", speaker="ministry", stance="denies")
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    with Library(store) as library:
        assert _found(library, "Lion of Karzun")[0][1] == "Lion of Karzun"
        one = library.record("claim", "h-9")
        assert one is not None
        back = one | {"id": "h-11", "stance": "retracts", "said": "2031-01-01"}
        library.edit([Change("claim", "h-11", None, back)], who="ana", what="taken back")
        assert not [it for it in _found(library, "Lion of Karzun") if it[1] == "Lion of Karzun"]
        page = library.entity("idris-walid")
        assert page is not None and not page.claimed
        assert _is_sound(store)
        library.undo(who="ana")
        assert _found(library, "Lion of Karzun")[0][1] == "Lion of Karzun"
    assert _is_sound(store)
    with Library(store) as library:
        library.edit([Change("claim", "h-11", None, back)], who="ana", what="taken back")
    reindex(store)
    with Library(store) as library:
        assert not [it for it in _found(library, "Lion of Karzun") if it[1] == "Lion of Karzun"]


def test_several_who_say_so_are_counted_and_one_who_publishes_is_told_once(small: CaseFolder, tmp_path: Path) -> None:
    _claim(small, speaker="herald-news", property="real_name")
    _claim(small, id="h-10")
    load_case(small.folder, tmp_path / "s.db")
    with Library(tmp_path / "s.db") as library:
        (row,) = library.search("lion of karzun").rows["leader"]
        assert row.said == "real name, says The Herald 2021 and 1 more"


@pytest.mark.parametrize(("own", "label"), [("war_name", "war name"), ("known_as", "nicknamed")])
def test_a_property_of_the_case_whose_values_are_names(small: CaseFolder, tmp_path: Path, own: str, label: str) -> None:
    told = f"properties:\n  - {{id: {own}, label: {label}, kinds: [leader], type: text, holds: many, names: true}}\n"
    small.add("case.yaml", told)
    _claim(small, property=own)
    load_case(small.folder, tmp_path / "s.db")
    with Library(tmp_path / "s.db") as library:
        (row,) = library.search("lion of karzun").rows["leader"]
        assert row.said == f"{label}, says River Front in The Herald 2021"


def test_edits_and_taking_them_back_keep_it_up(path: Path) -> None:
    with Library(path) as library:
        before = library.record("claim", "h-9")
        assert before is not None
        library.edit([Change("claim", "h-9", before, before | {"value": "Karim Bold"})], who="ana", what="another")
        assert _found(library, "Karim Bold")[0][1] == "Karim Bold"
        assert not [it for it in _found(library, "Lion of Karzun") if it[1] == "Lion of Karzun"]
        library.undo(who="ana")
        assert _found(library, "Lion of Karzun")[0][1] == "Lion of Karzun"
        library.edit([Change("claim", "h-9", before, None)], who="ana", what="gone")
        assert not [it for it in _found(library, "Lion of Karzun") if it[1] == "Lion of Karzun"]
        library.undo(who="ana")
        entity = library.record("entity", "idris-walid")
        assert entity is not None
        names = [*entity["names"], "Lion of Karzun"]
        library.edit([Change("entity", "idris-walid", entity, entity | {"names": names})], who="ana", what="a spelling")
        assert _found(library, "Lion of Karzun") == [("idris-walid", "Lion of Karzun", None)]
        library.undo(who="ana")
        assert _found(library, "Lion of Karzun")[0][2] is not None
    assert _is_sound(path)


def test_a_store_that_was_made_without_them_is_read_and_the_next_write_brings_them(path: Path) -> None:
    with opened(path) as connection:
        if on_server():  # where no table is ever missing
            connection.execute("DELETE FROM nx_claimed")
            connection.execute("DELETE FROM nx_name")
        else:
            connection.execute("DROP TABLE nx_claimed")
            connection.execute("INSERT INTO nx_name(nx_name) VALUES ('delete-all')")
        connection.execute("UPDATE nx_meta SET value = value - 1 WHERE what = 'rules'")
    with Library(path, read_only=True) as library:
        assert _found(library, "Lion of Karzun") == []
        page = library.entity("idris-walid")
        assert page is not None and len(page.claimed) == 1, "what a page tells needs no index"
    reindex(path)
    with Library(path) as library:
        assert _found(library, "Lion of Karzun")[0][0] == "idris-walid"
    assert _is_sound(path)
