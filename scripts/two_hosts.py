"""Two desks on two hosts: one edits, the other sees it. Writes both screens, before and after, and how long it took.

usage: python scripts/two_hosts.py [FILE]

The hosts are network namespaces of this machine (which takes root), with a PostgreSQL server in a third one; each desk
is a browser in tmux, under a role of its own with a password. The case is made up. Without FILE it is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SERVER, DESKS = "ws-server", {"ana": "ws-ana", "ben": "ws-ben"}
NET = "10.77.0."
TIMES = 5
SECRET = "for-this-run-only"


def run(*words: object) -> str:
    """What a command prints."""
    return subprocess.run(list(map(str, words)), check=True, capture_output=True, text=True).stdout


@contextmanager
def hosts() -> Iterator[None]:
    """A host for the server and one for each desk, on one wire."""
    names = [SERVER, *DESKS.values()]
    try:
        for name in names:
            run("ip", "netns", "add", name)
            run("ip", "-n", name, "link", "set", "lo", "up")
        run("ip", "-n", SERVER, "link", "add", "wire", "type", "bridge")
        run("ip", "-n", SERVER, "addr", "add", f"{NET}1/24", "dev", "wire")
        run("ip", "-n", SERVER, "link", "set", "wire", "up")
        for nth, name in enumerate(DESKS.values(), 2):
            run("ip", "-n", SERVER, "link", "add", f"to{nth}", "type", "veth", "peer", "name", "eth0", "netns", name)
            run("ip", "-n", SERVER, "link", "set", f"to{nth}", "master", "wire", "up")
            run("ip", "-n", name, "addr", "add", f"{NET}{nth}/24", "dev", "eth0")
            run("ip", "-n", name, "link", "set", "eth0", "up")
        yield
    finally:
        for name in names:
            with suppress(subprocess.CalledProcessError):
                run("ip", "netns", "del", name)


class Desk:
    """A browser in tmux on a host of its own."""

    def __init__(self, who: str, host: str, folder: Path, store: str) -> None:
        self.who = who
        home = folder / who
        home.mkdir()
        (home / ".pgpass").write_text(f"*:*:*:{who}:{SECRET}\n")
        (home / ".pgpass").chmod(0o600)
        self._tmux = ("ip", "netns", "exec", host, "env", "-u", "TMUX", f"HOME={home}", f"TMUX_TMPDIR={home}", "tmux")
        env = f"env -u WHOSAYS_STORE HOME={home} PYTHONPATH={ROOT} LANG=C.UTF-8"
        browse = f"{env} {sys.executable} -m tui browse --as {who} --store {store}"
        run(*self._tmux, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", browse)
        run(*self._tmux, "set", "-g", "status", "off")

    def screen(self) -> str:
        """What stands on its screen."""
        return "\n".join(line.rstrip() for line in run(*self._tmux, "capture-pane", "-p").splitlines()).rstrip("\n")

    def press(self, *keys: str) -> None:
        """Type."""
        run(*self._tmux, "send-keys", *keys)

    def wait(self, told: str | Callable[[str], bool]) -> str:
        """The screen, once something stands on it."""
        late = monotonic() + 60
        holds = told if callable(told) else lambda it: told in it
        while not holds(found := self.screen()):
            if monotonic() > late:
                raise SystemExit(f"never came: {told}\n{found}")
            sleep(0.03)
        return found

    def still(self) -> str:
        """The screen, once nothing has changed on it for a while."""
        found, since, late = self.screen(), monotonic(), monotonic() + 60
        while monotonic() < min(since + 0.5, late):
            sleep(0.05)
            if (now := self.screen()) != found:
                found, since = now, monotonic()
        return found

    def close(self) -> None:
        """Go."""
        with suppress(subprocess.CalledProcessError):
            run(*self._tmux, "kill-server")


def inside() -> str:
    """All of it, on the server's host; the text for the file."""
    from store.db.engine import engine_at
    from store.model.places import Server
    from store.sync.load import load_case
    from tests.cases import CaseFolder
    from tests.servers import cluster, programs

    folder = Path(tempfile.mkdtemp(prefix="whosays-hosts-", dir="/tmp"))
    bin_ = programs()
    if bin_ is None:
        raise SystemExit("there is no PostgreSQL here")
    try:
        with cluster(bin_, settings=f"-c listen_addresses=127.0.0.1,{NET}1") as server:
            for role in DESKS:
                server.sql(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'")
            server.sql("CREATE DATABASE desk OWNER ana TEMPLATE template0 ENCODING 'UTF8'")
            with (server.folder / "data" / "pg_hba.conf").open("a") as rules:
                rules.write(f"host desk all {NET}0/24 scram-sha-256\n")
            server.sql("SELECT pg_reload_conf()")
            owner = Server(server.address("desk", role="ana"))
            load_case(CaseFolder(folder / "case").folder, owner)
            for statement in engine_at(owner).grants(owner, [], ["ben"]):
                server.sql(statement, "desk")
            stores = {who: f"postgresql://{who}@{NET}1:{server.port}/desk" for who in DESKS}
            ana, ben = (Desk(who, host, folder, stores[who]) for who, host in DESKS.items())
            try:
                told = at_work(ana, ben)
            finally:
                ana.close()
                ben.close()
            return told.replace(f"{server.port}", "5432")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def at_work(ana: Desk, ben: Desk) -> str:
    """Ana judges, ben sees it, some times."""
    for desk in (ana, ben):
        desk.wait("Idris Walid")
        desk.press("c")
        desk.wait("question 1 of 3")
    shown = [("ana, before", ana.screen()), ("ben, before", ben.screen())]
    took = []
    for nth in range(TIMES):
        ana.press("J")
        ana.wait("holds: East Province")
        sleep(0.5)  # as a person would look at it
        if nth:
            ana.press(str(nth % 5 + 1))
        begun = monotonic()
        ana.press("C-s")
        seen = ben.wait("changed by others")
        took.append(monotonic() - begun)
        kept = ana.wait(lambda it: "J judged" in it and "Ctrl+S Record" not in it)
        if not nth:
            shown += [("ana, who kept a judgement with Ctrl+S", kept), ("ben, a moment later", seen)]
        ben.press("C-r")
        ben.wait(lambda it: "changed by others" not in it and "judged" in it)
        if not nth:
            shown.append(("ben, after Ctrl+R", ben.still()))
    times = ", ".join(f"{it:.2f}" for it in took)
    head = (
        "Two desks on two hosts, one store on a server: made by scripts/two_hosts.py.\n"
        f"From ana's Ctrl+S to the notice on ben's screen: {times} s (median {median(took):.2f} s).\n"
    )
    return head + "".join(f"\n--- {title} ".ljust(121, "-") + f"\n{screen}\n" for title, screen in shown)


def main() -> None:
    """Make the hosts, and do it on the server's."""
    if os.environ.get("WHOSAYS_ON_HOST"):
        print(inside(), end="")
        return
    with hosts():
        again = ("ip", "netns", "exec", SERVER, "env", "WHOSAYS_ON_HOST=1", sys.executable, __file__)
        done = subprocess.run(again, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(done.stdout, encoding="utf-8")
    else:
        print(done.stdout, end="")


if __name__ == "__main__":
    main()
