"""What two sources say to a question, in a line, how many questions stand how, and which claims tell most of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from textual.content import Content

from store.labels.dates import day
from store.labels.sides import ALL_OTHERS, stands_words
from store.model.claims import ClaimView, SourceRow
from store.model.out.sides import STANDS, SidedQuestion, Stands, TwoSources
from store.model.vocabulary import DENIALS, SILENT, Stance
from tui.lines.claims import claim_mark, valued
from tui.lines.facts import keyed, plain
from tui.session.basket import Key, claim_key, question_key
from tui.terminal.glyphs import Glyphs

#: What stands in the line of filters where there is no room for the words of the headings.
SHORT: dict[Stands, str] = {
    "differs": "differ",
    "agrees": "agree",
    "beside": "both",
    "left": "first only",
    "right": "second only",
}


def filters(found: TwoSources, only: Stands | None, called: tuple[str, str], room: int) -> Content:
    """Return how many questions stand how, each behind its key: in the words of the headings where there is room."""
    line = Content("")
    for words in (lambda one: stands_words(one, *called), SHORT.__getitem__):
        parts = []
        for nth, stands in enumerate(STANDS if found.right is not None else STANDS[:-1], 1):
            told = plain(f"{words(stands)} {found.count(stands):,}", "bold" if only == stands else "$quiet")
            parts.append(keyed(nth, told))
        line = Content("   ").join(parts)
        if line.cell_length <= room:
            break
    return line


def keys_in(row: SidedQuestion) -> Iterator[Key]:
    """What of a row may be marked: its question, and the claims of both."""
    yield question_key(row.ref)
    yield from (claim_key(claim.slug) for claim in (*row.left, *row.right))


def said(row: SidedQuestion, glyphs: Glyphs) -> Content:
    """Return what either says, of each the claim that tells most: "Pakistani | denies: dead +1"."""
    sides = [
        _one(claims, nth, glyphs) for claims, nth in zip((row.left, row.right), telling(row), strict=True) if claims
    ]
    return Content.styled(f" {glyphs.bar} ", "$quiet").join(sides)


def _one(claims: tuple[ClaimView, ...], nth: int, glyphs: Glyphs) -> Content:
    others = len({(claim.label, claim.stance) for claim in claims}) - 1
    more = Content.styled(f" +{others}" if others else "", "$quiet")
    return Content.assemble(signed(claims[nth], glyphs), valued(claims[nth], ""), more)


def signed(claim: ClaimView, glyphs: Glyphs) -> Content:
    """Return the sign before a claim with a blank behind it; nothing for a plain assertion."""
    mark = claim_mark(claim, glyphs)
    return mark + Content(" ") if mark.plain.strip() else Content("")


def telling(row: SidedQuestion) -> tuple[int, int]:
    """Return the claim of each side to begin at: where they differ what the other does not say, else what both say."""
    left, right = ([(claim.label, claim.stance) for claim in claims] for claims in (row.left, row.right))
    if row.kind in DENIALS:
        for (nth, (label, stance)), (other, (of, how)) in product(enumerate(left), enumerate(right)):
            if label == of and {stance, how} == {"asserts", "denies"}:
                return nth, other
    if row.stands == "differs":
        return _apart(left, right), _apart(right, left)
    both = next((nth for nth, said in enumerate(left) if said in right), 0)
    return both, right.index(left[both]) if left and left[both] in right else 0


def _apart(said: list[tuple[str, Stance]], others: list[tuple[str, Stance]]) -> int:
    """The first that says something at all, and what the others do not say."""
    return min(range(len(said)), key=lambda nth: (said[nth][1] in SILENT, said[nth] in others, nth))


def head_of(source: SourceRow | None) -> str:
    """Return what a source is called in the title: who published it and when."""
    if source is None:
        return ALL_OTHERS
    return ", ".join(part for part in (source.publisher or source.slug, day(source.published)) if part)
