"""A report as one page of HTML that needs no script and loads nothing: to read on any screen, to print, to send."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from store.exchange.markup import Child, Element, add, as_html, el, foreign, link
from store.exchange.pictures.matrices import coverage, rivals
from store.exchange.pictures.times import months, timeline, tolls
from store.exchange.report import words
from store.exchange.report.style import STYLE
from store.labels.answers import answer_words
from store.labels.pictures import COVERAGE_KEY, MONTHS_KEY, RIVALS_KEY, question_words
from store.labels.questions import STATE_WORDS, state_words
from store.labels.signs import STATE_SIGNS, letter
from store.labels.weight import counted, support_words
from store.model.out.changes import Changes
from store.model.out.report import Report, ReportQuestion, ReportSource, Said
from store.model.views import AnswerView
from store.model.vocabulary import STATES

#: Nothing is loaded and nothing runs; the style is the one that is written here and no other.
_RULES = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def write(report: Report) -> Iterator[str]:
    """The page, a piece at a time."""
    yield f'<!DOCTYPE html>\n<html lang="en">\n{_head(report)}\n<body>\n'
    yield _html(_front(report))
    if report.changes is not None:
        yield _html(_changes(report.changes))
    if len(report.questions) > 1:
        yield _html(_contents(report))
    yield "<main>\n"
    for number, question in enumerate(report.questions, 1):
        yield _html(_question(number, question))
    yield "</main>\n"
    for element in _pictures(report):
        yield _html(element)
    yield _html(_sources(report.sources))
    yield _html(_end())
    yield "</body>\n</html>\n"


def _html(element: Element) -> str:
    return f"{as_html(element)}\n"


def _head(report: Report) -> str:
    """The head of the page; its style is told by its hash, so that no other is taken."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    parts = (
        el("meta", http_equiv="Content-Security-Policy", content=_RULES.format(digest)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", " ".join(f"{report.title}: {report.subject}".split())),
    )
    written = "\n".join(map(as_html, parts))
    return f'<head>\n<meta charset="utf-8">\n{written}\n<style>{STYLE}</style>\n</head>'


def _front(report: Report) -> Element:
    return el(
        "header",
        el("h1", foreign(report.title)),
        el("p", foreign(report.subject), class_="state"),
        el("p", foreign(report.about)) if report.about else None,
        el("p", f"{words.holds(report)}.", class_="quiet"),
        el("p", words.NOT_DECIDED, class_="quiet"),
    )


def _contents(report: Report) -> Element:
    lines = [
        el(
            "li",
            _sign(it.found.question.state),
            el("a", foreign(words.question_title(it.found.question)), href=f"#q{number}"),
            el("span", f" {state_words(it.found.question.state)}", class_="quiet"),
        )
        for number, it in enumerate(report.questions, 1)
    ]
    return el("nav", el("h2", "Questions"), el("ol", *lines))


def _sign(state: str) -> Element:
    return el("span", STATE_SIGNS.get(state, ""), class_=f"sign {state}", title=STATE_WORDS.get(state, state))


def _question(number: int, question: ReportQuestion) -> Element:
    row = question.found.question
    state = el(
        "p", _sign(row.state), el("span", words.state_line(row), class_=f"state {row.state}"), ": ", foreign(row.reason)
    )
    answers = [_answer(nth, answer, said) for nth, answer, said in words.answers(question)]
    return el(
        "section",
        el("h2", f"{number}. ", foreign(words.question_title(row))),
        state,
        *(el("p", f"Also {echo.label}: ", foreign(echo.reason), class_="quiet") for echo in row.echoes),
        _judgement(question),
        el("p", f"{words.part_words(question.part)}.", class_="quiet") if question.part is not None else None,
        el("div", *answers, class_="answers"),
        *_between(question),
        _figure(tolls(question.tolls, f"{words.question_title(row)}, by the day it was told"))
        if question.tolls is not None
        else None,
        class_="q",
        id=f"q{number}",
    )


def _judgement(question: ReportQuestion) -> Element:
    judgement = words.standing(question)
    if judgement is None:
        return el("p", words.NOT_JUDGED, class_="quiet")
    return el(
        "p",
        el("strong", "Judged: ", foreign(judgement.words)),
        " (",
        foreign(words.judged_by(judgement)),
        ")",
        ": " if judgement.why else None,
        foreign(judgement.why) if judgement.why else None,
        class_="judged",
    )


def _answer(nth: int, answer: AnswerView, said: tuple[Said, ...]) -> Element:
    return el(
        "article",
        el("h3", el("span", letter(nth), class_="letter"), " ", foreign(answer_words(answer))),
        el("p", support_words(answer), class_="support"),
        *(_claim(one, answer) for one in said),
        class_="answer",
    )


