"""The names of a case's own entities, ready to be met in a text: few beside those of a list, so all are held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from store.db.connection import Connection
from store.db.lots import marks
from store.model.facts import dataclass
from store.model.vocabulary import KINDS
from store.names.lexicon import HONORIFICS, PARTICLES, TITLE_NAMES
from store.names.words import Asked, Word, initials, word_of
from store.suggest.naming.tokens import WORD, pieces_of

SMALL = frozenset(("in", "on", "to", "by", "from", "with", "at", "a", "its", "his", "their"))
"""Words that come and go between spellings of one name."""
TITLES = HONORIFICS | TITLE_NAMES
EVENT_WORDS = {
    word: kind
    for kind, listed in {
        "raid": "raid raids operation operations assault offensive sweep",
        "strike": "strike strikes airstrike airstrikes bombardment",
        "attack": "attack attacks bombing bombings blast blasts explosion explosions ambush massacre shooting "
        "shootings",
        "fire": "fire blaze wildfire",
        "sinking": "sinking shipwreck wreck capsizing",
        "crash": "crash collision accident derailment disaster",
        "quake": "quake earthquake tremor aftershock",
        "flood": "flood floods flooding",
        "vote": "election elections vote referendum poll",
        "killing": "killing murder assassination",
        "battle": "battle clash clashes fighting siege",
        "kidnapping": "kidnapping abduction hijacking",
        "meeting": "meeting talks summit conference",
    }.items()
    for word in listed.split()
}
"""Words for what happens, by what they come to: a raid is also called an operation."""
_ASIDE = re.compile(r"\([^)]*\)")
_OWNER = re.compile(r"(?<=\w)['’]s?(?!\w)")
_LEAD = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_MOST = 60_000


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that the store knows, with what a mention needs."""

    number: int
    slug: str
    kind: str
    name: str
    of_case: bool
    anonymous: bool = False
    known: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entity's name as words. ``proper``: which of them begin with a capital where it is written.

    ``owned``: an 's is in it.
    """

    entity: Known
    text: str
    words: tuple[Word, ...]
    proper: tuple[bool, ...]
    owned: bool = False

    @property
    def is_proper(self) -> bool:
        """Whether it is written with a capital, or in letters that have none."""
        return any(self.proper) or self.text == self.text.upper()


@dataclass(frozen=True, slots=True)
class CaseNames:
    """The spellings of a case by the key of their first word, its entities, and words that name one of them alone.

    ``acronyms`` are the initials of its groups; ``last`` words at the end of one person's name only; ``events`` have
    the words of an event's name that are its own.
    """

    entities: dict[str, Known]
    forms: dict[str, list[Form]]
    acronyms: dict[str, Known]
    last: dict[str, Known]
    events: tuple[tuple[Known, frozenset[str], frozenset[str]], ...]


def read_case_names(connection: Connection, without: Collection[str] = ()) -> CaseNames:
    """The names of the case's own entities, but for some."""
    rows = connection.execute(
        "SELECT e.id, e.slug, e.kind, e.name, e.anonymous, e.known, n.text FROM entity e JOIN name n ON n.entity_id "
        "= e.id "
        f"WHERE e.kind IN ({marks(len(KINDS))}) AND e.origin = 'case' ORDER BY e.id, n.id LIMIT ?",
        (*KINDS, _MOST),
    )
    entities: dict[str, Known] = {}
    forms: dict[str, list[Form]] = defaultdict(list)
    acronyms: dict[str, set[str]] = defaultdict(set)
    last: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    happened: dict[str, list[Form]] = defaultdict(list)
    for number, slug, kind, name, anonymous, well_known, text in rows:
        if slug in without:
            continue
        known = entities.setdefault(slug, Known(number, slug, kind, name, True, bool(anonymous), well_known))
        for form in _forms(known, text):
            forms[form.words[0].key].append(form)
            if kind == "group" and len(form.words) > 1:
                for letters in initials(form.text):
                    acronyms[letters].add(slug)
            own = [word.text for word, proper in zip(form.words, form.proper, strict=True) if proper]
            if kind == "leader" and len(form.words) > 1 and own[-1:] == [form.words[-1].text]:
                last[own[-1]].add(slug)
            if kind == "raid":
                happened[slug].append(form)
            for word in own:
                owners[word].add(slug)
    events = [(entities[slug], *_event(listed)) for slug, listed in happened.items()]
    return CaseNames(
        entities,
        dict(forms),
        {letters: entities[next(iter(own))] for letters, own in acronyms.items() if len(own) == 1 and len(letters) > 2},
        {word: entities[next(iter(own))] for word, own in last.items() if len(own) == 1 and len(owners[word]) == 1},
        tuple(events),
    )


def _event(forms: list[Form]) -> tuple[frozenset[str], frozenset[str]]:
    """What the words of an event's name say it is, and the words that are its own (places, ships, people)."""
    what = {EVENT_WORDS[word.text] for form in forms for word in form.words if word.text in EVENT_WORDS}
    own = {
        word.text
        for word, proper in zip(forms[0].words, forms[0].proper, strict=True)
        if proper and word.text not in EVENT_WORDS
    }
    return frozenset(what), frozenset(own)


def _forms(known: Known, spelling: str) -> Iterator[Form]:
    """A spelling as it may stand in a text: without what is said of it in brackets, without an article."""
    text = _LEAD.sub("", _ASIDE.sub(" ", spelling).strip(), count=1).strip()
    owned = _OWNER.search(text) is not None
    tokens = WORD.findall(_OWNER.sub("", text))
    parts = tuple(word for token in tokens for word in pieces_of(token) if word not in SMALL)
    if not parts or not text or len(parts) > 12:
        return
    capitals = {word for token in tokens if not token[0].islower() for word in pieces_of(token)}
    proper = tuple(word in capitals for word in parts)
    yield Form(known, text, tuple(map(word_of, parts)), proper, owned)
    while len(parts) > 1 and parts[0] in TITLES:  # Mullah Yaqoob is told as Yaqoob too
        parts, proper = parts[1:], proper[1:]
        if len(parts) > 1:
            yield Form(known, text, tuple(map(word_of, parts)), proper, owned)


def keys_of(word: Asked) -> tuple[str, ...]:
    """The keys under which a word of a text may stand in the store."""
    return (word.key, *word.other_keys)


def light(word: str) -> bool:
    """Whether a word says too little of a name to stand for it alone."""
    return word in TITLES or word in PARTICLES or word in SMALL or len(word) < 3
