"""The headless twin of the browser: the same facts as lines, JSON or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from store.labels.answers import answer_state, answer_words, held, matrix_words, told_apart
from store.labels.claims import HEDGES, STANCE_WORDS, closed_words, sign_state, times
from store.labels.dates import day
from store.labels.questions import state_words
from store.labels.weight import by_share, ranked, share_words, support_words, weight_words
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.model.views import Comparison, QuestionRow
from store.model.vocabulary import STATES
from tui.commands import completing
from tui.commands.common import AsOption, JsonOption, StoreOption, editor, follow, open_library
from tui.commands.printing import complain, prints_utf8, say, say_json, say_row, say_text
from tui.commands.stores import store_to_read
from tui.lines.same import stand_for

if TYPE_CHECKING:
    from store.model.claims import Tolls

EntityArgument = Annotated[
    str, typer.Argument(metavar="ENTITY", help="An entity's id.", autocompletion=completing.entities)
]
PropertyArgument = Annotated[
    str, typer.Argument(metavar="PROPERTY", help="A property's id.", autocompletion=completing.properties)
]
ScopeArgument = Annotated[
    str, typer.Argument(metavar="[SCOPE]", help="A scope's id.", autocompletion=completing.scopes)
]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (overview, questions, entity, compare, matrix, voices, sources, source, judge):
        app.command()(command)


def overview(context: typer.Context, store: StoreOption = None, json: JsonOption = False) -> None:
    """What the store holds, and the state of its questions."""
    with open_library(context, store) as library:
        seen = library.overview()
    if json:
        return say_json(seen)
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
    json: JsonOption = False,
) -> None:
    """The work list: questions that are not settled, worst first, with the reason."""
    wanted = STATES if state and "all" in state else as_states(state)
    unknown = [name for name in wanted or () if name not in STATES]
    if unknown:
        raise BadInput(f"{unknown[0]!r} is no state: use one of {', '.join(STATES)}, all")
    with open_library(context, store) as library:
        rows = library.worklist(states=wanted, kinds=kind, properties=property_, voice=voice, unjudged=unjudged)
    if json:
        return say_json(rows)
    for row in rows:
        say(question_line(row))
    return None


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
    scope = f" ({row.scope_label})" if row.scope_label else ""
    answers = " | ".join(
        f"{mark_of(answer_state(answer)[1])}{answer_words(answer)} ({support_words(answer)})" for answer in row.answers
    )
    judged = f" -- judged: {row.judged}" if row.judged else ""
    weight = weight_words(row)
    why = f" ({weight})" if weight else ""
    echoes = "".join(f" -- also {echo.label}: {echo.reason}" for echo in row.echoes)
    state = f"{state_words(row.state):12}"
    return f"{state} {row.entity_name}: {row.label}{scope}: {answers}{why} -- {row.reason}{echoes}{judged}"


def entity(context: typer.Context, entity: EntityArgument, store: StoreOption = None, json: JsonOption = False) -> None:
    """An entity: its spellings and its questions."""
    with open_library(context, store) as library:
        page = library.entity(entity)
        stands = stand_for(library, [entity])
    if page is None:
        raise BadInput(f"there is no entity {entity!r}: find its id with 'whosays search'")
    if json:
        return say_json(page)
    for line in stands:
        say(line)
    say(f"{page.name} ({page.kind_word or page.kind}) {page.about}".rstrip())
    say("also " + ", ".join(name.text for name in page.names if name.text != page.name))
    for row in page.questions:
        say(question_line(row))
    return None


def _asked(library: Library, entity: str, prop: str, scope: str) -> QuestionRef:
    """The question that is meant; without a scope the one there is."""
    ref = QuestionRef(entity, prop, scope)
    if not scope:
        scopes = library.scopes(entity, prop)
        if len(scopes) == 1:
            return QuestionRef(entity, prop, scopes[0])
        if scopes and "" not in scopes:
            raise BadInput(f"{entity!r} {prop!r} is asked of {len(scopes)} scopes: give one of {', '.join(scopes)}")
    return ref


def _comparison(library: Library, ref: QuestionRef) -> Comparison:
    found = library.compare(ref)
    if found is None:
        asked = " ".join(part for part in (ref.entity, ref.property, ref.scope) if part)
        raise BadInput(f"nobody says anything about {asked!r}: see 'whosays questions --state all'")
    return found


def compare(
    context: typer.Context,
    entity: EntityArgument,
    property_: PropertyArgument,
    scope: ScopeArgument = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """One question: every answer, who says it, where it is written."""
    with open_library(context, store) as library:
        ref = _asked(library, entity, property_, scope)
        found, tolls = _comparison(library, ref), None if json else library.tolls(ref)
        stands = stand_for(library, [entity])
    if json:
        return say_json(found)
    for line in stands:
        say(line)
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
            say(f"  {said}: {claim.source.publisher}, {day(claim.source.published)}{closed}")
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
) -> None:
    """One question as CSV: rival answers in rows, voices in columns."""
    with open_library(context, store) as library:
        found = library.matrix(_asked(library, entity, property_, scope))
        stands = stand_for(library, [entity])
    if found is None:
        raise BadInput(f"nobody says anything about {entity!r} {property_!r}: see 'whosays questions --state all'")
    found = by_share(found) if share else found
    if json:
        return say_json(found)
    for line in stands:
        complain(line)  # beside the table, which a program may read
    fits = [[f"{fit} of {found.of}"] if counts else [] for fit in found.fit]
    say_row(["answer", "against", *told_apart(found.voices, found.speakers), *(["fit"] if counts else [])])
    for answer, against, cells, fit in zip(matrix_words(found), found.against, found.cells, fits, strict=True):
        say_row([answer, str(against), *cells, *fit])
    if counts:
        say_row(["contradicted in", "", *(f"{number} of {of}" for number, of in found.shares), ""])
    return None


def voices(
    context: typer.Context,
    voice: Annotated[
        str | None, typer.Argument(metavar="[VOICE]", help="A voice's id.", autocompletion=completing.voices)
    ] = None,
    share: Annotated[
        bool, typer.Option("--by-share", help="By the share of their questions they are contradicted in.")
    ] = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Who speaks, how much, and how much of it is contradicted; with VOICE whom that one stands against."""
    with open_library(context, store) as library:
        if voice is None:
            rows = library.voices()
            rows = ranked(rows) if share else rows
            if json:
                return say_json(rows)
            for row in rows:
                said = f"{row.asserts} said, {row.denies} denied, {row.silent} left open"
                say(f"{row.slug}: {row.name}: {said}; {share_words(row.contradicted, row.questions)}")
            return None
        page = library.voice(voice)
        stands = stand_for(library, [voice])
    if page is None:
        raise BadInput(f"there is no voice {voice!r}: see 'whosays voices'")
    if json:
        return say_json(page)
    for line in stands:
        say(line)
    say(f"{page.name}: {counted(len(page.claims), 'claim')}")
    for against in page.against:
        say(f"{against.question}: {against.name}: {against.reason}")
    return None


