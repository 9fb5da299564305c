"""No screen waits for what it does not show yet: what stands behind comes behind."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from store.model.claims import QuestionRef
from store.model.views import Comparison, EntityPage, EntityRow, NameRow, QuestionRow
from tests.tui.rivals import KILLED, NATIONALITY, RivalLibrary
from tests.tui.stage import Stage, context, until_shown, words
from tui.app.watch import THREADS
from tui.screens.compare import CompareScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.names import NamesScreen


@dataclass
class SlowBehind(RivalLibrary):
    """What stands behind a screen's first lines comes when it is let go."""

    go_on: threading.Event = field(default_factory=threading.Event)

    def entity(self, slug: str) -> EntityPage | None:
        names = (NameRow("Tarek Sahl", "primary", "Latin", ("River Post",)),)
        return EntityPage(slug, "leader", "Tarek Sahl", "", False, names, (), (), (), 0)

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:  # noqa: ARG002
        assert self.go_on.wait(20)
        return (EntityRow("tariq-sahl", "leader", "Tariq Sahl"),)

    def worklist(self, **asked: object) -> tuple[QuestionRow, ...]:
        assert self.go_on.wait(20)
        return super().worklist(**asked)  # type: ignore[arg-type]


@dataclass
class SlowReasons(SlowBehind):
    """So do a question's verdicts."""

    def compare(self, ref: QuestionRef) -> Comparison | None:
        assert self.go_on.wait(20)
        return super().compare(ref)


@pytest.fixture
def library() -> Iterator[SlowBehind]:
    library = SlowBehind()
    yield library
    library.go_on.set()


async def test_spellings_come_before_what_sounds_like_them(library: SlowBehind) -> None:
    app = Stage(lambda: NamesScreen(context(library), "tarek-sahl"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> Tarek Sahl", "River Post")
        assert "ounds like it" not in words(app)
        library.go_on.set()
        await until_shown(pilot, "> Tarek Sahl", "Sounds like it", "Tariq Sahl")


async def test_the_passages_come_before_the_queue(library: SlowBehind) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    app = Stage(lambda: CompareScreen(context(library), NATIONALITY))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian")
        assert "of 4" not in words(app)
        library.go_on.set()
        await until_shown(pilot, "question 1 of 4")


async def test_the_matrix_comes_before_its_reasons() -> None:
    library = SlowReasons()
    app = Stage(lambda: MatrixScreen(context(library), KILLED))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "army", "against")
        await pilot.press("right")
        await until_shown(pilot, "excludes")
        before = words(app)
        library.go_on.set()
        await until_shown(pilot, "exclude each other")
        assert before != words(app)
