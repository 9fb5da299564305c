"""Contrast by WCAG 2.x, and the palettes that terminals come with.

`PALETTES` are what the themes of the terminal's own sixteen colours are measured against: nobody can ask a person's
own palette for all of them at once.
"""

from __future__ import annotations

from textual.color import Color

from store.model.facts import dataclass

ENOUGH = 4.5
"""The least contrast of text (WCAG 2.x, 1.4.3)."""


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@dataclass(frozen=True, slots=True)
class Palette:
    """A terminal's letters, its background and its sixteen colours."""

    name: str
    letters: str
    background: str
    colors: tuple[str, ...]


_XTERM = tuple(
    f"#{color}"
    for color in (
        *("000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5"),
        *("7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff"),
    )
)
_TANGO = tuple(
    f"#{color}"
    for color in (
        *("2e3436", "cc0000", "4e9a06", "c4a000", "3465a4", "75507b", "06989a", "d3d7cf"),
        *("555753", "ef2929", "8ae234", "fce94f", "729fcf", "ad7fa8", "34e2e2", "eeeeec"),
    )
)
_CAMPBELL = tuple(
    f"#{color}"
    for color in (
        *("0c0c0c", "c50f1f", "13a10e", "c19c00", "0037da", "881798", "3a96dd", "cccccc"),
        *("767676", "e74856", "16c60c", "f9f1a5", "3b78ff", "b4009e", "61d6d6", "f2f2f2"),
    )
)
_LINUX = tuple(
    f"#{color}"
    for color in (
        *("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa"),
        *("555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff"),
    )
)
PALETTES = (
    Palette("xterm, white on black", "#e5e5e5", "#000000", _XTERM),
    Palette("xterm, black on white", "#000000", "#ffffff", _XTERM),
    Palette("VTE, dark", "#d3d7cf", "#000000", _TANGO),
    Palette("VTE, light", "#2e3436", "#ffffff", _TANGO),
    Palette("Windows Terminal", "#cccccc", "#0c0c0c", _CAMPBELL),
    Palette("Linux console", "#aaaaaa", "#000000", _LINUX),
)
"""Terminals as they come."""
