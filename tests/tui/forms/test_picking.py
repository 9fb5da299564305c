"""What Enter takes of what was typed does not hang on how soon the store answers."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from tui.forms.choices import Choice
from tui.forms.picking import EntityField
from tui.terminal.output import DiffOutput

POST = Choice("post", "The Post", kind="voice")


class Bench(DiffOutput[None]):
    """A field alone, whose store answers when the test says so."""

    field = EntityField("publisher", "Publisher", ("voice", "group"))

    def compose(self) -> ComposeResult:
        self.field = EntityField("publisher", "Publisher", ("voice", "group"))
        yield self.field


async def typed(pilot: Pilot[None], words: str) -> EntityField:
    app = pilot.app
    assert isinstance(app, Bench)
    app.field.to_hand()
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    assert app.field.text == words and app.field.picked is None
    return app.field


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(("found", "picked"), [([], ("Radio Littoral", True)), ([POST], ("The Post", False))])
async def test_enter_takes_the_best_there_is(late: bool, found: list[Choice], picked: tuple[str, bool]) -> None:
    async with Bench().run_test() as pilot:
        field = await typed(pilot, "Radio Littoral")
        if late:
            assert field.enter() and field.waits
        field.found("Radio Littoral", found)
        if not late:
            assert field.enter()
        assert field.picked is not None and (field.picked.words, field.picked.new) == picked
        assert not field.waits and not field.problem
