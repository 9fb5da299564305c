"""Who may see the page: whoever has the whole address, from a page of ours, under a name of ours.

A port of this machine can be reached by every page in a web browser and by every user of the machine. So a request
must name a host of ours (a foreign name that was made to lead here does not), come from no other page, and bring the
token, or the cookie that the token was changed for.
"""

from __future__ import annotations

import ipaddress
import re
import secrets
from http import HTTPStatus
from typing import NamedTuple

from aiohttp import web

COOKIE = "whosays"
TOKEN = "token"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERY = ("0.0.0.0", "::", "")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)

NO_TOKEN = "This is not the whole address: open the one that 'whosays serve' printed, with its token."
OTHER_HOST = "whosays is not served under this name: open the address that 'whosays serve' printed."
OTHER_PAGE = "Another page asked for this, and only the page of whosays itself may."


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: HTTPStatus
    sentence: str


class Guard:
    """Looks at every request, whatever it asks for.

    ``place`` is where all of it lies. The cookie is sent there and nowhere else: cookies do not know ports, and what
    else is served on this machine must not get it.
    """

    def __init__(self, host: str) -> None:
        self.token = secrets.token_urlsafe(24)
        self.place = f"/{secrets.token_urlsafe(6)}/"
        self._cookie = secrets.token_urlsafe(24)
        self._any = host in _EVERY
        self._names = {*_LOOPBACK, host.casefold()} if self._any or is_loopback(host) else {host.casefold()}

    def refusal(self, request: web.Request) -> Refusal | None:
        """Why this is not answered, if it is not."""
        hosts = request.headers.getall("Host", [])
        if len(hosts) != 1 or not self._ours(hosts[0]):
            return Refusal(HTTPStatus.FORBIDDEN, OTHER_HOST)
        origins = request.headers.getall("Origin", [])
        if any(it.casefold() != f"http://{hosts[0].casefold()}" for it in origins):
            return Refusal(HTTPStatus.FORBIDDEN, OTHER_PAGE)
        if request.headers.get("Upgrade") and not origins:  # every browser names the page that opens a socket
            return Refusal(HTTPStatus.FORBIDDEN, OTHER_PAGE)
        if not (self.brings_token(request) or self.brings_cookie(request)):
            return Refusal(HTTPStatus.FORBIDDEN, NO_TOKEN)
        return None

    def brings_token(self, request: web.Request) -> bool:
        """Whether the address holds the token: good for the page, which changes it for the cookie."""
        return request.path == self.place and _same(request.query.get(TOKEN, ""), self.token)

    def brings_cookie(self, request: web.Request) -> bool:
        """Whether the cookie is there."""
        return _same(request.cookies.get(COOKIE, ""), self._cookie)

    def give_cookie(self, response: web.StreamResponse) -> None:
        """Give the cookie, which no script reads and no other page sends."""
        response.set_cookie(COOKIE, self._cookie, path=self.place, httponly=True, samesite="Strict")

    def _ours(self, told: str) -> bool:
        found = _HOST.fullmatch(told)
        if found is None:
            return False
        name = found[1].strip("[]").casefold()
        return name in self._names or (self._any and _is_number(name))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches it."""
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def written(host: str) -> str:
    """A host as it stands in an address; for all of them this machine's own."""
    host = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{host}]" if ":" in host else host


def headers(host: str) -> dict[str, str]:
    """What every answer tells the web browser: load from here alone, keep nothing, tell nobody, stand in no frame."""
    # xterm.js makes style elements of its own, which have no hash
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Server": "whosays",
    }


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _same(told: str, wanted: str) -> bool:
    return secrets.compare_digest(told.encode("utf-8", "replace"), wanted.encode("ascii"))
