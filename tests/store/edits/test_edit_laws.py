"""Laws of edits, over edits that chance makes: rows follow the records, and undo gives the very store back."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.edits.edit import edit
from store.edits.undo import redo, undo
from store.model.edits import Edited
from store.model.problems import BadInput
from store.sync.load import load_case
from store.writes.name_lists import load_into
from tests.cases import CaseFolder
from tests.store.edits.made import LISTED, edit_of, same_as_anew, state
from tests.store.stores import derived, query, rebuilt, sound


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the small case."""
    folder = tmp_path_factory.mktemp("laws")
    load_case(CaseFolder(folder / "case").folder, folder / "begun.db")
    return folder / "begun.db"


@pytest.fixture(scope="module")
def listed(begun: Path) -> Path:
    """The same with a list of names, of which the case may take entities over."""
    store, names = copy_of(begun, "listed.db"), begun.with_name("names.csv")
    kinds = zip(LISTED, ("voice", "place", "leader"), strict=True)
    names.write_text("entity,kind,name\n" + "".join(f"{of},{kind},{kind} {of}\n" for of, kind in kinds))
    load_into(store, names)
    return store


def some_edits(store: Path, chance: random.Random, number: int, who: str = "ana") -> list[Edited]:
    """Make so many edits of a store; those that are refused leave it as it was."""
    done = []
    for _ in range(number):
        made = edit_of(chance, store)
        before = store.read_bytes()
        try:
            edited = edit(store, made.changes, who=who, what="by chance", texts=made.texts)
        except BadInput:
            assert store.read_bytes() == before
            continue
        if edited.id:
            done.append(edited)
    return done


def copy_of(store: Path, name: str) -> Path:
    for ending in ("-wal", "-shm"):
        store.with_name(name + ending).unlink(missing_ok=True)
    return Path(shutil.copy(store, store.with_name(name)))


edited = given(chance=st.randoms(use_true_random=False))
few, many = (
    settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    for number in (2, 25)
)
"""A store is made and made again for each example: the suite tries a few, its slower part many."""


def made_of_records(begun: Path, chance: random.Random) -> None:
    store = copy_of(begun, "made.db")
    for _ in range(4):
        if some_edits(store, chance, 3):
            sound(store)
            assert derived(store) == rebuilt(store)
            again = store.with_name("anew.db")
            for name in ("anew.db", "anew.db-wal", "anew.db-shm"):
                store.with_name(name).unlink(missing_ok=True)
            same_as_anew(store, again)


@edited
@few
def test_what_edits_make_of_a_store_is_what_its_records_make(begun: Path, chance: random.Random) -> None:
    made_of_records(begun, chance)


@pytest.mark.slow
@edited
@many
def test_what_edits_make_of_a_store_is_what_its_records_make_however_many(begun: Path, chance: random.Random) -> None:
    made_of_records(begun, chance)


def undone_and_redone(begun: Path, chance: random.Random) -> None:
    store = copy_of(begun, "undone.db")
    states = [state(store)]
    for _ in range(8):
        if some_edits(store, chance, 1):
            states.append(state(store))
    for before in reversed(states[:-1]):
        undo(store, who="ana")
        assert state(store) == before
    with pytest.raises(BadInput, match="nothing that could be taken back"):
        undo(store, who="ana")
    for after in states[1:]:
        redo(store, who="ana")
        assert state(store) == after
    with pytest.raises(BadInput, match="taken nothing back"):
        redo(store, who="ana")


@edited
@few
def test_undo_step_by_step_gives_the_very_store_back_and_redo_goes_forward_again(
    begun: Path, chance: random.Random
) -> None:
    undone_and_redone(begun, chance)


@pytest.mark.slow
@edited
@many
def test_undo_step_by_step_gives_the_very_store_back_and_redo_goes_forward_again_however_many(
    begun: Path, chance: random.Random
) -> None:
    undone_and_redone(begun, chance)


def taken_out_of_the_middle(begun: Path, chance: random.Random) -> None:
    store = copy_of(begun, "middle.db")
    done = some_edits(store, chance, 8)
    if len(done) < 2:
        return
    wanted = chance.choice(done[:-1])
    before = state(store)
    try:
        undo(store, who="ben", number=wanted.id)
    except BadInput as error:
        assert state(store) == before
        said = str(error)
        assert "; take that back first" in said, said
        return
    sound(store)
    assert derived(store) == rebuilt(store)
    (last,) = query(store, "SELECT max(id) FROM edit")[0]
    again = undo(store, who="ben", number=last)
    assert again.what.startswith("done again: ")
    assert state(store) == before


@edited
@few
def test_an_edit_in_the_middle_is_taken_back_apart_or_the_sentence_says_what_stands_on_it(
    begun: Path, chance: random.Random
) -> None:
    taken_out_of_the_middle(begun, chance)


@pytest.mark.slow
@edited
@many
def test_an_edit_in_the_middle_is_taken_back_apart_or_the_sentence_says_what_stands_on_it_however_many(
    begun: Path, chance: random.Random
) -> None:
    taken_out_of_the_middle(begun, chance)


@pytest.mark.slow
@edited
@few
def test_entities_that_are_taken_over_from_a_list_go_back_to_it_and_come_again(
    listed: Path, chance: random.Random
) -> None:
    undone_and_redone(listed, chance)
    taken_out_of_the_middle(listed, chance)


@pytest.mark.slow
@edited
@many
def test_entities_that_are_taken_over_from_a_list_go_back_to_it_and_come_again_however_many(
    listed: Path, chance: random.Random
) -> None:
    undone_and_redone(listed, chance)
    taken_out_of_the_middle(listed, chance)
