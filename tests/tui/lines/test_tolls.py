"""The chart of a count's course: it reads without colour and in ASCII, and shows what was told and no more."""

from __future__ import annotations

import sys
from datetime import date
from subprocess import run
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.model.claims import Count, QuestionRef, Tolls
from store.model.vocabulary import CERTAINTIES
from tests.conftest import ROOT
from tui.lines.comparing.layout import LEAST
from tui.lines.comparing.tolls import chart, lines_wanted
from tui.lines.facts import drawn
from tui.terminal.glyphs import ASCII, UNICODE, Glyphs

TOLL = QuestionRef("odra-raid", "killed", "all")
FIRST = date(2019, 5, 4).toordinal()


def count(voice: str, label: str, lo: int | None, hi: int | None, after: int = 0, **more: Any) -> Count:
    then = date.fromordinal(FIRST + after)
    given: dict[str, Any] = {"stance": "asserts", "certainty": "certain", "closed": ""} | more
    return Count(f"{voice}-{after}", voice, voice, label, lo, hi, then.isoformat(), then.toordinal(), **given)


COUNTS = (
    count("police", "17", 17, 17, closed="moved"),
    count("army", "at least 40", 40, None, 1),
    count("police", "12", 12, 12, 2),
    count("diver", "20 to 60", 20, 60, 2, certainty="possible"),
    count("mayor", "up to 30", 0, 30, 3),
    count("police", "60", 60, 60, 4, stance="denies"),
    count("wire", "9", 9, 9, 4, closed="retracted"),
    count("police", "21", 21, 21, 5),
)
TOLLS = Tolls(TOLL, COUNTS)


def words(tolls: Tolls = TOLLS, width: int = 80, height: int = 24, glyphs: Glyphs = ASCII) -> list[str]:
    return ["".join(text for text, _ in line) for line in chart(tolls, width, height, glyphs)]


def test_a_voice_has_a_line_with_its_figures_signs_and_days() -> None:
    found = words()
    assert "A police  17 (4 May), \\ 12 (6 May), ! denies: 60 (8 May), / 21 (9 May)" in found
    assert "B army    at least 40 (5 May)" in found
    assert "C diver   ? possibly: 20 to 60 (6 May)" in found
    assert "E wire    - taken back: 9 (8 May)" in found
    assert found[-1] == "/ up  \\ down  ! denied  ? unsure  - taken back  ^ at least  v at most  | range"


def test_figures_stand_by_their_day_with_their_sign() -> None:
    plot = [line for line in words() if " |" in line]
    by_figure = {line.split("|")[0].strip(): line.split("|", 1)[1] for line in plot if line.split("|")[0].strip()}
    top = by_figure["60"]
    assert "!A" in top and top.index("!A") > top.index("|")  # a denial of 60 stands above the range that ends there
    assert "\\A" in "".join(plot) and "/A" in "".join(plot) and "?C" in "".join(plot) and "-E" in "".join(plot)
    at_least = next(nth for nth, line in enumerate(plot) if "B" in line)
    assert plot[at_least - 1][plot[at_least].index("B")] == "^"
    at_most = next(nth for nth, line in enumerate(plot) if "D" in line)
    assert plot[at_most + 1][plot[at_most].index("D")] == "v"
    ticks = next(line for line in words() if "2 May 2019" in line)
    row = next(line for line in plot if line.split("|", 1)[1].lstrip().startswith("A"))
    assert row.index("A", row.index("|")) == ticks.index("4 May")


def test_a_figure_stands_until_its_voice_tells_another() -> None:
    tolls = Tolls(TOLL, (count("police", "17", 17, 17), count("police", "21", 21, 21, 4)))
    lower = next(line for line in words(tolls) if line.lstrip().startswith("17 |"))
    assert "A......" in lower
    assert "/A" in next(line for line in words(tolls) if line.lstrip().startswith("21 |"))


def test_the_same_word_in_another_report_is_told_once() -> None:
    tolls = Tolls(TOLL, (count("police", "17", 17, 17), count("police", "17", 17, 17), count("army", "20", 20, 20, 1)))
    assert [line for line in words(tolls) if line.startswith("A ")] == ["A police  17 (4 May)"]


def test_days_that_are_not_exact_are_told_as_they_are_known() -> None:
    near = Count("c", "wire", "wire", "9", 9, 9, "2019-05~", date(2019, 5, 31).toordinal(), "asserts", "certain", "")
    never = Count("d", "post", "post", "8", 8, 8, "", None, "asserts", "certain", "")
    found = words(Tolls(TOLL, (count("police", "17", 17, 17), near, never)))
    assert any(line.startswith("B wire") and line.endswith("9 (about May 2019)") for line in found)
    assert any(line.startswith("C post") and line.endswith("8 (no day)") for line in found)


