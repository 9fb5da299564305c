"""A report as Markdown, as GitHub and Pandoc read it; in every text what Markdown would read is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.exchange.report import words
from store.labels.events import event_date, event_standing, event_title
from store.labels.pictures import (
    COVERAGE_KEY,
    MONTHS_KEY,
    RIVALS_KEY,
    cell_words,
    figures_words,
    left_out,
    month_words,
    question_words,
    source_words,
    wider_words,
)
from store.labels.signs import STATE_SIGNS, letter
from store.labels.weight import counted, support_words
from store.model.out.changes import Changes
from store.model.out.pictures import Coverage, Months, Rivals
from store.model.out.report import Report, ReportQuestion, ReportSource, Said
from store.model.views import AnswerView, Event
from store.text.clean import clean

#: What can begin something in Markdown wherever it stands: emphasis, code, links, pictures, HTML, tables, formulas.
_READ = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>|~$^"})
#: What makes a character of a name, or a link of a bare address.
_LINKS = re.compile(r"&(?=[#\w]+;)|:(?=//)|(?<=www)\.|:(?=[\w+-]+:)|@(?=\w)", re.IGNORECASE)
_LINKING = ("&", ":", "@", "www", "WWW")
#: What can begin a heading, a list or a rule at the beginning of a line.
_FIRST = re.compile(r"^(\d+)([.)])|^([-+=#])")


def safe(text: str) -> str:
    """A text on one line that Markdown reads as nothing but text."""
    escaped = clean(text, keep_newlines=False).translate(_READ)
    if any(it in escaped for it in _LINKING):
        escaped = _LINKS.sub(r"\\\g<0>", escaped)
    return _FIRST.sub(lambda it: f"{it[1]}\\{it[2]}" if it[1] else f"\\{it[3]}", escaped)


def write(report: Report) -> Iterator[str]:
    """The text, a piece at a time."""
    yield _text(_front(report))
    if report.changes is not None:
        yield _text(_changes(report.changes))
    for number, question in enumerate(report.questions, 1):
        yield _text(_question(number, question))
    for lines in (_events(report), _months(report.months), _rivals(report.rivals), _coverage(report.coverage)):
        yield _text(lines)
    yield _text(_sources(report.sources), last=True)


def _text(lines: Iterable[str], *, last: bool = False) -> str:
    told = list(lines)
    return "\n".join(told) + ("\n" if last or not told else "\n\n") if told else ""


def _front(report: Report) -> Iterator[str]:
    yield f"# {safe(report.title)}"
    yield from ("", f"**{safe(report.subject)}**", "")
    if report.about:
        yield from (safe(report.about), "")
    yield f"{safe(words.holds(report))}. {words.NOT_DECIDED}"


def _question(number: int, question: ReportQuestion) -> Iterator[str]:
    row = question.found.question
    yield f"## {number}. {safe(words.question_title(row))}"
    yield ""
    yield f"{safe(STATE_SIGNS.get(row.state, ''))} **{safe(words.state_line(row))}**: {safe(row.reason)}"
    for echo in row.echoes:
        yield from ("", f"Also {safe(echo.label)}: {safe(echo.reason)}")
    yield from ("", _judgement(question), "")
    if question.part is not None:
        yield from (f"{safe(words.part_words(question.part))}.", "")
    yield from _table(
        ("answer", "what stands behind it", "who"),
        [
            (words.answer_title(nth, answer), support_words(answer), _who(said))
            for nth, answer, said in words.answers(question)
        ],
    )
    for nth, answer, said in words.answers(question):
        yield from ("", f"### {safe(words.answer_title(nth, answer))}")
        for one in said:
            yield ""
            yield from _claim(one, answer)
    yield from _between(question)


def _who(said: Iterable[Said]) -> str:
    return ", ".join(dict.fromkeys(one.claim.speaker_name for one in said))


def _judgement(question: ReportQuestion) -> str:
    judgement = words.standing(question)
    if judgement is None:
        return words.NOT_JUDGED
    why = f": {safe(judgement.why)}" if judgement.why else ""
    return f"**Judged: {safe(judgement.words)}** ({safe(words.judged_by(judgement))}){why}"


def _claim(said: Said, answer: AnswerView) -> Iterator[str]:
    claim, passage = said.claim, said.passage
    via = f" via {safe(', '.join(claim.via))}" if claim.via else ""
    value = words.other_value(said, answer)
    told = f"**{safe(claim.speaker_name)}**{via} {words.how_said(said)}" + (f": {safe(value)}" if value else "")
    yield told + (f" ({safe(said.grade)})" if said.grade else "")
    if closed := words.closed_line(said):
        yield from ("", safe(closed))
    yield ""
    if passage is None or not words.held(passage):
        yield f"> {words.NO_TEXT}"
    else:
        yield f"> {_lit(passage.before, passage.exact, passage.after)}"
    yield ""
    origin = safe(" · ".join(words.details(said)))
    yield f"[\\[{said.source}\\]](#source-{said.source}) {origin}" + (
        f". Remark: {safe(claim.note)}" if claim.note else ""
    )


def _lit(before: str, exact: str, after: str) -> str:
    """The cited words in bold; the blanks at their ends stay outside, or they would not be."""
    ahead = " " if before[-1:] == " " or exact[:1] == " " else ""
    behind = " " if after[:1] == " " or exact[-1:] == " " else ""
    return f"{safe(before)}{ahead}**{safe(exact)}**{behind}{safe(after)}"


def _between(question: ReportQuestion) -> Iterator[str]:
    for told in (words.together_words(question), words.extremes(question)):
        if told:
            yield from ("", safe(told))
    if question.reasons:
        yield ""
    for reason in question.reasons:
        yield f"- {safe(words.reason_line(reason))}: {safe(reason.sentence)}"
    if question.more_reasons:
        yield f"- and {counted(question.more_reasons, 'more pair')} of answers"


def _events(report: Report) -> Iterator[str]:
    if not report.events:
        return
    yield from ("## Timeline", "")
    yield from _table(("when", "what", "who"), [_event(event) for event in report.events])
    if report.more_events:
        yield from ("", f"{left_out((report.more_events, 'date'))}, not told here.")


def _event(event: Event) -> tuple[str, str, str]:
    ahead, _ = event_standing(event)
    what = ": ".join(part for part in (event.entity_name, ", ".join(ahead), event_title(event)) if part)
    rivals = f" ({event.rivals} dates)" if event.rivals > 1 else ""
    return event_date(event), what + rivals, ", ".join(event.voices or event.denied or event.doubted)


def _months(shown: Months) -> Iterator[str]:
    if not shown.months:
        return
    yield from ("## Events by month", "", f"{MONTHS_KEY}.", "")
    yield from _table(("month", "what"), [(month_words(it), figures_words(it)) for it in shown.months])
    if wider := wider_words(shown):
        yield from ("", f"{wider}.")


def _rivals(shown: Rivals) -> Iterator[str]:
    if not shown.voices:
        return
    yield from ("## Who contradicts whom", "", f"{RIVALS_KEY}.", "")
    rows = []
    for row, name in enumerate(shown.names):
        cells = [
            "" if row == column or not shared else f"{shown.against[row][column]}/{shared}"
            for column, shared in enumerate(shown.shared[row])
        ]
        rows.append((f"{letter(row)} {name}", *cells, f"{shown.contradicted[row]:,}"))
    yield from _table(("voice", *map(letter, range(len(shown.names))), "in all"), rows)
    if shown.more:
        yield from ("", f"{left_out((shown.more, 'voice'))}.")


def _coverage(shown: Coverage) -> Iterator[str]:
    if not shown.questions or not shown.sources:
        return
    yield from ("## Which source says what", "", f"{COVERAGE_KEY}.", "")
    heads = [str(nth + 1) for nth in range(len(shown.questions))]
    yield from _table(
        ("source", *heads),
        [
            (source_words(source), *map(cell_words, cells))
            for source, cells in zip(shown.sources, shown.cells, strict=True)
        ],
    )
    yield ""
    for nth, question in enumerate(shown.questions):
        yield f"{nth + 1}. {safe(question_words(question))}"
    if more := left_out((shown.more_sources, "source"), (shown.more_questions, "question")):
        yield from ("", f"{more}.")


def _sources(sources: Iterable[ReportSource]) -> Iterator[str]:
    yield from ("## Sources", "")
    for listed in sources:
        source = listed.source
        parts = [f"{safe(', '.join(words.source_parts(source)))}."]
        parts += [safe(source.address)] if source.address else []
        parts += [safe(it) for it in words.source_more(source)]
        parts += [f"({safe(listed.grade)})"] if listed.grade else []
        yield f'{listed.number}. <a id="source-{listed.number}"></a>{" ".join(parts)}'
        for wording, digest in words.wordings(source):
            yield f"   - {safe(wording)}: SHA-256 `{clean(digest, keep_newlines=False).replace('`', '')}`"


def _changes(changes: Changes) -> Iterator[str]:
    yield from ("## What changed since", "")
    if not changes.any:
        yield "Nothing."
    for head, turn in words.TURNS:
        lines = [it for it in changes.questions if it.turn == turn and words.worth_telling(it)]
        if lines:
            yield from (f"### {head} ({len(lines):,})", "")
            yield from (f"- {safe(words.turned_words(it))}. {safe(it.reason)}" for it in lines)
            yield ""
    if changes.judgements:
        yield from (f"### New judgements ({len(changes.judgements):,})", "")
        yield from (f"- {safe(words.new_judgement(it))}" for it in changes.judgements)
        yield ""
    if told := "; ".join(words.records_words(changes)):
        yield f"Besides: {told}."


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    named = [safe(head) for head in heads]
    yield f"| {' | '.join(named)} |"
    yield f"|{'---|' * len(named)}"
    for row in rows:
        yield f"| {' | '.join(map(safe, row))} |"
