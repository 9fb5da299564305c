"""How what a report tells is called, in the page and in Markdown alike."""

from __future__ import annotations

from collections.abc import Iterator

from store.labels.answers import answer_words
from store.labels.claims import HEDGES, STANCE_WORDS, STATUS_WORDS, closed_words, label_of, origin_words, times
from store.labels.dates import day
from store.labels.questions import state_words
from store.labels.signs import letter
from store.labels.weight import counted, weight_words
from store.model.claims import SourceRow
from store.model.out.changes import Changes, Judged, Turn, Turned
from store.model.out.report import Part, Passage, Reason, Report, ReportQuestion, Said
from store.model.views import AnswerView, JudgementView, QuestionRow
from store.model.vocabulary import UNSETTLED

#: What became of questions, under which head it is told.
TURNS: tuple[tuple[str, Turn], ...] = (
    ("New conflicts", "conflict"),
    ("Settled", "settled"),
    ("Otherwise unsettled", "other"),
)
NOT_DECIDED = (
    "This report says who says what, on whose word and where it is written. It never says who is right: "
    "only a judgement does, with the name of the person who made it."
)
NOT_JUDGED = "Nobody has judged this question."
NO_TEXT = "The text of this source is not held: its words are known by their hash only."


def question_title(row: QuestionRow) -> str:
    """A question by name: "Asim Umar: nationality"."""
    return f"{row.entity_name}: {row.question}"


def state_line(row: QuestionRow) -> str:
    """The state of a question, and why it weighs what it does."""
    weight = weight_words(row)
    return state_words(row.state) + (f" ({weight})" if weight else "")


def holds(report: Report) -> str:
    """How much a report tells."""
    told = [counted(len(report.questions), "question"), counted(report.claims, "claim")]
    told.append(counted(len(report.sources), "source"))
    more = f"; {counted(report.more, 'more question')} left out" if report.more else ""
    return f"{', '.join(told)}{more}"


def part_words(part: Part) -> str:
    """How much is told of a question: "2 of 5 answers, 3 of 9 claims are told here"."""
    answers = f"{part.answers:,} of {counted(part.of_answers, 'answer')}"
    return (
        f"{answers}, {part.claims:,} of {counted(part.of_claims, 'claim')}: the others were not picked for this report"
    )


def standing(question: ReportQuestion) -> JudgementView | None:
    """The judgement in force, if there is one."""
    latest = next((it for it in question.found.judgements if not it.superseded), None)
    return latest if latest is not None and question.found.question.judged else None


def judged_by(judgement: JudgementView) -> str:
    """Who judged, and when."""
    return f"{judgement.who}, {day(judgement.at[:10])}"


def answers(question: ReportQuestion) -> Iterator[tuple[int, AnswerView, tuple[Said, ...]]]:
    """The answers that are told, each with its place among all and with its claims."""
    for nth, (answer, said) in enumerate(zip(question.found.answers, question.said, strict=True)):
        if said or question.part is None:
            yield nth, answer, said


def answer_title(nth: int, answer: AnswerView) -> str:
    """An answer behind its letter: "A: Pakistan"."""
    return f"{letter(nth)}: {answer_words(answer)}"


def how_said(said: Said) -> str:
    """What a speaker does, behind its name: "asserts, reportedly"."""
    claim = said.claim
    hedge = HEDGES[claim.certainty]
    return STANCE_WORDS[claim.stance] + (f", {hedge}" if hedge else "")


def other_value(said: Said, answer: AnswerView) -> str:
    """The claim's own value, where it is another than the answer it stands with."""
    value = label_of(said.claim)
    return value if value and value != answer.label else ""


def details(said: Said) -> Iterator[str]:
    """What else is known of a claim: where, when, on whose word, in which wording."""
    claim, passage = said.claim, said.passage
    published = day(claim.source.published)
    yield claim.source.publisher + (f", {published}" if published else "")
    if passage is not None and passage.page is not None:
        yield f"p. {passage.page}"
    yield from times(claim)
    if claim.origin_name is not None and claim.origin_name.slug != claim.speaker:
        yield f"origin: {origin_words(claim.origin_name)}"
    if passage is not None and passage.kind != "original":
        yield f"quoted from a {passage.kind}"
    if passage is not None and STATUS_WORDS[passage.status] and passage.status != "unheld":
        yield STATUS_WORDS[passage.status]


