"""What is no report gets one clear sentence, and leaves nothing behind."""

from __future__ import annotations

import faulthandler
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from store.intake.child import run
from store.intake.limits import MIB, Limits
from store.intake.reading import _ended, bytes_of, read_files
from store.intake.refusing import Item
from store.intake.wire import answer, told
from store.model.problems import Refused
from store.model.reports import Extracted, NotRead
from tests.store.intake import makers
from tests.store.intake.conftest import Refuse, children
from tests.store.intake.conftest import told as told_of

_ENTITIES = "declares entities of its own, which can explode"
_BINARY = "is no text but binary data"

FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "empty.txt": (b"", "is empty: there is nothing to read"),
    "blank.txt": (b" \n\n\t\n", "holds no words: there is nothing to read"),
    "scan.pdf": (
        makers.pdf([[]], picture=True),
        "has no text layer, only pictures of pages: put it through OCR (ocrmypdf",
    ),
    "locked.pdf": (makers.pdf([["x"]], trailer=makers.LOCKED), "is locked with a password"),
    "broken.pdf": (b"%PDF-1.7\n" + b"\x93garbage" * 99, "is damaged: no page of it can be read"),
    "bomb.docx": (makers.bomb, "would unpack to 400 MiB in 1 parts, and a report may to 256 MiB"),
    "bomb.odt": (lambda: makers.bomb("content.xml"), "would unpack to 400 MiB"),
    "laughs.docx": (
        makers.repacked(makers.word(), "word/document.xml", makers.laughs("w").encode() + b"<w>&a11;</w>"),
        _ENTITIES,
    ),
    "laughs-16.docx": (
        makers.repacked(makers.word(), "word/document.xml", (makers.laughs("w") + "<w>&a11;</w>").encode("utf-16")),
        _ENTITIES,
    ),
    "laughs.odt": (makers.odt(prologue=makers.laughs("x")), _ENTITIES),
    "laughs.svg": ((makers.laughs("svg") + "<svg><text>&a11;</text></svg>").encode(), _ENTITIES),
    "feed.xml": (b"<?xml version='1.0'?><rss><item>x</item></rss>", "is XML, no report"),
    "locked.odt": (makers.odt(locked=True), "is locked with a password"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "is locked with a password",
    ),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is a document of an old office program: save it as"),
    "note.rtf": (b"{\\rtf1 Twelve dead}", "is an RTF document: save it as DOCX"),
    "torn.docx": (makers.word()[:3000], "is damaged: its archive cannot be unpacked"),
    "hollow.docx": (
        makers.repacked(makers.word(), "word/document.xml", b"<a"),
        "is damaged: no text of it can be read",
    ),
    "some.zip": (makers.repacked(makers.bomb("a.txt", MIB), "b.txt", b"x"), "is a zip archive: unpack it"),
    "app.html": (
        b"<!doctype html><html><head><title>Courier</title></head><body><div id='root'>Loading...</div>"
        b"<noscript>You need JavaScript to run this app, so please turn it on now.</noscript>"
        b"<script>start()</script></body></html>",
        "holds only a program that would fetch the text: open it in a browser",
    ),
    "bare.html": (b"<html><head><title>x</title></head><body><img src='a.png'></body></html>", "holds no words"),
    "nul.html": (b"<html><body>\n<p>Twelve\0 dead</p></body></html>", "(U+0000 at line 2, byte 22)"),
    "binary": (bytes(range(256)) * 40, _BINARY),
    "noise.txt": (b"\x81\x8d\x01\x02\x90\x9d" * 500, _BINARY),
    "nul.txt": (b"Twelve dead\nsays\0 who\n", "(U+0000 at line 2, character 16): remove it"),
    "broken.txt": ("Fähre, zwölf Tote, größer, später".encode() + b"\n\xfe", "is broken UTF-8 text: line 2, byte"),
    "boat.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture: put it through OCR"),
    "tool": (b"\x7fELF\x02\x01\x01" + bytes(100), "is a program, no report"),
    "data.json": (b'{"dead": 12}', "is data or a program by its ending (.json), no report: rename it to .txt"),
    "box.tar.gz": (b"\x1f\x8b\x08" + bytes(100), "is packed: unpack it first"),
    "empty.warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "holds no page"),
    "torn.warc": (b"WARC/9.9 what\r\n\r\n", "is damaged: no record of the archive can be read"),
    "blank.eml": (makers.mail(text=" "), "holds no words"),
    "page.mht": (makers.mhtml().replace(b"text/html", b"text/other"), "holds no page: save it again as HTML"),
}


