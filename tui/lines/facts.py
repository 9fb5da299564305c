"""One-line renderings of what the store gives, as Content: nothing in them is markup.

Styles are named by theme variables (`$state-denied`), so that a line is built once and coloured
by the theme at hand. All text of the store goes through `shown`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.labels.answers import answer_state
from store.labels.claims import closed_word, label_of, word_of
from store.labels.dates import day
from store.labels.questions import STATE_WORDS as STATE_WORDS  # noqa: PLC0414 (handed on)
from store.model.claims import ClaimView, RenditionRow, SourceRow
from store.model.views import AnswerBrief, EntityRow, QuestionRow
from store.model.vocabulary import UNSETTLED
from store.text.clean import shown
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Row
from tui.terminal.glyphs import Glyphs

#: What a search's reason for a match is called on the screen.
_WHY = {
    "exact": "this spelling",
    "order": "other word order",
    "script": "other script",
    "meaning": "translated",
    "typo": "close spelling",
    "prefix": "begins so",
    "part": "part of the name",
    "joined": "written together or apart",
}

_STATE = max(len(word) for word in STATE_WORDS.values())


class Asked(NamedTuple):
    """The columns of a list of questions: whom they are about (0: left out) and what is asked."""

    entity: int
    title: int


_LONGEST = 400
"""Code points of a text that a line ever shows: more fits no terminal and would only cost time."""


def plain(text: str, style: str = "") -> Content:
    """Return text of the store as content on one line, cleaned and cut to what a line can hold."""
    text = shown(text[:_LONGEST], newlines=False)
    return Content.styled(text, style) if style else Content(text)


def cut_off(words: str, most: int) -> str:
    """Return words of the store for a sentence: on one line, cleaned, at most so many letters of them."""
    words = shown(words, newlines=False)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def keyed(key: object, words: Content | tuple[str, str]) -> Content:
    """Return a choice of a line of them, behind the key that takes it."""
    return Content.assemble((f"{key} ", "$key"), words)


_LONGEST_NAME = 60
"""Letters of a name that stand in the palette."""
_BRACKETS = str.maketrans("[]\\", "()/")


def unmarked(words: str) -> str:
    """Return words of the store for the palette, which takes brackets for markup and has no way to escape them all."""
    return plain(words).plain[:_LONGEST_NAME].translate(_BRACKETS)


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 claim", "3 claims"; `many` is the plural where it is not `one` + s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def state_mark(state: str | None, glyphs: Glyphs, *, word: bool = False) -> Content:
    """Return a state's glyph, with its word behind if wanted; a blank for no state."""
    if not state:
        return Content(" ")
    glyph = getattr(glyphs, state)
    return Content.styled(f"{glyph} {STATE_WORDS[state]}" if word else glyph, f"$state-{state}")


def sign(state: str, glyphs: Glyphs) -> Content:
    """Return the sign of a claim or an answer: that of a state, or of what is no longer said; a blank for none."""
    return Content.styled(glyphs.closed, "$quiet") if state == "closed" else state_mark(state, glyphs)


def matched(row: EntityRow) -> Content:
    """Return how a search found an entity: `matched "Asim Omar", same sound`; empty if by its name."""
    if not row.matched or row.matched == row.name:
        return Content("")
    why = [_WHY.get(row.why, row.why)] if row.why and not (row.said and row.why == "exact") else []
    told = "".join(f", {part}" for part in (*why, *([row.said] if row.said else [])))
    return Content.assemble(("matched ", "$quiet"), spelling(row), plain(told, "$quiet"))


def spelling(row: EntityRow) -> Content:
    """Return the spelling that was found, the matched letters marked."""
    content = plain(row.matched)
    for start, end in row.spans:
        content = content.stylize("$matched", start, min(end, len(content)))
    return content


