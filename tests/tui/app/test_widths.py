"""Words with vowel signs beside their letters stand whole, in the columns they were given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from textual.content import Content

from tests.emulator import Emulator, width_joined, width_single
from tui.app.widths import give_signs_cells
from tui.lines.fit import column
from tui.lines.wrap import wrap
from tui.terminal.cells import Row, cells_of
from tui.terminal.glyphs import UNICODE
from tui.terminal.paint import Painter
from tui.terminal.pens import Pens

WORDS = {
    "devanagari": "नरेन्द्र मोदी",
    "tamil": "கொழும்பு",
    "bengali": "কোলকাতা",
    "khmer": "ភ្នំពេញ កោះ",
    "burmese": "ရန်ကုန်မြို့ ကျောင်း",
    "thai": "น้ำท่วม",
    "sinhala": "කොළඹ",
    "malayalam": "കൊച്ചി",
    "javanese": "ꦏꦴꦏ",
    "latin": "Łódź, Việt",
}


@pytest.fixture(params=[True, False], ids=["cells of their own", "joined"])
def own(request: pytest.FixtureRequest) -> Iterator[bool]:
    give_signs_cells(request.param)
    yield request.param
    give_signs_cells(False)


def row_of(word: str, pens: Pens) -> Row:
    segments = [*column(Content(word), 24, UNICODE).render_segments(), Segment("| 17 |")]
    return cells_of([Segment(part.text) for part in segments], 40, pens)[0]


@pytest.mark.parametrize("before", ["", "नरेन्द्र मोदी", "plain letters here"])
@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_word_stands_whole_and_what_is_beside_it_in_its_column(own: bool, word: str, before: str) -> None:
    pens = Pens(ColorSystem.TRUECOLOR)
    screen = Emulator(40, 2, width=width_single if own else width_joined, joins=not own)
    shown: Row = [(" ", 0)] * 40
    for text in (before, word):
        painter = Painter(pens, 40, bce=False, ech=True)
        row = row_of(text, pens)
        painter.row(0, shown, row, care=True)
        screen.feed(painter.finish().encode())
        shown = row
    assert screen.row_text(0).rstrip() == f"{word}{' ' * (24 - cell_len(word))}| 17 |"
    assert screen.buffer[0][24].data == "|"


def test_a_sign_is_not_parted_from_its_letter(own: bool) -> None:
    for word in WORDS.values():
        for width in range(3, 12):
            lines = wrap(word.replace(" ", ""), width)
            for start in lines.starts:
                assert start == 0 or cell_len("x" + word.replace(" ", "")[start]) > 1
                assert start == 0 or word.replace(" ", "")[start] not in "\u093e\u0947\u094b\u0bca\u09cb\u102c\u17c4"


def test_widths_come_back_as_they_were() -> None:
    before = [cell_len(chr(code)) for code in range(0x300, 0x1100)]
    assert give_signs_cells(True)
    assert not give_signs_cells(True)
    assert cell_len("का") == 2 and cell_len("क्षि") == 3
    assert give_signs_cells(False)
    assert [cell_len(chr(code)) for code in range(0x300, 0x1100)] == before
