"""What a person changes: records before and after, lines of the journal, and how a change is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from store.model.facts import dataclass
from store.model.problems import BadInput

#: A record in the keys of the case format, canonical (store/case/records.py).
Data = Mapping[str, Any]
#: Which side of a clash is kept: what the store says, or the case's folder.
Keep = Literal["ours", "folder"]
#: ``sync``: what a case's folder changed by itself.
Verb = Literal["add", "change", "remove", "judge", "load", "sync", "undo", "redo"]


class Change(NamedTuple):
    """What becomes of one record: as it was (None: not there) and as it is to be (None: gone).

    ``kind`` is case, entity, source, claim, judgement, same, grade or dropped; ``ref`` the record's id ("" for the
    case).
    """

    kind: str
    ref: str
    before: Data | None
    after: Data | None

    @property
    def name(self) -> str:
        """The record in words: "claim samaa-12"."""
        return name_of(self.kind, self.ref)


#: The kinds of records that are not called by their own word.
_CALLED = {"same": "the decision about", "grade": "the grade of", "dropped": "the dropped draft"}


def name_of(kind: str, ref: str) -> str:
    """A record in words: "claim samaa-12", "the decision about a and b", "the grade of claim c"; the case's own is "the
    head of the case"."""
    called = ref.replace("+", " and " if kind == "same" else " ")
    return f"{_CALLED.get(kind, kind)} {called}" if ref else "the head of the case"


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit that was kept: its number in the journal, what it did in a sentence, and the records it changed."""

    id: int
    what: str
    changed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EditLine:
    """A line of the journal. ``undoes`` is the edit that this one takes back, ``undone_by`` the one that took it
    back; ``records`` counts what it changed."""

    id: int
    at: str
    who: str
    verb: Verb
    what: str
    records: int
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class EditPage:
    """A line of the journal with what it changed, record by record (the first of very many).

    ``after`` of a change is what became of it, where the journal holds that.
    """

    line: EditLine
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of a record: ``path`` leads to it through the keys of the case format."""

    kind: str
    ref: str
    path: tuple[str | int, ...]
    message: str

    def __str__(self) -> str:
        return f"{name_of(self.kind, self.ref)}: {self.message}"


class BadEdit(BadInput):
    """Records that do not hold: nothing was changed. ``problems`` says which fields, and what to do."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}: nothing was changed")


class Overtaken(BadInput):
    """Somebody changed the same record meanwhile: nothing was changed. ``theirs`` is what it is now (None: gone)."""

    def __init__(self, change: Change, theirs: Data | None) -> None:
        self.change, self.theirs = change, theirs
        became = "was removed" if theirs is None else "was changed" if change.before is not None else "was made"
        super().__init__(f"{change.name} {became} by somebody else meanwhile: look at both, then keep one")


class NotGround(BadInput):
    """What is to be removed is ground for something else. ``on_it`` names those records."""

    def __init__(self, change: Change, on_it: Sequence[tuple[str, str]]) -> None:
        self.change, self.on_it = change, tuple(on_it)
        few = ", ".join(name_of(kind, ref) for kind, ref in on_it[:5])
        more = f" and {len(on_it) - 5} more" if len(on_it) > 5 else ""
        super().__init__(f"{change.name} cannot be removed: on it stand {few}{more}: change or remove them first")


@dataclass(frozen=True, slots=True)
class ClashedPart:
    """A part of a record that both the store and the case's folder changed: its path (an empty one: all of it), and
    what it was, is here and is there; None for what is not there."""

    path: tuple[str, ...]
    base: Any
    ours: Any
    folder: Any


@dataclass(frozen=True, slots=True)
class ClashedRecord:
    """A record that both changed, with the parts that clash, and the whole of it: as it was, is here and is there."""

    kind: str
    ref: str
    parts: tuple[ClashedPart, ...]
    base: Data | None
    ours: Data | None
    folder: Data | None

    @property
    def name(self) -> str:
        """The record in words: "claim samaa-12"."""
        return name_of(self.kind, self.ref)


@dataclass(frozen=True, slots=True)
class Rival:
    """What a claim would be to others: the kind of verdict, their answer, how many they are, who says so (a few).

    ``sign`` is the state whose sign goes before the answer; empty where it is plainly asserted.
    """

    kind: str
    label: str
    claims: int
    voices: tuple[str, ...]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a claim would do: what is wrong with it, or what its value is compared as and whom it meets.

    ``before`` and ``after`` are the states of its question ("" where nobody says anything yet); ``rivals`` come
    worst first.
    """

    problems: tuple[FieldProblem, ...]
    label: str = ""
    entity_name: str = ""
    question: str = ""
    rivals: tuple[Rival, ...] = ()
    before: str = ""
    after: str = ""
    reason: str = ""
