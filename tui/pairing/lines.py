"""Pairs, two entities side by side and what a merge does, as lines. What stands how has a sign and a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from store.labels.questions import STATE_WORDS
from store.model.same import Beside, BesideRow, Decision, Difference, MergePreview, Pair, StateChange, WordPair
from tui.lines.facts import count, plain, state_mark
from tui.lines.fit import GAP, column, cut, in_columns, shared, widest, wrapped
from tui.lines.rows import Row
from tui.lines.same import signed
from tui.pairing.deciding import WORDS
from tui.terminal.glyphs import Glyphs

#: What a reason for a pair is about, in a word.
REASONS = {"perhaps": "the case", "name": "names", "alias": "an alias", "claims": "claims"}
#: How two stand: whose sign and colour it has, and its word.
_STANDS = {
    "same": ("agreed", "same"),
    "near": ("finer", "near"),
    "differs": ("contradicted", "differs"),
    "one": ("single", "only one"),
}
#: How two words differ: as what it stands, and in words.
_DIFFERS: dict[Difference, tuple[str, str]] = {
    "same": ("same", "same word"),
    "spelling": ("near", "other spelling"),
    "sound": ("near", "same sound"),
    "initial": ("near", "an initial"),
    "form": ("near", "another form"),
    "meaning": ("near", "same meaning"),
    "missing": ("one", "missing"),
    "other": ("differs", "another word"),
}
_MARK = 11
_WIDE = 60
_MOST_LINES = 40


class Reason(NamedTuple):
    """Why two may be one: what it is about, and the reason in words."""

    about: str
    words: str


Item = Reason | BesideRow | WordPair | Decision
"""What a line of two entities side by side is made of."""


def pair_row(pair: Pair, width: int) -> Row:
    """Return a pair as a row: how sure, both names, the first reason; its kind where there is room for that too."""
    left = Content.assemble(
        (f"{pair.score:.2f} ", "$key"), plain(pair.one_name), (" | ", "$quiet"), plain(pair.other_name)
    )
    about, words = pair.reasons[0] if pair.reasons else ("", "")
    about = REASONS.get(about, about)
    if width < _WIDE:
        return Row(left, Content.styled(about, "$quiet"))
    return Row(left, plain(pair.kind, "$quiet"), plain(f"  {about}: {words}", "$quiet"))


def widest_pair(pairs: Sequence[Pair]) -> int:
    """Return the cells that the widest row wants, with the mark before it and the bar behind."""
    rows = (pair_row(pair, _WIDE) for pair in pairs)
    return max((widest([f"{row.left} {row.beside} {row.right}"]) for row in rows), default=0) + 6


def sections(beside: Beside, pair: Pair | None) -> list[tuple[str, list[Item]]]:
    """Return what is told of two entities under its headings; a heading without lines is left out."""
    rows = beside.rows
    found: list[tuple[str, list[Item]]] = [
        (
            "Why they may be one",
            [Reason(REASONS.get(kind, kind), words) for kind, words in pair.reasons] if pair else [],
        ),
        ("Decided before", list(beside.decisions)),
        ("Spellings", [row for row in rows if not row.property]),
        ("Asked of both", [row for row in rows if row.property and row.stands != "one"]),
        ("Asked of one", [row for row in rows if row.property and row.stands == "one"]),
    ]
    if beside.likeness is not None:
        near = beside.likeness
        found.append((f"Nearest spellings, word by word: {near.score:.2f}, {near.why}", list(near.parts)))
    return [(title, items) for title, items in found if items]


class Columns(NamedTuple):
    """How wide what is compared stands, and what the one says; the other has the rest of the line."""

    what: int
    side: int


def columns(items: Sequence[Item], width: int) -> Columns:
    """Return the columns for these lines on a width, from what stands in them."""
    rows = [it for it in items if isinstance(it, BesideRow | WordPair)]
    what = widest(it.what if isinstance(it, BesideRow) else _DIFFERS[it.difference][1] for it in rows)
    left, right = widest(it.left for it in rows), widest(it.right for it in rows)
    room = max(width - 2 - _MARK - 2 * GAP, 0)
    what = shared([what], room, left + right)[0]
    half = max((room - what) // 2, 4)  # what the one side does not want the other has
    return Columns(what, max(room - what - right, half) if right < half else min(max(left, 16), half))


def heading(left: Content, right: Content, widths: Columns, width: int, glyphs: Glyphs) -> Content:
    """Return words for each side above its column."""
    what, side = widths
    before = Content(" " * (2 + _MARK + what + GAP))
    other = max(width - before.cell_length - side - GAP, 4)
    return Content.assemble(before, column(left, side, glyphs), " " * GAP, cut(right, other, glyphs))


def naming(left: Content, right: Content, widths: Columns, width: int, glyphs: Glyphs) -> Content | None:
    """Return both names above their columns, moved as far to the left as they need to be whole; None where one line
    has no room for both."""
    one, other = left.cell_length, right.cell_length
    if one + GAP + other > width:
        return None
    before = min(2 + _MARK + widths.what + GAP, width - one - GAP - other)
    side = max(one, min(widths.side, width - before - GAP - other))
    return Content.assemble(" " * before, column(left, side, glyphs), " " * GAP, right)


def item_row(item: Item, widths: Columns, width: int, glyphs: Glyphs) -> Row:
    """Return a line of two entities side by side: how it stands, what it is about, what each side says."""
    if isinstance(item, Reason):
        return Row(Content.assemble(column(plain(item.about, "$quiet"), _MARK, glyphs), plain(item.words)))
    if isinstance(item, Decision):
        return Row(decision_line(item))
    if isinstance(item, BesideRow):
        return _columns(item.stands, item.what, item.left, item.right, widths, width, glyphs)
    stands, word = _DIFFERS[item.difference]
    row = _columns(stands, word, item.left, item.right, widths, width - 5, glyphs)
    return Row(row.left, Content.styled(f"{item.score:.2f}", "$quiet"))


def _columns(stands: str, what: str, left: str, right: str, widths: tuple[int, ...], width: int, glyphs: Glyphs) -> Row:
    state, word = _STANDS[stands]
    mark = Content.styled(f"{getattr(glyphs, state)} {word}", f"$state-{state}")
    cells = [plain(what, "$quiet"), plain(left)]
    if not left:  # what is asked has the room of the side that says nothing
        cells, widths = cells[:1], (widths[0] + GAP + widths[1],)
    other = plain(right)
    line = in_columns(cells, widths, width - _MARK - 2, lambda room: cut(other, room, glyphs), glyphs)
    return Row(Content.assemble(column(mark, _MARK, glyphs), line))


def detail(item: Item | None, names: tuple[str, str], width: int, rows: int, glyphs: Glyphs) -> Content:
    """Return all of a line that may be cut in its columns, a side after the other, on so many lines."""
    if isinstance(item, BesideRow | WordPair):
        sides = [
            Content.assemble((f"{name}: ", "$quiet"), plain(text or "nothing"))
            for name, text in zip(names, (item.left, item.right), strict=True)
        ]
        half = max(rows // 2, 1)
        return Content("\n").join([line for side in sides for line in wrapped(side, width, half, glyphs)][:rows])
    words = plain(item.words) if isinstance(item, Reason) else decision_line(item) if item else Content("")
    return Content("\n").join(wrapped(words, width, rows, glyphs))


def decision_line(decision: Decision) -> Content:
    """Return a decision with who, when and why: "unsure, by Ana, 3 May 2026: no dates"."""
    why = f": {decision.why}" if decision.why else ""
    return Content.assemble(WORDS[decision.decided], plain(f", {signed(decision)}{why}", "$quiet"))


def change_lines(change: StateChange, width: int, glyphs: Glyphs, *, apart: bool = False) -> list[Content]:
    """Return what becomes of one question: the state on each of the two, and that on both; ``apart``: the other way
    round, as a split would have it. The reason for the state of both stands below."""
    sides = Content.styled(f" {glyphs.bar} ", "$quiet").join([_state(it, glyphs) for it in (change.left, change.right)])
    both = _state(change.after, glyphs)
    first, then = (both, sides) if apart else (sides, both)
    out = [
        plain(change.question, "bold"),
        Content.assemble("   ", first, (f"  {glyphs.right}  ", "$quiet"), then),
    ]
    if change.reason:
        out += [Content.assemble("   ", line) for line in wrapped(plain(change.reason), width - 3, 3, glyphs)]
    return out


def _state(state: str, glyphs: Glyphs) -> Content:
    return state_mark(state, glyphs, word=True) if state in STATE_WORDS else Content.styled("nothing said", "$quiet")


def effect(preview: MergePreview, width: int, glyphs: Glyphs, *, apart: bool = False) -> Content:
    """Return what a merge, or with ``apart`` a split, does to the verdicts, the worst first."""
    if preview.problem:
        return Content("\n").join(wrapped(plain(f"This cannot be done: {preview.problem}."), width, 4, glyphs))
    lines = [effect_line(preview, apart=apart)]
    for change in preview.changes[:_MOST_LINES]:
        lines += change_lines(change, width, glyphs, apart=apart)
    if (more := len(preview.changes) - _MOST_LINES) > 0:
        lines.append(Content.styled(f"... and {count(more, 'more question')}", "$quiet"))
    return Content("\n").join(lines)


def effect_line(preview: MergePreview, *, apart: bool = False) -> Content:
    """Return how much it changes, in one line."""
    changed = len(preview.changes)
    claims = f"{count(preview.claims, 'claim')} to {count(preview.questions, 'question')}"
    what = (
        f"{count(changed, 'question')} {'changes' if changed == 1 else 'change'}"
        if changed
        else ("no question changes its state")
    )
    have = "now have" if apart else "would have"
    return Content.styled(
        f"Together they {have} {claims}; {what}:" if changed else f"Together they {have} {claims}; {what}.", "$quiet"
    )
