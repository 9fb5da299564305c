"""Words that reports translate in the names of organisations."""

from __future__ import annotations

import doctest

import pytest

from store import search_meanings
from store.names import script_of, words
from store.search_meanings import _GROUPS, same_meaning


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(search_meanings).failed == 0


def test_the_words_are_written_as_names_are_read() -> None:
    assert [word for group in _GROUPS for word in group if words(word) != (word,)] == []
    assert all(len(group) > 1 and len(set(group)) == len(group) for group in _GROUPS)


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("سازمان", "organization"),
        ("تحقیقات", "research"),
        ("القابضة", "holding"),
        ("العامة", "general"),
        ("خدمات", "services"),
        ("الأمنية", "security"),
        ("الاسلامية", "islamic"),
        ("الليبية", "libyan"),
        ("هواپیمایی", "airlines"),
        ("کشتیرانی", "shipping"),
        ("نفت", "oil"),
        ("صنایع", "industries"),
        ("استخبارات", "intelligence"),
        ("دمشق", "damascus"),
        ("Ihracat", "export"),
        ("Keji", "technology"),
        ("Fuerzas", "forces"),
        ("Торговый", "trade"),
    ],
)
def test_a_word_is_known_in_its_own_script(written: str, english: str) -> None:
    [word] = words(written)
    assert english in same_meaning(word, unvowelled=script_of(written) == "Arabic")


@pytest.mark.parametrize("name", ["umar", "khurasani", "viktor", "haqqani", "muhammad", "ali", "x", "313", ""])
def test_names_have_no_meaning(name: str) -> None:
    assert same_meaning(name) == frozenset()


@pytest.mark.parametrize("name", ["عمر", "حقاني", "محمد", "علي", "خراساني", "حسن", "أمير"])
def test_nor_have_names_without_vowels(name: str) -> None:
    [word] = words(name)
    assert same_meaning(word, unvowelled=True) == frozenset()
