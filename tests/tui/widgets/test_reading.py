"""A text to select words in: the cursor, what is selected and how it looks, by key and with the mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region

from store.text.segments import letter
from tests.tui.widgets.test_passage import ARABIC, CJK, WORDS
from tui.lines.cursor import TextCursor
from tui.lines.wrap import wrap
from tui.terminal.cells import cells_of
from tui.terminal.glyphs import ASCII
from tui.terminal.pens import Pens
from tui.widgets.passage import GUTTER, Passage
from tui.widgets.reading import ReadingPassage

TEXT = "The mayor said so. Nobody, he said, died.\n\nThe army said that forty people had died on the bridge. It left."


class Desk(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield ReadingPassage(glyphs=ASCII)

    @property
    def passage(self) -> ReadingPassage:
        return self.query_one(ReadingPassage)

    def on_reading_passage_selected(self, event: ReadingPassage.Selected) -> None:
        self.told.append((event.start, event.end))


def marked(passage: ReadingPassage) -> str:
    """All that is reversed on the screen, a line each."""
    found = []
    for y in range(passage.size.height):
        strip = passage.render_line(y)
        if words := "".join(part.text for part in strip if part.style is not None and part.style.reverse):
            found.append(words)
    return "\n".join(found)


def chosen(passage: ReadingPassage) -> str:
    return "" if passage.selection is None else passage.text[slice(*passage.selection)]


async def test_nothing_is_seen_of_the_cursor_before_a_key_asks_for_it() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.passage.set_text(WORDS, [(4, 9)], 0)
        app.passage.focus()
        await pilot.pause()
        assert marked(app.passage) == "[mayor]"
        await pilot.press("down", "down", "page_down", "up", "home")
        assert app.passage.cursor is None and app.passage.scroll_offset.y == 0
        await pilot.press("down")
        assert app.passage.scroll_offset.y == 1
        await pilot.press("up", "right")
        assert app.passage.cursor == 4 and marked(app.passage) == "m"  # where one reads
        await pilot.press("right", "right")
        assert marked(app.passage) == "y"
        await pilot.press("escape")
        assert app.passage.cursor is None and marked(app.passage) == "[mayor]"


async def test_the_usual_citation_takes_two_keys() -> None:
    app = Desk()
    async with app.run_test(size=(60, 10)) as pilot:
        app.passage.set_text(TEXT)
        app.passage.focus()
        await pilot.press("v", "enter", "v", "enter", "escape", "w", "v", "enter", "v")
        assert [TEXT[slice(*span)] for span in app.told] == ["The mayor said so.", TEXT[:41], "mayor"]
        assert chosen(app.passage) == "The mayor said so."
        await pilot.press(")", "left")
        assert marked(app.passage) == "The mayor said so. Nobody, he said, died"
        await pilot.press("o", "w", "w")
        assert chosen(app.passage) == "said so. Nobody, he said, died"
        await pilot.press("escape", "enter", "escape")
        assert (app.passage.cursor, len(app.told)) == (None, 3)


async def test_shift_selects_as_in_any_editor() -> None:
    app = Desk()
    async with app.run_test(size=(50, 10)) as pilot:
        app.passage.set_text(TEXT)
        app.passage.focus()
        await pilot.press("right", *["shift+right"] * 3)
        assert chosen(app.passage) == "The"
        await pilot.press("ctrl+shift+right")
        assert chosen(app.passage) == "The mayor"
        await pilot.press("shift+end")
        assert chosen(app.passage) == TEXT[:41]
        await pilot.press("shift+down", "shift+down")
        assert chosen(app.passage) == TEXT[: TEXT.index("on the")]
        await pilot.press("shift+home", "ctrl+shift+left")
        assert chosen(app.passage) == TEXT[: TEXT.index("died")]


async def test_up_and_down_keep_the_column_over_short_and_wide_lines() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        text = "0123456789\nab\n市長は誰も死ななかった\n0123456789"
        app.passage.set_text(text)
        app.passage.focus()
        await pilot.press("right", *["right"] * 5, "down")
        assert app.passage.cursor == text.index("ab") + 2
        await pilot.press("down")
        assert marked(app.passage) == "は"
        await pilot.press("down")
        assert marked(app.passage) == "5"
        await pilot.press("down")
        assert app.passage.cursor == len(text)
        await pilot.press("up", "up", "up", "up", "up")
        assert app.passage.cursor == 0


async def test_a_move_paints_the_lines_it_touches_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Desk()
    async with app.run_test(size=(40, 20)) as pilot:
        app.passage.set_text(WORDS)
        app.passage.focus()
        await pilot.press("right", "right", "down", "down")
        painted: set[int] = set()

        def refresh(*regions: Region, **others: Any) -> ReadingPassage:
            for region in regions or (Region(0, 0, 1, 20),):
                painted.update(region.line_range)
            return app.passage

        monkeypatch.setattr(app.passage, "refresh", refresh)
        for keys, most in ((["right"] * 3, 1), (["down"], 2), (["shift+right"] * 3, 1), (["shift+down"], 2)):
            for key in keys:
                painted.clear()
                await pilot.press(key)
                assert 0 < len(painted) <= most, key


@pytest.mark.slow
async def test_the_cursor_stays_in_sight_in_megabytes() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        text = "The word stood. " * 130_000
        app.passage.set_text(text, [(1_000_000, 1_000_003)], 0)
        app.passage.focus()
        await pilot.press("right", "v", "v")
        assert chosen(app.passage) == "The word stood."
        await pilot.press("escape", "G")
        assert app.passage.cursor == len(text)
        await pilot.press("v")
        assert marked(app.passage) == "stood"
        await pilot.press("escape", *["up"] * 30)
        line = app.passage._line(app.passage.cursor or 0)
        assert app.passage.scroll_offset.y <= line < app.passage.scroll_offset.y + 24


async def test_the_cursor_is_seen_at_the_ends_of_lines_and_on_empty_ones() -> None:
    app = Desk()
    async with app.run_test(size=(GUTTER + 10 + 1, 8)) as pilot:  # a column for the bar
        text = "0123456789 abc\n\nxyz"
        app.passage.set_text(text)
        app.passage.focus()
        await pilot.press("right")
        # behind a full line there is no column: its last letter shows where the cursor is
        for there in ("0123456789", "9", "abc", " ", " ", "xyz", " "):
            for letter in there:
                assert marked(app.passage) == letter, (there, app.passage.cursor)
                await pilot.press("right")
        assert app.passage.cursor == len(text)


async def test_the_same_text_again_keeps_what_is_selected_and_another_does_not() -> None:
    app = Desk()
    async with app.run_test(size=(40, 8)) as pilot:
        app.passage.set_text(WORDS, [(4, 9)], 0)
        app.passage.select((100, 110))
        app.passage.set_text(WORDS, [(4, 9), (100, 110)], 1)
        assert app.passage.selection == (100, 110)
        app.passage.set_text(TEXT)
        await pilot.pause()
        assert app.passage.cursor is None


async def test_in_another_size_what_is_selected_stays_in_sight() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        app.passage.set_text(WORDS, [(4, 9)], 0)
        app.passage.select((900, 931))
        for size in ((30, 6), (80, 6), (120, 40), (33, 7), (33, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "".join(marked(app.passage).split()) == "".join(WORDS[900:931].split()), size


async def test_the_mouse_selects_by_letter_word_sentence_and_paragraph() -> None:
    app = Desk()
    async with app.run_test(size=(60, 10)) as pilot:
        app.passage.set_text(TEXT, [(10, 14)])
        await pilot.pause()
        for times, words in ((2, "Nobody"), (3, "Nobody, he said, died."), (4, TEXT[:41])):
            await pilot.click(Passage, offset=(GUTTER + 20, 0), times=times)
            assert chosen(app.passage) == words
        await pilot.click(Passage, offset=(GUTTER + 4, 0))
        assert (app.passage.cursor, app.passage.selection) == (4, None)
        for first, last, words in (
            ((4, 0), (8, 0), "mayor"),
            ((8, 0), (4, 0), "mayor"),
            ((36, 0), (7, 2), TEXT[36:51]),
        ):
            await pilot.mouse_down(Passage, offset=(GUTTER + first[0], first[1]))
            await pilot.hover(Passage, offset=(GUTTER + last[0], last[1]))
            # a terminal says which button is held while the mouse moves; Pilot does not
            app.passage.on_mouse_move(_held(app.passage, GUTTER + last[0], last[1]))
            await pilot.mouse_up(Passage, offset=(GUTTER + last[0], last[1]))
            assert chosen(app.passage) == words


def _held(passage: ReadingPassage, x: int, y: int) -> Any:
    from textual import events

    return events.MouseMove(passage, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)


def clusters(pieces: list[Segment]) -> list[str]:
    return [cluster for cluster, _ in cells_of(pieces, 40, Pens(None))[0]]


class Bench(ReadingPassage):
    """A passage that is never mounted: its styles are told by the names of the parts."""

    def _style(self, *names: str) -> Style:
        return Style(reverse=bool(names) and names[0] in ("passage--selected", "passage--tip"))


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        # a joiner between letters of two scripts is one cluster to Textual's widths and two to Unicode: not asked for
        st.lists(st.sampled_from([*"ab \n漢é\u0301निقُ.", "👨\u200d👩"]), max_size=60).map("".join),
        st.sampled_from((WORDS[:99], ARABIC[:99], CJK[:49])),
    ),
    st.integers(2, 30),
    st.tuples(st.integers(0, 99), st.integers(0, 99)),
    st.tuples(st.integers(0, 99), st.integers(0, 99)),
)
def test_what_is_lit_is_what_is_selected_at_any_width(
    text: str, width: int, ends: tuple[int, int], current: tuple[int, int]
) -> None:
    passage = Bench(glyphs=ASCII)
    passage._text, passage._cursor = text, TextCursor(text)
    size = len(text)
    # a mark of ASCII inside a cluster would make two of it
    low, high = sorted(letter(text, at)[0] if 0 < at < size else at for at in current)
    passage._set_lit([(low, high)], 0)
    now = passage._now or (0, 0)
    start, end = now
    passage._marked = f"{text[:start]}<{text[start:end]}>{text[end:]}" if end > start else text
    passage._lines, passage._width = wrap(passage._marked, width), width
    places = sorted(letter(text, min(at, size - 1))[0] if 0 < at < size else min(at, size) for at in ends)
    passage._cursor.select((places[0], places[1]))
    seen = ""
    for line, (first, last) in enumerate(zip(passage._lines.starts, passage._lines.ends, strict=True)):
        pieces = passage._pieces(line, passage._marks(first, last))
        row = "".join(piece.text for piece in pieces)
        assert row.rstrip() == passage._marked[first:last].rstrip()
        # no letter is torn apart, and words from right to left keep their places
        assert clusters(pieces) == clusters([Segment(row)])
        seen += "".join(piece.text for piece in pieces if piece.style is not None and piece.style.reverse)
    selected = text[slice(*passage.selection)] if passage.selection else ""
    inside = "".join(seen.replace("<", "").replace(">", "").split())
    assert not selected or inside == "".join(selected.split())
    for one, other in pairwise(passage._over()):
        assert other[0] <= one[0] and one[1] <= other[1]
