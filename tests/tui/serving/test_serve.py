"""``whosays serve`` as it is called: one line with the address, a browser behind a page, and the end of all of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket as sockets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="needs whosays[serve]")

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar

from tests.conftest import ROOT
from tests.tui.serving.served import ended, gone


def called(home: Path, *words: str) -> dict[str, object]:
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    heard = ("env", "--default-signal=INT")  # what a shell starts behind itself hears no Ctrl-C
    return {"args": [*heard, sys.executable, "-m", "tui", *words], "env": env, "text": True}


@contextmanager
def serving(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and the address that it says."""
    pipe = subprocess.PIPE
    with subprocess.Popen(**called(home, "serve", "--port", "0", *words), stdout=pipe, stderr=pipe) as server:  # type: ignore[call-overload]
        try:
            yield server, server.stdout.readline().strip()
        finally:
            server.kill()


def behind(server: subprocess.Popen[str]) -> list[int]:
    """The processes of its browsers."""
    return [int(it) for it in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()]


def words_of(pid: int) -> Sequence[str]:
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[:-1]


async def opened(client: ClientSession, address: str, shows: bytes = b"Asim Umar") -> ClientWebSocketResponse:
    """A page, once the browser stands on it."""
    async with client.get(address) as page:
        assert page.status == 200 and not page.url.query
        place = str(page.url)
    origin = place.rstrip("/").rpartition("/")[0]
    socket = await client.ws_connect(f"{place}ws?width=100&height=30", headers={"Origin": origin})
    drawn = b""
    while shows not in drawn:
        drawn += await socket.receive_bytes(timeout=30)
    return socket


@pytest.mark.sweep(3)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_pages_and_the_server_end(shipped_store: Path, tmp_path: Path, number: int) -> None:
    before = shipped_store.read_bytes()
    with serving(tmp_path, str(shipped_store)) as (server, address):
        assert address.startswith("http://127.0.0.1:") and address.count("/") == 4
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
            socket = await opened(client, address)
            (pid,) = behind(server)
            assert words_of(pid)[-4:] == ["tui", "browse", str(shipped_store), "--read-only"]
            await opened(client, address)
            other = next(it for it in behind(server) if it != pid)
            await socket.close()
            assert await ended(pid)
            os.kill(server.pid, number)
            assert await ended(server.pid) and await ended(other)
        rest, told = server.communicate()
        assert server.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 0)
        token = address.partition("token=")[2]
        assert rest == "" and token not in told
        assert told == f"whosays: {shipped_store}, read-only; Ctrl-C ends it\n"
    assert shipped_store.read_bytes() == before
    assert [it.name for it in tmp_path.iterdir()] == []


async def test_who_may_write_does_it_in_the_case_and_under_a_name(tmp_path: Path) -> None:
    case = Path(shutil.copytree(ROOT / "tests" / "cases" / "ferry", tmp_path / "case"))
    with serving(tmp_path, str(case), "--write", "--as", "ana") as (server, address):
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
            socket = await opened(client, address, b"Marisol")
            (pid,) = behind(server)
            assert words_of(pid)[-4:] == ["tui", "browse", str(case), "--as=ana"]
            await socket.close()
            assert await ended(pid)


def test_a_case_is_written_to_in_the_store_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.commands import main
    from tui.serving.server import Server

    calls: list[Sequence[str]] = []

    async def served(self: Server, _: object) -> None:
        calls.append(self._call)

    case = Path(shutil.copytree(ROOT / "tests" / "cases" / "ferry", tmp_path / "case"))
    monkeypatch.setattr(Server, "serve", served)
    monkeypatch.chdir(tmp_path)
    for words in (["--write", "--as", "ana"], []):
        monkeypatch.setattr(sys, "argv", ["whosays", "serve", "case", "--store", "x.db", *words])
        main.main()
        assert "whosays: x.db" in capsys.readouterr().err
    writes, reads = calls
    assert writes[-4:] == ("browse", str(case), f"--store={tmp_path / 'x.db'}", "--as=ana")
    assert reads[-3:] == ("browse", str(tmp_path / "x.db"), "--read-only")


def test_what_cannot_be_served_is_told_in_a_sentence(shipped_store: Path, tmp_path: Path) -> None:
    with sockets.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        calls = {
            ("serve", str(shipped_store), "--port", port): (1, f"127.0.0.1:{port}: is taken: give another port"),
            ("--read-only", "serve", "--write"): (2, "--write allows to change the store, and --read-only nothing"),
            ("serve", str(shipped_store), "--host", "a" * 300): (1, "is no name of a machine"),
            ("serve", str(shipped_store), "--host", "192.0.2.1", "--port", "0"): (1, "192.0.2.1:0: cannot be served"),
            ("serve", "--as", "ana"): (2, "--as says who changes something"),
            ("serve", str(tmp_path / "none.db")): (2, "no such store"),
            ("serve", "sqlite://none.db"): (2, "looks like an address"),
        }
        for words, (code, sentence) in calls.items():
            done = subprocess.run(**called(tmp_path, *words), capture_output=True, timeout=60, check=False)  # type: ignore[call-overload]
            assert (done.returncode, done.stdout) == (code, ""), done
            assert sentence in done.stderr.splitlines()[-1]


def test_without_the_library_a_sentence_says_how_to_get_it(
    shipped_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.commands import main

    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setattr(sys, "argv", ["whosays", "serve", str(shipped_store)])
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert (
        said.err
        == "whosays: serving needs a library that is not installed: in the clone of whosays, pip install '.[serve]'\n"
    )


def test_a_browser_whose_server_is_gone_ends(shipped_store: Path, tmp_path: Path) -> None:
    env = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    call = called(tmp_path, "--read-only", "browse", str(shipped_store))
    pipe = subprocess.PIPE
    with subprocess.Popen(**(call | {"env": call["env"] | env, "text": False}), stdin=pipe, stdout=pipe) as page:  # type: ignore
        assert page.stdout.readline() == b"__GANGLION__\n"
        page.stdin.close()
        assert gone(page.pid)
        page.stdout.read()
    assert page.returncode == 0
