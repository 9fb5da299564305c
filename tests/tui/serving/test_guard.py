"""Who may see the page: the token, the cookie it becomes, the host's name, the page that asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("textual_serve", reason="needs whosays[serve]")

from aiohttp import WSServerHandshakeError

from tui.serving.guard import NO_TOKEN, OTHER_HOST, OTHER_PAGE, is_loopback, written
from tui.serving.server import Server

if TYPE_CHECKING:
    from tests.tui.serving.served import Served

Serve = Callable[..., "Awaitable[Served]"]
SOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
SOCKET["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
WHAT = ("", "ws", "static/page.js", "static/textual.js", "static/nothing", "nothing")


async def test_without_the_token_nothing_is_answered(serve: Serve) -> None:
    one = await serve()
    place, token = one.guard.place, one.guard.token
    paths = [place + what for what in WHAT]
    paths += ["/", "/favicon.ico", f"/?token={token}", f"{place}?token=", f"{place}?token={token[:-1]}"]
    paths += [f"{place}?token=%C3%A9", f"{place}?Token={token}", f"{place}static/page.js?token={token}"]
    for path in paths:
        answer = await one.ask(path, Cookie=f"whosays={token}; token={token}")
        assert (answer.status, await answer.text()) == (403, NO_TOKEN + "\n"), path
        assert "Set-Cookie" not in answer.headers
    socket = await one.ask(f"{place}ws?token={token}", **SOCKET, Origin=one.origin)
    assert socket.status == 403


async def test_the_token_is_changed_for_a_cookie_and_leaves_the_address(serve: Serve) -> None:
    one = await serve()
    answer = await one.ask(f"{one.guard.place}?token={one.guard.token}&width=9")
    assert (answer.status, answer.headers["Location"]) == (303, one.guard.place)
    made, *ways = answer.headers["Set-Cookie"].split("; ")
    assert {it.casefold() for it in ways} == {"httponly", f"path={one.guard.place}".casefold(), "samesite=strict"}
    assert one.guard.token not in made
    page = await one.ask(one.guard.place, Cookie=made)
    assert page.status == 200 and page.content_type == "text/html"
    text = await page.text()
    assert one.guard.token not in text and made.partition("=")[2] not in text
    assert f"ws://127.0.0.1:{one.port}{one.guard.place}ws" in text
    again = await one.ask(f"{one.guard.place}?ping=http://example.invalid/", Cookie=made)
    assert (again.status, again.headers["Location"]) == (303, one.guard.place)


async def test_every_answer_says_to_keep_nothing_and_to_load_from_here_alone(serve: Serve) -> None:
    one = await serve()
    cookie = await one.cookie()
    for path, brought in [("/", ""), (one.guard.place, cookie), (f"{one.guard.place}static/page.css", cookie)]:
        answer = await one.ask(path, Cookie=brought)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Server"] == "whosays"
        policy = dict(it.split(" ", 1) for it in answer.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["font-src"] == "'self'"
        assert "*" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "host",
    ["example.org", "127.0.0.1.example.org", "example.org:8000", "localhost.example.org", "0x7f.1", "a@localhost"],
)
async def test_a_name_that_was_made_to_lead_here_is_refused(serve: Serve, host: str) -> None:
    one = await serve()
    cookie = await one.cookie()
    for path in (one.guard.place, f"{one.guard.place}?token={one.guard.token}", f"{one.guard.place}static/page.js"):
        answer = await one.ask(path, Cookie=cookie, Host=host)
        assert (answer.status, await answer.text()) == (403, OTHER_HOST + "\n")


async def test_names_of_this_machine_and_a_tunnels_port_are_ours(serve: Serve) -> None:
    one = await serve()
    cookie = await one.cookie()
    for host in ("localhost:1234", "127.0.0.1", "[::1]:8000", "LOCALHOST:80"):
        assert (await one.ask(one.guard.place, Cookie=cookie, Host=host)).status == 200
        assert (await one.ask(one.guard.place, Cookie=cookie, Host=host, Origin=f"http://{host}")).status == 200
    everywhere = await serve(host="0.0.0.0")
    cookie = await everywhere.cookie()
    assert (await everywhere.ask(everywhere.guard.place, Cookie=cookie, Host="192.0.2.7:8000")).status == 200
    assert (await everywhere.ask(everywhere.guard.place, Cookie=cookie, Host="example.org")).status == 403
    named = await serve(host="desk.example.org")
    sent = {"Host": "desk.example.org:8000"}
    assert (await named.ask(f"{named.guard.place}?token={named.guard.token}", **sent)).status == 303
    assert (await named.ask(f"{named.guard.place}?token={named.guard.token}")).status == 403


@pytest.mark.parametrize(
    ("host", "stands", "apart"),
    [
        *(("127.0.0.1", "127.0.0.1", True), ("localhost", "localhost", True), ("::1", "[::1]", True)),
        *(("0.0.0.0", "127.0.0.1", False), ("::", "[::1]", False), ("", "127.0.0.1", False)),
        *(("192.0.2.7", "192.0.2.7", False), ("localhost.example.org", "localhost.example.org", False)),
    ],
)
def test_what_is_printed_can_be_opened_here_and_what_is_reached_from_elsewhere_is_known(
    host: str, stands: str, apart: bool
) -> None:
    assert (written(host), is_loopback(host)) == (stands, apart)
    server = Server(["true"], host, 0, print)
    assert server.address(8000) == f"http://{stands}:8000{server.guard.place}?token={server.guard.token}"
    assert len(server.guard.token) >= 32 and server.guard.token != Server(["true"], host, 0, print).guard.token


async def test_another_page_opens_nothing_although_the_cookie_is_sent(serve: Serve) -> None:
    one = await serve()
    cookie = await one.cookie()
    others = ("null", "http://example.org", f"http://localhost:{one.port}", "http://127.0.0.1:1", f"{one.origin}.org")
    for origin in others:
        for path in (one.guard.place, f"{one.guard.place}static/page.js"):
            answer = await one.ask(path, Cookie=cookie, Origin=origin)
            assert (answer.status, await answer.text()) == (403, OTHER_PAGE + "\n")
        with pytest.raises(WSServerHandshakeError) as refused:
            await one.socket(Origin=origin)
        assert refused.value.status == 403
    without = await one.ask(f"{one.guard.place}ws", Cookie=cookie, **SOCKET)
    assert (without.status, await without.text()) == (403, OTHER_PAGE + "\n")
    socket = await one.socket()
    assert not socket.closed


async def test_only_what_the_page_loads_is_served(serve: Serve) -> None:
    from tui.serving.server import FILES, NOTHING

    one = await serve()
    cookie = await one.cookie()
    for name in FILES:
        answer = await one.ask(f"{one.guard.place}static/{name}", Cookie=cookie)
        assert answer.status == 200 and len(await answer.text("latin-1")) > 300
    ways = ("static/", "static/page.html", "static/../ws", "static/%2e%2e%2fserver.py", "static/js%2ftextual.js", "x")
    for path in (*ways, "static//etc/passwd", "download/k", "static/page.css/x"):
        answer = await one.ask(one.guard.place + path, Cookie=cookie)
        assert answer.status in (400, 404), path
        assert answer.status == 400 or await answer.text() == NOTHING + "\n"
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert (await one.ask(one.guard.place, method, Cookie=cookie)).status == 405
