"""A server under test, and somebody who asks it: with the token, with the cookie, with neither."""

from __future__ import annotations

import asyncio
import json
import os
import select
from collections.abc import Sequence
from typing import Any

from aiohttp import ClientResponse, ClientSession, ClientWebSocketResponse, DummyCookieJar, WSMsgType, web

from tui.serving.server import Server


class Served:
    """A server on a port of its own."""

    def __init__(self, call: Sequence[str], host: str) -> None:
        self.complaints: list[str] = []
        self.server = Server(call, host, 0, self.complaints.append)
        self.guard = self.server.guard
        self.port = 0

    async def begin(self) -> None:
        self.runner = web.AppRunner(self.server.app(), access_log=None, shutdown_timeout=1.0)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.port = self.runner.addresses[0][1]
        self.client = ClientSession(cookie_jar=DummyCookieJar())

    async def end(self) -> None:
        await self.client.close()
        await self.runner.cleanup()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def ask(self, path: str, method: str = "GET", **headers: str) -> ClientResponse:
        async with self.client.request(method, self.origin + path, headers=headers, allow_redirects=False) as answer:
            await answer.read()
            return answer

    async def cookie(self) -> str:
        """What a browser sends once it has opened the whole address."""
        answer = await self.ask(f"{self.guard.place}?token={self.guard.token}")
        return answer.headers["Set-Cookie"].partition(";")[0]

    async def socket(self, size: str = "width=90&height=30", **headers: str) -> ClientWebSocketResponse:
        sent = {"Cookie": await self.cookie(), "Origin": self.origin, **headers}
        return await self.client.ws_connect(f"{self.origin}{self.guard.place}ws?{size}", headers=sent)


async def told(socket: ClientWebSocketResponse) -> Any:
    """The next that comes out of the program behind a socket, None at its end."""
    message = await socket.receive(20)
    if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
        return None
    assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
    return json.loads(message.data)


async def ended(pid: int, seconds: float = 15) -> bool:
    """Whether a process ends in time."""
    return await asyncio.to_thread(gone, pid, seconds)


def gone(pid: int, seconds: float = 15) -> bool:
    """The same where no loop is to go on meanwhile."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)
