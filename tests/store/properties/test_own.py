"""A case brings its own words: properties, scopes, what its kinds are called."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.checks.check import check_case
from store.edits.edit import edit
from store.edits.merge import merge
from store.edits.undo import undo
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import BadEdit, Change, Data
from store.properties.own import vocabulary_of_data, vocabulary_of_record
from store.properties.vocabulary import BUILT_IN
from store.sync.load import load_case
from store.sync.save import save_case
from tests.conftest import ROOT
from tests.store.stores import derived, query, rebuilt, sound

QUARRY = ROOT / "tests" / "cases" / "quarry"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(QUARRY, tmp_path / "case"))


@pytest.fixture
def store(tmp_path: Path, case: Path) -> Path:
    load_case(case, tmp_path / "quarry.db")
    return tmp_path / "quarry.db"


def head_of(store: Path) -> Data:
    return json.loads(query(store, "SELECT data FROM record WHERE kind = 'case'")[0][0])


def change_head(store: Path, **keys: object) -> None:
    before = head_of(store)
    after = {key: it for key, it in (before | keys).items() if it is not None}
    edit(store, [Change("case", "", before, after)], who="ana", what="other words")


def defined(store: Path, prop_id: str, **keys: object) -> list[Data]:
    """The case's properties with some keys of one otherwise."""
    listed = head_of(store)["properties"]
    return [
        {key: told for key, told in (it | keys).items() if told is not None} if it["id"] == prop_id else it
        for it in listed
    ]


def without(store: Path, prop_id: str) -> list[Data]:
    return [it for it in head_of(store)["properties"] if it["id"] != prop_id]


def test_what_a_case_brings_is_asked_compared_and_called_so(store: Path) -> None:
    with closing(Library(store, read_only=True)) as library:
        words = library.vocabulary()
        rain = library.compare(QuestionRef("slide", "rainfall"))
        level = library.compare(QuestionRef("slide", "warning_level"))
        whole = library.compare(QuestionRef("vote", "check.part_over_whole", "yes_votes"))
        place, overview = library.entity("quarry"), library.overview()
        listed = [row.label for row in library.worklist()]
        told = next(iter(library.claim_rows(entities=["quarry"])))
        timeline = [event.question for event in library.timeline("slide")]
    assert words.own == {"rainfall", "warning_level", "yes_votes", "buried_lorries", "owned_by"}
    assert (words.many("raid"), words.one("raid"), words.many("voice")) == ("Events", "event", "voices")
    assert overview.called["leader"] == ("person", "People")
    assert rain is not None and rain.question.state == "contradicted"
    assert (rain.question.label, rain.question.topic, rain.lowest, rain.highest) == (
        "rainfall", "the slide", "120", "180",
    )  # fmt: skip
    assert level is not None and {it.label for it in level.answers} == {"green", "orange", "red"}
    assert whole is not None and "5000" in whole.question.reason
    assert place is not None and (place.kind_word, place.questions[0].label) == ("place", "owned by")
    assert {"votes for closing", "killed", "warning level"} <= set(listed)
    assert told.property == "owned_by"
    assert timeline.count("warning level") == 3


def test_its_properties_stand_behind_those_of_their_topic(store: Path) -> None:
    with closing(Library(store, read_only=True)) as library:
        words = library.vocabulary()
    order = list(words.properties)
    assert order.index("winner") < order.index("yes_votes") < order.index("population")
    assert order[-1] == "owned_by"
    assert [words.place(it) for it in order] == list(range(len(order)))
    assert words.place("check.died_twice") == len(order)


def test_more_parts_of_the_people_counted_are_parts_wherever_people_are(store: Path) -> None:
    with closing(Library(store, read_only=True)) as library:
        words = library.vocabulary()
        miners = library.compare(QuestionRef("slide", "killed", "miners"))
    assert miners is not None and miners.question.scope_label == "miners"
    for prop in ("killed", "wounded", "aboard", "missing"):
        known = words.properties[prop].scope("miners")
        assert known is not None and known.within == "civilians"
    wounded = words.properties["wounded"]
    assert wounded.scope("critical") is not None and wounded.scopes[0].id == "all"
    assert BUILT_IN.properties["killed"].scope("miners") is None


