"""Drafts: claims that something suggests. In no answer, count or search, and never kept without a person's key."""

from __future__ import annotations

from store.model.facts import dataclass
from store.model.vocabulary import Certainty, Stance


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name an entity: offsets in code points, end exclusive. ``score`` is 0 to 1; ``how`` says
    by what it was known: the name as it stands, another spelling, a part of a name told before."""

    start: int
    end: int
    entity: str
    name: str
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class NewName:
    """Words that stand like the name of somebody no spelling of the store knows, with the kind they look like ("" where
    nothing tells)."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as it is suggested, with the passage it stands in: what a claim form begins with.

    ``id`` is the same for the same text and suggestion; ``start`` and ``end`` are the passage, in code points of the
    wording ``rendition``. ``entity`` is an id, or "" where ``new_name`` is a name that the store does not know. What
    nobody could tell is "" (``property``, ``scope``, ``says``, ``speaker``, ``said`` in EDTF). ``via`` are ids,
    nearest to the speaker first. ``label`` is what the value is compared as, ``why`` which words it was told by,
    ``by`` the program that suggests it ("" for whosays itself). ``score`` is 0 to 1: how sure it is.
    """

    id: str
    source: str
    rendition: str
    start: int
    end: int
    entity: str
    entity_name: str
    property: str = ""
    scope: str = ""
    says: str = ""
    label: str = ""
    speaker: str = ""
    speaker_name: str = ""
    via: tuple[str, ...] = ()
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    said: str = ""
    new_name: str = ""
    new_kind: str = ""
    why: str = ""
    by: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a report's wording suggests: drafts in the order of the text, the mentions they were made from, new names.

    ``problems`` are sentences about a program that could not be asked; ``dropped`` counts drafts a person dropped.
    """

    source: str
    rendition: str
    drafts: tuple[Draft, ...] = ()
    mentions: tuple[Mention, ...] = ()
    names: tuple[NewName, ...] = ()
    dropped: int = 0
    problems: tuple[str, ...] = ()
    seconds: float = 0.0
