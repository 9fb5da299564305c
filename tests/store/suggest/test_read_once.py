"""A report is read through once as long as nothing changed that its reading goes by; what is told is always the same
as a fresh reading tells."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.library import load_names as load_list
from store.model.claims import QuestionRef
from store.model.drafts import Suggestions
from store.model.edits import Change
from store.model.problems import BadInput
from store.suggest import asking, own_program
from store.suggest.child import answer
from store.suggest.reading import suggest
from store.suggest.running import Ended
from store.suggest.stamp import stamp
from tests.engines import moved
from tests.store.stores import change as sql
from tests.store.suggest.made import CLAIMS, make_store, open_read

WHO = "ana"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Reads in this process, as the one of its own does; which sources were read is noted."""
    read: list[str] = []

    def run(words: list[str], given: bytes, **_: object) -> Ended:
        asked = json.loads(given)
        read.append(asked["source"])
        return Ended(0, json.dumps(answer(asked)).encode())

    monkeypatch.setattr(asking, "run", run)
    yield read


def told(found: Suggestions) -> tuple[object, ...]:
    return found.drafts, found.mentions, found.names, found.dropped, found.problems


def keep(library: Library, nth: int = 0) -> None:
    """Keep a draft as it is."""
    drafts = [one for one in library.suggestions("report").drafts if one.property and one.says and one.entity]
    if not drafts:
        return
    one = drafts[nth % len(drafts)]
    claim = {
        "source": "report",
        "id": library.new_id("claim", "report"),
        "entity": one.entity,
        "property": one.property,
        "value": one.says,
        "speaker": one.speaker or "paper",
        "cite": library.cite("report", "original", one.start, one.end),
        **({"scope": one.scope} if one.scope else {}),
    }
    library.edit([Change("claim", str(claim["id"]), None, claim)], who=WHO, what="kept", verb="add")


def change(library: Library, kind: str, ref: str, **keys: object) -> None:
    before = library.record(kind, ref)
    if before is None:
        raise BadInput(f"{ref} is gone")
    library.edit([Change(kind, ref, before, {**before, **keys})], who=WHO, what="changed", verb="change")


def test_claims_drops_and_judgements_start_no_other_reading(tmp_path: Path, read: list[str]) -> None:
    with Library(make_store(tmp_path, claims=CLAIMS)) as library:
        first = library.suggestions("report")
        assert first.drafts and read == ["report"]
        keep(library)
        kept = library.suggestions("report")
        assert len(kept.drafts) < len(first.drafts)
        library.drop_draft(kept.drafts[0], who=WHO)
        assert library.suggestions("report").dropped == 1
        library.judge(QuestionRef("front", "founded", ""), "unresolved", answer=None, why="", who=WHO)
        library.undo(who=WHO)
        library.undo(who=WHO)
        library.undo(who=WHO)
        assert told(library.suggestions("report")) == told(first)
        assert read == ["report"]


def test_a_name_a_property_the_head_of_the_report_and_a_decision_do(tmp_path: Path, read: list[str]) -> None:
    with Library(make_store(tmp_path)) as library:
        library.suggestions("report")
        number = len(read)
        head = library.record("case", "") or {}
        said = {"id": "rank", "label": "grade", "kinds": ["leader"], "type": "text", "holds": "many"}
        for call in (
            lambda: change(library, "entity", "agha", name="Gul Agha Khan"),
            lambda: change(library, "case", "", properties=[{**head["properties"][0], **said}]),
            lambda: change(library, "source", "report", published="2019-06-12"),
            lambda: change(library, "source", "report", publisher="agency"),
            lambda: library.decide("dost", "salim", "same", why="", who=WHO),
            lambda: library.split("dost", "salim", who=WHO),
            lambda: load_list(library.path, listed(tmp_path, "q1,leader,Hamid Wali")),
            lambda: library.undo(who=WHO),
        ):
            call()
            fresh = suggest(open_read(library.path), "report")
            assert told(library.suggestions("report")) == told(fresh)
            number += 1
            assert len(read) == number


def test_another_store_in_its_place_is_read(tmp_path: Path, read: list[str]) -> None:
    store = make_store(tmp_path)
    (tmp_path / "other").mkdir()
    other = make_store(tmp_path / "other", "Bashir Noor was arrested on 4 June 2018 in Tarn.\n")
    with Library(store) as library:
        before = library.suggestions("report")
        moved(other, store)
        after = library.suggestions("report")
        assert read == ["report", "report"]
        assert told(after) != told(before) and after.drafts


