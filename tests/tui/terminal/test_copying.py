"""Copying: to tmux's own buffer, to what the desktop has, to the terminal, always to a file; and truly told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from store.model.edits import Edited
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.lines.edits import done
from tui.session.options import Options
from tui.terminal.clipboard import told
from tui.terminal.detect import Terminal, detect
from tui.terminal.tools import Copier, Tool, give, tools

DESKTOP = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


@pytest.fixture
def bin_(tmp_path: Path) -> Path:
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def tool(folder: Path, name: str, script: str = 'cat > "$0.got"') -> Path:
    """A program on the path that keeps what it is given."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def named(folder: Path, terminal: Terminal, read_only: bool = False, **env: str) -> list[str]:
    return [it.call[0] for it in tools(terminal, {"PATH": str(folder), **env}, read_only=read_only)]


def test_what_takes_a_text_here(bin_: Path) -> None:
    for name in ("tmux", "xsel", "xclip", "wl-copy", "clip.exe"):
        tool(bin_, name)
    here, far = Terminal(), Terminal(ssh=True)
    assert named(bin_, here, **DESKTOP) == ["wl-copy"]
    assert named(bin_, here, DISPLAY=":0") == ["xclip"]
    assert named(bin_, here) == ["clip.exe"]
    assert named(bin_, here, TMUX="/tmp/x,1,0", DISPLAY=":0") == ["tmux", "xclip"]
    assert named(bin_, far, TMUX="/tmp/x,1,0", **DESKTOP) == ["tmux"]
    assert named(bin_, far, **DESKTOP) == []
    assert named(bin_, Terminal(served=True), TMUX="/tmp/x,1,0", **DESKTOP) == []
    assert named(bin_, far, read_only=True, TMUX="/tmp/x,1,0") == []
    (bin_ / "xclip").unlink()
    assert named(bin_, here, DISPLAY=":0") == ["xsel"]
    assert named(bin_.parent, here, TMUX="/tmp/x,1,0", **DESKTOP) == []


def test_a_text_is_given_and_what_went_wrong_is_told(bin_: Path) -> None:
    text = "“a quote” by عاصم عمر"
    good = tool(bin_, "good")
    assert give(Tool((str(good),), "x"), text) == ""
    assert Path(f"{good}.got").read_text("utf-8") == text
    assert give(Tool((str(good),), "x", encoding="utf-16"), text) == ""
    assert Path(f"{good}.got").read_bytes().decode("utf-16") == text
    bad = tool(bin_, "bad", "exit 3")
    assert give(Tool((str(bad),), "x"), text * 100_000) == f"{bad} did not take it"
    older = tool(bin_, "older", '[ "$1" = -w ] && exit 1; cat > "$0.got"')
    assert give(Tool((str(older), "-w"), "x", (str(older),)), text) == ""
    assert Path(f"{older}.got").read_text("utf-8") == text
    assert give(Tool((str(bin_ / "none"),), "x"), text).endswith("could not be run (No such file or directory)")


