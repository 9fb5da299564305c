"""The fields of what is asked: the property by its words, and its scope where it has any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from tui.forms.choices import Choice, suiting
from tui.forms.picking import EntityField, PickField, Question
from tui.forms.properties import property_choices, scope_choices
from tui.lines.facts import plain

if TYPE_CHECKING:
    from store.library import Library

#: Open scopes that are words, such as a post; others name somebody or some place.
_WORDS = ("post", "what kind", "how")


class PropertyField(PickField):
    """What is said of an entity, by its words.

    `kind` is the entity's, `lately` the properties used last, `claimed` how often each is claimed of a kind."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__("property", "What", needed=True)
        self._vocabulary = vocabulary
        self.kind: str | None = None
        self.lately: tuple[str, ...] = ()
        self.claimed: Mapping[str, Mapping[str, int]] = {}

    def local(self, typed: str) -> list[Choice]:
        """Those that suit the kind, the last used first, then those claimed most."""
        return property_choices(self._vocabulary, self.kind, typed, self.lately, self.claimed)

    def nothing(self) -> str:
        """How to find another word."""
        of = f" of a {self.kind_word(self.kind)}" if self.kind else ""
        return f"no property{of} is called {self.text!r}: type another word, such as killed, born, head of"

    def show_picked(self, choice: Choice) -> None:
        """Say what is meant."""
        prop = self._vocabulary.get(choice.key)
        self.tell(plain(prop.topic if prop is not None else "", "$quiet"))


class ScopeField(EntityField):
    """A part that is known, an entity, or words; of words those that were asked about `subject` before are offered."""

    def __init__(self) -> None:
        super().__init__("scope", "Part", ("group", "leader", "voice", "raid", "place"))
        self.prop: Property | None = None
        self.subject = ""

    def suit(self, prop: Property | None) -> None:
        """Take the scopes of this property."""
        if prop is not self.prop:
            self.prop = prop
            self.free = not self._naming and self._open
            self.restore("")
            self.settled = False
        told = prop.open_scope if prop is not None else None
        self.call_it((told or "part").removeprefix("in which ").capitalize())

    @property
    def _open(self) -> bool:
        return self.prop is not None and self.prop.open_scope is not None

    @property
    def _naming(self) -> bool:
        return self.prop is not None and self.prop.open_scope is not None and self.prop.open_scope not in _WORDS

    def local(self, typed: str) -> list[Choice]:
        """The parts that are known, or entities near by once something is typed."""
        if self.prop is not None and self.prop.scopes:
            return suiting(scope_choices(self.prop), typed)
        return super().local(typed) if typed and self._naming else []

    def question(self, typed: str) -> Question | None:
        """Find whom the words mean, or which were asked about before."""
        if self._naming:
            return super().question(typed)
        if not self._open or not self.subject:
            return None
        subject, of = self.subject, self.prop

        def ask(library: Library) -> list[Choice]:
            page = library.entity(subject)
            asked = page.questions if page is not None else ()
            scopes = [it.ref.scope for it in asked if of is not None and it.ref.property == of.id and it.ref.scope]
            return suiting([Choice(scope, scope, "asked about before") for scope in scopes], typed)

        return ask

    def behind(self, typed: str, found: Sequence[Choice]) -> list[Choice]:  # noqa: ARG002
        """The words as they were typed."""
        return [Choice(typed, typed, "as typed")] if self._naming and typed else []
