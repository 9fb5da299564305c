"""The page in a real browser: it is drawn, takes keys, asks nobody else; and no other page gets at it."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import Page, browser, needs_chromium
from tests.conftest import ROOT
from tests.emulator import Emulator

pytest.importorskip("textual_serve", reason="needs whosays[serve]")
pytestmark = [needs_chromium, pytest.mark.slow]

#: What a page of somebody else, on another port of the machine, does: 'open' if the socket lets it in.
ELSEWHERE = """
<script>
const told = [];
const socket = new WebSocket("ws://{place}ws?width=80&height=24");
socket.onopen = () => told.push("open");
socket.onerror = () => told.push("refused");
fetch("http://{place}", { credentials: "include" }).then(() => told.push("read"), () => told.push("unread"));
const frame = document.createElement("iframe");
frame.src = "http://{place}";
document.documentElement.append(frame);
</script>
"""


@pytest.fixture
def chrome(tmp_path: Path) -> Iterator[Page]:
    with browser(tmp_path / "chromium") as page:
        page.size(1280, 800)
        page.call("Log.enable")
        yield page


@pytest.fixture
def address(shipped_store: Path, tmp_path: Path) -> Iterator[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    call = [sys.executable, "-m", "tui", "serve", str(shipped_store), "--port", "0"]
    with subprocess.Popen(call, env=env, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


class Seen:
    """What the page shows: what came through its socket, on a terminal of its size."""

    def __init__(self, page: Page) -> None:
        self.page, self._fed = page, 0
        self._screen: Emulator | None = None

    def text(self) -> str:
        self.page.ask("1")  # what has happened meanwhile is told before the answer
        events = self.page.events[self._fed :]
        self._fed = len(self.page.events)
        for event in events:
            if event["method"] == "Network.webSocketFrameSent" and self._screen is None:
                told = json.loads(event["params"]["response"]["payloadData"])
                if told[0] == "resize":
                    self._screen = Emulator(told[1]["width"], told[1]["height"])
        for event in events:
            if event["method"] == "Network.webSocketFrameReceived":
                frame = event["params"]["response"]
                if frame["opcode"] == 2 and self._screen is not None:
                    self._screen.feed(base64.b64decode(frame["payloadData"]))
        return "\n".join(self._screen.display) if self._screen is not None else ""

    def wait(self, shows: Callable[[str], bool]) -> str:
        for _ in range(4_000):
            if shows(text := self.text()):
                return text
        raise AssertionError(self.text())

    def press(self, key: str, code: int = 0) -> None:
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        number = {"windowsVirtualKeyCode": code} if code else {}
        self.page.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text, **number)
        self.page.call("Input.dispatchKeyEvent", type="keyUp", key=key, **number)


def test_one_searches_compares_and_goes_back(chrome: Page, address: str) -> None:
    chrome.go(address)
    seen = Seen(chrome)
    seen.wait(lambda text: "Asim Umar" in text and "nationality" in text)
    assert chrome.ask("document.activeElement.className") == "xterm-helper-textarea"
    for key in "/omer":
        seen.press(key)
    seen.wait(lambda text: "/ omer" in text and "Asim Omar" in text)
    seen.press("Enter", 13)
    seen.press("c")
    compared = seen.wait(lambda text: "question 1 of" in text and "Esc Back" in text)
    if picture := os.environ.get("WHOSAYS_PICTURE"):
        Path(picture).write_bytes(chrome.picture())
    assert "Asim Umar" in compared
    seen.press("Escape", 27)
    seen.wait(lambda text: "1 Leaders" in text and "question 1 of" not in text)
    seen.press("J")
    seen.wait(lambda text: "read-only" in text.casefold())

    place, _, token = address.partition("?token=")
    assert chrome.ask("location.href") == place
    assert token not in chrome.ask("document.cookie + document.referrer + document.documentElement.outerHTML")
    assert chrome.ask("document.cookie") == ""
    assert chrome.ask("document.fonts.check('16px \"Roboto Mono\"')")
    assert chrome.asked[0] == address
    assert [it for it in chrome.asked if not it.startswith((place, "data:"))] == []
    told = [event["params"]["entry"] for event in chrome.events if event["method"] == "Log.entryAdded"]
    assert [it for it in told if it["source"] in ("security", "network", "javascript")] == []

    seen.press("q")
    while chrome.ask("getComputedStyle(document.getElementById('ended')).display") != "block":
        pass
    assert chrome.ask("document.activeElement.textContent") == "Begin anew"


def test_a_page_from_elsewhere_gets_nothing_although_the_cookie_is_there(chrome: Page, address: str) -> None:
    place = address.partition("?")[0]
    chrome.go(address)
    Seen(chrome).wait(lambda text: "Asim Umar" in text)
    sent: list[str | None] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent.append(self.headers["Cookie"])
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(ELSEWHERE.replace("{place}", place.removeprefix("http://")).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chrome.go(f"http://127.0.0.1:{server.server_port}/")
        while chrome.ask("told.length") < 2:
            pass
        assert set(chrome.ask("told")) == {"refused", "unread"}
        assert chrome.ask("frame.contentDocument") is None
        assert set(sent) == {None}
        server.shutdown()
