"""What the system really takes away from a child that reads a file: found by trying, not by asking.

`isolation` is for the doctor. A child confined like any other tries what it must not be able to do, and says what
came of it; starting a program comes last, since one that starts is the end of the child.
"""

from __future__ import annotations

import json
import mmap
import os
import resource
import socket
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from store.intake.limits import Limits
from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Isolation:
    """What a child that reads a file cannot do: each was tried."""

    network: bool
    programs: bool
    writing: bool
    memory: bool
    processor: bool
    files: bool
    clock: bool

    @property
    def whole(self) -> bool:
        """Whether everything was taken away."""
        return all((self.network, self.programs, self.writing, self.memory, self.processor, self.files, self.clock))

    def sentence(self) -> str:
        """The same for a person."""
        taken = {
            "network": self.network,
            "starting programs": self.programs,
            "writing files": self.writing,
        }
        held = {
            "memory": self.memory,
            "processor time": self.processor,
            "open files": self.files,
            "time": self.clock,
        }
        out = "reading reports: in a child process"
        for word, facts in (("without", taken), ("with limits on", held)):
            if good := [name for name, yes in facts.items() if yes]:
                out += f", {word} {_listed(good)}"
        missing = [name for name, yes in {**taken, **held}.items() if not yes]
        if missing:
            out += f"; this system does not let us take away or limit {_listed(missing)}: add only files you trust"
        return out


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def isolation(limits: Limits | None = None) -> Isolation:
    """Start a child, let it try, and tell. Raises Refused where no child can be started at all."""
    from store.intake.asking import Asker

    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder, socket.create_server(("127.0.0.1", 0)) as door:
        asked = {"probe": {"folder": folder, "port": door.getsockname()[1]}}
        with Asker(replace(limits, wall_seconds=min(limits.wall_seconds, 20.0))) as asker:
            said = _facts(asker.ask(asked).said)
        with Asker(replace(limits, wall_seconds=0.2)) as asker:
            clock = asker.ask({"probe": {"sleep": 30}}).ending == "late"
    network, programs, writing, memory, processor, files = (said.get(name, False) for name in _TRIED)
    return Isolation(network, programs, writing, memory, processor, files, clock)


_TRIED = ("network", "programs", "writing", "memory", "processor", "files")


def _facts(said: bytes) -> dict[str, bool]:
    with suppress(ValueError):
        facts = json.loads(said)
        if isinstance(facts, dict):
            return {name: facts.get(name) is True for name in _TRIED}
    return {}


def tried(asked: dict[str, object], limits: Limits) -> bytes:
    """What a confined child could not do (true: it could not)."""
    if "sleep" in asked:
        import time

        time.sleep(float(str(asked["sleep"])))
    facts = {
        "network": not _connects(int(str(asked.get("port", 0)))),
        "writing": not _writes(Path(str(asked.get("folder", ""))) / "written"),
        "memory": not _takes(limits.memory_bytes),
        "processor": 0 < resource.getrlimit(resource.RLIMIT_CPU)[0] <= limits.cpu_seconds,
        "files": not _opens(limits.open_files + 1),
        "programs": not _starts(),
    }
    return json.dumps(facts).encode()


def _connects(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _writes(path: Path) -> bool:
    with suppress(OSError):
        path.write_bytes(b"written")
        return True
    return False


def _takes(size: int) -> bool:
    with suppress(OSError, MemoryError, ValueError):
        mmap.mmap(-1, size).close()
        return True
    return False


def _opens(count: int) -> bool:
    held: list[int] = []
    try:
        for _ in range(count):
            held.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return False
    finally:
        for one in held:
            os.close(one)
    return True


def _starts() -> bool:
    """Whether a program starts, in a child of this one; where there can be none, in this very process."""
    program = [sys.executable, "-I", "-S", "-c", "pass"]
    try:
        pid = os.fork()
    except OSError:
        with suppress(OSError):
            os.execv(program[0], program)
        return False
    if pid == 0:
        try:
            os.execv(program[0], program)
        finally:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0
