"""The output stage shows what Textual shows, cell by cell, with fewer bytes and no control codes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.strip import Strip

from benchmarks.lean_app import Lean
from tests.emulator import Emulator, width_single
from tests.tui.recording import Twin
from tui.terminal.cells import steady
from tui.terminal.detect import Terminal

ROOT = Path(__file__).parents[3]
LEAN = (sys.executable, "-m", "benchmarks.lean_app")
WIDTH, HEIGHT = 24, 4
XTERM = Terminal(bce=True, ech=True)


class LeanTwin(Twin, Lean):
    """The small app of our shape, with Textual's own frames beside ours."""


# -- screens made by hypothesis -------------------------------------------------------------------

WORDS = [
    "a",
    "b ",
    "   ",
    "raid",
    "山",
    "田太",
    "e\u0301",
    "عمر",
    "عاصم",
    "क्ष",
    "का",
    "\U0001f600",
    "❤\ufe0f",
]
JOINED = [
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "می\u200cخواهم",
    "\u0301",
    "│",
    "  " * 7,
    "12",
]
STYLES = [
    "",
    "bold",
    "red",
    "on blue",
    "reverse",
    "underline",
    "bold red on #102030",
    "dim",
    "strike on red",
    "italic",
]

segments = st.builds(
    lambda text, style: Segment(text, Style.parse(style)),
    st.sampled_from(WORDS + JOINED),
    st.sampled_from(STYLES),
)


def strip_of(parts: list[Segment], width: int) -> Strip:
    while parts and not cell_len(parts[0].text):
        parts = parts[1:]  # a mark that stands on nothing: Textual lets it fall on its neighbour, we drop it
    return Strip(parts).adjust_cell_length(width, Style.parse("on #000040"))


@st.composite
def updates(draw: st.DrawFn) -> CompositorUpdate:
    """A whole frame, or one piece of some rows as the compositor cuts them."""
    if draw(st.booleans()):
        rows = [[strip_of(draw(st.lists(segments, max_size=8)), WIDTH)] for _ in range(HEIGHT)]
        return LayoutUpdate(cast("Any", rows), Region(0, 0, WIDTH, HEIGHT))
    spans, chops, ends = [], [], []
    for y in range(HEIGHT):
        start = draw(st.integers(0, WIDTH - 2))
        end = draw(st.integers(start + 1, WIDTH))
        chops.append({start: strip_of(draw(st.lists(segments, max_size=4)), end - start)})
        ends.append([end])
        if draw(st.booleans()):
            spans.append((y, start, end))
    if not spans:
        spans = [(0, next(iter(chops[0])), ends[0][0])]
    return ChopsUpdate(cast("Any", chops), spans, ends)


def written_for(app: Twin, frames: list[CompositorUpdate]) -> Iterator[str]:
    """Send frames through the output stage of an app that does not run."""
    recorder = app._driver = cast("Any", SimpleNamespace(out=[], flush=lambda: None))
    recorder.write = recorder.out.append
    app._stale = True
    for frame in frames:
        blank = LayoutUpdate(cast("Any", [[Strip.blank(WIDTH)] for _ in range(HEIGHT)]), Region(0, 0, WIDTH, HEIGHT))
        whole = SimpleNamespace(size=Size(WIDTH, HEIGHT), render_full_update=lambda blank=blank: blank)
        if app._stale and not isinstance(frame, LayoutUpdate):
            app.write_frame(cast("Any", SimpleNamespace(focused=None, _compositor=whole)), blank)
        app.write_frame(cast("Any", SimpleNamespace(focused=None, _compositor=whole)), frame)
        yield "".join(recorder.out)
        recorder.out.clear()


APPS = {
    "diff": Twin(terminal=XTERM),
    "no diff": Twin(terminal=XTERM, diff=False),
    "vt100": Twin(terminal=Terminal(depth="truecolor", plain_sgr=True)),
}


