"""Folding a spelling, and that the tables of docs/names.md are true."""

from __future__ import annotations

import doctest
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import lexicon as names_words
from store.names import script as names_script
from store.names import sound as names_sound
from store.names import words as names
from store.names.meanings import same_meaning
from store.names.script import main_script, to_latin
from store.names.words import asked_of, fold, initials, key, script_of, sound, words

_DOC = Path(__file__).parents[3] / "docs" / "names.md"


def documented_table(first: str, page: Path = _DOC) -> list[list[str]]:
    """The rows of the table whose heading begins with these cells."""
    text = page.read_text(encoding="utf-8").split(f"| {first} |", 1)[1]
    rows = []
    for line in text.split("\n")[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    assert rows
    return rows


@pytest.mark.parametrize(("spelling", "expected"), documented_table("spelling | words"))
def test_documented_words(spelling: str, expected: str) -> None:
    assert " ".join(words(spelling)) == expected


@pytest.mark.parametrize(("word", "expected_key", "expected_sound"), documented_table("word | key | sound"))
def test_documented_keys(word: str, expected_key: str, expected_sound: str) -> None:
    assert (key(word), sound(word)) == (expected_key, expected_sound)


@pytest.mark.parametrize(("word", "expected"), documented_table("word | other keys include"))
def test_documented_other_keys(word: str, expected: str) -> None:
    assert set(expected.split()) - {key(word)} <= set(asked_of(word).other_keys)


@pytest.mark.parametrize(("word", "expected"), documented_table("word | means also"))
def test_documented_meanings(word: str, expected: str) -> None:
    meant = same_meaning(asked_of(word))
    assert set(expected.split()) <= meant
    assert bool(meant) == bool(expected)


@pytest.mark.parametrize("module", [names, names_script, names_sound, names_words])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Abdul Rahman", "Abd al-Rahman", "Abdurrahman", "Abdelrahman", "ABD-AL-RAHMAN", "Abdur Rahman"),
        ("Nuruddin", "Nur al-Din", "Nur ud-Din", "Nureddine"),
        ("Hizb-ul-Mujahideen", "Hizbul Mujahideen", "HIZB UL MUJAHIDEEN"),
        ("Usama bin Ladin", "Usama ibn Ladin", "Usama ben Ladin"),
        ("l'unification", "L’Unification"),
        ("Kama OOO", "KAMA O.O.O."),
    ],
)
def test_one_name_many_spellings(spellings: tuple[str, ...]) -> None:
    assert len({words(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("محمد", "muhammad"), ("عمر", "umar"), ("خراساني", "khurasani"), ("قاري", "qari"), ("اسحاق", "ishaq")],
)
def test_arabic_script_has_the_key_of_the_latin_one(arabic: str, latin: str) -> None:
    assert [key(word) for word in words(arabic)] == [key(word) for word in words(latin)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Asim", "Latin"), ("Łódź", "Latin"), ("عمر", "Arabic"), ("Гариев", "Cyrillic"), ("企水", "Han"), ("", "Latin")],
)
def test_script(text: str, expected: str) -> None:
    assert script_of(text) == expected


def test_a_name_said_in_two_scripts_is_read_in_one() -> None:
    assert words(main_script("Hael al-Asad (هايل)")) == words("Hael al-Asad")


def test_acronyms() -> None:
    assert "mujao" in initials("Mouvement pour l’Unification et le Jihad en Afrique de l’Ouest")
    assert {"ttp", "titp", "tetp"} <= initials("Tehrik-i-Taliban Pakistan")
    assert initials("Taliban") == set()


def test_titles_weigh_less() -> None:
    assert names.importance("mullah") < names.importance("abu") < names.importance("umar")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(" ".join(folded)) == folded
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in folded)
    assert to_latin(to_latin(text)) == to_latin(text)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for word in words(text):
        assert key(word)
        assert sound(word)


_CONSONANTS = st.sampled_from(["b", "d", "f", "h", "k", "l", "m", "n", "r", "s", "sh", "t", "z", "j"])
_VOWELS = st.sampled_from(["a", "e", "i", "o", "u", "ou", "ee", "aa"])
_SYLLABLES = st.lists(st.tuples(_CONSONANTS, _VOWELS), min_size=2, max_size=5)
_SAME = {"h": "kh", "k": "q", "sh": "ch", "j": "dj", "d": "dh", "t": "th", "f": "ph", "b": "p"}


@given(_SYLLABLES, st.data())
def test_key_stands_when_spellings_move(syllables: list[tuple[str, str]], data: st.DataObject) -> None:
    plain = "".join(consonant + vowel for consonant, vowel in syllables) + "n"
    moved = ""
    for consonant, _ in syllables:
        other = _SAME.get(consonant, consonant) if data.draw(st.booleans()) else consonant
        if len(other) == 1 and moved and data.draw(st.booleans()):
            other *= 2
        moved += other + data.draw(_VOWELS)
    assert key(moved + "n") == key(plain)


@given(_SYLLABLES)
def test_case_and_marks_do_not_matter(syllables: list[tuple[str, str]]) -> None:
    name = "".join(consonant + vowel for consonant, vowel in syllables).capitalize()
    marked = unicodedata.normalize("NFC", name.replace("a", "a\u0304").replace("i", "i\u0302").replace("s", "s\u0323"))
    assert words(name) == words(name.upper()) == words(name.lower()) == words(marked)
    assert words(f"\u202b{name}\u200f") == words(name)
