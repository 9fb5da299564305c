"""The field of a claim's value: an entity, a place, one of a list, or words, as the property wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.properties.property import Property
from tui.forms.choices import Choice, suiting
from tui.forms.claim_record import NEAR
from tui.forms.passage_words import likely, short_words
from tui.forms.picking import EntityField, Question
from tui.forms.properties import value_choices, value_kinds

if TYPE_CHECKING:
    from store.library import Library


class ValueField(EntityField):
    """A value for `prop`. What the passage has of that type is offered; words of it complete with Right."""

    def __init__(self, passage: str) -> None:
        super().__init__("value", "Value", (), needed=True)
        self.prop: Property | None = None
        self._passage = passage

    def suit(self, prop: Property | None) -> None:
        """Take values of this property; what stands there goes if it is of another type."""
        if prop is self.prop:
            return
        before, self.prop = self.prop, prop
        self.kinds = value_kinds(prop)
        self.free = not self.kinds
        self.entry.follow(self._passage if self._is_words else "")
        alike = before is not None and prop is not None and (before.type, before.tree) == (prop.type, prop.tree)
        if before is not None and not (alike and (self.picked is None or self.picked.kind in (*self.kinds, ""))):
            self.picked = None
            self.entry.put("")
            self.tell(None)
        if not self.entry.value and prop is not None and prop.type == "text":
            self.prefill(short_words(self._passage))
        self.refill()

    @property
    def _is_words(self) -> bool:
        return self.prop is not None and not self.kinds and not self.prop.tree

    def local(self, typed: str) -> list[Choice]:
        """What is at hand: entities near by, what can be chosen, what the passage has of that type."""
        if self.kinds:
            near = self._near(typed)
            return [_nearly(it) for it in super().local(near)] if near is not None else super().local(typed)
        if self.prop is None:
            return []
        if self.prop.tree:
            chosen = value_choices(self.prop)
            if typed:
                return suiting(chosen, typed)
            there = [it for it in chosen if any(word.startswith(it.words[:5]) for word in self._there)]
            return [*there, *(it for it in chosen if it not in there)]
        found = [Choice(it, it, "in the passage") for it in likely(self.prop.type, self._passage)]
        return [] if typed else found

    @property
    def _there(self) -> list[str]:
        return self._passage.casefold().split()

    def _near(self, typed: str) -> str | None:
        """What "near ..." speaks of, None where it is not begun with that."""
        place = self.prop is not None and self.prop.type == "place"
        return typed[len(NEAR) :] if place and typed.casefold().startswith(NEAR) else None

    def question(self, typed: str) -> Question | None:
        """Find an entity, or a place that something is near."""
        if not self.kinds:
            return None
        near = self._near(typed)
        asked = super().question(typed if near is None else near)
        if near is None or asked is None:
            return asked
        ask = asked

        def nearly(library: Library) -> list[Choice]:
            return [_nearly(it) for it in ask(library)]

        return nearly

    def behind(self, typed: str, found: Sequence[Choice]) -> list[Choice]:
        """New entities, where the value is one."""
        return super().behind(typed, found) if self.kinds and self._near(typed) is None else []

    @property
    def as_typed(self) -> bool:
        """Words stand as they are typed; of a list the first that suits is taken."""
        return self.free and not (self.prop is not None and self.prop.tree)

    def pick(self, choice: Choice) -> None:
        """Take a choice; words of the passage are no choice any more, but words."""
        super().pick(choice)
        if self._is_words:
            self.picked = None


def _nearly(choice: Choice) -> Choice:
    return replace(choice, key=f"{NEAR}{choice.key}", words=f"{NEAR}{choice.words}")
