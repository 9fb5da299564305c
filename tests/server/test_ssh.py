"""A real ``ssh -tt`` to a real sshd: search, compare, copy, resize, broken connections, no way out."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.sshd import SSH, SSHD, Server, browsers_on, free_port, serving, wait_until
from tests.terminal import Session, terminal_env

pytestmark = [
    pytest.mark.skipif(not (SSH and SSHD), reason="needs OpenSSH's client and server (package openssh-server)"),
    pytest.mark.xdist_group("ssh"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> Path:
    path = tmp_path_factory.mktemp("served") / "five.db"
    path.write_bytes(shipped_store.read_bytes())
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("sshd"), store) as running:
        yield running


@pytest.fixture
def reader(server: Server, store: Path) -> Iterator[Session]:
    with Session(server.command(), env=terminal_env()) as session:
        session.wait_for("Asim Umar", timeout=30)
        yield session
    wait_until(lambda: not browsers_on(store), "the browser to end")


def test_search_compare_and_copy(reader: Session) -> None:
    reader.send("/omer")
    reader.wait_for("matched")
    reader.send("\r")
    reader.send("\x1b[C")
    reader.wait_for("nationality")
    reader.send("c")
    reader.wait_for("claim 1 of 2")
    reader.send("y")
    reader.wait_for("clipboard")
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", reader.raw)
    assert copied is not None
    assert "National Directorate of Security" in base64.b64decode(copied.group(1)).decode()


def test_the_terminal_keeps_its_own_selection_over_ssh(reader: Session) -> None:
    assert b"\x1b[?1000h" not in reader.raw
    assert b"\x1b[?1003h" not in reader.raw


def test_a_changed_window_size_arrives(reader: Session) -> None:
    reader.resize(80, 24)
    reader.wait_for(lambda screen: "Asim Umar" in screen.text and len(screen.text.splitlines()) <= 24)
    reader.resize(200, 60)
    reader.wait_for(lambda screen: any(line.strip() for line in screen.text.splitlines()[45:]))


def test_quitting_ends_the_connection(server: Server, store: Path) -> None:
    with Session(server.command(), env=terminal_env()) as session:
        session.wait_for("Asim Umar", timeout=30)
        session.send("q")
        assert session.wait_end() == 0
    wait_until(lambda: not browsers_on(store), "the browser to end", 5)


@pytest.mark.parametrize(
    "number",
    [signal.SIGKILL, pytest.param(signal.SIGSTOP, marks=pytest.mark.slow)],
    ids=["killed client", "stopped network"],
)
def test_a_broken_connection_leaves_nothing_behind(server: Server, store: Path, number: signal.Signals) -> None:
    with Session(server.command(), env=terminal_env()) as session:
        session.wait_for("Asim Umar", timeout=30)
        assert browsers_on(store)
        os.kill(session.process.pid, number)
        # a stopped client answers no keep-alive: sshd gives up after ClientAliveCountMax of them, 3 s
        noticed = 4 if number == signal.SIGSTOP else 0
        wait_until(lambda: not browsers_on(store), "the browser to end", noticed + 5)
        if number == signal.SIGSTOP:
            os.kill(session.process.pid, signal.SIGCONT)
    with sqlite3.connect(store) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    connection.close()


@pytest.mark.sweep(4)
@pytest.mark.parametrize("asked", ["sh", "cat /etc/passwd", "whosays load /etc", "scp -f x", ""])
def test_another_command_is_not_run(server: Server, asked: str) -> None:
    told = subprocess.run(
        server.command(*([asked] if asked else []), tty=False),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    assert told.returncode == 2
    assert "terminal" in told.stderr
    assert "root:" not in told.stdout + told.stderr


@pytest.mark.sweep(4)
@pytest.mark.parametrize("tool", [("sftp",), ("scp",), ("scp", "-O")], ids=" ".join)
@pytest.mark.parametrize("way", ["fetch", "send"])
def test_no_file_is_fetched_or_sent(
    server: Server, store: Path, tmp_path: Path, tool: tuple[str, ...], way: str
) -> None:
    program = shutil.which(tool[0])
    if program is None:
        pytest.skip(f"{tool[0]} is not here")
    here, there = tmp_path / "here", tmp_path / "there"
    far = f"{server.reader}:{store if way == 'fetch' else there}"
    here.write_text("sent")
    words = [far, str(tmp_path / "fetched")] if way == "fetch" else [str(here), far]
    told = subprocess.run(
        [program, *tool[1:], *server.options(), *(words if tool[0] == "scp" else [words[way == "send"]])],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    assert told.returncode != 0
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_no_connection_is_passed_on(server: Server) -> None:
    """From the reader to a port beside the store."""
    with socket.create_server(("127.0.0.1", 0)) as secret:
        secret.setblocking(False)
        target = f"127.0.0.1:{secret.getsockname()[1]}"
        told = subprocess.run(
            server.command(tty=False, options=("-W", target)),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )
        assert told.returncode != 0
        assert "forwarding failed" in told.stderr
        with pytest.raises(BlockingIOError):
            secret.accept()


@pytest.mark.parametrize("what", ["port", "socket"])
def test_nothing_listens_beside_the_store(server: Server, tmp_path: Path, what: str) -> None:
    listener = f"127.0.0.1:{free_port()}" if what == "port" else str(tmp_path / "socket")
    told = subprocess.run(
        server.command(tty=False, options=("-N", "-o", "ExitOnForwardFailure=yes", "-R", f"{listener}:127.0.0.1:1")),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    assert told.returncode == 255
    assert "forwarding failed" in told.stderr
    assert not (tmp_path / "socket").exists()


def test_reading_offers_no_way_to_write_or_out(reader: Session, store: Path) -> None:
    before = store.read_bytes()
    files = set(store.parent.iterdir())
    reader.send("J")
    reader.send("\x1b[C")
    reader.send("c")
    reader.wait_for("claim 1 of 2")
    assert "Judge" not in reader.screen.text
    for keys in ("J", "\x1a", "!", ":", "|", "\x18"):
        reader.send(keys)
    reader.until_quiet(0.3)
    assert "why" not in reader.screen.text
    assert reader.process.poll() is None
    assert store.read_bytes() == before
    assert {path.name for path in store.parent.iterdir()} - {path.name for path in files} <= {
        f"{store.name}-wal",
        f"{store.name}-shm",
    }
