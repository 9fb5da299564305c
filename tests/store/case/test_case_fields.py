"""Places in several, successors, times of day, counts of a place and how they were made: written, checked, shown."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.db.engine import reading
from store.derive.world import World, read_claims, read_world
from store.edits.edit import edit
from store.labels.questions import question_label
from store.library import Library
from store.model.edits import BadEdit, Change, NotGround
from store.properties.scopes import named, names, split_place, with_place
from store.properties.vocabulary import BUILT_IN
from store.sync.load import load_case
from store.values.dates.clock import read_clock
from store.verdicts.rules.minutes import counted_minutes, told_minutes
from store.verdicts.rules.said import Said
from tests.cases import CaseFolder
from tests.store.stores import derived, query, rebuilt, sound

ALL = "entities/all.yaml"
BORDER = """\
- id: southland
  kind: place
  name: Southland
- id: border-region
  kind: place
  name: the border region
  within: [northland, southland]
- id: old-kingdom
  kind: place
  name: the Old Kingdom
- id: union
  kind: place
  name: the Union
  follows: [old-kingdom]
- id: republic
  kind: place
  name: the Republic
  follows: [union]
"""


def problems(case: CaseFolder) -> list[str]:
    return [str(problem) for problem in check_case(case.folder).problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[northland, southland]", "[northland, sothland]", "the place 'sothland' is not defined in entities/"),
        ("[northland, southland]", "[northland, ministry]", "'ministry' is no place: name a place"),
        ("[northland, southland]", "[northland, northland]", "the place 'northland' stands twice: keep one"),
        (
            "[northland, southland]",
            "[northland, border-region]",
            "'border-region' lies within itself: break the circle",
        ),
        ("follows: [union]", "follows: [onion]", "entity 'onion' is not defined in entities/"),
        ("follows: [union]", "follows: [river-front]", "'river-front' is a group: a place comes after a place"),
        ("follows: [union]", "follows: [republic]", "'republic' follows itself, at once or by way of others"),
        ("name: the Old Kingdom", "name: the Old Kingdom\n  follows: [republic]", "'old-kingdom' follows itself"),
    ],
)
def test_what_is_wrong_with_places_and_successors_is_said(small: CaseFolder, old: str, new: str, message: str) -> None:
    small.add(ALL, BORDER)
    assert problems(small) == []
    small.edit(ALL, old, new)
    assert any(message in problem for problem in problems(small))


def test_who_comes_after_none_is_told_so(small: CaseFolder) -> None:
    small.edit(ALL, "  name: The Herald", "  name: The Herald\n  follows: [courier-news]")
    assert "a voice does not come after another as states and groups do: remove follows" in problems(small)[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("at least 12\n", "at least 12\n    where: norhtland\n", "the place 'norhtland' is not defined in entities/"),
        ("at least 12\n", "at least 12\n    where: ministry\n", "'ministry' is a voice: name the place it is of"),
        ("at least 12\n", "at least 12\n    counted: guessed\n", "counted: 'guessed' is not one of"),
        ("value: 2021-05-03", "counted: estimated\n    value: 2021-05-03", "date_of_death is no count: remove counted"),
        ("value: 2021-05-03", "where: northland\n    value: 2021-05-03", "date_of_death is no count and has no parts"),
        ("said: 2021-05-03", "said: 2021-05-03T25:00", 'said: "2021-05-03T25:00" names no time of day'),
        ("said: 2021-05-03", "said: 2021-05T12:00", "said: a time of day is of one day, and '2021-05' is more"),
        ("published: 2021-05-04", "published: 2021-05-04T9", "published: "),
        ("published: 2021-05-04", "published: 2021-05-04T24:00", 'published: "2021-05-04T24:00" names no time of day'),
        ("language: en", "language: en\nzone: CET", "zone: 'CET' is no time zone: write +03:00, or Z for UTC"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_times_and_counts_is_said(small: CaseFolder, old: str, new: str, message: str) -> None:
    head = old.startswith(("published", "language"))
    small.edit("sources/courier.txt" if head else "claims/courier.yaml", old, new)
    (problem,) = problems(small)
    assert message in problem


def loaded(case: CaseFolder) -> Path:
    store = case.folder.parent / "store.db"
    load_case(case.folder, store)
    assert derived(store) == rebuilt(store)
    sound(store)
    return store


def said(store: Path) -> tuple[World, dict[str, Said]]:
    """The claims as the rules see them."""
    with reading(store) as plain:
        world = read_world(plain)
        slugs = dict(plain.execute("SELECT id, slug FROM claim").fetchall())
        return world, {slugs[it.id]: it for _, found in read_claims(plain, world) for it in found}


def test_the_rules_are_given_places_in_several_and_who_came_before(small: CaseFolder) -> None:
    small.add(ALL, BORDER)
    world, _ = said(loaded(small))
    assert world.parents["border-region"] == ("northland", "southland")
    assert world.parents["east-province"] == ("northland",) and world.parents["northland"] == ()
    assert world.follows == {("union", "old-kingdom"), ("republic", "union"), ("republic", "old-kingdom")}


def test_a_border_region_contradicts_neither_of_its_sides_nor_what_lies_in_them(small: CaseFolder) -> None:
    small.add(ALL, BORDER)
    small.edit("claims/herald.yaml", "value: west-province", "value: border-region")
    store = loaded(small)
    assert query(store, "SELECT v.kind FROM verdict v JOIN question q ON q.id = v.question_id "
                        "WHERE q.property = 'place_of_death'") == [("compatible",)]  # fmt: skip
    small.edit("claims/herald.yaml", "value: border-region", "value: west-province")
    small.edit("claims/herald.yaml", "certainty: probable", "certainty: certain")
    load_case(small.folder, store)
    assert query(store, "SELECT v.kind FROM verdict v JOIN question q ON q.id = v.question_id "
                        "WHERE q.property = 'place_of_death'") == [("contradicts",)]  # fmt: skip
    # the same two places, one of which lies across them now
    small.edit(ALL, "name: West Province\n  within: northland", "name: West Province\n  within: [northland, southland]")
    load_case(small.folder, store)
    assert query(store, "SELECT v.kind FROM verdict v JOIN question q ON q.id = v.question_id "
                        "WHERE q.property = 'place_of_death'") == [("compatible",)]  # fmt: skip
    assert derived(store) == rebuilt(store)


NOON = "2021-05-06T12:00"
MINUTE = 737916 * 1440 + 12 * 60  # of that day


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("published", "zone", "told", "at", "clock"),
    [
        ("2021-05-06", "", None, None, None),
        (NOON, "", None, None, MINUTE),
        (f"{NOON}Z", "", None, MINUTE, None),
        (f"{NOON}+03:00", "", None, MINUTE - 180, None),
        (NOON, "+03:00", None, MINUTE - 180, None),
        (f"{NOON}Z", "+03:00", None, MINUTE, None),
        (f"{NOON}Z", "", "2021-05-06", None, None),
        (f"{NOON}Z", "", "2021-05-06T11:00", None, MINUTE - 60),
        ("2021-05-06", "-01:00", "2021-05-06T11:00", MINUTE, None),
        ("2021-05-06T00:10+14:00", "", None, MINUTE - 12 * 60 + 10 - 14 * 60, None),
    ],
)
def test_a_time_of_day_is_told_as_said_else_as_its_source_has_it(
    small: CaseFolder, published: str, zone: str, told: str | None, at: int | None, clock: int | None
) -> None:
    small.edit("sources/herald.txt", "2021-05-06", published + (f"\nzone: {zone}" if zone else ""))
    if told is not None:
        small.edit("claims/herald.yaml", '"7"}', f'"7"}}\n    said: {told}')
    store = loaded(small)
    _, found = said(store)
    claim = found["h-2"]
    assert (claim.told_at, claim.told_clock) == (at, clock)
    assert claim.told is not None and (claim.told.lo, claim.told.hi) == (737916, 737916)  # it never moves the day
    ((days,),) = {tuple(query(store, "SELECT published_lo, published_hi FROM source WHERE slug = 'herald'"))}
    assert days == (737916, 737916)


def test_a_zone_that_changed_is_told_at_once(small: CaseFolder) -> None:
    small.edit("sources/herald.txt", "2021-05-06", NOON)
    store = loaded(small)
    small.edit("sources/herald.txt", NOON, f"{NOON}\nzone: Z")
    load_case(small.folder, store)
    assert said(store)[1]["h-2"].told_at == MINUTE


def test_what_hangs_on_a_zone_is_worked_out_again_when_it_changes(small: CaseFolder) -> None:
    """Two counts of one day, of which the zone of one source says which came first."""
    small.edit("claims/courier.yaml", "at least 12\n", "at least 12\n    said: 2021-05-06T08:00Z\n")
    small.edit("sources/herald.txt", "2021-05-06", "2021-05-06T09:00")
    store = loaded(small)
    with closing(Library(store)) as library:
        for zone in ("Z", "+03:00", "-05:00"):
            before = library.record("source", "herald")
            assert before is not None
            library.edit([Change("source", "herald", before, before | {"zone": zone})], who="a", what="zone")
            assert derived(store) == rebuilt(store)
    small.edit("sources/herald.txt", "2021-05-06T09:00", "2021-05-06T09:00\nzone: +01:00")
    load_case(small.folder, store)
    assert derived(store) == rebuilt(store)


def test_times_are_one_behind_the_other_on_one_clock_only() -> None:
    one = {"id": 1, "key": "1", "label": "1", "span": None, "stance": "asserts", "certainty": "certain"}
    by = {"speaker": "a", "voice": "A", "origin": "a"}

    def at(source: int, **times: object) -> Said:
        return Said(**one, **by, source=source, **times)  # type: ignore[arg-type]

    assert told_minutes(at(1, told_at=5), at(2, told_at=9)) == (5, 9)
    assert told_minutes(at(1, told_clock=5), at(1, told_clock=9)) == (5, 9)
    assert told_minutes(at(1, told_clock=5), at(2, told_clock=9)) is None
    assert told_minutes(at(1, told_at=5), at(1, told_clock=9)) is None
    assert counted_minutes(at(1, told_at=5), at(2, told_at=9)) == (5, 9)
    assert counted_minutes(at(1, told_at=5, as_of=object()), at(2, told_at=9)) is None
    assert counted_minutes(at(1, as_of=object(), as_of_at=1), at(2, told_at=9)) == (1, 9)


def test_a_copy_is_told_when_its_original_was_to_the_minute(small: CaseFolder) -> None:
    small.edit("sources/courier.txt", "2021-05-04", "2021-05-04T08:00Z")
    small.edit("sources/herald.txt", "2021-05-06", f"{NOON}Z\nsyndicated_from: courier")
    _, found = said(loaded(small))
    assert found["h-4"].told_at == found["c-3"].told_at == (737916 - 2) * 1440 + 8 * 60


def test_a_count_of_a_place_is_a_question_of_its_own_and_says_how_it_was_made(small: CaseFolder) -> None:
    small.edit("claims/courier.yaml", "at least 12\n", "at least 12\n    where: northland\n    counted: registered\n")
    store = loaded(small)
    assert query(store, "SELECT scope FROM question WHERE property = 'killed' ORDER BY 1") == [
        ("all",),
        ("all@northland",),
    ]
    assert said(store)[1]["c-3"].counted == "registered"
    with closing(Library(store)) as library:
        (row,) = [it for it in library.claim_rows() if it.id == "c-3"]
        assert (row.scope, row.where, row.where_name, row.counted) == ("all", "northland", "Northland", "registered")
        assert row.question == "post-raid/killed/all@northland"
        page = library.entity("post-raid")
        assert page is not None
        assert {it.scope_label for it in page.questions if it.ref.property == "killed"} == {"", "in Northland"}
        claim = next(
            it for _, it in enumerate(library.source("courier", "digest").lit) for it in it.claims if it.slug == "c-3"
        )  # type: ignore[union-attr]
        assert claim.question == "killed (in Northland)" and claim.counted == "registered"
        # it stands on the place, and on a place alone
        for change in ({"where": "nowhere"}, {"where": "ministry"}):
            before = library.record("claim", "c-3")
            assert before is not None
            with pytest.raises(BadEdit):
                library.edit([Change("claim", "c-3", before, before | change)], who="a", what="x")


def test_a_place_that_counts_or_places_stand_on_is_not_removed(small: CaseFolder) -> None:
    small.add(ALL, BORDER)
    small.edit("claims/courier.yaml", "at least 12\n", "at least 12\n    where: republic\n")
    store = loaded(small)
    with closing(Library(store)) as library:
        for slug, on_it in (("southland", "border-region"), ("union", "republic"), ("republic", "c-3")):
            before = library.record("entity", slug)
            assert before is not None
            with pytest.raises(NotGround) as refusal:
                edit(store, [Change("entity", slug, before, None)], who="a", what="x", verb="remove")
            assert on_it in [ref for _, ref in refusal.value.on_it]


def test_scopes_of_places_are_told_in_words() -> None:
    assert question_label(BUILT_IN, "killed", "civilians@kabul", named(None, "Kabul")) == "killed (civilians, in Kabul)"
    assert question_label(BUILT_IN, "killed", "all@kabul") == "killed (in kabul)"
    assert question_label(BUILT_IN, "strength", "@kabul", named(None, "Kabul")) == "strength (in Kabul)"
    assert question_label(BUILT_IN, "met_at", "ttp", "TTP") == "meeting place (TTP)"
    assert question_label(BUILT_IN, "post", "chief@x") == question_label(BUILT_IN, "post", "chief@x")
    assert split_place(with_place("civilians", "kabul")) == ("civilians", "kabul")
    assert split_place(with_place("", "kabul")) == ("", "kabul") and split_place("a") == ("a", "")
    assert names(named("A", None)) == ("A", "") and names(None) == ("", "")


def test_what_a_file_says_of_the_new_keys_is_kept_in_its_shortest_form(small: CaseFolder) -> None:
    small.add(ALL, BORDER.replace("follows: [union]", "within: [northland]"))
    small.edit("sources/herald.txt", "2021-05-06", f"{NOON}+03:00\nzone: +03:00")
    store = loaded(small)
    with closing(Library(store)) as library:
        assert (library.record("entity", "republic") or {})["within"] == "northland"
        assert (library.record("entity", "border-region") or {})["within"] == ["northland", "southland"]
        source = library.record("source", "herald") or {}
        assert (source["published"], source["zone"]) == (f"{NOON}+03:00", "+03:00")
    assert read_clock(f"{NOON}+03:00") == ("2021-05-06", 720, 180)
