"""The matrix: cells with their reasons, a table that moves both ways, and what its keys open."""

from __future__ import annotations

from dataclasses import replace

from store.model.claims import QuestionRef
from store.model.views import Matrix
from store.model.vocabulary import STATES
from tests.tui.rivals import DEATH, KILLED, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.matrix import CELL_STATES, reason
from tui.screens.matrix import MatrixScreen
from tui.session import messages

LIBRARY = RivalLibrary()


def stage(ref: object = KILLED) -> Stage:
    return Stage(lambda: MatrixScreen(context(), ref))  # type: ignore[arg-type]


def test_a_cell_gives_the_reason_of_the_verdict_behind_it() -> None:
    matrix, comparison = LIBRARY.matrix(KILLED), LIBRARY.compare(KILLED)
    assert matrix is not None
    assert matrix.answers[1] == "at least 40" and matrix.voices[2] == "mayor"
    assert reason(matrix, 1, 2, comparison) == "At least 40 and 12 exclude each other."
    assert reason(matrix, 0, 0, comparison) == "Interior ministry says 17."
    assert reason(matrix, 1, 2, None) == "What mayor says excludes at least 40."


def test_denials_and_silences_have_reasons_too() -> None:
    matrix, comparison = LIBRARY.matrix(DEATH), LIBRARY.compare(DEATH)
    assert matrix is not None
    cells = dict(zip(matrix.voices, matrix.cells[0], strict=True))
    assert cells == {"Interior ministry": "says", "Northern Front": "denies", "army": "silent"}
    assert reason(matrix, 0, 1, comparison).startswith("Northern Front denies dead")
    assert reason(matrix, 0, 2, comparison) == "army declines to comment."
    empty = replace(matrix, cells=(("", "", ""),))
    assert reason(empty, 0, 2, comparison) == "army says nothing of dead."


async def test_the_highlight_moves_both_ways_and_explains_its_cell() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> 17", "= says", "x against", "2 against", "Interior ministry says 17.")
        await pilot.press("down", "right", "l")
        await until_shown(pilot, "> at least 40", "At least 40 and 12 exclude each other.")
        await pilot.press("k", "h")
        await until_shown(pilot, "> 17", "17 and at least 40 exclude each other.")
        await pilot.press("enter", "v")
        await until(pilot, lambda: len(app.told) == 2)
    compare, voice = app.told
    assert isinstance(compare, messages.OpenQuestion) and compare.ref == KILLED
    assert isinstance(voice, messages.OpenVoices) and voice.voice == "army"


async def test_each_answer_has_who_fits_it_and_each_voice_its_share() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "1 of 3 fit, 2 against", "x 2 of 2", "x 1 of 1")
        await pilot.press("l")
        screen = app.screen
        assert isinstance(screen, MatrixScreen) and screen.matrix is not None
        assert screen.matrix.voices == ("Interior ministry", "army", "mayor")
        await pilot.press("S")
        await until_shown(pilot, "by share contradicted")
        shares = [number / of for number, of in screen.matrix.shares]
        assert shares == sorted(shares, reverse=True)
        await pilot.press("S")
        await until(pilot, lambda: screen.matrix is not None and screen.matrix.voices[0] == "Interior ministry")
        assert "by share contradicted" not in words(app)
        await pilot.resize_terminal(80, 24)
        await until_shown(pilot, "1/3 x2")


async def test_a_matrix_of_another_making_has_no_counts() -> None:
    class Bare(RivalLibrary):
        def matrix(self, ref: QuestionRef) -> Matrix | None:
            found = super().matrix(ref)
            return found and replace(found, fit=(), of=0, shares=())

    app = Stage(lambda: MatrixScreen(context(Bare()), KILLED))
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> 17", "2 against")
        await pilot.press("S")
        await until_shown(pilot, "by share contradicted")


def test_a_cell_of_the_rules_has_its_own_sentence() -> None:
    matrix, comparison = LIBRARY.matrix(KILLED), LIBRARY.compare(KILLED)
    assert matrix is not None
    told = {}
    for word in ("in part", "allows", "fits", "open"):
        rows = (*matrix.cells[:1], ("", "", word), *matrix.cells[2:])
        told[word] = reason(replace(matrix, cells=rows), 1, 2, comparison)
    assert told["allows"] == "What mayor says allows at least 40."
    assert told["fits"] == "What mayor says is at least 40, more exactly."
    assert told["open"] == "What mayor says leaves it open whether at least 40 is true."
    assert all(state in STATES for state in CELL_STATES.values())


class WideLibrary(RivalLibrary):
    """Thirty answers and thirty voices."""

    def matrix(self, ref: QuestionRef) -> Matrix | None:
        found = super().matrix(ref)
        assert found is not None
        return replace(
            found,
            answers=tuple(f"answer {row}" for row in range(30)),
            standing=("",) * 30,
            keys=tuple(f"a{row}" for row in range(30)),
            voices=tuple(f"voice {at}" for at in range(30)),
            speakers=tuple(f"v{at}" for at in range(30)),
            cells=tuple(tuple("says" if row == at else "" for at in range(30)) for row in range(30)),
            against=(0,) * 30,
            fit=(),
            of=0,
            shares=(),
        )


async def test_columns_and_rows_come_into_sight() -> None:
    given = context(WideLibrary())
    app = Stage(lambda: MatrixScreen(given, KILLED))
    async with app.run_test(size=(60, 16)) as pilot:
        await until_shown(pilot, "> answer 0", "= says", "voice 0 says answer 0.")
        await pilot.press("G")
        await until_shown(pilot, "voice 29", "voice 29 says nothing of answer 0.")
        assert "voice 0 " not in words(app)
        assert isinstance(app.screen, MatrixScreen)
        grid = app.screen.grid
        await pilot.press(*["pagedown"] * 12)
        await until_shown(pilot, "> answer 29", "voice 29 says answer 29.")
        rows, columns = grid.shown
        assert grid.row in rows and grid.column in columns
        await pilot.press("g")
        await until_shown(pilot, "voice 0 says nothing of answer 29.")
        await pilot.resize_terminal(200, 60)
        await until_shown(pilot, "answer 0", "answer 29", "voice 12")


async def test_a_question_that_is_gone_is_said_to_be() -> None:
    library = RivalLibrary(comparisons={})
    app = Stage(lambda: MatrixScreen(context(library), KILLED))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "This question is no longer in the store.")
