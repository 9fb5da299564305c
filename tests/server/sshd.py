"""An sshd of our own on loopback, with throw-away keys, that gives readers the browser and nothing else."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tests.conftest import ROOT

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/bin:/usr/local/sbin") or ""
SSH = shutil.which("ssh") or ""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server listens, and how a reader gets in."""

    port: int
    folder: Path

    def command(self, *more: str, tty: bool = True) -> list[str]:
        """The ssh command of a reader."""
        options = {
            "Port": str(self.port),
            "IdentityFile": str(self.folder / "reader"),
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "StrictHostKeyChecking": "accept-new",
            "LogLevel": "ERROR",
        }
        words = [SSH, "-tt" if tty else "-T", "-F", "none"]
        for name, value in options.items():
            words += ["-o", f"{name}={value}"]
        return [*words, f"{getpass.getuser()}@127.0.0.1", *more]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def whosays_script(folder: Path) -> Path:
    """A ``whosays`` that runs this checkout, whatever the environment sshd leaves."""
    script = folder / "whosays"
    script.write_text(
        f"#!/bin/sh\nexport PYTHONPATH='{ROOT}' LANG=C.UTF-8 HOME='{folder}'\n"
        f"exec '{sys.executable}' -c 'from tui.cli import main; main()' \"$@\"\n"
    )
    script.chmod(0o755)
    return script


@contextmanager
def serving(folder: Path, store: Path) -> Iterator[Server]:
    """Run sshd until the end of the block; every session is the browser on ``store``, read-only."""
    script = whosays_script(folder)
    for name in ("host", "reader"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "authorized_keys").write_text((folder / "reader.pub").read_text())
    port = free_port()
    config = folder / "sshd_config"
    config.write_text(
        f"""
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
ClientAliveInterval 1
ClientAliveCountMax 2
AllowTcpForwarding no
AllowAgentForwarding no
AllowStreamLocalForwarding no
X11Forwarding no
PermitTunnel no
PermitUserEnvironment no
PermitUserRC no
ForceCommand {script} browse --read-only {store}
"""
    )
    with suppress(PermissionError):
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = (folder / "sshd.log").open("wb")
    server = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", config], stdout=log, stderr=log, env={"PATH": os.environ["PATH"]}
    )
    try:
        wait_until(lambda: listens(port) or server.poll() is not None, "sshd to listen")
        if server.poll() is not None:
            raise RuntimeError((folder / "sshd.log").read_text())
        yield Server(port, folder)
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def listens(port: int) -> bool:
    """Whether somebody answers on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds: Callable[[], object], what: str, seconds: float = 10) -> None:
    """Wait for a condition; AssertionError after ``seconds``."""
    end = time.monotonic() + seconds
    pause = Event()
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        pause.wait(0.05)


def browsers_on(store: Path) -> list[int]:
    """The processes that have the store open."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if any(fd.readlink() == store for fd in (entry / "fd").iterdir()):
                    found.append(int(entry.name))
    return found
