"""The headless twin of the browser: the same facts as lines, JSON, CSV or TSV."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from store.labels.answers import answer_state, answer_words, held, matrix_words, told_apart
from store.labels.claims import HEDGES, STANCE_WORDS, closed_words, sign_state, times
from store.labels.dates import day
from store.labels.grades import claim_rating, grade_words
from store.labels.questions import state_words
from store.labels.weight import by_share, ranked, share_words, support_words, weight_words
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.model.views import QuestionRow
from store.model.vocabulary import STATES
from tui.commands import completing
from tui.commands.common import (
    SEPARATORS,
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    open_library,
    say_all,
    say_listing,
    say_table,
)
from tui.commands.printing import complain, prints_utf8, say, say_json, say_row, say_text
from tui.commands.words import meant, tables
from tui.commands.words.graded import ClaimGrades, Sort, SourceGrades, by_grade, graded, of_claims
from tui.lines.same import stand_for

if TYPE_CHECKING:
    from store.model.claims import SourceRow, Tolls
    from store.model.views import Against, VoiceRow

EntityArgument = Annotated[
    str, typer.Argument(metavar="ENTITY", help="An entity's id, or its name.", autocompletion=completing.entities)
]
PropertyArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROPERTY", help="A property's id, or what it is called.", autocompletion=completing.properties
    ),
]
ScopeArgument = Annotated[
    str, typer.Argument(metavar="[SCOPE]", help="A scope's id, or what it is called.", autocompletion=completing.scopes)
]

_NO_WORDING = "there is no source {!r} with that rendition: see 'whosays sources'"


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (overview, questions, entity, compare, matrix, voices, sources, source):
        app.command()(command)


def overview(
    context: typer.Context, store: StoreOption = None, json: JsonOption = False, format_: FormatOption = "lines"
) -> None:
    """What the store holds, and the state of its questions."""
    with open_library(context, store) as library:
        seen = library.overview()
    form = asked_form(format_, json=json)
    if form == "json":
        return say_json(seen)
    if form != "lines":
        return say_table([(state, seen.states.get(state, 0)) for state in STATES], tables.STATES_COUNTED, form)
    say(f"{seen.title}: {seen.sources} sources, {seen.entities} entities, {seen.names} names, {seen.claims} claims")
    for state in STATES:
        say(f"{seen.states.get(state, 0):6} {state_words(state)}")
    return say(f"{seen.judged} judged, {seen.left} left to judge")


def questions(
    context: typer.Context,
    store: StoreOption = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="Only these states; 'all' for all.", autocompletion=completing.states),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only these kinds of entity.", autocompletion=completing.kinds),
    ] = None,
    property_: Annotated[
        list[str] | None,
        typer.Option("--property", help="Only these properties.", autocompletion=completing.properties),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option("--voice", help="Only what this voice speaks on.", autocompletion=completing.voices),
    ] = None,
    unjudged: Annotated[bool, typer.Option("--unjudged", help="Only what nobody has judged yet.")] = False,
    grade: ClaimGrades = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """The work list: questions that are not settled, worst first, with the reason."""
    wanted = STATES if state and "all" in state else as_states(state)
    unknown = [name for name in wanted or () if name not in STATES]
    if unknown:
        raise BadInput(f"{unknown[0]!r} is no state: use one of {', '.join(STATES)}, all")
    with open_library(context, store) as library:
        rows = library.worklist(
            states=wanted,
            kinds=kind,
            properties=meant.props(library, property_) or None,
            voice=meant.voice(library, voice) if voice else None,
            unjudged=unjudged,
            grades=of_claims(grade),
        )
    say_listing(rows, asked_form(format_, json=json), tables.QUESTIONS, listed)


def as_states(words: list[str] | None) -> list[str] | None:
    """States as they are named; also written as they are shown ("may conflict")."""
    return [word.strip().replace(" ", "_").replace("-", "_") for word in words] if words else words


def counted(number: int, word: str) -> str:
    """A number with its word: "1 report", "2 reports"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def mark_of(state: str) -> str:
    """The sign of a claim or an answer that is no plain assertion, with a blank behind; empty for one that is."""
    from tui.terminal.glyphs import ASCII

    return f"{getattr(ASCII, state)} " if state else ""


def question_line(row: QuestionRow) -> str:
    """A question in one line: state, entity, what is asked, answers, reason."""
    answers = " | ".join(
        f"{mark_of(answer_state(answer)[1])}{answer_words(answer)} ({support_words(answer)})" for answer in row.answers
    )
    judged = f" -- judged: {row.judged}" if row.judged else ""
    weight = weight_words(row)
    why = f" ({weight})" if weight else ""
    echoes = "".join(f" -- also {echo.label}: {echo.reason}" for echo in row.echoes)
    state = f"{state_words(row.state):12}"
    return f"{state} {row.entity_name}: {row.question}: {answers}{why} -- {row.reason}{echoes}{judged}"


