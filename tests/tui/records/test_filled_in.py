"""Filling in the form of an entity or a head: Enter goes on, days in words, and who is meant by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.records.changing import changing, small_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return small_store(tmp_path)


async def test_a_day_in_words_is_one_for_a_head_too(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "published")
        await person.type("7 May 2021")
        await person.says("Published 7 May 2021", "1 change: Published")
        await person.keys("ctrl+s")
        await person.left("Source herald changed: published")
        assert (person.record("source", "herald") or {})["published"] == "2021-05-07"


@pytest.mark.slow
async def test_enter_goes_on_to_the_next_field(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "title")
        await person.type("Denied")
        await person.keys("enter")
        assert person.form.fields["publisher"].at_hand
        await person.type("courier")
        await person.says("The Courier voice")
        await person.keys("enter")
        assert person.form.fields["published"].at_hand
        await person.type("2021-05-08")
        await person.keys("enter", "ctrl+s")
        await person.left("Source herald changed: title, publisher, published")
        after = person.record("source", "herald") or {}
        assert (after["title"], after["publisher"], after["published"]) == ("Denied", "courier-news", "2021-05-08")


@pytest.mark.slow
async def test_who_shares_but_a_word_is_not_taken_for_who_was_typed(store: Path) -> None:
    async with changing(store) as person:
        await person.open("source", "herald", "publisher")
        await person.type("Courier Fire Service")
        await person.keys("enter")  # perhaps before the store has answered
        await person.says("Courier Fire Service new voice")
        publisher = person.form.state["publisher"]
        assert getattr(publisher, "key", "") != "courier-news"
        await person.keys("ctrl+s")
        await person.left("Source herald changed: publisher")
        assert (person.record("source", "herald") or {})["publisher"] == "courier-fire-service"


async def test_a_label_stands_apart_from_what_is_typed(store: Path) -> None:
    async with changing(store) as person:
        await person.open("entity", "unnamed-officer", "speaks_for")
        await person.type("zz")
        assert "Speaks for zz" in person.shown
