"""What changed between two states of a store, or between two cases: each is looked at by itself, then compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from store.db.connection import Connection
from store.db.lots import lots
from store.db.schema import store_version
from store.labels.questions import judgement_words
from store.labels.weight import counted
from store.model.claims import QuestionRef
from store.model.facts import dataclass
from store.model.out.changes import Changes, Judged, Records, Turn, Turned
from store.model.stopping import in_lots
from store.model.views import QuestionRow
from store.model.vocabulary import CONFLICTING, STATES, UNSETTLED, State
from store.reads.answers import question_ids
from store.reads.echoes import OWN
from store.reads.questions import question_rows

_Judgement = tuple[str, str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A store as it is compared: its questions' states, its judgements, a digest of every record."""

    states: Mapping[QuestionRef, State]
    judgements: tuple[_Judgement, ...]
    claims: Mapping[str, bytes]
    sources: Mapping[str, bytes]
    entities: Mapping[str, bytes]


def seen(connection: Connection) -> Seen:
    """Look at a store; one of an older version says what it has."""
    states = {
        QuestionRef(entity, prop, scope): state
        for entity, prop, scope, state in connection.execute(
            "SELECT e.slug, q.property, q.scope, q.state FROM question q JOIN entity e ON e.id = q.entity_id "
            f"WHERE {OWN}"
        )
    }
    judgements = connection.execute(
        "SELECT entity_slug, property, scope, decision, value_label, why, who, at FROM judgement ORDER BY at, id"
    ).fetchall()
    return Seen(
        states, tuple(judgements), *(_digests(connection, parts) for parts in _parts(store_version(connection)))
    )


def _parts(version: int) -> tuple[tuple[str, ...], ...]:
    """What claims, sources and entities are compared by: statements whose first column is an id."""
    since_4 = version >= 4
    counted = "c.counted, (SELECT w.slug FROM entity w WHERE w.id = c.where_id)" if since_4 else "'', NULL"
    head = "s.authors, s.original" if version >= 3 else "'', ''"
    head += ", s.zone" if since_4 else ", ''"
    return (
        (
            f"""
            SELECT c.slug, s.slug, e.slug, c.property, c.scope, v.slug, c.stance, c.certainty, c.says, c.value_key,
                   c.said, c.as_of, c.valid, c.note, {counted}
            FROM claim c JOIN source s ON s.id = c.source_id JOIN entity e ON e.id = c.entity_id
            JOIN entity v ON v.id = c.speaker_id ORDER BY c.slug
            """,
            "SELECT c.slug, e.slug FROM claim_via v JOIN claim c ON c.id = v.claim_id "
            "JOIN entity e ON e.id = v.entity_id ORDER BY c.slug, v.position",
            'SELECT c.slug, r.label, t.start, t."end", t.exact_sha256 FROM citation t '
            "JOIN claim c ON c.id = t.claim_id JOIN rendition r ON r.id = t.rendition_id "
            "ORDER BY c.slug, r.label, t.start",
        ),
        (
            f"""
            SELECT s.slug, p.slug, s.title, s.published, s.language, s.address, o.slug, s.inferred, s.note, {head}
            FROM source s JOIN entity p ON p.id = s.publisher_id
            LEFT JOIN source o ON o.id = s.syndicated_from_id ORDER BY s.slug
            """,
            "SELECT s.slug, r.label, r.kind, r.language, r.sha256 FROM rendition r JOIN source s ON s.id = r.source_id "
            "ORDER BY s.slug, r.label",
        ),
        (
            "SELECT e.slug, e.kind, e.name, e.about, e.anonymous, w.slug FROM entity e "
            "LEFT JOIN entity w ON w.id = e.within_id WHERE e.origin <> 'names' ORDER BY e.slug",
            "SELECT e.slug, n.text, n.kind FROM name n JOIN entity e ON e.id = n.entity_id WHERE e.origin <> 'names' "
            "ORDER BY e.slug, n.text",
        ),
    )


def _digests(connection: Connection, statements: tuple[str, ...]) -> dict[str, bytes]:
    found: dict[str, hashlib.blake2b] = {}
    for statement in statements:
        for row in in_lots(connection.execute(statement)):
            made = found.get(row[0])
            if made is None:
                made = found[row[0]] = hashlib.blake2b(digest_size=16)
            made.update(repr(row).encode("utf-8", "surrogatepass"))
    return {slug: made.digest() for slug, made in found.items()}


