"""One question laid open: its answers, verdicts, judgements, and its matrix."""

from __future__ import annotations

from store.db.connection import Connection
from store.labels.answers import held
from store.labels.claims import HEDGES
from store.labels.questions import judgement_words
from store.model.claims import QuestionRef
from store.model.views import Comparison, JudgementView, Matrix, VerdictView
from store.model.vocabulary import CERTAINTIES, CONFLICTS, DENIALS
from store.properties.stored import vocabulary_of
from store.reads.answers import answers_of, question_id
from store.reads.questions import question_rows
from store.verdicts.coherence import largest_sets

_AGAINST = (*CONFLICTS, *DENIALS)
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
    """The lowest and highest standing value of a count or date, where there are two."""
    prop = vocabulary_of(connection).get(ref.property)
    if prop is None or prop.type not in ("quantity", "date", "age"):
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
    low = min(rows, key=lambda row: (row[1] if row[1] is not None else -(10**12), row[0]))
    high = max(rows, key=lambda row: (row[2] if row[2] is not None else 10**12, row[0]))
    # an age is kept as a span of birth dates: the earliest birth is the highest age
    return (high[0], low[0]) if prop.type == "age" else (low[0], high[0])


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


def matrix(connection: Connection, ref: QuestionRef) -> Matrix | None:
    """Rival answers against voices, in the manner of Heuer's analysis of competing hypotheses.

    Rows are ordered by how few voices stand against them; that says nothing about which is true.
    """
    comparison = compare(connection, ref)
    if comparison is None:
        return None
    kinds: dict[tuple[int, int], str] = {}
    for verdict in comparison.verdicts:
        pair = (verdict.left_answer, verdict.right_answer)
        if pair[0] != pair[1]:
            kinds.setdefault(pair, verdict.kind)
            kinds.setdefault((pair[1], pair[0]), verdict.kind)
    voices: dict[str, str] = {}
    words: dict[tuple[int, str], str] = {}
    for number, answer in enumerate(comparison.answers):
        for claim in answer.claims:
            if claim.closed:
                continue
            voices.setdefault(claim.speaker, claim.speaker_name)
            told = {"asserts": "says", "denies": "denies", "retracts": "takes back"}.get(claim.stance, "silent")
            if told == "says":
                told = HEDGES[claim.certainty] or told
            before = words.get((number, claim.speaker), "")
            if told and (before in ("", "takes back") or (before in _SAYS and told in _SAYS[: _SAYS.index(before)])):
                words[number, claim.speaker] = told
    own: dict[str, list[int]] = {speaker: [] for speaker in voices}
    for (number, speaker), told in words.items():
        if told in _SAYS:
            own[speaker].append(number)
    rows = []
    for number, answer in enumerate(comparison.answers):
        if not answer.key:
            continue
        cells = []
        for speaker in voices:
            told = words.get((number, speaker), "")
            if not told and own[speaker]:
                found = {kinds.get((number, other), "") for other in own[speaker]} - {""}
                told = "against" if found & set(_AGAINST) else ("fits" if found else "")
            cells.append(told)
        against = sum(cell in ("against", "denies") for cell in cells)
        rows.append((against, number, answer, tuple(cells)))
    rows.sort(key=lambda row: row[:2])
    return Matrix(
        comparison.question,
        answers=tuple(row[2].label for row in rows),
        standing=tuple(held(row[2])[0] for row in rows),
        keys=tuple(row[2].key for row in rows),
        voices=tuple(voices.values()),
        speakers=tuple(voices),
        cells=tuple(row[3] for row in rows),
        against=tuple(row[0] for row in rows),
    )
