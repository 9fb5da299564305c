"""Hard-wrapped text flows on; what is broken on purpose stays, and every offset with it."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.flow import flowed

PROSE = (
    "The harbour master said on Tuesday that four boats had been lost in the storm, and that the crew of a fifth "
    "was being looked for off the northern cape. Two of them were found later by a fishing vessel; the owner of the "
    "boat would not say how many had been on board."
)
HINDI = 3 * ("बंदरगाह के अधिकारी ने मंगलवार को कहा कि तूफान में चार नावें डूब गईं और पाँचवीं के दल की खोज उत्तरी तट पर की जा रही है। ")
VERSE = (
    "The tide came in and the tide went out again\nAnd nobody asked it why\n"
    "It left a shoe and a length of line\nAnd a gull that could not fly"
)


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [45, 60, 72, 78, 100])
@pytest.mark.parametrize("text", [PROSE, HINDI.strip()], ids=["latin", "devanagari"])
def test_a_wrapped_paragraph_is_one_line_again(text: str, width: int) -> None:
    assert flowed(wrapped(text, width)) == text
    both = f"{wrapped(text, width)}\n\n{wrapped(text, width)}\n"
    assert flowed(both) == f"{text}\n\n{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        "Harbour Office\n12 Quay Street\nThe Old Customs House, Second Floor, by the Gate\nPort Ellen",
        "The list that the office gave to all the papers on Tuesday:\n"
        "- four boats that were lost in the storm of Monday night\n"
        "- the crew of a fifth, which is still being looked for\n- two sailors found by a fishing vessel",
        "boat          crew     what became of her\n"
        "Maria         4        lost off the northern cape\nAnna          3        lost, her crew was found",
        "1. four boats that were lost in the storm of Monday night at sea\n"
        "2. the crew of a fifth, which is being looked for today\n3. two sailors",
        "Each paragraph of this report is a line of its own, however long it grows, and nothing here was wrapped, " * 3
        + "\nThe next one too, " * 2,
        "| boat | crew | what became of her in the storm of Monday |\n| Maria | 4 | lost |\n| Anna | 3 | lost |",
        "- Where were you on the night on which the boat went down?\n"
        "- At home, as I have said to you before, and alone.\n- Who says so?",
    ],
    ids=["verse", "address", "list", "table", "numbered", "lines", "bars", "speech"],
)
def test_a_break_that_is_meant_stays(text: str) -> None:
    assert flowed(text) == text


def test_a_heading_stays_above_what_flows_below_it() -> None:
    below = wrapped(PROSE, 70)
    assert flowed(f"Four boats lost\n{below}") == f"Four boats lost\n{PROSE}"
    assert (
        flowed(f"Four boats lost\nBy our own reporter\n\n{below}") == f"Four boats lost\nBy our own reporter\n\n{PROSE}"
    )


def test_two_lines_flow_where_the_text_is_wrapped_so_or_a_sentence_goes_on() -> None:
    two = "The harbour master said on Tuesday that four boats had been lost in\nthe storm of the night before."
    assert "\n" not in flowed(two)
    assert "\n" not in flowed(two.replace("the storm", "Storms")).partition("\n\n")[2]
    kept = "The harbour master said on Tuesday that four boats had been lost in\nHarbour Times, 4 May"
    assert flowed(kept) == kept


@given(st.text(alphabet="ab A-.\n\t1", max_size=200))
def test_nothing_but_line_breaks_changes(text: str) -> None:
    found = flowed(text)
    assert len(found) == len(text)
    assert all(was == now or (was, now) == ("\n", " ") for was, now in zip(text, found, strict=True))


def test_a_headline_as_long_as_the_lines_below_stays_a_line() -> None:
    headline = "Twelve found dead after a ferry sinks off the point, coast guard says"
    body = """The ferry sank on Friday with sixty people on board, the coast guard
said, and twelve of them were found dead by the morning of Saturday.
The search was to go on until the evening, it said, as long as the
weather held."""
    assert flowed(f"{headline}\n{body}\n") == f"{headline}\n{body.replace(chr(10), ' ')}\n"
