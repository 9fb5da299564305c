"""What can be said about an entity: kinds, stances, certainties, scopes and properties.

A property is one entry in :data:`PROPERTIES` (its table is ``store/model/properties.py``); nothing else
has to change when one is added.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from store.model.facts import dataclass

EntityKind = Literal["leader", "group", "raid", "voice", "place"]
KINDS: tuple[EntityKind, ...] = ("leader", "group", "raid", "voice", "place")

Stance = Literal["asserts", "denies", "declines_comment", "cannot_confirm", "retracts"]

#: Where a citation's words were found in the text held (store/anchors/quotes.py), or that no text is held.
CitationStatus = Literal["exact", "moved", "fuzzy", "orphan", "unheld"]

#: How a claim was closed: its speaker took it back, denied it, said otherwise, or counted anew.
Closing = Literal["retracted", "denied", "replaced", "moved"]

#: FactBank's degrees of certainty (Saurí and Pustejovsky 2009): CT, PR, PS.
Certainty = Literal["certain", "probable", "possible"]
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")

#: What has an id that a shell can complete.
Named = Literal["entity", "voice", "source", "rendition", "property", "scope", "claim"]

#: ``percent`` and ``money`` are quantities of their own: a share of a hundred, a sum in one currency; a ``measure``
#: has a unit of length, area, mass ...; an ``identifier`` is a number or code, the same or not.
ValueType = Literal[
    "date", "quantity", "percent", "money", "measure", "age", "place", "entity", "choice", "identifier", "text"
]
Cardinality = Literal["one_ever", "one_at_a_time", "many"]
RenditionKind = Literal["original", "translation", "digest"]

#: States of a question, worst first. ``may_conflict``: one value is expected at a time, and the dates that would
#: decide are missing; ``several``: many can hold.
State = Literal["contradicted", "denied", "unconfirmed", "may_conflict", "finer", "several", "agreed", "single"]
STATES: tuple[State, ...] = (
    "contradicted",
    "denied",
    "unconfirmed",
    "may_conflict",
    "finer",
    "several",
    "agreed",
    "single",
)
#: Those a work list has unless others are asked for.
UNSETTLED: tuple[State, ...] = STATES[: STATES.index("several")]

VerdictKind = Literal[
    "contradicts",  # both cannot be true
    "contested",  # one party's word on who is responsible against another's
    "inconsistent_total",  # a part is greater than its whole
    "denies",  # one says it is so, one says it is not
    "disputes_in_part",  # the denial touches part of what is asserted
    "no_confirmation",  # silence or a refusal to comment: nothing about the truth
    "hedged",  # would contradict, but one side only says "may"
    "may_conflict",  # would contradict at one time, and the times that would decide are missing
    "refines",  # same answer, one more precise
    "possible_succession",  # perhaps one after the other: no time is given
    "succession",  # one after the other
    "updates",  # a growing toll, told later
    "revised_down",  # the speaker lowered a toll
    "revised",  # the speaker said otherwise later
    "retracted",  # the speaker took it back
    "compatible",  # both can be true
    "agrees",  # the same value from another origin
    "repeat",  # the same value from the same origin
]
#: Stances that say nothing about the truth.
SILENT: tuple[Stance, ...] = ("cannot_confirm", "declines_comment")
#: Kinds that mean not all of it can be true, worst first.
CONFLICTS: tuple[VerdictKind, ...] = ("contradicts", "contested", "inconsistent_total")
DENIALS: tuple[VerdictKind, ...] = ("denies", "disputes_in_part")
UNCONFIRMED: tuple[VerdictKind, ...] = ("no_confirmation", "hedged")
#: Worst first: of several verdicts between two answers, the first of these is shown.
SEVERITY: tuple[VerdictKind, ...] = (
    *CONFLICTS,
    *DENIALS,
    *UNCONFIRMED,
    "may_conflict",
    "refines",
    "possible_succession",
    "updates",
    "revised_down",
    "revised",
    "retracted",
    "succession",
    "compatible",
    "agrees",
    "repeat",
)


#: Checks across questions (store/derive/checks.py) and how the browser calls them.
CHECKS: dict[str, str] = {
    "check.part_over_whole": "part greater than the whole",
    "check.died_twice": "reported dead before the death",
    "check.death_and_raid": "death and raid on different days",
    "check.act_after_death": "act after death",
    "check.attack_before_founding": "attack before the founding",
    "check.one_name": "one name for two",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a whole that a property can be asked about, such as the civilians among the killed."""

    id: str
    label: str
    within: str | None = None


#: Who is counted. A scope without ``within`` is the whole.
PEOPLE: tuple[Scope, ...] = (
    Scope("all", "all"),
    Scope("civilians", "civilians", "all"),
    Scope("children", "children", "civilians"),
    Scope("women", "women", "all"),
    Scope("security_forces", "security forces", "all"),
    Scope("militants", "militants", "all"),
    Scope("leaders", "leaders", "militants"),
    Scope("members", "members of the group", "militants"),
    Scope("companions", "members besides the leader", "members"),
    Scope("associates", "close associates", "all"),
    Scope("foreigners", "foreigners", "all"),
)


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that can be asked about an entity.

    ``cardinality`` says how many values can be true: one ever (a birthplace), one at a time (a
    leader) or many (affiliations). ``running`` marks a toll that grows while it is counted.
    ``when`` says what time a claim without dates speaks of, where one value holds at a time: always
    (a nationality), the time it was told (custody), or unknown (a leader). ``persists`` says of a
    choice (and what is finer) whether it holds on forward (the dead stay dead) or held backward.
    ``party`` marks a question of responsibility, where one party's word stands against another's.
    ``tree`` gives, for a choice, each value's more general value (None at the top); ``leaves_open``
    are choices that exclude no other (somebody missing may be dead or alive). ``scopes``
    empty means no scope, unless ``open_scope`` lets the case name its own (a post, a country).
    """

    id: str
    label: str
    kinds: tuple[EntityKind, ...]
    type: ValueType
    cardinality: Cardinality
    topic: str
    help: str = ""
    scopes: tuple[Scope, ...] = ()
    open_scope: str | None = None
    running: bool = False
    when: Literal["always", "told", "unknown"] = "unknown"
    persists: dict[str, Literal["forward", "backward"]] = field(default_factory=dict)
    party: bool = False
    unit: str | None = None
    tree: dict[str, str | None] = field(default_factory=dict)
    leaves_open: frozenset[str] = frozenset()
    refers_to: tuple[EntityKind, ...] = ()

    def scope(self, scope_id: str) -> Scope | None:
        """The scope with that id, or None."""
        return next((scope for scope in self.scopes if scope.id == scope_id), None)

    @property
    def default_scope(self) -> str:
        """The scope of a claim that names none: the whole where there are scopes, else the empty one."""
        return self.scopes[0].id if self.scopes else ""


def wholes(prop: Property, scope_id: str) -> list[str]:
    """The scopes that contain ``scope_id``, nearest first."""
    out: list[str] = []
    scope = prop.scope(scope_id)
    while scope is not None and scope.within is not None:
        out.append(scope.within)
        scope = prop.scope(scope.within)
    return out


HIDDEN = ".whosays"
"""The hidden folder of a case that its store stands in."""

MATCH_SCORE = 0.95
"""From here on an entity found by a spelling is a match, below it a suggestion. Of 495 ordinary people who are not
among a million names seven have a hit this high: six by a spelling of the very name (Hassan and Hasan Qureshi), one
by one that is as near (Marie and Mary Thompson); from 0.94 down others' names come in. Measured by
benchmarks/names.py."""
