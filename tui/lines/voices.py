"""The lines about a voice: what it says, what it denies or leaves open, whom it contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from store.labels.claims import value_words
from store.labels.grades import grade_sign, grade_words
from store.model.claims import ClaimView, QuestionRef
from store.model.views import Against, VoicePage, VoiceRow
from tui.lines.claims import circumstances, claim_mark, published, speaks, valued, verdict_state, verdict_word
from tui.lines.facts import count, plain, state_mark
from tui.lines.fit import column, cut, stretched
from tui.lines.rows import Row, Section
from tui.terminal.glyphs import Glyphs

#: The parts of a voice's page by the stance of its claims, in their order.
_PARTS = (
    (("denies",), "denies"),
    (("retracts",), "takes back"),
    (("declines_comment", "cannot_confirm"), "declines or cannot confirm"),
    (("asserts",), "says"),
)


#: What stands over the numbers of a voice, each as wide as its head: how many claims it asserts, denies, leaves open,
#: and in how many of the questions it speaks on it is contradicted.
_HEADS: tuple[str, ...] = ("says", "denies", "open", "contradicted")
_GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a voice's page: a claim, or (`against`) whom it stands against and why."""

    ref: QuestionRef
    question: str
    claim: ClaimView | None = None
    #: How much of `question` is the name of whom it is about.
    named: int = 0
    against: Against | None = None


def voices_head(*, graded: bool = False) -> Section:
    """Return what stands over the list of voices; `graded`: how reliable its reports are called has a column."""
    return Section("", 0, Content.styled(" ".join((*[_GRADE] * graded, *_HEADS)), "$quiet"))


def voice_row(voice: VoiceRow, glyphs: Glyphs, *, graded: bool = False) -> Row:
    """Return a voice as a row: name, how much it says, in how many of its questions it is contradicted."""
    name = plain(voice.name, "italic" if voice.anonymous else "")
    parts = [Content.styled(f"{voice.asserts:,}", "$quiet")]
    for number, state in ((voice.denies, "denied"), (voice.silent, "unconfirmed")):
        mark = Content.assemble(state_mark(state, glyphs), (f"{number:,}", f"$state-{state}"))
        parts.append(mark if number else Content(""))
    # in how much of what it says nobody contradicts it is worth telling too
    of = f" of {voice.questions:,}" if voice.questions else ""
    bad = f"{voice.contradicted:,}" if of or voice.contradicted else ""
    against = Content.assemble(state_mark("contradicted", glyphs), (bad, "$state-contradicted"))
    parts.append(Content.assemble(against if voice.contradicted else (bad, "$quiet"), (of, "$quiet")))
    heads = _HEADS
    if graded:
        heads, parts = (_GRADE, *heads), [Content.styled(grade_sign(voice.grade), "bold"), *parts]
    cells = [part.pad_left(max(len(head) - part.cell_length, 0)) for head, part in zip(heads, parts, strict=True)]
    return Row(name, Content(" ").join(cells))


def entries(page: VoicePage) -> list[tuple[str, list[Entry]]]:
    """Return the parts of a voice's page that hold anything: whom it stands against, then its claims."""
    questions = {claim.ref: f"{claim.entity_name}: {claim.question}" for claim in page.claims}
    names = {claim.ref.entity: len(claim.entity_name) for claim in page.claims}
    against = [
        Entry(one.ref, questions.get(one.ref) or one.question, against=one, named=names.get(one.ref.entity, 0))
        for one in page.against
    ]
    found = [("stands against", against)]
    for stances, title in _PARTS:
        said = [one for one in page.claims if one.stance in stances]
        found.append((title, [Entry(one.ref, questions[one.ref], one, named=len(one.entity_name)) for one in said]))
    return [(title, part) for title, part in found if part]


def entry_row(entry: Entry, width: int, glyphs: Glyphs, asked: int = 44) -> Row:
    """Return an entry as a row: the question, then the value or the other voice with the reason. `asked` is the
    longest question of the list."""
    right = Content("")
    if (other := entry.against) is not None:
        mark = state_mark(verdict_state(other.kind), glyphs)
        said = Content.assemble(plain(other.name, "bold"), "  ", plain(other.reason))
    else:
        claim = entry.claim
        assert claim is not None
        mark, said = claim_mark(claim, glyphs), valued(claim)
        if width >= 90:
            right = plain(published(claim), "$quiet")
    room = width - 4 - (right.cell_length + 1 if right.plain else 0)
    column_ = min(max(width * 2 // 5, 8), asked)
    free = room - column_ - said.cell_length
    head = _question(entry, stretched([Content(entry.question)], [column_], free)[0], glyphs)
    return Row(Content.assemble(mark, " ", head, "  ", said), right)


def _question(entry: Entry, width: int, glyphs: Glyphs) -> Content:
    """Return the question in `width` cells: a long name is cut for what is asked, which tells the lines apart."""
    name, asked = plain(entry.question[: entry.named], "$quiet"), plain(entry.question[entry.named :], "$quiet")
    room = max(width - asked.cell_length, width // 3)
    return column(cut(name, room, glyphs) + asked, width, glyphs)


def entry_words(entry: Entry, glyphs: Glyphs) -> str:
    """Return an entry in full: the reason, or whose word it is, through whom, where and when."""
    if (other := entry.against) is not None:
        return f"{entry.question}: {other.reason} ({other.name}: {verdict_word(other.kind)})"
    claim = entry.claim
    assert claim is not None
    words = [f"{entry.question}: {value_words(claim)}", speaks(claim, glyphs), published(claim)]
    return "; ".join(part for part in (*words, *circumstances(claim)) if part)


def summary(page: VoicePage, parts: Sequence[tuple[str, list[Entry]]], voice: VoiceRow | None = None) -> list[Content]:
    """Return what stands at the right of a voice's title: how many claims, its share, how many against others."""
    others = {entry.against.slug for _, part in parts for entry in part if entry.against is not None}
    found = [Content.styled(count(len(page.claims), "claim"), "$quiet")]
    if voice is not None and voice.questions:
        found.append(Content.styled(f"contradicted in {voice.contradicted:,} of {voice.questions:,}", "$quiet"))
    if voice is not None and voice.grade is not None:
        found.insert(0, plain(grade_words(replace(voice.grade, publisher="")), "bold"))
    if others:
        found.append(Content.styled(f"against {count(len(others), 'voice')}", "$quiet"))
    return found
