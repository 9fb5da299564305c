"""The output stage on a real pseudo-terminal: the same screens with and without the diff, and no traces."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.emulator import Emulator, width_joined, width_single
from tests.terminal import Session

ROOT = Path(__file__).parents[3]
LEAN = (sys.executable, "-m", "benchmarks.lean_app")


@pytest.mark.slow
def test_a_real_session_with_and_without_diff() -> None:
    """Same keys, same screens; also after a change of size and after coming back from a stop."""
    with (
        Session([*LEAN, "300", "--distinct"], columns=80, rows=24, cwd=ROOT) as diffed,
        Session([*LEAN, "300", "--distinct", "--no-diff"], columns=80, rows=24, cwd=ROOT) as whole,
    ):
        both = (diffed, whole)

        def same(text: str, keys: str) -> None:
            for session in both:
                session.send(keys)
            for session in both:
                session.wait_for(text)

            def equal(screen: Emulator) -> bool:
                whole.pump(0.02)
                return screen.cells() == whole.screen.cells()

            diffed.wait_for(equal)

        for session in both:
            session.wait_for("› Entity 00000")
        same("search", "\t")
        same("› Entity 00002", "\x1b[B\x1b[B")
        same("› Entity 00299", "G")
        same("› Entity 00000", "g")
        for size in ((20, 5), (100, 30), (61, 17)):
            for session in both:
                # one size after the other: what Textual itself writes in a storm of them can be of two sizes
                session.resize(*size)
                session.until_quiet(0.3, first=2)
        same("› Entity 00001", "\x1b[B")
        diffed.until_quiet(0.4)
        spent = len(diffed.raw)
        diffed.until_quiet(0.3, limit=0.5, first=0.5)
        assert len(diffed.raw) == spent  # idle writes nothing
        assert len(diffed.raw) < len(whole.raw)


def test_inline_shows_the_same_words() -> None:
    with Session([*LEAN, "20", "--inline", "--scripts"], columns=80, rows=24, cwd=ROOT) as session:
        session.wait_for("Asim Umar 00000")
        assert "\u202e".encode() not in session.raw


def test_the_list_scrolls_without_leaving_traces_in_many_scripts() -> None:
    with Session([*LEAN, "200", "--scripts"], columns=90, rows=24, cwd=ROOT) as session:
        session.wait_for("Asim Umar 00000")
        session.send("\t")
        session.until_quiet()
        session.send("G")
        session.wait_for("00199")
        session.send("g")
        session.wait_for("› Asim Umar 00000")
        for width in (width_joined, width_single):
            again = Emulator(90, 24, width=width)
            again.feed(session.raw)
            assert "› Asim Umar 00000" in again.text
