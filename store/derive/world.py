"""What a derivation reads: the claims as the rules see them, and what the rules know besides claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

from store.db.connection import Connection
from store.db.lots import lots, marks
from store.derive.clocks import Clocks, clocks_of
from store.model.vocabulary import KINDS
from store.properties.property import Property
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.text.words import same_words
from store.values.basis.sets import Span, upward
from store.verdicts.rules.origins import Voices, Word, end_of
from store.verdicts.rules.said import Frame, Said

QuestionKey = tuple[int, str, str]
#: What is said of somebody without a name that tells whose they are.
BELONGING = ("part_of", "affiliation", "allegiance")
#: One row of ``CLAIMS``.
ClaimRow = tuple[Any, ...]

CLAIMS = """
SELECT c.id, c.entity_id, c.property, c.scope, c.value_key, c.label, c.lo, c.hi, c.stance, c.certainty,
       c.speaker_id, c.source_id, c.said_lo, c.said_hi, c.as_of_lo, c.as_of_hi, c.valid_lo, c.valid_hi,
       c.said, c.as_of, c.counted
FROM claim c
"""


class Names(dict[int, str]):
    """The name of an entity by row id, looked up when first wanted."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, number: int) -> str:
        name: str
        (name,) = self._connection.execute("SELECT name FROM entity WHERE id = ?", (number,)).fetchone()
        self[number] = name
        return name

    def fetch(self, numbers: Collection[int]) -> None:
        """Look up those that will be wanted, all at once: each by itself is a way to the server and back."""
        for own, lot in lots(sorted(set(numbers) - self.keys())):
            self.update(self._connection.execute(f"SELECT id, name FROM entity WHERE id IN ({own})", lot))


class Relays(dict[int, int]):
    """The first named relay of each claim whose speaker has no name, by the claim's row id; 0 where none is. Looked up
    when first wanted."""

    def __init__(self, connection: Connection, unnamed: Collection[int]) -> None:
        super().__init__()
        self._connection, self._unnamed = connection, unnamed
        self._all = False

    def __missing__(self, claim: int) -> int:
        self.fetch([claim])
        return self[claim]

    def fetch(self, claims: Collection[int]) -> None:
        """Look up those of claims that will be wanted, all at once."""
        for own, lot in lots(sorted(set(claims) - self.keys())):
            self.update(dict.fromkeys(lot, 0))
            if not self._all:
                self._take(f"SELECT claim_id, entity_id, position FROM claim_via WHERE claim_id IN ({own})", lot)

    def fetch_all(self) -> None:
        """Look up those of all claims."""
        for own, lot in lots(sorted(self._unnamed)):
            self._take(
                "SELECT v.claim_id, v.entity_id, v.position FROM claim c JOIN claim_via v ON v.claim_id = c.id "
                f"WHERE c.speaker_id IN ({own})",
                lot,
            )
        self._all = True

    def _take(self, sql: str, told: Sequence[int]) -> None:
        for claim, relay, _ in self._connection.execute(f"{sql} ORDER BY 1, 3", told):
            if relay not in self._unnamed and not self.get(claim):
                self[claim] = relay


class Shared(dict[tuple[int, str], bool]):
    """Whether a post had holders who are surely two, by the row id of its group and the post; asked when wanted."""

    def __init__(self, connection: Connection, perhaps: frozenset[frozenset[str]]) -> None:
        super().__init__()
        self._connection, self._perhaps = connection, perhaps

    def __missing__(self, post: tuple[int, str]) -> bool:
        held = [
            row[0]
            for row in self._connection.execute(
                "SELECT DISTINCT value_key FROM claim WHERE entity_id = ? AND property = 'post_holder' AND scope = ?"
                " AND stance = 'asserts' AND certainty <> 'possible' AND value_key IS NOT NULL",
                post,
            )
        ]
        self[post] = any(frozenset(pair) not in self._perhaps for pair in combinations(held, 2))
        return self[post]


@dataclass(slots=True)
class World:
    """What the rules need besides claims, read once for a derivation.

    ``published`` gives the days of sources by row id, ``vocabulary`` what can be asked in this case.
    """

    parents: dict[str, tuple[str, ...]]
    perhaps: frozenset[frozenset[str]]
    voices: Voices
    names: Names
    relays: Relays
    published: dict[int, Span]
    vocabulary: Vocabulary
    unnamed: dict[str, frozenset[str]]
    clocks: Clocks
    follows: frozenset[tuple[str, str]]
    shared: Shared

    def frame(self, prop: Property, entity: int = 0, scope: str = "") -> Frame:
        """The frame of a question, asked of the entity of that row id."""
        shared = prop.id == "post_fate" and self.shared[entity, scope]
        return Frame(prop, self.parents, self.perhaps, self.follows, self.unnamed, shared)


