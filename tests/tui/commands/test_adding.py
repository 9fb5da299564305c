"""A case from nothing on the command line: new, add, and how to begin."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.library import Library
from tests.conftest import ROOT
from tests.emulator import Emulator
from tests.store.intake import makers
from tests.terminal import Session, terminal_env
from tests.tui.commands.conftest import Run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Reports as people have them, and what is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ferry.html").write_text(makers.page(head=makers.JSON_LD, top=makers.SINGLE_FILE))
    (folder / "office.eml").write_bytes(makers.mail())
    (folder / "report.docx").write_bytes(makers.word())
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "Ferry at sea"
    told = run("new", folder, "--title", "The ferry: who says what")
    assert told.code == 0 and "a case without reports" in told.out
    return folder


def slugs(case: Path) -> list[str]:
    with Library(case / ".whosays" / "store.db") as library:
        return [row.slug for row in library.sources()]


def test_a_new_case_is_a_folder_with_its_store_inside(run: Run, case: Path) -> None:
    assert (case / "case.yaml").read_text() == 'id: ferry-at-sea\ntitle: "The ferry: who says what"\n'
    assert sorted(it.name for it in case.iterdir()) == [
        ".whosays", "case.yaml", "claims", "entities", "judgements", "sources",
    ]  # fmt: skip
    assert (case / ".whosays" / "store.db").is_file()
    assert run("check", case).code == 0
    again = run("new", case)
    assert again.code == 2 and "is a case already" in again.err


def test_a_folder_of_reports_may_become_the_case(run: Run, files: Path) -> None:
    assert run("new", files).code == 0
    assert (files / "ferry.html").is_file()
    taken = files.parent / "taken"
    (taken / "sources").mkdir(parents=True)
    told = run("new", taken)
    assert told.code == 2 and "holds something called 'sources'" in told.err
    assert [it.name for it in taken.iterdir()] == ["sources"]
    blocked = run("new", files / "ferry.html" / "case")
    assert blocked.code == 2 and "cannot be made" in blocked.err


def test_a_folder_of_reports_comes_in_with_a_line_each(run: Run, case: Path, files: Path) -> None:
    told = run("add", case, files, "--by", "ana")
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0] == (
        f"{files}/ferry.html: the-courier-2021: Ferry sinks off Alder Point; inferred: publisher, title, published, "
        "language, address, authors; new voice: The Courier"
    )
    assert len(lines) == 4 and lines[3] == f"added 3 reports; 'whosays undo 2 --store {case}' takes it back"
    assert told.err == f"{files}/empty.txt: is empty: there is nothing to read\n"
    assert sorted(it.suffix for it in (case / "reports").iterdir()) == [".docx", ".eml", ".html"]
    again = run("add", case, files / "ferry.html")
    assert again.code == 2 and "is there already, as the-courier-2021" in again.out
    assert again.err.endswith("is as it was\n")


def test_what_a_person_says_of_the_head_is_confirmed(run: Run, case: Path, files: Path) -> None:
    told = run(
        *("add", case, files / "ferry.html", "--publisher", "The Post", "--published", "5 March 2021", "--json"),
        *("--title", "Ferry lost", "--language", "en", "--address", "https://post.example/1", "--author", "B. Ray"),
        *("--hash", "--original", "Reuters, 3 May 2019"),
    )
    assert told.code == 0
    answer = json.loads(told.out)
    (row,) = answer["reports"]
    assert row["added"] and row["inferred"] == [] and row["kept"] == "" and answer["edit"] == 2
    with Library(case / ".whosays" / "store.db") as library:
        (source,) = library.sources()
    assert (source.publisher, source.title, source.published) == ("The Post", "Ferry lost", "2021-03-05")
    assert (source.authors, source.original) == (("B. Ray",), "Reuters, 3 May 2019")
    assert not (case / "reports").exists()


@pytest.mark.slow
def test_another_wording(run: Run, case: Path, files: Path) -> None:
    assert run("add", case, files / "ferry.html").code == 0
    told = run("add", case, files / "office.eml", "--as", "translation-of", "the-courier-2021", "--language", "fr")
    assert told.code == 0 and "the-courier-2021 (translation-fr)" in told.out
    assert run("add", case, files / "report.docx", "--as", "digest-of", "nobody-1").code == 2
    wrong = run("add", case, files / "report.docx", "--as", "ana", "x")
    assert wrong.code == 2 and "--as 'ana' is not known" in wrong.err
    assert slugs(case) == ["the-courier-2021"]


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "{none}", "{in}"), "no such case: 'whosays new"),
        (("add", "{in}", "{in}"), "has no case.yaml, so it is no case"),
        (("add", "{case}", "{in}", "--title", "x"), "--title is for one report, and 3 came"),
        (("add", "{case}", "{in}/empty.txt"), "is empty: there is nothing to read"),
        (("add", "{case}", "{in}/none.txt"), "no such file or folder"),
        (("add", "{case}", "{in}/ferry.html", "--published", "soon"), "'soon' is no day"),
        (("add", "{case}", "{in}/ferry.html", "--copy-of", "x"), "there is no source 'x' in the case"),
        (("add", "{case}", "{in}/ferry.html", "--copy-of", "x", "--original", "y"), "a copy has one original"),
        (("add", "{case}", "{in}/ferry.html", "--review"), "--review asks on the terminal"),
        (("--read-only", "add", "{case}", "{in}"), "writes, and --read-only allows nothing"),
    ],
)
def test_what_cannot_be_added_is_told_and_changes_nothing(
    run: Run,
    case: Path,
    files: Path,
    words: tuple[str, ...],
    told: str,
) -> None:
    places = {"none": str(case / "none"), "in": str(files), "case": str(case)}
    found = run(*(word.format(**places) for word in words))
    assert found.code == 2 and told in found.err
    assert slugs(case) == [] and not (case / "reports").exists()


def test_a_store_without_a_folder_keeps_no_file(run: Run, case: Path, files: Path) -> None:
    store = case / ".whosays" / "store.db"
    told = run("add", store, files / "ferry.html")
    assert told.code == 0 and "is a store without a folder: the files are known by their hash only" in told.out


def test_standard_input(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ferry lost\n\nNine died, it was said.\n")))
    told = run("add", case, "-")
    assert told.code == 0 and told.out.startswith("-: ferry-lost: Ferry lost; inferred: ")
    assert [it.name for it in (case / "reports").iterdir()] == ["ferry-lost.txt"]


def test_without_a_store_and_a_terminal_it_is_told_how_to_begin(run: Run) -> None:
    told = run()
    assert told.code == 0
    for words in ("whosays new CASE", "whosays add CASE FILE", "whosays browse CASE", "whosays demo"):
        assert words in told.out


def unbroken(words: str) -> Callable[[Emulator], bool]:
    """Words that stand on the screen, wherever a long path before them has broken their line."""
    return lambda screen: "".join(words.split()) in "".join(screen.text.split())


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Session]:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))

    def call(*words: object) -> Session:
        env = terminal_env(PYTHONPATH=str(ROOT), WHOSAYS_STORE=None)
        return Session([sys.executable, "-m", "tui", *map(str, words)], env=env, columns=80, rows=24)

    return call


def test_on_a_terminal_one_begins_there(terminal: Callable[..., Session], tmp_path: Path) -> None:
    with terminal() as session:
        session.wait_for("q  leave")
        session.send("whosays new mine\r")
        session.wait_for("commands are for the shell, which q goes back to")
        session.send("o\r")
        session.wait_for("Its folder:")
        session.send(f"{tmp_path / 'none'}\r")
        session.wait_for(unbroken("no such case: n makes one"))
        session.send("n\r")
        session.wait_for("Its folder:")
        session.send(f"{tmp_path / 'mine'}\r")
        session.wait_for("No reports yet")
        session.send("\x11")
        assert session.wait_end() == 0
    assert (tmp_path / "mine" / ".whosays" / "store.db").is_file()


def test_reports_are_looked_at_before_they_are_kept(
    terminal: Callable[..., Session],
    run: Run,
    case: Path,
    files: Path,
) -> None:
    with terminal("add", case, files / "ferry.html", files / "office.eml", "--review") as session:
        session.wait_for("The Courier  (inferred)")
        session.wait_for("| The ferry in dock")
        session.send("e\r")
        session.wait_for("publisher [The Courier]:")
        session.send("The Post\r")
        for name in ("title", "published"):
            session.wait_for(f"  {name} [")
            session.send("soon\r" if name == "published" else "\r")
        session.wait_for("'soon' is no day")
        session.send("5 March 2021\r")
        for name in ("language", "address", "authors"):
            session.wait_for(f"  {name} [")
            session.send("\r")
        session.wait_for("2021-03-05")
        session.send("y\r")
        session.wait_for("Toll of the ferry  (inferred)")
        session.send("n\r")
        session.wait_for(unbroken("takes it back"))
        assert session.wait_end() == 0
    with Library(case / ".whosays" / "store.db") as library:
        (source,) = library.sources()
    assert (source.publisher, source.published, source.inferred) == ("The Post", "2021-03-05", ())
