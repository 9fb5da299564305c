"""``textual serve -c "whosays demo"``: the browser in a web page, which speaks in packets through pipes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tui.terminal.detect import detect, prepare, refusal

#: What textual-serve puts into the environment.
SERVED = {
    "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
    "TEXTUAL_FPS": "60",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TERM_PROGRAM": "textual",
    "COLUMNS": "100",
    "ROWS": "30",
}


@pytest.mark.parametrize("words", [("browse",), ("--read-only", "browse")], ids=" ".join)
def test_a_page_is_drawn_takes_keys_and_ends(shipped_store: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), **SERVED}
    call = [sys.executable, "-m", "tui", *words, str(shipped_store)]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, env=env, stdin=pipe, stdout=pipe, stderr=pipe) as page:
        assert page.stdin is not None and page.stdout is not None and page.stderr is not None
        watch = threading.Timer(30, page.kill)
        watch.start()
        assert page.stdout.readline() == b"__GANGLION__\n", page.stderr.read()
        drawn = b""
        while b"Asim Umar" not in drawn:
            kind, size = page.stdout.read(1), page.stdout.read(4)
            assert kind in (b"D", b"M"), drawn
            drawn += page.stdout.read(int.from_bytes(size, "big"))
        page.stdin.write(b"D" + (1).to_bytes(4, "big") + b"q")
        page.stdin.flush()
        rest = page.stdout.read()
        assert b'{"type": "exit"}' in rest
        assert page.wait() == 0
        watch.cancel()


def test_only_textuals_own_driver_for_pages_is_taken() -> None:
    assert refusal(SERVED, (None, None, None)) is None
    assert refusal({**SERVED, "TEXTUAL_DRIVER": "nowhere:Driver"}, (None, None, None)) is not None
    terminal, env = detect(SERVED), {**SERVED, "TEXTUAL_LOG": "log"}
    assert (terminal.served, terminal.depth, terminal.utf8, terminal.mux) == (True, "truecolor", True, "")
    assert terminal.theme("auto") == "terminal-dark" and terminal.theme("textual-light") == "textual-light"
    assert detect({**SERVED, "NO_COLOR": "1"}).theme("auto") == "terminal"
    prepare(terminal, env, read_only=True)
    assert "TEXTUAL_LOG" not in env and env["TEXTUAL_DRIVER"] == SERVED["TEXTUAL_DRIVER"]
    env = {"TEXTUAL_DRIVER": "nowhere:Driver", "TERM": "xterm"}
    prepare(detect(env), env, read_only=True)
    assert "TEXTUAL_DRIVER" not in env
