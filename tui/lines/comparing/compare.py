"""The lines of Compare: its head, and the head of an answer's column above the passage."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual.content import Content

from store.labels.answers import held
from store.labels.claims import STATUS_WORDS, closed_word
from store.labels.dates import day
from store.labels.weight import support_words
from store.model.claims import CitationView, ClaimView, SourcePage
from store.model.views import Comparison, QuestionRow, VerdictView
from store.text.clean import shown
from tui.lines.claims import (
    NOT_TOGETHER,
    circumstances,
    claim_mark,
    hedge,
    published_in,
    rated,
    signed,
    speaks,
    stance_state,
    standing,
    together,
    verdict_state,
    verdict_word,
)
from tui.lines.comparing.layout import Layout
from tui.lines.comparing.sides import SPLIT, Side, between_sides, standing_words, support_of
from tui.lines.facts import plain, question_title, sign, state_mark
from tui.lines.fit import cut, filled, lit_title, page, spread, wrapped
from tui.terminal.glyphs import Glyphs

#: Most lines of what answers are to each other, and how many answers are looked at to know how many it takes.
_MOST_LINES, _LOOKED_AT = 6, 12


def title(question: QuestionRow) -> Content:
    """Return whom and what the question is about."""
    return Content.assemble(plain(question.entity_name, "bold"), "  ", question_title(question))


def title_parts(question: QuestionRow, places: Sequence[str], glyphs: Glyphs) -> list[Content]:
    """Return what stands at the right of the title: the state, the judgement, the places in the queue and so on."""
    parts = [state_mark(question.state, glyphs, word=True)]
    if question.judged:
        parts.append(state_mark("judged", glyphs, word=True))
    return parts + [plain(place, "$quiet") for place in places if place]


def head(
    comparison: Comparison,
    columns: tuple[Side, ...],
    chosen: int,
    claims: tuple[int, ...],
    layout: Layout,
    width: int,
    glyphs: Glyphs,
) -> Content:
    """Return the lines above the columns: why the question is in its state, what can hold together.

    `chosen` is the focused column, `claims` the chosen claim of each column.
    """
    lines = verdict_lines(comparison, columns, chosen, claims, width, layout.verdicts, glyphs)
    said = facts(comparison, glyphs)
    if len(lines) < layout.verdicts + layout.facts and said.plain:
        lines.append(cut(said, width, glyphs))
    return page(lines, layout.verdicts + layout.facts)


def verdict_lines(
    comparison: Comparison,
    columns: tuple[Side, ...],
    chosen: int,
    claims: tuple[int, ...],
    width: int,
    rows: int,
    glyphs: Glyphs,
) -> list[Content]:
    """Return why the question is in its state and what the chosen column is to those beside it, in `rows` lines.

    Where denials and silences have columns of their own the state's reason always comes first: a verdict between
    two of the columns may be a mild one. Elsewhere it is left to the verdict that says the same.
    """
    if not columns or rows <= 0:
        return []

    def claim(column: int) -> str:
        own = columns[column].view.claims
        return own[min(claims[column], len(own) - 1)].slug if own else ""

    question = comparison.question
    pairs = [(left, left + 1) for left in (chosen - 1, chosen) if left >= 0 and left + 1 < len(columns)]
    if len(columns) == 1:
        pairs = [(0, 0)]
    found: list[tuple[VerdictView, str]] = []
    for left, right in pairs:
        one, other = columns[left], columns[right]
        verdict = between_sides(comparison, one, other, (claim(left), claim(right)))
        if verdict is not None:
            where = f"{one.answer + 1} {glyphs.bar} {other.answer + 1}  " if one.answer != other.answer else ""
            found.append((verdict, where))
    split = question.state in SPLIT
    said = any(verdict.reason == question.reason for verdict, _ in found)
    if not found:
        return wrapped(plain(question.reason, "$quiet"), width, rows, glyphs)
    ahead: list[Content] = []
    if split or (not said and len(found) < rows):
        ahead = [Content.assemble(state_mark(question.state, glyphs), " ", plain(question.reason))]
        found = [one for one in found if one[0].reason != question.reason]
    found = found[max(len(found) + len(ahead) - rows, 0) :]  # no room for all: the one behind, as it is read
    told = [*ahead, *(_verdict(verdict, where, glyphs) for verdict, where in found)]
    lines: list[Content] = []
    for nth, sentence in enumerate(reversed(told)):  # the one behind, as it is read, is the first to have more lines
        others = len(told) - nth - 1
        lines = [*wrapped(sentence, width, rows - len(lines) - others, glyphs), *lines]
    return lines


def reason_lines(comparison: Comparison, columns: tuple[Side, ...], width: int, glyphs: Glyphs) -> tuple[int, int]:
    """Return how many lines stand there whatever there is room for, 0 where the layout may say, and in how many all is
    whole: the state's reason where it comes first, and what an answer is to those beside it."""
    question = comparison.question
    claims = (0,) * len(columns)
    whole = max(
        (
            len(verdict_lines(comparison, columns, chosen, claims, width, _MOST_LINES, glyphs))
            for chosen in range(min(len(columns), _LOOKED_AT))
        ),
        default=1,
    )
    if question.state not in SPLIT:
        return 0, whole
    mild = any(
        between_sides(comparison, left, right, ("", "")) not in (None, *_same(comparison))
        for left, right in pairwise(columns)
    )
    return 2 if mild or plain(question.reason).cell_length + 2 > width else 1, whole


