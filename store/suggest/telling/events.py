"""Which event a sentence is about where it names none: what can be asked of it, and what other reports say of it."""

from __future__ import annotations

from collections.abc import Mapping

from store.model.drafts import Mention
from store.model.facts import dataclass

OF_VOTES = frozenset(("turnout", "votes", "share", "seats", "winner"))
"""What is asked of votes alone."""
_LOSSES = """
killed wounded detained missing displaced homeless evacuated rescued survivors aboard buried identified damage
damage_text extent cause method site number_of_strikes conducted_by planned_by responsibility
"""
OF_LOSSES = frozenset(_LOSSES.split())
"""What is asked of what befalls people: of no vote and of no talks."""
_CALM = frozenset(("vote", "meeting"))


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the case as a report may mean it. ``what`` are the words for what it is, as far as its name tells."""

    mention: Mention
    what: frozenset[str]


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a case. ``asked`` says, by property, how many claims other reports have about which event; ``own``
    are the properties that the case itself brings."""

    listed: Mapping[str, Event]
    asked: Mapping[str, Mapping[str, int]]
    own: frozenset[str] = frozenset()

    def suits(self, slug: str, prop: str) -> bool:
        """Whether a property is asked of such an event."""
        event = self.listed.get(slug)
        what = event.what if event is not None else frozenset()
        if prop in OF_VOTES:
            return "vote" in what or not any("vote" in one.what for one in self.listed.values())
        return not (prop in OF_LOSSES and what and what <= _CALM)

    def best(self, carried: Mention | None, prop: str) -> Mention | None:
        """The event meant where none is named: the one told last, unless another is the one this is asked of."""
        asked = {slug: count for slug, count in self.asked.get(prop, {}).items() if self.suits(slug, prop)}
        if carried is not None and self.suits(carried.entity, prop):
            plain = self.listed.get(carried.entity)
            vague = prop in self.own or prop in OF_VOTES or (plain is not None and not plain.what)
            if not vague or not asked or carried.entity in asked:
                return carried
        if asked:
            most = max(sorted(asked), key=lambda slug: asked[slug])
            return self.listed[most].mention if most in self.listed else None
        fit = [one.mention for one in self.listed.values() if prop in OF_VOTES and "vote" in one.what]
        return fit[0] if len(fit) == 1 else None