def read_world(connection: Connection) -> World:
    """Read places, bodies, copies and who is not named."""
    pairs = connection.execute(
        "SELECT e.slug, o.slug FROM perhaps p JOIN entity e ON e.id = p.entity_id JOIN entity o ON o.id = p.other_id"
    )
    places = connection.execute(
        "SELECT e.slug, p.slug FROM entity e LEFT JOIN entity p ON p.id = e.within_id "
        "WHERE e.kind = 'place' AND e.origin = 'case'"
    )
    # what is said, not merely thought possible, to be part of a raid refines it
    parts = connection.execute(
        "SELECT e.slug, min(c.value_key) FROM entity e CROSS JOIN claim c ON c.entity_id = e.id "
        "AND c.property = 'part_of' "
        "WHERE e.kind = 'raid' AND e.origin = 'case' AND c.stance = 'asserts' AND c.certainty <> 'possible' "
        "GROUP BY e.id HAVING count(DISTINCT c.value_key) = 1"
    )
    spokesmen = connection.execute(
        "SELECT s.entity_id, s.body_id, e.slug, b.slug FROM speaks_for s JOIN entity e ON e.id = s.entity_id "
        "JOIN entity b ON b.id = s.body_id ORDER BY s.entity_id, s.body_id DESC"
    ).fetchall()
    bodies = {voice: body for voice, body, *_ in spokesmen}  # the first of them
    # the deed of a body's arm is the body's; a voice of two bodies is part of neither alone
    counted = Counter(voice for voice, *_ in spokesmen)
    arms = [(arm, body) for voice, _, arm, body in spokesmen if counted[voice] == 1]
    sources = connection.execute(
        "SELECT s.id, s.publisher_id, s.published_lo, s.published_hi, s.published, s.zone, e.kind "
        "FROM source s JOIN entity e ON e.id = s.publisher_id"
    ).fetchall()
    published = {number: Span(lo, hi) for number, _, lo, hi, *_ in sources if (lo, hi) != (None, None)}
    clocks = clocks_of(((number, told, zone) for number, *_, told, zone, _ in sources), published)
    nameless, unnamed = _unnamed(connection)
    spoken_for = {body for _, body, *_ in spokesmen}
    voices = Voices(
        bodies=bodies,
        copies=_copies(connection, published, clocks),
        publishers={number: publisher for number, publisher, *_ in sources},
        unnamed=nameless,
        # who speaks for themselves: whoever is no mere voice, and bodies with spokesmen
        parties=frozenset(it for _, it, *_, kind in sources if kind != "voice" or it in spoken_for),
    )
    parents: dict[str, tuple[str, ...]] = {node: (other,) for node, other in (*arms, *parts.fetchall())}
    parents |= {node: (other,) if other is not None else () for node, other in places.fetchall()}
    for node, other in connection.execute(
        "SELECT e.slug, p.slug FROM also_within w JOIN entity e ON e.id = w.entity_id "
        "JOIN entity p ON p.id = w.place_id ORDER BY w.entity_id, w.place_id"
    ).fetchall():
        parents[node] = (*parents.get(node, ()), other)
    perhaps = frozenset(frozenset(pair) for pair in pairs)
    return World(
        parents=parents,
        perhaps=perhaps,
        voices=voices,
        names=Names(connection),
        relays=Relays(connection, nameless),
        published=published,
        vocabulary=vocabulary_of(connection),
        unnamed=unnamed,
        clocks=clocks,
        follows=_follows(connection),
        shared=Shared(connection, perhaps),
    )


def _unnamed(connection: Connection) -> tuple[frozenset[int], dict[str, frozenset[str]]]:
    """Who has no name in the reports: the row ids, and each with whom it might be, whom it speaks for and whom it is
    said to be of."""
    numbers: set[int] = set()
    found: dict[str, frozenset[str]] = {}
    belonging = ", ".join(f"'{prop}'" for prop in BELONGING)
    # a kind and an origin begin the index of lists, which has it all: a million names beside the case are not looked at
    rows = connection.execute(
        f"""
        WITH own AS (
            SELECT id, slug FROM entity WHERE kind IN ({marks(len(KINDS))}) AND origin = 'case' AND anonymous = 1
        )
        SELECT own.id, own.slug, o.slug FROM own LEFT JOIN (
            SELECT p.entity_id AS one, p.other_id AS other FROM own JOIN perhaps p ON p.entity_id = own.id
            UNION SELECT p.other_id, p.entity_id FROM own JOIN perhaps p ON p.other_id = own.id
            UNION SELECT s.entity_id, s.body_id FROM own JOIN speaks_for s ON s.entity_id = own.id
            UNION SELECT c.entity_id, c.value_id FROM own JOIN claim c ON c.entity_id = own.id
                  WHERE c.property IN ({belonging}) AND c.stance = 'asserts' AND c.value_id IS NOT NULL
        ) AS near ON near.one = own.id LEFT JOIN entity o ON o.id = near.other
        """,
        KINDS,
    )
    for number, slug, other in rows.fetchall():
        numbers.add(number)
        found[slug] = found.get(slug, frozenset()) | ({other} if other is not None else frozenset())
    return frozenset(numbers), found


