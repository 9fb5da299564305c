"""The claim form in the reader: entered by keys, kept, changed, removed, overtaken; on a store of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.library import Library
from store.model.edits import Change
from tests.tui.forms.desk import NARROW, WIDE, desk
from tests.tui.stage import until, until_shown, words
from tui.screens.reader import ReaderScreen


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_a_claim_is_entered_by_keys_and_kept(own_store: Path, size: tuple[int, int]) -> None:
    async with desk(own_store, size) as at:
        await at.cite()
        # wherever its lines are broken, beside the form or above it
        assert re.search(r"\[a\b.{,90}Pakistani\b.{,90}citizen,.{,90}was\b.{,90}killed\]", words(at.app), re.S)  # type: ignore[arg-type]
        assert at.form.at_hand is at.form.entity and at.form.speaker.picked is None
        await at.press("enter", *"nat", "enter")
        assert at.form.at_hand is at.form.value
        await at.press(*"ind", "enter")
        await at.previewed()
        await until_shown(at.pilot, "may conflict, as no dates tell")
        assert at.form.at_hand is at.form.speaker and at.form.speaker.picked is None
        await at.press("enter")
        assert at.form.speaker.picked is not None
        await at.press("enter")
        await at.closed()
        await until_shown(at.pilot, "Claim added: Asim Umar")
        claim = at.kept()
        assert (claim["entity"], claim["property"], claim["value"]) == ("asim-umar", "nationality", "india")
        assert claim["cite"] == {"digest": "a Pakistani citizen, was killed"}
        await until(at.pilot, lambda: at.reader.claim is not None and at.reader.claim.slug == claim["id"])


@pytest.mark.slow
async def test_what_is_typed_ahead_is_taken_when_it_is_found(own_store: Path) -> None:
    """Nobody waits for the store between two keys."""
    async with desk(own_store) as at:
        await at.cite()
        for key in (*"asim", "enter", *"died in", "enter", *"helmand", "enter", *"nds", "enter", "enter"):
            await at.pilot.press("space" if key == " " else key)
        await at.rest()
        if at.reader.claiming.form is not None:  # the last Enter came before the speaker was there
            await at.press("enter")
        await at.closed()
        claim = at.kept()
        assert (claim["property"], claim["value"], claim["speaker"]) == ("place_of_death", "helmand", "nds")


async def test_what_is_wrong_with_a_field_is_said_to_its_end(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press(*"asim", "enter", *"streng", *"180", *"chem", "enter")
        field = at.form.property
        assert field.problem.endswith("head of")
        said = field.query_one(".problem")
        await until(at.pilot, lambda: said.size.height * said.size.width >= len(field.problem) + said.size.height)
        assert said.size.height == said.virtual_size.height >= 3


@pytest.mark.slow
async def test_the_speaker_is_offered_and_never_filled_in_silently(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind")
        await until_shown(at.pilot, "may conflict, as no dates tell")  # as it is offered, before it is taken
        await at.press("ctrl+s")
        assert at.form.speaker.picked is None and at.form.at_hand is at.form.speaker
        await until_shown(at.pilot, "who says so? Enter takes")
        offered = at.form.speaker.offered
        assert offered is not None
        await at.press("ctrl+s")  # the one offered in the field at hand
        await at.closed()
        assert at.kept()["speaker"] == offered.key


@pytest.mark.slow
async def test_the_next_claim_of_the_passage_begins_with_entity_and_speaker(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind", "enter", "enter", "ctrl+n")
        await until(at.pilot, lambda: at.reader.claiming.form is not None and at.form.property.picked is None)
        await at.opened()
        assert at.form.entity.picked is not None and at.form.speaker.picked is not None
        assert at.form.at_hand is at.form.property
        await at.press(*"died", "space", *"on", "enter")
        await at.press(*"2019", "enter", "enter")
        await at.closed()
        assert at.kept()["cite"] == {"digest": "a Pakistani citizen, was killed"}
        await at.press("plus")
        await at.opened()
        assert at.form.speaker.picked is not None and at.form.at_hand is at.form.property
        await at.press("escape")
        await at.closed()


@pytest.mark.slow
async def test_a_value_that_cannot_be_read_asks_for_what_it_is_compared_as(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"bornon"[:4], "enter", *"longago", "enter", "enter")
        await until_shown(at.pilot, '"longago" is not a date')
        await until(at.pilot, lambda: at.form.missing == ["is"])  # who speaks is looked up meanwhile
        await at.press("enter")
        assert at.form.at_hand is at.form.is_
        await at.press(*"1970", "enter")
        await until_shown(at.pilot, "compared as 1970")
        await at.press("enter")
        await at.closed()
        assert at.kept()["value"] == {"says": "longago", "is": "1970"}


@pytest.mark.slow
async def test_stance_certainty_relays_and_the_day_are_a_key_away(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind", "enter", "enter", "alt+d", "alt+q")
        assert (at.form.stance.value, at.form.certainty.value) == ("denies", "possible")
        await at.press("alt+o", *"samaa", "enter", *"afp", "enter")
        await until(at.pilot, lambda: len(at.form.via.picks) == 2)
        await at.press("backspace", "alt+s", *"2019", "minus", *"10", "ctrl+s")
        await at.closed()
        claim = at.kept()
        assert (claim["stance"], claim["certainty"], claim["via"], claim["said"]) == (
            "denies",
            "possible",
            ["samaa"],
            "2019-10",
        )


@pytest.mark.slow
async def test_a_new_voice_and_a_new_spelling_take_one_key_more(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press(*"Asim Omer Khan".replace(" ", ""))
        await until(at.pilot, lambda: bool(at.form.entity.choices))
        await at.press("alt+x")
        await until(at.pilot, lambda: at.form.entity.picked is not None and bool(at.form.entity.picked.spelling))
        await at.press(*"nat", "enter", *"ind", "enter", *"Coastal", "alt+v")
        assert at.form.speaker.picked is not None and at.form.speaker.picked.new
        await at.press("enter")
        await at.closed()
        assert at.kept()["speaker"] == "coastal"
        assert (at.library.record("entity", "coastal") or {})["kind"] == "voice"
        line = at.library.journal(limit=1)[0]
        assert line.records == 3
        at.library.undo(who="Ines")
        assert at.library.record("entity", "coastal") is None


async def test_escape_asks_once_and_a_form_left_comes_back(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", "escape")
        await until_shown(at.pilot, "Esc again leaves")
        await at.press("i", "escape")
        assert at.reader.claiming.form is not None
        await at.press("escape")
        await at.closed()
        await at.cite()
        assert at.form.property.picked is not None and at.form.property.picked.key == "nationality"
        assert at.form.value.text == "i"


@pytest.mark.slow
async def test_a_form_that_came_back_is_emptied_by_a_key_and_that_is_taken_back(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("enter", *"nat", "enter", *"i", "escape", "escape")
        await at.closed()
        await at.cite()
        await until_shown(at.pilot, "What you had filled in stands here again: Ctrl+X", "Ctrl+X Begin anew")
        await at.press("ctrl+x")
        assert at.form.entity.picked is None and at.form.property.picked is None and at.form.value.text == ""
        assert at.form.at_hand is at.form.entity and not at.form.dirty
        await until_shown(at.pilot, "Ctrl+X again brings back what stood here")
        await at.press("ctrl+x")
        assert at.form.property.picked is not None and at.form.value.text == "i" and at.form.dirty
        await at.press("ctrl+x", "escape")  # nothing is in it: it is left at once, and comes back empty
        await at.closed()
        await at.cite()
        assert at.form.entity.picked is None and "stands here again" not in words(at.app)  # type: ignore[arg-type]


@pytest.mark.slow
async def test_a_change_that_was_left_comes_back_and_is_as_the_claim_again_by_a_key(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.press("C")
        await at.opened()
        before = at.form.state
        await at.press("alt+m", *"so", "alt+d")
        changed = at.form.state
        assert changed != before
        await at.press("escape", "escape")
        await at.closed()
        await at.press("C")
        await at.opened()
        await until(at.pilot, lambda: at.form.state == changed)
        await until_shown(at.pilot, "2 changes: ", "stands here again: Ctrl+X begins")
        await at.press("ctrl+x")
        assert at.form.state == before
        await until_shown(at.pilot, "nothing is changed yet")
        await at.press("escape")
        await at.closed()


async def test_an_empty_form_is_left_at_once(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.cite()
        await at.press("escape")
        await at.closed()
        assert isinstance(at.app.screen, ReaderScreen) and len(at.library.journal()) == 1


async def test_a_claim_is_changed_and_its_citation_with_it(own_store: Path) -> None:
    async with desk(own_store) as at:
        assert at.reader.claim is not None
        slug = at.reader.claim.slug
        before = at.library.record("claim", slug)
        await at.press("C")
        await at.opened()
        assert before is not None and at.form.speaker.picked is not None
        await until_shown(at.pilot, "nothing is changed yet", f"Change claim {slug}")
        await at.press("alt+k", "ctrl+s")
        await at.closed()
        assert at.kept() == {**before, "certainty": "probable"} | {"cite": before["cite"]}
        await at.press("slash", *"uttar", "enter", "C")
        await at.opened()
        await until_shown(at.pilot, "1 change: citation")
        await at.press("ctrl+s")
        await at.closed()
        assert at.kept()["cite"]["digest"].lower().startswith("uttar")
        assert at.kept()["cite"]["original"] == before["cite"]["original"]


@pytest.mark.slow
async def test_words_are_cited_beside_those_that_a_claim_has(own_store: Path) -> None:
    async with desk(own_store) as at:
        assert at.reader.claim is not None
        before = at.library.record("claim", at.reader.claim.slug)
        assert before is not None
        await at.press("C", "ctrl+g")
        await until_shown(at.pilot, "Select words in the text, then C")
        await at.press("escape", "slash", *"uttar", "enter", "C")
        await at.opened()
        await at.press("ctrl+g")
        await until_shown(at.pilot, "1 change: one more citation")
        await at.press("ctrl+g")
        await until_shown(at.pilot, "1 change: citation")
        await at.press("ctrl+g", "ctrl+s")
        await at.closed()
        *first, last = at.kept()["cite"]["digest"]
        had = before["cite"]["digest"]
        assert first == (had if isinstance(had, list) else [had]) and last.casefold().startswith("uttar")


async def test_a_claim_is_removed_at_the_second_key_alone(own_store: Path) -> None:
    async with desk(own_store) as at:
        assert at.reader.claim is not None
        slug = at.reader.claim.slug
        await at.press("D")
        await until_shown(at.pilot, "Remove the claim Asim Umar")
        await at.press("p", "n", "D")
        assert at.library.record("claim", slug) is not None
        await at.press("D")
        await until(at.pilot, lambda: at.library.record("claim", slug) is None)
        await until_shown(at.pilot, "U takes it back")


@pytest.mark.slow
async def test_who_was_overtaken_sees_both_and_overwrites_nothing(own_store: Path) -> None:
    async with desk(own_store) as at:
        assert at.reader.claim is not None
        slug = at.reader.claim.slug
        await at.press("C")
        await at.opened()
        before = dict(at.library.record("claim", slug) or {})
        theirs = {**before, "certainty": "possible", "note": "Theirs.", "as_of": "2019"}
        at.library.edit([Change("claim", slug, before, theirs)], who="Omar", what="changed")
        await at.press("alt+m", *"Mine", "ctrl+s")
        await until_shown(
            at.pilot, "Somebody changed this claim meanwhile", "somebody else has: Theirs. (Alt+H takes it)"
        )
        assert at.form.certainty.value == "possible" and at.form.fields["as_of"].text == "2019"
        assert dict(at.library.record("claim", slug) or {}) == theirs
        await at.press("ctrl+s")
        await at.closed()
        assert at.kept() == {**theirs, "note": "Mine"}


@pytest.mark.slow
async def test_theirs_can_be_taken_and_a_claim_removed_meanwhile_is_told(own_store: Path) -> None:
    async with desk(own_store) as at:
        assert at.reader.claim is not None
        slug = at.reader.claim.slug
        await at.press("C")
        await at.opened()
        before = dict(at.library.record("claim", slug) or {})
        theirs = {**before, "note": "Theirs."}
        at.library.edit([Change("claim", slug, before, theirs)], who="Omar", what="changed")
        await at.press("alt+m", *"Mine", "alt+k", "ctrl+s")
        await until_shown(at.pilot, "somebody else has: Theirs. (Alt+H takes it)")
        await at.press("alt+h")
        assert at.form.fields["note"].text == "Theirs."
        at.library.edit([Change("claim", slug, theirs, None)], who="Omar", what="removed")
        await at.press("ctrl+s")
        await until_shown(at.pilot, "Somebody removed this claim meanwhile")
        await at.press("ctrl+s")
        await at.closed()
        assert (at.kept()["certainty"], at.kept()["note"]) == ("probable", "Theirs.") and at.kept()["id"] != slug


async def test_nothing_is_offered_where_nothing_may_be_written(own_store: Path) -> None:
    async with desk(own_store, read_only=True) as at:
        assert "Cite" not in words(at.app) and "Change" not in words(at.app)  # type: ignore[arg-type]
        await at.press("a", "C", "D", "D", "plus")
        assert at.reader.claiming.form is None


async def test_from_compare_the_form_opens_beside_the_words(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.pilot.press("c")
        await until(at.pilot, lambda: not isinstance(at.app.screen, ReaderScreen))
        await until_shown(at.pilot, "nationality")
        await until(at.pilot, lambda: getattr(at.app.screen, "cited", None) is not None)
        await at.pilot.press("C")
        await until(at.pilot, lambda: isinstance(at.app.screen, ReaderScreen))
        await at.opened()
        await until_shown(at.pilot, "Change claim")


@pytest.mark.slow
async def test_no_toast_lies_over_what_keeping_would_do(own_store: Path) -> None:
    async with desk(own_store, NARROW) as at:
        at.app.notify("Claim added.\nU takes it back.\nA third line.")
        await until_shown(at.pilot, "U takes it back")
        await at.cite()
        await at.press("enter", *"nat", "enter", *"ind", "enter")
        await at.previewed()
        await until_shown(at.pilot, "contradicts 1 claim", "may conflict, as no dates tell")
        await until(at.pilot, lambda: "U takes it back" not in words(at.app))  # type: ignore[arg-type]


@pytest.mark.slow
async def test_a_claim_kept_as_it_was_offers_nothing_to_take_back(own_store: Path) -> None:
    async with desk(own_store) as at:
        await at.press("C")
        await at.opened()
        await at.press("ctrl+s")
        await at.closed()
        await until_shown(at.pilot, "Nothing changed.")
        assert "U takes it back" not in words(at.app)  # type: ignore[arg-type]


@pytest.mark.slow
async def test_a_claim_about_who_is_another_says_so_by_whose_word(own_store: Path) -> None:
    with Library(own_store) as library:
        library.decide("asim-umar", "umar-mansoor", "same", why="", who="Ana", keep="umar-mansoor")
    async with desk(own_store) as at:
        assert at.reader.claim is not None and at.reader.claim.entity == "umar-mansoor"
        await at.press("C")
        await at.opened()
        assert at.form.entity.picked is not None and at.form.entity.picked.key == "asim-umar"  # as it is written
        await until_shown(at.pilot, "Asim Umar is the same as Umar Mansoor, by Ana, ")