@pytest.mark.sweep(3)
@pytest.mark.parametrize("name", [pytest.param(it, marks=pytest.mark.slow) if it == "bomb.odt" else it for it in FILES])
def test_what_is_no_report_is_told(refuse: Refuse, name: str) -> None:
    data, words = FILES[name]
    sentence = refuse(name, data if isinstance(data, bytes) else data())
    assert words in sentence
    assert "\n" not in sentence and len(sentence) < 300


def test_a_mailbox_tells_which_message_it_could_not_read(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(makers.mbox(1) + b"From press Wed Mar  3 22:15:00 2021\n" + makers.mail(text=" "))
    first, second = read_files([box])
    assert isinstance(first, Extracted) and isinstance(second, NotRead)
    assert str(second) == f"{box}: report 2: holds no words: there is nothing to read"


def test_a_text_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "great.txt"
    with path.open("wb") as file:
        file.truncate(200 * MIB)
    assert told_of(path) == {
        "great.txt": "is too large for a report (200 MiB; at most 64 MiB): split it, or save its text"
    }


@pytest.mark.slow
def test_more_text_than_a_case_holds(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"Twelve dead.\n" * MIB)
    assert told_of(path)["long.txt"].startswith("holds 13 MiB of text, and a report at most 12 MiB")


def test_what_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    with socket.socket(socket.AF_UNIX) as door:
        monkeypatch.chdir(tmp_path)
        door.bind("door")
        found = told_of(
            *(tmp_path / name for name in ("pipe", "round", "gone", "door", "missing")),
            Path("/dev/zero"),
            Path("/proc/self/environ"),
            Path("/proc"),
            Path("a\0b"),
        )
    assert found == {
        "pipe": "is a pipe, no file: give its words on standard input (whosays add CASE -)",
        "round": "is a link that leads around in a circle: name the file itself",
        "gone": "is a link to what is not there: name the file itself",
        "door": "is a socket, no file",
        "missing": "no such file or folder: check the name",
        "zero": "is a device, no file",
        "environ": "is made up by the system (/proc), no report",
        "proc": "is made up by the system (/proc), no report",
        "a\0b": "is no name of a file",
    }


def test_a_folder_is_read_through_and_what_is_none_is_told(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/c.txt", "sub/deep/d.md", "page.html", "page_files/ad.html", ".hidden/e.txt", ".f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(makers.page() if name.endswith("page.html") else f"Of {path.stem}\n\nWords.\n")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "sub" / "pipe")
    steps: list[tuple[int, int]] = []
    found = [
        (one.path.relative_to(tmp_path).as_posix(), isinstance(one, Extracted))
        for one in read_files([tmp_path], progress=lambda _what, done, total: steps.append((done, total)))
    ]
    assert found == [
        ("a.png", False),
        ("b.txt", True),
        ("page.html", True),
        ("sub/c.txt", True),
        ("sub/pipe", False),
        ("sub/up", False),
        ("sub/deep/d.md", True),
    ]
    assert steps == [(n, 7) for n in range(8)]


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert told_of(tmp_path / "none") == {"none": "holds no file to read: give a folder with reports in it"}


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shut.txt"
    path.write_text("x")

    def shut(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("store.intake.taking.os.open", shut)
    assert told_of(path) == {"shut.txt": "may not be read by you: ask its owner, or change its permissions"}


def test_a_file_that_vanishes_or_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone, grown = tmp_path / "gone.txt", tmp_path / "grown.txt"
    for path in (gone, grown):
        path.write_text("Twelve dead.\n")
    reports = read_files([tmp_path / "grown.txt", gone])
    looked = os.fstat

    def meanwhile(descriptor: int) -> os.stat_result:
        facts = looked(descriptor)
        with grown.open("a") as file:
            file.write("And more.\n")
        return facts

    monkeypatch.setattr("store.intake.taking.os.fstat", meanwhile)
    first = next(reports)
    monkeypatch.undo()
    gone.unlink()
    assert [str(one) for one in (first, *reports)] == [
        f"{grown}: was changed while it was read: try again",
        f"{gone}: no such file or folder: check the name",
    ]


def test_bytes_are_had_again_only_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(makers.mbox(2))
    second = [one for one in read_files([path]) if isinstance(one, Extracted)][1]
    assert bytes_of(second).startswith(b"From: Harbour Office")
    path.write_bytes(b"other")
    with pytest.raises(Refused, match="was changed since it was read"):
        bytes_of(second)
    path.unlink()
    with pytest.raises(Refused, match="no such file"):
        bytes_of(second)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "given").write_bytes(makers.mail())
    with (tmp_path / "given").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        (found,) = read_files(["-"])
    assert isinstance(found, Extracted)
    assert (found.name, found.head.title, bytes_of(found)) == ("", "Toll of the ferry", makers.mail())


def work_that(do: Callable[[], object]) -> Callable[[], bytes]:
    def work() -> bytes:
        faulthandler.disable()  # pytest's own would print where it crashed
        do()
        return b"done"

    return work


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("do", "limits", "words"),
    [
        (lambda: signal.raise_signal(signal.SIGSEGV), Limits(), "what reads it came down over it"),
        (lambda: os._exit(0), Limits(), "what reads it came down over it"),
        (lambda: 1 / 0, Limits(), "what reads it came down over it"),
        (lambda: bytearray(4096 * MIB), Limits(), "needs more memory than a report may (1.5 GiB)"),
        (signal.pause, Limits(wall_seconds=0.2), "takes too long to read"),
        (lambda: [None for _ in iter(int, 1)], Limits(cpu_seconds=1), "takes too long to read (more than 1 seconds)"),
    ],
    ids=["crash", "silence", "error", "memory", "clock", "processor"],
)
def test_a_child_that_fails_is_a_sentence(do: Callable[[], object], limits: Limits, words: str) -> None:
    before = children()
    outcome = run(work_that(do), limits)
    assert outcome.ending != "answered"
    assert words in _ended(outcome, limits)
    assert children() == before


