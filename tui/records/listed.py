"""Fields that hold several texts, and one that takes a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content

from store.labels.dates import day
from tui.forms.choices import Choice, suiting
from tui.forms.picking import PickField, Question
from tui.lines.facts import plain

if TYPE_CHECKING:
    from store.library import Library

#: What a spelling can be, besides the name itself, in the words of the list.
SPELLINGS = ("alias", "transliteration", "kunya", "acronym", "title")
_KUNYA = ("abu ", "abul ", "umm ", "ibn ", "bint ")
#: The choice in the empty line that adds nothing.
_DONE = Choice("", "", "type another one and Enter adds it; Down goes to those that are there")


class TextsField(PickField):
    """Several texts. Each Enter adds the one typed; one that is highlighted goes back into the line with Enter, and
    away with Delete. Backspace in the empty line takes the last one back."""

    def __init__(self, name: str, label: str, kinds: Sequence[str] = ("",), **options: Any) -> None:
        super().__init__(name, label, **options)
        self.kinds = tuple(kinds)
        self.picks: list[Choice] = []
        self._remark = ""

    def local(self, typed: str) -> list[Choice]:
        """What was typed, as each of the kinds; before that what there is."""
        if typed:
            return [self.made(typed, kind) for kind in self.likely(typed)]
        return [_DONE, *self.picks] if self.picks else []

    def likely(self, typed: str) -> Sequence[str]:  # noqa: ARG002
        """The kinds, the likeliest first."""
        return self.kinds

    @staticmethod
    def made(text: str, kind: str = "", used_by: Sequence[str] = ()) -> Choice:
        """A text of a kind as it stands in this field, with the sources that use it."""
        also = (("used_by", tuple(Choice(slug, slug) for slug in used_by)),) if used_by else ()
        return Choice(f"{kind}:{text}", text, kind, also=also)

    @property
    def filled(self) -> bool:
        """Whether there is one."""
        return bool(self.picks)

    @property
    def state(self) -> Any:
        """All of them."""
        return tuple(self.picks)

    @property
    def offered(self) -> Choice | None:
        """What Enter would take."""
        found = super().offered
        return None if found is _DONE else found

    def restore(self, state: Any) -> None:
        """Take them again."""
        self.picks = [it for it in state if isinstance(it, Choice)] if isinstance(state, tuple | list) else []
        self.entry.put("")
        self.settled = True
        self.refill()
        self._show_picks()

    def enter(self) -> bool:
        """Add what was typed, or take what is highlighted back into the line."""
        choice = self.offered
        if choice is None:
            fresh, self.settled = not self.settled, True
            return fresh and bool(self.text)
        if not self.text:
            self._take_back(choice)
            return True
        if any(it.words == choice.words for it in self.picks):
            self.complain(f"{choice.words} is there already")
            return False
        self.picks.append(choice)
        self.entry.put("")
        self.settled = True
        self.refill()
        self._show_picks()
        self.post_message(self.Changed(self))
        return True

    def _take_back(self, choice: Choice) -> None:
        self.picks.remove(choice)
        self.entry.put(choice.words)
        self.settled = False
        self.refill()
        self._show_picks()
        self.post_message(self.Changed(self))

    def remark(self, words: str) -> None:
        """Say something behind the texts."""
        self._remark = words
        self._show_picks()

    def _show_picks(self) -> None:
        words = ", ".join(it.words for it in self.picks)
        parts = [*([plain(words)] if words else []), *([plain(self._remark, "$quiet")] if self._remark else [])]
        self.tell(Content(", ").join(parts) if parts else None)

    def on_key(self, event: events.Key) -> None:
        """Take the last one back, or the highlighted one away."""
        if self.entry.value or not self.picks:
            return
        if event.key == "backspace":
            self._take_back(self.picks[-1])
            event.stop()
        elif event.key == "delete" and self.offered is not None:
            self.picks.remove(self.offered)
            self.refill()
            self._show_picks()
            self.post_message(self.Changed(self))
            event.stop()


class SpellingsField(TextsField):
    """An entity's other spellings, each with what it is."""

    def __init__(self) -> None:
        super().__init__("names", "Spellings", SPELLINGS)

    def likely(self, typed: str) -> Sequence[str]:
        """What a spelling is by its looks, then all else it can be."""
        letters = [char for char in typed if char.isalpha()]
        first = "alias"
        if any(ord(char) > 0x24F for char in letters):
            first = "transliteration"
        elif len(letters) > 1 and len(typed) <= 8 and all(char.isupper() for char in letters):
            first = "acronym"
        elif typed.casefold().startswith(_KUNYA):
            first = "kunya"
        return (first, *(kind for kind in self.kinds if kind != first))


class SourceField(PickField):
    """A source, by words of its title, its publisher, its day or its id; `but` is the one that is asked about."""

    def __init__(self, name: str, label: str, but: str) -> None:
        super().__init__(name, label)
        self._but = but
        self._all: list[Choice] | None = None

    def local(self, typed: str) -> list[Choice]:
        """Those that suit, once they are known."""
        return suiting(self._all or (), typed) if typed else []

    def question(self, typed: str) -> Question | None:
        """Ask for the sources, the first time something is typed."""
        if not typed or self._all is not None:
            return None

        def ask(library: Library) -> list[Choice]:
            self._all = [
                Choice(it.slug, f"{it.publisher}, {day(it.published)}: {it.title}", it.slug)
                for it in library.sources()
                if it.slug != self._but
            ]
            return suiting(self._all, typed)

        return ask

    def nothing(self) -> str:
        """What to do where nothing suits."""
        return f"no source is like {self.text!r}: type other words, or name it in words below"

    def show_picked(self, choice: Choice) -> None:
        """Say which one it is."""
        self.tell(Content.styled(choice.key, "$quiet"))
