"""Passages that a search found: from one the reader opens at the place, with what was searched for lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.at_hand import PageAtHand
from tui.session.messages import OpenSource

if TYPE_CHECKING:
    from textual.widgets import Input

    from store.model.out.passages import PassageRow


class OpensPassages(PageAtHand):
    """A screen with a search, which finds passages too."""

    search_box: Input
    at_passage: PassageRow | None = None
    """The passage that is highlighted."""

    @property
    def entity_slug(self) -> str | None:
        """Whom a claim is about that cites the passage, else who is at hand."""
        return (self.at_passage.entity or None) if self.at_passage is not None else super().entity_slug

    def reads_passage(self) -> bool:
        """Open the reader where the passage stands; tell whether there is any."""
        row = self.at_passage
        if row is not None:
            told = row.source, row.rendition, row.claim or None
            self.post_message(OpenSource(*told, find=self.search_box.value.strip(), at=row.first))
        return row is not None

    def action_read(self) -> None:
        """Read the source of the passage at hand, or of the claim shown."""
        if not self.reads_passage():
            super().action_read()
