"""Whatever goes to standard output or standard error: nothing in it drives a terminal, and no name makes a line.

The texts are planted in the store with SQLite itself: what is loaded is cleaned on the way in.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.store.stores import change, query
from tests.terminal import Session, terminal_env
from tui.commands.main import MODULES

pytestmark = pytest.mark.sweep(8)


#: C0, DEL, C1, bidi controls, invisible characters, and a line break with a line that is not ours.
EVIL = "\x1b[2J\x1b]0;\x07\x08\x7f\x9b1m\x9d0;\x9c\u202e\u2066\u200b\U000e0041\nFORGED"
LINE = "FORGED"
#: What may not stand in any output; a line ends in "\n", on a terminal in "\r\n".
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)

CALLS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "questions": ("--state", "all"),
    "entity": ("asim-umar",),
    "compare": ("asim-umar", "nationality"),
    "matrix": ("asim-umar", "nationality"),
    "read": ("asim-umar", "nationality"),
    "voices": (),
    "sources": (),
    "search": ("omer",),
    "grep": ("umar",),
    "alike": (f"Omer{EVIL}", f"{EVIL}Umar"),
    "pairs": (),
    "claims": (),
    "export": ("--format", "csv"),
    "claims csv": ("--format", "csv"),
    "suggest": ("samaa-2019", "--lines"),
    "drop": ("samaa-2019", EVIL),
    "cite": (
        *("--source", "samaa-2019", "--quote", "SAMAA", "--speaker", "nds", "--value", f"dead{EVIL}"),
        *("--entity", "asim-umar", "--property", "alias"),
    ),
    "edit": ("entity", "asim-umar", f"about={EVIL}", f"{EVIL}=x"),
    "undo": (EVIL,),
    "save": (EVIL.replace("/", ""), EVIL.replace("/", "")),
    "log": (),
    "log one": ("1",),
    "match": ("NAMES",),
    "match csv": ("NAMES", "--format", "csv"),
    "judge": ("asim-umar", "nationality", "--decision", "several"),
    "judge holds": ("asim-umar", "nationality", "--decision", "holds", "--answer", "Narnia"),
    "same": (EVIL, "asim-umar"),
    "not-same": ("asim-umar", "umar-mansoor", "--why", EVIL, "--as", EVIL),
    "unsure": ("asim-umar", "umar-mansoor"),
    "split": ("asim-umar", EVIL),
    "decisions": (),
    "report": ("--state", "all", "--title", EVIL),
    "report page": ("--state", "all", "--title", EVIL, "--format", "html"),
    "plot": ("coverage",),
    "plot svg": ("rivals", "--svg"),
    "grade": ("asim-umar", "B", "--why", EVIL, "--as", EVIL),
    "grades": (),
    "gaps": (),
    "beside": ("samaa-2019", "republic-2019"),
    "load": (str(ROOT / "seeds"),),
    "doctor": (),
}
AS_JSON = (
    "overview",
    "questions",
    "entity",
    "compare",
    "matrix",
    "voices",
    "sources",
    "source",
    "search",
    "alike",
    "pairs",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    store = Path(shutil.copy(shipped_store, folder / "evil.db"))
    quoted = "'" + EVIL + "'"
    change(
        store,
        f"UPDATE entity SET name = name || {quoted}, about = {quoted}",
        f"UPDATE name SET text = text || {quoted} WHERE kind <> 'primary'",
        f"UPDATE source SET title = title || {quoted}",
        f"UPDATE rendition SET label = label || {quoted}, text = text || {quoted}",
        f"UPDATE answer SET label = label || {quoted}",
        f"UPDATE question SET reason = reason || {quoted}",
        f"UPDATE citation SET exact = exact || {quoted}",
        f"UPDATE meta SET value = value || {quoted} WHERE key IN ('title', 'about', 'case')",
        "DELETE FROM meta WHERE key = 'files'",  # or a load would look no further
        f"UPDATE edit SET who = who || {quoted}, what = what || {quoted}",
        f"UPDATE edit_change SET ref = ref || {quoted}",
        "INSERT INTO record (kind, ref, data) VALUES ('same', 'a+b', json_object('one', 'a', 'other', 'b', 'decided', "
        f"'not_same', 'who', {quoted}, 'why', {quoted}, 'at', '2026-01-01T00:00:00Z'))",
        "INSERT INTO record (kind, ref, data) VALUES ('grade', 'source+samaa-2019', json_object('source', "
        f"'samaa-2019', 'grade', 'B', 'who', {quoted}, 'why', {quoted}, 'at', '2026-01-01T00:00:00Z'))",
    )
    (folder / "names.txt").write_text("Asim Omar\x1b]\x07\x9b\u202e\n", encoding="utf-8")
    return store


def command(name: str, folder: Path) -> list[str]:
    return [
        name.split(maxsplit=1)[0],
        *(str(folder / "names.txt") if word == "NAMES" else word for word in CALLS[name]),
    ]


def piped(*words: str, store: Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(store.parent), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    env["WHOSAYS_STORE"] = str(store)
    done = subprocess.run([sys.executable, "-m", "tui", *words], capture_output=True, env=env, cwd=cwd, check=False)
    return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(*words: str, store: Path) -> str:
    env = terminal_env(HOME=str(store.parent), PYTHONPATH=str(ROOT), WHOSAYS_STORE=str(store))
    with Session([sys.executable, "-m", "tui", *words], env=env, columns=200) as session:
        session.wait_end()
        raw = session.raw.decode().replace("\r\n", "\n")
    # a bar of progress is drawn by Rich, on a line of its own, and taken away again
    return re.sub(r"\r?\x1b\[\??[0-9;]*[mhlKA]|\r", "", raw)


def assert_safe(text: str) -> None:
    found = UNSAFE.search(text)
    assert found is None, repr(text[max(found.start() - 60, 0) : found.end() + 20])
    assert not [line for line in text.splitlines() if line.startswith(LINE)]


@pytest.mark.sweep(24)
@pytest.mark.parametrize("name", CALLS)
def test_nothing_raw_goes_into_a_pipe(hostile: Path, name: str, tmp_path: Path) -> None:
    store = Path(shutil.copy(hostile, tmp_path / "evil.db"))
    told = piped(*command(name, hostile.parent), store=store)
    assert LINE in told.stdout + told.stderr or name == "doctor"
    assert "Traceback" not in told.stderr
    assert_safe(told.stdout)
    assert_safe(told.stderr)


@pytest.mark.sweep(24)
@pytest.mark.parametrize("name", CALLS)
def test_nothing_raw_goes_to_a_terminal(hostile: Path, name: str, tmp_path: Path) -> None:
    store = Path(shutil.copy(hostile, tmp_path / "evil.db"))
    told = on_terminal(*command(name, hostile.parent), store=store)
    assert LINE in told or name == "doctor"
    assert_safe(told)


def test_a_text_keeps_its_lines_and_nothing_else(hostile: Path, shipped_store: Path) -> None:
    (label,) = query(hostile, "SELECT r.label FROM rendition r JOIN source s ON s.id = r.source_id "
                     "WHERE s.slug = 'samaa-2019' AND r.main")[0]  # fmt: skip
    told = piped("source", "samaa-2019", "--rendition", label, store=hostile).stdout
    assert UNSAFE.search(told) is None
    wanted = piped("source", "samaa-2019", store=shipped_store).stdout
    assert told.count("\n") == wanted.count("\n") + 1
    assert UNSAFE.search(on_terminal("source", "samaa-2019", "--rendition", label, store=hostile)) is None


@pytest.mark.parametrize("name", AS_JSON)
@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_json_is_safe_to_look_at_and_says_the_exact_text(hostile: Path, name: str, terminal: bool) -> None:
    words = [*command(name, hostile.parent), "--json"] if name in CALLS else ["source", "samaa-2019", "--json"]
    told = on_terminal(*words, store=hostile) if terminal else piped(*words, store=hostile).stdout
    assert_safe(told)
    assert any(EVIL in text for text in texts(json.loads(told)))


def texts(fact: Any) -> list[str]:
    """Every text in what JSON holds."""
    if isinstance(fact, dict):
        return [text for value in fact.values() for text in texts(value)]
    if isinstance(fact, list):
        return [text for value in fact for text in texts(value)]
    return [fact] if isinstance(fact, str) else []


def test_match_is_a_line_a_name_whatever_the_name_holds(hostile: Path) -> None:
    names = hostile.parent / "names.txt"
    lines = piped("match", str(names), store=hostile).stdout.splitlines()
    assert len(lines) == 1
    told = json.loads(lines[0])
    assert told["query"] == names.read_text("utf-8").strip()
    assert any(EVIL in hit["name"] for hit in told["hits"])
    rows = list(csv.reader(io.StringIO(piped("match", str(names), "--format", "csv", store=hostile).stdout)))
    assert {len(row) for row in rows} == {8}
    assert all(not UNSAFE.search(cell) and "\n" not in cell for row in rows for cell in row)


def test_claims_are_a_line_each_whatever_they_hold(hostile: Path) -> None:
    lines = piped("claims", "--json", store=hostile).stdout.splitlines()
    (count,) = query(hostile, "SELECT count(*) FROM claim")[0]
    assert len(lines) == count
    told = [json.loads(line) for line in lines]
    assert all(EVIL in row[key] for row in told for key in ("entity_name", "source_title", "exact"))
    assert_safe("\n".join(lines))
    for form, separator in (("csv", ","), ("tsv", "\t")):
        table = piped("claims", "--format", form, store=hostile).stdout
        rows = list(csv.reader(io.StringIO(table), delimiter=separator))
        assert tuple(rows[0]) == tuple(told[0])
        assert len(rows) == count + 1
        assert {len(row) for row in rows} == {len(told[0])}
        assert all(not UNSAFE.search(cell) and "\n" not in cell for row in rows for cell in row)


ESCAPE = "\x1b]0;x\x07\x9b2J\u202e\nFORGED"


@pytest.mark.sweep(16)
@pytest.mark.parametrize(
    "words",
    [
        (ESCAPE,),
        (f"--{ESCAPE}",),
        ("entity", ESCAPE),
        ("entity", "a", ESCAPE),
        ("entity", f"--{ESCAPE}"),
        ("compare", ESCAPE, ESCAPE),
        ("questions", "--state", ESCAPE),
        ("search", "x", "--kind", ESCAPE),
        ("pairs", "--kind", ESCAPE),
        ("alike", ESCAPE),
        ("claims", "--entity", ESCAPE),
        ("claims", "--property", ESCAPE),
        ("cite", *(word for name in ("source", "entity", "property", "speaker") for word in (f"--{name}", ESCAPE))),
        ("edit", "entity", ESCAPE),
        ("edit", "entity", "asim-umar", ESCAPE),
        ("edit", "entity", "asim-umar", "--json-patch", ESCAPE),
        ("undo", ESCAPE),
        ("search", "x", "--limit", ESCAPE),
        ("match", "x", "--format", ESCAPE),
        ("match", ESCAPE),
        ("source", ESCAPE),
        ("check", ESCAPE),
        ("load", ESCAPE),
        ("overview", "--store", ESCAPE),
        ("backup", f"/nowhere/{ESCAPE}"),
        ("browse", ESCAPE),
        ("browse", "--theme", ESCAPE, "--start", ESCAPE),
        ("judge", "asim-umar", "nationality", "--decision", ESCAPE),
    ],
    ids=repr,
)
def test_the_words_of_a_wrong_call_come_back_harmless(shipped_store: Path, words: tuple[str, ...]) -> None:
    told = piped(*words, store=shipped_store)
    assert told.returncode in (1, 2)
    assert told.stderr
    assert "Traceback" not in told.stderr
    assert_safe(told.stdout + told.stderr)
    assert_safe(on_terminal(*words, store=shipped_store))


@pytest.mark.parametrize(
    "words",
    [
        ("entity", "HALF"),
        ("compare", "HALF", "x"),
        ("compare", "asim-umar", "nationality", "HALF"),
        ("matrix", "asim-umar", "HALF"),
        ("source", "HALF"),
        ("source", "samaa-2019", "--rendition", "HALF"),
        ("questions", "--property", "HALF"),
        ("questions", "--kind", "HALF"),
        ("questions", "--voice", "HALF"),
        ("judge", "HALF", "x"),
    ],
    ids=" ".join,
)
def test_bytes_that_are_not_utf_8_are_refused_and_nothing_is_left_behind(
    own_store: Path, words: tuple[str, ...]
) -> None:
    before = set(own_store.parent.iterdir())
    told = piped(*(os.fsdecode(b"\xe9\x1b") if word == "HALF" else word for word in words), store=own_store)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("whosays: ")
    assert told.stderr.count("\n") == 1
    assert_safe(told.stderr)
    assert set(own_store.parent.iterdir()) == before or words[0] == "judge"


@pytest.mark.slow
def test_file_names_headings_and_triggers_come_back_harmless(own_store: Path, tmp_path: Path) -> None:
    name = ESCAPE.replace("\n", "") + ".yaml"
    case = tmp_path / "case"
    (case / "claims").mkdir(parents=True)
    (case / "case.yaml").write_text("id: x\n")
    (case / "claims" / name).write_text("source: nowhere\nclaims: 3\n")
    (tmp_path / "list.csv").write_text(f"id,{ESCAPE.splitlines()[0]}\n1,a\n", "utf-8")
    change(own_store, f'CREATE TRIGGER "{ESCAPE}" BEFORE INSERT ON judgement BEGIN SELECT 1; END')
    for words, code in (
        (("check", str(case)), 2),
        (("match", str(tmp_path / "list.csv"), "--column", "who"), 2),
        (("judge", "asim-umar", "nationality", "--decision", "several"), 1),
    ):
        told = piped(*words, store=own_store)
        assert told.returncode == code, told
        assert "<U+001B>" in told.stderr or r"\x1b" in told.stderr
        assert_safe(told.stderr)
        assert_safe(on_terminal(*words, store=own_store))


def test_the_short_way_complains_through_the_same_place(tmp_path: Path) -> None:
    store = tmp_path / (ESCAPE.replace("/", "") + ".db")
    store.write_text("no database" * 500)
    told = piped("browse", str(store), store=tmp_path / "none.db")
    assert told.returncode == 2  # no terminal
    assert_safe(told.stderr)
    assert_safe(on_terminal("browse", str(store), store=tmp_path / "none.db"))


def test_a_reader_that_goes_away_is_no_failure(shipped_store: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "WHOSAYS_STORE": str(shipped_store)}
    script = f"set -o pipefail; '{sys.executable}' -m tui questions --state all --json | head -c 1 >/dev/null"
    for _ in range(3):
        assert subprocess.run(["bash", "-c", script], env=env, check=False, capture_output=True).returncode == 0


def test_a_terminal_without_the_letters_gets_others(own_store: Path) -> None:
    change(own_store, "UPDATE entity SET about = 'é 王' WHERE slug = 'asim-umar'")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "WHOSAYS_STORE": str(own_store), "PYTHONIOENCODING": "ascii"}
    for words in (("entity", "asim-umar"), ("entity", "asim-umar", "--json")):
        told = subprocess.run([sys.executable, "-m", "tui", *words], env=env, check=True, capture_output=True).stdout
        assert told.isascii()
        if "--json" in words:
            assert "é 王" in texts(json.loads(told))


def test_nothing_is_printed_anywhere_else() -> None:
    assert set(CALLS) >= {name for module in MODULES.values() for name in module} - {
        "diff",  # two stores, in tests/gate
        "bookmarks",  # not of a store, in tests/tui/commands/handing
        "check", "attach", "seal", "source", "reindex", "backup", "copy-store", "grant-sql", "load-names", "new", "add",
        "import", "pack", "unpack", "serve",
        "properties",  # what a case brings is looked at in tests/store/properties
    }  # fmt: skip
    for path in sorted((ROOT / "tui").rglob("*.py")):
        if path.name == "printing.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="print")) | ast.Attribute(attr="echo" | "secho"):
                    raise AssertionError(f"{path}:{node.lineno}: prints by itself")
                case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"):
                    raise AssertionError(f"{path}:{node.lineno}: writes by itself")
