"""Contrast by WCAG 2.x."""

from __future__ import annotations

from textual.color import Color

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
