"""How a claim, an answer and a verdict are put into words on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from store.labels.claims import (
    HEDGES,
    STATUS_WORDS,
    before,
    closed_words,
    label_of,
    origin_words,
    sign_state,
    times,
)
from store.labels.dates import day, day_in
from store.labels.grades import claim_rating, rating_words
from store.model.claims import Cited, ClaimView, SourcePage, SourceRow
from store.model.views import Comparison, JudgementView, VerdictView
from store.model.vocabulary import CONFLICTS, DENIALS, SEVERITY, UNCONFIRMED, VerdictKind
from tui.lines.facts import claim_line, count, plain, sign, source_line
from tui.terminal.glyphs import Glyphs

_WORST: dict[VerdictKind, int] = {kind: rank for rank, kind in enumerate(SEVERITY)}

#: What a verdict is called between two answers; a kind without an entry is called by its name.
_VERDICTS: dict[VerdictKind, str] = {
    "contradicts": "contradict",
    "contested": "contested",
    "inconsistent_total": "part above whole",
    "denies": "denied",
    "disputes_in_part": "disputed in part",
    "no_confirmation": "not confirmed",
    "hedged": "only possible",
    "may_conflict": "may conflict",
    "refines": "finer",
    "possible_succession": "perhaps one after the other",
    "succession": "one after the other",
    "updates": "count grew",
    "revised_down": "lowered",
    "revised": "said otherwise later",
    "retracted": "taken back",
    "compatible": "can both hold",
    "agrees": "agree",
    "repeat": "same origin",
}

_AGREEING = ("agrees", "repeat")

#: A speaker's stance, before and behind its name; of an assertion nothing is said but its hedge.
_STANCES = {
    "denies": ("denied by ", ""),
    "declines_comment": ("", " declines to comment"),
    "cannot_confirm": ("", " cannot confirm"),
    "retracts": ("taken back by ", ""),
}


def chain(claim: ClaimView, glyphs: Glyphs) -> str:
    """Return whose word it is and through whom it came: "commanders -> colleagues -> Hamid Mir"."""
    return f" {glyphs.relay} ".join((claim.speaker_name, *claim.via))


def speaks(claim: ClaimView, glyphs: Glyphs) -> str:
    """Return who takes which stance: "NDS", "denied by Taliban", "NATO cannot confirm"."""
    before, behind = _STANCES.get(claim.stance, ("", ""))
    return f"{before}{chain(claim, glyphs)}{behind}"


def hedge(claim: ClaimView) -> str:
    """Return how sure the claim is, or nothing where it is certain."""
    return HEDGES.get(claim.certainty, "")


def stance_state(claim: ClaimView) -> str:
    """Return the state whose mark goes with the claim's stance, or nothing for an assertion."""
    return {"asserts": "", "denies": "denied", "retracts": "denied"}.get(claim.stance, "unconfirmed")


def claim_mark(claim: ClaimView, glyphs: Glyphs) -> Content:
    """Return the sign before a claim: of its stance, of a hedge, or that it is no longer said."""
    return sign(sign_state(claim.stance, claim.certainty, claim.closed.how if claim.closed else None), glyphs)


def valued(claim: ClaimView, style: str = "bold") -> Content:
    """Return a claim's value behind what has to be read before it: "denies: killed"."""
    words = before(claim)
    state = stance_state(claim) or "unconfirmed"
    ahead = Content.styled(f"{words}: ", "$quiet" if claim.closed else f"$state-{state}") if words else Content("")
    return Content.assemble(ahead, plain(label_of(claim), "$quiet strike" if claim.closed else style))


def claim_in_full(claim: ClaimView, glyphs: Glyphs) -> Content:
    """Return a claim in a line with whom it is about: "Asim Umar, nationality: Pakistan  NDS, asserts"."""
    asked = Content.assemble(plain(claim.entity_name, "$title"), ", ", plain(claim.question))
    if before(claim):  # no value may stand there as if it were asserted, whatever is cut off behind it
        return Content.assemble(claim_mark(claim, glyphs), " ", asked, "  ", claim_line(claim, says=True))
    tail = Content.styled(f"  {claim_line(claim).plain}", "$quiet")
    return Content.assemble(asked, ": ", plain(label_of(claim), "bold"), tail)


def published(claim: ClaimView) -> str:
    """Return where a claim was read: "AFP, 8 Oct 2019"."""
    return ", ".join(part for part in (claim.source.publisher, day(claim.source.published)) if part)


def published_in(claim: ClaimView, room: int, glyphs: Glyphs) -> str:
    """Return where a claim was read for `room` cells: the month's end, the zone and the hour go, then of the publisher.

    Who speaks stands before it and must be read; the line above the passage has it all.
    """
    publisher = claim.source.publisher
    when = day_in(claim.source.published, room - len(publisher) - 2)
    if when and len(publisher) + 2 + len(when) > room:
        publisher = publisher[: max(room - len(when) - 2 - len(glyphs.ellipsis), 8)].rstrip() + glyphs.ellipsis
    return ", ".join(part for part in (publisher, when) if part)