def sources(context: typer.Context, store: StoreOption = None, json: JsonOption = False) -> None:
    """The sources, by date."""
    with open_library(context, store) as library:
        rows = library.sources()
    if json:
        return say_json(rows)
    for row in rows:
        held = ", ".join(f"{r.label}{'' if r.held else ' (hash only)'}" for r in row.renditions)
        guessed = f" [inferred: {', '.join(row.inferred)}]" if row.inferred else ""
        claims = counted(row.claims, "claim")
        say(f"{row.slug}: {row.publisher}, {day(row.published)}: {row.title}; {claims}; {held}{guessed}")
    return None


def source(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source's id.", autocompletion=completing.sources)],
    rendition: Annotated[
        str | None, typer.Option("--rendition", help="Which wording.", autocompletion=completing.renditions)
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """A source's text, its cited passages in double brackets."""
    with open_library(context, store) as library:
        page = library.source(source, rendition)
    if page is None:
        raise BadInput(f"there is no source {source!r} with that rendition: see 'whosays sources'")
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


def _answer_key(found: Comparison, asked: str) -> str:
    """The key of the answer somebody means by its key or, if no other is shown the same, by its value."""
    answers = [answer for answer in found.answers if answer.key]
    keys = [answer.key for answer in answers]
    meant = [asked] if asked in keys else [answer.key for answer in answers if answer.label == asked]
    if len(meant) > 1:
        raise BadInput(f"{asked!r} is the value of several answers here: give the key of one, {' or '.join(meant)}")
    if not meant:
        names = told_apart([answer.label for answer in answers], keys)
        raise BadInput(f"{asked!r} is no answer here: use one of {', '.join(names)}")
    return meant[0]


def judge(
    entity: EntityArgument,
    property_: PropertyArgument,
    scope: ScopeArgument = "",
    decision: Annotated[
        str,
        typer.Option(
            "--decision",
            help="holds, several, not_comparable, unresolved, or withdraw.",
            autocompletion=completing.decisions,
        ),
    ] = "unresolved",
    answer: Annotated[
        str | None, typer.Option("--answer", help="The answer that holds: its key, or its value as shown.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why.")] = "",
    as_: AsOption = "",
    store: StoreOption = None,
) -> None:
    """Record what a person decides about a question; a later judgement supersedes, nothing is erased."""
    who = editor(as_)
    with Library(store_to_read(store)) as library:
        ref = _asked(library, entity, property_, scope)
        found = _comparison(library, ref)
        if decision == "withdraw":
            library.withdraw(ref, who=who)
        else:
            key = _answer_key(found, answer) if answer is not None else None
            library.judge(ref, decision, answer=key, why=why, who=who)
        for line in stand_for(library, [entity]):
            say(line)
        say(question_line(_comparison(library, ref).question))
        follow(library, who)