def test_a_program_is_asked_once_the_same(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_ORIGINAL_COMMAND", raising=False)
    asked: list[str] = []

    def says(command: str, request: object) -> tuple[object, str, str]:
        asked.append(command)
        if len(asked) == 1:
            return None, "mine", "suggest_command: mine ended with code 1"
        return (
            {"drafts": [{"start": 0, "end": 17, "entity": "dost", "property": "rank", "value": "Mullah"}]},
            "mine",
            "",
        )

    monkeypatch.setattr(own_program, "answer", says)
    with Library(make_store(tmp_path)) as library:
        assert library.suggestions("report", command="mine").problems  # what could not be asked is asked again
        first = library.suggestions("report", command="mine")
        (mine,) = [one for one in first.drafts if one.by == "mine"]
        library.drop_draft(mine, who=WHO)
        again = library.suggestions("report", command="mine")
        assert [one for one in again.drafts if one.by] == [] and again.dropped == 1
        assert asked == ["mine"] * 2
        change(library, "entity", "agha", name="Gul Agha Khan")
        library.suggestions("report", command="mine")
        library.suggestions("report", command="other")
        assert asked == ["mine", "mine", "mine", "other"] and len(read) == 2


def listed(folder: Path, *lines: str) -> Path:
    path = folder / "names.csv"
    path.write_text("\n".join(("entity,kind,name", *lines, "")))
    return path


NAMES = ("Hamid Wali", "Gul Agha", "Karim Dost", "Bashir Noor", "Lowari", "Paktin Sah", "The Front", "Salim", "Orsen")


def something(library: Library, chance: random.Random, folder: Path) -> None:
    """One change of the store, whatever it is."""
    people = ("dost", "noor", "agha", "salim")
    one, other = chance.sample(people, 2)
    name = chance.choice(NAMES)
    did = chance.randrange(11)
    if did == 0:
        keep(library, chance.randrange(20))
    elif did == 1:
        drafts = library.suggestions("report").drafts
        library.drop_draft(chance.choice(drafts), who=WHO)
    elif did == 2:
        change(library, "entity", one, name=name)
    elif did == 3:
        change(library, "entity", chance.choice((one, "lowari", "front")), names=[{"text": name, "kind": "alias"}])
    elif did == 4:
        library.decide(one, other, chance.choice(("same", "not_same")), why="", who=WHO)  # type: ignore[arg-type]
    elif did == 5:
        library.split(one, other, who=WHO)
    elif did == 6:
        kind = chance.choice(("leader", "voice"))
        load_list(library.path, listed(folder, f"q-{kind}-{len(name)},{kind},{name}"))
    elif did == 7:
        change(library, "source", "report", published=f"2019-06-{chance.randrange(10, 20)}")
    elif did == 8:
        slug = library.new_id("entity", name)
        made = {"id": slug, "kind": chance.choice(("leader", "group")), "name": name}
        mine = f"q-{chance.choice(('leader', 'voice'))}-{len(name)}"  # which a list may have brought
        library.edit(
            [Change("entity", slug, None, made | ({"listed": mine} if chance.random() < 0.5 else {}))],
            who=WHO,
            what="new",
        )
    elif did == 9:
        before = library.record("entity", one)
        if before is not None:
            library.edit([Change("entity", one, before, None)], who=WHO, what="gone", verb="remove")
    else:
        chance.choice((library.undo, library.redo))(who=WHO)


@pytest.mark.slow
@pytest.mark.parametrize("number", [8, pytest.param(60, marks=pytest.mark.slow)], ids=["a few", "many"])
def test_what_is_told_is_what_a_fresh_reading_tells(
    number: int, tmp_path_factory: pytest.TempPathFactory, read: list[str]
) -> None:
    begun = make_store(tmp_path_factory.mktemp("begun"))
    spared = [0]

    @settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(chance=st.randoms(use_true_random=False))
    def holds(chance: random.Random) -> None:
        folder = tmp_path_factory.mktemp("changed")
        store = Path(shutil.copy(begun, folder / "front.db"))
        with Library(store) as library:
            for _ in range(12):
                try:
                    something(library, chance, folder)
                except BadInput:
                    continue
                before = len(read)
                found = library.suggestions("report")
                spared[0] += len(read) == before
                assert told(found) == told(suggest(open_read(store), "report"))

    holds()
    assert spared[0]


def test_what_other_reports_are_cited_for_does_and_what_this_one_is_does_not(own_store: Path) -> None:
    def now() -> str:
        return stamp(open_read(own_store), "samaa-2019", None)

    before = now()
    by_source = "WHERE source_id {} (SELECT id FROM source WHERE slug = 'samaa-2019') AND property = 'nationality'"
    sql(own_store, "UPDATE claim SET property = 'alias' " + by_source.format("="))
    assert now() == before
    sql(own_store, "UPDATE claim SET property = 'alias' " + by_source.format("<>"))
    assert now() != before
