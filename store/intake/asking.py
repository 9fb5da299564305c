"""Ask the server that forks: it is started at the first question and gone when the asker is closed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Self

import store
from store.intake.child import Outcome
from store.intake.limits import Limits
from store.intake.wire import Silent, receive, send
from store.model.problems import Refused

#: Beyond what a child may take, for the server to load its libraries and to tell.
_PATIENCE = 60.0
_START = "import sys; sys.path[:] = {paths!r}; from store.intake.readers.server import serve; serve({descriptor})"


class Asker:
    """A reader of files, in processes of its own. To be closed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._server: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, request: Mapping[str, object], fds: Iterable[int] = ()) -> Outcome:
        """What a child made of a request. A server that went away is told as Silent, and started anew next time."""
        channel = self._channel or self._start()
        asked = {**request, "limits": asdict(self.limits)}
        channel.settimeout(self.limits.wall_seconds + _PATIENCE)
        try:
            send(channel, json.dumps(asked).encode(), fds)
            ending, code = json.loads(receive(channel)[0])
            return Outcome(ending, code, receive(channel)[0])
        except BaseException as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise Silent from error
            raise

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        # the folder that this program came from first, and never the folder that somebody happens to stand in
        paths = list(dict.fromkeys([str(Path(store.__file__).parent.parent), *filter(os.path.isabs, sys.path)]))
        code = _START.format(paths=paths, descriptor=theirs.fileno())
        try:
            self._server = subprocess.Popen(
                [sys.executable, "-I", "-B", "-X", "utf8", "-c", code],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # libraries grumble there; a person gets a sentence
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl+C is for the one who asks, and it closes this
            )
        except OSError as error:
            ours.close()
            raise Refused(f"the process that reads reports cannot be started: {error.strerror}") from error
        finally:
            theirs.close()
        self._channel = ours
        return ours

    def close(self) -> None:
        """End the server, and with it the child it may have."""
        channel, server, self._channel, self._server = self._channel, self._server, None, None
        if channel is not None:
            channel.close()
        if server is not None:
            with suppress(subprocess.TimeoutExpired):
                server.wait(2)
            if server.returncode is None:
                server.kill()
                server.wait()