def test_a_child_that_says_too_much() -> None:
    limits = Limits(answer_bytes=MIB)
    outcome = run(lambda: bytes(8 * MIB), limits)
    assert "holds too much text (more than 1 MiB as it comes)" in _ended(outcome, limits)


GOOD = Item("Twelve dead.\n", media="text/plain", extractor="x 1", pages=(0, 4), span=(1, 2))


def test_an_answer_comes_back_as_it_was_told() -> None:
    assert answer(told([GOOD, Item(refused="is empty")])) == [GOOD, Item(refused="is empty")]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"[1]",
        b"[" * 100_000,
        b'[{"text": "x"}]',
        told([GOOD]).replace(b"Twelve", b"\\u0000"),
        told([GOOD]).replace(b"Twelve", b"\\ud800"),
        told([GOOD]).replace(b"Twelve", b"\\u001b[31m"),
        told([GOOD]).replace(b"[0,4]", b"[4,0]"),
        told([GOOD]).replace(b"[0,4]", b"[0,400]"),
        told([GOOD]).replace(b"[0,4]", b"[true]"),
        told([GOOD]).replace(b"[1,2]", b"[1,2,3]"),
        told([GOOD]).replace(b'"authors":[]', b'"authors":[1]'),
        told([Item(" \n")]),
    ],
)
def test_an_answer_that_no_reader_gives_is_not_believed(said: bytes) -> None:
    with pytest.raises(ValueError):
        answer(said)
