"""The fields of the claim form: counts and their places, parts, days, voices, who is new; and keys typed ahead."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.tui.forms.desk import NARROW, WIDE, desk
from tests.tui.stage import until, until_shown
from tui.app import typeahead
from tui.forms import ground
from tui.screens.reader import ReaderScreen


@pytest.mark.slow
@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_a_count_has_a_place_and_says_how_it_was_made(own_store: Path, size: tuple[int, int]) -> None:
    async with desk(own_store, size) as at:
        await at.cite()
        await at.press(*"musa", "space", *"qala", "space", *"raid", "enter")
        await at.press(*"killed", "enter")
        assert at.form.entity.picked is not None and at.form.entity.picked.kind == "raid"
        await at.press(*"nine", "alt+j", *"helm", "enter")
        assert at.form.where.picked is not None and at.form.where.picked.key == "helmand"
        await at.press("ctrl+t", *"est", "enter", "enter", "alt+s", "ctrl+u", *"2019-10-08T12:30", "ctrl+s")
        await at.closed()
        claim = at.kept()
        assert (claim["where"], claim["counted"], claim["said"]) == ("helmand", "estimated", "2019-10-08T12:30")
        await until_shown(at.pilot, "killed (in Helmand): 9 (estimated)")
        # what is there already stands in the form, and can be taken out of it
        await at.press("C")
        await at.opened()
        assert at.form.where.picked is not None and at.form.counted.picked is not None
        await at.press("alt+j", "ctrl+u", "ctrl+s")
        await at.closed()
        assert "where" not in at.kept() and at.kept()["counted"] == "estimated"


@pytest.mark.slow
async def test_where_is_asked_of_counts_and_parts_alone(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", "alt+j", "ctrl+t")
        assert not at.form.possible(at.form.where) and not at.form.possible(at.form.counted)
        assert at.form.at_hand is at.form.value


@pytest.mark.slow
async def test_a_part_in_which_group_is_found_as_any_entity(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"role", "enter")
        assert at.form.at_hand is at.form.scope and at.form.scope.label == "Group"
        await at.press(*"AQIS", "enter", *"head", "enter", "enter", "enter")
        await at.closed()
        assert (at.kept()["scope"], at.kept()["value"]) == ("aqis", "head")


@pytest.mark.slow
async def test_a_part_of_a_whole_comes_with_its_property(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press(*"musa", "enter", *"killed", "space", *"civ", "enter")
        assert at.form.at_hand is at.form.value
        await at.press(*"40", "enter", "enter")
        await at.previewed()
        assert at.form.preview is not None and "civilians" in at.form.preview.question
        await at.press("enter")
        await at.closed()
        assert at.kept()["scope"] == "civilians"


@pytest.mark.slow
async def test_what_came_with_one_voice_does_not_stay_with_another(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind", "enter")
        assert at.form.speaker.offered is not None and at.form.speaker.offered.also
        await at.press("ctrl+n")
        await until(at.pilot, lambda: at.reader.claiming.form is not None and at.form.property.picked is None)
        await at.opened()
        assert at.form.fields["said"].text == "2019-10-08"
        await at.press("tab", "tab", *"samaa", "enter")
        assert at.form.speaker.picked is not None and at.form.fields["said"].text == ""


@pytest.mark.slow
async def test_who_is_new_is_previewed_and_made_once(own_store: Path) -> None:
    """The next claim of the passage is about the entity made with the first, not about a second one of that name."""
    async with desk(own_store) as at:
        await at.cite()
        await at.press(*"Harn post".replace(" ", ""), "alt+r", *"killed", "enter", *"31", "enter", *"Herald", "alt+v")
        await at.previewed()
        await until_shown(at.pilot, "the first answer to this question")
        await at.press("ctrl+n")
        await until(at.pilot, lambda: at.reader.claiming.form is not None and at.form.property.picked is None)
        await at.opened()
        first = at.kept()
        assert at.form.entity.picked is not None and not at.form.entity.picked.new
        await at.press(*"wounded", "enter", *"40", "enter", "ctrl+s")
        await at.closed()
        second = at.kept()
        assert (first["entity"], first["speaker"]) == (second["entity"], second["speaker"]) == ("harnpost", "herald")
        assert (first["property"], second["property"]) == ("killed", "wounded")
        await at.cite("Kabul..Taliban")
        assert at.form.entity.choices[0].key == "harnpost"  # used last, offered first


@pytest.mark.slow
async def test_days_are_taken_in_the_words_of_the_report(own_store: Path) -> None:
    """The report is of Wednesday, 9 October 2019."""
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind", "enter", "enter", "alt+s", *"Tuesday", "alt+y", *"June")
        await until_shown(at.pilot, "8 October 2019", "June 2019")
        await at.press("alt+w", *"someday", "ctrl+s")
        await until_shown(at.pilot, "someday")
        assert at.reader.claiming.form is not None and "valid" in at.form.fields and at.form.fields["valid"].problem
        await at.press("end", *["backspace"] * 7, "ctrl+s")
        await at.closed()
        claim = at.kept()
        assert (claim["said"], claim["as_of"], claim.get("valid")) == ("2019-10-08", "2019-06", None)


async def test_keys_typed_before_the_form_stands_are_for_the_form(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store may be slow to say what is around the passage: what is typed meanwhile is no command of the reader."""
    asked, answer = threading.Event(), threading.Event()
    begin = ground.ground

    def slow(*told: Any) -> Any:
        asked.set()
        answer.wait(60)
        return begin(*told)

    monkeypatch.setattr(ground, "ground", slow)
    monkeypatch.setattr(typeahead, "OPENING", 60.0)  # a busy machine is not to be taken for a store that hangs
    async with desk(own_store) as at:
        for key in ("slash", *"uttar", "enter", "a", *"asim", "enter", *"nat", "enter"):
            await at.pilot.press(key)
        await until(at.pilot, asked.is_set)
        assert isinstance(at.app.screen, ReaderScreen)
        answer.set()
        await until(at.pilot, lambda: at.reader.claiming.form is not None and at.form.property.picked is not None)
        assert at.form.entity.picked is not None and at.form.property.picked is not None
        assert (at.form.entity.picked.key, at.form.property.picked.key) == ("asim-umar", "nationality")
