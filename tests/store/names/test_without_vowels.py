"""Words of Arabic script, which have no short vowels, beside what Latin letters make of them."""

from __future__ import annotations

import pytest

from store.names.likeness import SURE, likeness
from store.names.words import asked_of, fold, word_of, words


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("سميع", "Sami"),  # the 'ayn at the end is not written
        ("مطيع", "Mati"),
        ("ربيع", "Rabi"),
        ("إبراهيم", "Ebrahim"),  # an alif at the beginning carries any vowel
        ("أسامة", "Osama"),
        ("قلعة", "Qalat"),  # the last letter is an h alone and a t before another word
        ("مليحة", "Mulayhah"),  # of two h the one before the last is heard
        ("تسابيت", "Tsabit"),  # t and s are two letters
        ("قرح", "Qurh"),
    ],
)
def test_is_the_same_word(arabic: str, latin: str) -> None:
    [typed], [written] = words(arabic), words(latin)
    short = 0.8 if len(word_of(typed).key) < 3 else SURE  # two consonants say less
    assert likeness(asked_of(typed), word_of(written)) >= short


@pytest.mark.parametrize(("arabic", "latin"), [("مطيع", "Mata"), ("سميع", "Sama"), ("سمير", "Samara")])
def test_a_long_vowel_that_is_written_must_be_there(arabic: str, latin: str) -> None:
    [typed], [written] = words(arabic), words(latin)
    assert likeness(asked_of(typed), word_of(written)) < SURE


@pytest.mark.parametrize(
    ("spelling", "compared"),
    [
        ("البحث و التطوير", ("bhth", "ttwyr")),
        ("التنمية في الريف", ("tnmyh", "ryf")),
        ("شرکت\u200cهای نفت", ("co", "nft")),  # the plural of Persian, behind a joiner
        ("کتاب ها", ("ktab",)),
    ],
)
def test_small_words_are_links(spelling: str, compared: tuple[str, ...]) -> None:
    assert words(spelling) == compared


def test_a_name_is_not_taken_for_a_plural() -> None:
    assert fold("هاشم") == ["hashm"]
    assert fold("وفا") == ["wfa"]
