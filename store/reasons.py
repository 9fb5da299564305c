"""The sentence behind a verdict, built from the values at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.timing import later

if TYPE_CHECKING:
    from store.sets import Relation
    from store.vocabulary import Property
    from store.verdicts import Frame, Said

_HEDGE = {"certain": "", "probable": " (reportedly)", "possible": " (possibly)"}


def said(claim: Said) -> str:
    """Who says what: "NDS says 23 September 2019"."""
    return f"{claim.voice} says {claim.label}{_HEDGE[claim.certainty]}"


def silence(a: Said, b: Said) -> str:
    """For a voice that declines or cannot confirm."""
    quiet = a if a.stance in ("cannot_confirm", "declines_comment") else b
    what = "declines to comment" if quiet.stance == "declines_comment" else "does not confirm it"
    return f"{quiet.voice} {what}, which says nothing about whether it is true."


def no_value(a: Said, b: Said) -> str:
    """For a claim that names no value."""
    quiet = a if a.key is None else b
    return f"{quiet.voice} names no value."


def retracted(taken: Said) -> str:
    """For a claim its own speaker takes back."""
    return f"{taken.voice} takes back {taken.label}."


def withdrawn(taken: Said, other: Said) -> str:
    """For a retraction beside somebody else's claim."""
    return f"{taken.voice} no longer says {taken.label}; {other.voice} does not depend on that."


def denial_apart(denial: Said, claim: Said) -> str:
    """For a denial of something else than what is asserted."""
    return f"{denial.voice} denies {denial.label}, which is not what {claim.voice} says ({claim.label})."


def apart_in_time(denial: Said, claim: Said) -> str:
    """For a denial that speaks of another time."""
    return f"{denial.voice} and {claim.voice} speak of different times."


def denies(denial: Said, claim: Said) -> str:
    """For a denial of all that is asserted."""
    if denial.label == claim.label:
        return f"{denial.voice} denies {denial.label}, which {claim.voice} asserts."
    return f"{denial.voice} denies {denial.label}, and with it {claim.label}, which {claim.voice} asserts."


def disputes(denial: Said, claim: Said) -> str:
    """For a denial of part of what is asserted."""
    return f"{denial.voice} denies {denial.label}, a part of what {claim.voice} asserts ({claim.label})."


def hedged(a: Said, b: Said) -> str:
    """For two claims that would collide if both were sure."""
    hedge = a if a.certainty == "possible" else b
    other = b if hedge is a else a
    return f"{hedge.voice} says only that it may be {hedge.label}, which leaves room for {other.voice}'s word."


def repeat(a: Said, b: Said) -> str:
    """For the same value from the same origin."""
    if a.speaker == b.speaker:
        return f"Both reports quote {a.voice}: one origin."
    return f"{a.voice} and {b.voice} pass on one origin's word."


def agrees(a: Said, b: Said) -> str:
    """For the same value from two origins."""
    return f"{a.voice} and {b.voice} both say {a.label}."


def refines(frame: Frame, a: Said, b: Said, relation: Relation) -> str:
    """For one value inside the other."""
    finer, wider = (a, b) if relation == "inside" else (b, a)
    if frame.prop.type == "place":
        return f"{finer.label} lies in {wider.label}."
    if frame.prop.type == "date":
        return f"{finer.label} lies within {wider.label}."
    if frame.prop.type == "choice":
        return f"{_capital(finer.label)} is a way of being {wider.label}."
    return f"{_capital(finer.label)} lies within {wider.label}."


def overlap(frame: Frame, a: Said, b: Said) -> str:
    """For two values that can both hold."""
    if frame.prop.type == "entity":
        return f"{_capital(a.label)} and {b.label} might be the same; nothing in the reports decides it."
    if frame.prop.type == "place":
        return f"{_capital(a.label)} and {b.label} can be the same place."
    return f"{_capital(a.label)} and {b.label} overlap: one value can satisfy both."


def several(prop: Property, a: Said, b: Said) -> str:
    """For a property that can have many values."""
    return f"There can be several values of '{prop.label}'."


def named_together(a: Said, b: Said) -> str:
    """For one speaker who names two parties."""
    return f"{a.voice} names both {a.label} and {b.label}."


def contested(frame: Frame, a: Said, b: Said) -> str:
    """For two accounts of who is responsible."""
    return f"{a.voice} names {a.label}, {b.voice} names {b.label}: one word against the other."


def revised(a: Said, b: Said) -> str:
    """For a speaker who said otherwise later."""
    first, second = (b, a) if later(a.told, b.told) else (a, b)
    return f"{second.voice} said {first.label} first and {second.label} later; the later word stands."


def updates(first: Said, second: Said) -> str:
    """For a toll that grew."""
    return f"The count grew from {first.label} to {second.label} as time went on."


def revised_down(first: Said, second: Said) -> str:
    """For a speaker who lowered a toll."""
    return f"{second.voice} lowered the count from {first.label} to {second.label}."


def succession(frame: Frame, a: Said, b: Said) -> str:
    """For two values at two times."""
    return f"{_capital(a.label)} and {b.label} hold at different times."


def possible_succession(frame: Frame, a: Said, b: Said) -> str:
    """For two values whose times nothing tells."""
    return f"{_capital(a.label)} and {b.label} may have followed each other; nothing shows the same time."


def contradicts(frame: Frame, a: Said, b: Said) -> str:
    """For two values that cannot both be true."""
    if a.speaker == b.speaker:
        return f"{a.voice} says both {a.label} and {b.label}, and only one can be true."
    kind = frame.prop.type
    if kind == "date":
        return f"{a.label} is outside {b.label}."
    if kind in ("quantity", "age"):
        if frame.prop.running and later(b.told, a.told) != later(a.told, b.told):
            return f"{_capital(a.label)} and {b.label} exclude each other, and the later count is the lower."
        return f"{_capital(a.label)} and {b.label} exclude each other."
    if kind == "place":
        return f"Neither of {a.label} and {b.label} lies in the other."
    if frame.prop.cardinality == "one_at_a_time":
        return f"{_capital(a.label)} and {b.label} cannot both hold at the same time."
    return f"Only one of {a.label} and {b.label} can be true."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
