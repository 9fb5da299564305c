"""Parts, wholes and sums: what is found of counts, and the laws that no false alarm breaks."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.properties.built_in import PROPERTIES
from store.properties.property import PEOPLE, Cardinality, Property, Scope
from store.values.basis.sets import Span
from store.verdicts.checks.counts import SUMS, part_over_whole, sum_over_whole
from store.verdicts.checks.deaths import act_after_death, death_and_raid, died_twice
from store.verdicts.checks.facts import Around, Facts, Finding
from store.verdicts.checks.names import full_name
from store.verdicts.rules.said import Said
from tests.store.saying import says


def counted(prop: str, label: str) -> Property:
    scopes = (
        (*PEOPLE, Scope("passengers", "passengers", "all"), Scope("crew", "crew", "all")) if prop != "survivors" else ()
    )
    holds: Cardinality = "one_at_a_time" if prop == "missing" else "one_ever"
    running = prop == "survivors"
    return Property(prop, label, ("raid",), "quantity", holds, "losses", scopes=scopes, running=running, unit="people")


#: As the words of a case would have them.
OWN = {
    "aboard": counted("aboard", "aboard"),
    "survivors": counted("survivors", "survivors"),
    "missing": counted("missing", "missing"),
}
PLACES = {"old-town": "town", "town": "land", "land": None, "other-town": "land", "raid": "operation"}


def around(*facts: Facts) -> Around:
    return Around({**PROPERTIES, **OWN}, {it.slug: it for it in facts}, {}, PLACES, places={"town": "Town"})


def raid(*claims: tuple[str, str, Said], slug: str = "raid") -> Facts:
    facts = Facts(slug, slug)
    for prop, scope, said in claims:
        facts.claims.setdefault((prop, scope), []).append(said)
    return facts


def killed(value: str, by: str = "A", scope: str = "all", **given: object) -> tuple[str, str, Said]:
    how = str(given.pop("counted", ""))
    return "killed", scope, dataclasses.replace(says("killed", value, by, **given), counted=how)  # type: ignore[arg-type]


def own(prop: str, value: str, by: str = "A", scope: str = "", **given: object) -> tuple[str, str, Said]:
    return prop, scope or OWN[prop].default_scope, says("killed", value, by, **given)  # type: ignore[arg-type]


def above(*claims: tuple[str, str, Said]) -> list[str]:
    facts = raid(*claims)
    found = [one for prop in ("killed", *OWN) for one in part_over_whole(facts, prop, around(facts))]
    for rule in SUMS:
        found += sum_over_whole(facts, rule, around(facts))
    return [one.reason for one in found]


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        # a place and what it lies in
        (
            [killed("40", scope="all@town"), killed("30", "B", scope="all@land")],
            ["All killed in Town: 40, but all killed in land: 30; no part is above its whole."],
        ),
        (
            [killed("40", scope="children@old-town"), killed("30", "B", scope="civilians@land")],
            ["Children killed in old-town: 40, but civilians killed in land: 30; no part is above its whole."],
        ),
        ([killed("40", scope="all@town"), killed("30", "B", scope="all@other-town")], []),
        ([killed("30", scope="all@town"), killed("40", "B", scope="all@land")], []),
        # who corrected the part stands against nobody's whole
        (
            [
                killed("12", scope="civilians", told="2019-10-01"),
                killed("10", told="2019-10-02"),
                killed("10", "B", told="2019-10-02"),
            ],
            [],
        ),
        (
            [
                killed("12", scope="civilians", told="2019-10-01"),
                killed("17", scope="militants", told="2019-10-01"),
                killed("22", told="2019-10-02"),
                killed("22", "B", told="2019-10-02"),
            ],
            [],
        ),
        # not said where: it may be of anywhere
        ([killed("40", scope="all@town"), killed("30", "B")], []),
        (
            [
                killed("30", scope="civilians@town"),
                killed("20", "B", scope="militants@town"),
                killed("40", "C", scope="all@town"),
            ],
            [
                "Civilians killed in Town: 30 and militants killed in Town: 20, but all killed in Town: 40; "
                "together they are above it."
            ],
        ),
        # all on board are dead, alive or not found
        (
            [killed("60"), own("survivors", "50", "B"), own("missing", "15"), own("aboard", "120", told="2019-01-01")],
            ["All killed: 60, survivors: 50 and all missing: 15, but all aboard: 120; together they are above it."],
        ),
        (
            [killed("75"), own("survivors", "50", "B"), own("aboard", "up to 120")],
            ["All killed: 75 and survivors: 50, but all aboard: up to 120; together they are above it."],
        ),
        ([killed("60"), own("survivors", "about 60", "B"), own("aboard", "120")], []),
        # how many were on board is one number, whenever it was told
        (
            [
                own("aboard", "100", scope="passengers", told="2019-10-05"),
                own("aboard", "30", "B", scope="crew"),
                own("aboard", "120", "C", told="2019-10-01"),
            ],
            ["Passengers aboard: 100 and crew aboard: 30, but all aboard: 120; together they are above it."],
        ),
        (
            [own("aboard", "130", scope="passengers", told="2019-10-05"), own("aboard", "120", "C", told="2019-10-01")],
            ["Passengers aboard: 130, but all aboard: 120; no part is above its whole."],
        ),
        # the missing come and go: of one day only
        ([own("missing", "30", scope="children", told="2019-10-05"), own("missing", "12", "B")], []),
        (
            [own("missing", "30", scope="children"), own("missing", "12", "B")],
            ["Children missing: 30, but all missing: 12; no part is above its whole."],
        ),
        # who is missing on one day is found dead on another
        ([killed("100"), own("missing", "60", told="2019-10-07"), own("aboard", "120")], []),
        # the voice that counted them corrects how many were on board
        (
            [
                killed("75", told="2019-10-07"),
                own("survivors", "50", told="2019-10-07"),
                own("aboard", "110", told="2019-10-09"),
            ],
            [],
        ),
        # of the dead some have a name, never more than there are; nor is a list of names the whole
        ([killed("40", counted="confirmed", scope="children"), killed("30", "B")], None),
        ([killed("40", scope="children"), killed("30", "B", counted="confirmed")], []),
        ([killed("40", scope="children", counted="estimated"), killed("30", "B")], []),
    ],
)
def test_parts_wholes_and_sums(claims: list[tuple[str, str, Said]], found: list[str] | None) -> None:
    told = above(*claims)
    assert told if found is None else told == found


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        # of one day, by different hands, where nothing orders them
        ({"told": "2019-10-09"}, {"told": "2019-10-09"}, True),
        ({"told": "2019-10-09", "told_at": 700}, {"told": "2019-10-09", "told_at": 600}, False),
        ({"told": "2019-10-09", "told_at": 600}, {"told": "2019-10-09", "told_at": 700}, True),
        # the whole may be of the day before, or was told before
        ({"told": "2019-10-09"}, {"told": "2019-10-08/2019-10-09"}, False),
        ({"told": "2019-10-08/2019-10-09"}, {"told": "2019-10-09"}, True),
        ({"told": "2019-10-09", "as_of": "2019-10-01"}, {"told": "2019-10-08", "as_of": "2019-10-01"}, False),
        ({"told": None}, {"told": "2019-10-09"}, False),
        ({"told": "2019-10-09"}, {"told": None}, False),
        # by one voice: later it corrects the part, on one day the count may have moved between two reports
        ({"told": "2019-10-08", "by": "B"}, {"told": "2019-10-09"}, False),
        ({"told": "2019-10-08", "origin": "B"}, {"told": "2019-10-09"}, False),
        ({"told": "2019-10-09", "by": "B"}, {"told": "2019-10-09"}, False),
        ({"told": "2019-10-09", "by": "B", "source": 7}, {"told": "2019-10-09", "source": 7}, True),
        ({"told": None, "by": "B", "source": 7}, {"told": None, "source": 7}, False),
        ({"told": "2019-10", "by": "B", "source": 7}, {"told": "2019-10", "source": 7}, True),
    ],
)
def test_only_a_whole_of_the_time_of_the_part_or_later_is_below_it(
    part: dict[str, object], whole: dict[str, object], found: bool
) -> None:
    a = killed("40", str(part.pop("by", "A")), "children", on="", **timed(part))
    b = killed("30", "B", on="", **timed(whole))
    a, b = (at_minute(one, given) for one, given in ((a, part), (b, whole)))
    assert bool(above(a, b)) is found


def timed(given: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in given.items() if name != "told_at" and value is not None} | (
        {"told": ""} if given.get("told", "") is None else {}
    )


def at_minute(one: tuple[str, str, Said], given: dict[str, object]) -> tuple[str, str, Said]:
    return *one[:2], dataclasses.replace(one[2], told_at=given.get("told_at"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("11,300", "11,000", False),
        ("12,000", "11,000", False),
        ("13,000", "11,000", True),
        ("34", "30", True),
        ("120", "100", True),
        ("10,100", "10000", False),
        ("about 31", "30", False),
        ("at least 40", "30", True),
        ("up to 40", "30", False),
        ("40", "at least 30", False),
    ],
)
def test_figures_that_can_fit_are_no_finding(part: str, whole: str, found: bool) -> None:
    assert bool(above(killed(part, scope="children"), killed(whole, "B"))) is found


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Umar N.", True),
        ("Umar Khalid Khorasani", True),
        ("Sheikh Umar Khalid", True),
        ("Umar", False),
        ("al-Khorasani", False),
        ("Abu Yahya", False),
        ("Abu Yahya al-Libi", False),
        ("Umm Omar", False),
        ("Mullah Umar", False),
        ("Emir sahab", False),
        ("", False),
        ("\x1b[31m", False),
    ],
)
def test_a_full_name_says_who_is_meant(name: str, full: bool) -> None:
    assert full_name(name) is full


# ---------------------------------------------------------------- laws

DAYS = st.integers(0, 4).flatmap(lambda lo: st.integers(0, 2).map(lambda more: Span(lo, lo + more)))
TIMES = st.none() | DAYS
COUNTS = st.integers(0, 40).flatmap(lambda lo: st.sampled_from([Span(lo, lo), Span(lo, lo + 5), Span(lo, None)]))
SCOPES = st.sampled_from(["all", "civilians", "children", "militants", "all@town", "all@land"])


@st.composite
def claims(draw: st.DrawFn, times: st.SearchStrategy[Span | None] = TIMES) -> list[tuple[str, Said]]:
    found = []
    for number in range(draw(st.integers(2, 5))):
        span, by = draw(COUNTS), draw(st.sampled_from("ABC"))
        said = Said(
            number,
            f"{span.lo}..{span.hi}",
            f"{span.lo} to {span.hi}",
            span,
            "asserts",
            "certain",
            by,
            by,
            by,
            number,  # each in a report of its own
            told=draw(times),
            as_of=draw(st.none() | DAYS),
        )
        found.append((draw(SCOPES), said))
    return found


def pairs(found: list[tuple[str, Said]]) -> set[tuple[int, int]]:
    facts = raid(*(("killed", scope, said) for scope, said in found))
    return {(one.left.id, one.right.id) for one in part_over_whole(facts, "killed", around(facts))}


def wider(span: Span | None, before: int, after: int) -> Span | None:
    if span is None or span.lo is None:
        return span
    return Span(span.lo - before, None if span.hi is None else span.hi + after)


WIDER = st.tuples(st.integers(0, 3), st.integers(0, 3))


@given(claims(), st.data())
def test_a_wider_time_or_value_never_makes_a_finding(found: list[tuple[str, Said]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    which = data.draw(st.sampled_from(["told", "as_of", "span"]))
    scope, said = found[at]
    span = None if data.draw(st.booleans()) and which == "told" else wider(getattr(said, which), *data.draw(WIDER))
    changed = [*found]
    changed[at] = (scope, dataclasses.replace(said, **{which: span}))
    assert bool(pairs(changed)) <= bool(pairs(found))


@given(claims(), st.randoms())
def test_the_order_of_claims_changes_nothing(found: list[tuple[str, Said]], chance: object) -> None:
    mixed = [*found]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert bool(pairs(mixed)) == bool(pairs(found))


@given(claims())
def test_nothing_is_found_where_the_parts_fit(found: list[tuple[str, Said]]) -> None:
    """A count of what is really there, as low as it is said to be at least: all findings are gone."""
    low = [
        (scope, dataclasses.replace(said, span=Span(0, said.span.hi if said.span else None))) for scope, said in found
    ]
    assert not pairs(low)


def dated(prop: str, key: str, span: Span | None, number: int, by: str, told: Span | None) -> Said:
    label = f"{prop} {key} {span}"
    return Said(number, key, label, span, "asserts", "certain", by, by, by, number, told=told, as_of=told)


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[str, Said]]:
    found: list[tuple[str, Said]] = []
    for number in range(draw(st.integers(2, 5))):
        by = draw(st.sampled_from("ABC"))
        prop = draw(st.sampled_from(["date_of_death", "life_status", "met"]))
        when = Span(*sorted((700_000 + draw(st.integers(0, 9)), 700_000 + draw(st.integers(0, 9)))))
        if prop == "date_of_death":
            found.append((prop, dated(prop, "x", when, number, by, None)))
        else:
            found.append((prop, dated(prop, draw(st.sampled_from(["dead", "alive"])), None, number, by, when)))
    return found


def deaths(found: list[tuple[str, Said]]) -> list[Finding]:
    facts = Facts("man", "Man")
    for prop, said in found:
        facts.claims.setdefault((prop, ""), []).append(said)
    known = around(facts)
    return [one for check in (died_twice, death_and_raid, act_after_death) for one in check(facts, known)]


@given(lives(), st.data())
def test_a_wider_day_never_makes_a_finding_of_a_death(found: list[tuple[str, Said]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    prop, said = found[at]
    which = "span" if prop == "date_of_death" else "as_of"
    more = wider(getattr(said, which), *data.draw(WIDER))
    changed = [*found]
    changed[at] = (prop, dataclasses.replace(said, **{which: more}))
    assert bool(deaths(changed)) <= bool(deaths(found))
