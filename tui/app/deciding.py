"""Who may be the same: the queue of pairs, and the panels in which a person decides, or splits what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.opening import OpensPages
from tui.session import messages

if TYPE_CHECKING:
    from tui.session.asking import Context


class DecidesPairs(OpensPages):
    """An app that opens these; nothing of them is loaded before."""

    context: Context

    def action_pairs(self) -> None:
        """Open the queue of pairs, at the first one of the entity at hand."""
        at_hand = getattr(self.screen, "entity_slug", None)
        self.screen.post_message(messages.OpenPairs(at_hand))

    def on_open_pairs(self, message: messages.OpenPairs) -> None:
        """List who may be the same."""
        from tui.pairing.pairs import PairsScreen

        self._open(message, lambda: PairsScreen(self.context, message.entity))

    def on_decide_pair(self, message: messages.DecidePair) -> None:
        """Decide about two entities, unless nothing may be written."""
        from tui.pairing.deciding import Two
        from tui.pairing.panel import SamePanel, WhyPanel

        if self._may_decide():
            two = Two(*message.one, *message.other)
            same = message.decided == "same"
            self.push_screen(
                SamePanel(self.context, two) if same else WhyPanel(self.context, two, first=message.decided)
            )

    def on_split_entity(self, message: messages.SplitEntity) -> None:
        """Split what is one, unless nothing may be written."""
        from tui.pairing.split import SplitPanel

        if self._may_decide():
            self.push_screen(SplitPanel(self.context, message.slug))

    def _may_decide(self) -> bool:
        if self.context.options.read_only:
            self.notify("This session is read-only: nothing can be decided.", severity="warning")
        return not self.context.options.read_only
