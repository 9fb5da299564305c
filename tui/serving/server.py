"""Serves the browser as a page: the page, what it loads, and a socket with a browser behind it. Nothing else."""

from __future__ import annotations

import asyncio
import errno
import html
import json
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web

from store.model.problems import Refused
from tui.serving.guard import TOKEN, Guard, headers, written
from tui.serving.session import Session, within

MOST = 8
"""Pages at once: each has a process of its own, of some 40 MB."""

LONGEST = 1 << 20
"""Bytes of one message of a page: a paste, at most."""

_OURS = Path(__file__).parent / "page"
_THEIRS = Path(textual_serve.__file__).parent / "static"
#: All that is served besides the page, by name.
FILES = {
    "page.css": (_OURS, "text/css"),
    "page.js": (_OURS, "text/javascript"),
    "textual.js": (_THEIRS / "js", "text/javascript"),
    "xterm.css": (_THEIRS / "css", "text/css"),
    "RobotoMono-VariableFont_wght.ttf": (_THEIRS / "fonts", "font/ttf"),
    "RobotoMono-Italic-VariableFont_wght.ttf": (_THEIRS / "fonts", "font/ttf"),
}
FULL = f"whosays is open in {MOST} pages already, which is as many as there may be: close one of them."
NOTHING = "There is nothing here: open the address that 'whosays serve' printed."

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """One store, served. ``call`` is what runs behind each page; what it has to say at its end goes to ``complain``."""

    def __init__(self, call: Sequence[str], host: str, port: int, complain: Callable[[str], None]) -> None:
        self._call, self._host, self._port, self._complain = call, host, port, complain
        self.guard = Guard(host)
        self._open: dict[Session, web.WebSocketResponse] = {}
        self._beginning = 0

    def app(self) -> web.Application:
        """What answers."""
        app = web.Application(middlewares=[self._looked_at])
        place = self.guard.place
        app.router.add_get(place, self._page)
        app.router.add_get(f"{place}ws", self._socket, allow_head=False)
        app.router.add_get(place + "static/{name}", self._file)
        app.on_response_prepare.append(_with_headers)
        app.on_shutdown.append(self._end_all)
        return app

    def address(self, port: int) -> str:
        """The whole address, with the token."""
        return f"http://{written(self._host)}:{port}{self.guard.place}?{TOKEN}={self.guard.token}"

    async def serve(self, tell: Callable[[str], None]) -> None:
        """Serve until a signal says to end; ``tell`` gets the address. Raises Refused where the port cannot be had."""
        # what a request holds, the token among it, is written down nowhere
        for name in ("aiohttp.access", "aiohttp.server", "aiohttp.web", "asyncio", "textual-serve"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        ended = asyncio.Event()
        for number in {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
            if signal.getsignal(number) is not signal.SIG_IGN:  # one that is ignored (nohup) stays so
                with suppress(NotImplementedError):  # on Windows Ctrl-C breaks the loop off
                    asyncio.get_running_loop().add_signal_handler(number, ended.set)
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            tell(self.address(runner.addresses[0][1]))
            await ended.wait()
        except OSError as error:
            raise Refused(self._no_port(error)) from error
        except UnicodeError as error:
            raise Refused(f"{self._host}: is no name of a machine: give an address with --host") from error
        finally:
            await runner.cleanup()

    def _no_port(self, error: OSError) -> str:
        where = f"{written(self._host)}:{self._port}"
        if error.errno == errno.EADDRINUSE:
            return f"{where}: is taken: give another port with --port, or --port 0 for any that is free"
        return f"{where}: cannot be served ({error.strerror or error})"

    @web.middleware
    async def _looked_at(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        refused = self.guard.refusal(request)
        if refused is not None:
            return web.Response(status=refused.status, text=refused.sentence + "\n")
        try:
            return await handler(request)
        except web.HTTPException as error:
            return web.Response(status=error.status, text=NOTHING + "\n")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        """The page; an address with anything behind it leads to the one without, so that no token stands in sight."""
        if request.query_string:
            clean = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": self.guard.place})
            if self.guard.brings_token(request):
                self.guard.give_cookie(clean)
            return clean
        if self._full:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=FULL + "\n")
        socket = f"ws://{request.headers['Host']}{self.guard.place}ws"
        text = (_OURS / "page.html").read_text("utf-8").replace("{socket}", html.escape(socket))
        return web.Response(text=text, content_type="text/html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in FILES:
            raise web.HTTPNotFound
        folder, kind = FILES[name]
        return web.Response(body=(folder / name).read_bytes(), content_type=kind)

    @property
    def _full(self) -> bool:
        return len(self._open) + self._beginning >= MOST

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if self._full:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=FULL + "\n")
        self._beginning += 1
        try:
            socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST)
            await socket.prepare(request)
            session = Session(self._call, to_page=socket.send_bytes, close=socket.close, complain=self._complain)
            self._open[session] = socket
        finally:
            self._beginning -= 1
        try:
            await session.begin(*within(_number(request, "width", 80), _number(request, "height", 24)))
            await _hear(socket, session)
        finally:
            await asyncio.shield(self._end(session))
        return socket

    async def _end(self, session: Session) -> None:
        await session.end()
        self._open.pop(session, None)

    async def _end_all(self, _: web.Application) -> None:
        sessions, sockets = list(self._open), list(self._open.values())
        await asyncio.gather(*(session.end() for session in sessions))
        for socket in sockets:
            with suppress(Exception):
                await asyncio.wait_for(socket.close(code=WSCloseCode.GOING_AWAY), 1)


async def _with_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(headers(request.headers.get("Host", "") if response.status == HTTPStatus.OK else ""))


async def _hear(socket: web.WebSocketResponse, session: Session) -> None:
    """Give a page's keys and sizes to its browser until the page is closed; what is no message of ours is dropped."""
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            continue
        try:
            match json.loads(message.data):
                case ["stdin", str(keys)]:
                    await session.send_bytes(keys.encode("utf-8", "replace"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await session.set_terminal_size(*within(width, height))
                case ["ping", str(told)]:
                    await socket.send_json(["pong", told[:40]])
                case ["focus"]:
                    await session.focus()
                case ["blur"]:
                    await session.blur()
        except (ValueError, RecursionError):
            continue


def _number(request: web.Request, name: str, otherwise: int) -> int:
    told = request.query.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 6 else otherwise
