"""The rules by name: the kind of verdict each gives, and the sentence that tells what it found.

Each function here is the sentence of the rule of its name, built from the values at hand; its docstring
says which of the two claims is ``one`` and which ``other``, where the rule tells them apart. Which rule
applies is decided in :mod:`store.verdicts.rules.pairs`; docs/verdicts.md has an example of each. A new rule is a
function here, a condition there and an example on that page.

Voices can be one or many ("officials"), so no sentence makes a verb agree with a voice or with a value.
Two claims without parts are named in the order they were told, so that the sentence is the same from
either side.
"""

from __future__ import annotations

from collections.abc import Callable

from store.model.vocabulary import VerdictKind
from store.values.basis.sets import Span
from store.verdicts.rules.said import Finding, Rule, Said, as_told
from store.verdicts.rules.timing import counted_at, spoken_of
from store.verdicts.rules.wording import capital, day, hedged, on

#: How a count was made, behind the figure; one of which nothing is said is of all.
_WAYS = {way: way for way in ("registered", "confirmed", "identified", "estimated", "projected")} | {"": "in all"}
#: The rules by name, in the order of docs/verdicts.md.
RULES: dict[str, Rule] = {}


def _rule(kind: VerdictKind) -> Callable[[Callable[[Finding], str]], Rule]:
    """Make a sentence into the rule of its name, which gives verdicts of that kind."""

    def made(sentence: Callable[[Finding], str]) -> Rule:
        rule = RULES[sentence.__name__] = Rule(sentence.__name__, kind, sentence)
        return rule

    return made


@_rule("no_confirmation")
def silence(found: Finding) -> str:
    """``one`` is the silent one."""
    what = "No comment from" if found.one.stance == "declines_comment" else "Not confirmed by"
    return f"{what} {found.one.voice}, which says nothing about whether it is true."


@_rule("retracted")
def retraction(found: Finding) -> str:
    """``one`` takes back what the same voice says in ``other``."""
    return f"{capital(found.one.label)} was taken back by {found.one.voice}."


@_rule("compatible")
def retraction_by_another(found: Finding) -> str:
    """``one`` takes something back that leaves ``other`` standing."""
    taken, other = found.one, found.other
    if taken.speaker == other.speaker:
        return f"What was taken back by {taken.voice} is {taken.label}, not {other.label}."
    return f"{capital(taken.label)} was taken back by {taken.voice}, which leaves the word of {other.voice} standing."


@_rule("compatible")
def two_denials(_: Finding) -> str:
    """Both deny."""
    return "Two denials can both be true."


@_rule("compatible")
def denial_elsewhere(found: Finding) -> str:
    """``one`` denies, ``other`` asserts something else."""
    denial, claim = found.one, found.other
    return (
        f"What is denied ({denial.label}, by {denial.voice}) is not what is asserted ({claim.label}, by {claim.voice})."
    )


@_rule("compatible")
def denial_of_another_time(found: Finding) -> str:
    """``one`` denies, ``other`` asserts of another time."""
    then, now = day(spoken_of(found.one)), day(spoken_of(found.other))
    return (
        f"The denial by {found.one.voice} ({then}) speaks of another time than the word of {found.other.voice} ({now})."
    )


@_rule("compatible")
def denial_of_one_value(found: Finding) -> str:
    """``one`` denies a single value of the range that ``other`` asserts."""
    denial, claim = found.one, found.other
    return f"Not {denial.label}, by the word of {denial.voice}, leaves room for {claim.label} ({claim.voice})."


@_rule("denies")
def denial_of_own_word(found: Finding) -> str:
    """``one`` asserts, ``other`` is the denial of it by the same voice."""
    label, no = found.one.label, found.other
    what = "" if label == no.label else f" (as {no.label})"
    return f"{capital(label)}: given as the word of {no.voice} and denied{what} by {no.voice}; both stand."


@_rule("revised")
def said_after_denial(found: Finding) -> str:
    """``one`` is the earlier denial of a speaker, ``other`` the later assertion."""
    label, voice = capital(found.other.label), found.other.voice
    return f"{label}: first denied, later asserted by {voice}; the later word stands."


@_rule("hedged")
def denial_hedged(found: Finding) -> str:
    """``one`` says only that it may be so; one of them denies."""
    hedge = found.one
    what, claim = ("denial", found.other) if hedge.stance == "denies" else ("word", hedge)
    return f"{capital(claim.label)}: the {what} of {hedge.voice} is only that it may be so, no plain yes against a no."


@_rule("denies")
def denial_of_all(found: Finding) -> str:
    """``one`` denies all that ``other`` asserts."""
    denial, claim = found.one, found.other
    if denial.label == claim.label:
        return f"{capital(claim.label)}: asserted by {claim.voice}, denied by {denial.voice}."
    asserted = f"{capital(claim.label)}, asserted by {claim.voice}"
    return f"{asserted}, is ruled out by the denial of {denial.label} by {denial.voice}."


