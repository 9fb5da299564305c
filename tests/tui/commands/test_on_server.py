"""Commands with a store on a server: named by its address, by a service, by the environment; and what stands beside."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from store.library import Library
from store.model.places import Server
from tests.cases import CaseFolder
from tests.servers import Cluster
from tests.store.db.postgres.conftest import postgres as postgres  # noqa: PLC0414  (a fixture)
from tui.commands.main import main


class Done(NamedTuple):
    code: int
    out: str
    err: str


Whosays = Callable[..., Done]


@pytest.fixture
def whosays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Whosays:
    """A command in this process, with a home of its own."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("WHOSAYS_STORE", raising=False)

    def run(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["whosays", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def like(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A database with a small case in it, to be copied, and the folder of the case."""
    from store.db.postgres.writing import spare
    from store.library import load

    case = CaseFolder(tmp_path_factory.mktemp("like") / "case").folder
    database = postgres.database()
    load(case, Server(postgres.address(database)))
    spare.close()  # nobody may use a database that is copied
    return database, case


@pytest.fixture
def desk(postgres: Cluster, like: tuple[str, Path]) -> Server:
    """A store on the server that nobody else has."""
    return Server(postgres.address(postgres.database(like[0])))


def test_a_store_on_a_server_is_named_as_a_file_is(
    whosays: Whosays, desk: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview = whosays("overview", "--store", desk)
    assert overview.code == 0 and overview.out and not overview.err
    monkeypatch.setenv("WHOSAYS_STORE", str(desk))
    assert whosays("overview") == overview
    monkeypatch.delenv("WHOSAYS_STORE")
    (tmp_path / "services").write_text(f"[desk]\nhost=127.0.0.1\nport={desk.address.split(':')[2].split('/')[0]}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    assert whosays("overview", "--store", f"service=desk dbname={desk.name} user=owner") == overview
    for words in (("report", desk), ("gaps", desk), ("bookmarks", desk), ("diff", desk, desk)):
        done = whosays(*words)
        assert done.code in (0, 1) and not done.err, done
    assert not (tmp_path / "home").exists(), "nothing was made in a file"


def test_what_is_edited_there_is_told_there_and_taken_back(whosays: Whosays, desk: Server) -> None:
    with Library(desk, read_only=True) as library:
        ref = library.worklist()[0].ref
    done = whosays(
        *("judge", ref.entity, ref.property, *([ref.scope] if ref.scope else [])),
        *("--decision", "unresolved", "--why", "both may be", "--as", "ana", "--store", desk),
    )
    assert done.code == 0 and "judged: unresolved" in done.out, done
    assert "ana  judge" in whosays("log", "--store", desk).out
    undone = whosays("undo", "--as", "ana", "--store", desk)
    assert undone.code == 0 and undone.out.startswith("taken back: judged"), undone
    with Library(desk, read_only=True) as library:
        assert (found := library.compare(ref)) is not None and not found.question.judged


def test_a_case_is_loaded_kept_up_and_followed(
    whosays: Whosays,
    postgres: Cluster,
    like: tuple[str, Path],
    tmp_path: Path,
) -> None:
    desk = postgres.store()
    case = Path(shutil.copytree(like[1], tmp_path / "case", ignore=shutil.ignore_patterns(".whosays")))
    assert "holds no case yet" in whosays("overview", "--store", desk).err
    assert "claims added" in whosays("load", case, "--store", desk).out
    assert "nothing changed" in whosays("load", case, "--store", desk).out
    (tmp_path / "report.txt").write_text("Forty-one boats had been lost near the cape in the storm of that week.\n")
    told = ("--publisher", "The Paper", "--published", "2024-01-03", "--title", "Boats", "--language", "en")
    added = whosays("add", case, tmp_path / "report.txt", *told, "--by", "ana", "--store", desk)
    assert added.code == 0 and f"--store {desk}' takes it back" in added.out, added
    assert (case / "reports" / "the-paper-2024.txt").is_file() and (case / "sources" / "the-paper-2024.txt").is_file()
    assert not (case / ".whosays").exists(), "its store is on the server"
    saved = whosays("save", desk, case)
    assert (saved.code, saved.out) == (0, f"{case}: nothing to write\n")
    again = whosays("add", desk, tmp_path / "report.txt", *told)
    assert again.code == 2 and "is there already" in again.out + again.err


def test_a_copy_of_it_is_a_file_that_differs_in_nothing(whosays: Whosays, desk: Server, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert whosays("backup", copy, "--store", desk).out == f"{copy}: a whole copy of {desk}\n"
    for old, new in ((desk, copy), (copy, desk)):
        assert whosays("diff", old, new) == Done(1, "nothing differs\n", "")
    assert whosays("doctor", "--store", copy).code == 0
    assert "is there already" in whosays("backup", copy, "--store", desk).err


def test_doctor_says_what_the_server_keeps_and_what_does_not_hold_together(
    whosays: Whosays,
    desk: Server,
    postgres: Cluster,
) -> None:
    sound = whosays("doctor", "--store", desk)
    assert sound.code == 0, sound
    assert f"ok  server: PostgreSQL {postgres.version}." in sound.out and "owner may write" in sound.out
    assert "ok  rows: " in sound.out and "claim " in sound.out and "ok  answers: as worked out anew" in sound.out
    postgres.sql("UPDATE answer SET label = 'x'; UPDATE citation SET exact_sha256 = 'x'", desk.name)
    torn = whosays("doctor", "--store", desk)
    assert torn.code == 1
    assert "BAD answers: not what working it out anew gives: run 'whosays reindex'" in torn.out
    assert "BAD citations: " in torn.out and "ok  references" in torn.out
    assert whosays("reindex", "--store", desk).code == 0
    assert "ok  answers: as worked out anew" in whosays("doctor", "--store", desk).out
    postgres.sql("UPDATE nx_word SET sound = 'x'; DELETE FROM text_word", desk.name)
    torn = whosays("doctor", "--store", desk)
    for part in ("name index", "words of texts"):
        assert f"ok  {part}: as worked out anew" in sound.out
        assert f"BAD {part}: not what working it out anew gives: run 'whosays reindex'" in torn.out
    postgres.sql("ALTER TABLE claim DROP COLUMN note", desk.name)
    assert "BAD schema: claim.note missing" in whosays("doctor", "--store", desk).out


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE nx_name SET words = '{}' WHERE id = 1", "name index: not what working it out anew gives"),
        ("UPDATE nx_gram SET words = ''", "name index: not what working it out anew gives"),
        ("UPDATE passage_fts SET words = '' WHERE id < 3", "full text: 2 claims have other words than they say"),
    ],
)
def test_doctor_finds_names_and_claims_that_nobody_finds(
    whosays: Whosays, desk: Server, postgres: Cluster, statement: str, told: str
) -> None:
    postgres.sql(statement, desk.name)
    torn = whosays("doctor", "--store", desk)
    assert torn.code == 1 and f"BAD {told}: run 'whosays reindex'" in torn.out
    assert whosays("reindex", "--store", desk).code == 0
    assert whosays("doctor", "--store", desk).code == 0


def test_doctor_knows_words_that_are_written_in_parts(whosays: Whosays, desk: Server, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("An e-mail of the harbour master named forty-one boats, 1,200 nets and two light-\nhouses.\n")
    told = ("--publisher", "The Paper", "--published", "2024-01-03", "--title", "Boats", "--language", "en")
    assert whosays("add", desk, report, *told, "--by", "ben").code == 0
    assert "light-" in whosays("grep", "lighthouses", "--store", desk).out
    assert whosays("doctor", "--store", desk).code == 0


def test_suggestions_are_read_in_a_process_of_their_own(desk: Server) -> None:
    with Library(desk, read_only=True) as library:
        slug = next(row.slug for row in library.sources())
        assert library.suggestions(slug).source == slug


def test_two_stores_are_not_meant_at_once(whosays: Whosays, desk: Server, tmp_path: Path) -> None:
    done = whosays("pack", desk, tmp_path / "bag", "--store", tmp_path / "other.db")
    assert (done.code, done.out) == (2, "") and "names another: leave one of them out" in done.err


def test_rights_are_printed_and_a_store_is_copied(whosays: Whosays, desk: Server, tmp_path: Path) -> None:
    told = whosays("grant-sql", "--reader", "eve", "--editor", "ben", "--store", desk)
    assert told.code == 0
    assert 'GRANT SELECT ON ALL TABLES IN SCHEMA "public" TO "eve";' in told.out.splitlines()
    assert not any(line.startswith("GRANT INSERT") and "eve" in line for line in told.out.splitlines())
    copied = whosays("copy-store", desk, tmp_path / "copy.db")
    assert copied.code == 0
    assert "the same by digest" in copied.out
    again = whosays("copy-store", desk, tmp_path / "copy.db")
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "holds a store already" in again.err
