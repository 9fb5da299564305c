"""What a property is: what can be asked about an entity, what its values are and how many can be true."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from store.model.facts import dataclass
from store.model.vocabulary import EntityKind

#: ``percent`` and ``money`` are quantities of their own: a share of a hundred, a sum in one currency; a ``measure``
#: has a unit of length, area, mass ...; an ``identifier`` is a number or code, the same or not.
ValueType = Literal[
    "date", "quantity", "percent", "money", "measure", "age", "place", "entity", "choice", "identifier", "text"
]
Cardinality = Literal["one_ever", "one_at_a_time", "many"]
#: Types of values that count or measure something: they have a lower and a higher.
AMOUNTS: tuple[ValueType, ...] = ("quantity", "percent", "money", "measure")


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


#: How badly people were wounded, besides who they are.
WOUNDED: tuple[Scope, ...] = (
    *PEOPLE,
    Scope("serious", "seriously", "all"),
    Scope("critical", "critically", "serious"),
    Scope("light", "slightly", "all"),
    Scope("in_hospital", "in hospital", "all"),
)
#: Who travels on a ship, a plane, a bus.
ABOARD: tuple[Scope, ...] = (
    *PEOPLE,
    Scope("passengers", "passengers", "all"),
    Scope("crew", "crew", "all"),
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
    are choices that exclude no other (somebody missing may be dead or alive), ``beside`` pairs: the first leaves the
    second open, and all that is finer than that (who was shot may have been shot in a raid). ``scopes``
    empty means no scope, unless ``open_scope`` lets the case name its own (a post, a country). ``words`` are
    those by which people look for it otherwise; the built-in ones' stand in ``store.properties.words``.
    ``scope_needed``: without a scope nothing is asked. ``names``: the value is a name of whom it is said of, by which
    that one is found.
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
    beside: frozenset[tuple[str, str]] = frozenset()
    refers_to: tuple[EntityKind, ...] = ()
    words: str = ""
    scope_needed: bool = False
    names: bool = False

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
