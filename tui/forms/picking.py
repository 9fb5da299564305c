"""Fields that complete what one types: from a list at hand, and from the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content

from store.model.hits import Hit
from tui.forms.choices import Choice, begun, suiting, together, words_of
from tui.forms.field import Field
from tui.lines.facts import plain

if TYPE_CHECKING:
    from store.library import Library

Question = Callable[["Library"], list[Choice]]
#: Letters after which a new entity is offered behind those that are there.
_ENOUGH = 2
_MOST_FOUND = 8
#: Under this score a name that lacks words that were typed is hardly meant: "Ostrel Courier" for "Ostrel Fire Service".
#: It stands behind the new one.
_LIKE = 0.5


class PickField(Field):
    """Something to take from choices. `free`: what is typed may stand as it is.

    `local` gives choices at once; `question` what to ask the store, if anything. Enter takes the one highlighted;
    where the store has not answered yet, the best of its answer when it comes.
    """

    def __init__(self, name: str, label: str, *, needed: bool = False, lasting: bool = False, free: bool = False):
        super().__init__(name, label, needed=needed, lasting=lasting)
        self.free = free
        self.called: Mapping[str, tuple[str, str]] = {}  # what one and many of a kind are called
        self.picked: Choice | None = None
        self.choices: list[Choice] = []
        self.highlighted = 0
        self._asked = ""
        self._waiting = self._take_first = False

    def local(self, typed: str) -> list[Choice]:  # noqa: ARG002
        """The choices at hand for what was typed."""
        return []

    def question(self, typed: str) -> Question | None:  # noqa: ARG002
        """What to ask the store for it."""
        return None

    def behind(self, typed: str, found: Sequence[Choice]) -> list[Choice]:  # noqa: ARG002
        """Choices that stand behind all others."""
        return []

    @property
    def as_typed(self) -> bool:
        """Whether Enter takes what was typed as it is, before an arrow goes to a choice."""
        return self.free

    @property
    def _first(self) -> int:
        return -1 if self.as_typed and self.text else 0

    @property
    def filled(self) -> bool:
        """Whether something was taken, or typed where that may stand."""
        return self.picked is not None or (self.free and bool(self.text))

    @property
    def waits(self) -> bool:
        """Whether Enter took the best of an answer that is still to come."""
        return self._take_first

    @property
    def offered(self) -> Choice | None:
        """What Enter would take."""
        if self.picked is None and 0 <= self.highlighted < len(self.choices):
            return self.choices[self.highlighted]
        return None

    @property
    def state(self) -> Any:
        """What was taken, else what was typed."""
        return self.picked if self.picked is not None else self.entry.value

    def restore(self, state: Any) -> None:
        """Take again what was taken."""
        self._waiting = self._take_first = False
        if isinstance(state, Choice):
            self.pick(state)
        else:
            self.picked = None
            super().restore(state)
            self.refill()

    def typed(self) -> None:
        """Let go of what was taken, and look for what was typed."""
        self.picked = None
        self._take_first = False
        self.refill()

    def refill(self) -> Question | None:
        """Offer what suits, and return what to ask the store for more; its answer goes to `found`."""
        typed = self.text
        self._asked = typed
        self.highlighted = self._first
        wanted = self.question(typed)
        self._waiting = wanted is not None
        here = self.local(typed)
        self.choices = here if self._waiting else [*here, *self.behind(typed, here)]
        self.offer(self.choices[0].words if self.choices and not typed else "")
        return wanted

    def found(self, typed: str, more: Sequence[Choice]) -> None:
        """Offer what the store found, behind what was at hand."""
        if typed != self._asked or not self._waiting:
            return
        self._waiting = False
        found = together(self.choices, more)
        all_ = [it for it in found if not it.far]
        self.choices = [*all_, *self.behind(typed, found), *(it for it in found if it.far)]
        exact = next((it for it in all_ if typed.casefold() in (it.words.casefold(), it.more.casefold())), None)
        if self.free and self.settled and exact is not None:
            self.pick(exact)  # it was taken as it was typed, and is somebody's name
            self.post_message(self.Changed(self))
        if self._take_first:  # what Enter takes does not hang on how soon the answer comes
            self._take_first = False
            best = next((it for it in self.choices if not it.far), None)
            if best is not None:
                self.pick(best)
                self.post_message(self.Changed(self))
            elif not self.free:
                self.complain(self.nothing())

    def nothing(self) -> str:
        """What to say where nothing suits."""
        return f"nothing is called {self.text!r}: type another spelling"

    def enter(self) -> bool:
        """Take what is highlighted."""
        if self.picked is not None:
            return super().enter()
        if self.as_typed and self.text and self.highlighted < 0:
            return super().enter()
        if (offered := self.offered) is not None:
            self.pick(offered)
            self.post_message(self.Changed(self))
            return True
        if self._waiting and self.text:
            self._take_first = True
            return True
        if self.free and self.text:
            return super().enter()
        if self.needed or self.text:
            self.complain(self.nothing() if self.text else "")
            return False
        return super().enter()

    def pick(self, choice: Choice) -> None:
        """Take a choice."""
        self.picked, self.settled, self.prefilled = choice, True, False
        self.choices, self.highlighted, self._waiting, self._take_first = [], 0, False, False
        self.entry.put(choice.words)
        self.complain("")
        self.show_picked(choice)

    def kind_word(self, kind: str) -> str:
        """What one of a kind is called here."""
        return self.called.get(kind, (kind,))[0]

    def show_picked(self, choice: Choice) -> None:
        """Say beside it what was taken."""
        words = ["new"] * choice.new + [self.kind_word(choice.kind)] * bool(choice.kind)
        words += [f"also spelled {choice.spelling}"] if choice.spelling else []
        self.tell(plain(" ".join(words), "$quiet"))

    def move(self, step: int) -> None:
        """Highlight another choice."""
        if self.choices:
            at = self.highlighted + step
            self.highlighted = at % len(self.choices) if at >= 0 or self.highlighted >= 0 else len(self.choices) - 1


class ListField(PickField):
    """One of a few choices that are all at hand."""

    def __init__(self, name: str, label: str, choices: Sequence[Choice] = (), **options: Any) -> None:
        super().__init__(name, label, **options)
        self.all = list(choices)

    @property
    def as_typed(self) -> bool:
        """Words of one's own stand where there is no list."""
        return self.free and not self.all

    def local(self, typed: str) -> list[Choice]:
        """Those that suit."""
        return suiting(self.all, typed)