RIVER = "  - {id: depth, label: depth, kinds: [raid], type: quantity, holds: one_ever"
WRONG = [
    (f"{RIVER}, unt: x}}", "unknown key 'unt' (did you mean unit?)"),
    (RIVER.replace("depth,", "killed,", 1) + "}", "property 'killed' is built in"),
    (RIVER.replace("depth,", "rainfall,", 1) + "}", "property 'rainfall' is defined already"),
    (RIVER.replace("label: depth", "label: Killed") + "}", "is that of 'killed', and nobody could tell them apart"),
    (RIVER.replace("quantity", "colour") + "}", "'colour' is not one of date, quantity"),
    (RIVER.replace("[raid]", "[flood]") + "}", "'flood' is not one of leader"),
    (RIVER.replace("id: depth", "id: how-deep") + "}", "use lower-case a-z, 0-9 and single underscores"),
    (RIVER.replace(", holds: one_ever", "") + "}", "holds is missing: add it"),
    (RIVER.replace("quantity", "choice") + "}", "a choice needs choices"),
    (
        RIVER.replace("quantity", "choice") + ", choices: [dry, {id: wet, within: c}]}",
        "'wet' lies in 'c', which is none of",
    ),
    (
        RIVER.replace("quantity", "choice") + ", choices: [{id: dry, within: wet}, {id: wet, within: dry}]}",
        "'dry' lies in itself, at once or by way of others: break the circle",
    ),
    (RIVER.replace("quantity", "choice") + ", choices: [dry, wet], leaves_open: [c]}", "'c' is none of the choices"),
    (RIVER.replace("quantity", "choice") + ", choices: [the_sea, lake]}", "'the_sea' is read as 'sea', and never met"),
    (f"{RIVER}, choices: [a]}}", "choices are for the type choice"),
    (RIVER.replace("quantity", "entity") + "}", "needs refers_to"),
    (f"{RIVER}, refers_to: [leader]}}", "refers_to is for the type entity"),
    (RIVER.replace("quantity", "text") + ", unit: m}", "a unit is for a quantity"),
    (RIVER.replace("quantity", "date") + ", running: true}", "what runs up is counted"),
    (f"{RIVER}, when: told}}", "when says what time is meant where one value holds at a time"),
    (f"{RIVER}, scopes: [all, {{id: north}}]}}", "say what 'north' lies in (within: all)"),
    (f"{RIVER}, scopes: [{{id: north, within: all}}, all]}}", "begin with the whole"),
    (f"{RIVER}, scopes: [all, {{id: x, within: y}}, {{id: y, within: x}}]}}", "'x' lies in itself"),
    (f"{RIVER}, scopes: [all, all]}}", "'all' stands twice"),
    (f"{RIVER}, scopes: [all], open_scope: where}}", "keep one of the two"),
]


@pytest.mark.parametrize(("line", "told"), WRONG)
def test_a_definition_that_says_nothing_is_refused_at_its_line(case: Path, line: str, told: str) -> None:
    head = case / "case.yaml"
    head.write_text(head.read_text() + line + "\n")
    problems = check_case(case).problems
    number = len(head.read_text().splitlines())
    assert any(it.file == "case.yaml" and told in it.message for it in problems), problems
    assert {(it.file, it.line) for it in problems} == {("case.yaml", number)}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{id: miners,", "{id: women,", "scope 'women' is built in"),
        ("within: civilians}", "within: townsmen}", "lies in 'townsmen', which is no scope"),
        (", within: civilians}", "}", "say of which (within: all)"),
        ("title: Events", "title: Parties", "the title of two panes"),
        ("  raid: {", "  river: {", "'river' is not one of leader"),
    ],
)
def test_scopes_and_titles_are_checked(case: Path, old: str, new: str, told: str) -> None:
    head = case / "case.yaml"
    head.write_text(head.read_text().replace(old, new))
    assert told in "; ".join(it.message for it in check_case(case).problems)


def test_an_unknown_property_is_told_with_those_of_the_case_near_it(case: Path) -> None:
    claims = case / "claims" / "herald-1.yaml"
    claims.write_text(claims.read_text().replace("property: rainfall", "property: rain_fall"))
    (problem,) = check_case(case).problems
    assert "(did you mean rainfall?): 'whosays properties' lists them" in problem.message


