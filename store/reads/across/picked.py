"""What a person picked, looked up again: questions, answers and claims by their names, as they are now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from store.db.connection import Connection
from store.db.lots import lots
from store.model.claims import QuestionRef
from store.model.facts import dataclass
from store.model.out.picked import Picked, Picking
from store.model.problems import BadInput
from store.model.stopping import check as look_at_stop
from store.reads.compare import compare
from store.reads.same import asked as as_asked


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is wanted of a question: all of it, answers by their key, claims; each as it was asked for."""

    whole: list[QuestionRef] = field(default_factory=list)
    answers: list[tuple[QuestionRef, str]] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)


def picking(
    connection: Connection,
    questions: Sequence[QuestionRef] = (),
    answers: Sequence[tuple[QuestionRef, str]] = (),
    claims: Sequence[str] = (),
    tell: Callable[[int, int], None] | None = None,
) -> Picking:
    """What is picked, question by question in the order in which they are named; what is gone is told."""
    wanted: dict[QuestionRef, _Wanted] = {}

    def of(ref: QuestionRef) -> _Wanted:
        return wanted.setdefault(as_asked(connection, ref), _Wanted())

    for ref in dict.fromkeys(questions):
        of(ref).whole.append(ref)
    for ref, key in dict.fromkeys(answers):
        of(ref).answers.append((ref, key))
    places = _questions_of(connection, list(dict.fromkeys(claims)))
    for slug in dict.fromkeys(claims):
        if slug in places:
            of(places[slug]).claims.append(slug)
    found: list[Picked] = []
    gone_questions: list[QuestionRef] = []
    gone_answers: list[tuple[QuestionRef, str]] = []
    gone_claims = [slug for slug in dict.fromkeys(claims) if slug not in places]
    for nth, (ref, it) in enumerate(wanted.items()):
        if nth % 20 == 0:
            look_at_stop()
            if tell is not None:
                tell(nth, len(wanted))
        comparison = compare(connection, ref)
        if comparison is None:
            gone_questions += it.whole
            gone_answers += it.answers
            gone_claims += it.claims
            continue
        by_key = {answer.key: place for place, answer in enumerate(comparison.answers)}
        there = {claim.slug for answer in comparison.answers for claim in answer.claims}
        gone_answers += [one for one in it.answers if one[1] not in by_key]
        gone_claims += [slug for slug in it.claims if slug not in there]
        picked = Picked(
            comparison,
            bool(it.whole),
            frozenset(by_key[key] for _, key in it.answers if key in by_key),
            frozenset(slug for slug in it.claims if slug in there),
            frozenset((*it.whole, *(ref for ref, _ in it.answers))),
        )
        if picked.whole or picked.answers or picked.claims:
            found.append(picked)
    return Picking(tuple(found), tuple(gone_questions), tuple(gone_answers), tuple(gone_claims))


def claims_from(connection: Connection, sources: Sequence[str]) -> list[str]:
    """The ids of the claims of some sources, in the order of the case. Raises BadInput for one that is not there."""
    found: list[str] = []
    for slug in dict.fromkeys(sources):
        row = connection.execute("SELECT id FROM source WHERE slug = ?", (slug,)).fetchone()
        if row is None:
            raise BadInput(f"there is no source {slug!r}: see 'whosays sources'")
        claims = connection.execute("SELECT slug FROM claim WHERE source_id = ? ORDER BY position, id", row)
        found += [claim for (claim,) in claims]
    return found


def _questions_of(connection: Connection, claims: Sequence[str]) -> dict[str, QuestionRef]:
    """The question that each claim answers."""
    return {
        slug: QuestionRef(*ref)
        for marks, lot in lots(claims)
        for slug, *ref in connection.execute(
            f"SELECT c.slug, e.slug, c.property, c.scope FROM claim c JOIN entity e ON e.id = c.entity_id "
            f"WHERE c.slug IN ({marks})",
            tuple(lot),
        )
    }
