"""A browser of its own for each page: a process that speaks in packets through pipes, and ends with its page."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

import tui
from store.model.places import Place

GRACE = 3.0
"""Seconds in which a browser that is told to end may do so; what it writes is whole or not at all."""

READY = b"__GANGLION__\n"
"""The first line of Textual's driver for pages."""

SMALLEST, LARGEST = (20, 6), (600, 300)
"""Columns and rows: what a page may ask for."""

_DRIVER = "textual.drivers.web_driver:WebDriver"


def browser_of(path: Place, *, read_only: bool, store: Place | None = None, who: str = "") -> tuple[str, ...]:
    """How the browser of one store or case is called: words, never a line for a shell, and none of them a request's.

    A path is whole, so that it is never taken for an option. ``store`` is where a case is kept, if not in its own.
    """
    # -P: a folder named tui where the server was started is not what is run
    words = [sys.executable, "-P", "-m", "tui", "browse", _whole(path)]
    words += [f"--store={_whole(store)}"] if store is not None else []
    words += ["--read-only"] if read_only else []
    return (*words, *([f"--as={who}"] if who else []))


def _whole(place: Place) -> str:
    return str(place.absolute() if isinstance(place, Path) else place)


def environment(width: int, height: int, env: Mapping[str, str]) -> dict[str, str]:
    """What the process finds: what we have, without what makes Textual load or write something else."""
    kept = {name: value for name, value in env.items() if not name.startswith("TEXTUAL")}
    root = str(Path(tui.__file__).parents[1])
    path = os.pathsep.join([root, *filter(None, [kept.get("PYTHONPATH")])])
    kept |= {"PYTHONPATH": path, "TEXTUAL_DRIVER": _DRIVER, "COLUMNS": str(width), "ROWS": str(height)}
    return kept


def within(width: int, height: int) -> tuple[int, int]:
    """The nearest size that a screen can have."""
    least, most = SMALLEST, LARGEST
    return max(least[0], min(width, most[0])), max(least[1], min(height, most[1]))


class Session(AppService):
    """A page's browser. textual-serve knows the packets; how it starts and ends, and what a page may get, is ours.

    Of what the browser tells besides its screen only its end is heard: no file is delivered, no address opened.
    """

    def __init__(
        self,
        call: Sequence[str],
        *,
        to_page: Callable[[bytes], Awaitable[None]],
        close: Callable[[], Awaitable[object]],
        complain: Callable[[str], None],
    ) -> None:
        async def nothing(_: str) -> None:
            """A page is told nothing but what is drawn."""

        async def closed() -> None:
            await close()

        super().__init__("", write_bytes=to_page, write_str=nothing, close=closed, download_manager=DownloadManager())
        self._call, self._complain = call, complain
        self._ending: asyncio.Task[None] | None = None

    async def begin(self, width: int, height: int) -> None:
        """Start the process, and hand over what it draws until it ends."""
        self._process = await asyncio.create_subprocess_exec(
            *self._call,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment(width, height, os.environ),
            start_new_session=True,  # Ctrl-C is the server's, which ends its browsers in order
        )
        self._stdin = self._process.stdin
        self._task = asyncio.create_task(self.run())

    async def end(self) -> None:
        """End the process: asked first, then told. Comes back when it is gone."""
        if self._ending is None:
            self._ending = asyncio.create_task(self._end())
        await asyncio.shield(self._ending)

    async def _end(self) -> None:
        process, task = self._process, self._task
        if process is None or task is None:
            return
        with suppress(OSError, RuntimeError):
            await asyncio.wait_for(self.send_meta({"type": "quit"}), GRACE)
            if process.stdin is not None:
                process.stdin.close()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        await asyncio.wait([task], timeout=GRACE)
        task.cancel()

    async def run(self) -> None:
        """Hand over packets until there are no more, then close the page."""
        process = self._process
        assert process is not None and process.stdout is not None and process.stderr is not None
        told = asyncio.create_task(process.stderr.read())
        try:
            if await process.stdout.readline() == READY:
                while await self._packet(process.stdout):
                    pass
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            with suppress(Exception):
                await self.remote_close()
        for line in (await told).decode("utf-8", "replace").splitlines()[:20]:
            self._complain(line)

    async def _packet(self, stream: asyncio.StreamReader) -> bool:
        head = await stream.readexactly(5)
        payload = await stream.readexactly(int.from_bytes(head[1:], "big"))
        if head[:1] == b"D":
            await self.on_data(payload)
        return not (head[:1] == b"M" and json.loads(payload).get("type") == "exit")