def test_a_definition_that_claims_stand_on_stays(store: Path) -> None:
    before = derived(store)
    with pytest.raises(BadEdit, match=re.escape("property 'rainfall' cannot go while 2 records stand on it")) as told:
        change_head(store, properties=without(store, "rainfall"))
    assert "claim h-1" in str(told.value) and "claim c-1" in str(told.value)
    with pytest.raises(BadEdit, match="red"):
        change_head(store, properties=defined(store, "warning_level", choices=["green", "raised"]))
    with pytest.raises(BadEdit, match="by_post"):
        change_head(store, properties=defined(store, "yes_votes", scopes=["all"]))
    with pytest.raises(BadEdit, match="miners"):
        change_head(store, scopes=None)
    with pytest.raises(BadEdit, match="is said of a group"):
        change_head(store, properties=defined(store, "rainfall", kinds=["group"]))
    assert derived(store) == before == rebuilt(store)


def test_a_judgement_holds_a_definition_too(store: Path) -> None:
    with closing(Library(store)) as library:
        library.judge(QuestionRef("quarry", "owned_by"), "unresolved", answer=None, why="", who="ana")
        gone = [
            Change("claim", it.id, library.record("claim", it.id), None)
            for it in library.claim_rows(entities=["quarry"])
        ]
        library.edit(gone, who="ana", what="gone")
    with pytest.raises(BadEdit, match="judgement"):
        change_head(store, properties=without(store, "owned_by"))


def test_a_definition_changed_has_its_claims_read_and_answered_again(store: Path) -> None:
    def state(prop: str) -> str:
        return str(query(store, "SELECT state FROM question WHERE property = ? AND scope IN ('', 'all')", prop)[0][0])

    assert (state("buried_lorries"), state("rainfall")) == ("contradicted", "contradicted")
    change_head(store, properties=defined(store, "buried_lorries", holds="many"))
    assert state("buried_lorries") == "several"
    change_head(store, properties=defined(store, "rainfall", type="text", unit=None, holds="many"))
    assert query(store, "SELECT value_key FROM claim WHERE slug = 'h-1'") == [("120",)]
    assert derived(store) == rebuilt(store)
    undo(store, who="ana")
    undo(store, who="ana")
    assert (state("buried_lorries"), state("rainfall")) == ("contradicted", "contradicted")
    assert derived(store) == rebuilt(store)
    sound(store)


def test_a_definition_changed_in_the_folder_is_answered_anew_at_the_next_load(store: Path, case: Path) -> None:
    head = case / "case.yaml"
    told = head.read_text()
    head.write_text(told.replace("    unit: lorries\n    holds: one_ever", "    unit: lorries\n    holds: many"))
    assert head.read_text() != told
    head.write_text(head.read_text().replace("title: Events", "title: Days"))
    assert load_case(case, store).sentence() == "1 properties changed, 1 names of kinds changed"
    assert query(store, "SELECT state FROM question WHERE property = 'buried_lorries'") == [("several",)]
    assert derived(store) == rebuilt(store)


def test_seasons_are_those_of_the_cases_hemisphere_and_read_again_when_it_changes(store: Path, case: Path) -> None:
    claims = case / "claims" / "wire-1.yaml"
    quoted = "cite: {original: The warning level was orange}"
    told = f"{{id: w-9, entity: slide, property: date, value: winter 2015, speaker: wire, {quoted}}}"
    claims.write_text(f"{claims.read_text()}  - {told}\n")
    load_case(case, store)

    def days() -> str:
        return str(query(store, "SELECT value_key FROM claim WHERE slug = 'w-9'")[0][0])

    assert days() == "2014-12/2016-02"
    change_head(store, hemisphere="south")
    assert days() == "2015-06/2015-08"
    undo(store, who="ana")
    assert days() == "2014-12/2016-02"
    (case / "case.yaml").write_text(f"{(case / 'case.yaml').read_text()}hemisphere: south\n")
    load_case(case, store)
    assert days() == "2015-06/2015-08"
    assert derived(store) == rebuilt(store)
    sound(store)


def test_what_lasts_is_spoken_of_by_a_later_denial(store: Path) -> None:
    levels = ["green", "raised", {"id": "orange", "within": "raised", "lasts": "on"}, {"id": "red", "within": "raised"}]
    change_head(store, properties=defined(store, "warning_level", choices=levels))
    with closing(Library(store)) as library:
        prop = library.vocabulary().get("warning_level")
        assert prop is not None and prop.persists == {"orange": "forward"}
        claim = library.record("claim", "w-1")
        assert claim is not None
        denial = {**claim, "id": "w-8", "stance": "denies", "as_of": "2021-04-05"}
        library.edit([Change("claim", "w-8", None, denial)], who="ana", what="a denial")

    denied = "SELECT 1 FROM verdict WHERE kind = 'denies'"
    assert query(store, denied)
    change_head(store, properties=defined(store, "warning_level", choices=["green", "raised", "orange", "red"]))
    assert not query(store, denied)


