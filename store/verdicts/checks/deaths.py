"""Checks of days: nobody dies twice, dies before the raid that killed them, or acts when dead; no group attacks
before it is founded.

Where a day is disputed in its own question, what another answer to that question would leave without a finding is
an echo of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from store.model.facts import dataclass
from store.values.basis.sets import Span, relate, upward
from store.verdicts.checks.facts import MOST, Around, Facts, Finding, days_between, two_voices
from store.verdicts.rules.said import Said
from store.verdicts.rules.timing import direction, later
from store.verdicts.rules.wording import capital, day

#: What only the living do or are, dated by when it was so, never by when it was told. What is published or recorded
#: may have been made before, and others may follow the dead without knowing.
ACTS = (
    "statement", "travelled_to", "met", "met_at", "activity", "left_place", "custody",
    "whereabouts", "residence", "base", "area", "sheltered_with",
    "role", "allegiance", "affiliation", "merged_with", "left_group", "commitment", "detained_by",
)  # fmt: skip
#: Acts and injuries whose value is their day.
ACT_DATES = ("date_of_injury", "arrived_on", "left_on")
#: Acts at a raid: they were done on its day.
ACTS_AT = ("claimed_attack", "directed", "wounded_in", "detained_in")
#: What others are said to have to do with somebody who lives while they do.
ACTS_WITH = (
    "leader", "post_holder", "member", "met", "appointed_by", "announced_by",
    "planned_by", "conducted_by", "supported_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Dated:
    """A day or time that claims name, all of them by one label; ``days`` is when it was, or was at the latest.

    ``ties`` are claims that tie it to whom it is told of. ``sure`` says that the claims date the thing itself,
    ``disputed`` that it is a question of its own, in which it stands against what it is held against here;
    ``rivals`` are other days given for it.
    """

    label: str
    days: Span | None
    claims: tuple[Said, ...]
    ties: tuple[Said, ...] = ()
    sure: bool = True
    disputed: bool = False
    rivals: tuple[Span, ...] = ()


def died_twice(own: Facts, around: Around) -> Iterator[Finding]:
    """Reported dead before the day of death."""
    dated = _deaths(own)
    for dead in _dead(own, around):
        for death in dated:
            if later(death.days, dead.days) and (pair := two_voices(dead.claims, death.claims)):
                words = f"{capital(dead.label)} ({pair[0].voice}), but {death.label} ({pair[1].voice})."
                fits = any(_rivals(it.days, death.days) and not later(it.days, dead.days) for it in dated)
                yield _finding(dead, death, pair, words, days_between(dead.days, death.days), echo=fits)


def death_and_raid(own: Facts, around: Around) -> Iterator[Finding]:
    """Dead before the raid one is said to have died in; one may die of a raid later, never before it."""
    raids = [
        (key, tuple(claims), _days_of(key, claims[0].label, around))
        for key, claims in _by_key(own.of("killed_in")).items()
    ]
    gone = [*_deaths(own), *_dead(own, around)] if raids else []
    for raid, claims, held_on in raids:
        for held in held_on:
            for death in gone:
                if not later(held.days, death.days) or not (pair := two_voices(death.claims, held.claims)):
                    continue
                echo = (
                    any(not later(it, death.days) for it in held.rivals)
                    or any(_apart(raid, it, around) and _leaves_room(days, death) for it, _, days in raids)
                    or any(_stands_against(it, death) and not later(held.days, it.days) for it in gone)
                )
                words = f"{capital(death.label)} comes before {held.label}."
                tied = _Dated(held.label, held.days, held.claims, claims)
                yield _finding(death, tied, pair, words, days_between(death.days, held.days), echo=echo)


def act_after_death(own: Facts, around: Around) -> Iterator[Finding]:
    """What only the living do, or being alive, after the day of death."""
    dated = _deaths(own)
    dead = _dead(own, around)
    if not dated and not dead:
        return
    # whether somebody lives is a question of its own, in which alive and dead stand against each other
    held = [(act, [*dated, *dead]) for act in _acts(own, around)]
    held += [(act, dated) for act in _alive(own, around, dead)]
    for act, deaths in held:
        for death in deaths:
            if later(act.days, death.days) and (pair := two_voices(act.claims, death.claims)):
                echo = (
                    act.disputed
                    or any(not later(it, death.days) for it in act.rivals)
                    or any(_stands_against(it, death) and not later(act.days, it.days) for it in [*dated, *dead])
                )
                what = f"the {death.label}" if death.sure else death.label
                words = f"{capital(act.label)} ({pair[0].voice}), comes after {what} ({pair[1].voice})."
                yield _finding(act, death, pair, words, days_between(death.days, act.days), echo=echo)


def attack_before_founding(own: Facts, around: Around) -> Iterator[Finding]:
    """A group's attack, claimed by it or laid at its door, before it was founded."""
    founded = _grouped((f"founding dated {said.label}", said.span, said) for said in own.of("founded"))
    if not founded:
        return
    claimed = {said.key or "": said.label for said in own.of("claimed_attack")}
    attacks = {**around.blamed.get(own.slug, {}), **claimed}
    for raid, name in sorted(attacks.items()):
        for held in _days_of(raid, name, around):
            for start in founded:
                if later(start.days, held.days) and (pair := two_voices(held.claims, start.claims)):
                    told = f"{capital(held.label)} ({pair[0].voice}), comes before the"
                    words = f"{told} {start.label} ({pair[1].voice})."
                    echo = any(not later(start.days, it) for it in held.rivals) or any(
                        _rivals(it.days, start.days) and not later(it.days, held.days) for it in founded
                    )
                    yield _finding(held, start, pair, words, days_between(held.days, start.days), echo=echo)


