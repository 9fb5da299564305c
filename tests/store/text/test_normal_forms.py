"""Other writings of a text, and the way back to its own code points."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.normal_forms import folded, held, normal_forms, normalise
from tests.store.prose import bare, report

MIXED = st.text(
    st.sampled_from("ab é\u0301\u0327\r\n\n \u00a0\t.\"'“”‘’\ufeff\u00ad가\u1100\u1161\u11a8عक्षि𐤀\u0ba8\u0bbf"),
    max_size=40,
)


@given(MIXED, st.data())
def test_a_passage_of_any_form_leads_back_to_its_words(text: str, data: st.DataObject) -> None:
    for form in [*normal_forms(text), folded(text)]:
        start = data.draw(st.integers(0, len(form.text)))
        end = data.draw(st.integers(start, len(form.text)))
        first, last = form.back(start, end)
        assert 0 <= first <= last <= len(text)
        assert form.back(0, len(form.text))[1] <= len(text)


@given(st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_whole_words_lead_back_exactly_and_forth_again(seed: int) -> None:
    random = Random(seed)
    text = random.choice(["", "\ufeff"]) + report(random, 8).replace("\n", random.choice(["\n", "\r\n", " \n"]))
    for form in normal_forms(text):
        at = 0
        for word in form.text.split():
            at = form.text.index(word, at)
            start, end = form.back(at, at + len(word))
            assert bare(text[start:end]) == bare(word)
            assert form.forth(start) == at
            at += len(word)


@given(MIXED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letter_by_letter_is_unicode_normalisation(form: str, text: str) -> None:
    assert form in ("NFC", "NFD")
    assert normalise(held(text), form).text == unicodedata.normalize(form, text)  # type: ignore[arg-type]


def test_each_form_stands_once_and_the_text_as_held_first() -> None:
    forms = normal_forms("One.\r\nTwo “three”.\n")
    assert forms[0].text == "One.\r\nTwo “three”.\n"
    assert len({form.text for form in forms}) == len(forms) == len({form.name for form in forms})
    assert [form.name for form in normal_forms("plain")] == ["as held"]


def test_folding_keeps_letters_and_case() -> None:
    assert folded("“Café”\r\n\t–  O’Neill…\ufeff").text == '"Café" - O\'Neill...'
    assert folded("Umar").text != folded("umar").text
