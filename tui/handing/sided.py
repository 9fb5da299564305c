"""What two sources say to a question, in a line: and which of their claims tell most of how they stand to it."""

from __future__ import annotations

from itertools import product

from textual.content import Content

from store.labels.dates import day
from store.labels.sides import ALL_OTHERS
from store.model.claims import ClaimView, SourceRow
from store.model.out.sides import SidedQuestion
from store.model.vocabulary import DENIALS, SILENT, Stance
from tui.lines.claims import claim_mark, valued
from tui.terminal.glyphs import Glyphs


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
