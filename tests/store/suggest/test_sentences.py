"""What drafts are worth on invented sentences of news: those that were looked at, and those that nobody looked at."""

from __future__ import annotations

import pytest

from store.properties.of_events import OF_EVENTS
from store.properties.of_people import OF_PEOPLE
from tests.store.suggest.held_out import examples, make_sentences, missed, worth
from tests.store.suggest.made import Reader


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return make_sentences(tmp_path_factory.mktemp("sentences"))


@pytest.mark.parametrize(("held", "found", "right"), [(False, 0.85, 0.91), (True, 0.68, 0.8)])
def test_what_drafts_are_worth(sentences: Reader, held: bool, found: float, right: float) -> None:
    listed = [one for one in examples() if one.held == held]
    is_found, is_right, values = worth(sentences, listed)
    told = "" if held else "\n".join(missed(sentences, listed))  # those held out stay unseen
    assert is_found.part >= found, told
    assert is_right.part >= right, told
    assert values.part >= 0.9, told


def test_the_list_is_long_and_asks_what_can_be_asked() -> None:
    listed = examples()
    known = {one.id for one in (*OF_PEOPLE, *OF_EVENTS)}
    assert len(listed) >= 190
    assert {said.property for one in listed for said in one.says} <= known
