"""The sentence behind a verdict, one for each rule, built from the values at hand.

Voices can be one or many ("officials"), so no sentence makes a verb agree with a voice or with a value.
Two claims are named in the order they were told, so that the sentence is the same from either side.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.date_labels import date_label
from store.dates import span_edtf
from store.sets import Span
from store.timing import direction, later

if TYPE_CHECKING:
    from store.sets import Relation
    from store.verdicts import Frame, Rule, Said


class Two(NamedTuple):
    """Two claims of one question, in the order they were told; ``relation`` is of a's value to b's."""

    frame: Frame
    a: Said
    b: Said
    relation: Relation


def sentence(frame: Frame, rule: Rule, a: Said, b: Said, relation: Relation) -> str:
    """Why ``rule`` found what it found between ``a`` and ``b``; ``relation`` is of a's value to b's."""
    if _order(b) < _order(a):
        a, b = b, a
        relation = {"inside": "contains", "contains": "inside"}.get(relation, relation)  # type: ignore[assignment]
    return _SENTENCES[rule](Two(frame, a, b, relation))


def _order(said: Said) -> tuple[int, str, str, str]:
    told = said.told.lo if said.told is not None and said.told.lo is not None else 0
    return told, said.label, said.voice, said.stance


@lru_cache(maxsize=4096)
def day(days: Span | None) -> str:
    """A span of days in words; empty where there is none."""
    return date_label(span_edtf(days)) if days is not None else ""


def capital(words: str) -> str:
    """``words`` at the head of a sentence."""
    return words[:1].upper() + words[1:]


def listed(words: list[str], most: int = 3) -> str:
    """The words in a row: "A", "A and B", "A, B and C", "A, B, C and 2 more"."""
    shown = words[:most] if len(words) <= most else [*words[:most], f"{len(words) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _sides(a: Said, b: Said, stance: str = "denies") -> tuple[Said, Said]:
    """The claim of that stance, then the other."""
    return (a, b) if a.stance == stance else (b, a)


def _hedged(said: Said) -> str:
    return f"reportedly {said.label}" if said.certainty == "probable" else said.label


def _silence(two: Two) -> str:
    quiet = two.a if two.a.stance in ("cannot_confirm", "declines_comment") else two.b
    what = "No comment from" if quiet.stance == "declines_comment" else "Not confirmed by"
    return f"{what} {quiet.voice}, which says nothing about whether it is true."


def _no_value(two: Two) -> str:
    return f"No value is named by {(two.a if two.a.key is None else two.b).voice}."


def _retraction(two: Two) -> str:
    taken, _ = _sides(two.a, two.b, "retracts")
    return f"{capital(taken.label)} was taken back by {taken.voice}."


def _retraction_by_another(two: Two) -> str:
    taken, other = _sides(two.a, two.b, "retracts")
    if taken.speaker == other.speaker:
        return f"What was taken back by {taken.voice} is {taken.label}, not {other.label}."
    return f"{capital(taken.label)} was taken back by {taken.voice}, which leaves the word of {other.voice} standing."


def _two_denials(_: Two) -> str:
    return "Two denials can both be true."


def _denial_elsewhere(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    return (
        f"What is denied ({denial.label}, by {denial.voice}) is not what is asserted ({claim.label}, by {claim.voice})."
    )


def _denial_of_another_time(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    then, now = (day(said.valid or said.as_of or said.told) for said in (denial, claim))
    return f"The denial by {denial.voice} ({then}) speaks of another time than the word of {claim.voice} ({now})."


def _denial_of_one_value(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    return f"Not {denial.label}, by the word of {denial.voice}, leaves room for {claim.label} ({claim.voice})."


def _denial_of_own_word(two: Two) -> str:
    first, second = (two.b, two.a) if later(two.a.told, two.b.told) else (two.a, two.b)
    verbs = ("denied", "asserted") if first.stance == "denies" else ("asserted", "denied")
    return f"{capital(first.label)}: first {verbs[0]}, later {verbs[1]} by {second.voice}; the later word stands."


def _denial_hedged(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    hedge = denial if denial.certainty == "possible" else claim
    what = "denial" if hedge is denial else "word"
    return f"{capital(claim.label)}: the {what} of {hedge.voice} is only that it may be so, no plain yes against a no."


def _denial_of_all(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    if denial.label == claim.label:
        return f"{capital(claim.label)}: asserted by {claim.voice}, denied by {denial.voice}."
    asserted = f"{capital(claim.label)}, asserted by {claim.voice}"
    return f"{asserted}, is ruled out by the denial of {denial.label} by {denial.voice}."


def _denial_of_part(two: Two) -> str:
    denial, claim = _sides(two.a, two.b)
    rest = f"denied by {denial.voice} only as far as {denial.label}, which leaves the rest open"
    return f"{capital(claim.label)}: asserted by {claim.voice}, {rest}."


def _same_origin(two: Two) -> str:
    if two.a.voice == two.b.voice:
        return f"Both go back to {two.a.voice}: one origin."
    return f"{capital(two.a.voice)} and {two.b.voice}: one origin."


def _same_value(two: Two) -> str:
    return f"{capital(two.a.label)}: the word of both {two.a.voice} and {two.b.voice}."


def _inside(two: Two) -> str:
    finer, wider = (two.a.label, two.b.label) if two.relation == "inside" else (two.b.label, two.a.label)
    kind = two.frame.prop.type
    if kind == "place":
        return f"{finer} lies in {wider}."
    if kind == "date":
        return f"{finer} lies within {wider}."
    if kind == "choice":
        return f"{capital(finer)} is a finer word for {wider}."
    if kind == "entity":
        return f"{capital(finer)} can be counted with {wider}, of which it is a part."
    if kind == "age":
        return f"{capital(finer)} fits within {wider}."
    return f"{capital(finer)} is the more exact figure and fits {wider}."


def _overlap(two: Two) -> str:
    kind = two.frame.prop.type
    if kind == "entity":
        return f"{capital(two.a.label)} and {two.b.label} might be the same; nothing in the reports decides it."
    if kind == "place":
        return f"{capital(two.a.label)} and {two.b.label} can be the same place."
    if kind == "choice":
        return f"{capital(two.a.label)} and {two.b.label} do not exclude each other."
    if kind == "text":
        return f"{capital(two.a.label)} and {two.b.label} can be spellings of one name."
    if kind == "date":
        return f"{capital(two.a.label)} and {two.b.label} share days: one date can satisfy both."
    if kind == "age":
        return f"{capital(two.a.label)} and {two.b.label}: one day of birth can satisfy both."
    return f"{capital(two.a.label)} and {two.b.label} overlap: one figure can satisfy both."


def _many_values(two: Two) -> str:
    return f"There can be several values of '{two.frame.prop.label}'."


def _on(said: Said) -> str:
    when = day(said.as_of or said.told)
    return f"{said.label} ({when})" if when else said.label


def _counts(a: Said, b: Said) -> tuple[Said, Said]:
    return (b, a) if later(a.as_of or a.told, b.as_of or b.told) else (a, b)


def _toll_grew(two: Two) -> str:
    first, second = _counts(two.a, two.b)
    return f"The count grew from {_on(first)} to {_on(second)}."


def _toll_lowered(two: Two) -> str:
    first, second = _counts(two.a, two.b)
    return f"The count was lowered from {_on(first)} to {_on(second)} by {second.voice}."


def _toll_moved(two: Two) -> str:
    return f"{capital(two.a.label)} and {two.b.label} by {two.b.voice}: the count may have moved between the two."


def _one_after_the_other(two: Two) -> str:
    return f"{capital(two.a.label)} and {two.b.label} hold at different times."


def _perhaps_one_after_the_other(two: Two) -> str:
    return f"{capital(two.a.label)} and {two.b.label} may have followed each other; nothing shows the same time."


def _correction(two: Two) -> str:
    first, second = (two.b, two.a) if later(two.a.told, two.b.told) else (two.a, two.b)
    return f"First {first.label}, later {second.label}, both by {second.voice}; the later word stands."


def _hedge(two: Two) -> str:
    hedge, other = (two.a, two.b) if two.a.certainty == "possible" else (two.b, two.a)
    return f"Only possibly {hedge.label} ({hedge.voice}), which leaves room for {other.label} ({other.voice})."


def _named_together(two: Two) -> str:
    return f"{capital(two.a.label)} and {two.b.label}: both named by {two.a.voice}."


def _rival_parties(two: Two) -> str:
    words = (f"{said.label} by the word of {said.voice}" for said in (two.a, two.b))
    return f"{capital(', '.join(words))}: one against the other."


def _exclusion(two: Two) -> str:
    if two.a.speaker == two.b.speaker:
        return f"Both {_hedged(two.a)} and {_hedged(two.b)} by the word of {two.a.voice}, and only one can be true."
    told = _clash(two.frame, two.a, two.b)
    if two.a.origin == two.b.origin:
        return f"{told}, though {two.a.voice} and {two.b.voice} count as one origin."
    return f"{told}."


def _clash(frame: Frame, a: Said, b: Said) -> str:
    kind = frame.prop.type
    first, second = _hedged(a), _hedged(b)
    if kind == "date":
        a_day, b_day = (said.span is not None and said.span.lo == said.span.hi for said in (a, b))
        if a_day and b_day:
            return f"{capital(first)} and {second} are different days"
        if a_day or b_day:
            single, wider = (first, second) if a_day else (second, first)
            return f"{capital(single)} is outside {wider}"
        return f"{capital(first)} and {second} have no day in common"
    if kind == "quantity":
        if frame.prop.running and (
            later(a.as_of or a.told, b.as_of or b.told) or later(b.as_of or b.told, a.as_of or a.told)
        ):
            earlier, after = _counts(a, b)
            word = f"{_hedged(after)} by {after.voice}"
            return f"The later count, {word}, is lower than the {_hedged(earlier)} by {earlier.voice} before it"
        return f"{capital(first)} and {second} cannot both be the figure"
    if kind == "age":
        return f"{capital(first)} and {second} fit no one day of birth"
    if kind == "place" and frame.prop.when == "always":
        return f"{capital(first)} and {second} are two answers where one is expected at a time"
    if kind == "place":
        hedge = " (only reportedly so)" if "probable" in (a.certainty, b.certainty) else ""
        return f"{capital(a.label)} does not lie in {b.label}, nor the reverse{hedge}"
    if frame.prop.cardinality == "one_at_a_time":
        since = _since(frame, a, b)
        return f"{capital(first)} and {second} cannot both hold{since}"
    return f"Only one of {first} and {second} can be true"


def _since(frame: Frame, a: Said, b: Said) -> str:
    """When two states collide: what lasts (the dead stay dead) since then, else at the same time."""
    for said, other in ((a, b), (b, a)):
        lasting = said.valid or said.as_of or said.told
        start = said.valid.lo if said.valid is not None else lasting.hi if lasting is not None else None
        if direction(frame.prop, said.key) == "forward" and start is not None:
            when = day(other.valid or other.as_of or other.told)
            return (
                f": {said.label} since {day(Span(start, start))}, {other.label} as told {when}"
                if when
                else " at the same time"
            )
    return " at the same time"


_SENTENCES: dict[Rule, Callable[[Two], str]] = {
    "silence": _silence,
    "no_value": _no_value,
    "retraction": _retraction,
    "retraction_by_another": _retraction_by_another,
    "two_denials": _two_denials,
    "denial_elsewhere": _denial_elsewhere,
    "denial_of_another_time": _denial_of_another_time,
    "denial_of_one_value": _denial_of_one_value,
    "denial_of_own_word": _denial_of_own_word,
    "denial_hedged": _denial_hedged,
    "denial_of_all": _denial_of_all,
    "denial_of_part": _denial_of_part,
    "same_origin": _same_origin,
    "same_value": _same_value,
    "inside": _inside,
    "overlap": _overlap,
    "many_values": _many_values,
    "toll_grew": _toll_grew,
    "toll_lowered": _toll_lowered,
    "toll_moved": _toll_moved,
    "one_after_the_other": _one_after_the_other,
    "perhaps_one_after_the_other": _perhaps_one_after_the_other,
    "correction": _correction,
    "hedge": _hedge,
    "named_together": _named_together,
    "rival_parties": _rival_parties,
    "exclusion": _exclusion,
}
