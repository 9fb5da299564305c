from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import ClassVar

import pytest

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a line."""

    name: str
    at: int = 0
    note: str = dataclasses.field(default="", compare=False, repr=False)

    @property
    def next(self) -> int:
        return self.at + 1


@dataclass(frozen=True, slots=True)
class Other:
    name: str
    at: int = 0


def test_facts_are_equal_by_what_is_compared() -> None:
    assert Spot("a", 1, "x") == Spot("a", 1, "y")
    assert Spot("a", 1) != Spot("a", 2)
    assert Spot("a", 1) != Other("a", 1)
    assert len({Spot("a"), Spot("a", note="y"), Spot("b")}) == 2


def test_facts_are_dataclasses_with_slots() -> None:
    spot = Spot("a", at=3)
    assert repr(spot) == "Spot(name='a', at=3)"
    assert dataclasses.asdict(spot) == {"name": "a", "at": 3, "note": ""}
    assert dataclasses.replace(spot, at=4).next == 5
    assert not hasattr(spot, "__dict__")
    with pytest.raises(AttributeError):
        spot.more = 1  # type: ignore[attr-defined]


def test_a_fact_is_made_as_the_standard_decorator_makes_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        name: str
        parts: list[str] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="none", init=False)

    first, second = Late("a"), Late(name="b", parts=["x"])
    assert (first.name, first.parts, first.note, second.parts) == ("a", [], "none", ["x"])
    assert Late("c").parts is not first.parts
    for given, named in ((), {}), (("a", [], "x"), {}), (("a",), {"more": 1}):
        for _ in range(2):
            with pytest.raises(TypeError, match=r"Late\.__init__\(\)"):
                Late(*given, **named)  # type: ignore[arg-type]


def test_a_fact_that_is_not_frozen_is_refused() -> None:
    with pytest.raises(TypeError, match="frozen"):

        @dataclass(frozen=False, slots=True)
        class Loose:
            at: int


def test_a_fact_knows_its_fields_before_and_after_the_first_one_is_made() -> None:
    @dataclass(frozen=True, slots=True)
    class Place:
        kinds: ClassVar[tuple[str, ...]] = ("town",)
        name: str
        near: tuple[str, ...] = ()
        note: str = dataclasses.field(default="", repr=False)

    def told() -> list[tuple[object, ...]]:
        return [(field.name, field.type, field.default, field.repr) for field in dataclasses.fields(Place)]

    before = told()
    assert [name for name, *_ in before] == ["name", "near", "note"]
    assert dataclasses.is_dataclass(Place) and Place.kinds == ("town",)
    place = Place("a", near=("b",))
    assert told() == before
    match place:
        case Place(name, near):
            assert (name, near) == ("a", ("b",))
    assert pickle.loads(pickle.dumps(Spot("a", 2))) == Spot("a", 2) == copy.copy(Spot("a", 2))
