"""The work list: its order, its filters, what is left, what its keys open."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from store.model.claims import QuestionRef
from store.model.views import Echo, QuestionRow, VoiceRow
from tests.tui.rivals import DATE, DEATH, KILLED, NATIONALITY, QUEUE, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.rows import Option
from tui.lines.worklist import Filters, filter_line, left, options, states
from tui.screens.choose import ChooseScreen
from tui.screens.help import HelpScreen
from tui.screens.worklist import WorklistScreen, details
from tui.session import messages

ROWS = RivalLibrary().worklist()
VOICES = RivalLibrary().voices()


def stage(library: RivalLibrary | None = None, voice: str | None = None, **given: object) -> Stage:
    return Stage(lambda: WorklistScreen(context(library, **given), voice))


def test_each_filter_offers_what_there_is_with_its_number() -> None:
    offered = {option.words: option.number for option in options("state", ROWS, VOICES)}
    assert (offered["all"], offered["contradicted"], offered["denied"], offered["finer"]) == (4, 3, 1, 0)
    assert offered["agreed"] is None, "settled ones can be asked for, but are not counted here"
    assert [tuple(option)[1:3] for option in options("kind", ROWS, VOICES)] == [
        ("all", 4),
        ("leaders", 2),
        ("raids", 2),
    ]
    assert next(iter(options("property", ROWS, VOICES))).key is None
    assert [option.key for option in options("voice", ROWS, VOICES)][1:3] == ["interior-ministry", "villagers-in-harn"]


def test_the_line_of_filters_says_their_values() -> None:
    filters = Filters(unjudged=True).with_option("state", Option("denied", "denied"))
    filters = filters.with_option("voice", Option("army", "[b]army"))
    assert (
        filter_line(filters).plain
        == "1 state denied   2 kind all   3 property all   4 voice [b]army   5 not yet judged"
    )
    assert filters.narrowed() and not Filters().narrowed()
    assert filters.with_option("voice", Option(None, "all")).words("voice") == "all"


def test_what_is_left_leaves_out_what_is_judged() -> None:
    assert left(ROWS) == "4 questions left to judge"
    assert left((replace(ROWS[0], judged="unresolved"), *ROWS[1:])) == "4 questions, 3 left to judge"


def test_the_list_has_a_heading_for_each_state() -> None:
    assert states(ROWS) == [("contradicted", 0, 3), ("denied", 3, 1)]


def test_the_details_name_reason_answers_and_voices() -> None:
    text = details(replace(ROWS[0], judged="Velian holds"))
    assert text.split("\n") == [
        "Only one of Velian and Morvan can be true.",
        "Judged: Velian holds.",
        "1  Velian: 2 reports, 1 origin (Interior ministry)",
        "2  Morvan: 1 report, 1 origin (villagers in Harn)",
    ]


def test_the_details_tell_what_echoes_the_question() -> None:
    echo = Echo(QuestionRef("man", "check.died_twice"), "reported dead before the death", "Dead by 1 May.")
    text = details(replace(ROWS[0], echoes=(echo,)))
    assert text.split("\n")[1] == "With it, reported dead before the death: Dead by 1 May."


@dataclass
class Weighed(RivalLibrary):
    """The first of its questions is near, one against five."""

    def worklist(self, **asked: object) -> tuple[QuestionRow, ...]:
        first, *others = super().worklist(**asked)  # type: ignore[arg-type]
        return replace(first, near=True, fewer=1, more=5), *others


async def test_a_row_says_why_it_stands_where_it_does() -> None:
    async with stage(Weighed()).run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl", "near, one against five")
    async with stage(Weighed()).run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl", "near")
        line = next(line for line in words(pilot.app).split("\n") if "> x  Tarek" in line)
        assert line.rstrip().endswith("near")


async def test_enter_compares_with_the_list_as_queue() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 questions left", "x contradicted  3", "! denied  1", "> x  Tarek Sahl")
        await pilot.press("down", "enter", "J", "m", "e")
        await until(pilot, lambda: len(app.told) == 4)
    compare, judge, matrix, entity = app.told
    assert isinstance(compare, messages.OpenQuestion)
    assert (compare.ref, compare.queue) == (KILLED, QUEUE)
    assert isinstance(judge, messages.JudgeQuestion) and judge.ref == KILLED
    assert isinstance(matrix, messages.OpenMatrix) and matrix.ref == KILLED
    assert isinstance(entity, messages.OpenEntity) and entity.slug == "odra-raid"


async def test_filters_are_chosen_from_lists_and_taken_off() -> None:
    library = RivalLibrary()
    app = stage(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl")
        await pilot.press("1")
        await until_shown(pilot, "State of the questions", "> all")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, "1 state denied", "1 question left")
        await pilot.press("4")
        await until_shown(pilot, "Voice of the questions", "mayor")
        await pilot.press("G", "enter")
        await until_shown(pilot, "4 voice Northern Front", "1 question left")
        await pilot.press("0")
        await until_shown(pilot, "1 state all", "4 questions left")
    assert ("worklist", ("denied",), None, None, "northern-front", False) in library.asked


async def test_escape_in_a_list_of_values_changes_nothing() -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl")
        await pilot.press("2")
        await until_shown(pilot, "leaders")
        await pilot.press("escape")
        await until_shown(pilot, "2 kind all", "4 questions left")


async def test_only_what_nobody_judged() -> None:
    library = RivalLibrary()
    library.judge(NATIONALITY, "unresolved", answer=None, why="", who="Ines")
    app = stage(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 questions, 3 left", "> xJ Tarek Sahl", "Judged: unresolved.")
        await pilot.press("5")
        await until_shown(pilot, "3 questions left", "5 not yet judged")
        assert "nationality" not in words(app)


async def test_opened_for_a_voice_it_says_so() -> None:
    app = stage(voice="mayor")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 voice mayor", "1 question left")


async def test_the_highlight_stays_on_its_question_when_the_store_changed() -> None:
    library = RivalLibrary()
    app = stage(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl")
        await pilot.press("down", "down")
        await until_shown(pilot, "4 May 2019 is outside")
        del library.comparisons[KILLED]
        assert isinstance(app.screen, WorklistScreen)
        app.screen.reload()
        await until_shown(pilot, "3 questions left")
        assert app.screen.row is not None and app.screen.row.ref == DATE


async def test_an_empty_list_says_so() -> None:
    library = RivalLibrary(comparisons={})
    async with stage(library).run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "0 questions left", "Nothing is contested.")
        await pilot.press("5")
        await until_shown(pilot, "No question is left with these filters")


async def test_nothing_offers_to_write_in_a_read_only_session() -> None:
    app = stage(read_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "> x  Tarek Sahl", "0 All")
        assert "Judge" not in words(app).split("\n")[-1]
        await pilot.press("J", "enter")
        await until(pilot, lambda: app.told)
    assert isinstance(app.told[0], messages.OpenQuestion) and app.told[0].ref == NATIONALITY
    assert DEATH in app.told[0].queue


@dataclass
class SlowFacets(RivalLibrary):
    """Its voices are not known before they are let go."""

    go_on: threading.Event = field(default_factory=threading.Event)

    def voices(self) -> tuple[VoiceRow, ...]:
        assert self.go_on.wait(20)
        return super().voices()


async def test_the_rows_come_before_what_they_can_be_filtered_by() -> None:
    library = SlowFacets()
    app = stage(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 questions left", "> x  Tarek Sahl")
        await pilot.press("4", "down")
        await until_shown(pilot, "> x  Odra bridge raid")
        assert isinstance(app.screen, WorklistScreen)
        library.go_on.set()
        await until_shown(pilot, "Voice of the questions", "mayor")
    asked = [one for one in library.asked if one[0] == "worklist"]
    assert len(asked) == 1, "all rows are on the screen: they are not asked for again"


async def test_a_filter_does_not_open_over_what_was_opened_meanwhile() -> None:
    library = SlowFacets()
    app = stage(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 questions left", "> x  Tarek Sahl")
        await pilot.press("4")
        app.push_screen(HelpScreen(context(library), app.screen))
        await until_shown(pilot, "type to narrow what is told")
        library.go_on.set()
        await pilot.press("escape")
        below = app.screen
        assert isinstance(below, WorklistScreen)
        await until(pilot, lambda: not below.asker.busy)
        assert app.screen is below
