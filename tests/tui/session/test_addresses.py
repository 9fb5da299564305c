"""Addresses: what is written is read again, and what is none is told in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.problems import BadInput
from tui.session.ways.addresses import KINDS, Place, address, filters, is_like_one, parse, place_of, with_filters
from tui.session.ways.been import MOST, Been

IDS = st.text(max_size=12)


@st.composite
def places(draw: st.DrawFn) -> Place:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fewest, most = KINDS[kind]
    needed = draw(st.lists(IDS.filter(bool), min_size=fewest, max_size=fewest))
    return place_of(kind, *needed, *draw(st.lists(IDS, max_size=most - fewest)))


@given(places())
def test_an_address_is_read_as_the_place_it_was_written_for(at: Place) -> None:
    told = address(at)
    assert parse(told) == at and parse(f" {told}\n") == at
    assert told == "".join(told.split()), "it is one word in a shell"
    assert not set(told) & set("\"'`$&;|<>()*?[]#!\\{}\x00\x1b\u202e")


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_is_refused_in_a_sentence(text: str) -> None:
    try:
        at = parse(text)
    except BadInput as refused:
        assert str(refused) and "\n" not in str(refused)
    else:
        assert parse(address(at)) == at


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("asim-umar", Place("entity", ("asim-umar",))),
        ("entity:asim-umar/", Place("entity", ("asim-umar",))),
        ("asim-umar/nationality", Place("question", ("asim-umar", "nationality"))),
        ("raid/killed/civilians@kabul", Place("question", ("raid", "killed", "civilians@kabul"))),
        ("a/b//claim-12", Place("question", ("a", "b", "", "claim-12"))),
        ("source:afp-2019/claim-12", Place("source", ("afp-2019", "claim-12"))),
        ("عاصم/nationality", Place("question", ("عاصم", "nationality"))),
        ("timeline:", Place("timeline")),
        ("contested:state=denied/voice=nds", Place("contested", ("state=denied", "voice=nds"))),
    ],
)
def test_addresses_are_short(told: str, at: Place) -> None:
    assert parse(told) == at
    assert address(at) == told.removeprefix("entity:").rstrip("/")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("", "an empty text names no place"),
        ("sourc:afp", "sourc: opens nothing: source: is near"),
        ("qqqq:x", "known are entity:, question:"),
        ("a//b", "for want of a property behind the entity"),
        ("voice:", "for want of an id"),
        ("edit:1/2", "2 ids are too many: edit: takes one"),
        ("journal:x", "1 ids are too many: journal: takes none"),
        ("a/%ff", "what stands behind % is no UTF-8"),
        ("x" * 2000, "at most 1,000 characters"),
        ("a:\x1b[2J\u202e", "\u241b[2J\ufffd"),
    ],
)
def test_what_is_no_address_is_told(told: str, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse(told)
    assert says in str(refused.value)


def test_filters_are_named() -> None:
    at = with_filters(voice="nds", state=None, unjudged="yes")
    assert address(at) == "contested:voice=nds/unjudged" and filters(at) == {"voice": "nds", "unjudged": "yes"}
    for wrong in ("state", "colour=red", "state=", "unjudged=no"):
        with pytest.raises(BadInput, match="is no filter"):
            filters(Place("contested", (wrong,)))


def test_what_is_typed_is_taken_for_an_address_where_it_is_like_one() -> None:
    assert all(map(is_like_one, ("a/b", " source:x ", "timeline:")))
    assert not any(map(is_like_one, ("", "asim umar", "asim-umar", "a / b", "/asim", "12:30", "note: x")))


def test_back_and_forward_are_as_in_a_web_browser() -> None:
    been, (a, b, c) = Been(), [Place("entity", (name,)) for name in "abc"]
    been.left(a)
    been.left(b)
    assert been.next(c, back=True) == [b, a] and been.next(c, back=False) == []
    been.gone(c, b, back=True)
    been.gone(b, a, back=True)
    assert been.next(a, back=True) == [] and been.next(a, back=False) == [b, c]
    been.gone(a, c, back=False)
    assert been.next(c, back=True) == [a], "what was passed over is forgotten"
    been.gone(c, a, back=True)
    been.left(a)
    assert been.next(b, back=False) == [], "another way was taken"
    assert been.next(a, back=True) == [], "no step leads to where one is"
    for nth in range(MOST + 20):
        been.left(Place("edit", (str(nth),)))
    assert len(been.next(None, back=True)) == MOST
