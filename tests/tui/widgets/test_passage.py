"""The passage view: what is lit, where it scrolls, in any script and at any length."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tui.terminal.glyphs import ASCII
from tui.widgets.passage import GUTTER, Passage

WORDS = "The mayor said that nobody died. " * 40
ARABIC = "قال الناطق إن القائد قُتل في الغارة. " * 40
CJK = "市長は誰も死ななかったと述べた。" * 40


class Shelf(App[None]):
    def compose(self) -> ComposeResult:
        yield Passage(glyphs=ASCII)

    @property
    def passage(self) -> Passage:
        return self.query_one(Passage)


def shown(passage: Passage) -> list[str]:
    return [passage.render_line(y).text for y in range(passage.size.height)]


def lit(passage: Passage) -> tuple[str, str]:
    """All words on the screen that are underlined, and all that are reversed."""
    kinds: dict[str, list[str]] = {"underline": [], "reverse": []}
    for y in range(passage.size.height):
        for segment in passage.render_line(y):
            for kind, found in kinds.items():
                if segment.style is not None and getattr(segment.style, kind):
                    found.append(segment.text)
    return " ".join(kinds["underline"]), " ".join(kinds["reverse"])


@pytest.mark.parametrize("text", [WORDS, ARABIC, CJK], ids=["latin", "arabic", "cjk"])
@pytest.mark.parametrize("width", [20, 41])
async def test_the_current_passage_is_in_sight_whole_and_marked(text: str, width: int) -> None:
    app = Shelf()
    async with app.run_test(size=(width, 10)) as pilot:
        span = (len(text) // 2, len(text) // 2 + 25)
        app.passage.set_text(text, [(3, 9), span], 1)
        await pilot.pause()
        words = lit(app.passage)[1]
        assert words.startswith("[") and words.endswith("]")
        assert "".join(words[1:-1].split()) == "".join(text[slice(*span)].split())
        first = next(line for line in shown(app.passage) if line.startswith("> "))
        assert "[" in first


async def test_others_are_lit_without_being_current() -> None:
    app = Shelf()
    async with app.run_test(size=(40, 10)) as pilot:
        app.passage.set_text(WORDS, [(4, 9), (10, 14)], 0)
        await pilot.pause()
        assert lit(app.passage) == ("said", "[mayor]")
        app.passage.show_span(1)
        assert lit(app.passage) == ("mayor", "[said]")
        app.passage.light([(4, 14)])
        assert lit(app.passage) == ("mayor said", "")
        assert app.passage.current is None


async def test_nested_and_touching_passages_are_lit_once() -> None:
    app = Shelf()
    async with app.run_test(size=(60, 5)) as pilot:
        app.passage.set_text(WORDS, [(0, 14), (4, 9), (14, 19)], 1)
        await pilot.pause()
        assert lit(app.passage) == ("The   said that", "[mayor]")
        assert app.passage.span_at(5) == 1
        assert app.passage.span_at(15) == 2
        assert app.passage.span_at(30) is None


async def test_a_passage_in_sight_does_not_scroll_and_one_out_of_sight_does() -> None:
    app = Shelf()
    async with app.run_test(size=(40, 12)) as pilot:
        spans = [(300, 310), (320, 330), (1200, 1210)]
        app.passage.set_text(WORDS, spans, 0)
        await pilot.pause()
        top = app.passage.scroll_offset.y
        assert top > 0
        app.passage.show_span(1)
        assert app.passage.scroll_offset.y == top
        app.passage.show_span(2)
        assert app.passage.scroll_offset.y > top
        assert lit(app.passage)[1]


async def test_resizing_keeps_the_current_passage_in_sight() -> None:
    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        app.passage.set_text(WORDS, [(900, 930)], 0)
        for size in ((20, 5), (120, 40), (33, 7), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert lit(app.passage)[1].startswith("["), size


async def test_a_megabyte_on_one_line_is_shown_at_its_middle() -> None:
    app = Shelf()
    async with app.run_test(size=(80, 24)) as pilot:
        text = "word " * 200_000 + "needle" + " word" * 200
        app.passage.set_text(text, [(1_000_000, 1_000_006)], 0)
        await pilot.pause()
        assert lit(app.passage)[1] == "[needle]"
        assert app.passage.virtual_size.height > 10_000


async def test_hostile_text_keeps_its_offsets_and_loses_its_sting() -> None:
    app = Shelf()
    async with app.run_test(size=(60, 6)) as pilot:
        text = "a\x1b[31mb\u202ec\x00\x9bd [bold]markup[/] end"
        at = text.index("end")
        app.passage.set_text(text, [(at, at + 3)], 0)
        await pilot.pause()
        line = shown(app.passage)[0]
        assert "[bold]markup[/] [end]" in line
        assert not any(char in line for char in "\x1b\u202e\x00\x9b")
        assert len(app.passage.text) == len(text)


@pytest.mark.parametrize("spans", [[(-5, 3)], [(5, 2)], [(2, 2)], [(9_999, 10_010)]])
async def test_impossible_passages_light_nothing_beyond_the_text(spans: list[tuple[int, int]]) -> None:
    app = Shelf()
    async with app.run_test(size=(40, 6)) as pilot:
        app.passage.set_text("short text", spans, 0)
        await pilot.pause()
        assert "".join(shown(app.passage)).replace("[", "").replace("]", "").split()[-2:] == ["short", "text"]


async def test_a_click_chooses_the_shortest_passage_under_it() -> None:
    chosen: list[int] = []

    class Clicked(Shelf):
        def on_passage_chosen(self, event: Passage.Chosen) -> None:
            chosen.append(event.index)

    app = Clicked()
    async with app.run_test(size=(60, 6)) as pilot:
        app.passage.set_text("市長 said that", [(0, 12), (3, 7)], None)
        await pilot.pause()
        await pilot.click(Passage, offset=(GUTTER + 6, 0))
        await pilot.click(Passage, offset=(GUTTER + 1, 0))
        await pilot.click(Passage, offset=(GUTTER + 14, 0))
        await pilot.pause()
        assert chosen == [1, 0]


def _cells(pieces: Iterable[tuple[int, int, int]], text: str) -> str:
    return "".join(str(level) * (end - start) for start, end, level in pieces if text[start:end])


@settings(max_examples=60)
@given(
    st.text("ab \n漢é", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    st.data(),
)
def test_every_code_point_has_the_level_of_its_strongest_passage(
    text: str, spans: list[tuple[int, int]], data: st.DataObject
) -> None:
    passage = Passage(glyphs=ASCII)
    passage._text = text
    current = data.draw(st.none() | st.integers(0, len(spans) - 1)) if spans else None
    passage._set_lit(spans, current)
    now = passage._now
    start, end = now or (len(text), len(text))
    passage._marked = text if now is None else f"{text[:start]}[{text[start:end]}]{text[end:]}"
    size = len(text)
    expected = []
    for at in range(size):
        lit_here = any(min(a, size) <= at < min(b, size) for a, b in spans)
        expected.append("2" if start <= at < end else str(int(lit_here)))
    if now is not None:
        expected.insert(end, "2")
        expected.insert(start, "2")
    assert _cells(passage._marks(0, len(passage._marked)), passage._marked) == "".join(expected)


async def test_line_ends_of_every_kind_break_lines_and_move_nothing() -> None:
    text = "One line\r\nanother\rthe third\nthe last"
    app = Shelf()
    async with app.run_test(size=(40, 10)) as pilot:
        start = text.index("third")
        app.passage.set_text(text, [(start, start + 5)], 0)
        await pilot.pause()
        lines = [line[GUTTER:].strip() for line in shown(app.passage)[:4]]
        assert [line.strip("[]<>") for line in lines][:2] == ["One line", "another"]
        assert lines[3] == "the last"
        assert "third" in lit(app.passage)[1] + lit(app.passage)[0]


async def test_a_wrapped_report_flows_and_keeps_its_offsets() -> None:
    class Report(App[None]):
        def compose(self) -> ComposeResult:
            yield Passage(glyphs=ASCII, report=True)

    text = textwrap.fill("The mayor said that nobody died in the fire at the mill. " * 6, 60)
    app = Report()
    async with app.run_test(size=(44, 14)) as pilot:
        passage = app.query_one(Passage)
        for nth in range(6):
            start = [found.start() for found in re.finditer(r"nobody\sdied", text)][nth]
            passage.set_text(text, [(start, start + 11)], 0)
            await pilot.pause()
            assert lit(passage)[1].split() == ["[nobody", "died]"]
            assert passage.text == text
        widths = [len(line.rstrip()) for line in shown(passage) if line.strip()]
        assert min(widths[:-1]) > 30  # no stubs of lines that were broken for a wider page
