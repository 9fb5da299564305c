"""A passage that a search found: what every key does there, with a claim that cites it and without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from store.model.out.passages import PassagesFound
from tests.tui.rival_case import TEXTS
from tests.tui.rivals import KILLED
from tests.tui.screens.test_browse import Recorder, ready, typed
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.session import messages


class TwoPassages(ShoreLibrary):
    """Finds a passage that a claim cites, and one of another report that nobody cites."""

    def passages(self, query: str, *, limit: int = 50) -> PassagesFound:
        found = super().passages(query, limit=limit)
        first = min(len(TEXTS["coast-daily"]) - 1, 40)
        bare = [
            replace(row, source="coast-daily", publisher="Coast Daily", words="a Velian quay", begins=first,
                    lit=((9, 13),), first=first, claims=0, claim="", entity="", entity_name="")
            for row in found.rows
        ]  # fmt: skip
        return replace(found, rows=(*found.rows, *bare))


class Keeper(Recorder):
    """Keeps whatever a key wishes for."""

    def _keep_more(self, message: Any) -> None:
        self.told.append(message)
        message.prevent_default()

    on_copy_text = on_mark_these = on_change_claim = on_open_matrix = on_grade_any = on_open_names = _keep_more
    on_open_entity = on_change_record = on_open_sources = _keep_more


async def at_passages(pilot: Pilot[None]) -> None:
    await ready(pilot)
    await typed(pilot, "quay")
    await until_shown(pilot, "In the text", "2 passages", "cited by 1")
    await pilot.press("down")
    await until_shown(pilot, "Odra bridge raid, killed", "Next found")


def keeper(**options: Any) -> Keeper:
    return Keeper(TwoPassages(), **options)


CITED: dict[str, tuple[type, dict[str, Any]]] = {
    "enter": (messages.OpenSource, {"slug": "river-post", "claim": "k1", "find": "quay"}),
    "o": (messages.OpenSource, {"slug": "river-post", "claim": "k1", "find": "quay"}),
    "right": (messages.OpenSource, {"slug": "river-post", "claim": "k1", "find": "quay"}),
    "c": (messages.OpenQuestion, {"ref": KILLED, "claim": "k1"}),
    "m": (messages.OpenMatrix, {"ref": KILLED}),
    "J": (messages.JudgeQuestion, {"ref": KILLED}),
    "C": (messages.ChangeClaim, {"slug": "river-post", "claim": "k1"}),
    "e": (messages.OpenEntity, {"slug": "odra-raid"}),
    "i": (messages.OpenNames, {"slug": "odra-raid"}),
    "T": (messages.OpenTimeline, {"entity": "odra-raid"}),
    "s": (messages.OpenSources, {"source": "river-post"}),
    "ctrl+e": (messages.ChangeRecord, {"slug": "odra-raid"}),
    "space": (messages.MarkThese, {}),
    "R": (messages.GradeAny, {}),
    "Y": (messages.CopyClaim, {"choose": True}),
    "y": (messages.CopyText, {}),
}


@pytest.mark.sweep(4)
@pytest.mark.parametrize("key", CITED)
async def test_a_key_acts_on_the_claim_that_cites_the_passage(key: str) -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        await pilot.press(key)
        await until(pilot, lambda: browser.told)
        kind, said = CITED[key]
        told = browser.told[-1]
        assert isinstance(told, kind), told
        assert {name: getattr(told, name) for name in said} == said
        if isinstance(told, (messages.GradeAny, messages.CopyClaim)):
            claim = told.of if isinstance(told, messages.GradeAny) else told.claim
            assert claim.slug == "k1"


async def test_what_is_copied_is_the_passage_with_where_it_stands() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        await pilot.press("y")
        await until(pilot, lambda: browser.told)
        text = browser.told[-1].text
        assert "quay" in text and text.endswith("\u201d (River Post, 5 May 2019, original: A title)")


async def test_n_and_p_go_among_the_passages_and_not_beyond() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        rows = browser.browse.panes.pointed.list
        for key, place in (("n", 1), ("n", 1), ("p", 0), ("p", 0), ("full_stop", 1), ("N", 0)):
            await pilot.press(key)
            assert rows.highlighted == place, key
        await pilot.press("n")
        await until_shown(pilot, "Coast Daily, 5 May 2019", "not cited")


@pytest.mark.sweep(4)
@pytest.mark.parametrize("key", ["c", "m", "J", "C", "e", "i", "T", "Y", "space", "ctrl+e"])
async def test_of_a_passage_that_nobody_cites_such_a_key_says_so(key: str) -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await at_passages(pilot)
        await pilot.press("n")
        await until_shown(pilot, "Coast Daily, 5 May 2019", "not cited")
        assert "c Compare" not in words(browser)
        await pilot.press(key)
        await until_shown(pilot, "No claim cites this passage.")
        assert not browser.told


@pytest.mark.sweep(2)
@pytest.mark.parametrize(("key", "kind"), [("y", messages.CopyText), ("enter", messages.OpenSource)])
async def test_of_such_a_passage_the_words_are_copied_and_read_all_the_same(key: str, kind: type) -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        await pilot.press("n", key)
        await until(pilot, lambda: browser.told)
        assert isinstance(browser.told[-1], kind)


async def test_a_key_that_comes_before_the_claim_is_known_waits_for_it() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "quay")
        await until_shown(pilot, "2 passages")
        await pilot.press("down", "n", "p", "c")
        await until(pilot, lambda: browser.told)
        assert isinstance(browser.told[-1], messages.OpenQuestion) and browser.told[-1].ref == KILLED


@pytest.mark.slow
async def test_back_among_the_names_the_keys_are_about_these_again() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        await pilot.press("escape")
        await until_shown(pilot, "also Tariq Sahel", "n Claim")
        assert browser.browse.view.list.display
        assert "Next found" not in words(browser)


async def test_nothing_that_writes_is_offered_where_nothing_may_be_written() -> None:
    browser = keeper(read_only=True)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await at_passages(pilot)
        await pilot.press("J")
        await until_shown(pilot, "This session is read-only")
        assert not browser.told


async def test_the_claim_that_the_keys_act_on_stays_in_sight() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "quay")
        await until_shown(pilot, "2 passages", "Odra bridge raid, killed")
        for key in ("down", "up", "down"):  # the row is the same one: its claim is known already
            await pilot.press(key)
            for _ in range(20):  # rounds of messages, of which a late one wiped it out
                assert "Odra bridge raid, killed" in words(browser)
                await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_the_text_around_a_passage_fills_the_room_and_says_that_it_goes_on(size: tuple[int, int]) -> None:
    browser = keeper()
    async with browser.run_test(size=size) as pilot:
        await until_shown(pilot, "Tarek Sahl", "nationality")
        await typed(pilot, "quay")
        await until_shown(pilot, "2 passages")
        passage = browser.browse.view.passage
        await until(pilot, lambda: len(passage.text) > 200)
        height = passage.scrollable_content_region.height
        assert height - 2 <= len(passage._lines) <= height
        whole, told = TEXTS["river-post"].rstrip(), passage.text.strip("~")
        assert told in whole and len(told) > len(TwoPassages().passages("quay").rows[0].words)
        assert passage.text.startswith("~") != whole.startswith(told)
        assert passage.text.endswith("~") != whole.endswith(told)
        assert {passage.text[slice(*hit)] for hit in passage.hits} == {"quay"} and len(passage.hits) > 1


async def test_passages_have_most_of_the_screen_while_one_is_at_hand() -> None:
    browser = keeper()
    async with browser.run_test(size=(120, 40)) as pilot:
        await at_passages(pilot)
        panes = browser.browse.panes
        assert panes.size.width > 60
        await pilot.press("escape")
        await until_shown(pilot, "also Tariq Sahel")
        await until(pilot, lambda: panes.size.width < 50)
