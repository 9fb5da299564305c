"""What a case does not know, and where one might look."""

from __future__ import annotations

from typing import Literal

from store.model.claims import QuestionRef
from store.model.facts import dataclass

#: Kinds of gaps, in the order in which they are told.
GapKind = Literal[
    "one_origin",  # a question that many reports answer, or one, and all on one word
    "undated_rivals",  # answers of which one is expected at a time, and no dates tell which came when
    "stale",  # what may have changed since it was last told
    "unheld",  # an original that claims stand on, and whose text nobody holds
    "no_original",  # a source of which there is a digest or a translation only
    "copied",  # what sources copy, and the case has not
    "undated_source",  # a source without a date
    "one_script",  # somebody whose name is spelt in one script only
]
GAP_KINDS: tuple[GapKind, ...] = (
    "one_origin",
    "undated_rivals",
    "stale",
    "unheld",
    "no_original",
    "copied",
    "undated_source",
    "one_script",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a case does not know: ``what`` in a few words, and ``where`` one might look.

    It is a question's (``ref``, with ``slug`` the entity's id), else a source's or an entity's (``slug``), by ``name``.
    What is copied and not in the case has no id. ``weight`` is what hangs on it: reports, claims or sources.
    """

    kind: GapKind
    slug: str
    name: str
    what: str
    where: str
    weight: int
    ref: QuestionRef | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a kind: how many there are, and those that weigh most."""

    kind: GapKind
    total: int
    gaps: tuple[Gap, ...]
