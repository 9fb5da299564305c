"""One-line renderings of what the store gives, as Content: nothing in them is markup.

Styles are named by theme variables (`$state-denied`), so that a line is built once and coloured
by the theme at hand. All text of the store goes through `shown`.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from store.clean import shown
from store.views import AnswerBrief, ClaimView, EntityRow, QuestionRow, RenditionRow, SourceRow
from tui.terminal import Glyphs
from tui.widgets.rows import Row

#: What a state is called on the screen.
STATE_WORDS = {
    "contradicted": "contradicted",
    "denied": "denied",
    "unconfirmed": "unconfirmed",
    "finer": "finer",
    "several": "several",
    "agreed": "agreed",
    "single": "single",
    "judged": "judged",
}

#: What a search's reason for a match is called on the screen.
_WHY = {
    "exact": "this spelling",
    "order": "other word order",
    "script": "other script",
    "typo": "close spelling",
    "prefix": "begins so",
    "part": "part of the name",
    "joined": "written together or apart",
}

_STANCES = {
    "asserts": "asserts",
    "denies": "denies",
    "declines_comment": "declines to comment",
    "cannot_confirm": "cannot confirm",
    "retracts": "retracts",
}
_HEDGES = {"certain": "", "probable": "reportedly", "possible": "possibly"}

_LONGEST = 400
"""Code points of a text that a line ever shows: more fits no terminal and would only cost time."""


def plain(text: str, style: str = "") -> Content:
    """Return text of the store as content on one line, cleaned and cut to what a line can hold."""
    text = shown(text[:_LONGEST], newlines=False)
    return Content.styled(text, style) if style else Content(text)


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 claim", "3 claims"; `many` is the plural where it is not `one` + s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def state_mark(state: str | None, glyphs: Glyphs, *, word: bool = False) -> Content:
    """Return a state's glyph, with its word behind if wanted; a blank for no state."""
    if not state:
        return Content(" ")
    glyph = getattr(glyphs, state)
    return Content.styled(f"{glyph} {STATE_WORDS[state]}" if word else glyph, f"$state-{state}")


def matched(row: EntityRow) -> Content:
    """Return how a search found an entity: `matched "Asim Omar", same sound`; empty if by its name."""
    if not row.matched or row.matched == row.name:
        return Content("")
    return Content.assemble(
        ("matched ", "$quiet"), spelling(row), (f", {_WHY.get(row.why, row.why)}" if row.why else "", "$quiet")
    )


def spelling(row: EntityRow) -> Content:
    """Return the spelling that was found, the matched letters marked."""
    content = plain(row.matched)
    for start, end in row.spans:
        content = content.stylize("$matched", start, min(end, len(content)))
    return content


def entity_row(row: EntityRow, glyphs: Glyphs) -> Row:
    """Return an entity as a row: name, the spelling a search found, and its worst state with a count."""
    name = spelling(row) if row.matched == row.name else plain(row.name)
    if row.matched and row.matched != row.name:
        name = Content.assemble(name, ("  = ", "$quiet"), spelling(row))
    if row.state is None:
        return Row(name)
    tally = f" {row.count:>2}" if row.count else "   "
    return Row(name, Content.assemble(state_mark(row.state, glyphs), (tally, f"$state-{row.state}")))


def passage_row(row: EntityRow) -> Row:
    """Return a full-text hit as a row: whose passage, and the words found."""
    return Row(Content.assemble(plain(row.name), "  ", plain(row.passage, "$quiet")))


def voices(names: Sequence[str], room: int = 1) -> str:
    """Return whose word it is: the first `room` names and how many more."""
    more = len(names) - room
    return ", ".join((*names[:room], f"+{more}") if more > 0 else names)


def answer_brief(answer: AnswerBrief) -> Content:
    """Return an answer with whose word it is: "Pakistani (NDS, 3 reports)"."""
    inside = [voices(answer.voices)] if answer.voices else []
    if answer.reports > 1:
        inside.append(count(answer.reports, "report"))
    if answer.certainty != "certain":
        inside.append(_HEDGES[answer.certainty])
    if answer.denials:
        inside.append(f"denied by {answer.denials}")
    if answer.doubts:
        inside.append(f"{answer.doubts} silent")
    tail = f" ({', '.join(inside)})" if inside else ""
    return Content.assemble(plain(answer.label), (shown(tail, newlines=False), "$quiet"))


def answers_brief(answers: Sequence[AnswerBrief]) -> Content:
    """Return all answers of a question on one line, a bar between them."""
    return Content.styled(" | ", "$quiet").join(answer_brief(answer) for answer in answers)


def question_title(row: QuestionRow) -> Content:
    """Return a question without its entity: "killed, civilians"."""
    title = plain(row.label)
    return Content.assemble(title, (f", {shown(row.scope_label)}", "$quiet")) if row.scope_label else title


def question_row(row: QuestionRow, glyphs: Glyphs, *, title: int = 18, word: bool = True, entity: int = 0) -> Row:
    """Return a question as a row: glyph, question, answers, and the state in a word at the right.

    `title` and `entity` are the columns of the question and (0: left out) of whom it is about.
    """
    head = _column(question_title(row), title, glyphs)
    if entity:
        head = Content.assemble(_column(plain(row.entity_name, "bold"), entity, glyphs), " ", head)
    mark = state_mark(row.state, glyphs)
    judged = state_mark("judged", glyphs) if row.judged else Content(" ")
    left = Content.assemble(mark, judged, " ", head, " ", answers_brief(row.answers))
    words = f"{STATE_WORDS[row.state]}, judged" if row.judged else STATE_WORDS[row.state]
    return Row(left, Content.styled(words, f"$state-{row.state}") if word else "")


def _column(content: Content, width: int, glyphs: Glyphs) -> Content:
    """Cut or pad content to exactly `width` cells."""
    if content.cell_length > width:
        content = content.truncate(max(width - len(glyphs.ellipsis), 0)) + glyphs.ellipsis
    return content.pad_right(max(width - content.cell_length, 0))


def claim_line(claim: ClaimView, *, says: bool = False) -> Content:
    """Return who vouches and how: "NDS, via SAMAA, asserts, reportedly", with `says` also what."""
    parts = [shown(claim.speaker_name, newlines=False)]
    if claim.via:
        parts.append("via " + ", ".join(shown(name, newlines=False) for name in claim.via))
    parts.append(_STANCES.get(claim.stance, claim.stance))
    if hedge := _HEDGES.get(claim.certainty, ""):
        parts.append(hedge)
    line = Content(", ".join(parts))
    return Content.assemble(line, (": ", "$quiet"), plain(claim.says)) if says else line


def source_line(source: SourceRow, rendition: RenditionRow | str | None = None) -> Content:
    """Return a source on one line: "AFP, digest, 8 Oct 2019"."""
    kind = rendition if isinstance(rendition, str) else rendition.label if rendition else ""
    parts = [source.publisher, kind, source.published]
    return plain(", ".join(part for part in parts if part))
