"""A file is read apart: without network, programs and writing; nothing is left behind; nothing is loaded elsewhere."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
from pathlib import Path

import pytest

from store.intake import seccomp
from store.intake.asking import Asker
from store.intake.child import run
from store.intake.limits import Limits
from store.intake.probe import Isolation, isolation
from store.intake.reading import read_files
from store.model.reports import Extracted, NotRead
from tests.store.intake import makers
from tests.store.intake.conftest import children
from tests.test_boundaries import command, loaded_after

LIBRARIES = {"trafilatura", "lxml", "pypdfium2", "docx", "defusedxml", "charset_normalizer", "warcio", "htmldate"}
linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in ("x86_64", "aarch64"), reason="needs seccomp"
)


@linux
def test_everything_is_taken_away_here() -> None:
    found = isolation()
    assert found.whole
    assert found.sentence() == (
        "reading reports: in a child process, without network, starting programs and writing files, with limits on "
        "memory, processor time, open files and time"
    )


def test_what_is_not_taken_away_is_said() -> None:
    told = Isolation(
        network=False, programs=False, writing=False, memory=True, processor=True, files=True, clock=True
    ).sentence()
    assert "without" not in told
    assert told.endswith(
        "this system does not let us take away or limit network, starting programs and writing files: add only files "
        "you trust"
    )


@linux
def test_the_probe_sees_what_is_allowed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from store.intake import probe

    monkeypatch.setattr(seccomp, "forbid", lambda: True)  # says it did, and did not
    monkeypatch.setattr("store.intake.confine.resource.setrlimit", lambda *_: None)
    asked = {"folder": str(tmp_path), "port": 0}
    facts = probe._facts(run(lambda: probe.tried(asked, Limits()), Limits()).said)
    assert facts["programs"] is facts["writing"] is facts["memory"] is facts["processor"] is facts["files"] is False


@linux
@pytest.mark.parametrize("try_it", ["kill", "fork", "ptrace", "unlink", "limits", "socketpair"])
def test_calls_that_reading_does_not_need_are_refused(try_it: str, tmp_path: Path) -> None:
    import resource
    import socket

    victim = tmp_path / "victim"
    victim.write_text("x")
    libc = ctypes.CDLL(None, use_errno=True)
    tries = {
        "kill": lambda: os.kill(os.getppid(), 0),
        "fork": os.fork,
        "ptrace": lambda: (_ for _ in ()).throw(OSError(1, "refused")) if libc.ptrace(0, 0, 0, 0) < 0 else None,
        "unlink": victim.unlink,
        "limits": lambda: resource.setrlimit(resource.RLIMIT_CPU, (999, 999)),
        "socketpair": socket.socketpair,
    }

    def work() -> bytes:
        try:
            tries[try_it]()
        except (OSError, ValueError) as error:
            return f"refused {error}".encode()
        return b"done"

    assert run(work, Limits()).said.startswith(b"refused")
    assert victim.exists()


def test_filters_are_whole_for_both_machines() -> None:
    for machine in ("x86_64", "aarch64"):
        code = seccomp.program(machine)
        assert len(code) % 8 == 0 and len(code) // 8 < 4096
    with pytest.raises(KeyError):
        seccomp.program("pdp11")


@pytest.mark.slow
@linux
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = children()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, data in (("a.html", makers.page().encode()), ("b.docx", makers.bomb()), ("c.pdf", makers.pdf([["x"]]))):
        (reports / name).write_bytes(data)
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    assert len(list(read_files([reports]))) == 3
    early = read_files([reports])
    assert isinstance(next(early), Extracted)
    assert children() != before
    early.close()
    assert children() == before
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors
    assert not list((tmp_path / "tmp").iterdir())
    assert sorted(path.name for path in reports.iterdir()) == ["a.html", "b.docx", "c.pdf"]


@linux
def test_a_server_that_is_killed_is_a_sentence_and_the_next_file_is_read(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Of {name}\n\nTwelve dead.\n")
    reports = read_files([tmp_path])
    before = children()
    assert isinstance(next(reports), Extracted)
    (server,) = children() - before
    os.kill(server, signal.SIGKILL)
    second = next(reports)
    assert isinstance(second, NotRead)
    assert second.sentence.startswith("the process that reads reports went away over it")
    assert isinstance(next(reports), Extracted)
    reports.close()
    assert children() == before


def test_the_server_goes_when_nobody_asks_any_more() -> None:
    asker = Asker(Limits(wall_seconds=30.0))
    asker._start()
    server = asker._server
    assert server is not None and asker._channel is not None
    asker._channel.close()
    assert server.wait(20) == 0
    asker.close()


def test_the_store_and_the_commands_load_none_of_the_libraries(tmp_path: Path, shipped_store: Path) -> None:
    for code in (
        "import store.library, store.intake.reading, store.intake.probe",
        command("--help"),
        command("overview"),
    ):
        assert not loaded_after(code, tmp_path, WHOSAYS_STORE=str(shipped_store)) & LIBRARIES


def test_whoever_asks_loads_none_of_the_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(makers.page())
    code = (
        "from store import library\n"
        f"(found,) = library.read_reports([{str(tmp_path / 'a.html')!r}])\n"
        "assert found.head.title, found"
    )
    assert not loaded_after(code, tmp_path) & (LIBRARIES | {"sqlmodel", "pydantic", "yaml", "textual"})


def test_a_folder_that_somebody_stands_in_is_not_searched_for_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "a.html").write_text(makers.page())
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert isinstance(next(iter(read_files(["a.html"]))), Extracted)