def _finding(left: _Dated, right: _Dated, pair: tuple[Said, Said], words: str, gap: int, *, echo: bool) -> Finding:
    return Finding(
        left.label,
        pair[0],
        right.label,
        pair[1],
        words,
        (*left.claims, *left.ties),
        (*right.claims, *right.ties),
        gap=gap,
        echo=echo,
    )


def _acts(own: Facts, around: Around) -> list[_Dated]:
    """What somebody is said to have done and been, with its days."""
    told: list[tuple[str, Span | None, Said]] = []
    at_raids: list[_Dated] = []
    for prop_id, scope in sorted(own.claims):
        if prop_id not in (*ACTS, *ACTS_AT, *ACT_DATES):
            continue
        label = around.properties[prop_id].label
        for said in own.of(prop_id, scope):
            when = said.span if prop_id in ACT_DATES else _when(said)
            if when is not None:
                words = "" if prop_id in ACT_DATES else f", {day(when)}"
                told.append((f"{label}: {said.label}{words}", when, said))
            elif prop_id in ACTS_AT:
                at_raids += [
                    _Dated(f"{label}: {held.label}", held.days, held.claims, (said,), rivals=held.rivals)
                    for held in _days_of(said.key, said.label, around)
                ]
    for named in around.named.get(own.slug, ()):
        when = _when(named.said)
        label = around.properties[named.prop].label
        by = label.endswith(" by")
        what = f"{named.entity}, {label} {named.said.label}" if by else f"{label} of {named.entity}"
        told.append((f"{what}, {day(when)}", when, named.said))
    return _farthest([*_grouped(told), *at_raids])


def _alive(own: Facts, around: Around, dead: list[_Dated]) -> list[_Dated]:
    """Who says alive, and when."""
    prop = around.properties["life_status"]
    told: list[tuple[str, Span | None, Said]] = []
    for said in own.of("life_status"):
        if direction(prop, said.key) == "backward" and said.valid is None:
            when = said.as_of or said.told
            told.append((f"{said.label} on {day(when)}", when, said))
    return [
        _Dated(it.label, it.days, it.claims, disputed=any(later(it.days, other.days) for other in dead))
        for it in _grouped(told)
    ]


def _deaths(own: Facts) -> list[_Dated]:
    return _grouped((f"death dated {said.label}", said.span, said) for said in own.of("date_of_death"))


def _dead(own: Facts, around: Around) -> list[_Dated]:
    """Who says dead, and by when: from the day it holds, else the day it speaks of or was told."""
    prop = around.properties["life_status"]
    told: list[tuple[str, Span | None, Said]] = []
    for said in own.of("life_status"):
        if direction(prop, said.key) == "forward":
            since = said.valid.lo if said.valid is not None else None
            by = Span(since, since) if since is not None else said.as_of or said.told
            told.append((f"{said.label} by {day(by)}", by, said))
    return [_Dated(it.label, it.days, it.claims, sure=False) for it in _grouped(told)]


def _days_of(raid: str | None, name: str, around: Around) -> list[_Dated]:
    """The days given for a raid, each with those that stand against it."""
    found = _grouped((f"{name}, dated {said.label}", said.span, said) for said in around.days_of(raid))
    return [
        _Dated(it.label, it.days, it.claims, rivals=tuple(o.days for o in found if o.days and _rivals(it.days, o.days)))
        for it in found
    ]


def _grouped(told: Iterable[tuple[str, Span | None, Said]]) -> list[_Dated]:
    """Claims by label and day, without those that name no day."""
    groups: dict[tuple[str, Span], list[Said]] = {}
    for label, days, said in told:
        if days is not None:
            groups.setdefault((label, days), []).append(said)
    return _farthest([_Dated(label, days, tuple(claims)) for (label, days), claims in groups.items()])


def _farthest(dated: list[_Dated]) -> list[_Dated]:
    """Those that lie farthest apart, where there are too many to hold all against all."""
    if len(dated) <= 2 * MOST:
        return dated
    ordered = sorted(dated, key=lambda it: (it.days.lo or it.days.hi or 0) if it.days else 0)
    return ordered[:MOST] + ordered[-MOST:]


def _when(said: Said) -> Span | None:
    """When something was so for sure: to the end of a time it lasted, else on the days it speaks of."""
    if said.valid is None or said.valid.hi is None:
        return said.valid or said.as_of
    end = said.valid.hi
    return Span(max(_first_of(end), said.valid.lo or 0), end)


def _first_of(end: int) -> int:
    """The first day of the year or month that ends on a day: what lasted to 2019 need not have lasted to December."""
    if not 0 < end < date.max.toordinal():
        return end
    last, after = date.fromordinal(end), date.fromordinal(end + 1)
    if after.year != last.year:
        return last.replace(month=1, day=1).toordinal()
    return last.replace(day=1).toordinal() if after.month != last.month else end


def _by_key(claims: Iterable[Said]) -> dict[str, list[Said]]:
    out: dict[str, list[Said]] = {}
    for said in claims:
        if said.key is not None:
            out.setdefault(said.key, []).append(said)
    return out


def _rivals(days: Span | None, other: Span | None) -> bool:
    """Whether two days given for one thing stand against each other."""
    return days is not None and other is not None and relate(days, other) == "disjoint"


def _stands_against(other: _Dated, death: _Dated) -> bool:
    """Whether another word on the death stands against one: two dates, or a date after dead already."""
    return other.sure and (_rivals(other.days, death.days) if death.sure else later(other.days, death.days))


def _apart(raid: str, other: str, around: Around) -> bool:
    """Whether one man cannot have died in both: neither raid is part of the other."""
    return raid not in upward(other, around.parents) and other not in upward(raid, around.parents)


def _leaves_room(days: list[_Dated], death: _Dated) -> bool:
    return not days or any(not later(held.days, death.days) for held in days)