def test_words_are_saved_among_the_lines_that_stand_there(store: Path, case: Path) -> None:
    head = case / "case.yaml"
    head.write_text(head.read_text().replace("properties:\n", "# what we ask\nproperties:\n  # rain first\n"))
    load_case(case, store)
    listed = head_of(store)["properties"]
    new = {
        "id": "depth",
        "label": "depth",
        "kinds": ["raid"],
        "type": "quantity",
        "unit": "metres",
        "holds": "one_ever",
    }
    change_head(store, properties=[*listed, new], panes=head_of(store)["panes"] | {"place": "Places and pits"})
    before = head.read_text()
    assert save_case(store, case, who="ana").files == ("case.yaml",)
    assert {line for line in before.splitlines() if line.strip()} <= set(head.read_text().splitlines())
    fresh = case.parent / "fresh.db"
    load_case(case, fresh)
    assert head_of(fresh) == head_of(store)


def test_two_who_bring_words_both_keep_theirs(store: Path) -> None:
    base = head_of(store)
    one, two = ({"id": it, "label": it, "kinds": ["raid"], "type": "text", "holds": "many"} for it in ("one", "two"))
    ours = base | {"properties": [*base["properties"], one], "panes": base["panes"] | {"place": "Places"}}
    theirs = base | {"properties": [two, *base["properties"]], "panes": base["panes"] | {"raid": "Days"}}
    both = merge("case", base, ours, theirs)
    assert not both.clashes and both.data is not None
    assert {"one", "two", "rainfall"} <= {it["id"] for it in both.data["properties"]}
    assert both.data["panes"]["raid"] == "Days" and both.data["panes"]["place"] == "Places"


def test_one_property_defined_by_two_is_a_clash(store: Path) -> None:
    base = head_of(store)
    ours = base | {"properties": defined(store, "rainfall", label="rain")}
    theirs = base | {"properties": defined(store, "rainfall", unit="inches")}
    (clash,) = merge("case", base, ours, theirs).clashes
    assert clash.path == ("properties", "rainfall")
    alike = base | {"properties": defined(store, "buried_lorries", label="rain")}
    assert [it.path for it in merge("case", base, ours, alike).clashes] == [()]  # two would be called the same


def test_an_old_store_asks_what_is_built_in() -> None:
    with closing(Library(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", read_only=True)) as library:
        assert library.vocabulary() is BUILT_IN


def test_the_command_lists_both(store: Path) -> None:
    def told(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "properties", "--store", str(store), *words],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        return done.stdout

    lines = told().splitlines()
    assert [line for line in lines if line.startswith("rainfall ") and line.endswith("[of this case]")]
    assert [line for line in lines if line.startswith("killed ") and "miners" in line]
    found = {it["id"]: it for it in json.loads(told("--json", "--kind", "place"))}
    assert found["warning_level"]["own"] and not found["population"]["own"] and "rainfall" not in found
    assert found["warning_level"]["choices"][2] == {"id": "orange", "within": "raised", "lasts": None}


def test_hostile_words_of_a_store_drive_nothing() -> None:
    evil = "a\x1b[31m\u202eb\nc"
    one = {"id": "x", "label": evil, "kinds": ["raid"], "type": "text", "holds": "many", "topic": evil, "help": evil}
    words = vocabulary_of_record(json.dumps({"properties": [one], "panes": {"raid": evil}}))
    prop = words.properties["x"]
    for text in (prop.label, prop.topic, prop.help, words.many("raid")):
        assert text.isprintable() and "\u202e" not in text


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["all", "people", "choice"]),
    lambda it: (
        st.lists(it, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "within", "label", "kinds", "type", "holds", "scopes"]), it, max_size=5
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["properties", "scopes", "panes"]), plain, max_size=3))
def test_whatever_a_store_has_under_these_keys_is_read_or_passed_over(data: dict[str, object]) -> None:
    words = vocabulary_of_record(json.dumps(data))
    assert set(BUILT_IN.properties) <= set(words.properties)
    assert vocabulary_of_data({}) is BUILT_IN
