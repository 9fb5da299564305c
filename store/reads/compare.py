"""One question laid open: its answers, verdicts, judgements, and its matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from store.db.connection import Connection
from store.labels.answers import held
from store.labels.claims import HEDGES
from store.labels.dates import day
from store.labels.questions import judgement_words
from store.model.claims import QuestionRef
from store.model.views import AnswerView, Comparison, JudgementView, Matrix, VerdictView
from store.model.vocabulary import CERTAINTIES, CONFLICTS, DENIALS
from store.properties.property import AMOUNTS, ValueType
from store.properties.stored import vocabulary_of
from store.reads.answers import answers_of, question_id
from store.reads.questions import question_rows
from store.reads.voices import shares_of
from store.values.amounts.bounds import without_bound
from store.values.amounts.quantities import quantity_label
from store.values.amounts.vague import has_soft_top
from store.verdicts.coherence import largest_sets

_AGAINST = (*CONFLICTS, *DENIALS)
#: What a claim is to each answer of its question, by the answer's place.
Word = Sequence[str]
#: How an answer is said, the surest first.
_SAYS = ("says", *(HEDGES[certainty] for certainty in CERTAINTIES if HEDGES[certainty]))


def compare(connection: Connection, ref: QuestionRef) -> Comparison | None:
    """A question with all its answers, claims, verdicts and judgements."""
    number = question_id(connection, ref)
    if number is None:
        return None
    (question,) = question_rows(connection, [number])
    ids, answers = answers_of(connection, number)
    verdicts = _verdicts(connection, number, ids)
    conflicts = {(v.left_answer, v.right_answer) for v in verdicts if v.kind in CONFLICTS}
    asserted = [n for n, answer in enumerate(answers) if answer.origins]
    origins = {n: {c.origin for c in answers[n].claims if c.stance == "asserts" and not c.closed} for n in asserted}
    lowest, highest = _extremes(connection, number, ref)
    return Comparison(
        question=question,
        answers=answers,
        verdicts=verdicts,
        together=largest_sets(asserted, conflicts, origins),
        lowest=lowest,
        highest=highest,
        judgements=_judgements(connection, ref),
    )


def _verdicts(connection: Connection, number: int, ids: list[int]) -> tuple[VerdictView, ...]:
    place = {answer: position for position, answer in enumerate(ids)}
    rows = connection.execute(
        """
        SELECT v.kind, v.reason, v.left_answer_id, v.right_answer_id, l.slug, r.slug
        FROM verdict v JOIN claim l ON l.id = v.left_claim_id JOIN claim r ON r.id = v.right_claim_id
        WHERE v.question_id = ? ORDER BY v.id
        """,
        (number,),
    )
    return tuple(
        VerdictView(kind, reason, place[left], place[right], left_claim, right_claim)
        for kind, reason, left, right, left_claim, right_claim in rows
    )


def _extremes(connection: Connection, number: int, ref: QuestionRef) -> tuple[str, str]:
    """The lowest and highest standing value of a count or date, where there are two.

    An open end is no extreme: of "up to 20,000" the 20,000 can be the highest, and nothing the lowest. Nor is the
    top of "hundreds", which nobody named.
    """
    prop = vocabulary_of(connection).get(ref.property)
    if prop is None or prop.type not in (*AMOUNTS, "date", "age"):
        return "", ""
    rows = connection.execute(
        """
        SELECT DISTINCT a.label, c.lo, c.hi, a.value_key FROM answer a
        JOIN answer_claim k ON k.answer_id = a.id AND k.closed_by IS NULL
        JOIN claim c ON c.id = k.claim_id AND c.stance = 'asserts'
        WHERE a.question_id = ?
        """,
        (number,),
    ).fetchall()
    if len({row[3] for row in rows}) < 2:
        return "", ""
    counted = prop.type not in ("date", "age")
    ends = [
        (label, None if counted and lo == 0 and hi != 0 else lo, None if counted and has_soft_top(key) else hi)
        for label, lo, hi, key in rows
    ]
    ends = [one for one in ends if one[1:] != (None, None)]
    if not ends:
        return "", ""
    low = min(ends, key=lambda one: (one[2] if one[1] is None else one[1], one[0]))
    high = max(ends, key=lambda one: (one[1] if one[2] is None else one[2], one[0]))
    # what is open at the other end gives its figure, what is open at this one says so
    soft = {label for label, _, _, key in rows if counted and has_soft_top(key)}
    lowest = low[0] if low[1] is None or low[2] is not None or low[0] in soft else _end(low[1], low[0], prop.type)
    highest = high[0] if high[2] is None or high[1] is not None else _end(high[2], high[0], prop.type)
    # an age is kept as a span of birth dates: the earliest birth is the highest age
    return (highest, lowest) if prop.type == "age" else (lowest, highest)


def _end(end: int, label: str, kind: ValueType) -> str:
    """The one end of a range that is open at the other."""
    if kind == "quantity":
        return quantity_label(str(end))
    if kind in AMOUNTS:
        return without_bound(label)
    known = kind == "date" and 0 < end <= date.max.toordinal()
    return day(date.fromordinal(end).isoformat()) if known else label


def _judgements(connection: Connection, ref: QuestionRef) -> tuple[JudgementView, ...]:
    rows = connection.execute(
        "SELECT decision, value_key, value_label, why, who, at FROM judgement "
        "WHERE entity_slug = ? AND property = ? AND scope = ? ORDER BY at DESC, id DESC",
        (ref.entity, ref.property, ref.scope),
    ).fetchall()
    return tuple(
        JudgementView(decision, label, why, who, at, place > 0, judgement_words(decision, label) or "withdrawn", key)
        for place, (decision, key, label, why, who, at) in enumerate(rows)
    )


def matrix(connection: Connection, ref: QuestionRef, judged: Mapping[str, Word] | None = None) -> Matrix | None:
    """Rival answers against voices, in the manner of Heuer's analysis of competing hypotheses.

    ``judged`` says by the rules what a voice's word is to an answer: by claim (its id) and answer. Rows are ordered by
    how few voices stand against them, those that nobody holds for certain last; that says nothing about which is
    true.
    """
    comparison = compare(connection, ref)
    if comparison is None:
        return None
    own = _own_words(comparison)
    words = _by_rules(comparison, judged) if judged is not None else _by_sides(comparison)
    voices = {
        claim.speaker: claim.speaker_name
        for answer in comparison.answers
        for claim in answer.claims
        if not claim.closed
    }
    rows = []
    for number, answer in enumerate(comparison.answers):
        if not answer.key:
            continue
        cells = tuple(own.get((number, it)) or words.get((number, it), "") for it in voices)
        against = sum(cell in ("against", "denies") for cell in cells)
        rows.append((_held(answer), against, number, answer, cells))
    rows.sort(key=lambda row: row[:3])
    speaking = {
        claim.speaker
        for answer in comparison.answers
        for claim in answer.claims
        if not claim.closed and claim.stance in ("asserts", "denies")
    }
    shares = shares_of(connection, tuple(voices))
    return Matrix(
        comparison.question,
        answers=tuple(row[3].label for row in rows),
        standing=tuple(held(row[3])[0] for row in rows),
        keys=tuple(row[3].key for row in rows),
        voices=tuple(voices.values()),
        speakers=tuple(voices),
        cells=tuple(row[4] for row in rows),
        against=tuple(row[1] for row in rows),
        fit=tuple(row[3].fit for row in rows),
        of=len(speaking),
        shares=tuple(shares.get(it, (0, 0)) for it in voices),
    )


def _held(answer: AnswerView) -> int:
    """Whether somebody holds an answer (0), only thinks it possible (1), or nobody does any more (2)."""
    if not answer.origins:
        return 2
    standing = (claim for claim in answer.claims if claim.stance == "asserts" and not claim.closed)
    return int(all(claim.certainty == "possible" for claim in standing))


def _own_words(comparison: Comparison) -> dict[tuple[int, str], str]:
    """What each voice says of an answer itself."""
    words: dict[tuple[int, str], str] = {}
    for number, answer in enumerate(comparison.answers):
        for claim in answer.claims:
            if claim.closed:
                continue
            told = {"asserts": "says", "denies": "denies", "retracts": "takes back"}.get(claim.stance, "silent")
            if told == "says":
                told = HEDGES[claim.certainty] or told
            before = words.get((number, claim.speaker), "")
            if before in ("", "takes back") or (before in _SAYS and told in _SAYS[: _SAYS.index(before)]):
                words[number, claim.speaker] = told
    return words


def _by_rules(comparison: Comparison, judged: Mapping[str, Word]) -> dict[tuple[int, str], str]:
    """What each voice's words on other answers are to an answer: the gravest of them."""
    from store.verdicts.cells import CELLS  # the rules are loaded only for who asks for a matrix

    words: dict[tuple[int, str], str] = {}
    for other, answer in enumerate(comparison.answers):
        for claim in answer.claims:
            for number, word in enumerate(judged.get(claim.slug, ())):
                if number != other and word and not claim.closed:
                    before = words.get((number, claim.speaker), "")
                    words[number, claim.speaker] = min(before or word, word, key=CELLS.index)
    return words


def _by_sides(comparison: Comparison) -> dict[tuple[int, str], str]:
    """The same for a check across questions: whoever is on one side of it is against the other."""
    against: dict[int, set[int]] = {}
    for verdict in comparison.verdicts:
        if verdict.kind in _AGAINST:
            against.setdefault(verdict.left_answer, set()).add(verdict.right_answer)
            against.setdefault(verdict.right_answer, set()).add(verdict.left_answer)
    return {
        (number, claim.speaker): "against"
        for number, others in against.items()
        for other in others
        for claim in comparison.answers[other].claims
    }
