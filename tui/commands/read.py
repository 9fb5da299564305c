"""Questions read out: plain lines for a screen reader or a braille line, one fact a line, states in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from store.labels.answers import answer_words
from store.labels.claims import (
    HEDGES,
    STANCE_WORDS,
    STATUS_WORDS,
    closed_words,
    label_of,
    origin_words,
    times,
)
from store.labels.dates import day
from store.labels.grades import grade_words
from store.labels.questions import state_words
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from tui.commands.ask import EntityArgument, PropertyArgument, ScopeArgument, counted, ids_of
from tui.commands.common import StoreOption, end_if_none, open_library, say_all
from tui.commands.printing import complain, say
from tui.commands.words import meant
from tui.lines.same import stand_for

if TYPE_CHECKING:
    from store.library import Library
    from store.model.claims import ClaimView
    from store.model.views import AnswerView, Comparison, EntityPage


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(read)


def read(
    context: typer.Context,
    entity: EntityArgument,
    property_: PropertyArgument = "",
    scope: ScopeArgument = "",
    store: StoreOption = None,
) -> None:
    """Read a question out in plain lines, for screen readers and braille; without PROPERTY all of the entity's."""
    with open_library(context, store) as library:
        slug = meant.entity(library, entity)
        page = library.entity(slug)
        if page is None:  # removed since
            raise BadInput(meant.NO_ENTITY.format(entity))
        refs = _asked(library, page, property_, scope)
        say_all(stand_for(library, [slug]))
        say_all(_entity_lines(page, len(refs)))
        for place, ref in enumerate(refs, 1):
            found = library.compare(ref)
            if found is not None:
                say()
                say_all(question_lines(found, place, len(refs)))
    if not refs:
        asked = f" about {property_!r}" if property_ else ""
        complain(f"whosays: nobody says anything{asked} of {page.name}")
    end_if_none(refs)


def _asked(library: Library, page: EntityPage, told: str, told_scope: str) -> list[QuestionRef]:
    """The questions that are meant: all of the entity, all of a property, or one."""
    if not told:
        return [row.ref for row in page.questions]
    prop = meant.prop(library, told, page.slug)
    if prop not in library.vocabulary().properties and all(row.ref.property != prop for row in page.questions):
        raise BadInput(f"{told!r} is no property: 'whosays properties' lists them")
    scopes = library.scopes(page.slug, prop)
    if told_scope:
        scope = meant.scope(library, told_scope, prop, scopes)
        scopes = tuple(one for one in scopes if one == scope)
    return [QuestionRef(page.slug, prop, one) for one in scopes]


def _entity_lines(page: EntityPage, many: int) -> Iterator[str]:
    yield f"{page.name}, {page.kind_word or page.kind}."
    if page.about:
        yield f"About: {page.about}"
    others = [name.text for name in page.names if name.text != page.name]
    if others:
        yield f"Also called: {', '.join(others)}"
    yield f"{counted(many, 'question')}."


def question_lines(found: Comparison, place: int, many: int) -> Iterator[str]:
    """A question laid open, one fact a line."""
    row = found.question
    scope = f", {row.scope_label}" if row.scope_label else ""
    yield f"Question {place} of {many}: {row.label}{scope}"
    yield f"State: {state_words(row.state)}"
    yield f"Reason: {row.reason}"
    for echo in row.echoes:
        yield f"Also {echo.label}: {echo.reason}"
    yield from _judgement(found)
    for number, answer in enumerate(found.answers, 1):
        yield f"Answer {number} of {len(found.answers)}: {answer_words(answer)}"
        yield f"Told in: {counted(answer.reports, 'report')}"
        yield f"Independent origins: {answer.origins}"
        for position, claim in enumerate(answer.claims, 1):
            yield from claim_lines(claim, position, answer)
    yield f"Ids: {ids_of(row.ref)}"


def _judgement(found: Comparison) -> Iterator[str]:
    standing = next((it for it in found.judgements if not it.superseded), None)
    if standing is None or not found.question.judged:
        yield "Judgement: none"
        return
    yield f"Judgement: {standing.words}"
    yield f"Judged by: {standing.who}"
    yield f"Judged on: {day(standing.at[:10])}"
    if standing.why:
        yield f"Why: {standing.why}"


def claim_lines(claim: ClaimView, place: int, answer: AnswerView) -> Iterator[str]:
    """A claim, one fact a line: who, what stance, when, where it stands, in which words."""
    yield f"Claim {place} of {len(answer.claims)}, speaker: {claim.speaker_name}"
    if claim.via:
        yield f"Passed on by: {', '.join(claim.via)}"
    hedge = f", {HEDGES[claim.certainty]}" if HEDGES[claim.certainty] else ""
    yield f"Stance: {STANCE_WORDS[claim.stance]}{hedge}"
    if claim.label and label_of(claim) != answer.label:
        yield f"Value: {label_of(claim)}"
    if claim.closed is not None:
        yield f"No longer stands: {closed_words(claim.closed)}"
    for told in times(claim):
        yield f"When: {told}"
    if claim.origin_name is not None and claim.origin_name.slug != claim.speaker:
        yield f"Origin: {origin_words(claim.origin_name)}"
    yield f"Source: {_joined(claim.source.publisher, claim.source.title)}"
    if claim.source.grade is not None:
        yield f"Reliability: {grade_words(claim.source.grade)}"
    if claim.grade is not None:
        yield f"Credibility: {grade_words(claim.grade)}"
    if claim.source.published:
        yield f"Published: {day(claim.source.published)}"
    yield from _passage(claim)
    if claim.note:
        yield f"Remark: {claim.note}"


def _passage(claim: ClaimView) -> Iterator[str]:
    cited = next((it for it in claim.citations if it.exact), None)
    if cited is None:
        yield "Passage: its text is not held"
        return
    wrong = f", {STATUS_WORDS[cited.status]}" if STATUS_WORDS[cited.status] else ""
    yield f"Passage, {cited.rendition}{wrong}: {' '.join(cited.exact.split())}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
