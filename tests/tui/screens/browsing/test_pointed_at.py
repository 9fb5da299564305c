"""Where the cursor is put once a search is answered: on the match, or on the passage that was meant."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pytest
from textual.pilot import Pilot

from store.model.out.passages import FoundBy, PassagesFound
from store.model.views import EntityRow, SearchResult
from store.model.vocabulary import EntityKind
from tests.tui.screens.test_browse import Recorder, app, ready, typed
from tests.tui.shore import ROWS, ShoreLibrary
from tests.tui.stage import until, until_shown
from tui.screens.searching import TEXT

(TAREK, ILYA), (FRONT,) = ROWS["leader"], ROWS["group"]


def _found(row: EntityRow, score: float, why: str = "same sound", *, near: bool = False) -> EntityRow:
    return replace(row, matched=row.name, why=why, score=score, near=near)


@dataclass
class Answering(ShoreLibrary):
    """Answers every search with these rows, and the passages of "quay", found ``by``; ``late`` keeps those back."""

    answers: dict[EntityKind, tuple[EntityRow, ...]] = field(default_factory=dict)
    by: FoundBy = "words"
    late: threading.Event | None = None

    def search(self, text: str, *, limit: int = 20, deep: bool = True) -> SearchResult:  # noqa: ARG002
        return SearchResult(text, self.answers)

    def passages(self, query: str, *, limit: int = 50) -> PassagesFound:
        if self.late is not None:
            assert self.late.wait(10)
        found = super().passages(query, limit=limit)
        return replace(found, rows=tuple(replace(row, by=self.by) for row in found.rows))


def answering(by: FoundBy = "words", late: threading.Event | None = None, **answers: tuple[EntityRow, ...]) -> Recorder:
    return app(Answering(answers=answers, by=by, late=late))  # type: ignore[arg-type]


def pointed(browser: Recorder) -> object:
    """The row that the keys go to."""
    return browser.browse.panes.pointed.list.highlighted_key


async def asked(pilot: Pilot[None], *told: str) -> None:
    await ready(pilot)
    await typed(pilot, "quay")
    await until_shown(pilot, *told)


async def test_the_cursor_is_on_the_match_and_not_on_a_better_known_one_above_it() -> None:
    browser = answering(leader=(_found(TAREK, 0.9, "part"), _found(ILYA, 0.96)), group=(_found(FRONT, 0.93, "part"),))
    async with browser.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "2 leaders", "1 group", "1 passage")
        assert pointed(browser) == "ilya-venn"


async def test_what_is_only_near_is_not_pointed_at_and_makes_no_answer_sure() -> None:
    near = _found(FRONT, 0.94, "part", near=True)
    browser = answering(leader=(_found(TAREK, 0.89),), group=(near,))
    async with browser.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "nearest: 1 leader, 1 near", "near Northern Front")
        assert pointed(browser) == "tarek-sahl"


async def test_what_no_name_answers_well_points_at_the_passages() -> None:
    browser = answering(leader=(_found(TAREK, 0.7), _found(ILYA, 0.6)))
    async with browser.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "nearest: 2 leaders, 1 passage", "cited by 1")
        assert browser.browse.panes.pointed is browser.browse.panes.pane(TEXT)
        await pilot.press("down")
        assert browser.focused is browser.browse.panes.pane(TEXT).list


@pytest.mark.parametrize(
    ("by", "row"),
    [
        ("words", _found(TAREK, 0.85)),  # a name that may well be meant
        ("words", _found(TAREK, 0.7, "part")),  # one that has the words
        ("spelling", _found(TAREK, 0.7)),  # a name in the text too, in another spelling
        ("claim", _found(TAREK, 0.7)),  # what no text says
    ],
)
async def test_a_name_that_may_be_meant_keeps_the_cursor(by: FoundBy, row: EntityRow) -> None:
    browser = answering(by, leader=(row,))
    async with browser.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "1 leader, 1 passage")
        assert pointed(browser) == "tarek-sahl"


@pytest.mark.parametrize(("keys", "there"), [(["enter"], "tarek-sahl"), (["enter", "down"], "ilya-venn")])
async def test_passages_that_come_late_are_pointed_at_unless_somebody_went_on_meanwhile(
    keys: list[str], there: str
) -> None:
    late = threading.Event()
    browser = answering(late=late, leader=(_found(TAREK, 0.7), _found(ILYA, 0.6)))
    async with browser.run_test(size=(120, 40)) as pilot:
        await asked(pilot, "nearest: 2 leaders")
        await pilot.press(*keys)
        await until(pilot, lambda: pointed(browser) == there)
        late.set()
        await until_shown(pilot, "In the text")
        if "down" in keys:
            await pilot.pause()
            assert pointed(browser) == there
        else:
            await until(pilot, lambda: browser.focused is browser.browse.panes.pane(TEXT).list)
