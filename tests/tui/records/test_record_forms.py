"""An entity and the head of a source changed by keys: what is kept, what is told, and what two people do at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.model.edits import Change
from tests.tui.records.changing import changing, small_store
from tui.records.screen import RecordScreen
from tui.session import messages


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return small_store(tmp_path)


def spellings(record: dict[str, Any] | None) -> list[tuple[str, str]]:
    assert record is not None
    return [(it, "alias") if isinstance(it, str) else (it["text"], it.get("kind", "alias")) for it in record["names"]]


async def test_a_spelling_takes_its_letters_and_two_keys(store: Path) -> None:
    async with changing(store) as person:
        person.app.screen.post_message(messages.OpenNames("idris-walid"))
        await person.says("Spellings", "Edrees Waleed")
        await person.keys("a")
        await person.ready()
        await person.type("Abu Idris")
        await person.says("Abu Idris kunya")
        await person.keys("enter", "enter")
        await person.left("Leader Idris Walid changed: spellings. U takes it back.")
        await person.says("4 spellings")
        assert ("Abu Idris", "kunya") in spellings(person.record("entity", "idris-walid"))


@pytest.mark.slow
async def test_a_spelling_is_what_it_looks_like_or_what_is_chosen(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "idris-walid", "names")
        await person.type("RF")
        await person.keys("enter")
        await person.type("Ustad")
        await person.keys("down", "down", "down", "down", "enter")
        await person.type("RF")
        await person.keys("enter")
        await person.says("RF is there already")
        await person.keys("backspace", "backspace")
        # the last one goes back into the line, is written otherwise, and comes in again
        await person.keys("backspace", "x", "enter", "ctrl+s")
        await person.left("changed: spellings")
        found = spellings(person.record("entity", "idris-walid"))
        assert found[2:] == [("RF", "acronym"), ("Ustadx", "alias")]


async def test_a_spelling_is_taken_away_and_the_sources_of_the_others_stay(store: Path) -> None:
    async with changing(store) as person:
        before = person.record("entity", "idris-walid")
        await person.open("entity", "idris-walid", "names")
        await person.keys("down", "down", "delete", "ctrl+s")
        await person.left("changed: spellings")
        after = person.record("entity", "idris-walid")
        assert before is not None and after is not None
        assert after["names"] == [before["names"][0]]
        assert after["names"][0]["used_by"] == ["herald"]


@pytest.mark.slow
async def test_another_name_leaves_the_old_one_where_sources_have_it(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "idris-walid")
        await person.keys("end", "s")
        await person.says("1 change: Name", "Idris Walid stays as a spelling: 1 source have it so")
        await person.keys("ctrl+s")
        await person.left("changed: name")
        after = person.record("entity", "idris-walid")
        assert after is not None
        assert (after["name"], after["names"][0]) == ("Idris Walids", {"text": "Idris Walid", "used_by": ["courier"]})
        assert "used_by" not in after


@pytest.mark.slow
async def test_a_spelling_becomes_the_name(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "idris-walid")
        await person.keys("end", *["backspace"] * len("Idris Walid"))
        await person.type("Edrees Waleed")
        await person.keys("ctrl+s")
        await person.left("changed: name")
        after = person.record("entity", "idris-walid") or {}
        assert (after["name"], after["used_by"]) == ("Edrees Waleed", ["herald"])
        assert spellings(after)[0] == ("Idris Walid", "alias")


@pytest.mark.slow
async def test_a_place_lies_in_several_and_comes_after_another(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "west-province", "within")
        await person.says("Northland")
        await person.type("east")
        await person.says("East Province place")
        await person.keys("enter", "tab")
        await person.says("Northland, East Province")
        await person.type("north")
        await person.says("Northland place")
        await person.keys("enter", "ctrl+s")
        await person.left("changed: lies in, came after")
        after = person.record("entity", "west-province") or {}
        assert (after["within"], after["follows"]) == (["northland", "east-province"], ["northland"])


@pytest.mark.slow
async def test_a_source_has_a_time_of_day_and_a_zone(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "published")
        await person.keys("end")
        await person.type("T12:30")
        await person.says("6 May 2021, 12:30")
        await person.keys("tab")
        await person.type("+03:00")
        await person.keys("ctrl+s")
        await person.left("changed: published, zone")
        after = person.record("source", "herald") or {}
        assert (after["published"], after["zone"]) == ("2021-05-06T12:30", "+03:00")


@pytest.mark.slow
async def test_kind_place_and_whom_somebody_speaks_for(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "west-province", "within")
        assert "Speaks for" not in person.shown
        await person.keys(*["backspace"] * 9)
        await person.type("east")
        await person.says("East Province place")
        await person.keys("enter", "ctrl+s")
        await person.left("changed: lies in")
        assert (person.record("entity", "west-province") or {})["within"] == "east-province"
        await person.open("entity", "unnamed-officer", "speaks_for")
        await person.type("river")
        await person.says("River Front group")
        await person.keys("enter", "tab", "backspace", "ctrl+s")
        await person.left("changed: speaks for, perhaps")
        after = person.record("entity", "unnamed-officer")
        assert after == {
            "id": "unnamed-officer",
            "kind": "voice",
            "name": "an unnamed officer",
            "anonymous": True,
            "speaks_for": ["river-front"],
        }


async def test_what_does_not_hold_is_said_at_its_field(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "idris-walid", "kind")
        await person.keys("p", "ctrl+s")
        await person.says("but 'idris-walid' is a place")
        assert isinstance(person.app.screen, RecordScreen)
        await person.keys("escape")
        await person.says("Esc again leaves the form")
        await person.keys("escape")
        await person.pilot.pause()
        # what was filled in stands there again
        await person.open("entity", "idris-walid")
        await person.says("What you had filled in stands here again: Ctrl+X begins anew.")
        assert person.form.state["kind"] == "place"
        await person.open("source", "herald", "published")
        await person.keys("x", "ctrl+s")
        await person.says('"x" is not an EDTF date')
        assert person.form.fields["published"].at_hand
        assert (person.record("source", "herald") or {})["published"] == "2021-05-06"


async def test_authors_that_were_inferred_are_shown_and_confirmed(store: Path) -> None:
    with Library(store) as library:
        before = library.record("source", "herald")
        assert before is not None
        after = {**before, "authors": ["Ann Lee", "Bo Ray"], "inferred": ["authors"]}
        library.edit([Change("source", "herald", before, after)], who="ana", what="authors")
    async with changing(store) as person:
        await person.open("source", "herald")
        await person.says("Ann Lee, Bo Ray, inferred", "1 field inferred")
        await person.keys("alt+z", "alt+z")
        await person.says("Authors confirmed")
        assert "Ann Lee, Bo Ray" in person.shown and "Ann Lee, Bo Ray, inferred" not in person.shown


@pytest.mark.slow
async def test_what_was_inferred_is_confirmed_by_a_key_or_by_a_change(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald")
        await person.says("6 May 2021, inferred", "2 fields inferred")
        await person.keys("alt+z", "alt+z")
        await person.says("1 change: Published confirmed", "1 field inferred")
        assert person.form.fields["language"].at_hand
        await person.keys("end", "backspace", "backspace", "f", "r")
        assert person.form.state["inferred"] == ()
        await person.keys("ctrl+s")
        await person.left("Source herald changed: language, published confirmed")
        after = person.record("source", "herald")
        assert after is not None
        assert (after["language"], after.get("inferred")) == ("fr", None)


async def test_a_head_is_changed_and_the_rest_of_the_source_stays(store: Path) -> None:
    async with changing(store) as person:
        before = person.record("source", "courier")
        await person.open("source", "courier", "authors")
        await person.type("A. Writer")
        await person.keys("enter")
        await person.type("B. Other")
        await person.keys("tab")
        await person.type("denies")
        await person.says("The Herald, 6 May 2021: River Front denies death of its leader")
        await person.keys("enter", "ctrl+s")
        await person.left("Source courier changed: authors, copies")
        after = person.record("source", "courier")
        assert before is not None and after is not None
        assert after == {**before, "authors": ["A. Writer", "B. Other"], "syndicated_from": "herald"}


@pytest.mark.slow
async def test_a_publisher_that_is_new_is_made_with_the_head(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "publisher")
        await person.keys(*["backspace"] * 10)
        await person.type("Evening Post")
        await person.says("new voice")
        await person.keys("alt+v", "ctrl+s")
        await person.left("changed: publisher")
        assert (person.record("source", "herald") or {})["publisher"] == "evening-post"
        assert person.record("entity", "evening-post") == {
            "id": "evening-post",
            "kind": "voice",
            "name": "Evening Post",
        }
        with Library(person.store) as library:
            library.undo(who="Ana")
        assert person.record("entity", "evening-post") is None


async def test_nothing_is_kept_where_nothing_was_changed(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald")
        await person.keys("ctrl+s")
        await person.left("")
        with Library(person.store) as library:
            assert [line.verb for line in library.journal()] == ["load"]


async def test_what_something_stands_on_is_not_removed_and_what_hangs_on_it_is_told(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "ministry")
        await person.keys("ctrl+d")
        await person.says("Remove voice Ministry of Defence? Ctrl+D again removes it.")
        await person.keys("ctrl+d")
        await person.says("It cannot be removed", "2 claims: c-2, c-5", "1 entity: spokesman")
        await person.keys("escape")
        await person.open("source", "herald")
        await person.keys("ctrl+d", "ctrl+d")
        await person.says("4 claims: h-1, h-2, h-3, h-4")
        assert person.record("source", "herald") is not None


@pytest.mark.slow
async def test_what_nothing_stands_on_is_removed_and_comes_back(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "northland")
        await person.keys("escape")
        for slug in ("east-province", "west-province"):
            place = person.record("entity", slug)
            assert place is not None
            place.pop("within")
            person.meanwhile("entity", slug, place)
        await person.open("entity", "northland")
        await person.keys("ctrl+d", "ctrl+d")
        await person.left("Place Northland removed. U takes it back.")
        assert person.record("entity", "northland") is None
        with Library(person.store) as library:
            library.undo(who="Ana")
        assert person.record("entity", "northland") is not None


async def test_what_somebody_else_changed_meanwhile_stands_beside(store: Path) -> None:
    async with changing(store, (120, 40)) as person:
        await person.open("entity", "idris-walid")
        await person.keys("end", "x")
        theirs = {**(person.record("entity", "idris-walid") or {}), "name": "Idris Valid", "about": "A chief."}
        person.meanwhile("entity", "idris-walid", theirs)
        await person.keys("ctrl+s")
        await person.says("Somebody changed leader Idris Valid meanwhile.", "Taken over: Line", "Alt+H takes that")
        assert "somebody else has: Idris Valid" in person.form.fields["name"].problem
        assert person.form.state["name"] == "Idris Walidx"
        assert person.form.state["about"] == "A chief."
        await person.keys("alt+h")
        assert person.form.state["name"] == "Idris Valid"
        await person.keys("y", "ctrl+s")
        await person.left("changed: name")
        assert (person.record("entity", "idris-walid") or {})["name"] == "Idris Validy"


@pytest.mark.slow
async def test_what_somebody_else_removed_meanwhile_is_said(store: Path) -> None:
    async with changing(store) as person:
        claims = ("h-1", "h-2", "h-3", "h-4")
        await person.open("source", "herald")
        await person.keys("end", "x")
        idris = person.record("entity", "idris-walid")
        assert idris is not None
        for claim in claims:
            person.meanwhile("claim", claim, None)
        person.meanwhile("entity", "idris-walid", {**idris, "names": []})
        person.meanwhile("source", "herald", None)
        await person.keys("ctrl+s")
        await person.says("Somebody removed source herald meanwhile")


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    ("wish", "shown", "key", "title"),
    [
        (None, "Idris Walid", "ctrl+e", "Change leader Idris Walid"),
        (lambda: messages.OpenNames("idris-walid"), "3 spellings", "C", "Change leader Idris Walid"),
        (lambda: messages.OpenNames("idris-walid"), "3 spellings", "ctrl+e", "Change leader Idris Walid"),
        (messages.OpenSources, "2 sources", "C", "Change source courier"),
        (messages.OpenSources, "2 sources", "ctrl+o", "Change source courier"),
        (
            lambda: messages.OpenSource("herald", None, "h-1"),
            "The River Front denied",
            "ctrl+o",
            "Change source herald",
        ),
        (
            lambda: messages.OpenSource("herald", None, "h-1"),
            "The River Front denied",
            "ctrl+e",
            "Change leader Idris Walid",
        ),
        (lambda: messages.OpenTimeline("idris-walid"), "May 2021", "ctrl+e", "Change leader Idris Walid"),
    ],
)
async def test_one_key_leads_to_the_form_and_back(store: Path, wish: Any, shown: str, key: str, title: str) -> None:
    async with changing(store) as person:
        if wish is not None:
            person.app.screen.post_message(wish())
        await person.says(shown)
        await person.pilot.pause()
        await person.keys(key)
        await person.ready()
        await person.says(title)
        below = person.app.screen_stack[-2]
        await person.keys("escape")
        await person.pilot.pause()
        assert person.app.screen is below


async def test_a_read_only_session_offers_none_of_it(store: Path) -> None:
    async with changing(store, read_only=True) as person:
        for wish, shown in (
            (None, "Idris Walid"),
            (messages.OpenNames("idris-walid"), "3 spellings"),
            (messages.OpenSources(), "2 sources"),
        ):
            if wish is not None:
                person.app.screen.post_message(wish)
            await person.says(shown)
            screen = person.app.screen
            await person.keys("ctrl+e", "ctrl+o", "C", "a")
            await person.pilot.pause()
            assert person.app.screen is screen
            told = {binding.binding.action for binding in screen.active_bindings.values() if binding.enabled}
            assert not told & {"change_entity", "change_source", "add_spelling"}
        person.app.screen.post_message(messages.ChangeRecord("source", "herald"))
        await person.pilot.pause()
        assert not isinstance(person.app.screen, RecordScreen)


async def test_hostile_text_is_shown_harmless(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "idris-walid", "about")
        person.form.fields["about"].entry.value = "[bold]x[/] \x1b[2J \u202e"
        await person.keys("ctrl+s")
        await person.left("changed: line")
        assert (person.record("entity", "idris-walid") or {})["about"] == "[bold]x[/] [2J"
        await person.open("entity", "idris-walid", "about")
        await person.says("[bold]x[/] [2J")


@pytest.mark.slow
async def test_a_new_publisher_made_by_its_key_leads_on_like_one_taken(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "publisher")
        await person.type("Radio Velle")
        await person.says("new voice")
        await person.keys("alt+v")
        assert person.form.at_hand is not None and person.form.at_hand.key == "published"
