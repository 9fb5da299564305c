"""The questions, 32 bytes in all.

- What its background is (OSC 11), for colours that can be read on it. It is asked while the browser is being loaded
  (`tui.terminal.asking.early`), where nobody chose colours.
- How wide it makes a letter with a vowel sign beside it (it is written on the empty screen, wiped away again, and the
  cursor asked for in between, DSR 6), so that Devanagari, Tamil, Khmer or Burmese stand in the columns they are given.

A tmux answers both by itself.
"""

from __future__ import annotations

BACKGROUND = "\x1b]11;?\x1b\\"
LETTER_ROW, LETTER = 2, "\u0915\u093e"
WIDTH = f"\x1b[{LETTER_ROW}H{LETTER}\x1b[6n\x1b[2K"
"""Not in the first row: an answer from there looks like F3 with a modifier."""


def questions(*, background: bool, width: bool) -> str:
    """What to write to ask."""
    return (BACKGROUND if background else "") + (WIDTH if width else "")
