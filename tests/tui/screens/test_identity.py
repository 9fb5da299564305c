"""Two who are called the same stay two on the screen: what is opened, marked and judged goes by slug and key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from store.model.views import Comparison, VerdictView
from tests.store.reads.test_identity import LEADER, load_namesakes
from tests.tui.commands.conftest import Run, run
from tests.tui.rivals import NATIONALITY, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.matrix import reason
from tui.lines.voices import entries, summary
from tui.screens.compare import CompareScreen
from tui.screens.judge import JudgeScreen
from tui.screens.matrix import MatrixScreen
from tui.session import messages

__all__ = ["run"]  # a fixture


def twins() -> RivalLibrary:
    """Two answers shown as "Velian", given by two voices called "officials"."""
    library = RivalLibrary()
    old = library.comparisons[NATIONALITY]
    answers = tuple(
        replace(
            answer,
            key=key,
            label="Velian",
            claims=tuple(replace(one, label="Velian", speaker=slug, speaker_name="officials") for one in answer.claims),
        )
        for answer, key, slug in zip(old.answers, ("velia", "new-velia"), ("north", "south"), strict=True)
    )
    verdicts = (VerdictView("contradicts", "The two Velias exclude each other.", 0, 1, "n1", "n3"),)
    library.comparisons[NATIONALITY] = replace(old, answers=answers, verdicts=verdicts)
    return library


def comparison(library: RivalLibrary) -> Comparison:
    found = library.compare(NATIONALITY)
    assert found is not None
    return found


async def test_each_column_of_the_matrix_opens_its_own_voice() -> None:
    given = context(twins())
    app = Stage(lambda: MatrixScreen(given, NATIONALITY))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(
            pilot, "(north)      (south)", "Velian (velia)", "Velian (new-velia)", "officials (north) ---"
        )
        await pilot.press("v", "right", "v")
        await until(pilot, lambda: len(app.told) == 2)
    assert [one.voice for one in app.told if isinstance(one, messages.OpenVoices)] == ["north", "south"]


def test_the_reason_of_a_cell_is_that_of_its_own_voice_and_answer() -> None:
    library = twins()
    matrix = library.matrix(NATIONALITY)
    assert matrix is not None
    assert matrix.cells == (("says", "against"), ("against", "says"))
    for row, column in ((0, 1), (1, 0)):
        assert reason(matrix, row, column, comparison(library)) == "The two Velias exclude each other."


@pytest.mark.parametrize(("key", "place"), [("velia", 0), ("new-velia", 1)])
async def test_only_the_answer_that_was_judged_is_marked_and_offered_again(key: str, place: int) -> None:
    library = twins()
    library.judge(NATIONALITY, "holds", answer=key, why="", who="Ines")
    given = context(library)
    app = Stage(lambda: CompareScreen(given, NATIONALITY))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "J holds")
        head = next(line for line in words(app).split("\n") if "J holds" in line)
        assert head.count("J holds") == 1 and head.index("J holds") // 60 == place
        app.push_screen(JudgeScreen(given, NATIONALITY))
        await until_shown(pilot, f"> {place + 1} holds: Velian")


def test_namesakes_a_voice_stands_against_are_counted_each() -> None:
    library = twins()
    page = library.voice("north")
    assert page is not None
    (one,) = page.against
    page = replace(page, against=(one, replace(one, slug="east")))
    assert [part.plain for part in summary(page, entries(page))][1] == "against 2 voices"


def test_the_command_takes_a_key_and_asks_for_one_where_a_value_is_shared(run: Run, tmp_path: Path) -> None:
    load_namesakes(tmp_path / "case", tmp_path / "namesakes.db")
    store = ("--store", tmp_path / "namesakes.db")
    words_ = ("judge", LEADER.entity, LEADER.property, "--decision", "holds", "--answer")
    told = run(*words_, "Omar Haq", *store)
    assert told.code == 2 and told.err.count("\n") == 1
    assert "give the key of one" in told.err and "elder-haq" in told.err and "younger-haq" in told.err
    told = run(*words_, "nobody", *store)
    assert told.code == 2 and "Omar Haq (elder-haq)" in told.err
    assert run(*words_, "younger-haq", *store).code == 0
    found = json.loads(run("compare", LEADER.entity, LEADER.property, "--json", *store).out)
    assert [one["key"] for one in found["judgements"]] == ["younger-haq"]
    header = run("matrix", LEADER.entity, LEADER.property, *store).out.split("\n")[0]
    assert "officials (north-officials)" in header and "officials (south-officials)" in header
