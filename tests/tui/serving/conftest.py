"""A server in the test's own loop, with a small program in the place of the browser."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.serving.served import Served

#: Says what it was started with, then each packet that it gets; ends at the end of its input, unless it is stubborn.
BROWSER = """
import json, os, signal, sys
def tell(kind, told):
    data = json.dumps(told).encode()
    os.write(1, kind + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\\n")
tell(b"D", {"pid": os.getpid(), "size": [os.environ["COLUMNS"], os.environ["ROWS"]], "argv": sys.argv[1:]})
tell(b"M", {"type": "open_url", "url": "http://example.invalid/", "new_tab": True})
tell(b"M", {"type": "deliver_file_start", "key": "k", "path": "/etc/passwd", "open_method": "download",
            "mime_type": "", "encoding": ""})
tell(b"P", "chunk")
if "stubborn" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        signal.pause()
while head := sys.stdin.buffer.read(5):
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big")).decode()
    if "quit" in data:
        break
    if data == "broken":
        raise SystemExit("it broke")
    tell(b"D", [head[:1].decode(), data])
tell(b"M", {"type": "exit"})
"""


@pytest.fixture
async def serve(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[..., Awaitable[Served]]]:
    """Start a server; what it has to say is kept."""
    pytest.importorskip("textual_serve", reason="needs whosays[serve]")
    from tests.tui.serving.served import Served
    from tui.serving import session

    monkeypatch.setattr(session, "GRACE", 0.5)
    begun: list[Served] = []

    async def start(*words: str, host: str = "127.0.0.1") -> Served:
        one = Served([sys.executable, "-c", BROWSER, *words], host)
        await one.begin()
        begun.append(one)
        return one

    yield start
    for one in begun:
        await one.end()
