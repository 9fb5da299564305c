"""Everything a report tells, asked of a store in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.db.connection import Connection
from store.exchange.report.passages import passages
from store.labels.grades import grade_words
from store.labels.questions import state_words
from store.labels.weight import counted
from store.model.claims import ClaimView, QuestionRef
from store.model.out.picked import Picked
from store.model.out.report import Part, Reason, Report, ReportAsked, ReportQuestion, ReportSource, Said
from store.model.problems import BadInput
from store.model.stopping import check as look_at_stop
from store.model.views import Comparison, Event, QuestionRow
from store.model.vocabulary import SEVERITY, STATES
from store.reads import entities as reads
from store.reads.across.picked import claims_from, picking
from store.reads.answers import question_ids
from store.reads.compare import compare
from store.reads.figures.tolls import tolls
from store.reads.pictures.coverage import coverage
from store.reads.pictures.months import months
from store.reads.pictures.rivals import rivals
from store.reads.questions import question_rows
from store.reads.same import asked as as_asked
from store.reads.same import stands
from store.reads.timeline import timeline

Progress = Callable[[str, int, int], None]

_REASONS = 8
_EVENTS = 150
_COLUMNS, _ROWS, _VOICES = 40, 40, 14
#: What is said of two answers beside the reason of their question: all that is worse than coming one after the other.
_TOLD = SEVERITY[: SEVERITY.index("possible_succession")]


def gather(connection: Connection, asked: ReportAsked, progress: Progress | None = None) -> Report:
    """Everything a report tells. Raises BadInput where an entity or a question is not there."""
    tell = progress or (lambda *_: None)
    tell("finding the questions", 0, 0)
    rows, more, subject, picked = questions_of(connection, asked, tell)
    numbers: dict[str, int] = {}
    heads: dict[str, ReportSource] = {}
    told: list[ReportQuestion] = []
    claims = 0
    for nth, row in enumerate(rows):
        if nth % 20 == 0:
            look_at_stop()
            tell("laying questions open", nth, len(rows))
        own = picked.get(row.ref)
        found = own.found if own is not None else compare(connection, row.ref)
        if found is None:
            continue
        question = _question(connection, found, numbers, own)
        for said in question.said:
            claims += len(said)
            for one in said:
                source = one.claim.source
                heads.setdefault(source.slug, ReportSource(one.source, source, grade_words(source.grade)))
        told.append(question)
    tell("counting", len(rows), len(rows))
    overview = reads.overview(connection)
    # what a picture would tell of a question of which a part is told was not picked
    whole = [row for row in rows if row.ref not in picked or picked[row.ref].all_told]
    events, more_events, by_month = _events(connection, asked, whole, among=bool(picked))
    return Report(
        title=asked.title or overview.title,
        about=overview.about,
        subject=subject,
        questions=tuple(told),
        more=more,
        sources=tuple(heads.values()),
        events=events,
        more_events=more_events,
        months=months(by_month),
        coverage=coverage(connection, whole, _COLUMNS, _ROWS),
        rivals=rivals(connection, question_ids(connection, [row.ref for row in whole]), _VOICES),
        claims=claims,
    )


def questions_of(
    connection: Connection, asked: ReportAsked, tell: Progress
) -> tuple[Sequence[QuestionRow], int, str, dict[QuestionRef, Picked]]:
    """The questions that are told, how many there are besides, what they are in words, and what is picked of them."""
    if asked.answers or asked.claims or asked.sources:
        found = picked(connection, asked, tell)
        rows, subject = tuple(it.found.question for it in found), _picked_words(asked, found)
        kept = rows if asked.most is None else rows[: asked.most]
        return kept, len(rows) - len(kept), subject, {it.found.question.ref: it for it in found}
    if asked.questions:
        rows = _these(connection, asked.questions)
        subject = counted(len(rows), "question")
    elif asked.entities:
        pages = [_entity(connection, slug) for slug in asked.entities]
        wanted = asked.states or STATES
        own = {row.ref: row for _, own in pages for row in own if row.state in wanted}
        rows, subject = tuple(own.values()), ", ".join(name for name, _ in pages)
        if asked.states:
            subject += f": {_in_states(asked.states)}"
    else:
        ids = reads.worklist_ids(connection, states=asked.states or None)
        subject = _in_states(asked.states) if asked.states else "what is not settled, worst first"
        more = max(len(ids) - (asked.most or len(ids)), 0)
        return question_rows(connection, ids[: asked.most]), more, subject, {}
    kept = rows if asked.most is None else rows[: asked.most]
    return kept, len(rows) - len(kept), subject, {}


def picked(connection: Connection, asked: ReportAsked, tell: Progress) -> tuple[Picked, ...]:
    """What is picked of each question. Raises BadInput where something of it is not there."""
    claims = (*asked.claims, *claims_from(connection, asked.sources))
    found = picking(
        connection, asked.questions, asked.answers, claims, lambda done, of: tell("finding what was picked", done, of)
    )
    for ref in found.gone_questions:
        raise BadInput(_nothing_about(ref))
    for ref, key in found.gone_answers:
        raise BadInput(f"nobody answers {_told(ref)!r} with {key!r}: see 'whosays compare'")
    for slug in found.gone_claims:
        raise BadInput(f"there is no claim {slug!r}: see 'whosays claims'")
    return found.questions


def _picked_words(asked: ReportAsked, found: Sequence[Picked]) -> str:
    """What was picked: "picked: 2 questions, 1 answer, 3 claims"; below it stands what that makes in all."""
    number = {
        "question": sum(it.whole for it in found),
        "answer": sum(len(it.answers) for it in found if not it.whole),
        "claim": len(asked.claims),
    }
    told = [counted(many, one) for one, many in number.items() if many]
    told[:1] = [f"picked: {one}" for one in told[:1]]
    if asked.sources:
        told.append(f"what {counted(len(asked.sources), 'source')} {'says' if len(asked.sources) == 1 else 'say'}")
    return ", ".join(told)


def _in_states(states: Sequence[str]) -> str:
    if set(states) >= set(STATES):
        return "all questions, worst first"
    return f"questions that are {', '.join(map(state_words, states))}"


def _these(connection: Connection, refs: Sequence[QuestionRef]) -> tuple[QuestionRow, ...]:
    """Questions in the order they were asked for."""
    found: list[QuestionRow] = []
    for ref in dict.fromkeys(as_asked(connection, ref) for ref in refs):
        ids = question_ids(connection, [ref])
        if not ids:
            raise BadInput(_nothing_about(ref))
        found += question_rows(connection, ids)
    return tuple(found)


def _told(ref: QuestionRef) -> str:
    return "/".join(part for part in (ref.entity, ref.property, ref.scope) if part)


def _nothing_about(ref: QuestionRef) -> str:
    return f"nobody says anything about {_told(ref)!r}: see 'whosays questions --state all'"


def _entity(connection: Connection, slug: str) -> tuple[str, Sequence[QuestionRow]]:
    page = reads.entity(connection, stands(connection, slug))
    if page is None:
        raise BadInput(f"there is no entity {slug!r}: 'whosays search' finds them by any spelling")
    return page.name, page.questions


def _question(connection: Connection, found: Comparison, numbers: dict[str, int], own: Picked | None) -> ReportQuestion:
    """A question with its claims, or the part of it that was picked."""
    told = own.told if own is not None else tuple(answer.claims for answer in found.answers)
    part = _part(found, told) if own is not None and not own.all_told else None
    where = iter(passages(connection, [claim for claims in told for claim in claims]))
    reasons = [it for it in _reasons(found) if told[it.left] and told[it.right]]

    def number(claim: ClaimView) -> int:
        return numbers.setdefault(claim.source.slug, len(numbers) + 1)

    counts = tolls(connection, found.question.ref) if part is None else None
    return ReportQuestion(
        found=found,
        said=tuple(
            tuple(Said(claim, next(where), number(claim), grade_words(claim.grade)) for claim in claims)
            for claims in told
        ),
        reasons=tuple(reasons[:_REASONS]),
        more_reasons=max(len(reasons) - _REASONS, 0),
        tolls=counts if counts is not None and counts.moving else None,
        part=part,
    )


def _part(found: Comparison, told: Sequence[Sequence[ClaimView]]) -> Part:
    return Part(
        sum(bool(claims) for claims in told),
        len(told),
        sum(map(len, told)),
        sum(len(answer.claims) for answer in found.answers),
    )


def _reasons(found: Comparison) -> list[Reason]:
    """Why answers do not go together, one sentence a pair, worst first; without that of the question itself."""
    worst: dict[tuple[int, int], Reason] = {}
    for it in found.verdicts:
        if it.kind in _TOLD:
            pair = min(it.left_answer, it.right_answer), max(it.left_answer, it.right_answer)
            before = worst.get(pair)
            if before is None or SEVERITY.index(it.kind) < SEVERITY.index(before.kind):
                worst[pair] = Reason(it.kind, it.left_answer, it.right_answer, it.reason)
    order = sorted(worst.values(), key=lambda it: (SEVERITY.index(it.kind), it.left, it.right))
    return [it for it in order if it.sentence != found.question.reason]


def _events(
    connection: Connection, asked: ReportAsked, rows: Sequence[QuestionRow], *, among: bool
) -> tuple[tuple[Event, ...], int, Sequence[Event]]:
    """What is dated of those the report is about: what is drawn, how many are not, and all of it.

    With ``among`` only what answers these very questions: others were not picked.
    """
    if len(asked.entities) == 1:
        every = timeline(connection, stands(connection, asked.entities[0]))
    else:
        every = timeline(connection, None, list(dict.fromkeys(row.ref.entity for row in rows)))
    if among:
        these = {row.ref for row in rows}
        every = tuple(event for event in every if event.ref in these)
    drawn = every
    if len(drawn) > _EVENTS:
        of = {row.ref for row in rows}
        drawn = tuple(event for event in every if event.ref in of)[:_EVENTS] or every[:_EVENTS]
    return drawn, len(every) - len(drawn), every