@_rule("disputes_in_part")
def denial_of_part(found: Finding) -> str:
    """``one`` denies a part of what ``other`` asserts."""
    denial, claim = found.one, found.other
    rest = f"denied by {denial.voice} only as far as {denial.label}, which leaves the rest open"
    return f"{capital(claim.label)}: asserted by {claim.voice}, {rest}."


@_rule("compatible")
def no_value(found: Finding) -> str:
    """``one`` names no value."""
    return f"No value is named by {found.one.voice}."


@_rule("agrees")
def same_value(found: Finding) -> str:
    """Both say the same, of two origins."""
    a, b = as_told(found.one, found.other)
    return f"{capital(a.label)}: the word of both {a.voice} and {b.voice}."


@_rule("repeat")
def same_origin(found: Finding) -> str:
    """Both say the same, of one origin."""
    a, b = as_told(found.one, found.other)
    if a.voice == b.voice:
        return f"Both go back to {a.voice}: one origin."
    return f"{capital(a.voice)} and {b.voice}: one origin."


@_rule("refines")
def inside(found: Finding) -> str:
    """``one`` is the finer, ``other`` the wider."""
    finer, wider = found.one.label, found.other.label
    kind = found.prop.type
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


@_rule("compatible")
def overlap(found: Finding) -> str:
    """One value can satisfy both."""
    a, b = as_told(found.one, found.other)
    first, second, kind = capital(a.label), b.label, found.prop.type
    if kind == "entity":
        return f"{first} and {second} might be the same; nothing in the reports decides it."
    if kind == "place":
        return f"{first} and {second} can be the same place."
    if kind == "choice":
        return f"{first} and {second} do not exclude each other."
    if kind == "text":
        return f"{first} and {second} can be spellings of one name."
    if kind == "date":
        return f"{first} and {second} share days: one date can satisfy both."
    if kind == "age":
        return f"{first} and {second}: one day of birth can satisfy both."
    return f"{first} and {second} overlap: one figure can satisfy both."


@_rule("compatible")
def many_values(found: Finding) -> str:
    """Two of the many values there can be."""
    return f"There can be several values of '{found.prop.label}'."


@_rule("compatible")
def counted_otherwise(found: Finding) -> str:
    """Two figures made in different ways."""
    a, b = as_told(found.one, found.other)
    ways = [f"{said.label} {_WAYS[said.counted]}" for said in (a, b)]
    return f"{capital(ways[0])} and {ways[1]}: two ways to count, and both can be true."


@_rule("refines")
def rounded(found: Finding) -> str:
    """``other`` is the coarser figure, which can stand for ``one``."""
    return f"{capital(found.other.label)} is rounded and can stand for {found.one.label}."


@_rule("updates")
def toll_grew(found: Finding) -> str:
    """``one`` is the earlier count, ``other`` the later and higher."""
    return f"The count grew from {on(found.one)} to {on(found.other)}."


@_rule("revised_down")
def toll_lowered(found: Finding) -> str:
    """``one`` is the earlier count of a speaker, ``other`` the later and lower."""
    return f"The count was lowered from {on(found.one)} to {on(found.other)} by {found.other.voice}."


@_rule("may_conflict")
def toll_loosened(found: Finding) -> str:
    """``one`` is the earlier count of a hand, ``other`` the later bound below it."""
    first, second = found.one, found.other
    words = f"{capital(second.label)} by {second.voice} ({day(counted_at(second))}), after {on(first)}"
    return f"{words}: it may be another count, or a correction."


@_rule("may_conflict")
def toll_may_have_moved(found: Finding) -> str:
    """Two counts of two hands, of which the days do not tell which came first."""
    a, b = as_told(found.one, found.other)
    words = f"{capital(on(a))} by {a.voice} and {on(b)} by {b.voice}"
    return f"{words}: the count may have moved between the two; the days do not tell."


@_rule("possible_succession")
def toll_moved(found: Finding) -> str:
    """Two counts of one hand; nothing tells which came first."""
    a, b = as_told(found.one, found.other)
    by = f"by {b.voice}" if a.voice == b.voice else f"by {a.voice} and {b.voice}, of one origin"
    return f"{capital(a.label)} and {b.label} {by}: the count may have moved between the two."


@_rule("succession")
def one_after_the_other(found: Finding) -> str:
    """Two values of two times."""
    a, b = as_told(found.one, found.other)
    return f"{capital(a.label)} and {b.label} hold at different times."


@_rule("possible_succession")
def successor(found: Finding) -> str:
    """Two values of which the one came after the other, as the case says."""
    a, b = as_told(found.one, found.other)
    return f"{capital(a.label)} and {b.label}: the one came after the other, so each may be the word for its time."