def _same(comparison: Comparison) -> list[VerdictView]:
    return [one for one in comparison.verdicts if one.reason == comparison.question.reason]


def _verdict(verdict: VerdictView, where: str, glyphs: Glyphs) -> Content:
    state = verdict_state(verdict.kind)
    return Content.assemble(
        state_mark(state, glyphs),
        (f" {where}", "$quiet"),
        (f"{verdict_word(verdict.kind)}: ", f"$state-{state}"),
        plain(verdict.reason),
    )


def says_more(comparison: Comparison, glyphs: Glyphs) -> bool:
    """Whether the line of facts says anything that what two answers are to each other does not say too."""
    plainly = len(comparison.answers) == 2 and together(comparison) == NOT_TOGETHER
    return facts(comparison, glyphs).plain != (NOT_TOGETHER if plainly else "")


def facts(comparison: Comparison, glyphs: Glyphs) -> Content:
    """Return which answers can hold together, the lowest and the highest, and the judgement."""
    parts: list[Content] = []
    if (judgement := standing(comparison)) is not None:
        why = f": {judgement.why}" if judgement.why else ""
        parts.append(
            Content.assemble(
                state_mark("judged", glyphs),
                " ",
                plain(f"{judgement.words}{why}"),
                plain(f" ({signed(judgement)})", "$quiet"),
            )
        )
    if comparison.lowest or comparison.highest:
        parts.append(plain(f"lowest {comparison.lowest}, highest {comparison.highest}", "$quiet"))
    if comparison.question.echoes:
        parts.append(plain("also " + ", ".join(echo.label for echo in comparison.question.echoes), "$quiet"))
    if words := together(comparison):
        if any(answer.denials for answer in comparison.answers):
            words = f"of what is asserted: {words}"  # else it would read as if the denial did not count
        parts.append(Content.styled(words, "$quiet"))
    return Content("   ").join(parts)


