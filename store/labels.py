"""How things are called: the one place where words are made from the facts of :mod:`store.views`.

The screens, the commands and the citations all take them from here, so that one thing has one word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from store.date_labels import MONTHS, date_label
from store.properties import PROPERTIES
from store.views import AnswerBrief, AnswerView, ClaimView, Closed, Origin
from store.vocabulary import CERTAINTIES, CHECKS, Certainty, CitationStatus, Closing, Stance
from store.wording import UnreadableValue

#: The months as they stand where there is little room: "Jan".
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)

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
_CLOSED: dict[Closing, str] = {
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

_DECISIONS = {"several": "several can be true", "not_comparable": "not comparable", "unresolved": "unresolved"}

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")

#: What is said of an answer whose claims their own speakers took back or replaced.
NO_LONGER = "no longer said"


@lru_cache(maxsize=4096)
def day(edtf: str) -> str:
    """An EDTF date as people write it; empty stays empty. What is no EDTF is shown as it stands."""
    try:
        return date_label(edtf) if edtf else ""
    except UnreadableValue:
        return edtf


def property_label(prop_id: str) -> str:
    """How a property (or a check across questions) is called."""
    prop = PROPERTIES.get(prop_id)
    return prop.label if prop is not None else CHECKS.get(prop_id, prop_id)


def scope_label(prop_id: str, scope: str, named: str | None = None) -> str:
    """How a scope is called; empty for the whole. ``named`` is the entity whose id the scope is, if any."""
    prop = PROPERTIES.get(prop_id)
    if prop is None:
        return property_label(scope) if scope else ""
    if not scope or (prop.scopes and scope == prop.default_scope):
        return ""
    known = prop.scope(scope)
    return known.label if known is not None else named or scope


def topic(prop_id: str) -> str:
    """The heading a property stands under."""
    prop = PROPERTIES.get(prop_id)
    return prop.topic if prop is not None else "across questions"


def question_label(prop_id: str, scope: str, named: str | None = None) -> str:
    """How a question is called without its entity: "killed (civilians)"."""
    scoped = scope_label(prop_id, scope, named)
    return property_label(prop_id) + (f" ({scoped})" if scoped else "")


def judgement_words(decision: str, label: str) -> str:
    """A decision ("holds" with its answer) in words; empty where there is none or it was undone."""
    return f"{label} holds" if decision == "holds" else _DECISIONS.get(decision, "")


def closed_words(closed: Closed) -> str:
    """What closed a claim, as a sentence without its end: "taken back by NDS on 3 May 2021"."""
    when = day(closed.said)
    if when:
        on = " on " if _DAY.fullmatch(closed.said) else " in " if _MONTH_OR_YEAR.fullmatch(closed.said) else ", "
        when = on + when
    if closed.how in ("retracted", "denied"):
        return f"{'taken back' if closed.how == 'retracted' else 'denied'} by {closed.name}{when}"
    return f"{closed.name} said {closed.label}{when}"


def origin_words(origin: Origin) -> str:
    """What an origin is called."""
    return f"the unnamed voices of {origin.name}" if origin.unnamed else origin.name


def closed_word(claim: ClaimView) -> str:
    """How a claim was closed, in a word or two: "taken back"; nothing for one that stands."""
    return _CLOSED[claim.closed.how] if claim.closed is not None else ""


def before(claim: ClaimView) -> str:
    """What has to be read before a claim's value: "denies", "possibly"; nothing for a plain assertion."""
    words = (closed_word(claim), _BEFORE.get(claim.stance, ""), HEDGES.get(claim.certainty, ""))
    return ", ".join(word for word in words if word)


def value_words(claim: ClaimView) -> str:
    """A claim's value behind what has to be read before it: "denies: killed"."""
    words = before(claim)
    return f"{words}: {claim.label}" if words else claim.label


def answer_state(answer: AnswerBrief) -> tuple[str, str]:
    """The word and the state of an answer that nobody holds for certain; empty where somebody does.

    The word stands before the value wherever that may be cut off or stands alone. The state is that
    whose sign goes with it, "closed" for what is no longer said.
    """
    if answer.origins:
        return HEDGES[answer.certainty], "unconfirmed" if answer.certainty != "certain" else ""
    if answer.voices:
        return NO_LONGER, "closed"
    if answer.denials:
        return "only denied", "denied"
    return ("not confirmed", "unconfirmed") if answer.doubts else ("", "")


def told_apart(names: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Names as they are, and with its key where one is shared: "officials (kabul-officials)"."""
    shared = {name for name, number in Counter(names).items() if number > 1}
    return [f"{name} ({key})" if name in shared else name for name, key in zip(names, keys, strict=True)]


def held(answer: AnswerView) -> tuple[str, str]:
    """The word and the state of an answer laid open, as :func:`answer_state` has them."""
    said = [claim for claim in answer.claims if claim.stance == "asserts"]
    surest: Certainty = min(
        (claim.certainty for claim in said if not claim.closed), key=CERTAINTIES.index, default="certain"
    )
    names = tuple(claim.speaker_name for claim in said)
    return answer_state(
        AnswerBrief(answer.label, answer.origins, answer.reports, answer.denials, answer.doubts, names, surest)
    )


def answer_words(answer: AnswerBrief | AnswerView) -> str:
    """An answer's value behind how it stands, if nobody holds it for certain: "only denied: killed"."""
    word, _ = answer_state(answer) if isinstance(answer, AnswerBrief) else held(answer)
    value = answer.label or "(no value)"
    return f"{word}: {value}" if word else value
