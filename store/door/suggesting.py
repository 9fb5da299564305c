"""The half of the door that suggests: drafts of a report, and those that are not to be offered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.door.reading import Reading
from store.model.problems import Refused

if TYPE_CHECKING:
    from store.model.drafts import Draft, Suggestions
    from store.model.edits import Edited


class Suggesting(Reading):
    """What stands between the names of the contract and the rooms that find and keep drafts."""

    def suggestions(self, source: str, rendition: str | None = None) -> Suggestions:
        """What a report's wording suggests."""
        from store.model.drafts import Suggestions

        return Suggestions(source, rendition or "")

    def drop_draft(self, draft: Draft, who: str) -> Edited:
        """Let a draft not be offered again."""
        raise Refused(f"{draft.id} cannot be dropped by {who}: nothing suggests drafts yet")
