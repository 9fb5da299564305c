"""What is written as YAML reads back as the very same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.yaml_read import read_yaml
from store.case.yaml_write import entry, flow, folded, item, literal, mapping, scalar, single_quoted
from tests.store.case import made

texts = st.one_of(
    made.odd.filter(bool), st.text(min_size=1).filter(lambda it: not any("\ud800" <= c <= "\udfff" for c in it))
)
data = st.recursive(
    texts,
    lambda below: (
        st.lists(below, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["says", "a", "null", "x-1"]), below, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def back(text: str) -> Any:
    """What a file says below ``cite``, where texts are kept as they are."""
    document = read_yaml("x.yaml", text)
    assert document.problems == []
    return document.data["cite"]


@given(texts)
def test_a_text_comes_back(text: str) -> None:
    assert back(f"cite: {scalar(text)}  # more\nz: 1\n") == text
    assert back(f"cite: [{scalar(text, in_brackets=True)}, x]\n") == [text, "x"]
    assert "\n" not in scalar(text)


@given(texts, st.integers(1, 60), st.sampled_from(["\n", "\r\n"]))
def test_a_text_in_other_styles_comes_back(text: str, width: int, end: str) -> None:
    quoted = single_quoted(text)
    assert quoted is None or back(f"cite: {quoted}{end}") == text
    for block in (literal(text), folded(text, width)):
        if block is not None:
            assert back(f"cite: {f'{end}   '.join(block)}{end}z: 1") == text


@given(data)
def test_data_comes_back(value: Any) -> None:
    assert back("\n".join([*entry("cite", value), ""])) == value
    assert back(f"cite: {flow(value)}") == value
    assert back("\n".join(["cite:", *item(value), ""])) == [value]
    assert back("\n".join(["cite:", *(f"    {it}" if it else it for it in mapping({"k": value})), ""])) == {"k": value}


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("at least 40", "at least 40"),
        ("2019-10-08~", "2019-10-08~"),
        ("a: b", '"a: b"'),
        ("12:30", "12:30"),
        ("that is #1", '"that is #1"'),
        ("don't", "don't"),
        ("- x", '"- x"'),
        ("a\x1b\u202eb", '"a\\x1b\\u202eb"'),
        ("علی‌رضا", "علی‌رضا"),
        (True, "true"),
        (7, "7"),
    ],
)
def test_texts_are_plain_where_that_is_safe(value: Any, want: str) -> None:
    assert scalar(value) == want


def test_a_claim_is_written_as_people_write_one() -> None:
    claim = {
        "id": "c-1",
        "value": {"says": "last month", "is": "2019-09"},
        "via": ["a", "b"],
        "note": "One line.\n\nAnd another.",
        "cite": {"digest": ["words", {"quote": "w", "prefix": "said "}], "original": {"start": 0, "end": 3}},
    }
    assert item(claim) == [
        "- id: c-1",
        "  value: {says: last month, is: 2019-09}",
        "  via: [a, b]",
        "  note: |-",
        "    One line.",
        "",
        "    And another.",
        "  cite:",
        "    digest:",
        "      - words",
        '      - {quote: w, prefix: "said "}',
        "    original: {start: 0, end: 3}",
    ]
