"""A browser for each page: what it hears, what the page hears of it, how both end."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("textual_serve", reason="needs whosays[serve]")

from aiohttp import WSServerHandshakeError

from store.model.places import Server
from tests.tui.serving.served import ended, told
from tui.serving.server import FULL, MOST
from tui.serving.session import browser_of, environment

if TYPE_CHECKING:
    from tests.tui.serving.served import Served

Serve = Callable[..., "Awaitable[Served]"]


async def test_nothing_of_a_request_gets_into_the_call(serve: Serve) -> None:
    one = await serve("--read-only")
    socket = await one.socket("width=90&height=30&store=/etc/passwd&command=sh&argv=-x")
    first = await told(socket)
    assert (first["size"], first["argv"]) == (["90", "30"], ["--read-only"])
    for size in ("width=99999999&height=-1", "width=1&height=99999", "width=%D9%A3&height=x", ""):
        columns, rows = (await told(await one.socket(size)))["size"]
        assert 20 <= int(columns) <= 600 and 6 <= int(rows) <= 300


async def test_a_page_is_told_what_is_drawn_and_nothing_else(serve: Serve) -> None:
    one = await serve()
    socket = await one.socket()
    assert "pid" in await told(socket)
    for odd in ("", "{", "[]", "{}", '["stdin"]', '["stdin", 3]', '["resize", {}]', '["deliver", "k"]', "[" * 20_000):
        await socket.send_str(odd)
    await socket.send_bytes(b"\x00")
    await socket.send_json(["resize", {"width": 10**9, "height": 0}])
    await socket.send_json(["stdin", "j\ud800\u200f"])
    await socket.send_json(["focus"])
    await socket.send_json(["ping", "12"])
    heard = [await told(socket) for _ in range(4)]
    assert ["pong", "12"] in heard
    heard.remove(["pong", "12"])
    assert heard == [
        ["M", '{"type": "resize", "width": 600, "height": 6}'],
        ["D", "j?\u200f"],
        ["M", '{"type": "focus"}'],
    ]


async def test_a_browser_ends_with_its_page_and_the_page_with_its_browser(serve: Serve) -> None:
    one = await serve()
    socket, other = await one.socket(), await one.socket()
    pid, still = (await told(socket))["pid"], (await told(other))["pid"]
    await socket.close()
    assert await ended(pid)
    await other.send_json(["stdin", "broken"])
    assert await told(other) is None and await ended(still)
    while not one.complaints:
        await told(await one.socket())
    assert one.complaints == ["it broke"]


async def test_one_that_does_not_end_is_ended(serve: Serve) -> None:
    one = await serve("stubborn")
    socket, other = await one.socket(), await one.socket()
    pid, still = (await told(socket))["pid"], (await told(other))["pid"]
    await socket.close()
    assert await ended(pid)
    await one.runner.cleanup()
    assert await ended(still)


async def test_only_so_many_at_once(serve: Serve) -> None:
    one = await serve()
    sockets = [await one.socket() for _ in range(MOST)]
    pid = (await told(sockets[0]))["pid"]
    with pytest.raises(WSServerHandshakeError) as refused:
        await one.socket()
    assert refused.value.status == 503
    page = await one.ask(one.guard.place, Cookie=await one.cookie())
    assert (page.status, await page.text()) == (503, FULL + "\n")
    await sockets[0].close()
    assert await ended(pid)
    while (await one.ask(one.guard.place, Cookie=await one.cookie())).status == 503:
        pass
    assert "pid" in await told(await one.socket())


def test_what_runs_is_one_store_without_what_makes_textual_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call = browser_of(Path("-x"), read_only=True)
    assert call[-2:] == (str(tmp_path / "-x"), "--read-only") and "-P" in call
    assert browser_of(Path("a.db"), read_only=False, who="--store=b")[-1] == "--as=--store=b"
    assert browser_of(Server("service=desk"), read_only=True)[-2:] == ("service=desk", "--read-only")
    beside = browser_of(Path("case"), store=Server("postgresql://host/desk"), read_only=False)
    assert beside[-2:] == (str(tmp_path / "case"), "--store=postgresql://host/desk")
    env = environment(90, 30, {**os.environ, "TEXTUAL": "debug", "TEXTUAL_LOG": "log", "PYTHONPATH": "x"})
    assert {name for name in env if name.startswith("TEXTUAL")} == {"TEXTUAL_DRIVER"}
    assert env["PYTHONPATH"].endswith(f"{os.pathsep}x") and (env["COLUMNS"], env["ROWS"]) == ("90", "30")