def answer_head(
    side: Side,
    number: int,
    *,
    claim: int,
    focused: bool,
    judged: bool,
    layout: Layout,
    width: int,
    glyphs: Glyphs,
    lit: bool = True,
    marked: str = "",
    marks: Sequence[str] = (),
) -> Content:
    """Return a column's head above the source line: answer, support, claims and the chosen claim's detail.

    What is denied there, or left open, has its sign and word before the value.

    `claim` is the chosen claim (position), `judged` whether a person judged that this answer holds; `lit` whether the
    title of a column with the focus says so. `marked` is the sign of an answer that is, `marks` those of its claims.
    """
    cursor = f"{glyphs.cursor} " if focused else "  "
    answer = side.view
    mark = Content.assemble(state_mark("judged", glyphs), " holds") if judged else Content("")
    against, against_state = standing_words(side)
    word, state = held(answer) if not against else ("", "")
    if word:  # at the right, where it is not cut off with the answer
        doubt = Content.assemble(sign(state, glyphs), f" {word}")
        mark = Content.assemble(doubt, "  ", mark) if judged else doubt
    title = Content(f"{cursor}{number}{marked or ' '} ")
    if against:
        colour = f"$state-{against_state}"
        title = Content.assemble(title, sign(against_state, glyphs), (f" {against}: ", colour))
    title = Content.assemble(title, plain(answer.label or "(no value)", "bold"))
    if focused and lit:  # the title of the pane that has the focus, as everywhere
        room = width - len(cursor) - (mark.cell_length + 1 if mark.plain else 0)
        title = Content(cursor) + lit_title(title[len(cursor) :], room, glyphs)
    lines = [spread(title, mark, width, glyphs)]
    own = answer.claims
    if layout.support:
        nth = f"claim {claim + 1} of {len(own)}" if len(own) > 1 else ""
        behind = support_of(side) if against else support_words(answer)
        lines.append(
            spread(
                Content.styled(f"  {behind}", "$quiet"),
                Content.styled(nth, "$quiet"),
                width,
                glyphs,
            )
        )
    rows = layout.rows(len(own))
    first = min(max(claim - rows // 2, 0), max(len(own) - rows, 0))
    window = range(first, min(first + rows, len(own)))
    signs = [*marks, *[""] * (len(own) - len(marks))]
    lines += [_claim(own[nth], nth == claim, focused, width, glyphs, signs[nth]) for nth in window]
    lines += [Content("")] * (1 + layout.support + rows - len(lines))
    if own and layout.detail:
        detail = Content.styled(shown("; ".join(circumstances(own[claim])), newlines=False), "$quiet")
        lines += [Content("    ") + line for line in wrapped(detail, width - 4, layout.detail, glyphs)]
    return page(lines, layout.column(len(own)))


def _claim(claim: ClaimView, chosen: bool, focused: bool, width: int, glyphs: Glyphs, marked: str) -> Content:
    state = stance_state(claim)
    style = f"$state-{state}" if state else ""
    if claim.closed:
        style = "$quiet strike"
    if chosen and focused:
        style = f"{style} bold".strip()
    who = [Content(f"{glyphs.cursor if chosen else ' '}{marked or ' '}"), claim_mark(claim, glyphs), Content(" ")]
    if claim.closed:
        who.append(Content.styled(f"{closed_word(claim)}: ", "$quiet"))
    who.append(plain(speaks(claim, glyphs), style))
    if words := hedge(claim):
        who.append(Content.styled(f", {words}", "$state-unconfirmed"))
    if claim.counted:
        who.append(Content.styled(f", {claim.counted}", "$quiet"))
    speaker, graded = Content("").join(who), rated(claim)
    if graded.plain:
        graded += Content("  ")
    room = max(width - speaker.cell_length - 1, width * 3 // 5) - graded.cell_length
    told = plain(published_in(claim, room, glyphs), "$quiet")
    return spread(speaker, Content.assemble(graded, told), width, glyphs)


def source_rule(claim: ClaimView | None, source: SourcePage | None, width: int, glyphs: Glyphs) -> Content:
    """Return the line above a passage: the publisher, the wording shown, the day, and what is wrong with it."""
    if claim is None:
        return filled(Content(""), width, glyphs)
    label = source.rendition if source is not None else ""
    words = ", ".join(part for part in (claim.source.publisher, label, day(claim.source.published)) if part)
    citation = cited(claim, label)
    status = STATUS_WORDS.get(citation.status, "") if citation is not None else "not cited in this wording"
    if source is not None and source.text is None:
        status = "text not held"
    content = plain(words, "$quiet")
    if source is not None and status:
        content = Content.assemble(
            content, ", ", state_mark("unconfirmed", glyphs), (f" {status}", "$state-unconfirmed")
        )
    return filled(content, width, glyphs)


def cited(claim: ClaimView, rendition: str) -> CitationView | None:
    """Return the claim's citation in that wording, or None where it has none there."""
    return next((one for one in claim.citations if one.rendition == rendition), None)


def tally(columns: tuple[Side, ...], first: int, layout: Layout) -> str:
    """Return which answers are shown where not all are: "answers 1-2 of 5"; "columns" where an answer has several."""
    total = len(columns)
    if layout.shown >= total:
        return ""
    what = "column" if any(side.part for side in columns) else "answer"
    last = first + layout.shown
    which = f"{what} {first + 1}" if layout.shown == 1 else f"{what}s {first + 1}-{last}"
    return f"{which} of {total}"


def where_in_queue(position: int | None, left: int) -> str:
    """Return where a question stands among those one came with that are not judged: "question 3 of 12"."""
    return f"question {position + 1} of {left}" if position is not None else f"{left} to go on to" if left else ""
