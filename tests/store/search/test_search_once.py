"""What one search asks and works out, it asks and works out once; the deep pass goes on from the first."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.names import meanings as search_meanings
from store.names import sound as names_sound
from store.names import words as names
from store.names.words import words
from store.search.find import Search, find
from store.search.score import Scorer
from store.writes.name_lists import load_into
from tests.engines import moved, trace_all
from tests.store.spellings import store_of

_SPELLINGS = [
    ("asim-umar", "leader", ["Asim Umar", "Aasim Omar", "عاصم عمر"]),
    ("umar-khorasani", "leader", ["Umar Khalid Khorasani", "Omar Khalid Khurasani"]),
    ("farzaneh", "leader", ["Hossein Pourfarzaneh"]),
    ("ttp", "group", ["Tehrik-i-Taliban Pakistan"]),
    ("refining", "group", ["Imam Hadi Shazand Oil Refining Company"]),
    ("melli", "group", ["Bank Melli Iran"]),
    ("shams", "place", ["Kfr Shms"]),
    *((f"other-{at}", "leader", [f"Muhammad {word}"]) for at, word in enumerate(["Ali", "Nabi", "Wali"] * 60)),
]
_TYPED = [
    "umar",
    "um",
    "umar umar",
    "muhammad",
    "Muhammad ali",
    "Omer Khalid Horasany",
    "kfr sjhms",
    "Hossein Pour Farzaneh",
    "National Bank of Iran",
    "TTP",
    "IHORC",
    "Cryogen Joitn Stcok Compnay",
    "khurasanikhalid",
    "عاصم عمر",
    "Asim Umar (عاصم عمر)",
    "zzzz qqqq",
    "zzzz qqqq ",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    lines = [f'{slug},{kind},"{text}"\n' for slug, kind, texts in _SPELLINGS for text in texts]
    (folder / "names.csv").write_text("entity,kind,name\n" + "".join(lines), encoding="utf-8")
    load_into(folder / "names.db", folder / "names.csv")
    return folder / "names.db"


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    with closing(store_of({slug: (kind, 1, texts) for slug, kind, texts in _SPELLINGS})) as made:
        yield made


def _counted(monkeypatch: pytest.MonkeyPatch, name: str) -> Counter[str]:
    """How often a function of `store.names` is called with what, by whichever module."""
    asked: Counter[str] = Counter()
    original: Callable[[str], Any] = getattr(names if hasattr(names, name) else names_sound, name)

    def counting(text: str) -> Any:
        asked[text] += 1
        return original(text)

    for module in [module for there, module in sys.modules.items() if there.startswith("store.")]:
        if getattr(module, name, None) is original:
            monkeypatch.setattr(module, name, counting)
    return asked


@pytest.mark.parametrize(
    "typed", ["asim umar", "Omer Khalid Horasany", "umar umar", "National Bank of Iran", "عمر عاصم"]
)
def test_a_word_is_folded_keyed_and_sounded_once(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    asked = words(typed)
    for module in (names, names_sound, search_meanings):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear") and not isinstance(kept, type):
                kept.cache_clear()
    counted = (_counted(monkeypatch, name) for name in ("fold", "key_and_sound", "sound", "key"))
    folded, sounded, alone, keyed = counted
    search = Search(typed)
    search.first(conn)
    search.deeper(conn)
    assert folded[typed] == 1
    assert {word: sounded[word] + alone[word] for word in asked} == dict.fromkeys(asked, 1)
    assert keyed.keys().isdisjoint(asked)
    assert max((sounded + alone).values()) == 1  # nor is a word of a name


@pytest.mark.parametrize("typed", [typed for typed in _TYPED if not typed.endswith(" ")])
def test_the_deep_search_asks_nothing_again(store: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    asked: Counter[str] = Counter()
    trace_all(monkeypatch, lambda sql: asked.update([sql]))
    with closing(Library(store)) as library:
        asked.clear()
        library.search(typed, deep=False)
        library.search(typed)
    tables = ("nx_", "passage_fts", "FROM name ", "JOIN name ", "JOIN entity ")
    ours = {
        sql: times for sql, times in asked.items() if sql.startswith("SELECT") and any(map(sql.__contains__, tables))
    }
    assert len(ours) > 3
    assert [sql for sql, times in ours.items() if times > 1] == []


@pytest.mark.parametrize("typed", _TYPED)
def test_a_spelling_is_scored_once(conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    scored: Counter[tuple[str, ...]] = Counter()
    score = Scorer.score

    def counting(self: Scorer, stored: tuple[str, ...], *rest: Any) -> float:
        scored[stored] += 1
        return score(self, stored, *rest)

    monkeypatch.setattr(Scorer, "score", counting)
    search = Search(typed)
    search.first(conn)
    search.deeper(conn)
    assert [stored for stored, times in scored.items() if times > 1] == []


_LETTERS = st.text(st.sampled_from("aeiourmskhlnt -عاصم"), max_size=12)


@given(typed=st.sampled_from(_TYPED) | _LETTERS, cut=st.integers(0, 8), partial=st.booleans(), limit=st.integers(1, 30))
def test_going_on_finds_what_a_search_of_its_own_finds(
    conn: sqlite3.Connection, typed: str, cut: int, partial: bool, limit: int
) -> None:
    typed = typed[: len(typed) - cut] or typed
    search = Search(typed, partial=partial)
    first, deep = search.first(conn, limit), search.deeper(conn, limit)
    assert first == find(conn, typed, partial=partial, deep=False, limit=limit)
    assert deep == find(conn, typed, partial=partial, limit=limit)
    assert search.first(conn, limit) == first


def test_between_the_passes_no_connection_is_held(conn: sqlite3.Connection) -> None:
    search = Search("Omer Khalid Horasany")
    search.first(conn)
    again: Search = pickle.loads(pickle.dumps(search))  # a connection could not be
    assert again.deeper(conn) == search.deeper(conn)


@pytest.mark.parametrize("typed", _TYPED)
def test_another_thread_goes_on(store: Path, typed: str) -> None:
    with closing(Library(store)) as alone, closing(Library(store)) as library:
        with ThreadPoolExecutor(1) as other:
            first = other.submit(library.search, typed, deep=False).result()
        assert first == alone.search(typed, deep=False)
        assert library.search(typed) == Library(store).search(typed)


@pytest.fixture
def namesake(tmp_path: Path) -> Path:
    """A list with one more Asim Umar."""
    path = tmp_path / "namesake.csv"
    path.write_text("entity,kind,name\nnamesake,leader,Asim Umar\n", encoding="utf-8")
    return path


def test_a_store_that_was_written_to_is_asked_anew(store: Path, tmp_path: Path, namesake: Path) -> None:
    path = tmp_path / "names.db"
    shutil.copyfile(store, path)
    with closing(Library(path)) as library:
        library.search("Asim Umar", deep=False)
        load_into(path, namesake)
        assert {"asim-umar", "namesake"} <= {row.slug for row in library.search("Asim Umar").rows["leader"]}


def test_so_is_one_that_was_replaced(store: Path, tmp_path: Path, namesake: Path) -> None:
    path = tmp_path / "names.db"
    shutil.copyfile(store, path)
    load_into(tmp_path / "other.db", namesake)
    with closing(Library(path)) as library:
        library.search("Asim Umar", deep=False)
        moved(tmp_path / "other.db", path)
        assert [row.slug for row in library.search("Asim Umar").rows["leader"]] == ["namesake"]
