"""Drafts as lines: an entity by its name, and names whole where there is room for them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.content import Content
from textual.geometry import Region

from store.model.drafts import Draft
from store.properties.vocabulary import BUILT_IN
from tui.lines.drafts import draft_words
from tui.lines.rows import Row, Rows
from tui.screens.reading.margin import Margin
from tui.terminal.glyphs import UNICODE


def draft(nth: int = 0, **told: Any) -> Draft:
    return Draft(f"d{nth}", "herald", "original", 0, 4, **{"entity": "", "entity_name": ""} | told)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"property": "place_of_death", "says": "musa-qala", "label": "Musa Qala"}, "Umar, died in: Musa Qala"),
        (
            {"property": "cause_of_death", "says": "air_strike", "label": "air strike"},
            "Umar, cause of death: air strike",
        ),
        ({"property": "age", "says": "forty", "label": "40"}, "Umar, age: forty"),
        ({"property": "place_of_death", "says": "musa-qala"}, "Umar, died in: musa-qala"),
    ],
)
def test_a_value_is_told_by_its_name_and_not_by_its_id(told: dict[str, str], words: str) -> None:
    assert draft_words(draft(entity="umar", entity_name="Umar", **told), BUILT_IN) == words


def rows_of(width: int, *drafts: Draft) -> list[str]:
    """The rows of a margin of a width."""
    kept: list[Rows] = []

    def set_rows(rows: Rows, keep: bool) -> None:
        assert not keep
        kept.append(rows)

    list_ = SimpleNamespace(scrollable_content_region=Region(0, 0, width, 20), set_rows=set_rows)
    margin = Margin(cast("Any", list_), UNICODE)
    margin.drafts = drafts
    margin.fill(keep=False)
    rows = [cast("Row", kept[0].line(nth)) for nth in range(kept[0].count)]
    return [cast("Content", row.left).plain for row in rows]


def test_names_are_whole_where_nothing_else_needs_the_room() -> None:
    new = draft(new_name="Milan Dorsk", new_kind="leader")
    [row] = rows_of(47, new)
    assert "Milan Dorsk (new leader)" in row


def test_names_do_not_take_the_room_of_a_value_and_a_speaker() -> None:
    fire = {"entity": "fire", "entity_name": "Fire at the Kestrel paint works", "property": "killed"}
    short = draft(0, **fire, says="nine", speaker="service", speaker_name="Ostrel Fire Service")
    [row] = rows_of(58, short)
    assert row.endswith("nine  Ostrel Fire Service") and "Fire at the …  killed" in row
    [row] = rows_of(90, short)
    assert "Fire at the Kestrel paint works  killed  nine" in row