@pytest.mark.sweep(3)
@pytest.mark.parametrize("name", APPS)
@settings(max_examples=60, deadline=None)
@given(frames=st.lists(updates(), min_size=1, max_size=5))
def test_made_screens_equal_undiffed_output(name: str, frames: list[CompositorUpdate]) -> None:
    app = APPS[name]
    ours, theirs = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    for screen in (ours, theirs):
        screen.feed(b"\x1b[?7l")  # as Textual's driver does
    for frame, data in zip(frames, written_for(app, frames), strict=True):
        ours.feed(data.encode())
        theirs.feed(frame.render_segments(app.console).encode())
        assert_same(ours, theirs)


def assert_same(ours: Emulator, theirs: Emulator) -> None:
    for y, (mine, other) in enumerate(zip(ours.cells(), theirs.cells(), strict=True)):
        for x, (left, right) in enumerate(zip(mine, other, strict=True)):
            assert left == right, f"cell {x}, {y}\nours   {ours.row_text(y)!r}\ntheirs {theirs.row_text(y)!r}"


def whole(*texts: str) -> LayoutUpdate:
    """A frame with this text in every row."""
    return LayoutUpdate(
        cast("Any", [[strip_of([Segment(text) for text in texts], WIDTH)] for _ in range(HEIGHT)]),
        Region(0, 0, WIDTH, HEIGHT),
    )


@settings(max_examples=60, deadline=None)
@given(frames=st.lists(updates(), min_size=1, max_size=4))
@example(frames=[whole("\U0001f468\u200d\U0001f469 ab")])
@example(frames=[whole("a", "می\u200cخواهم"), whole("\U0001f468\u200d\U0001f469\u200d\U0001f467", "b ")])
def test_columns_hold_where_the_terminal_disagrees_about_widths(frames: list[CompositorUpdate]) -> None:
    """A terminal that knows no joined sequences may spoil such a word, never what stands behind it."""
    app = APPS["diff"]
    agreeing, odd = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT, width=width_single, joins=False)
    for screen in (agreeing, odd):
        screen.feed(b"\x1b[?7l")  # as Textual's driver does
    for data in written_for(app, frames):
        agreeing.feed(data.encode())
        odd.feed(data.encode())
        for y in range(HEIGHT):
            model = app._rows[y]
            for x, (right, other) in enumerate(zip(agreeing.cells()[y], odd.cells()[y], strict=True)):
                near = [cluster for cluster, _ in model[max(x - 6, 0) : x + 2] if cluster]
                if all(steady(cluster) and cluster.isascii() for cluster in near):
                    assert right == other, (y, x)


# -- sessions in a running app --------------------------------------------------------------------


async def compare(pilot: Pilot[None], app: Twin, ours: Emulator, theirs: Emulator) -> None:
    await pilot.pause()
    app.feed(ours, theirs)
    assert_same(ours, theirs)


SCRIPT = [
    *["down"] * 4,
    "pagedown",
    "end",
    "up",
    "pageup",
    "home",
    "G",
    "k",
    "g",
    "shift+tab",
    *"0001",
    "backspace",
]


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    ("options", "terminal"),
    [
        (("--scripts",), XTERM),
        (("--scripts", "--no-diff"), XTERM),
        (("--scripts",), Terminal(plain_sgr=True)),
        (("--distinct",), XTERM),
    ],
    ids=["scripts", "no-diff", "plain", "distinct"],
)
async def test_a_session_equals_undiffed_output(options: tuple[str, ...], terminal: Terminal) -> None:
    app = LeanTwin(300, ("--filter", *options), terminal=terminal)
    ours, theirs = Emulator(70, 20), Emulator(70, 20)
    async with app.run_test(headless=False, size=(70, 20), notifications=True) as pilot:
        await compare(pilot, app, ours, theirs)
        await pilot.press("tab")
        for key in SCRIPT:
            await pilot.press(key)
            await compare(pilot, app, ours, theirs)
        assert "0001" in ours.text or "000" in ours.text
        app.notify("[origin]", title="Loaded", markup=False)
        await pilot.pause()
        await compare(pilot, app, ours, theirs)
        assert "[origin]" in ours.text
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        ours, theirs = Emulator(50, 12), Emulator(50, 12)
        app.repaint_all()
        await compare(pilot, app, ours, theirs)
        assert ours.text.strip()