def _claim(said: Said, answer: AnswerView) -> Element:
    claim = said.claim
    who: list[Child] = [el("strong", foreign(claim.speaker_name))]
    if claim.via:
        who += [" via ", foreign(", ".join(claim.via))]
    who.append(f" {words.how_said(said)}")
    if value := words.other_value(said, answer):
        who += [": ", foreign(value)]
    if said.grade:
        who += [" ", el("span", said.grade, class_="grade")]
    origin = el("p", el("a", f"[{said.source}]", href=f"#s{said.source}"), " ", class_="from")
    origin.append(foreign(" · ".join(words.details(said))))
    closed = words.closed_line(said)
    return el(
        "div",
        el("p", *who),
        el("p", foreign(closed), class_="denied") if closed else None,
        _passage(said),
        origin,
        el("p", "Remark: ", foreign(claim.note), class_="quiet") if claim.note else None,
        class_="claim gone" if closed else "claim",
    )


def _passage(said: Said) -> Element:
    passage = said.passage
    if passage is None or not words.held(passage):
        return el("p", words.NO_TEXT, class_="quiet")
    return el(
        "blockquote",
        passage.before,
        el("mark", passage.exact),
        passage.after,
        dir="auto",
        lang=_language(passage.language),
    )


def _language(tag: str) -> str | None:
    """A language as a page tells it, where it is one."""
    return tag if tag and tag.replace("-", "").isalnum() and tag.isascii() and len(tag) < 36 else None


def _between(question: ReportQuestion) -> Iterator[Element]:
    """What the answers are to each other, besides the reason of the question."""
    told = " ".join(part for part in (words.together_words(question), words.extremes(question)) if part)
    if told:
        yield el("p", foreign(told), class_="quiet")
    if not question.reasons:
        return
    lines = [
        el("li", el("strong", f"{words.reason_line(reason)}: "), foreign(reason.sentence))
        for reason in question.reasons
    ]
    if question.more_reasons:
        lines.append(el("li", f"and {counted(question.more_reasons, 'more pair')} of answers", class_="quiet"))
    yield el("ul", *lines)


def _figure(picture: Element) -> Element:
    return el("figure", el("div", picture, class_="wide", tabindex="0"))


def _pictures(report: Report) -> Iterator[Element]:
    if report.events:
        picture = timeline(report.events, report.more_events, "What is dated")
        yield el("section", el("h2", "Timeline"), _figure(picture), id="timeline")
    if report.months.months:
        yield _pictured("Events by month", MONTHS_KEY, months(report.months, "Events by month"), "months")
    if report.rivals.voices:
        yield _pictured("Who contradicts whom", RIVALS_KEY, rivals(report.rivals, "Voices against voices"), "rivals")
    if report.coverage.questions and report.coverage.sources:
        places = {it.found.question.ref: f"#q{number}" for number, it in enumerate(report.questions, 1)}
        key = el(
            "ol",
            *(el("li", el("a", question_words(it), href=places.get(it.ref))) for it in report.coverage.questions),
        )
        picture = coverage(report.coverage, "Sources against questions")
        yield _pictured("Which source says what", COVERAGE_KEY, picture, "coverage", key)


def _pictured(title: str, key: str, picture: Element, name: str, more: Element | None = None) -> Element:
    return el("section", el("h2", title), el("p", f"{key}.", class_="quiet"), _figure(picture), more, id=name)


def _sources(sources: tuple[ReportSource, ...]) -> Element:
    return el("section", el("h2", "Sources"), el("ol", *map(_source, sources), class_="sources"), id="sources")


def _source(listed: ReportSource) -> Element:
    source = listed.source
    parts = ", ".join(words.source_parts(source))
    made = el("li", foreign(f"{parts}."), id=f"s{listed.number}", value=listed.number)
    if listed.grade:
        made.append(el("span", f" {listed.grade}", class_="grade"))
    if source.address:
        made.append(el("div", link(source.address, source.address)))
    more = " ".join(words.source_more(source))
    if more:
        made.append(el("div", foreign(more), class_="quiet"))
    for wording, digest in words.wordings(source):
        made.append(el("div", f"{wording}: SHA-256 {digest}", class_="hash"))
    return made


def _changes(changes: Changes) -> Element:
    made = el("section", el("h2", "What changed since"), id="changes")
    if not changes.any:
        add(made, el("p", "Nothing."))
    for head, turn in words.TURNS:
        lines = [
            el("li", foreign(words.turned_words(it)), ". ", foreign(it.reason, class_="quiet"))
            for it in changes.questions
            if it.turn == turn and words.worth_telling(it)
        ]
        if lines:
            add(made, el("h3", f"{head} ({len(lines):,})"), el("ul", *lines))
    if changes.judgements:
        judged = [el("li", foreign(words.new_judgement(it))) for it in changes.judgements]
        add(made, el("h3", f"New judgements ({len(judged):,})"), el("ul", *judged))
    if told := "; ".join(words.records_words(changes)):
        made.append(el("p", f"Besides: {told}.", class_="quiet"))
    return made


def _end() -> Element:
    signs = ", ".join(f"{STATE_SIGNS[state]} {STATE_WORDS[state]}" for state in STATES)
    return el("footer", el("p", f"Signs: {signs}.", class_="quiet"))
