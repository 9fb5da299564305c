"""Drafts in the reader, by keys: gone to, opened filled in, kept, dropped, and never taken for claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.forms.desk import NARROW, WIDE
from tests.tui.reading.suggested import NEW, WORDS, ids, suggested
from tests.tui.stage import until, until_shown, words
from tui.forms.choices import Choice
from tui.screens.help import HelpScreen


@pytest.mark.sweep(3)
@pytest.mark.parametrize("size", [WIDE, NARROW, (200, 60)], ids=["120x40", "80x24", "200x60"])
async def test_drafts_have_a_sign_the_word_and_a_count_of_their_own(own_store: Path, size: tuple[int, int]) -> None:
    async with suggested(own_store, size) as (at, _):
        await until_shown(at.pilot, "3 drafts", "91 citations")
        assert at.reader.draft is None and at.reader.claim is not None  # nobody is taken away from where they read
        await at.press("semicolon")
        draft = at.reader.draft
        assert draft is not None and draft.id == "d0" and at.reader.claim is None and at.reader.question is None
        shown = words(at.app)  # type: ignore[arg-type]
        assert "% draft: Asim Umar - age - reportedly: forty - NDS" in shown
        assert "; Next draft" in shown and "D Drop draft" in shown and ("Enter Open draft" in shown or size == NARROW)
        assert "draft 1 of 3" in shown and "Drafts: suggested, not kept" in shown
        assert at.reader.passage.lit[at.reader.passage.current or 0] == (draft.start, draft.end)
        assert re.search(r"^ *[>|]\d*%", shown, re.M)
        assert "[a Pakistani" in shown


async def test_keys_go_round_the_drafts_in_the_order_of_the_text_and_back_to_claims(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await until(at.pilot, lambda: list(ids(at)) == ["d0", "d2", "d1"])
        went = []
        for key in ("semicolon", "semicolon", "semicolon", "semicolon", "colon", "colon"):
            await at.press(key)
            assert at.reader.draft is not None
            went.append(at.reader.draft.id)
        assert went == ["d0", "d2", "d1", "d0", "d1", "d2"]
        await at.press("n")
        assert at.reader.claim is not None and at.reader.draft is None
        assert at.reader.claim.slug == "republic-18"  # the next of the text, not of the list
        await at.press("semicolon")
        assert at.reader.draft is not None and at.reader.draft.id == "d2"
        await at.press("p")
        assert at.reader.claim is not None and at.reader.claim.slug == "republic-15"


async def test_a_good_draft_takes_three_keys_and_leads_to_the_next(own_store: Path) -> None:
    async with suggested(own_store) as (at, library):
        await at.press("semicolon", "enter")
        await at.opened()
        form = at.form
        assert form.entity.picked is not None and form.entity.picked.key == "asim-umar"
        assert form.property.picked is not None and form.property.picked.key == "age"
        assert (form.value.text, form.certainty.value) == ("forty", "probable")
        assert form.speaker.picked is None and not form.via.picks and not form.fields["said"].text
        assert form.at_hand is form.speaker and form.speaker.offered is not None
        assert form.speaker.offered.key == "nds"
        await until_shown(at.pilot, "who says so? Enter takes", "A draft: it is a claim once Ctrl+S keeps it")
        await at.press("ctrl+s")
        await at.closed()
        claim = at.kept()
        assert {key: claim[key] for key in ("entity", "property", "value", "speaker", "certainty", "via", "said")} == {
            "entity": "asim-umar",
            "property": "age",
            "value": "forty",
            "speaker": "nds",
            "certainty": "probable",
            "via": ["samaa"],
            "said": "2019-10-08",
        }
        assert claim["cite"] == {"digest": WORDS[0][0]}
        await until(at.pilot, lambda: list(ids(at)) == ["d2", "d1"])
        await until(at.pilot, lambda: at.reader.draft is not None and at.reader.draft.id == "d2")
        await until_shown(at.pilot, "Claim added: Asim Umar", "2 drafts")
        library.undo(who="Ines")  # and it is offered again
        at.reader.reload()
        await until(at.pilot, lambda: list(ids(at)) == ["d0", "d2", "d1"])


@pytest.mark.slow
async def test_the_last_draft_kept_leads_to_its_claim(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.press("semicolon", "D")
        await until(at.pilot, lambda: list(ids(at)) == ["d2", "d1"])
        await at.press("D")
        await until(at.pilot, lambda: list(ids(at)) == ["d1"])
        await at.press("enter")
        await at.opened()
        await at.press("enter", "ctrl+s")
        await at.closed()
        claim = at.kept()["id"]
        await until(at.pilot, lambda: at.reader.claim is not None and at.reader.claim.slug == claim)
        assert "draft" not in words(at.app).splitlines()[0]  # type: ignore[arg-type]


async def test_a_draft_is_dropped_by_one_key_and_brought_back_by_the_one_it_names(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.press("semicolon", "semicolon", "D")
        await until_shown(at.pilot, "Dropped a draft about ", "U takes it back", "2 drafts")
        assert list(ids(at)) == ["d0", "d1"]
        assert at.reader.draft is not None and at.reader.draft.id == "d1"  # on to the next
        await at.press("delete")
        await until(at.pilot, lambda: list(ids(at)) == ["d0"])
        assert at.reader.draft is not None and at.reader.draft.id == "d0"  # none below: the first that is left
        await at.press("U")
        await until(at.pilot, lambda: list(ids(at)) == ["d0", "d1"])
        assert at.reader.draft is not None and at.reader.draft.id == "d0"


@pytest.mark.slow
async def test_a_drop_that_is_done_when_one_has_gone_elsewhere_moves_nobody(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.pilot.press("semicolon", "D", "n")
        await until(at.pilot, lambda: list(ids(at)) == ["d2", "d1"])
        await at.rest()
        assert at.reader.claim is not None and at.reader.draft is None
        await at.press("semicolon")
        before = len(at.library.journal())
        await at.pilot.press("D", "escape")
        await until(at.pilot, lambda: len(at.library.journal()) == before + 1)
        await until_shown(at.pilot, "Dropped a draft about ")


@pytest.mark.slow
async def test_who_speaks_and_is_not_known_is_offered_as_a_new_voice(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {**WORDS[0][1], "speaker": "", "speaker_name": "coast guard"}
    monkeypatch.setattr("tests.tui.reading.suggested.WORDS", ((WORDS[0][0], told),))
    async with suggested(own_store) as (at, library):
        await at.press("semicolon")
        await until_shown(at.pilot, "reportedly: forty - coast guard")
        await at.press("enter")
        await at.opened()
        offered = at.form.speaker.offered
        assert offered is not None and offered.new and (offered.words, offered.kind) == ("coast guard", "voice")
        await until_shown(at.pilot, "who says so? Enter takes coast guard")
        await at.press("ctrl+s")
        await at.closed()
        voice = library.record("entity", at.kept()["speaker"])
        assert voice is not None and (voice["kind"], voice["name"]) == ("voice", "coast guard")


@pytest.mark.slow
async def test_a_new_name_is_offered_as_a_new_entity(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.press("semicolon", "semicolon")
        await until_shown(at.pilot, f"{NEW} (new leader)", "suggested by my-model", "denies: Musa Qala")
        await at.press("enter")
        await at.opened()
        picked, value = at.form.entity.picked, at.form.value.picked
        assert picked is not None and picked.new and (picked.words, picked.kind) == (NEW, "leader")
        assert value is not None and value.key == "musa-qala" and at.form.stance.value == "denies"
        await at.press("enter", "ctrl+s")
        await at.closed()
        made = at.library.record("entity", at.kept()["entity"])
        assert made is not None and made["name"] == NEW and at.kept()["value"] in ("musa-qala", "Musa Qala")


@pytest.mark.slow
async def test_names_that_are_new_are_offered_where_they_stand(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.cite("usama..once his")
        assert Choice("", "Usama Bahar", "new leader", kind="leader", new=True) in at.form.entity.near
        await at.press("escape")
        await at.closed()
        await at.cite("a pakistani..killed")
        assert not any(it.new for it in at.form.entity.near)


@pytest.mark.slow
async def test_the_speaker_used_last_comes_behind_the_one_a_draft_names(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.press("colon", "enter")  # which names nobody
        await at.opened()
        await at.press(*"penta", "enter", "ctrl+s")
        await at.closed()
        await at.press("semicolon", "enter")
        await at.opened()
        assert [it.key for it in at.form.speaker.near if not it.also][:2] == ["nds", "pentagon"]
        assert at.form.property.lately[0] == "family"


@pytest.mark.slow
async def test_a_form_left_keeps_what_was_filled_in_for_its_own_draft(own_store: Path) -> None:
    async with suggested(own_store) as (at, _):
        await at.press("semicolon", "enter")
        await at.opened()
        await at.press("escape")  # nothing was typed: it is left at once
        await at.closed()
        assert at.reader.draft is not None and list(ids(at)) == ["d0", "d2", "d1"]
        await at.press("enter")
        await at.opened()
        await at.press("alt+d", "escape", "escape")
        await at.closed()
        await at.press("enter")
        await at.opened()
        assert at.form.stance.value == "denies" and at.form.value.text == "forty"


async def test_a_draft_is_in_no_list_no_count_and_no_search(own_store: Path) -> None:
    before = own_store.read_bytes()
    async with suggested(own_store) as (at, library):
        await at.press("semicolon", "n", "n", "semicolon")
        await until_shown(at.pilot, "3 drafts")
        assert len(at.reader.margin.claims) == sum(len(it.claims) for it in at.reader.page.lit)  # type: ignore[union-attr]
        overview = library.overview()
        with Library(own_store) as plain:
            assert plain.overview() == overview and plain.sources() == library.sources()
            assert not any(hit.name == NEW for hit in plain.find(NEW).hits)
            page = plain.entity("asim-umar")
        assert page is not None and "age" not in {it.ref.property for it in page.questions if "forty" in str(it)}
        await at.pilot.press("escape")
        for key in ("x", "t", "v", "s"):
            await at.pilot.press(key)
            await until(at.pilot, lambda: not getattr(at.app.screen, "asker").busy)  # noqa: B009
            assert "forty" not in words(at.app) and NEW not in words(at.app)  # type: ignore[arg-type]
    assert own_store.read_bytes() == before


async def test_reading_through_is_told_once_and_goes_on_behind_the_keys(own_store: Path) -> None:
    async with suggested(own_store, wait=True) as (at, library):
        await until_shown(at.pilot, "reading through...")
        await at.pilot.press("semicolon")
        await until_shown(at.pilot, "still being read through")
        await at.pilot.press("n", "n")
        await until_shown(at.pilot, "3 of 91")
        library.told.set()
        await until_shown(at.pilot, "3 drafts")
        assert "reading through" not in words(at.app) and "3 of 91" in words(at.app)  # type: ignore[arg-type]


async def test_leaving_the_reader_stops_the_reading(own_store: Path) -> None:
    async with suggested(own_store, wait=True) as (at, library):
        await until(at.pilot, lambda: bool(library.asked))
        await at.pilot.press("question_mark")
        await until(at.pilot, lambda: isinstance(at.app.screen, HelpScreen) and library.stopped == 1)
        await at.pilot.press("escape")
        await until(at.pilot, lambda: len(library.asked) == 2)
        await at.pilot.press("escape")
        await until(at.pilot, lambda: library.stopped == 2)


async def test_nothing_is_suggested_where_nothing_may_be_written(own_store: Path) -> None:
    async with suggested(own_store, read_only=True) as (at, library):
        await at.press("semicolon", "colon", "D", "n")
        assert not library.asked and "draft" not in words(at.app)  # type: ignore[arg-type]


async def test_another_wording_has_drafts_of_its_own(own_store: Path) -> None:
    async with suggested(own_store) as (at, library):
        await until_shown(at.pilot, "3 drafts")
        await at.press("r")
        await until(at.pilot, lambda: library.asked[-1][1] != "digest" or at.reader.page.text is None)  # type: ignore[union-attr]
        await at.rest()
        assert all(one.rendition == at.reader.page.rendition for one in at.reader.margin.drafts)  # type: ignore[union-attr]


async def test_what_a_program_could_not_do_is_told_once(own_store: Path) -> None:
    async with suggested(own_store, wait=True) as (at, library):
        library.problems = ("my-model did not answer in 20 s: its drafts are left out",)
        library.told.set()
        await until_shown(at.pilot, "my-model did not answer")
        at.reader.reload()
        await at.rest()
        assert len(at.app._notifications) == 1


@pytest.mark.slow
async def test_a_draft_that_was_corrected_is_not_offered_beside_its_claim(own_store: Path) -> None:
    async with suggested(own_store) as (at, library):
        await at.press("semicolon")
        draft = at.reader.draft
        assert draft is not None
        await at.press("enter")
        await at.opened()
        await at.press("shift+tab")
        assert at.form.at_hand is at.form.value
        await at.press("ctrl+u", *"fifty", "enter", "ctrl+s")
        await at.closed()
        await until(at.pilot, lambda: library.record("dropped", draft.id) is not None)
        await at.press("U")  # one edit: both are taken back
        await until(at.pilot, lambda: library.record("dropped", draft.id) is None)
        assert draft.id in list(ids(at))
