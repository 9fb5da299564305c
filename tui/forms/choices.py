"""What a field offers while somebody types, which of it suits what was typed, and which field comes next. No screen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from store.model.facts import dataclass

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to take: ``key`` goes into the record, ``words`` stand in the field, ``more`` beside them in a list.

    ``kind`` is that of an entity. One that is ``new`` is made when the form is kept; ``spelling`` is one that an
    entity gets then. ``also`` fills in other fields when this is taken: (field, text or choices). One that is ``far``
    is little like what was typed: somebody else may be meant.
    """

    key: str
    words: str
    more: str = ""
    kind: str = ""
    new: bool = False
    spelling: str = ""
    also: tuple[tuple[str, str | Choice | tuple[Choice, ...]], ...] = ()
    far: bool = False

    @property
    def same(self) -> tuple[str, str, str]:
        """What two choices have in common that stand for the same thing."""
        return (self.kind, self.words, "new") if self.new else (self.key, "", "")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def begun(typed: Sequence[str], words: Iterable[str]) -> bool:
    """Whether each word typed is the beginning of one of these."""
    there = list(words)
    return all(any(word.startswith(part) for word in there) for part in typed)


def rank(typed: str, *told: str) -> int | None:
    """How well words suit what was typed, 0 best: the first of ``told`` is the name, the others more about it.

    None where they do not suit.
    """
    parts = words_of(typed)
    if not parts:
        return 0
    name = words_of(told[0])
    if name == parts:
        return 0
    if " ".join(name).startswith(" ".join(parts)):
        return 1
    if begun(parts, name):
        return 2
    below = list(name)
    for place, more in enumerate(told[1:], 3):
        below += words_of(more)
        if begun(parts, below):
            return place
    return None


def suiting(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """Those whose words suit what was typed, the best first; their order decides between equals."""
    ranked = [(rank(typed, it.words, it.key.replace("_", " ")), it) for it in choices]
    return [it for _, it in sorted(((at, it) for at, it in ranked if at is not None), key=lambda found: found[0])]


def together(*lists: Iterable[Choice]) -> list[Choice]:
    """Lists one behind the other, each thing once; the same voice with other relays is another one."""
    found: dict[tuple[str, ...], Choice] = {}
    for choice in (it for one in lists for it in one):
        found.setdefault((*choice.same, *map(str, choice.also), choice.spelling), choice)
    return list(found.values())


def after(fields: Sequence[str], missing: Collection[str], at: str) -> str | None:
    """The next field that is missing: behind the one at hand, else before it; None where none is."""
    place = fields.index(at)
    return next((key for key in (*fields[place + 1 :], *fields[: place + 1]) if key in missing), None)


def beside(fields: Sequence[str], at: str, step: int) -> str:
    """The field beside the one at hand, round and round."""
    place = fields.index(at) if at in fields else 0
    return fields[(place + step) % len(fields)]
