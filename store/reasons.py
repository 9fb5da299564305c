"""The sentence behind a verdict, built from the values at hand.

Voices can be one or many ("officials"), so no sentence makes a verb agree with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.timing import later

if TYPE_CHECKING:
    from store.sets import Relation
    from store.verdicts import Frame, Said
    from store.vocabulary import Property


def silence(a: Said, b: Said) -> str:
    """For a voice that declines or cannot confirm."""
    quiet = a if a.stance in ("cannot_confirm", "declines_comment") else b
    what = "No comment from" if quiet.stance == "declines_comment" else "Not confirmed by"
    return f"{what} {quiet.voice}, which says nothing about whether it is true."


def no_value(a: Said, b: Said) -> str:
    """For a claim that names no value."""
    quiet = a if a.key is None else b
    return f"No value is named by {quiet.voice}."


def retracted(taken: Said) -> str:
    """For a claim its own speaker takes back."""
    return f"{_capital(taken.label)} was taken back by {taken.voice}."


def withdrawn(taken: Said, other: Said) -> str:
    """For a retraction beside somebody else's claim."""
    return f"{_capital(taken.label)} was taken back by {taken.voice}, not by {other.voice}."


def denial_apart(denial: Said, claim: Said) -> str:
    """For a denial of something else than what is asserted."""
    denied, asserted = f"{denial.label}, by {denial.voice}", f"{claim.label}, by {claim.voice}"
    return f"What is denied ({denied}) is not what is asserted ({asserted})."


def apart_in_time(denial: Said, claim: Said) -> str:
    """For a denial that speaks of another time."""
    return f"{denial.voice} and {claim.voice}: a denial and an assertion about different times."


def denies(denial: Said, claim: Said) -> str:
    """For a denial of all that is asserted."""
    if denial.label == claim.label:
        return f"{_capital(claim.label)}: asserted by {claim.voice}, denied by {denial.voice}."
    return f"{_capital(claim.label)}: asserted by {claim.voice}; {denial.voice} denied all of {denial.label}."


def disputes(denial: Said, claim: Said) -> str:
    """For a denial of part of what is asserted."""
    return f"{_capital(claim.label)}: asserted by {claim.voice}; {denial.voice} denied a part of it, {denial.label}."


def hedged(a: Said, b: Said) -> str:
    """For two claims that would collide if both were sure."""
    hedge = a if a.certainty == "possible" else b
    other = b if hedge is a else a
    if other.stance == "denies" or hedge.stance == "denies":
        return f"One of {a.voice} and {b.voice} only says that it may be so, which the other does not exclude."
    return f"Only possibly {hedge.label} ({hedge.voice}), which leaves room for {other.label} ({other.voice})."


def repeat(a: Said, b: Said) -> str:
    """For the same value from the same origin."""
    if a.speaker == b.speaker:
        return f"Both go back to {a.voice}: one origin."
    return f"{a.voice} and {b.voice}: one origin."


def agrees(a: Said, b: Said) -> str:
    """For the same value from two origins."""
    return f"{_capital(a.label)}: the word of both {a.voice} and {b.voice}."


def refines(frame: Frame, a: Said, b: Said, relation: Relation) -> str:
    """For one value inside the other."""
    finer, wider = (a, b) if relation == "inside" else (b, a)
    if frame.prop.type == "place":
        return f"{finer.label} lies in {wider.label}."
    if frame.prop.type == "date":
        return f"{finer.label} lies within {wider.label}."
    if frame.prop.type == "choice":
        return f"{_capital(finer.label)} is a finer word for {wider.label}."
    if frame.prop.type == "entity":
        return f"{_capital(finer.label)} is part of {wider.label}."
    return f"{_capital(finer.label)} lies within {wider.label}."


def overlap(frame: Frame, a: Said, b: Said) -> str:
    """For two values that can both hold."""
    if frame.prop.type == "entity":
        return f"{_capital(a.label)} and {b.label} might be the same; nothing in the reports decides it."
    if frame.prop.type == "place":
        return f"{_capital(a.label)} and {b.label} can be the same place."
    return f"{_capital(a.label)} and {b.label} overlap: one value can satisfy both."


def several(prop: Property) -> str:
    """For a property that can have many values."""
    return f"There can be several values of '{prop.label}'."


def named_together(a: Said, b: Said) -> str:
    """For one speaker who names two parties."""
    return f"{_capital(a.label)} and {b.label}: both named by {a.voice}."


def contested(a: Said, b: Said) -> str:
    """For two accounts of who is responsible."""
    return f"{_capital(a.label)} by the word of {a.voice}, {b.label} by that of {b.voice}: one against the other."


def revised(a: Said, b: Said) -> str:
    """For a speaker who said otherwise later."""
    first, second = (b, a) if later(a.told, b.told) else (a, b)
    return f"First {first.label}, later {second.label}, both from {second.voice}; the later word stands."


def updates(first: Said, second: Said) -> str:
    """For a toll that grew."""
    return f"The count grew from {first.label} to {second.label} as time went on."


def revised_down(first: Said, second: Said) -> str:
    """For a speaker who lowered a toll."""
    return f"The count was lowered from {first.label} to {second.label} by {second.voice}."


def succession(a: Said, b: Said) -> str:
    """For two values at two times."""
    return f"{_capital(a.label)} and {b.label} hold at different times."


def possible_succession(a: Said, b: Said) -> str:
    """For two values whose times nothing tells."""
    return f"{_capital(a.label)} and {b.label} may have followed each other; nothing shows the same time."


def contradicts(frame: Frame, a: Said, b: Said) -> str:
    """For two values that cannot both be true."""
    if a.speaker == b.speaker:
        return f"Both {a.label} and {b.label} come from {a.voice}, and only one can be true."
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
