"""The block of sshd_config in docs/ssh.md: sshd takes it, and it holds for the one account."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.server.sshd import SSHD, documented

pytestmark = pytest.mark.skipif(not SSHD, reason="needs OpenSSH's server (package openssh-server)")

RESTRICTIONS = {
    "forcecommand": "/opt/whosays/bin/whosays browse --read-only /srv/whosays/case.db",
    "permittty": "yes",
    "allowtcpforwarding": "no",
    "allowagentforwarding": "no",
    "allowstreamlocalforwarding": "no",
    "permittunnel": "no",
    "x11forwarding": "no",
    "permituserrc": "no",
    "permituserenvironment": "no",
    "clientaliveinterval": "15",
    "clientalivecountmax": "3",
}
#: What a server may have for everybody else, and what may stand before the block.
SERVERS = {
    "bare": "",
    "open": "AllowTcpForwarding yes\nAllowAgentForwarding yes\nX11Forwarding yes\nPermitTunnel yes\nPermitUserRC yes\n",
    "after another block": "Match User somebody\n    X11Forwarding yes\n",
}


def sshd(folder: Path, config: str, *words: str) -> str:
    """What sshd says about a configuration; AssertionError with its own words where it does not take it."""
    if not (folder / "host").exists():
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "host"], check=True)
    path = folder / "sshd_config"
    path.write_text(f"HostKey {folder}/host\n{config}")
    told = subprocess.run([SSHD, "-f", path, *words], capture_output=True, text=True, timeout=30, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


def for_account(folder: Path, config: str, account: str) -> dict[str, str]:
    """What holds for an account."""
    lines = sshd(folder, config, "-T", "-C", f"user={account},host=client.example,addr=192.0.2.7").splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


@pytest.mark.parametrize("server", SERVERS)
def test_sshd_starts_with_the_documented_block(tmp_path: Path, server: str) -> None:
    sshd(tmp_path, SERVERS[server] + documented(), "-t")


@pytest.mark.parametrize("server", SERVERS)
def test_the_block_holds_for_the_reader_and_for_nobody_else(tmp_path: Path, server: str) -> None:
    whole = SERVERS[server] + documented()
    held = for_account(tmp_path, whole, "reader")
    assert {name: held.get(name) for name in RESTRICTIONS} == RESTRICTIONS
    for other in ("root", "ana", "readers"):
        assert for_account(tmp_path, whole, other) == for_account(tmp_path, SERVERS[server], other)


def test_every_line_of_the_block_is_looked_at(tmp_path: Path) -> None:
    names = {line.split()[0].lower() for line in documented().splitlines()[1:]}
    assert names == set(RESTRICTIONS) - {"permituserenvironment"}


def test_what_cannot_stand_in_the_block_is_said_below_it() -> None:
    page = (ROOT / "docs" / "ssh.md").read_text("utf-8")
    assert "Leave `PermitUserEnvironment` at `no`" in page
    assert "sshd -T | grep -i permituserenvironment" in page
