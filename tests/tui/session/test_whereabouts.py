"""Where addresses lead: to what stands for it now, or to a sentence that names what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.model.problems import BadInput
from tui.session.ways.addresses import address, parse
from tui.session.ways.whereabouts import first_there, where


def leads(library: Library, told: str) -> str:
    return address(where(library, parse(told)))


@pytest.mark.parametrize(
    "told",
    [
        "asim-umar",
        "asim-umar/nationality",
        "asim-umar/nationality//samaa-39",
        "musa-qala-raid/killed/civilians",
        "matrix:asim-umar/nationality",
        "source:afp-2019/afp-01",
        "source:afp-2019//digest",
        "sources:afp-2019",
        "voice:nds",
        "contested:state=contradicted/kind=leader/property=nationality/voice=nds/unjudged",
        "timeline:asim-umar",
        "timeline:",
        "names:asim-umar",
        "pictures:rivals",
        "gaps:",
        "basket:",
        "beside:afp-2019/samaa-2019",
        "journal:",
        "browse:",
    ],
)
def test_an_address_of_what_is_there_leads_there(shipped_store: Path, told: str) -> None:
    with Library(shipped_store) as library:
        assert leads(library, told) == told


@pytest.mark.parametrize(
    ("told", "to"),
    [
        ("Asim%20Omar", "asim-umar"),
        ("Asim%20Omar/nationality", "asim-umar/nationality"),
        ("asim-umar/nationality//gone", "asim-umar/nationality"),
    ],
)
def test_a_name_in_full_and_a_claim_that_is_gone_lead_near(shipped_store: Path, told: str, to: str) -> None:
    with Library(shipped_store) as library:
        assert leads(library, told) == to


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("asim-umer", "there is no entity asim-umer: near is asim-umar"),
        ("asim-umar/nationalty", "nobody says anything about asim-umar/nationalty: near are asim-umar/nationality, "),
        ("musa-qala-raid/killed", "near are musa-qala-raid/killed/civilians, musa-qala-raid/killed/companions"),
        ("source:afp", "there is no source afp: near is source:afp-2019"),
        ("source:afp-2019/afp-1", "afp-2019 has no claim afp-1: near are source:afp-2019/afp-"),
        ("source:afp-2019/samaa-01", "afp-2019 has no claim samaa-01"),
        ("source:afp-2019//latin", "afp-2019 has no wording latin: near are source:afp-2019//digest"),
        ("contested:state=wrong", "there is no state wrong: known are "),
        ("contested:property=nationalty", "there is no property nationalty: near "),
        ("pictures:mona-lisa", "there is no picture mona-lisa: known are coverage"),
        ("beside:afp-2019/samaa", "there is no source samaa: near is source:samaa-2019"),
        ("edit:77", "there is no edit 77"),
        ("edit:%E2%82%82", "there is no edit"),
        ("edit:99999999999999999999999999", "there is no edit"),
    ],
)
def test_what_is_nowhere_is_told_with_what_is_near(shipped_store: Path, told: str, says: str) -> None:
    with Library(shipped_store) as library, pytest.raises(BadInput) as refused:
        where(library, parse(told))
    assert says in str(refused.value) and "\n" not in str(refused.value)


def test_who_was_said_to_be_the_same_is_found_where_he_stands_now(own_store: Path) -> None:
    with Library(own_store) as library:
        library.decide("asim-umar", "umar-mansoor", "same", keep="asim-umar", who="Ana")
        assert leads(library, "umar-mansoor") == "asim-umar"
        assert leads(library, "timeline:umar-mansoor") == "timeline:asim-umar"
        assert leads(library, "umar-mansoor/nationality") == "asim-umar/nationality"
        places = [parse(one) for one in ("gone-1", "gone-2/x", "umar-mansoor", "asim-umar")]
        assert first_there(library, places) == (2, parse("asim-umar"))
        assert first_there(library, places[:2]) == (2, None)