def entity_choices(hits: Sequence[Hit], typed: str = "") -> list[Choice]:
    """What was found by a spelling, as choices: those that begin with what was typed come first."""
    out = [
        Choice(hit.slug, hit.name, hit.matched if hit.matched != hit.name else "", kind=hit.kind, far=_far(hit, typed))
        for hit in hits
    ]
    begins = typed.casefold()
    return sorted(out, key=lambda it: not (it.more or it.words).casefold().startswith(begins))


def _far(hit: Hit, typed: str) -> bool:
    """Whether words that were typed are not in it, and what is in it is little."""
    parts = words_of(typed)
    return hit.score < _LIKE and len(parts) > 1 and not begun(parts, words_of(hit.matched))


class EntityField(PickField):
    """An entity of some kinds, found by any spelling. `near` are choices offered before others.

    Where nothing suits, or one wants another, a new entity of a kind is made of what was typed.
    """

    def __init__(self, name: str, label: str, kinds: Sequence[str], **options: Any) -> None:
        super().__init__(name, label, **options)
        self.kinds = tuple(kinds)
        self.near: list[Choice] = []
        self.without: frozenset[str] = frozenset()

    def local(self, typed: str) -> list[Choice]:
        """Those that were used or named near by."""
        near = [it for it in self.near if it.kind in self.kinds and it.key not in self.without]
        if not typed:
            return near
        spelled = [Choice(it.more, it.more) for it in near if it.more and not it.also]
        named = {it.words for it in suiting(spelled, typed)}
        suit = suiting(near, typed)
        return [*suit, *(it for it in near if it not in suit and it.more in named)]

    def question(self, typed: str) -> Question | None:
        """Find entities by this spelling."""
        if not typed:
            return None
        kinds = self.kinds

        def ask(library: Library) -> list[Choice]:
            return entity_choices(library.find(typed, kinds=kinds, limit=_MOST_FOUND).hits, typed)

        return ask

    def behind(self, typed: str, found: Sequence[Choice]) -> list[Choice]:
        """New entities of that name, if none is called so already."""
        if len(typed) < _ENOUGH or any(it.words == typed for it in found):
            return []
        return [self.new(kind) for kind in self.kinds]

    def new(self, kind: str) -> Choice:
        """A new entity of what was typed."""
        return Choice("", self.text, f"new {self.kind_word(kind)}", kind=kind, new=True)

    def nothing(self) -> str:
        """How to make a new one."""
        first = self.kind_word(self.kinds[0])
        return f"nobody is called {self.text!r} yet: Enter makes a new {first}, Down goes to other kinds"

    def make(self, kind: str) -> bool:
        """Take a new entity of a kind, named as typed; return whether that could be."""
        if kind not in self.kinds or not self.text or (self.picked is not None and not self.picked.new):
            return False
        self.pick(self.new(kind))
        self.post_message(self.Changed(self))
        return True

    def respell(self) -> bool:
        """Take the entity that is highlighted, and let it have what was typed as one more spelling."""
        typed, offered = self.text, self.offered
        if not typed or offered is None or offered.new or typed in (offered.words, offered.more):
            return False
        self.pick(Choice(offered.key, offered.words, kind=offered.kind, spelling=typed))
        self.post_message(self.Changed(self))
        return True


