"""What its script tells to be another name is no match; names in characters are found by what people spell for them."""

from __future__ import annotations

from contextlib import closing

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search.find import find
from tests.store.spellings import Entities, store_of

_NAMES: Entities = {
    "hung": ("leader", 1, ["Lê Văn Hùng"]),
    "hung-other": ("leader", 1, ["Lê Văn Hưng"]),
    "jinping": ("leader", 1, ["Wen Jiaping"]),
    "leung": ("leader", 1, ["梁朝偉"]),
    "shan": ("leader", 1, ["单文海"]),
    "naoki": ("leader", 1, ["菅直樹"]),
    "saud": ("leader", 1, ["Majid bin Salim"]),
    "nadir": ("leader", 1, ["Nadir Costa"]),
    "nadir-more": ("leader", 9, ["Nadir Costa Mahfuz"]),
    "spanish": ("group", 1, ["Médicos Sin Fronteras"]),
}


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Lê Văn Hùng", "hung-other"),  # marks on both
        ("le van hong", "hung"),  # another syllable
        ("wen jiapeng", "jinping"),
        ("salim bin majid", "saud"),  # father and son
    ],
)
def test_another_is_no_match_and_in_sight(typed: str, other: str) -> None:
    with closing(store_of(_NAMES)) as conn:
        (hit,) = [hit for hit in find(conn, typed, partial=False) if hit.slug == other]
        assert hit.score < MATCH_SCORE


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("leung chiu wai", "leung"),
        ("chiu-wai leung", "leung"),
        ("Shan Wenhai", "shan"),  # a family name that is read otherwise as a word
        ("wenhai shan", "shan"),
        ("suga naoki", "naoki"),
        ("le van hung", "hung"),
        ("majid bin salim", "saud"),
        ("doctors without borders", "spanish"),
    ],
)
def test_it_is_found_first(typed: str, slug: str) -> None:
    with closing(store_of(_NAMES)) as conn:
        hit = find(conn, typed, partial=False)[0]
        assert (hit.slug, hit.score > 0.7) == (slug, True)


def test_the_very_name_stands_before_one_that_goes_on() -> None:
    """Ali Fernandez stands before Ali Fernandez Mahamoud, though that one begins with all words typed."""
    with closing(store_of(_NAMES)) as conn:
        assert [hit.slug for hit in find(conn, "nadir costa")][:2] == ["nadir", "nadir-more"]