def _follows(connection: Connection) -> frozenset[tuple[str, str]]:
    """Who came after whom, at any remove."""
    rows = connection.execute(
        "SELECT e.slug, o.slug FROM follows f JOIN entity e ON e.id = f.entity_id JOIN entity o ON o.id = f.earlier_id"
    )
    earlier: dict[str, tuple[str, ...]] = {}
    for later, before in rows.fetchall():
        earlier[later] = (*earlier.get(later, ()), before)
    return frozenset((later, before) for later in earlier for before in upward(later, earlier)[1:])


def _copies(connection: Connection, published: dict[int, Span], clocks: Clocks) -> dict[int, int]:
    """What copies what. An original in words has the row id of the first of its copies, below zero.

    It was published when the first of its copies was: ``published`` and ``clocks`` learn that.
    """
    rows = connection.execute(
        "SELECT id, syndicated_from_id, copy_of_id, original FROM source "
        "WHERE syndicated_from_id IS NOT NULL OR copy_of_id IS NOT NULL OR original <> '' ORDER BY id"
    ).fetchall()
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    alike: dict[int, int] = {}
    for number, syndicated, near, words in rows:
        if syndicated is not None or not words:
            copies[number] = near if syndicated is None else syndicated
            continue
        original = copies[number] = -first.setdefault(same_words(words), number)
        clocks.first(original, number, published.get(number), published.get(original))
        days = [it for it in (published.get(original), published.get(number)) if it is not None]
        if days:
            published[original] = min(days, key=lambda span: (span.lo is None, span.lo))
        if near is not None:
            alike.setdefault(original, near)
    for original, near in alike.items():
        # one of its copies has nearly the words of a report that names no original: that is of one origin with them
        if end_of(near, copies) != original:
            copies[original] = near
    return copies


def read_claims(
    connection: Connection, world: World, only: Collection[QuestionKey] | None = None
) -> Iterator[tuple[QuestionKey, list[Said]]]:
    """The claims of each question, all or only the given ones."""
    if only is None:
        world.relays.fetch_all()
        rows: Iterable[ClaimRow] = connection.execute(f"{CLAIMS} ORDER BY c.entity_id, c.property, c.scope, c.position")
    else:
        where = "WHERE c.entity_id = ? AND c.property = ? AND c.scope = ? ORDER BY c.position"
        rows = (row for key in sorted(only) for row in connection.execute(f"{CLAIMS} {where}", key))
    for key, group in groupby(rows, key=itemgetter(1, 2, 3)):
        told = list(group)
        if only is not None:  # of all of them each is looked up once
            look_up(told, world)
        yield key, [said_of(row, world) for row in told]


def look_up(rows: Collection[ClaimRow], world: World) -> None:
    """Read at once what some rows of ``CLAIMS`` need: one by one each is a way to the server and back."""
    world.relays.fetch({row[0] for row in rows if row[10] in world.voices.unnamed})
    world.names.fetch({_word_of(row, world).teller for row in rows})


def _word_of(row: ClaimRow, world: World) -> Word:
    number, speaker, source = row[0], row[10], row[11]
    relay = world.relays[number] if speaker in world.voices.unnamed else 0
    return world.voices.word(speaker, source, relay)


def said_of(row: ClaimRow, world: World) -> Said:
    """A row of ``CLAIMS`` as the rules see it."""
    (number, _, _, _, key, label, lo, hi, stance, certainty, speaker, source, *times) = row
    said_lo, said_hi, as_of_lo, as_of_hi, from_, to, said, as_of, counted = times
    word = _word_of(row, world)
    told, spoken = _span(said_lo, said_hi), _span(as_of_lo, as_of_hi)
    told_at, told_clock = world.clocks.told(source, word.original, told, said)
    as_of_at, as_of_clock = world.clocks.spoken(source, spoken, as_of)
    return Said(
        number,
        key,
        label,
        _span(lo, hi),
        stance,
        certainty,
        word.speaker,
        world.names[word.teller],
        word.origin,
        source,
        # a copy repeats what was told when its original was published
        told if told is not None else world.published.get(source if word.original is None else word.original),
        spoken,
        _span(from_, to),
        word.original is not None,
        told_at,
        as_of_at,
        counted,
        published=world.published.get(source if word.original is None else word.original),
        own=world.voices.own(speaker, source),
        dated=told is not None,
        told_clock=told_clock,
        as_of_clock=as_of_clock,
        party=world.voices.party(speaker, source),
    )


@lru_cache(maxsize=1 << 16)
def _days(lo: int | None, hi: int | None) -> Span:
    return Span(lo, hi)


def _span(lo: int | None, hi: int | None) -> Span | None:
    return None if lo is None and hi is None else _days(lo, hi)
