"""The signs of states, and of claims that are no plain assertion: a state is never told by colour alone."""

from __future__ import annotations

#: As in the terminal (tui/terminal/glyphs.py).
STATE_SIGNS = {
    "contradicted": "×",
    "denied": "!",
    "unconfirmed": "?",
    "may_conflict": "*",
    "finer": "~",
    "several": "+",
    "agreed": "=",
    "single": "·",
    "judged": "J",
    "closed": "-",
}

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(place: int) -> str:
    """The letter of an answer, or of a voice, by its place from 0: A to Z, then AA."""
    over, place = divmod(place, len(_LETTERS))
    return (letter(over - 1) if over else "") + _LETTERS[place]
