"""No command lets out raw what somebody planted in a store, whatever column it stands in."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from tests.cases import CaseFolder
from tests.gate.planting import EVIL, Place, begun, places, places_in, plant, raw
from tests.store.stores import query
from tests.tui.commands.conftest import Run, run  # noqa: F401
from tui.commands.handing.exchanging import Form
from tui.commands.main import MODULES

#: Every command but those that open the browser, and with what it is asked: ``{...}`` is filled in by `Asked`.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "new": (("{new}", "--title", "{evil}", "--store", "{new.db}"),),
    "add": (("{case}", "{report.txt}"),),
    "check": (("{case}",),),
    "load": (("{case}",),),
    "attach": (("{report.txt}",),),
    "seal": (("{case}", "{sealed}"),),
    "overview": ((), ("--json",)),
    "questions": (("--state", "all"), ("--state", "all", "--json")),
    "entity": (("{entity}",), ("{entity}", "--json")),
    "compare": (("{entity}", "{property}"), ("{entity}", "{property}", "--json")),
    "matrix": (("{entity}", "{property}"), ("{entity}", "{property}", "--json")),
    "voices": ((), ("--json",)),
    "sources": ((), ("--json",)),
    "read": (("idris-walid",),),
    "source": (("{source}",), ("{source}", "--json"), ("{other source}",)),
    "judge": (("{entity}", "{property}", "--decision", "several", "--why", "{evil}", "--as", "{evil}"),),
    "claims": ((), ("--json",), ("--format", "csv"), ("--format", "tsv")),
    "properties": ((), ("--json",)),
    "cite": (
        (
            *("--source", "{source}", "--quote", "Walid", "--speaker", "{entity}"),
            *("--entity", "{entity}", "--property", "alias", "--value", "{evil}"),
        ),
    ),
    "suggest": (("{source}", "--lines"), ("{source}", "--json")),
    "drop": (("{source}", "{evil}"),),
    "edit": (("entity", "{entity}", "about={evil}"), ("source", "{source}", "title=x"), ("claim", "{claim}", "note=x")),
    "undo": ((), ("1",)),
    "log": ((), ("1",), ("2",), ("3",), ("--json",)),
    "save": (("{own.db}", "{saved}"), ("{own.db}", "{case}")),
    "same": (("{entity}", "{other}", "--why", "{evil}"),),
    "not-same": (("{entity}", "{other}", "--why", "{evil}"),),
    "unsure": (("{entity}", "{other}"),),
    "split": (("{entity}", "{other}"),),
    "decisions": ((), ("--json",)),
    "grade": (("{source}", "B", "--why", "{evil}", "--as", "{evil}"), ("{claim}", "2"), ("{evil}", "B")),
    "grades": ((), ("--json",), ("--format", "csv")),
    "diff": (("{own.db}", "{case}"), ("{case}", "{own.db}", "--json")),
    "beside": (("{source}",), ("{source}", "--json"), ("{source}", "{other source}")),
    "gaps": ((), ("--json",), ("--format", "tsv")),
    "bookmarks": ((), ("--json",)),
    "report": (
        ("--state", "all"),
        ("--state", "all", "--format", "html", "--title", "{evil}"),
        ("--entity", "{entity}", "--diff", "{own.db}"),
    ),
    "plot": (("coverage",), ("rivals", "--svg"), ("events",), ("events", "--json")),
    "export": tuple(("--format", form) for form in get_args(Form)),
    "import": (("{own.db}", "{names.csv}"), ("{own.db}", "{names.csv}", "--format", "statements")),
    "pack": (("{own.db}", "{bag}"),),
    "unpack": (("{bag}", "{new}"),),
    "serve": (("--as", "{evil}"),),
    "reindex": ((),),
    "backup": (("{copy.db}",),),
    "copy-store": (("{own.db}", "{other.db}"),),
    "grant-sql": (("--reader", "eve"),),
    "doctor": ((),),
    "search": (("walid",), ("walid", "--json"), ("wolleed qqx",), ("qz",)),
    "grep": (("walid",), ("walid", "--json"), ("{evil}",), ("said", "--format", "csv")),
    "match": (("{names.txt}",), ("{names.txt}", "--format", "csv")),
    "alike": (("{evil}", "Walid"), ("{evil}", "Walid", "--json")),
    "pairs": ((), ("--json",)),
    "load-names": (("{names.csv}",),),
}


@dataclass
class Asked:
    """A folder with all that commands are asked with, and a store that is planted."""

    folder: Path
    store: Path

    def words(self, call: tuple[str, ...]) -> list[str]:
        """A call with what stands in the store by now: an id that was planted is asked for as it is."""
        told = {
            "evil": EVIL,
            "entity": self._one("SELECT slug FROM entity WHERE id = 1"),
            "other": self._one("SELECT slug FROM entity WHERE id = 2"),
            "property": self._one("SELECT property FROM judgement"),
            "source": self._one("SELECT slug FROM source WHERE id = 2"),
            "other source": self._one("SELECT slug FROM source WHERE id = 1"),
            "claim": self._one("SELECT slug FROM claim WHERE id = 1"),
            "own.db": str(self.store),
        }
        made = {word: told.get(word[1:-1], str(self.folder / word[1:-1])) for word in call if word[:1] == "{"}
        return [word.replace("{evil}", EVIL) if "=" in word else made.get(word, word) for word in call]

    def _one(self, sql: str) -> str:
        rows = query(self.store, sql)
        return str(rows[0][0]) if rows else "nobody"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("begun"))


@pytest.fixture
def folder(clean: Path, tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text("A market burned, and nobody knows why.\n")
    (tmp_path / "names.txt").write_text("Idris Walid\nEdrees Waleed\n")
    (tmp_path / "names.csv").write_text("entity,kind,name\nq1,leader,Somebody\nidris-walid,leader,Walid Idris\n")
    return tmp_path


def every_call(
    folder: Path,
    clean: Path,
    wanted: Mapping[Place, int],
    run: Run,  # noqa: F811
    calls: Mapping[str, tuple[tuple[str, ...], ...]] = CALLS,
) -> Iterator[tuple[str, str]]:
    """What every command says of a store in which these places are planted, and writes; with the call."""
    planted = folder / "planted.db"
    shutil.copy(clean, planted)
    plant(planted, wanted)
    for number, (command, call) in enumerate((name, call) for name, those in calls.items() for call in those):
        room = folder / f"{number}"
        room.mkdir()
        for name in ("report.txt", "names.txt", "names.csv"):
            shutil.copy(folder / name, room / name)
        asked = Asked(room, Path(shutil.copy(planted, room / "own.db")))
        if "{case}" in call:
            CaseFolder(room / "case")
        given = [command, *asked.words(call)]
        if command not in ("new", "check", "seal", "alike", "save", "import", "pack", "unpack"):
            given += ["--store", str(asked.store)]
        before = set(room.rglob("*"))
        told = run(*given)
        out = told.out.replace("\t", " ") if "tsv" in call else told.out
        yield (
            " ".join(map(repr, given)),
            out + told.err + written(path for path in room.rglob("*") if path not in before),
        )
        shutil.rmtree(room)


def written(files: Iterable[Path]) -> str:
    """The names of new files, and what stands in them: of a report's text its head, since the text is kept as it is."""
    told = []
    for path in sorted(files):
        told.append(repr(path.name) if raw(path.name) == [] else path.name)
        if path.suffix in (".yaml", ".txt") and path.is_file():
            text = path.read_text("utf-8")
            told.append(text.split("---\n")[1] if text.startswith("---\n") else text)
    return "\n".join(told)


