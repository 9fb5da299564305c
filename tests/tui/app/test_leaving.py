"""Leaving waits for nothing but a write, whatever stands before the key; and what a paste is, told from keys."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from store.library import Library
from tests.tui.app.test_endings import UNDER_WAY, assert_given_back, assert_taken, browse
from tui.terminal.pastes import LONGEST, Pastes, pressed

#: What may stand before a key that leaves: keys, pastes, what was asked.
BEFORE = {
    "held keys": (b"\x1b[B" * 2000, ""),
    "keys that open": (b"xs" * 1000, ""),
    "typed into the search": (b"/" + b"ab c" * 500, ""),
    "a paste that never ends": (b"/\x1b[200~" + b"word " * 4000, ""),
    "a question that never ends": (b"", UNDER_WAY["a question that never ends"]),
    "a screen that reckons": (b"?", UNDER_WAY["a screen that reckons"]),
}


@pytest.mark.sweep(8)
@pytest.mark.parametrize("what", BEFORE)
def test_leaving_waits_for_nothing(shipped_store: Path, tmp_path: Path, what: str) -> None:
    sent, before = BEFORE[what]
    with browse(shipped_store, tmp_path, before) as session:
        assert_taken(session)
        session.wait_for("Asim Umar") if "never ends" not in what else session.until_quiet(0.3)
        session.send(sent)
        session.until_quiet(0.1, limit=0.3)
        begun = monotonic()
        session.send(b"\x03" if "paste" in what else b"\x11")
        assert session.wait_end() == 0
        assert monotonic() - begun < 2, "200 ms on a machine that does nothing else"
        assert_given_back(session)


def test_what_is_being_written_is_written_before_it_is_left(own_store: Path, tmp_path: Path) -> None:
    slow = (
        "import time\nfrom store.library import Library\nwas = Library.judge\n"
        "def judge(self, *a, **k):\n    print(end='\\x1b]9;begun\\x07', flush=True, file=open('/dev/tty', 'w'))\n"
        "    time.sleep(0.7)\n    return was(self, *a, **k)\nLibrary.judge = judge"
    )
    with browse(own_store, tmp_path, slow) as session:
        session.wait_for("Asim Umar")
        session.send("c")
        session.wait_for("Indian")
        session.send("J")
        session.wait_for("holds:")
        session.send("1\x13")
        session.wait_for(lambda _: b"\x1b]9;begun" in session.raw)
        session.send("\x11")
        assert session.wait_end() == 0
    with Library(own_store) as library:
        assert library.overview().judged == 1


def parts(data: bytes, at: int) -> list[bytes]:
    return [data[:at], data[at:]]


@pytest.mark.parametrize("at", range(20))
def test_a_paste_is_one_wherever_it_is_cut(at: int) -> None:
    pastes = Pastes(pressed(("ctrl+q", "ctrl+c")))
    told = b"".join(pastes.feed(part, 0.0) for part in parts(b"a\x1b[200~b\x11\x1bc\x1b[201~d", at))
    assert told == b"a\x1b[200~bc\x1b[201~d"
    assert not pastes.left


def test_a_paste_is_cut_and_one_without_an_end_is_ended() -> None:
    pastes = Pastes(pressed(("ctrl+q", "ctrl+c")))
    assert len(pastes.feed(b"\x1b[200~" + b"x" * 10**6, 0.0)) == LONGEST + 6
    assert pastes.tick(1.0) == b""
    assert pastes.feed(b"more", 1.5) == b""
    assert pastes.tick(3.0) == b""
    assert pastes.tick(3.6) == b"\x1b[201~"
    assert pastes.feed(b"q", 4.0) == b"q"


@pytest.mark.parametrize("key", [b"\x11", b"\x03", b"\x1b[113;5u", b"\x1b[99;5:1u"])
def test_a_key_that_leaves_is_heard_in_a_paste_that_never_ends(key: bytes) -> None:
    pastes = Pastes(pressed(("ctrl+q", "ctrl+c")))
    pastes.feed(b"\x1b[200~some words", 0.0)
    pastes.feed(key, 0.001)
    assert not pastes.left, "it came with the words"
    assert pastes.feed(key, 0.5) == b"\x1b[201~" + key
    assert pastes.left
    assert pastes.feed(b"x", 0.6) == b"x"
    assert not pastes.left


def test_keys_of_ones_own_leave_too() -> None:
    assert pressed(("ctrl+x", "f10")).search(b"abc\x18")
    assert not pressed(("ctrl+x",)).search(b"\x11\x03")
    assert not pressed(("f10",)).search(b"\x11\x03")
