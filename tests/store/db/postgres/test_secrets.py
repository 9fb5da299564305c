"""What is between a desk and its server: certificates, and passwords that nobody sees."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from store.library import Library
from store.model.places import Server, place_of
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.servers import Cluster, cluster
from tests.terminal import Session, terminal_env

SECRET = "Zq7-korrekt-pferd"
WRONG = "Xy9-falsch-batterie"


@dataclass
class Guarded:
    """A server that asks for a password, and over TCP for TLS too; a store on it, and what its desk has."""

    server: Cluster
    store: Server
    roots: Path
    """The certificate of who vouches for the server's."""
    others: Path
    """That of somebody else."""
    passfile: Path
    home: Path


def certify(folder: Path, name: str, host: str) -> tuple[Path, Path]:
    """An authority's certificate, and the key and certificate of a host beside it."""
    root, key, made = (folder / f"{name}-{it}" for it in ("root.crt", "host.key", "host.crt"))
    own = root.with_suffix(".key")
    made_so = ("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-x509")
    alone = ("-CA", root, "-CAkey", own, "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
    for rest in (
        ("-keyout", own, "-out", root, "-subj", f"/CN={name}"),
        ("-keyout", key, "-out", made, *alone, "-addext", "basicConstraints=critical,CA:FALSE"),
    ):
        subprocess.run([*made_so, *rest], check=True, capture_output=True)
    return root, key


@pytest.fixture(scope="module")
def guarded(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    if shutil.which("openssl") is None:
        pytest.skip("certificates are made with openssl, which is not here")
    if not postgres.sql("SHOW ssl_library"):
        pytest.skip(f"this PostgreSQL {postgres.version} was built without TLS")
    folder = tmp_path_factory.mktemp("tls")
    roots, key = certify(folder, "ours", "localhost")
    others, _ = certify(folder, "theirs", "localhost")
    with cluster(postgres.bin) as server:
        data = server.folder / "data"
        for source, name in ((key, "server.key"), (key.with_suffix(".crt"), "server.crt")):
            shutil.copy(source, data / name)
            (data / name).chmod(0o600)
            if server.user is not None:
                shutil.chown(data / name, server.user, server.user)
        plain = Server(server.address(server.database()))
        load_case(CaseFolder(folder / "case").folder, plain)
        server.sql(f"CREATE ROLE ana LOGIN PASSWORD '{SECRET}'; CREATE ROLE eve LOGIN PASSWORD '{SECRET}'")
        server.sql("GRANT owner TO ana", plain.name)
        server.sql("ALTER SYSTEM SET ssl = on")
        (data / "pg_hba.conf").write_text("local all owner trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
        server.stop()
        server.start()
        passfile = folder / "passes"
        passfile.write_text(f"localhost:{server.port}:*:ana:{SECRET}\nlocalhost:{server.port}:*:eve:{WRONG}\n")
        passfile.chmod(0o600)
        home = folder / "home"
        home.mkdir()
        store = Server(f"postgresql://ana@localhost:{server.port}/{plain.name}")
        yield Guarded(server, store, roots, others, passfile, home)


@pytest.fixture
def env(guarded: Guarded) -> dict[str, str]:
    """What a desk has in its environment."""
    own = {key: it for key, it in os.environ.items() if not key.startswith(("PG", "WHOSAYS"))}
    return own | {"HOME": str(guarded.home), "PGPASSFILE": str(guarded.passfile), "PYTHONPATH": str(ROOT)}


def whosays(env: dict[str, str], *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, words)], capture_output=True, text=True, env=env, check=False
    )


def refused(done: subprocess.CompletedProcess[str], told: str, code: int = 1) -> None:
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (code, 1, ""), done
    assert re.search(told, done.stderr), done.stderr
    for secret in (SECRET, WRONG):
        assert secret not in done.stderr


def test_what_an_address_says_of_certificates_holds(guarded: Guarded, env: dict[str, str]) -> None:
    for mode in ("require", "verify-ca", "verify-full"):
        done = whosays(env, "overview", "--store", f"{guarded.store}?sslmode={mode}&sslrootcert={guarded.roots}")
        assert done.returncode == 0 and done.stdout, done
    verified = f"{guarded.store}?sslmode=verify-full&sslrootcert="
    refused(
        whosays(env, "overview", "--store", f"{verified}{guarded.others}"),
        "not as safe as its address asks .*certificate verify failed",
    )
    refused(
        whosays(env, "overview", "--store", f"{verified}/none/root.crt"),
        'not as safe .*root certificate file "/none/root.crt"',
    )
    refused(
        whosays(env, "overview", "--store", f"{guarded.store}?sslmode=disable"),
        r"does not let you in .*no encryption.* pg_hba.conf",
    )
    by_number = str(guarded.store).replace("localhost", "127.0.0.1")  # which the certificate does not name
    refused(
        whosays(env, "overview", "--store", f"{by_number}?sslmode=verify-full&sslrootcert={guarded.roots}"),
        "not as safe .* does not match host name",
    )


def test_a_service_says_it_too(guarded: Guarded, env: dict[str, str], tmp_path: Path) -> None:
    kept = f"host=localhost\nport={guarded.server.port}\ndbname={guarded.store.name}\nuser=ana\nsslmode=verify-full\n"
    (tmp_path / "services").write_text(
        f"[desk]\n{kept}sslrootcert={guarded.roots}\n[wrong]\n{kept}sslrootcert={guarded.others}\n"
    )
    env["PGSERVICEFILE"] = str(tmp_path / "services")
    assert whosays(env, "overview", "--store", "service=desk").returncode == 0
    judged = whosays(
        env,
        *("judge", "idris-walid", "life_status", "--decision", "several", "--as", "ana", "--store", "service=desk"),
    )
    assert judged.returncode == 0, judged
    refused(
        whosays(env, "overview", "--store", "service=wrong"), "service=wrong: .*not as safe .*certificate verify failed"
    )
    refused(
        whosays(env, "overview", "--store", "service=none"),
        'no such service is known .definition of service "none" not found',
        code=2,
    )
    (tmp_path / "services").write_text(f"[desk]\n{kept}[torn]\nnothing\n")
    refused(whosays(env, "overview", "--store", "service=torn"), "the service file cannot be read .*line 8", code=2)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("postgresql://ana@localhost/desk?passwrd=" + SECRET, 'invalid URI query parameter: "passwrd"'),
        ("postgresql://ana@[::1/desk", 'matching "]" in IPv6 host address'),
        ("postgresql://ana@localhost/desk?sslmode=bogus", 'invalid sslmode value: "bogus"'),
        ("postgresql://ana@localhost:abc/desk", "Servname not supported"),
        ("service=desk passwrd=" + SECRET, 'invalid connection option "passwrd"'),
    ],
)
def test_an_address_that_is_none_is_wrong_input(tmp_path: Path, wrong: str, told: str) -> None:
    env = {key: it for key, it in os.environ.items() if not key.startswith(("PG", "WHOSAYS"))}
    begun = f"whosays: {wrong.partition('?')[0].split()[0]}: is no address that a server can be reached by ("
    done = whosays(env | {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}, "overview", "--store", wrong)
    assert done.stderr.startswith(begun)
    refused(done, re.escape(told), code=2)