#: Those that are tried with each place that decides something.
WITH_EACH = {
    name: CALLS[name][-1 if name == "log" else 0 :][:1]
    for name in CALLS
    if name
    not in (
        "new",
        "check",
        "seal",
        "alike",
        "suggest",
        "drop",
        "properties",
        "doctor",
        "backup",
        "copy-store",
        "grant-sql",
        "add",
        "import",
        "unpack",
        "serve",
    )
} | {"edit": CALLS["edit"][1:]}


def numbered(store: Path, *, decides: bool) -> dict[Place, int]:
    """The places of a store with a number each, those that decide something or the others."""
    return {place: number for number, (place, it) in enumerate(places(store).items()) if it is decides}


def test_what_is_planted_everywhere_comes_out_harmless(
    run: Run,  # noqa: F811
    clean: Path,
    folder: Path,
) -> None:
    assert set(CALLS) == {name for module in MODULES.values() for name in module}
    wanted = numbered(clean, decides=False)
    kept = {place: number for place, number in wanted.items() if place.table == "record" and "value" not in place.key}
    seen: set[int] = set()
    for planted, calls in ((wanted, CALLS), (kept, {name: CALLS[name] for name in ("save", "edit", "log", "undo")})):
        for call, told in every_call(folder, clean, planted, run, calls):
            assert "Traceback" not in told, call
            assert raw(told) == [], call
            seen |= places_in(told)
    hidden = {str(place) for place, number in wanted.items() if number not in seen}
    print(f"{len(wanted)} places planted at once, {len(seen)} came out; not: {', '.join(sorted(hidden))}")
    assert len(seen) >= 50


#: So many groups of places that decide something; the suite takes some.
GROUPS = 40


@pytest.mark.slow
@pytest.mark.sweep(GROUPS)
@pytest.mark.parametrize("group", range(GROUPS))
def test_what_no_store_of_ours_can_hold_comes_out_harmless(
    run: Run,  # noqa: F811
    clean: Path,
    folder: Path,
    group: int,
) -> None:
    """An id, a date, a state that is none: refused or shown, by one place alone, and never raw."""
    for place, number in list(numbered(clean, decides=True).items())[group::GROUPS]:
        for call, told in every_call(folder, clean, {place: number}, run, WITH_EACH):
            assert "Traceback" not in told, (place, call)
            assert raw(told) == [], (place, call)