@_rule("may_conflict")
def perhaps_one_after_the_other(found: Finding) -> str:
    """Two values of times that are not known."""
    a, b = as_told(found.one, found.other)
    return f"{capital(a.label)} and {b.label} may have followed each other; no dates tell whether at one time."


@_rule("revised")
def correction(found: Finding) -> str:
    """``one`` is the earlier word of a speaker, ``other`` the later."""
    first, second = found.one, found.other
    return f"First {first.label}, later {second.label}, both by {second.voice}; the later word stands."


@_rule("may_conflict")
def may_be_corrected(found: Finding) -> str:
    """Two words of one speaker, of which the days do not tell which is the later."""
    a, b = as_told(found.one, found.other)
    return (
        f"{capital(a.label)} and {b.label}, both by {a.voice}: the later would stand, and the days do not tell which."
    )


def stepped_back(found: Finding) -> str:
    """``one`` excludes ``other``, and its speaker may have given it up by the word ``after``."""
    one, other, after = found.one, found.other, found.after
    assert after is not None
    words = f"{capital(hedged(one))} ({one.voice}) and {hedged(other)} ({other.voice}) exclude each other"
    if after.stance == "retracts":
        return f"{words}, but {one.voice} took back {after.label} and may have given that up with it."
    return f"{words}, but {one.voice} may have given that up for {after.label}."


#: Found only over a whole question (:mod:`store.verdicts.work_out`), so it has no example of two claims.
STEPPED_BACK = Rule("stepped_back", "may_conflict", stepped_back)


def two_holders(found: Finding) -> str:
    """What became of the holder of a post that two are said to have held."""
    a, b = as_told(found.one, found.other)
    return f"{capital(hedged(a))} and {hedged(b)}: the post had more than one holder, and each may be said of another."


#: Found only where another question knows of two holders (:mod:`store.derive.world`).
TWO_HOLDERS = Rule("two_holders", "may_conflict", two_holders)


@_rule("hedged")
def hedge(found: Finding) -> str:
    """``one`` says only that it may be so."""
    may, other = found.one, found.other
    return f"Only possibly {may.label} ({may.voice}), which leaves room for {other.label} ({other.voice})."


@_rule("compatible")
def named_together(found: Finding) -> str:
    """One speaker names both of one event."""
    a, b = as_told(found.one, found.other)
    by = f"both named by {a.voice}" if a.voice == b.voice else f"named by {a.voice} and {b.voice}, of one origin"
    return f"{capital(a.label)} and {b.label}: {by}."


@_rule("contested")
def rival_parties(found: Finding) -> str:
    """One party's word on who did it against another's."""
    words = (f"{said.label} by the word of {said.voice}" for said in as_told(found.one, found.other))
    return f"{capital(', '.join(words))}: one against the other."


@_rule("contradicts")
def exclusion(found: Finding) -> str:
    """Only one of the two can be true; ``clash`` says how, and which of them is ``one``."""
    a, b = as_told(found.one, found.other)
    if found.clash == "one_speaker":
        near = " (they are near)" if found.near else ""
        return f"Both {hedged(a)} and {hedged(b)} by the word of {a.voice}, and only one can be true{near}."
    told = _clash(found, a, b) + (", though they are near" if found.near else "")
    if a.origin == b.origin:
        return f"{told}, though {a.voice} and {b.voice} count as one origin."
    return f"{told}."


def _clash(found: Finding, a: Said, b: Said) -> str:
    clash, one, other = found.clash, found.one, found.other
    both = f"{capital(hedged(a))} and {hedged(b)}"
    if clash == "different_days":
        return f"{both} are different days"
    if clash == "different_times":
        return f"{both} are different times"
    if clash == "outside":
        return f"{capital(hedged(one))} is outside {hedged(other)}"
    if clash == "no_common_day":
        return f"{both} have no day in common"
    if clash == "lower_later":
        word = f"{hedged(other)} by {other.voice}"
        return f"The later count, {word}, is lower than the {hedged(one)} by {one.voice} before it"
    if clash == "figures":
        return f"{both} cannot both be the figure"
    if clash == "births":
        return f"{both} fit no one day of birth"
    if clash == "two_answers":
        return f"{both} are two answers where one is expected at a time"
    if clash == "apart":
        only = " (only reportedly so)" if "probable" in (a.certainty, b.certainty) else ""
        return f"{capital(a.label)} does not lie in {b.label}, nor the reverse{only}"
    if clash == "at_one_time":
        when = day(spoken_of(other))
        if found.since is None or not when:
            return f"{both} cannot both hold at the same time"
        since = day(Span(found.since, found.since))
        return f"{both} cannot both hold: {one.label} since {since}, {other.label} as told {when}"
    return f"Only one of {hedged(a)} and {hedged(b)} can be true"
