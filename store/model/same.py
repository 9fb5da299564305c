"""Who may be the same as whom, and what a person decided about it: a layer over two entities, to be split again."""

from __future__ import annotations

from typing import Literal

from store.model.facts import dataclass
from store.model.vocabulary import State

#: What a person decided about two entities.
Decided = Literal["same", "not_same", "unsure"]
#: How two words of two names differ.
Difference = Literal["same", "spelling", "sound", "initial", "form", "meaning", "missing", "other"]


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of one name beside the word of the other that it meets ("" where it meets none): what kind of difference
    it is, how alike they are (0 to 1), and how much of the whole hangs on it (0 to 1, together 1)."""

    left: str
    right: str
    difference: Difference
    score: float
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, 0 to 1, whatever else a store holds, with its parts; ``why`` in a few words."""

    left: str
    right: str
    score: float
    parts: tuple[WordPair, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two entities, in force now. ``keep`` stands for both ("" unless they are one)."""

    one: str
    other: str
    decided: Decided
    keep: str
    who: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one: how sure it is (0 to 1), and why, one reason a kind, the strongest first:
    "perhaps" (said in the case), "name" (alike), "alias" (one claimed for both), "claims" (they say the same)."""

    one: str
    other: str
    one_name: str
    other_name: str
    kind: str
    score: float
    reasons: tuple[tuple[str, str], ...]
    decided: Decided | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One line of two entities side by side: what is compared (a spelling, a property with its scope), what each says
    ("" for nothing), and how the two stand: "same", "near", "differs", "one" (only one of the two has it).

    ``property`` and ``scope`` name the question ("" for a spelling), so that it can be opened on either.
    """

    what: str
    left: str
    right: str
    stands: Literal["same", "near", "differs", "one"]
    property: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two entities side by side: who they are, how alike their nearest spellings are, what they share and where they
    differ, and what was decided about them before."""

    one: str
    other: str
    one_name: str
    other_name: str
    one_about: str
    other_about: str
    likeness: Likeness | None
    rows: tuple[BesideRow, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class StateChange:
    """What a merge does to one question: its label, the states it has on each of the two ("" where nobody says
    anything), the state it would have, and the reason for that."""

    question: str
    left: State | Literal[""]
    right: State | Literal[""]
    after: State | Literal[""]
    reason: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What making two entities one would do before it is done: ``changes`` has the questions whose state changes,
    worst first; ``claims`` counts the claims of both. ``problem`` is why it cannot be done, else ""."""

    one: str
    other: str
    keep: str
    claims: int
    questions: int
    changes: tuple[StateChange, ...]
    problem: str = ""