def test_the_line_is_encrypted_for_reading_writing_and_listening(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(guarded.passfile))
    place = place_of(f"{guarded.store}?sslmode=verify-full&sslrootcert={guarded.roots}")
    with Library(place) as library:
        assert library.worklist()
        stop = library.listen(threading.Event().set)
        assert stop is not None
        seen, late = "", monotonic() + 20
        while seen != "2|t":
            seen = guarded.server.sql(
                "SELECT count(*), bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                " WHERE application_name = 'whosays'"
            )
            assert monotonic() < late, seen
        stop()


def test_a_wrong_or_missing_password_is_one_sentence_without_it(guarded: Guarded, env: dict[str, str]) -> None:
    eve = str(guarded.store).replace("ana@", "eve@")
    judge = ("judge", "idris-walid", "life_status", "--decision", "several", "--as", "eve")
    for words in (("overview",), judge, ("log",)):
        refused(whosays(env, *words, "--store", eve), "does not let you in .*password authentication failed")
    refused(
        whosays(env | {"PGPASSFILE": "/none"}, "overview", "--store", guarded.store),
        "asks for a password, and none is kept for you: .*chmod 600",
    )
    guarded.passfile.chmod(0o644)  # libpq takes no password from a file that others may read
    try:
        refused(
            whosays(env, "overview", "--store", guarded.store),
            "asks for a password, and none is kept for you: .*chmod 600",
        )
    finally:
        guarded.passfile.chmod(0o600)


def secrets_seen(folder: Path) -> list[str]:
    """Files below a folder that hold a password."""
    held = [it for it in folder.rglob("*") if it.is_file()]
    return [str(it) for it in held if any(secret.encode() in it.read_bytes() for secret in (SECRET, WRONG))]


def processes_that_tell(pid: int) -> list[str]:
    """The command lines of a process and of all that it started that hold a password; and their environments."""
    told = []
    for it in Path("/proc").glob("[0-9]*"):
        try:
            parents = (it / "status").read_text()
            line, around = (it / "cmdline").read_bytes(), (it / "environ").read_bytes()
        except OSError:
            continue
        if it.name == str(pid) or f"PPid:\t{pid}\n" in parents:
            told += [it.name for secret in (SECRET, WRONG) if secret.encode() in line + around]
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_password_is_in_a_process_a_screen_a_log_or_a_file(guarded: Guarded, env: dict[str, str]) -> None:
    """A desk that browses and is then let in no more: nothing that is left of it tells."""
    shutil.rmtree(guarded.home)
    guarded.home.mkdir()
    (guarded.server.folder / "log").write_text("")
    address = f"{guarded.store}?sslmode=verify-full&sslrootcert={guarded.roots}"
    shown = terminal_env(**env, WHOSAYS_STORE=address)
    with Session([sys.executable, "-m", "tui", "browse", "--as", "ana"], env=shown) as session:
        session.wait_for("Idris Walid")
        assert not processes_that_tell(session.process.pid)
        session.send("c")
        session.wait_for("contradict")
        session.send("J")
        session.wait_for("1 holds")
        guarded.server.sql(f"ALTER ROLE ana PASSWORD '{WRONG}'")
        guarded.server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'")
        session.send("\x13")
        session.wait_for("authentication")  # a word of what the server says, wherever the lines of it end
        raw = bytes(session.raw)
        session.send("\x11")
        session.wait_end()
    guarded.server.sql(f"ALTER ROLE ana PASSWORD '{SECRET}'")
    for secret in (SECRET, WRONG):
        assert secret.encode() not in raw
    assert not secrets_seen(guarded.home)
    assert SECRET not in (guarded.server.folder / "log").read_text()
