"""The queue of pairs: who is asked about, why, in which order, and that no crowd makes it walk every two."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from store.library import Library
from store.model.same import Pair
from store.model.vocabulary import EntityKind
from store.names.alike import alikeness
from store.names.weighing import LIKELY
from store.suggest import sounding
from tests.conftest import ROOT
from tests.store.claimed import Case, claim
from tests.store.names.test_names import documented_table
from tests.store.stores import change, dump
from tests.store.suggest.named import named, people, told

LISTED = Path(__file__).with_name("pairs.csv")
FEW = (
    ("asim-umar", "leader", ["Asim Umar", "Umar"]),
    ("aasim-omer", "leader", ["Aasim Omer"]),
    ("umar-mansoor", "leader", ["Umar Mansoor", "Umar"]),
    ("ttp", "group", ["TTP"]),
    ("tehrik", "group", ["Tehrik-i-Taliban Pakistan"]),
    ("omer-voice", "voice", ["Asim Omar"]),
    ("omer-place", "place", ["Asim Umar"]),
    ("kandahar", "place", ["Kandahar"]),
    ("qandahar", "place", ["Qandahar Province"]),
)


def asked(store: Path, limit: int = 100, kind: EntityKind | None = None) -> dict[tuple[str, str], Pair]:
    with Library(store, read_only=True) as library:
        return {(it.one, it.other): it for it in library.pairs(limit, kind)}


def test_who_sounds_alike_is_asked_about(tmp_path: Path) -> None:
    found = asked(named(tmp_path / "s.db", FEW))
    assert set(found) == {
        ("aasim-omer", "asim-umar"),
        ("aasim-omer", "omer-voice"),
        ("asim-umar", "omer-voice"),
        ("kandahar", "qandahar"),
        ("tehrik", "ttp"),
    }
    pair = found["aasim-omer", "asim-umar"]
    assert pair.reasons == (("name", "Aasim Omer ~ Asim Umar: the same sound"),)
    assert (pair.one_name, pair.other_name, pair.kind, pair.decided) == ("Aasim Omer", "Asim Umar", "leader", "")
    assert pair.score == pytest.approx(0.9 * alikeness("Aasim Omer", "Asim Umar"), abs=0.001)
    assert found["asim-umar", "omer-voice"].kind == "leader"
    scores = [it.score for it in found.values()]
    assert scores == sorted(scores, reverse=True)


def test_only_those_of_a_kind(tmp_path: Path) -> None:
    store = named(tmp_path / "s.db", FEW)
    assert set(asked(store, kind="voice")) == {("aasim-omer", "omer-voice"), ("asim-umar", "omer-voice")}
    assert set(asked(store, kind="place")) == {("kandahar", "qandahar")}
    assert len(asked(store, limit=2)) == 2
    assert asked(store, kind="raid") == {}


def test_perhaps_is_asked_about_and_makes_it_surer(tmp_path: Path) -> None:
    store = named(tmp_path / "s.db", FEW)
    before = asked(store)["aasim-omer", "asim-umar"].score
    told(store, perhaps=[("asim-umar", "aasim-omer"), ("umar-mansoor", "asim-umar"), ("asim-umar", "kandahar")])
    found = asked(store)
    assert found["asim-umar", "umar-mansoor"].reasons == (("perhaps", "said in the case"),)
    assert found["aasim-omer", "asim-umar"].score > before
    assert [reason for reason, _ in found["aasim-omer", "asim-umar"].reasons] == ["name", "perhaps"]
    assert ("asim-umar", "kandahar") not in found


def test_what_was_decided_is_not_asked_again(tmp_path: Path) -> None:
    store = named(tmp_path / "s.db", FEW)
    told(
        store,
        decided={
            ("aasim-omer", "asim-umar"): "unsure",
            ("tehrik", "ttp"): "not_same",
            ("kandahar", "qandahar"): "same",
        },
    )
    found = list(asked(store).values())
    assert {(it.one, it.other) for it in found} == {
        ("aasim-omer", "omer-voice"),
        ("asim-umar", "omer-voice"),
        ("aasim-omer", "asim-umar"),
    }
    assert [it.decided for it in found] == ["", "", "unsure"]


def test_a_decision_holds_for_whoever_stands_for_them(tmp_path: Path) -> None:
    everybody = [(name, "leader", ["Asim Umar"]) for name in ("a", "b", "c")]
    store = named(tmp_path / "s.db", everybody)
    assert set(asked(store)) == {("a", "b"), ("a", "c"), ("b", "c")}
    told(store, decided={("a", "b"): "same"})
    assert set(asked(store)) == {("a", "c")}
    told(store, decided={("b", "c"): "not_same"})
    assert asked(store) == {}


def test_one_of_a_list_of_names_stands_beside_one_of_the_case(tmp_path: Path) -> None:
    lists = ["Aasim Omer", "Boris Petrov", "Boriss Petrov", "Asim Mansoor"]
    found = asked(named(tmp_path / "s.db", FEW[:1], lists=lists))
    assert set(found) == {("asim-umar", "l0")}


def test_nobody_without_a_name_sounds_like_anybody(tmp_path: Path) -> None:
    case = Case(tmp_path)
    entities = case.folder / "entities/all.yaml"
    more = (
        "- {id: one-source, kind: voice, name: a police source, anonymous: true}\n"
        "- {id: two-source, kind: voice, name: a police source, anonymous: true}\n"
    )
    entities.write_text(entities.read_text() + more)
    case.load()
    assert asked(case.store) == {}


def test_names_and_values_claimed_for_two(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.claims = {
        "a": claim("man", "alias", "Umar Mansoor"),
        "b": claim("other", "alias", "Umar Mansoor", "clinic"),
        "c": claim("fire", "date", "2019-03-04"),
        "d": claim("flood", "date", "2019-03-04", "clinic"),
        "e": claim("fire", "conducted_by", "band"),
        "f": claim("flood", "conducted_by", "band", "clinic"),
        "g": claim("storm", "date", "2019-03-04"),
        "h": claim("fire", "place", "tarn"),
        "i": claim("flood", "place", "tarn"),
    }
    case.load()
    found = asked(case.store)
    assert found["man", "other"].reasons == (("alias", "both are said to be called Umar Mansoor"),)
    assert set(found) == {("man", "other"), ("fire", "flood")}
    (reason, words), *_ = found["fire", "flood"].reasons
    assert reason == "claims"
    assert "4 March 2019" in words
    assert "Band" in words


def test_who_is_told_of_the_other_is_another(tmp_path: Path) -> None:
    case = Case(tmp_path)
    for name, entity in (("a", "man"), ("b", "other")):
        case.claims |= {
            f"{name}1": claim(entity, "date_of_death", "2019-03-04"),
            f"{name}2": claim(entity, "affiliation", "band"),
            f"{name}3": claim(entity, "birthplace", "tarn"),
            f"{name}4": claim(entity, "role", "chief of the band"),
        }
    case.load()
    assert set(asked(case.store)) == {("man", "other")}
    case.claims["r"] = claim("man", "relative", "other")
    case.load()
    assert asked(case.store) == {}


def test_a_voice_and_whom_it_speaks_for_are_two(tmp_path: Path) -> None:
    case = Case(tmp_path)
    entities = case.folder / "entities/all.yaml"
    more = (
        "- {id: line, kind: group, name: Lake Lines}\n"
        "- {id: clerk, kind: voice, name: secretary of Lake Lines, speaks_for: [line]}\n"
        "- {id: kabul, kind: place, name: Kabul}\n"
        "- {id: kabul-city, kind: place, name: Kabul city, within: kabul}\n"
        "- {id: front, kind: group, name: Liberation Front}\n"
        "- {id: new-front, kind: group, name: New Liberation Front, follows: [front]}\n"
    )
    before = entities.read_text()
    entities.write_text(before + more)
    case.load()
    assert asked(case.store) == {}
    for apart in (", speaks_for: [line]", ", within: kabul", ", follows: [front]"):
        more = more.replace(apart, "")
    entities.write_text(before + more)
    case.load()
    assert set(asked(case.store)) == {("clerk", "line"), ("kabul", "kabul-city"), ("front", "new-front")}


def test_a_store_of_0_1_0_is_asked_as_it_is(tmp_path: Path) -> None:
    old = Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", tmp_path / "ferry.db"))
    change(old, "INSERT INTO perhaps SELECT min(id), max(id) FROM entity WHERE kind = 'place'")
    (pair,) = asked(old).values()
    assert pair.kind == "place"
    with Library(old, read_only=True) as library:
        assert library.beside(pair.one, pair.other).decisions == ()


def test_nothing_is_written(tmp_path: Path) -> None:
    store = named(tmp_path / "s.db", FEW)
    before = dump(store)
    asked(store)
    with Library(store, read_only=True) as library:
        library.beside("asim-umar", "aasim-omer")
    assert dump(store) == before


def counted(monkeypatch: pytest.MonkeyPatch, store: Path) -> int:
    """How often two names are held against each other for a queue."""
    calls = []
    monkeypatch.setattr(sounding, "alikeness", lambda *two: calls.append(two) or alikeness(*two))
    asked(store)
    return len(calls)


def test_thousands_of_one_name_cost_no_walk_over_every_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same = named(tmp_path / "same.db", ((f"e{at}", "leader", ["Muhammad Khan"]) for at in range(2_000)))
    assert counted(monkeypatch, same) <= 10 * 2_000
    mixed = named(tmp_path / "mixed.db", people(2_000))
    assert counted(monkeypatch, mixed) <= 4 * 2_000


def in_queue(tmp_path: Path) -> list[tuple[dict[str, str], bool]]:
    """The pairs of our own list, and whether each stands in the queue of a store of them all."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in (row["left"], row["right"]):
            ids.setdefault((row["kind"], name), f"e{len(ids):04}")
    store = named(tmp_path / "s.db", ((slug, kind, [name]) for (kind, name), slug in ids.items()))
    found = asked(store, limit=100_000)
    both = [sorted((ids[row["kind"], row["left"]], ids[row["kind"], row["right"]])) for row in rows]
    return [(row, (one, other) in found) for row, (one, other) in zip(rows, both, strict=True)]


def test_documented_figures(tmp_path: Path) -> None:
    """Of our own list, how many of the same and of the others stand in the queue, and at other thresholds would."""
    rows = in_queue(tmp_path)
    for least, *figures in documented_table("from | the same | others"):
        for one, figure in zip("10", figures, strict=True):
            these = [(row, there) for row, there in rows if row["one"] == one]
            alike = sum(alikeness(row["left"], row["right"]) >= float(least) for row, _ in these)
            assert figure == f"{alike} of {len(these)}"
    found = {one: sum(there for row, there in rows if row["one"] == one) for one in "10"}
    (queue,) = documented_table("in the queue | the same | others")
    assert queue[1:] == [f"{found[one]} of {sum(row['one'] == one for row, _ in rows)}" for one in "10"]
    assert float(queue[0].split()[-1]) == LIKELY
