"""Pens: the styles of cells as small numbers, and the shortest SGR sequence from one to another."""

from __future__ import annotations

from rich.color import Color, ColorSystem

from tui.terminal.textual_output import StyleNumbers

# Rich's thirteen attributes, bit by bit: the SGR code that sets each, and the one that ends it.
_ON = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")
_OFF = ("22", "22", "23", "24", "25", "25", "27", "28", "29", "24", "54", "54", "55")
_WEIGHT = 0b11
# underline, blink, reverse, conceal, strike, double underline, frame, overline: seen on a blank
_MARKS_BLANKS = 0b1111111111000 & ~0b100


class Pens(StyleNumbers):
    """Numbers the styles that occur; number 0 is the terminal's own default.

    `colors` is the depth to write (None: no colour code at all). With `plain_sgr` an attribute
    is only ever ended by a full reset, as the VT100 knows no other way.
    """

    def __init__(self, colors: ColorSystem | None, *, plain_sgr: bool = False) -> None:
        super().__init__()
        self._colors = colors
        self._plain = plain_sgr
        self._known: dict[tuple[int, str, str], int] = {(0, "", ""): 0}
        self._pens: list[tuple[int, str, str]] = [(0, "", "")]
        self._changes: dict[tuple[int, int], str] = {}
        self._blanks: list[int] = [0]

    def new_number(self, attributes: int, color: Color | None, background: Color | None) -> int:
        """Return the number of the pen that writes these attributes and colours."""
        return self._keep((attributes, self._codes(color, True), self._codes(background, False)))

    def _keep(self, pen: tuple[int, str, str]) -> int:
        number = self._known.setdefault(pen, len(self._pens))
        if number == len(self._pens):
            self._pens.append(pen)
            attributes, fore, back = pen
            marks = attributes & _MARKS_BLANKS
            self._blanks.append(number)
            self._blanks[number] = self._keep((marks, fore if marks else "", back))
        return number

    def blank(self, number: int) -> int:
        """Return the pen that writes the same blank, without what is not seen on one: colour, weight, slant."""
        return self._blanks[number]

    def _codes(self, color: Color | None, foreground: bool) -> str:
        if color is None or color.is_default or self._colors is None:
            return ""
        many = self._colors in (ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR)
        if many and color.triplet is not None and (number := _of_256(*color.triplet)) is not None:
            return f"{38 if foreground else 48};5;{number}"
        return ";".join(color.downgrade(self._colors).get_ansi_codes(foreground))

    def change(self, old: int, new: int) -> str:
        """Return the sequence that changes pen `old` into pen `new`, the shorter of two ways."""
        if old == new:
            return ""
        if (found := self._changes.get((old, new))) is None:
            found = self._changes[old, new] = self._shortest(self._pens[old], self._pens[new])
        return found

    def _shortest(self, old: tuple[int, str, str], new: tuple[int, str, str]) -> str:
        attributes, fore, back = new
        fresh = [code for bit, code in enumerate(_ON) if attributes >> bit & 1]
        fresh += [code for code in (fore, back) if code]
        whole = f"\x1b[0;{';'.join(fresh)}m" if fresh else "\x1b[m"
        lost, gained = old[0] & ~attributes, attributes & ~old[0]
        if lost & _WEIGHT:
            gained |= attributes & _WEIGHT  # SGR 22 ends bold and dim both
        if self._plain and (lost or (old[1] and not fore) or (old[2] and not back)):
            return whole
        steps = list(dict.fromkeys(code for bit, code in enumerate(_OFF) if lost >> bit & 1))
        steps += [code for bit, code in enumerate(_ON) if gained >> bit & 1]
        if fore != old[1]:
            steps.append(fore or "39")
        if back != old[2]:
            steps.append(back or "49")
        step = f"\x1b[{';'.join(steps)}m"
        return step if len(step) < len(whole) else whole

    def erases(self, pen: int, bce: bool) -> bool:
        """Whether erasing with this pen leaves the same blanks that writing them would.

        `bce`: the terminal erases with the background colour (terminfo's "back color erase").
        """
        attributes, _, back = self._pens[pen]
        return not attributes & _MARKS_BLANKS and (bce or not back)


_LEVELS = {0: 0, 95: 1, 135: 2, 175: 3, 215: 4, 255: 5}


def _of_256(red: int, green: int, blue: int) -> int | None:
    """Return the number of the one of the 256 colours that is this very colour: it is written in half the bytes."""
    if red == green == blue and red % 10 == 8 and red <= 238:
        return 232 + (red - 8) // 10
    if red in _LEVELS and green in _LEVELS and blue in _LEVELS:
        return 16 + 36 * _LEVELS[red] + 6 * _LEVELS[green] + _LEVELS[blue]
    return None