def called(connection: Connection, refs: Iterable[QuestionRef]) -> dict[QuestionRef, QuestionRow]:
    """What a store says of some questions now, those that it has."""
    return {row.ref: row for row in question_rows(connection, question_ids(connection, list(refs)))}


def differing(new: Seen, old: Seen) -> list[QuestionRef]:
    """The questions in which two stores differ: by their states, or since somebody judged."""
    turned = [ref for ref in {**new.states, **old.states} if new.states.get(ref) != old.states.get(ref)]
    return list(dict.fromkeys([*turned, *(QuestionRef(*it[:3]) for it in _new_judgements(new, old))]))


def lost(new: Seen, old: Seen, before: Connection) -> dict[QuestionRef, list[str]]:
    """The claims of the older store that are gone, by question: what they said of it nobody says any more."""
    found: dict[QuestionRef, list[str]] = {}
    for asked, lot in lots(sorted(old.claims.keys() - new.claims.keys())):
        for entity, prop, scope, slug in before.execute(
            "SELECT e.slug, c.property, c.scope, c.slug FROM claim c JOIN entity e ON e.id = c.entity_id "
            f"WHERE c.slug IN ({asked}) ORDER BY c.slug",
            tuple(lot),
        ):
            found.setdefault(QuestionRef(entity, prop, scope), []).append(slug)
    return found


def changes(
    new: Seen,
    old: Seen,
    rows: Mapping[QuestionRef, QuestionRow],
    gone: Mapping[QuestionRef, Sequence[str]] = MappingProxyType({}),
) -> Changes:
    """What differs in ``new``; ``rows`` are the `differing` questions as they are called, ``gone`` what they `lost`."""
    questions = [
        _turned(ref, old.states.get(ref), new.states.get(ref), rows.get(ref), gone.get(ref, ()))
        for ref in differing(new, old)
        if new.states.get(ref) != old.states.get(ref)
    ]
    questions.sort(key=lambda it: (_TURNS.index(it.turn), _place(it.after), _place(it.before), it.ref))
    return Changes(
        tuple(questions),
        tuple(_judged(it, rows.get(QuestionRef(*it[:3]))) for it in _new_judgements(new, old)),
        *(records_of(getattr(new, part), getattr(old, part)) for part in ("claims", "sources", "entities")),
    )


#: So many claims that are gone are named.
_NAMED = 5
_TURNS: tuple[Turn, ...] = ("conflict", "settled", "other")


def _new_judgements(new: Seen, old: Seen) -> list[_Judgement]:
    before = set(old.judgements)
    return [it for it in new.judgements if it not in before]


def _place(state: State | None) -> int:
    return STATES.index(state) if state is not None else len(STATES)


def _turned(
    ref: QuestionRef, before: State | None, after: State | None, row: QuestionRow | None, gone: Sequence[str]
) -> Turned:
    turn: Turn = "other"
    if after in CONFLICTING and before not in CONFLICTING:
        turn = "conflict"
    elif before in UNSETTLED and after not in UNSETTLED:
        turn = "settled"
    reason = "Nobody says anything to it any more." if after is None else row.reason if row is not None else ""
    if gone and after is not None:  # a conflict may be over because a claim was taken away
        more = f" and {len(gone) - _NAMED:,} more" if len(gone) > _NAMED else ""
        reason += f" Gone since: {counted(len(gone), 'claim')} ({', '.join(gone[:_NAMED])}{more})."
    return Turned(ref, *_names(ref, row), turn, before, after, reason.strip())


def _names(ref: QuestionRef, row: QuestionRow | None) -> tuple[str, str]:
    """What a question is called: of whom or what, and what is asked."""
    if row is None:
        return ref.entity, ref.property + (f" ({ref.scope})" if ref.scope else "")
    return row.entity_name, row.question


def _judged(it: _Judgement, row: QuestionRow | None) -> Judged:
    ref = QuestionRef(*it[:3])
    decision, label, why, who, at = it[3:]
    return Judged(ref, *_names(ref, row), judgement_words(decision, label) or "withdrawn", why, who, at)


def records_of(new: Mapping[str, bytes], old: Mapping[str, bytes]) -> Records:
    """What was added, what is gone and what says something else, of parts by id."""
    return Records(
        added=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(sorted(it for it in new.keys() & old.keys() if new[it] != old[it])),
    )
