"""Judging a question: what can be decided, what is written, what is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from textual.widgets import Input

from store.library import Library
from tests.tui.rivals import DEATH, NATIONALITY, RivalLibrary
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.app.browser import Browser
from tui.screens.compare import CompareScreen
from tui.screens.judge import JudgeScreen, choice_row, choices, history
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import ASCII


class Desk(Stage):
    """Compare below, the judge's form above."""

    def __init__(self, library: RivalLibrary, who: str = "Ines") -> None:
        given = context(library, who=who)
        super().__init__(lambda: CompareScreen(given, NATIONALITY))
        self._given = given

    def on_judge_question(self, message: messages.JudgeQuestion) -> None:
        self.push_screen(JudgeScreen(self._given, message.ref))


def test_only_answers_that_somebody_asserts_can_hold() -> None:
    comparison = RivalLibrary().comparisons[NATIONALITY]
    assert choices(comparison)[:2] == [("holds", "Velian"), ("holds", "Morvan")]
    nobody = replace(comparison.answers[1], origins=0)
    comparison = replace(comparison, answers=(comparison.answers[0], nobody))
    found = choices(comparison)
    assert [decision for decision, _ in found] == ["holds", "several", "not_comparable", "unresolved"]
    row = choice_row(comparison, found[0], ASCII)
    assert str(row.left) == "1 holds: Velian" and str(row.right) == "2 reports, 1 origin"
    guess = replace(comparison.answers[0], claims=(replace(comparison.answers[0].claims[0], certainty="possible"),))
    row = choice_row(replace(comparison, answers=(guess, nobody)), found[0], ASCII)
    assert str(row.right) == "? possibly  2 reports, 1 origin"


def test_the_history_names_who_and_when_and_strikes_out_what_was_superseded() -> None:
    library = RivalLibrary()
    library.judge(DEATH, "unresolved", answer=None, why="[b]No body.", who="Ines")
    library.judge(DEATH, "holds", answer="dead", why="", who="Omar")
    content = history(library.comparisons[DEATH].judgements, ASCII)
    assert content.plain.split("\n") == [
        "J dead holds  Omar, 2026-01-02 03:04 UTC",
        "J unresolved: [b]No body.  Ines, 2026-01-02 03:04 UTC",
    ]
    assert [span.style for span in content.spans if "strike" in str(span.style)] == ["$quiet strike"]


async def test_a_judgement_is_written_with_its_reason_and_author() -> None:
    library = RivalLibrary()
    app = Desk(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian")
        await pilot.press("J")
        await until_shown(pilot, "> 1 holds: Velian", "Ines", "not comparable")
        assert "Take back" not in words(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"born there", "enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
    (made,) = library.comparisons[NATIONALITY].judgements
    assert (made.decision, made.label, made.why, made.who) == ("holds", "Morvan", "born there", "Ines")
    assert isinstance(app.last, messages.StoreWritten)


async def test_a_standing_judgement_is_taken_back_with_u() -> None:
    library = RivalLibrary()
    library.judge(NATIONALITY, "several", answer=None, why="Both passports.", who="Omar")
    app = Desk(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "J judged")
        await pilot.press("J")
        await until_shown(pilot, "> 3 several can be true", "Both passports.", "Take back")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
    comparison = library.comparisons[NATIONALITY]
    assert comparison.question.judged == ""
    assert [one.decision for one in comparison.judgements] == ["withdrawn", "several"]


async def test_escape_writes_nothing_and_u_is_a_letter_in_the_reason() -> None:
    library = RivalLibrary()
    app = Desk(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian")
        await pilot.press("J")
        await until_shown(pilot, "> 1 holds: Velian")
        await pilot.press("tab", "u", "q")
        await until(pilot, lambda: app.screen.query_one(Input).value == "uq")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
    assert library.changes == 0


async def test_a_refused_judgement_keeps_what_was_typed() -> None:
    library = RivalLibrary()
    app = Desk(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "[a Velian")
        await pilot.press("J")
        await until_shown(pilot, "> 1 holds: Velian")
        library.refuse = "The disk is full: make room and try again."
        await pilot.press("tab", *"why", "ctrl+s")
        await until_shown(pilot, "The disk is full")
        assert app.screen.query_one(Input).value == "why"
    assert library.changes == 0


async def test_the_form_fits_a_small_terminal() -> None:
    app = Desk(RivalLibrary())
    async with app.run_test(size=(40, 12)) as pilot:
        await until_shown(pilot, "> 1  Velian")
        await pilot.press("J")
        await until_shown(pilot, "> 1 holds: Velian", "Why", "Ines")


async def test_a_digit_chooses_what_has_its_number_and_no_key_is_mute() -> None:
    library = RivalLibrary()
    comparison = library.comparisons[NATIONALITY]
    nobody = replace(comparison.answers[0], origins=0)
    library.comparisons[NATIONALITY] = replace(comparison, answers=(nobody, comparison.answers[1]))
    app = Desk(library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "2  Morvan")
        await pilot.press("J")
        await until_shown(pilot, "> 2 holds: Morvan", "3 several can be true", "1-9 Choose")
        await pilot.press("5")
        await until_shown(pilot, "> 5 unresolved")
        for key, why in (
            ("9", "There is no 9 here"),
            ("1", "Nobody asserts answer 1"),
            ("b", "b does nothing here: a number chooses"),
        ):
            await pilot.press(key)
            await until_shown(pilot, why, "> 5 unresolved")
        await pilot.press("2", "tab", *"born 2", "enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
    (made,) = library.comparisons[NATIONALITY].judgements
    assert (made.label, made.why) == ("Morvan", "born 2")


async def test_a_form_that_was_refused_what_it_asked_for_asks_again_with_ctrl_r() -> None:
    library = ShoreLibrary()
    app = Browser(cast("Library", library), Options(who="Ines"), Terminal(utf8=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Tarek Sahl")
        library.refuse = "The server takes no more connections."
        app.screen.post_message(messages.JudgeQuestion(NATIONALITY))
        await until_shown(pilot, "This did not come: Ctrl+R asks again.")
        await pilot.press("ctrl+s")
        assert not library.comparisons[NATIONALITY].judgements
        library.refuse = ""
        await pilot.press("ctrl+r")
        await until_shown(pilot, "> 1 holds: Velian")
        assert "This did not come" not in words(app)