def closed_line(said: Said) -> str:
    """What closed a claim; empty for one that stands."""
    return f"no longer stands: {closed_words(said.claim.closed)}" if said.claim.closed is not None else ""


def held(passage: Passage | None) -> bool:
    """Whether there are words to show."""
    return passage is not None and bool(passage.exact)


def together_words(question: ReportQuestion) -> str:
    """The largest sets of answers that can all be true; empty where there is nothing to choose."""
    found = question.found
    if question.part is not None:
        return ""
    sets = [(places, origins) for places, origins in found.together if places]
    if len(sets) < 2 or all(len(places) < 2 for places, _ in sets):
        return ""
    told = [
        f"{' '.join(letter(place) for place in places)} ({counted(origins, 'origin')})" for places, origins in sets[:4]
    ]
    more = f", and {len(sets) - 4:,} more sets" if len(sets) > 4 else ""
    return f"Can be true together: {'; '.join(told)}{more}."


def extremes(question: ReportQuestion) -> str:
    """The lowest and the highest that is said, where there are two."""
    found = question.found
    if question.part is not None:
        return ""
    return f"Lowest {found.lowest}, highest {found.highest}." if found.lowest and found.highest else ""


def reason_line(reason: Reason) -> str:
    """Which two answers a sentence is about: "A, C"."""
    one, other = sorted((reason.left, reason.right))
    return letter(one) if one == other else f"{letter(one)}, {letter(other)}"


def source_parts(source: SourceRow) -> Iterator[str]:
    """A full citation of a source in parts: authors, publisher, title, day. What is inferred stands in brackets."""
    if source.authors:
        yield _told(source, "authors", ", ".join(source.authors))
    for name, value in (("publisher", source.publisher), ("title", source.title), ("published", day(source.published))):
        if value:
            yield _told(source, name, value)


def source_more(source: SourceRow) -> Iterator[str]:
    """What else is known of a source, a sentence each."""
    if source.language:
        yield f"Language: {_told(source, 'language', source.language)}."
    if source.copy_of:
        yield f"Copies: {source.copy_of}."
    if source.original:
        yield f"Copies, not held: {source.original}."
    if source.note:
        yield source.note


def wordings(source: SourceRow) -> Iterator[tuple[str, str]]:
    """The wordings of a source, each with the SHA-256 of its text."""
    for it in source.renditions:
        kind = it.label if it.label == it.kind else f"{it.label} ({it.kind})"
        language = f", {it.language}" if it.language else ""
        yield f"{kind}{language}{'' if it.held else ', text not held'}", it.sha256


def _told(source: SourceRow, name: str, value: str) -> str:
    return f"[{value}]" if name in source.inferred else value


def turned_words(turned: Turned) -> str:
    """What became of a question: "Asim Umar: nationality: single before, now contradicted"."""
    before = state_words(turned.before) if turned.before is not None else "not asked"
    after = state_words(turned.after) if turned.after is not None else "not asked any more"
    return f"{turned.entity_name}: {turned.question}: {before} before, now {after}"


def new_judgement(judged: Judged) -> str:
    """A judgement that came since: "Asim Umar: nationality: Pakistan holds (Ana B, 3 May 2021): seen in the file"."""
    why = f": {judged.why}" if judged.why else ""
    return f"{judged.entity_name}: {judged.question}: {judged.words} ({judged.who}, {day(judged.at[:10])}){why}"


def worth_telling(turned: Turned) -> bool:
    """Whether a question is told by itself: one that was settled before and is now is only counted."""
    return turned.turn != "other" or turned.after in UNSETTLED


def records_words(changes: Changes) -> Iterator[str]:
    """How much was added, is gone and says something else now."""
    settled = sum(not worth_telling(it) for it in changes.questions)
    if settled:
        yield f"{counted(settled, 'settled question')} came, went or changed"
    for word, records in (("claim", changes.claims), ("source", changes.sources), ("entity", changes.entities)):
        told = [
            f"{len(ids):,} {what}"
            for ids, what in ((records.added, "added"), (records.gone, "gone"), (records.changed, "changed"))
            if ids
        ]
        if told:
            yield f"{'entities' if word == 'entity' else f'{word}s'}: {', '.join(told)}"