def test_figures_far_apart_both_have_their_rows() -> None:
    far = Tolls(TOLL, (count("a", "5", 5, 5), count("b", "60", 60, 60, 1), count("c", "9,000", 9000, 9000, 2)))
    rows = [line.split("|")[0].strip() for line in words(far, height=12) if " |" in line]
    assert [one for one in rows if one] == ["9,000", "60", "5"]
    assert words(far)[-1] == "log scale"


def test_only_what_is_a_whole_number_has_figures_that_nobody_wrote() -> None:
    shares = Tolls(TOLL, (count("a", "54.3 %", 5430, 5430), count("b", "20 to 30 %", 2000, 3000, 1)), whole=False)
    rows = [line.split("|")[0].strip() for line in words(shares) if " |" in line]
    assert [one for one in rows if one] == ["54.3 %"]


def test_a_chart_needs_two_counts() -> None:
    assert not Tolls(TOLL, (COUNTS[0],)).moving
    assert not Tolls(TOLL, (COUNTS[0], count("army", "17", 17, 17))).moving
    assert Tolls(TOLL, (COUNTS[0], count("army", "17", 17, 17, 1))).moving
    assert words(Tolls(TOLL, ())) == []


def test_where_no_plot_fits_the_voices_have_their_lines() -> None:
    found = words(height=2)
    assert found[0].startswith("A police") and found[1] == "and 4 more voices"
    assert words(height=0) == []


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "utf8"])
def test_everything_is_told_without_colour_and_in_ascii(glyphs: Glyphs) -> None:
    found = words(glyphs=glyphs)
    assert glyphs is UNICODE or all(line.isascii() for line in found)
    assert drawn(chart(TOLLS, 80, 24, glyphs)).plain.split("\n") == found


amounts = st.integers(0, 10**13)
spans = (
    st.tuples(st.none() | amounts, st.none() | amounts)
    .filter(lambda ends: ends != (None, None))
    .map(
        lambda ends: tuple(sorted(ends)) if None not in ends else ends  # type: ignore[type-var]
    )
)
some = st.builds(
    lambda voice, label, ends, after, stance, sure, closed: count(
        voice, label, *ends, after, stance=stance, certainty=sure, closed=closed
    ),
    st.text(max_size=12),
    st.text(min_size=1, max_size=20),
    spans,
    st.integers(0, 400),
    st.sampled_from(["asserts", "denies", "retracts", "cannot_confirm"]),
    st.sampled_from(CERTAINTIES),
    st.sampled_from(["", "moved", "retracted", "denied", "replaced"]),
)


@given(st.lists(some, max_size=30), st.integers(0, 200), st.integers(0, 40), st.sampled_from([ASCII, UNICODE]))
def test_a_chart_is_never_wider_or_taller_than_its_place(
    counts: list[Count], width: int, height: int, glyphs: Glyphs
) -> None:
    found = words(Tolls(TOLL, tuple(sorted(counts, key=lambda one: one.day or 0))), width, height, glyphs)
    assert len(found) <= height
    assert all(cell_len(line) <= width for line in found)
    assert not any(char in line for line in found for char in "\x00\x1b\x9b\n\r\u202e")


def test_it_asks_for_the_lines_it_draws_on() -> None:
    for tall in (True, False):
        wanted = lines_wanted(TOLLS, tall)
        assert wanted >= LEAST and len(words(height=wanted)) <= wanted


def test_it_is_drawn_without_textual() -> None:
    heavy = "('textual', 'rich.console', 'sqlmodel')"
    code = f"import sys, tui.lines.comparing.tolls; print([m for m in {heavy} if m in sys.modules])"
    assert run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_estimate_and_a_projection_have_a_sign_and_the_key_says_what_it_means() -> None:
    tolls = Tolls(
        TOLL,
        (
            count("army", "about 5000", 4500, 5500, counted="estimated"),
            count("army", "3200", 3200, 3200, 1),
            count("army", "6000", 6000, 6000, 2, counted="projected"),
            count("army", "3958", 3958, 3958, 3, counted="confirmed"),
        ),
    )
    found = words(tolls, width=100)
    line = next(line for line in found if line.startswith("A army"))
    # a count is no fall below an estimate
    assert line.endswith("~ about 5000 (4 May), 3200 (5 May), > 6000 (6 May), 3958 confirmed (7 May)")
    assert found[-1] == "~ estimated  > projected  | range"
    plot = "".join(line for line in found if " |" in line)
    assert "~A" in plot and ">A" in plot


def test_a_denied_or_unsure_estimate_says_so_first() -> None:
    tolls = Tolls(
        TOLL,
        (
            count("army", "500", 500, 500, counted="estimated", certainty="possible"),
            count("army", "900", 900, 900, 1, counted="projected", stance="denies"),
        ),
    )
    line = next(line for line in words(tolls) if line.startswith("A army"))
    assert line.endswith("? possibly: 500 estimated (4 May), ! denies: 900 projected (5 May)")
