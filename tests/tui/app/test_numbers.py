"""Each number means the same on every screen and in every command: the screens and the command line are asked for the
same store, and what they say is compared, number by number of the table in the docs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from store.labels.glossary import NUMBERS
from store.library import Library
from store.model.claims import QuestionRef
from store.model.vocabulary import UNSETTLED
from tests.tui.commands.conftest import Run, run  # noqa: F401 (a fixture)
from tests.tui.stage import until, words
from tui.app.browser import Browser
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

NATIONALITY = QuestionRef("asim-umar", "nationality", "")
KILLED = QuestionRef("asim-umar", "life_status", "")
SCREENS: tuple[tuple[str, messages.Wish | None, str], ...] = (
    ("Browse", None, "speaks in 2 claims"),
    ("Contested", messages.OpenWorklist(), "left to judge"),
    ("Sources", messages.OpenSources(), "5 sources"),
    ("Reader", messages.OpenSource("voa-2017"), "citation 1 of"),
    ("Compare", messages.OpenQuestion(KILLED), "3 reports"),
    ("Matrix", messages.OpenMatrix(NATIONALITY), "questions contradicted in"),
    ("Voices", messages.OpenVoices("afghan-government"), "10 claims"),
    ("Names", messages.OpenNames("asim-umar"), "1 question"),
)


class Seen(NamedTuple):
    """What stood on the screens, and how to ask the command line."""

    screens: dict[str, str]
    ask: Callable[..., str]

    def on(self, screen: str, pattern: str) -> tuple[int, ...]:
        """The numbers that a pattern finds on a screen."""
        found = re.search(pattern, self.screens[screen])
        assert found is not None, f"{pattern!r} is not on {screen}:\n{self.screens[screen]}"
        return tuple(int(one.replace(",", "")) for one in found.groups() if one is not None)

    def told(self, pattern: str, *command: str) -> tuple[int, ...]:
        """The numbers that a pattern finds in what a command prints."""
        printed = self.ask(*command)
        found = re.search(pattern, printed)
        assert found is not None, f"{pattern!r} is not in {command}:\n{printed}"
        return tuple(int(one) for one in found.groups() if one is not None)

    def lines(self, *command: str) -> list[str]:
        """The lines a command prints."""
        return self.ask(*command).splitlines()


def sources(it: Seen) -> None:
    number = it.told(r"(\d+) sources", "overview")
    assert number == it.on("Browse", r"(\d+) sources") == it.on("Sources", r"(\d+) sources")
    assert number == (len(it.lines("sources")),)


def entities(it: Seen) -> None:
    assert it.told(r"(\d+) entities", "overview") == it.on("Browse", r"(\d+) entities")
    kinds = json.loads(it.ask("overview", "--json"))["kinds"]
    assert it.on("Browse", r"Leaders (\d+)") == (kinds["leader"],)


def claims_of_the_case(it: Seen) -> None:
    (number,) = it.on("Browse", r"entities  (\d+) claims")
    assert it.told(r"(\d+) claims", "overview") == (number,)
    assert number == sum(int(one) for one in re.findall(r"(\d+) claims", it.screens["Sources"]))
    assert number == len(it.lines("claims", "--json"))


def claims_of_a_source(it: Seen) -> None:
    number = it.told(r"voa-2017: .*; (\d+) claims", "sources")
    assert number == it.on("Sources", r"VOA .* (\d+) claims") == it.on("Reader", r"(\d+) claims")


def citations(it: Seen) -> None:
    page = json.loads(it.ask("source", "voa-2017", "--json"))
    cited = sum(len(lit["claims"]) for lit in page["lit"])
    assert it.on("Reader", r"(\d+) citations") == it.on("Reader", r"citation 1 of (\d+)") == (cited,)


def questions_in_a_state(it: Seen) -> None:
    for state in UNSETTLED:
        shown = state.replace("_", " ")
        number = it.told(rf"(\d+) {shown}\n", "overview")
        assert number == it.on("Browse", rf". (\d+) {shown}") == (len(it.lines("questions", "--state", state)),)
    assert it.on("Contested", r"contradicted +(\d+)") == it.told(r"(\d+) contradicted", "overview")


def left_to_judge(it: Seen) -> None:
    number = it.told(r"(\d+) left to judge", "overview")
    assert it.on("Contested", r"(\d+) questions left to judge") == number == (len(it.lines("questions")),)
    assert number == (len(it.lines("questions", "--unjudged")),)


def questions_of_an_entity(it: Seen) -> None:
    rows = [line for line in it.lines("entity", "asim-umar") if line.startswith("contradicted")]
    assert it.on("Browse", r"questions.*\n.*Asim Umar +x +(\d+)") == (len(rows),)
    rows = [line for line in it.lines("entity", "umar-mansoor") if line.startswith("agreed")]
    assert it.on("Names", r"Umar Mansoor +leader .*= (\d+) question") == (len(rows),)


def to_go_through(it: Seen) -> None:
    _, number = it.on("Compare", r"question (\d+) of (\d+)")  # opened alone: of those left to judge
    assert it.told(r"(\d+) left to judge", "overview") == (number,)


def behind_an_answer(it: Seen) -> None:
    pattern = r"(?s)\bkilled\b.*?(\d+) reports, (\d+) origin, denied by (\d+), (\d+) silent"
    number = it.told(pattern, "compare", "asim-umar", "life_status")
    assert number == it.told(pattern, "questions") == it.told(pattern, "entity", "asim-umar")
    listed = r"Asim Umar +alive or dead +killed \(.*?(\d+) reports, ! denied by (\d+), \? (\d+) silent"
    assert it.on("Contested", listed) == (number[0], *number[2:])
    assert it.on("Compare", r"(\d+) reports, (\d+) origin") == number[:2]


def in_the_matrix(it: Seen) -> None:
    fit = it.on("Matrix", r"India +(\d+) of (\d+) fit, (\d+) against")
    printed = next(line for line in it.lines("matrix", "asim-umar", "nationality", "--counts") if "India" in line)
    cells = printed.split(",")
    assert fit == (*(int(one) for one in cells[-1].split(" of ")), int(cells[1]))


def voices(it: Seen) -> None:
    assert it.on("Voices", r"(\d+) voices") == (len(it.lines("voices")),)
    heads = it.lines("matrix", "asim-umar", "nationality")[0].split(",")[2:]
    assert it.on("Matrix", r"(\d+) voices") == (len(heads),)


def what_a_voice_says(it: Seen) -> None:
    row = it.told(r"pakistan-government: .*: (\d+) said, (\d+) denied", "voices")
    assert it.on("Voices", r"Pakistani gov\S* +(\d+) +!(\d+) ") == row
    own = it.told(r"afghan-government: .*: (\d+) said, (\d+) denied", "voices")
    page = r"(?s)\bdenies  (\d+).*\bsays  (\d+)"
    assert it.on("Voices", page) == own[::-1]


def claims_of_a_voice(it: Seen) -> None:
    assert it.told(r"(\d+) claims", "voices", "afghan-government") == it.on("Voices", r"(\d+) claims  contradicted")
    assert it.told(r"(\d+) claims", "voices", "asim-umar") == it.on("Browse", r"speaks in (\d+) claims")


def contradicted_in(it: Seen) -> None:
    number = it.told(r"afghan-government: .*contradicted in (\d+) of (\d+) questions", "voices")
    assert number == it.on("Voices", r"x(\d+) of (\d+)")
    assert number == it.on("Voices", r"contradicted in (\d+) of (\d+)")
    nds = it.told(r"nds: .*contradicted in (\d+) of (\d+)", "voices")
    assert nds == it.on("Matrix", r"questions contradicted in +x (\d+) of (\d+)")
    assert nds == it.told(r"contradicted in,,(\d+) of (\d+)", "matrix", "asim-umar", "nationality", "--counts")


def spellings(it: Seen) -> None:
    page = json.loads(it.ask("entity", "asim-umar", "--json"))
    assert it.on("Names", r"(\d+) spellings") == (len(page["names"]),)


CHECKS: dict[str, Callable[[Seen], None]] = {
    "sources": sources,
    "entities": entities,
    "claims of the case": claims_of_the_case,
    "claims of a source": claims_of_a_source,
    "citations": citations,
    "questions in a state": questions_in_a_state,
    "questions left to judge": left_to_judge,
    "questions of an entity": questions_of_an_entity,
    "questions to go through": to_go_through,
    "reports": behind_an_answer,
    "origins": behind_an_answer,
    "denied by": behind_an_answer,
    "silent": behind_an_answer,
    "fit": in_the_matrix,
    "against": in_the_matrix,
    "voices": voices,
    "says, denies, open": what_a_voice_says,
    "claims of a voice": claims_of_a_voice,
    "contradicted in": contradicted_in,
    "spellings": spellings,
}


async def settled(pilot: Pilot[object], *shown: str) -> str:
    """What stands on the screen once this stands on it and it does not change any more."""
    last = ""

    def stands() -> bool:
        nonlocal last
        before, last = last, words(pilot.app)
        return before == last and all(text in last for text in shown)

    await until(pilot, stands)
    return last


async def test_the_screens_and_the_commands_say_the_same_numbers(own_store: Path, run: Run) -> None:  # noqa: F811
    screens: dict[str, str] = {}
    with Library(own_store) as library:
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(240, 100)) as pilot:
            for name, wish, shown in SCREENS:
                if wish is not None:
                    app.screen.post_message(wish)
                screens[name] = await settled(pilot, shown, *(["citations"] if name == "Reader" else []))
                if wish is not None:
                    await app.pop_screen()

    def ask(*command: str) -> str:
        told = run(*command, "--store", str(own_store))
        assert told.code == 0, told.err
        return told.out

    seen = Seen(screens, ask)
    assert set(CHECKS) == {number.name for number in NUMBERS}
    for check in dict.fromkeys(CHECKS.values()):
        check(seen)
    for number in NUMBERS:  # the figures that the docs give are those of the case that ships
        for figure in re.findall(r"`([^`]*\d[^`]*)`", number.screens):
            assert any(figure in shown for shown in screens.values()), (number.name, figure)
