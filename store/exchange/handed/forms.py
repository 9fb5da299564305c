"""What was picked, in the form in which it is handed out: a report, citations, or the rows of its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.exchange.handed.bibliography import together
from store.exchange.out.rows import claim_lines, comma_separated, json_lines
from store.exchange.report.gather import gather, picked, questions_of
from store.model.claims import ClaimView
from store.model.out.picked import HandedForm, HandedOut
from store.model.out.report import ReportAsked
from store.model.stopping import check as look_at_stop
from store.reads.answers import claims as claims_of

Progress = Callable[[str, int, int], None]

#: What a form of citations is called where one is copied.
CITED: dict[HandedForm, str] = {
    "text": "Text",
    "markdown": "Markdown",
    "bibtex": "BibTeX",
    "csl": "CSL-JSON",
    "ris": "RIS",
}


def hand_out(
    connection: Connection, asked: ReportAsked, form: HandedForm, progress: Progress | None = None
) -> HandedOut:
    """All that is asked for in a form. Raises BadInput where something of it is not there."""
    tell = progress or (lambda *_: None)
    if form in ("html", "md"):
        report = gather(connection, asked, progress)
        if form == "html":  # lxml, which no other form needs
            from store.exchange.report.page import write
        else:
            from store.exchange.report.markdown import write
        pieces = _looking(write(report), tell, len(report.questions))
        return HandedOut(tuple(pieces), len(report.questions), report.claims, len(report.sources))
    claims, questions = _claims(connection, asked, tell)
    sources = len({claim.source.slug for claim in claims})
    tell("writing", 0, 0)
    if form in CITED:
        told = together(claims, CITED[form])
        return HandedOut((f"{told}\n",) if told else (), questions, len(claims), sources)
    rows = claim_lines(connection, _numbers(connection, claims))
    lines = comma_separated(rows) if form == "csv" else json_lines(rows)
    return HandedOut(tuple(_looking(lines, tell, len(claims))), questions, len(claims), sources)


def _looking(pieces: Iterable[str], tell: Progress, of: int) -> Iterator[str]:
    """The pieces, which end where nobody waits for them any more."""
    for nth, piece in enumerate(pieces):
        if nth % 20 == 0:
            look_at_stop()
            tell("writing", min(nth, of), of)
        yield piece


def _claims(connection: Connection, asked: ReportAsked, tell: Progress) -> tuple[list[ClaimView], int]:
    """The claims that are asked for, question by question, each once; and of how many questions they are."""
    if asked.answers or asked.claims or asked.sources:
        found = picked(connection, asked, tell)
        own = [claim for it in found for claims in it.told for claim in claims]
        return own, len(found)
    rows, _, _, _ = questions_of(connection, asked, tell)
    told: dict[str, ClaimView] = {}
    for nth, row in enumerate(rows):
        if nth % 20 == 0:
            look_at_stop()
            tell("finding the claims", nth, len(rows))
        for claim in claims_of(connection, row.ref):
            told.setdefault(claim.slug, claim)
    return list(told.values()), len(rows)


def _numbers(connection: Connection, claims: Sequence[ClaimView]) -> list[int]:
    """The row ids of claims, in the order of the case, as its own rows go out."""
    found = [
        row
        for marks, lot in lots([claim.slug for claim in claims])
        for row in connection.execute(f"SELECT position, id FROM claim WHERE slug IN ({marks})", tuple(lot))
    ]
    return [number for _, number in sorted(found)]