def listed(row: QuestionRow) -> str:
    """A question in one line of a list, with the ids by which other commands are asked about it."""
    return f"{question_line(row)}  [{ids_of(row.ref)}]"


def ids_of(ref: QuestionRef) -> str:
    """The ids of a question as a shell takes them: "asim-umar nationality"."""
    return " ".join(quote(part) for part in (ref.entity, ref.property, ref.scope) if part)


def entity(
    context: typer.Context,
    entity: EntityArgument,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """An entity: its spellings and its questions."""
    form = asked_form(format_, json=json)
    with open_library(context, store) as library:
        entity = meant.entity(library, entity)
        page = library.entity(entity)
        stands = stand_for(library, [entity])
    if page is None:  # removed since
        raise BadInput(meant.NO_ENTITY.format(entity))
    if form == "json":
        return say_json(page)
    if form != "lines":
        return say_table(page.questions, tables.QUESTIONS, form)
    say_all(stands)
    say(f"{page.name} ({page.kind_word or page.kind}) {page.about}".rstrip())
    say("also " + ", ".join(name.text for name in page.names if name.text != page.name))
    say_all(f"in claims also {it.text} ({it.said})" for it in page.claimed)
    return say_all(listed(row) for row in page.questions)


def compare(
    context: typer.Context,
    entity: EntityArgument,
    property_: PropertyArgument,
    scope: ScopeArgument = "",
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """One question: every answer, who says it, where it is written."""
    form = asked_form(format_, json=json)
    with open_library(context, store) as library:
        ref = meant.question(library, entity, property_, scope)
        found, tolls = meant.comparison(library, ref), library.tolls(ref) if form == "lines" else None
        stands = stand_for(library, [ref.entity])
    if form == "json":
        return say_json(found)
    if form != "lines":
        table, rows = tables.claims_of(found)
        return say_table(rows, table, form)
    say_all(stands)
    say(question_line(found.question))
    for answer in found.answers:
        say()
        say(f"{mark_of(held(answer)[1])}{answer_words(answer)}: {support_words(answer)}")
        for claim in answer.claims:
            via = f" via {', '.join(claim.via)}" if claim.via else ""
            hedge = f", {HEDGES[claim.certainty]}" if HEDGES[claim.certainty] else ""
            closed = f" ({closed_words(claim.closed)})" if claim.closed is not None else ""
            mark = mark_of(sign_state(claim.stance, claim.certainty, claim.closed.how if claim.closed else None))
            said = f"{mark}{claim.speaker_name}{via} {STANCE_WORDS[claim.stance]}{hedge}"
            said += "".join(f", {told}" for told in (claim.counted, *times(claim)) if told)
            graded = f" [{claim_rating(claim)}]" if claim_rating(claim) else ""
            say(f"  {said}: {claim.source.publisher}, {day(claim.source.published)}{closed}{graded}")
            citation = claim.citation()
            if citation is not None and citation.exact:
                say(f"    [{citation.rendition}] {' '.join(citation.exact.split())}")
    if tolls is not None and tolls.moving:
        _say_chart(tolls)
    return None


def _say_chart(tolls: Tolls) -> None:
    """The counts by the day they were told, as wide as the terminal and at most 120 columns, in its characters."""
    import shutil

    from tui.lines.comparing.tolls import chart, lines_wanted
    from tui.terminal.glyphs import glyphs

    width = min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)
    say()
    say("By the day they were told:")
    for line in chart(tolls, width, lines_wanted(tolls, True) + 20, glyphs(prints_utf8())):
        say("".join(text for text, _ in line))


def matrix(
    context: typer.Context,
    entity: EntityArgument,
    property_: PropertyArgument,
    scope: ScopeArgument = "",
    share: Annotated[
        bool, typer.Option("--by-share", help="Voices by the share of their questions they are contradicted in.")
    ] = False,
    counts: Annotated[
        bool, typer.Option("--counts", help="Also how many voices fit each answer, and each voice's share.")
    ] = False,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: Annotated[Literal["csv", "json", "tsv"], typer.Option("--format", help="CSV, JSON or TSV.")] = "csv",
) -> None:
    """One question as CSV: rival answers in rows, voices in columns."""
    form = asked_form(format_, json=json)
    with open_library(context, store) as library:
        ref = meant.question(library, entity, property_, scope)
        found = library.matrix(ref)
        stands = stand_for(library, [ref.entity])
    if found is None:
        raise BadInput(f"nobody says anything about {entity!r} {property_!r}: see 'whosays questions --state all'")
    found = by_share(found) if share else found
    if form == "json":
        return say_json(found)
    cut = SEPARATORS[form]
    for line in stands:
        complain(line)  # beside the table, which a program may read
    fits = [[f"{fit} of {found.of}"] if counts else [] for fit in found.fit]
    say_row(["answer", "against", *told_apart(found.voices, found.speakers), *(["fit"] if counts else [])], cut)
    for answer, against, cells, fit in zip(matrix_words(found), found.against, found.cells, fits, strict=True):
        say_row([answer, str(against), *cells, *fit], cut)
    if counts:
        say_row(["contradicted in", "", *(f"{number} of {of}" for number, of in found.shares), ""], cut)
    return None


def voices(
    context: typer.Context,
    voice: Annotated[
        str | None,
        typer.Argument(metavar="[VOICE]", help="A voice's id, or its name.", autocompletion=completing.voices),
    ] = None,
    share: Annotated[
        bool, typer.Option("--by-share", help="By the share of their questions they are contradicted in.")
    ] = False,
    grade: SourceGrades = None,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """Who speaks, how much, and how much of it is contradicted; with VOICE whom that one stands against."""
    form = asked_form(format_, json=json)
    with open_library(context, store) as library:
        if voice is None:
            rows = graded(library.voices(), grade)
            return say_listing(ranked(rows) if share else rows, form, tables.VOICES, voice_line)
        voice = meant.voice(library, voice)
        page = library.voice(voice)
        stands = stand_for(library, [voice])
    if page is None:
        raise BadInput(meant.NO_VOICE.format(voice))
    if form == "json":
        return say_json(page)
    if form != "lines":
        return say_table(page.against, tables.AGAINST, form)
    say_all(stands)
    say(f"{page.name}: {counted(len(page.claims), 'claim')}")
    return say_all(map(against_line, page.against))


def voice_line(row: VoiceRow) -> str:
    """A voice in one line: its id, its name, how much it says, and how much of it is contradicted."""
    said = f"{row.asserts} said, {row.denies} denied, {row.silent} left open"
    rated = f"; {grade_words(row.grade)}" if row.grade is not None else ""
    return f"{row.slug}: {row.name}: {said}; {share_words(row.contradicted, row.questions)}{rated}"


def against_line(against: Against) -> str:
    """Whom a voice stands against in a question, and why, with the ids of the question."""
    return f"{against.question}: {against.name}: {against.reason}  [{ids_of(against.ref)}]"


def sources(
    context: typer.Context,
    grade: SourceGrades = None,
    sort: Annotated[Sort, typer.Option("--sort", help="By date, or the most reliable first.")] = "date",
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """The sources, by date."""
    with open_library(context, store) as library:
        rows = graded(library.sources(), grade)
    rows = by_grade(rows) if sort == "grade" else rows
    say_listing(rows, asked_form(format_, json=json), tables.SOURCES, source_line)


def source_line(row: SourceRow) -> str:
    """A source in one line: its id, who published it and when, its title, its wordings."""
    held = ", ".join(f"{r.label}{'' if r.held else ' (hash only)'}" for r in row.renditions)
    guessed = f" [inferred: {', '.join(row.inferred)}]" if row.inferred else ""
    told = f"{row.slug}: {row.publisher}, {day(row.published)}: {row.title}"
    rated = f"; {grade_words(row.grade)}" if row.grade is not None else ""
    return f"{told}; {counted(row.claims, 'claim')}; {held}{guessed}{rated}"


def source(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's id, or its title.", autocompletion=completing.sources)
    ],
    rendition: Annotated[
        str | None, typer.Option("--rendition", help="Which wording.", autocompletion=completing.renditions)
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """A source's text, its cited passages in double brackets."""
    with open_library(context, store) as library:
        source = meant.source(library, source, unknown=_NO_WORDING)
        page = library.source(source, rendition)
    if page is None:
        raise BadInput(_NO_WORDING.format(source))
    if json:
        return say_json(page)
    if page.text is None:
        raise BadInput(f"the text of {source!r} ({page.rendition}) is not held: bring it in with 'whosays attach'")
    marks = sorted([(lit.start, 1, "[[") for lit in page.lit] + [(lit.end, 0, "]]") for lit in page.lit])
    parts, done = [], 0
    for place, _, mark in marks:
        parts += [page.text[done:place], mark]
        done = place
    return say_text("".join([*parts, page.text[done:]]))