def entity_row(row: EntityRow, glyphs: Glyphs, *, word: bool = False) -> Row:
    """Return an entity as a row: name, the spelling a search found, and how many questions are in its worst state.

    Without `word` that number needs a heading. What is only near to something surer has that word before its name; a
    spelling that stands in a claim alone whose word it is behind it.
    """
    name, found = plain(row.name), Content("")
    if row.matched == row.name:
        name = spelling(row)
    elif row.matched:
        said = plain(f" ({row.said})", "$quiet") if row.said else ""
        found = Content.assemble(("  = ", "$quiet"), spelling(row), said)
    if row.near:
        name = Content.assemble(("near ", "$quiet"), name)
    if row.state is None:
        return Row(name, beside=found)
    tally = f" {row.count:>2}" if row.count else "   "
    if word and row.count:
        tally = f" {count(row.count, 'question')}"
    return Row(name, Content.assemble(state_mark(row.state, glyphs), (tally, f"$state-{row.state}")), found)


def voices(names: Sequence[str], room: int = 1) -> str:
    """Return whose word it is: the first `room` names and how many more."""
    more = len(names) - room
    return ", ".join(names[:room]) + (f" +{more} more" if more > 0 else "")


def answer_brief(
    answer: AnswerBrief, glyphs: Glyphs, *, voice: bool = True, first: bool = False, counted: bool = True
) -> Content:
    """Return an answer with whose word it is: "Pakistani (NDS, 3 reports)", without voices "Pakistani (3 reports)".

    One report goes without saying, and without `counted` several do. What nobody holds for certain has its sign
    before the value, and with `first`, or without voices, its word too, which so is never cut off.
    """
    word, state = answer_state(answer)
    words = Content("")
    if word and (first or not voice):
        words = Content.styled(f"{word}: ", f"$state-{state}" if state != "closed" else "$quiet")
    ahead = Content.assemble(sign(state, glyphs), " ", words) if word else words
    inside = [voices(answer.voices)] if answer.voices and voice else []
    if answer.reports > 1 and counted:
        inside.append(count(answer.reports, "report"))
    if word and not words.plain and state != "denied":  # which the number of denials says
        inside.append(word)
    if answer.denials:
        inside.append(f"{'' if word else f'{glyphs.denied} '}denied by {answer.denials}")
    if answer.doubts and voice:
        inside.append(f"{'' if word else f'{glyphs.unconfirmed} '}{answer.doubts} silent")
    tail = f" ({', '.join(inside)})" if inside else ""
    value = plain(answer.label) if answer.label else Content.styled("no value", "$quiet")
    return Content.assemble(ahead, value, (shown(tail, newlines=False), "$quiet"))