def test_one_that_hangs_holds_nothing_up(bin_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.tools.PATIENCE", 0.2)
    stuck = tool(bin_, "stuck", "exec sleep 60")
    begun = monotonic()
    assert give(Tool((str(stuck),), "x", ("never",)), "x" * 1_000_000) == f"{stuck} did not answer"
    assert monotonic() - begun < 5


def test_the_last_copy_wins() -> None:
    from threading import Event

    done, go, all_done = [], Event(), Event()
    copier = Copier()

    def first() -> None:
        go.wait(10)
        done.append(1)

    copier.start(first)
    copier.start(lambda: done.append(2))
    copier.start(lambda: (done.append(3), all_done.set()))
    go.set()
    assert all_done.wait(10)
    assert done[-1] == 3 and 2 not in done


def test_the_sentence_names_what_and_where() -> None:
    assert told('"Omer"', ["in tmux's buffer"], [], "kept in ~/c.txt") == '"Omer"\nin tmux\'s buffer; kept in ~/c.txt.'
    assert told('"Omer"', [], ["xclip did not take it"], "") == '"Omer"\non no clipboard; xclip did not take it.'


@pytest.fixture
def tmux(tmp_path: Path, shipped_store: Path) -> Iterator[list[str]]:
    """A tmux as it comes, with the browser in it."""
    if shutil.which("tmux") is None:
        pytest.skip("needs tmux")
    call = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    env = {"HOME": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    env |= {"PYTHONPATH": str(ROOT), "WHOSAYS_STORE": str(shipped_store)}
    subprocess.run(
        [*call, "new-session", "-d", "-x", "100", "-y", "30", f"'{sys.executable}' -m tui"], env=env, check=True
    )
    yield call
    subprocess.run([*call, "kill-server"], check=False, capture_output=True)


def test_a_tmux_of_defaults_has_the_citation_in_its_buffer(tmux: list[str], tmp_path: Path) -> None:
    def shown(text: str) -> None:
        end = monotonic() + 20
        while text not in (seen := said("capture-pane", "-p")):
            assert monotonic() < end, seen

    def said(*words: str) -> str:
        return subprocess.run([*tmux, *words], capture_output=True, text=True, check=False).stdout

    shown("Asim Umar")
    said("send-keys", "Right")
    shown("nationality")
    said("send-keys", "y")
    shown("in tmux's buffer")
    kept = tmp_path / ".local/state/whosays/copied.txt"
    assert said("show-buffer").strip() == kept.read_text("utf-8").strip() != ""
    shown("kept in")
    assert "Citation of" in said("capture-pane", "-p")


def test_leaving_waits_for_no_program(bin_: Path, tmp_path: Path, shipped_store: Path) -> None:
    tool(bin_, "wl-copy", 'echo begun > "$0.got"; exec sleep 30')
    env = terminal_env(
        HOME=str(tmp_path), PYTHONPATH=str(ROOT), PATH=f"{bin_}:/usr/bin:/bin", WAYLAND_DISPLAY="w", TMUX=None,
        SSH_CONNECTION=None, SSH_TTY=None, SSH_CLIENT=None,
    )  # fmt: skip
    with Session([sys.executable, "-m", "tui", "browse", str(shipped_store)], env=env) as session:
        session.wait_for("Asim Umar")
        session.send("\x1b[C")
        session.wait_for("nationality")
        session.send("y")
        session.wait_for(lambda _: (bin_ / "wl-copy.got").exists())
        begun = monotonic()
        session.send("\x11")
        assert session.wait_end() == 0
        assert monotonic() - begun < 0.9


async def test_a_toast_never_covers_the_row_that_is_selected() -> None:
    from textual.app import ComposeResult
    from textual.widgets import Static

    from tests.tui.stage import Stage, until
    from tui.lines.rows import Rows
    from tui.terminal.textual_inside import FewToasts
    from tui.widgets.rows import RowList

    class Full(FewToasts[None]):
        CSS_PATH = Stage.CSS_PATH
        CSS = "RowList { height: 1fr; } Static { height: 1; dock: bottom; }"
        get_theme_variable_defaults = Stage.get_theme_variable_defaults

        def compose(self) -> ComposeResult:
            yield RowList(Rows(50, str))
            yield Static("the keys")

    browser = Full()
    async with browser.run_test(size=(60, 12), notifications=True) as pilot:
        await pilot.pause()
        rows = browser.focused
        assert isinstance(rows, RowList)
        for keys in (("end",), ("home",), ("end",)):
            await pilot.press(*keys)
            browser.notify("a\nb\nc", markup=False)

            def clear() -> bool:
                toasts = [toast.region for toast in browser.screen.query("Toast") if toast.region.height]
                row = rows.selected_row
                return bool(toasts) and row is not None and not any(it.y <= row < it.bottom for it in toasts)

            await until(pilot, clear)


async def test_the_key_behind_it_takes_away_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tui.stage import Stage, context, until, words
    from tui.screens.worklist import WorklistScreen
    from tui.terminal import textual_inside
    from tui.terminal.textual_inside import FewToasts

    class Telling(FewToasts[None], Stage):
        """A stage whose toasts do not pile up."""

    app = Telling(lambda: WorklistScreen(context()))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("Judged.", markup=False)
        app.notify("Not written.", severity="error", markup=False)
        await until(pilot, lambda: "Judged." in words(app) and "Not written." in words(app))
        await pilot.press("down")
        assert "Judged." in words(app), "nobody has read it yet"
        monkeypatch.setattr(textual_inside, "_READ", 0)
        await pilot.press("down")
        await until(pilot, lambda: "Judged." not in words(app) and "Not written." in words(app))


def test_what_was_done_is_told_by_names() -> None:
    what = "decided that Idris Walid (idris-walid) and The Falcon (falcon) are the same, and The Falcon (falcon) stands"
    told = done(Edited(7, what, (("same", "falcon+idris-walid"),)))
    assert told == "Decided that Idris Walid and The Falcon are the same, and The Falcon stands. U takes it back."


def test_ssh_is_no_desktop() -> None:
    assert detect({"TERM": "xterm", "SSH_CONNECTION": "x"}).ssh


async def test_what_became_of_a_copy_is_told_from_its_thread_and_after_the_end_to_nobody() -> None:
    browser = Browser(ShoreLibrary(), Options(), Terminal())  # type: ignore[arg-type]
    async with browser.run_test() as pilot:
        Thread(target=browser._give, args=((), "words", "Citation of nobody", True)).start()
        await until(pilot, lambda: any("Citation of nobody" in it.message for it in browser._notifications))
    browser._give((), "words", "Citation of nobody", True)


async def test_a_fault_in_the_telling_is_a_crash_and_not_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("broken")

    browser = Browser(ShoreLibrary(), Options(), Terminal())  # type: ignore[arg-type]
    monkeypatch.setattr(browser, "_given", breaks)
    with pytest.raises(ValueError, match="broken"):
        async with browser.run_test() as pilot:
            Thread(target=browser._give, args=((), "words", "Citation of nobody", True)).start()
            await until(pilot, lambda: not browser.is_running)
