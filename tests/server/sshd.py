"""An sshd of our own on loopback, with throw-away keys, that gives readers what docs/ssh.md tells to give them."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
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

    @property
    def reader(self) -> str:
        """The account and the host, as ssh takes them."""
        return f"{getpass.getuser()}@127.0.0.1"

    def options(self) -> list[str]:
        """How a reader gets in: what ssh, scp and sftp are told alike."""
        options = {
            "Port": str(self.port),
            "IdentityFile": str(self.folder / "reader"),
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "StrictHostKeyChecking": "accept-new",
            "LogLevel": "ERROR",
        }
        return ["-F", "none", *(word for name, value in options.items() for word in ("-o", f"{name}={value}"))]

    def command(self, *more: str, tty: bool = True, options: Sequence[str] = ()) -> list[str]:
        """The ssh command of a reader."""
        return [SSH, "-tt" if tty else "-T", *self.options(), *options, self.reader, *more]


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
        f"exec '{sys.executable}' -c 'from tui.commands.main import main; main()' \"$@\"\n"
    )
    script.chmod(0o755)
    return script


def documented(changes: Mapping[str, str] | None = None) -> str:
    """The block of sshd_config that docs/ssh.md tells to write; what a test must have otherwise is put into it."""
    page = (ROOT / "docs" / "ssh.md").read_text("utf-8")
    (block,) = re.findall(r"^```\n(Match User .*?)^```$", page, re.M | re.S)
    for old, new in (changes or {}).items():
        assert block.count(old) == 1, f"{old!r} stands in the block of docs/ssh.md {block.count(old)} times, not once"
        block = block.replace(old, new)
    return block


@contextmanager
def serving(folder: Path, store: Path) -> Iterator[Server]:
    """Run sshd until the end of the block, set up as docs/ssh.md tells, with ``store``.

    What stands before the documented block allows everything: it is the block that must refuse.
    """
    script = whosays_script(folder)
    for name in ("host", "reader"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "authorized_keys").write_text((folder / "reader.pub").read_text())
    port = free_port()
    config = folder / "sshd_config"
    block = documented(
        {
            "User reader": f"User {getpass.getuser()}",
            "/opt/whosays/bin/whosays": str(script),
            "/srv/whosays/case.db": str(store),
            "ClientAliveInterval 15": "ClientAliveInterval 1",
            "ClientAliveCountMax 3": "ClientAliveCountMax 2",
        }
    )
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
AllowTcpForwarding yes
AllowAgentForwarding yes
AllowStreamLocalForwarding yes
X11Forwarding yes
PermitTunnel yes
PermitUserRC yes
Subsystem sftp internal-sftp
{block}"""
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