def answers_brief(answers: Sequence[AnswerBrief], glyphs: Glyphs, width: int) -> Content:
    """Return all answers of a question on one line of at most `width` cells, a bar between them.

    Rivals matter more than who says them: where not all fit, the voices are left out, then each
    answer is cut to its share. What nobody holds for certain has its word before it then, or, where it
    is cut, its sign.
    """
    bar = Content.styled(f" {glyphs.bar} ", "$quiet")
    full = bar.join(answer_brief(answer, glyphs) for answer in answers)
    if full.cell_length <= width:
        return full
    if len(answers) < 2:
        return cut(bar.join(answer_brief(answer, glyphs, first=True) for answer in answers), width, glyphs)
    parts = [answer_brief(answer, glyphs, voice=False) for answer in answers]
    short = bar.join(parts)
    if short.cell_length <= width:
        return short
    fits = max((width + 3) // 15, 2)
    parts = [_signed(answer, glyphs, counted=False) for answer in answers[:fits]]
    more = len(answers) - len(parts)
    tail = f" +{more} more" if more else ""
    left = width - 3 * (len(parts) - 1) - len(tail)
    shares: dict[int, int] = {}
    for place in sorted(range(len(parts)), key=lambda place: parts[place].cell_length):
        shares[place] = min(parts[place].cell_length, left // (len(parts) - len(shares)))
        left -= shares[place]
    for place, answer in enumerate(answers[: len(parts)]):  # what is left over says how many reports
        longer = _signed(answer, glyphs)
        if parts[place].cell_length == shares[place] and longer.cell_length - shares[place] <= left:
            left -= longer.cell_length - shares[place]
            parts[place], shares[place] = longer, longer.cell_length
    line = bar.join(cut(part, shares[place], glyphs) for place, part in enumerate(parts))
    return Content.assemble(line, (tail, "$quiet")) if more else line


def _signed(answer: AnswerBrief, glyphs: Glyphs, *, counted: bool = True) -> Content:
    """Return an answer without voices, behind the sign of how it stands instead of the word."""
    word, state = answer_state(answer)
    brief = answer_brief(answer, glyphs, voice=False, counted=counted)
    return Content.assemble(sign(state, glyphs), " ", brief[len(word) + 4 :]) if word else brief


def question_title(row: QuestionRow) -> Content:
    """Return a question without its entity: "killed, civilians"."""
    title = plain(row.label)
    return Content.assemble(title, (f", {shown(row.scope_label)}", "$quiet")) if row.scope_label else title


def question_row(
    row: QuestionRow, glyphs: Glyphs, width: int, *, title: int = 18, word: bool = True, entity: int = 0
) -> Row:
    """Return a question as a row of `width` cells: glyph, question, answers, and the state in a word.

    `title` and `entity` are the columns of the question and (0: left out) of whom it is about.
    """
    cells, widths = [question_title(row)], [title]
    if entity:
        cells, widths = [plain(row.entity_name, "bold"), *cells], [entity, *widths]
    judged = state_mark("judged", glyphs) if row.judged else Content(" ")
    state = Content.styled(STATE_WORDS[row.state], f"$state-{row.state}") if word else Content("")
    room = width - 3 - (state.cell_length + 2 if word else 0)

    return Row(
        Content.assemble(
            state_mark(row.state, glyphs),
            judged,
            " ",
            in_columns(cells, widths, room, lambda room: answers_brief(row.answers, glyphs, room), glyphs),
        ),
        state,
    )


def question_columns(rows: Sequence[QuestionRow], width: int, *, word: bool = True, entity: bool = False) -> Asked:
    """Return how wide whom and what questions are about stand in a list of `width` cells, from what they are."""
    wants = [widest(question_title(row).plain for row in rows)]
    if entity:
        wants = [widest(row.entity_name for row in rows), *wants]
    rest = 3 + (_STATE + 2 if word else 0) + GAP * len(wants)
    answers = max((sum(cell_len(answer.label) + 20 for answer in row.answers) for row in rows), default=0)
    *whom, what = shared(wants, max(width - rest, 0), answers, least=12 if entity else 14)
    return Asked(whom[0] if whom else 0, what)


def claim_line(claim: ClaimView, *, says: bool = False) -> Content:
    """Return who vouches and how: "NDS, via SAMAA, asserts, reportedly", with `says` also the answer.

    With the answer it says, too, where the speaker no longer says so.
    """
    words = word_of(claim)
    if says and claim.closed is not None:
        words = f"{words}, {closed_word(claim)}"
    line = plain(words)
    return Content.assemble(line, (": ", "$quiet"), plain(label_of(claim))) if says else line


def drawn(lines: Sequence[Sequence[tuple[str, str]]]) -> Content:
    """Return lines of pieces, each a text with its style, as content."""
    return Content("\n").join([Content.assemble(*pieces) for pieces in lines])


def source_line(source: SourceRow, rendition: RenditionRow | str | None = None) -> Content:
    """Return a source on one line: "AFP, digest, 8 Oct 2019"."""
    kind = rendition if isinstance(rendition, str) else rendition.label if rendition else ""
    parts = [source.publisher, kind, day(source.published)]
    return plain(", ".join(part for part in parts if part))


def state_parts(states: dict[str, int], glyphs: Glyphs) -> list[Content]:
    """Return how many questions are in each unsettled state, worst first, for a line of title."""
    return [
        Content.assemble((f"{getattr(glyphs, state)} {states[state]:,} {STATE_WORDS[state]}", f"$state-{state}"))
        for state in UNSETTLED
        if states.get(state)
    ]


def tallies(number_of: Sequence[tuple[int, str, str]]) -> list[Content]:
    """Return counts in words, for a line of title."""
    return [Content.styled(count(number, one, many), "$quiet") for number, one, many in number_of]
