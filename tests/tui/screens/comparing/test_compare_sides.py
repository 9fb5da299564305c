"""Compare where an answer is denied: who asserts it, who denies it and who leaves it open stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.model.views import Comparison
from tests.tui.rivals import DEATH, KILLED, claim
from tests.tui.screens.comparing.test_compare import LIBRARY, stage
from tests.tui.stage import until, until_shown, words
from tui.lines.comparing.compare import answer_head, verdict_lines
from tui.lines.comparing.layout import layout
from tui.lines.comparing.sides import first_side, sides, standing_words
from tui.screens.compare import CompareScreen
from tui.session import messages
from tui.terminal.glyphs import ASCII, UNICODE, Glyphs


def denied(state: str = "denied") -> Comparison:
    """The death of the case with a mild verdict between its answers, and a second answer."""
    comparison = LIBRARY.comparisons[DEATH]
    dead = comparison.answers[0]
    mild = replace(comparison.verdicts[0], kind="refines", left_answer=0, right_answer=1, left="l1", right="l4")
    said = claim("l4", DEATH, "killed", "mayor", "wire", "Twelve died")
    killed = replace(dead, key="killed", label="killed", claims=(said,), denials=0, doubts=0)
    question = replace(comparison.question, state=state)
    mild = replace(mild, reason="Killed is a finer word for dead.")
    return replace(comparison, question=question, answers=(dead, killed), verdicts=(mild, *comparison.verdicts))


def test_assertion_denial_and_silence_are_columns_of_their_own() -> None:
    for state in ("denied", "unconfirmed", "may_conflict"):
        found = sides(denied(state))
        assert [(side.answer, side.part, [one.slug for one in side.view.claims]) for side in found] == [
            (0, "says", ["l1"]),
            (0, "denies", ["l2"]),
            (0, "silent", ["l3"]),
            (1, "says", ["l4"]),
        ]
    whole = sides(denied("contradicted"))
    assert [(side.part, len(side.view.claims)) for side in whole] == [("", 3), ("", 1)]


def test_a_denied_question_opens_at_what_is_denied() -> None:
    comparison = denied()
    turned = replace(comparison, answers=comparison.answers[::-1])
    assert first_side(sides(comparison)) == 0
    assert first_side(sides(turned)) == 1
    assert first_side(sides(LIBRARY.comparisons[KILLED])) == 0


@pytest.mark.parametrize("chosen", range(4))
@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_states_own_reason_comes_first_whatever_is_chosen(chosen: int, rows: int) -> None:
    comparison = denied()
    lines = [one.plain for one in verdict_lines(comparison, sides(comparison), chosen, (0,) * 4, 100, rows, ASCII)]
    assert lines[0].startswith("! Northern Front denies dead") or not any("finer" in line for line in lines)
    assert "Northern Front denies dead, which Interior ministry asserts." in lines[0]
    if chosen == 3 and rows > 1:
        assert lines == lines[:1]  # a silence and an assertion of another answer are nothing to each other


@pytest.mark.parametrize("rows", [1, 2])
def test_a_mild_verdict_between_two_answers_never_speaks_for_a_denied_question(rows: int) -> None:
    comparison = denied()
    dead, killed = comparison.answers
    asserted = replace(dead, claims=dead.claims[:1])
    both = replace(killed, claims=(killed.claims[0], dead.claims[1]))
    beside = replace(comparison, answers=(asserted, both))
    lines = [one.plain for one in verdict_lines(beside, sides(beside), 0, (0,) * 3, 100, rows, ASCII)]
    assert lines[0] == "! Northern Front denies dead, which Interior ministry asserts."
    assert lines[1:] == [": 1 | 2  finer: Killed is a finer word for dead."][: rows - 1]


@pytest.mark.parametrize(
    ("part", "word"), [("denies", "! denied: dead"), ("silent", "? no comment: dead")], ids=["denies", "silent"]
)
@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "utf8"])
def test_a_column_that_asserts_nothing_says_so_before_its_value(part: str, word: str, glyphs: Glyphs) -> None:
    (side,) = (one for one in sides(denied()) if one.part == part)
    place = layout(120, 40, 4, 1, reason=1)
    head = answer_head(side, 1, claim=0, focused=True, judged=False, layout=place, width=50, glyphs=glyphs)
    lines = head.plain.split("\n")
    assert lines[0].startswith(f"{glyphs.cursor} 1  {word}")
    assert lines[1].startswith(
        {"denies": "  denied in 1 report, by 1 origin", "silent": "  left open in 1 report, by 1 origin"}[part]
    )


def test_what_its_speakers_took_back_is_no_denial() -> None:
    comparison = denied()
    dead = comparison.answers[0]
    taken = replace(dead.claims[1], stance="retracts")
    only = replace(comparison, answers=(replace(dead, claims=(dead.claims[0], taken)),))
    assert [standing_words(side)[0] for side in sides(only)] == ["", "taken back"]


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((80, 24), ("> 1  dead", "1  ! denied: dead", "columns 1-2 of 3")),
        ((120, 40), ("> 1  dead", "1  ! denied: dead", "columns 1-2 of 3")),
        ((200, 60), ("> 1  dead", "1  ! denied: dead", "1  ? no comment: dead")),
    ],
    ids=["80x24", "120x40", "200x60"],
)
async def test_assertion_denial_and_silence_stand_side_by_side(size: tuple[int, int], shown: tuple[str, ...]) -> None:
    app = stage(DEATH)
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, *shown, "[his", "[rejected")
        lines = words(app).split("\n")
        assert lines[1].startswith(" ! Northern Front denies dead, which Interior ministry asserts.")
        await pilot.press("right", "right")
        await until_shown(pilot, "> 1  ? no comment: dead", "[declined to")
        await pilot.press("y")
        await until(pilot, lambda: app.told)
        copied = app.told[0]
        assert isinstance(copied, messages.CopyClaim) and copied.claim.slug == "l3"
        # the column of the claim that one comes back at
        assert isinstance(app.screen, CompareScreen)
        app.screen.come_to(messages.OpenQuestion(DEATH, (), "l2"))
        await until_shown(pilot, "> 1  ! denied: dead")
