"""The words of a claim and of what claims amount to: kinds, stances, certainties, states, verdicts."""

from __future__ import annotations

from typing import Literal

EntityKind = Literal["leader", "group", "raid", "voice", "place"]
KINDS: tuple[EntityKind, ...] = ("leader", "group", "raid", "voice", "place")
#: Kinds of which one can come after another and take its place: states and groups.
FOLLOWING: tuple[EntityKind, ...] = ("place", "group")

Stance = Literal["asserts", "denies", "declines_comment", "cannot_confirm", "retracts"]

#: Where a citation's words were found in the text held (store/anchors/quotes.py), or that no text is held.
CitationStatus = Literal["exact", "moved", "fuzzy", "orphan", "unheld"]

#: How a claim was closed: its speaker took it back, denied it, said otherwise, or counted anew.
Closing = Literal["retracted", "denied", "replaced", "moved"]

#: FactBank's degrees of certainty (Saurí and Pustejovsky 2009): CT, PR, PS.
Certainty = Literal["certain", "probable", "possible"]
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")

#: How reliable a source is, and how credible a claim, as NATO's system grades them; what each means is in
#: store/labels/grades.py.
RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")
#: What can be graded.
Graded = Literal["source", "publisher", "claim"]

#: How a count was made, where that is said: those known one by one, or a guess at all of them.
Counted = Literal["", "registered", "confirmed", "identified", "estimated", "projected"]

#: What has an id that a shell can complete.
Named = Literal["entity", "voice", "source", "rendition", "property", "scope", "claim"]

#: A record is made of rows that somebody else wrote (a table, a list): they are kept as they came, to be cited.
RenditionKind = Literal["original", "translation", "digest", "record"]

#: States of a question, worst first. ``may_conflict``: one value is expected at a time, and the dates that would
#: decide are missing; ``several``: many can hold.
State = Literal["contradicted", "denied", "unconfirmed", "may_conflict", "finer", "several", "agreed", "single"]
STATES: tuple[State, ...] = (
    "contradicted",
    "denied",
    "unconfirmed",
    "may_conflict",
    "finer",
    "several",
    "agreed",
    "single",
)
#: Those a work list has unless others are asked for.
UNSETTLED: tuple[State, ...] = STATES[: STATES.index("several")]
#: Those in which two things are said that cannot both be so.
CONFLICTING: tuple[State, ...] = STATES[: STATES.index("unconfirmed")]

VerdictKind = Literal[
    "contradicts",  # both cannot be true
    "contested",  # one party's word on who is responsible against another's
    "inconsistent_total",  # a part is greater than its whole
    "denies",  # one says it is so, one says it is not
    "disputes_in_part",  # the denial touches part of what is asserted
    "no_confirmation",  # silence or a refusal to comment: nothing about the truth
    "hedged",  # would contradict, but one side only says "may"
    "may_conflict",  # would contradict at one time, and the times that would decide are missing
    "refines",  # same answer, one more precise
    "possible_succession",  # perhaps one after the other: no time is given
    "succession",  # one after the other
    "updates",  # a growing toll, told later
    "revised_down",  # the speaker lowered a toll
    "revised",  # the speaker said otherwise later
    "retracted",  # the speaker took it back
    "compatible",  # both can be true
    "agrees",  # the same value from another origin
    "repeat",  # the same value from the same origin
]
#: Stances that say nothing about the truth.
SILENT: tuple[Stance, ...] = ("cannot_confirm", "declines_comment")
#: Kinds that mean not all of it can be true, worst first.
CONFLICTS: tuple[VerdictKind, ...] = ("contradicts", "contested", "inconsistent_total")
DENIALS: tuple[VerdictKind, ...] = ("denies", "disputes_in_part")
UNCONFIRMED: tuple[VerdictKind, ...] = ("no_confirmation", "hedged")
#: Worst first: of several verdicts between two answers, the first of these is shown.
SEVERITY: tuple[VerdictKind, ...] = (
    *CONFLICTS,
    *DENIALS,
    *UNCONFIRMED,
    "may_conflict",
    "refines",
    "possible_succession",
    "updates",
    "revised_down",
    "revised",
    "retracted",
    "succession",
    "compatible",
    "agrees",
    "repeat",
)


#: Checks across questions (store/derive/checks.py) and how the browser calls them.
CHECKS: dict[str, str] = {
    "check.part_over_whole": "part greater than the whole",
    "check.died_twice": "reported dead before the death",
    "check.death_and_raid": "death and raid on different days",
    "check.act_after_death": "act after death",
    "check.attack_before_founding": "attack before the founding",
    "check.one_name": "one name for two",
}

UNKNOWN_PUBLISHER = "unknown publisher"
"""Who published a report that does not say so."""

HIDDEN = ".whosays"
"""The hidden folder of a case that its store stands in."""

MATCH_SCORE = 0.95
"""From here on an entity found by a spelling is a match, below it a suggestion. Of 495 ordinary people who are not
among a million names seven have a hit this high: six by a spelling of the very name (Hassan and Hasan Qureshi), one
by one that is as near (Marie and Mary Thompson); from 0.94 down others' names come in. Measured by
benchmarks/names.py."""
