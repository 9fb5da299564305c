"""Chromium without a window, driven through its own protocol over two pipes: what a page is once a browser has it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

#: Debian's package, and what others call it.
_NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next((found for name in _NAMES if (found := shutil.which(name))), "")
needs_chromium = pytest.mark.skipif(not PROGRAM, reason="needs chromium")
_PATIENCE = 60


class Page:
    """A page in the browser. Everything that it asks the network for is in ``asked``."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = os.fdopen(to, "wb"), os.fdopen(back, "rb")
        self._number = 0
        self._session = ""
        self._left = b""
        self.asked: list[str] = []
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser for something, and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, (method, told)
                return dict(told["result"])
            self._event(told)

    def open(self, file: Path) -> None:
        """Open a file, and wait until everything of it is there."""
        self.go(file.as_uri())

    def go(self, address: str) -> None:
        """Open an address, and wait until everything of it is there."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(it["method"] == "Page.loadEventFired" for it in self.events):
            self._event(self._next())

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def size(self, width: int, height: int = 900) -> None:
        """As wide and as high as a screen."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def scheme(self, name: str) -> None:
        """Light or dark."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def picture(self, *, whole: bool = False) -> bytes:
        """A PNG of what is in sight, or of all of it."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self) -> None:
        """Close the pipes, at which the browser ends."""
        self._to.close()
        self._back.close()

    def _event(self, told: dict[str, Any]) -> None:
        if "method" in told:
            self.events.append(told)
            if told["method"] == "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._left:
            assert time.monotonic() < end, "the browser says nothing"
            some = os.read(self._back.fileno(), 1 << 20)
            assert some, "the browser is gone"
            self._left += some
        line, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(line))


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A browser with one empty page; what it keeps lies in the folder."""
    in_, to = os.pipe()
    back, out = os.pipe()
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    flags += ["--no-first-run", "--disable-background-networking", "--remote-debugging-pipe"]
    call = ["bash", "-c", f'exec "$0" "$@" 3<&{in_} 4>&{out}', PROGRAM, *flags, f"--user-data-dir={folder}"]
    env = {**os.environ, "HOME": str(folder)}
    with subprocess.Popen(
        call, pass_fds=(in_, out), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as started:
        os.close(in_)
        os.close(out)
        page = Page(to, back)
        try:
            yield page
        finally:
            page.close()
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                started.kill()
