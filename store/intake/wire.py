"""What goes between the browser, the server that forks, and its children: lengths and JSON, nothing that runs.

A child reads a stranger's file, so what it says is as little trusted as the file: its answer is plain JSON of a
limited length, each part of it looked at before it is believed (`answer`). Nothing is ever unpickled.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterable
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from store.intake.refusing import Item
from store.model.reports import ReportHead
from store.text.clean import clean

_LENGTH = 8
#: What no database holds as text: NUL, and halves of a pair of code units.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST = {"title": 2000, "publisher": 500, "published": 120, "language": 200, "address": 4000, "note": 4000}
_MOST_AUTHORS = 50


class Silent(Exception):
    """The other side went away before it had said everything."""


def send(channel: socket.socket, message: bytes, fds: Iterable[int] = ()) -> None:
    """Send a message, with descriptors for the other side."""
    head = len(message).to_bytes(_LENGTH, "big")
    given = list(fds)
    try:
        if given:
            socket.send_fds(channel, [head], given)
            channel.sendall(message)
        else:
            channel.sendall(head + message)
    except OSError as error:
        raise Silent from error


def receive(channel: socket.socket, fds: int = 0) -> tuple[bytes, list[int]]:
    """The next message, with at most so many descriptors. Raises Silent at the end, and TimeoutError."""
    given: list[int] = []
    try:
        if fds:
            head, given, _, _ = socket.recv_fds(channel, _LENGTH, fds)
            head += _exactly(channel, _LENGTH - len(head)) if head else b""
        else:
            head = _exactly(channel, _LENGTH)
        if len(head) < _LENGTH:
            raise Silent
        return _exactly(channel, int.from_bytes(head, "big")), given
    except TimeoutError:
        raise
    except OSError as error:
        raise Silent from error


def _exactly(channel: socket.socket, count: int) -> bytes:
    out = bytearray()
    while len(out) < count:
        piece = channel.recv(min(count - len(out), 1 << 20))
        if not piece:
            raise Silent
        out += piece
    return bytes(out)


def told(items: Iterable[Item]) -> bytes:
    """What a child says of the reports it found."""
    return json.dumps([asdict(item) for item in items], separators=(",", ":")).encode("ascii")


def answer(said: bytes) -> list[Item]:
    """What a child said. Raises ValueError where it is anything but what a reader hands back."""
    try:
        data = json.loads(said)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(data, list):
        raise ValueError("no list")
    return [_item(one) for one in data]


def _item(data: Any) -> Item:
    if not isinstance(data, dict):
        raise ValueError("no report")
    text, refused = _words(data, "text", None), clean(_words(data, "refused", 2000), keep_newlines=False)
    if clean(text) != text or (not refused and not text.strip()):
        raise ValueError("a text that was not cleaned")
    return Item(
        text=text,
        head=_head(data.get("head")),
        media=clean(_words(data, "media", 100)),
        extractor=clean(_words(data, "extractor", 100)),
        pages=_pages(data.get("pages"), len(text)),
        span=_span(data.get("span")),
        refused=refused,
    )


def _words(data: dict[str, Any], name: str, most: int | None) -> str:
    given = data.get(name)
    if not isinstance(given, str) or (most is not None and len(given) > most) or UNSTORABLE.search(given):
        raise ValueError(f"{name} is no text")
    return given


def _head(data: Any) -> ReportHead:
    if not isinstance(data, dict):
        raise ValueError("no head")
    fields = {name: clean(_words(data, name, most), keep_newlines=False) for name, most in _LONGEST.items()}
    authors = data.get("authors")
    if not isinstance(authors, list) or len(authors) > _MOST_AUTHORS:
        raise ValueError("authors are no list")
    named = [clean(_words({"author": one}, "author", 500), keep_newlines=False) for one in authors]
    return ReportHead(**fields, authors=tuple(named))


def _pages(data: Any, length: int) -> tuple[int, ...]:
    if not isinstance(data, list) or not all(type(at) is int and 0 <= at <= length for at in data):
        raise ValueError("pages are no offsets")
    if any(second < first for first, second in pairwise(data)):
        raise ValueError("pages are out of order")
    return tuple(data)


def _span(data: Any) -> tuple[int, int] | None:
    if data is None:
        return None
    if not isinstance(data, list) or len(data) != 2 or not all(type(at) is int and at >= 0 for at in data):
        raise ValueError("a span is two offsets")
    return data[0], data[1]