class EntitiesField(EntityField):
    """Several entities in their order. Each Enter adds one, Backspace in the empty line takes the last away."""

    def __init__(self, name: str, label: str, kinds: Sequence[str], *, between: str = " > ", **options: Any) -> None:
        super().__init__(name, label, kinds, **options)
        self._between = between
        self.picks: list[Choice] = []

    @property
    def filled(self) -> bool:
        """Whether there is one."""
        return bool(self.picks)

    @property
    def state(self) -> Any:
        """All of them."""
        return tuple(self.picks)

    def restore(self, state: Any) -> None:
        """Take them again."""
        self.picks = [it for it in state if isinstance(it, Choice)] if isinstance(state, tuple | list) else []
        self.entry.put("")
        self.settled = True
        self.refill()
        self._show_picks()

    def pick(self, choice: Choice) -> None:
        """Add one."""
        super().pick(choice)
        self.picks.append(choice)
        self.picked = None
        self.entry.put("")
        self.refill()
        self._show_picks()

    def local(self, typed: str) -> list[Choice]:
        """Nothing before something is typed: none is needed."""
        taken = {it.key for it in self.picks}
        return [it for it in super().local(typed) if it.key not in taken] if typed else []

    def _show_picks(self) -> None:
        words = [f"{it.words} (new {self.kind_word(it.kind)})" if it.new else it.words for it in self.picks]
        self.tell(Content.assemble(*self._joined(words)) if words else None)

    def _joined(self, words: list[str]) -> list[Content]:
        parts: list[Content] = []
        for place, word in enumerate(words):
            parts += [Content.styled(self._between, "$quiet")] if place else []
            parts.append(plain(word))
        return parts

    def on_key(self, event: events.Key) -> None:
        """Take the last one away."""
        if event.key == "backspace" and not self.entry.value and self.picks:
            self.picks.pop()
            self._show_picks()
            self.refill()
            self.post_message(self.Changed(self))
            event.stop()