async def test_the_cursor_stands_where_textual_puts_it() -> None:
    app = LeanTwin(50, terminal=XTERM)
    ours, theirs = Emulator(70, 20), Emulator(70, 20)
    async with app.run_test(headless=False, size=(70, 20)) as pilot:
        for key in ["a", "b", "left", "c", "backspace", "tab", "down"]:
            await pilot.press(key)
            await compare(pilot, app, ours, theirs)
            if key in ("tab", "down"):  # in a list it is where the selection is, which Textual does not say
                assert ours.row_text(ours.cursor.y)[: ours.cursor.x] == "\u203a "
            else:
                assert (ours.cursor.x, ours.cursor.y) == app.cursor_position


async def test_few_bytes_a_key_and_none_while_idle() -> None:
    app = LeanTwin(100_000, terminal=XTERM)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert len("".join(app.written)) < 16_000
        sizes = []
        for _ in range(24):
            app.written.clear()
            await pilot.press("down")
            await pilot.pause()
            sizes.append(len("".join(app.written).encode()))
        assert sorted(sizes)[12] <= 600
        assert max(sizes) <= 3_000
        app.written.clear()
        app.screen.refresh()  # a whole repaint that changes nothing
        await pilot.pause()
        assert app.written == []
        await pilot.press("shift+tab")
        await pilot.pause()
        app.written.clear()
        await pilot.press("e")
        await pilot.pause()
        assert 0 < len("".join(app.written)) <= 200


async def test_a_repaint_writes_every_cell_again() -> None:
    app = LeanTwin(50, terminal=XTERM)
    async with app.run_test(headless=False, size=(70, 20)) as pilot:
        await pilot.pause()
        before, after = Emulator(70, 20), Emulator(70, 20)
        before.feed("".join(app.written).encode())
        app.written.clear()
        await pilot.press("ctrl+l")
        await pilot.pause()
        after.feed("".join(app.written).encode())
        assert after.cells() == before.cells()
        assert after.text.strip()


async def test_synchronized_output_frames_each_update_once() -> None:
    app = LeanTwin(50, terminal=XTERM)
    async with app.run_test(headless=False, size=(70, 20)) as pilot:
        app._sync_available = True
        await pilot.press("tab")
        await pilot.pause()
        app.written.clear()
        await pilot.press("down")
        await pilot.pause()
        assert app.written
        for data in app.written:
            assert data.startswith("\x1b[?2026h")
            assert data.endswith("\x1b[?2026l")
            assert data.count("\x1b[?2026") == 2


async def test_no_colour_writes_no_colour() -> None:
    app = LeanTwin(50, terminal=Terminal(depth="none"))
    async with app.run_test(headless=False, size=(70, 20)) as pilot:
        await pilot.press("tab", "down")
        await pilot.pause()
        assert set(sgr_codes("".join(app.written))) <= {
            "",
            "0",
            "1",
            "2",
            "3",
            "4",
            "7",
            "9",
            "22",
            "23",
            "24",
            "27",
        }


async def test_ascii_terminals_get_ascii_of_the_same_width() -> None:
    app = LeanTwin(30, ("--scripts",), terminal=Terminal(utf8=False))
    ours, theirs = Emulator(70, 20), Emulator(70, 20)
    async with app.run_test(headless=False, size=(70, 20)) as pilot:
        await pilot.press("tab", "down")
        await pilot.pause()
        app.feed(ours, theirs)
        assert "".join(app.written).isascii()
        assert "Jose e 00005" in ours.text
        rights = [row[:40].rstrip().rfind("x ") for row in ours.text.splitlines()[2:] if " x " in row[30:40]]
        assert len(rights) > 5
        assert len(set(rights)) == 1


def sgr_codes(data: str) -> list[str]:
    return [code for found in re.findall(r"\x1b\[([0-9;]*)m", data) for code in found.split(";")]
