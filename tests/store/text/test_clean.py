"""What comes in is cleaned, and nothing that drives a terminal ever gets to one."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.text.clean import LRM, MARKS_KEPT, REPLACEMENT, clean, csv_cell, escaped, problems, shown, visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060\u2061\u2064\u206a\u3164\ufeff\uffa0\ufff9\U000e0041\uffff"
HOSTILE = "\x00\x07\x08\x1b\x7f\x85\x9b\x9d\r\x0b\x0c\ud800\u2028\u2029\u200c\u200d\ufe0f" + BIDI + INVISIBLE
HONEST = [
    "Asim Umar",
    "عاصم عمر",
    "می\u200cخواهم",  # Persian: the letters must not join
    "क्\u200dष",  # Devanagari: half form
    "ന്\u200d",  # Malayalam: a chillu at the end of a word
    "\u0939\u093f\u0928\u094d\u0926\u0940",
    "山田 太郎",
    "José Ü e\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "❤\ufe0f",
    "שָׁלוֹם",
    "สวัสดี",
]

texts = st.text(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from("ab =-+@\n\tبन्\u0301\u0489\u0627\U0001f600山"),
        st.characters(codec=None),
    ),
    max_size=60,
)


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays(text: str) -> None:
    assert clean(text) == shown(text) == visible(text) == text
    assert problems(text) == []


@given(texts)
@example("ب\u200b\u200d")
@example("a" + "\u0301" * 9 + "\u200d")
@example("\r\x00\n")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert problems(once) == []
    flat = clean(text, keep_newlines=False, limit=20)
    assert clean(flat, keep_newlines=False, limit=20) == flat
    assert len(flat) <= 20
    assert not set(flat) & set("\n\t\r")


@given(texts)
def test_stored_text_holds_no_control(text: str) -> None:
    for char in clean(text):
        kind = unicodedata.category(char)
        assert kind != "Cs"
        assert kind != "Cc" or char in "\n\t"
        assert kind != "Cf" or char in "\u200c\u200d" or unicodedata.bidirectional(char) in ("AN", "AL", "L")


@given(texts)
@example("\ud800\x1b]52;c;eA==\x07\u202e\t\n")
def test_shown_keeps_every_offset_and_lets_no_control_through(text: str) -> None:
    result = shown(text)
    assert len(result) == len(text)
    assert shown(result) == result
    for was, now in zip(text, result, strict=True):
        kind = unicodedata.category(now)
        assert kind != "Cs"
        assert kind != "Cc" or now == "\n"
        # zero width and formatting: only what scripts need, and the one mark our own rows need
        assert now not in set(BIDI + INVISIBLE) - {LRM}
        assert now == was or not was.isascii() or was in "\t\x7f" or ord(was) < 32
    result.encode("utf-8")


@given(texts)
def test_visible_names_what_problems_counts(text: str) -> None:
    found = problems(text)
    spelt = visible(text)
    for problem in found:
        assert ord(text[problem.offset]) == problem.code
        assert f"<U+{problem.code:04X}>" in spelt
        assert f"U+{problem.code:04X}" in str(problem)
    if not found:
        assert clean(text) == text.replace("\r\n", "\n")


def test_the_culprits_are_replaced_where_they_stand() -> None:
    assert shown("a\x1b[2Jb") == "a␛[2Jb"
    assert shown("a\x00b\x7fc\x9bd") == "a␀b␡c" + REPLACEMENT + "d"
    assert shown("a\u202eb") == "a" + REPLACEMENT + "b"
    assert shown("a\tb\nc") == "a b\nc"
    assert shown("a\nb", newlines=False) == "a␊b"
    assert shown("co\u00adop") == "co\u2010op"
    assert shown("a\u200bb\u200db") == f"a{REPLACEMENT}b{REPLACEMENT}b"


def test_marks_stack_no_higher_than_any_script_needs() -> None:
    pile = "e" + "\u0301" * 40
    assert clean(pile) == "e" + "\u0301" * MARKS_KEPT
    assert shown(pile).count(REPLACEMENT) == 40 - MARKS_KEPT
    assert problems(pile)[0].kind == "mark stacked too high"


def test_a_letter_carries_eight_marks_and_no_ninth() -> None:
    assert clean("e" + "\u0301" * 8) == "e" + "\u0301" * 8
    assert clean("e" + "\u0301" * 9) == "e" + "\u0301" * 8
    assert shown("e" + "\u0301" * 9) == "e" + "\u0301" * 8 + REPLACEMENT


@pytest.mark.parametrize("code", [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ids=hex)
def test_every_mark_of_direction_goes(code: int) -> None:
    """All of Unicode's Bidi_Control; only a left-to-right mark may be shown."""
    text = f"a{chr(code)}b"
    assert clean(text) == "ab"
    assert shown(text) == (text if chr(code) == LRM else f"a{REPLACEMENT}b")
    assert escaped(f'"{text}"') == f'"a\\u{code:04x}b"'
    assert visible(text) == f"a<U+{code:04X}>b"


def test_line_ends_become_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert problems("a\r\nb") == []
    assert clean(" a\r\n\t b\u00a0c ", keep_newlines=False) == "a b c"


def test_a_limit_cuts_and_says_so() -> None:
    assert clean("abcdef", limit=4) == "abc…"
    assert clean("abcd", limit=4) == "abcd"
    assert clean("abcd", limit=0) == ""
    assert len(clean("x" * 100_000, limit=200)) == 200


def test_a_problem_reads_as_a_sentence_part() -> None:
    (found,) = problems("ab\u202ecd\u202e")
    assert str(found) == "U+202E RIGHT-TO-LEFT OVERRIDE (bidi control), 2 times, first at character 2"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "-x",
        "@cmd",
        "\t=1",
        "\r=1",
        " =1",
        "\u200b=1",
        "＝1",
        "＋1",
        "－x",
        "＠x",
        "\n=1",
        "\nx",
        "\x00=1",
    ],
)
def test_a_formula_is_disarmed(text: str) -> None:
    assert csv_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-5", "+3.5", "-1,200", "12%", "a=b", "Asim Umar", "2019-09-23"])
def test_plain_cells_stay(text: str) -> None:
    assert csv_cell(text) == text


@given(texts)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = csv_cell(text)
    bare = clean(cell).strip()
    assert not bare.startswith(("=", "@", "＝", "＠", "＋", "－"))
    assert (
        not bare.startswith(("+", "-")) or bare.lstrip("+-").rstrip("%").replace(",", "").replace(".", "").isdecimal()
    )


def test_csv_writer_takes_a_cell_as_it_is() -> None:
    out = io.StringIO()
    csv.writer(out).writerow([csv_cell("=1"), csv_cell("a,b")])
    assert out.getvalue() == '\'=1,"a,b"\r\n'


def test_importing_it_costs_no_library() -> None:
    code = "import sys, store.text.clean; print([m for m in ('textual', 'rich', 'sqlmodel') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(texts)
def test_escaped_json_says_the_same_without_what_was_unwanted(text: str) -> None:
    told = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(told) == text
    assert problems(told) == []


def test_json_escapes_what_lies_beyond_16_bits_by_its_two_halves() -> None:
    assert escaped('"a\U000e0041b"') == '"a\\udb40\\udc41b"'
    assert json.loads(escaped('"\U000e0041"')) == "\U000e0041"
