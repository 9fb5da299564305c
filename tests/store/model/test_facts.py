from __future__ import annotations

import dataclasses

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
