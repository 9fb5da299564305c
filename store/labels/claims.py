"""How things are called: the one place where words are made from the facts of :mod:`store.model.views`.

The screens, the commands and the citations all take them from here, so that one thing has one word.
"""

from __future__ import annotations

import re

from store.labels.dates import day
from store.model.claims import ClaimView, Closed, Origin
from store.model.hits import SaidSo
from store.model.vocabulary import Certainty, CitationStatus, Closing, Stance
from store.properties.property import Property
from store.values.dates.clock import without_clock

#: What a claim's speaker does, behind its name.
STANCE_WORDS: dict[Stance, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "declines_comment": "declines to comment",
    "cannot_confirm": "cannot confirm",
    "retracts": "retracts",
}

#: The same in front of the value: what is denied or left open must never read as if it were asserted.
_BEFORE: dict[Stance, str] = {
    "denies": "denies",
    "declines_comment": "no comment",
    "cannot_confirm": "cannot confirm",
    "retracts": "takes back",
}

#: How sure a claim is.
HEDGES: dict[Certainty, str] = {"certain": "", "probable": "reportedly", "possible": "possibly"}

#: How a claim was closed, before its value.
CLOSED_WORDS: dict[Closing, str] = {
    "retracted": "taken back",
    "denied": "denied since",
    "replaced": "replaced",
    "moved": "counted anew",
}

#: What is wrong with a citation whose words do not stand where it says.
STATUS_WORDS: dict[CitationStatus, str] = {
    "exact": "",
    "moved": "moved",
    "fuzzy": "similar words",
    "orphan": "passage not found",
    "unheld": "text not held",
}


_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def closing(prop: Property | None, stance: Stance, by: Stance) -> Closing:
    """How a claim of ``stance`` was closed by its speaker's claim of stance ``by``."""
    if by == "retracts":
        return "retracted"
    if by == "denies":
        return "denied"
    return "moved" if stance == "asserts" and prop is not None and prop.running else "replaced"


def closed_words(closed: Closed) -> str:
    """What closed a claim, as a sentence without its end: "taken back by NDS on 3 May 2021"."""
    when = day(closed.said)
    if when:
        date = without_clock(closed.said)
        on = " on " if _DAY.fullmatch(date) else " in " if _MONTH_OR_YEAR.fullmatch(date) else ", "
        when = on + when
    if closed.how in ("retracted", "denied"):
        return f"{'taken back' if closed.how == 'retracted' else 'denied'} by {closed.name}{when}"
    return f"{closed.name} said {closed.label}{when}"


def origin_words(origin: Origin) -> str:
    """What an origin is called."""
    return f"the unnamed voices of {origin.name}" if origin.unnamed else origin.name


def closed_word(claim: ClaimView) -> str:
    """How a claim was closed, in a word or two: "taken back"; nothing for one that stands."""
    return CLOSED_WORDS[claim.closed.how] if claim.closed is not None else ""


def before(claim: ClaimView) -> str:
    """What has to be read before a claim's value: "denies", "possibly"; nothing for a plain assertion."""
    return ahead(claim.stance, claim.certainty, claim.closed.how if claim.closed is not None else None)


def ahead(stance: Stance, certainty: Certainty, closed: Closing | None = None) -> str:
    """The same of a claim by its stance, its certainty and how it was closed."""
    words = (CLOSED_WORDS[closed] if closed else "", _BEFORE.get(stance, ""), HEDGES.get(certainty, ""))
    return ", ".join(word for word in words if word)


def sign_state(stance: Stance, certainty: Certainty, closed: Closing | None = None) -> str:
    """The state whose sign goes before those words, "closed" for what is no longer said; empty for an assertion."""
    if closed:
        return "closed"
    if stance == "asserts":
        return "unconfirmed" if HEDGES.get(certainty) else ""
    return "denied" if stance in ("denies", "retracts") else "unconfirmed"


def word_of(claim: ClaimView) -> str:
    """Who vouches and how: "NDS, via SAMAA, asserts, reportedly". Names are as stored: clean what is shown."""
    parts = [claim.speaker_name]
    if claim.via:
        parts.append("via " + ", ".join(claim.via))
    parts.append(STANCE_WORDS[claim.stance])
    if hedge := HEDGES[claim.certainty]:
        parts.append(hedge)
    return ", ".join(parts)


def times(claim: ClaimView) -> list[str]:
    """When a claim was said, of when it speaks, from when to when it holds; nothing that its source says already."""
    found = (
        (day(claim.said) if claim.said != claim.source.published else "", "said {}"),
        (day(claim.as_of), "as of {}"),
        (day(claim.valid), "holds {}"),
    )
    return [pattern.format(words) for words, pattern in found if words]


def label_of(claim: ClaimView) -> str:
    """A claim's value, and how it was counted where that is said: "about 40 (estimated)"."""
    return f"{claim.label} ({claim.counted})" if claim.counted and claim.label else claim.label


def value_words(claim: ClaimView) -> str:
    """A claim's value behind what has to be read before it: "denies: killed"."""
    words = before(claim)
    return f"{words}: {label_of(claim)}" if words else label_of(claim)


def name_said(said: SaidSo) -> str:
    """Whose word it is that somebody bears a name: "alias, says NDS in AFP 2019", "alias, says AFP 2019 and 2 more"."""
    year = _YEAR.search(said.published)
    report = " ".join(part for part in (said.publisher or said.speaker, year[0] if year else "") if part)
    told = f"{said.speaker} in {report}" if said.publisher else report
    return f"{said.called}, says {told}" + (f" and {said.more} more" if said.more else "")
