"""A key that is bound and cannot act says why: a press is never answered by nothing."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.actions import parse
from textual.app import App, ReturnType
from textual.dom import DOMNode

from tui.terminal.textual_inside import bound_to


class TellsWhyNot(App[ReturnType]):
    """An app in which every node may say by `why_not(action)` why what a key is bound to cannot be done now.

    A node that says nothing is spoken for by what the key is called, so that no key is mute.
    """

    def on_key(self, event: events.Key) -> None:
        """Tell why a key does nothing, where it is bound and nothing that it is bound to can be done."""
        idle = ""
        for node in self._way():
            for binding in bound_to(node, event.key):
                space, action, given = parse(binding.action)
                does = self.screen if space == "screen" else self if space else node
                if does.check_action(action, given):
                    return
                if binding.description or not idle:
                    told = _why(node, action) or _why(does, action)
                    idle = idle or told or f"{binding.description or 'This'}: not here and now."
        if idle:
            self.notify(idle, markup=False)

    def _way(self) -> Iterator[DOMNode]:
        """The nodes that a key passes, from the focus up; a panel keeps it from what lies below."""
        for node in (self.focused or self.screen).ancestors_with_self:
            if node is not self or not self.screen.is_modal:
                yield node


def _why(node: DOMNode, action: str) -> str:
    why = getattr(node, "why_not", None)
    return str(why(action)) if why is not None else ""