def rated(claim: ClaimView, *, words: bool = False) -> Content:
    """Return the grades of a claim and its source as a sign, "B2", with `words` what they mean; empty where nobody
    graded either."""
    return Content.styled(rating_words(claim) if words else claim_rating(claim), "bold")


def circumstances(claim: ClaimView) -> list[str]:
    """Return the grades, times and remarks of a claim that its one line leaves out."""
    origin = claim.origin_name
    if origin is not None and not origin.unnamed and origin.slug == claim.speaker:
        origin = None
    found = [
        (rating_words(claim), "{}"),
        *((words, "{}") for words in times(claim)),
        (origin_words(origin) if origin is not None else "", "origin: {}"),
        (closed_words(claim.closed) if claim.closed is not None else "", "{}"),
        (claim.note, "{}"),
        (copied(claim.source), "copies {}"),
    ]
    return [pattern.format(text) for text, pattern in found if text]


def copied(source: SourceRow) -> str:
    """Return what a source copies: another one, or an original in words that is not in the case."""
    return source.copy_of or source.original


def verdict_state(kind: VerdictKind) -> str:
    """Return the state whose mark and colour go with a verdict."""
    if kind in CONFLICTS:
        return "contradicted"
    if kind in DENIALS:
        return "denied"
    if kind in UNCONFIRMED:
        return "unconfirmed"
    if kind == "may_conflict":
        return "may_conflict"
    if kind == "refines":
        return "finer"
    return "agreed" if kind in _AGREEING else "several"


def verdict_word(kind: VerdictKind) -> str:
    """Return what a verdict is called."""
    return _VERDICTS.get(kind, kind.replace("_", " "))


def worst(verdicts: Iterable[VerdictView]) -> VerdictView | None:
    """Return the gravest verdict, the first of equals, or None."""
    return min(verdicts, key=lambda verdict: _WORST.get(verdict.kind, len(_WORST)), default=None)


def between(comparison: Comparison, left: int, right: int, claims: tuple[str, str] | None = None) -> VerdictView | None:
    """Return what answers `left` and `right` (positions, may be equal) are to each other.

    That of the two claims (ids) if there is one, else the gravest between the answers.
    """
    pair = {left, right}
    found = [verdict for verdict in comparison.verdicts if {verdict.left_answer, verdict.right_answer} == pair]
    if claims is not None:
        exact = [verdict for verdict in found if {verdict.left, verdict.right} == set(claims)]
        if exact:
            return worst(exact)
    return worst(found)


def standing(comparison: Comparison) -> JudgementView | None:
    """Return the judgement that stands, or None: the latest may have been withdrawn."""
    if not comparison.question.judged:
        return None
    return next((one for one in comparison.judgements if not one.superseded), None)


def signed(judgement: JudgementView) -> str:
    """Return who judged and when: "ines, 2026-11-22 14:37 UTC"."""
    day, _, time = judgement.at.partition("T")
    return ", ".join(part for part in (judgement.who, f"{day} {time[:5]} UTC" if time else day) if part)


NOT_TOGETHER = "no two can be true together"
"""What is said of answers each of which rules out all others."""


def together(comparison: Comparison) -> str:
    """Return which answers can hold at once and on how many origins' word: "1+3 (4 origins) or 2 (1)"."""
    if len(comparison.answers) < 2 or not comparison.together:
        return ""
    if len(comparison.together) == 1 and len(comparison.together[0][0]) == len(comparison.answers):
        return "all can be true together"
    if all(len(positions) == 1 for positions, _ in comparison.together):
        return NOT_TOGETHER
    sets: list[str] = []
    for positions, origins in comparison.together:
        numbers = "+".join(str(position + 1) for position in positions)
        sets.append(f"{numbers} ({count(origins, 'origin') if not sets else origins})")
    return f"can be true together: {' or '.join(sets)}"


def cited_text(cited: Cited) -> str:
    """Return the text, or a sentence that says that it is not held."""
    return cited.page.text if cited.page.text is not None else unheld(cited.page)


def where(cited: Cited, *, short: bool = False) -> Content:
    """Return the source (its publisher if `short`), and what became of a citation not in its place."""
    citation = cited.claim.citation(cited.page.rendition)
    status = STATUS_WORDS.get(citation.status, "") if citation is not None else ""
    line = plain(cited.page.source.publisher) if short else source_line(cited.page.source, cited.page.rendition)
    return Content.assemble(line, (f" ({status})", "$notice")) if status else line


def unheld(page: SourcePage) -> str:
    """Return what to say in place of a text that is known by its hash only."""
    return (
        f'The words of the rendition "{page.rendition}" are not held here, only their fingerprint. '
        "If you have the text in a file, `whosays attach FILE` recognises it and brings it in."
    )
