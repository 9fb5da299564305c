"""Names and words on a server are found as in a file: hit for hit."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.db.connection import Connection
from store.db.engine import engine_under, reading
from store.db.postgres.lexemes import folded
from store.db.postgres.opening import connect
from store.db.searching import FIRST, Keys, Phrase, Wanted
from store.db.sqlite.engine import ENGINE
from store.db.sqlite.search_tables import create_name_tables, create_passage_table
from store.db.writing import driver, writing
from store.model.places import Place
from store.search import index as name_index
from store.search import passages
from store.search.find import Search, find, sounds_like
from store.search.words import index as text_index
from store.search.words.asked import parse
from store.search.words.indexed import Indexed
from tests.servers import Cluster

_NAMES: Mapping[str, tuple[str, Sequence[str]]] = {
    "omar": ("leader", ["Asim Umar", "AsimUmar", "عاصم عمر", "Asim Omar"]),
    "umar": ("leader", ["Aasim Omer"]),
    "haqqani": ("leader", ["Sirajuddin Haqqani", "Siraj Haqqani", "Khalifa"]),
    "mansur": ("leader", ["Mullah Akhtar Muhammad Mansur", "Akhtar Mohammad Mansour"]),
    "rahman": ("leader", ["Abd al-Rahman", "Abdurrahman", "Abdul Rahman Khan"]),
    "garieva": ("leader", ["Денис Гариев", "Denis Gariev"]),
    "kim": ("leader", ["Kim Jong-un", "김정은"]),
    "khan": ("leader", ["Abdul Qadeer Khan", "A. Q. Khan"]),
    "ttp": ("group", ["Tehrik-i-Taliban Pakistan", "Pakistani Taliban"]),
    "jamaat": ("group", ["Jamaat-ul-Ahrar", "JuA"]),
    "melli": ("group", ["Bank Melli", "National Bank of Iran"]),
    "brigade": ("group", ["313 Brigade", "Brigade 313"]),
    "musa": ("place", ["Musa Qal'eh", "Musa Qala"]),
    **{f"crowd-{at}": ("leader", [f"Muhammad {word} {at}"]) for at, word in enumerate(["Ali", "Nabi", "Wali"] * 30)},
}
_ASKED = (
    "omer", "asim", "Umar Asim", "sirajudin haqani", "haqq", "mulah akhtar mansor", "abdel rahman", "abdurahman k",
    "gariev", "kim jong", "kim chong un", "A.Q. Khan", "a q khan", "TTP", "tehreek taliban", "jama'at al ahrar",
    "national bank", "bank mely", "313", "brigade 31", "musa kala", "muhammad ali", "mohamed nabi 4", "wali", "عمر",
    "Гариев", "nothing like it", "m", "hakkanu", "sirajuddinhaqqani", "taliben pakistn",
)  # fmt: skip
_TEXTS = (
    "Forty guests died at the wedding in Musa Qal'eh. It was bombed by mistake.",
    "Asim Umar led the group. The emir's guest was seen in a café of Al-Qaida.",
    "No drone was seen at the wedding, said the guests.",
    "عاصم عمر was named. 中国人民解放军说，婚礼上没有人死亡。",
    "ประเทศไทยมีงานแต่งงาน 서울에서 결혼식이",
    "The THE the wedding. " * 90 + "Bombers bombed the bombing of 2019; weddings.",
)
_WORDS = (
    "guests", "died guests", '"forty guests"', "bomb*", "wedding -drone", "omer", "al-qaeda", "CAFE", "人民", "婚禮",
    "แต่งงาน", "서울", "the", '"the wedding"', "weddi", "w", "guest -bombed -drone", '"guests forty"', "musa qala",
)  # fmt: skip

_NOWHERE = ('"guests forty"', "w")


def _fill(place: Place) -> None:
    """Put the names, the texts and a claim for each text into a store."""
    with writing(place, create=True) as session:
        connection = driver(session)
        connection.executemany(
            "INSERT INTO entity (id, slug, kind, name, about, anonymous, known, worst, origin) "
            "VALUES (?, ?, ?, ?, '', 0, ?, 9, 'case')",
            [(at, slug, kind, names[0], at % 3) for at, (slug, (kind, names)) in enumerate(_NAMES.items(), 1)],
        )
        rows = [(at, text) for at, (_, names) in enumerate(_NAMES.values(), 1) for text in names]
        connection.executemany(
            "INSERT INTO name (id, entity_id, text, kind, script) VALUES (?, ?, ?, 'alias', 'Latin')",
            [(number, *row) for number, row in enumerate(rows, 1)],
        )
        for number, text in enumerate(_TEXTS, 1):
            connection.execute(
                "INSERT INTO source (id, slug, publisher_id, title, published, published_lo, published_hi, language, "
                "address, inferred, note, authors, original, zone) VALUES (?, ?, 1, '', '', ?, ?, '', '', '', '', '', "
                "'', '')",
                (number, f"s{number}", 9 - number, 9 - number),
            )
            connection.execute(
                "INSERT INTO rendition (id, source_id, label, kind, language, sha256, text, main, position, report, "
                "pages) VALUES (?, ?, 'a', 'original', '', ?, ?, 1, 0, '', '')",
                (number, number, f"h{number}", text),
            )
            connection.execute(
                "INSERT INTO claim (id, slug, source_id, entity_id, property, scope, speaker_id, stance, certainty, "
                "says, value_key, label, said, as_of, valid, note, position, fingerprint, counted) VALUES (?, ?, ?, ?, "
                "'life_status', '', 1, 'asserts', 'certain', ?, 'x', ?, '', '', '', '', 0, '', '')",
                (number, f"c{number}", number, number, f"Was killed {number} times", f"Tété-{number}"),
            )
            connection.execute(
                'INSERT INTO citation (id, claim_id, rendition_id, start, "end", exact, exact_sha256, prefix, suffix, '
                "status) VALUES (?, ?, ?, 0, 24, '', '', '', '', 'exact')",
                (number, number, number),
            )
        name_index.rebuild(connection)
        text_index.rebuild(connection)
        passages.rebuild(connection)


Both = tuple[Place, Place]


@pytest.fixture(scope="module")
def both(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The same store in a file and on a server."""
    places: Both = (tmp_path_factory.mktemp("searched") / "store.db", postgres.store())
    for place in places:
        _fill(place)
    return places


def _answers(both: Both, question: Callable[[Connection], Any]) -> tuple[Any, Any]:
    answers = []
    for place in both:
        with reading(place) as connection:
            answers.append(question(connection))
    return answers[0], answers[1]


@pytest.mark.parametrize("text", _ASKED)
def test_names_are_found_hit_for_hit(both: Both, text: str) -> None:
    for kinds in (None, ["leader"], ["group", "place"]):
        one, other = _answers(both, lambda it, kinds=kinds: find(it, text, kinds=kinds, beside=5))  # type: ignore[misc]
        assert one == other
    one, other = _answers(both, lambda it: Search(text).first(it))
    assert one == other


def test_most_names_are_found_at_all(both: Both) -> None:
    found, _ = _answers(both, lambda it: [text for text in _ASKED if find(it, text)])
    assert len(found) > len(_ASKED) - 4


def test_names_that_sound_alike_are_the_same(both: Both) -> None:
    one, other = _answers(both, lambda it: [sounds_like(it, number, least=0.5) for number in (1, 4, 8, 20)])
    assert one == other
    assert any(one)


@pytest.mark.parametrize("query", _WORDS)
def test_words_are_found_hit_for_hit(both: Both, query: str) -> None:
    def found(connection: Connection) -> list[Any]:
        out = []
        for partial in (False, True):
            for sources in (None, [1, 3, 6]):
                asked = Indexed(connection, parse(query, partial=partial), sources, partial=partial)
                met, more = asked.found(100, lambda *_: True)
                out += [met, more, asked.read(met)]
        return out

    one, other = _answers(both, found)
    assert one == other
    assert any(one) == (query not in _NOWHERE)


@pytest.mark.parametrize(
    ("words", "without"),
    [
        (["killed"], []), (["kill"], []), (["tete"], []), (["Was killed"], []), (["life status"], []),
        (["wedding"], []), (["café"], []), (["guests", "killed"], ["drone"]), (["عاصم"], []), (["times forty"], []),
        (["中国"], []), (["asim"], ["forty guests"]),
    ],
)  # fmt: skip
def test_claims_are_found_by_their_words(both: Both, words: list[str], without: list[str]) -> None:
    for begun in (False, True):
        one, other = _answers(
            both,
            lambda it, begun=begun: sorted(  # type: ignore[misc]
                passages.claims_with(it, [(word, begun) for word in words], [(word, False) for word in without], 50)
            ),
        )
        assert one == other


def test_what_was_edited_is_found_as_it_is(both: Both, tmp_path: Path, postgres: Cluster) -> None:
    places: Both = (tmp_path / "edited.db", postgres.store())
    for place in places:
        _fill(place)
        with writing(place) as session:
            connection = driver(session)
            gone = [(1, 1, "leader", "Asim Umar"), (6, 3, "leader", "Sirajuddin Haqqani")]
            name_index.remove(connection, gone)
            name_index.add(connection, [(1, 1, "leader", "Osama Bin Laden"), (6, 3, "leader", "Haqqani Siraj")])
            connection.executemany(
                "UPDATE name SET text = ? WHERE id = ?", [("Osama Bin Laden", 1), ("Haqqani Siraj", 6)]
            )
            connection.execute("UPDATE rendition SET text = 'No guest came.', sha256 = 'new' WHERE id = 1")
            connection.execute("UPDATE claim SET says = 'Never born' WHERE id = 2")
            text_index.refresh(connection, [1])
            passages.refresh(connection, [2])
    one, other = _answers(places, lambda it: [find(it, text) for text in ("osama", "asim umar", "siraj haqani")])
    assert one == other
    assert [hit.slug for hit in one[0]][:1] == ["omar"]
    for table in ("nx_word", "nx_key", "nx_gap", "nx_initials", "nx_meta", "text_word"):
        columns = {"nx_word": "key, word, sound, names"}.get(table, "*")
        one, other = _answers(
            places, lambda it, sql=f"SELECT {columns} FROM {table}": sorted(map(tuple, it.execute(sql)), key=repr)
        )  # type: ignore[misc]
        assert one == other
    one, other = _answers(
        places, lambda it: [passages.claims_with(it, [(word, False)], [], 9) for word in ("never", "killed")]
    )
    assert ([sorted(it) for it in one], [2]) == ([sorted(it) for it in other], one[0])


@pytest.fixture(scope="module")
def tables(postgres: Cluster) -> Iterator[tuple[Connection, Connection]]:
    """The tables for searching alone, in memory and on a server."""
    place = postgres.store()
    with writing(place, create=True) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('a', 'b')")
    with closing(sqlite3.connect(":memory:")) as here, closing(connect(place)) as there:
        here.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, entity_id INTEGER)")
        create_name_tables(here)
        create_passage_table(here)
        yield here, there


_NUMBERS = st.one_of(
    st.integers(-9, 200), st.integers(0, 9 << 16), st.integers(0, 20 << 21), st.sampled_from([0, 65535, 65536, 1 << 21])
)
_TERMS = ("a", ".a", "b", ".b", "c", "=1", "=2", "#leader", "#group")
_GROUPS = st.lists(st.lists(st.sampled_from(_TERMS), min_size=1, max_size=3, unique=True), min_size=1, max_size=7)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(_NUMBERS, st.sets(st.sampled_from(_TERMS), min_size=1), min_size=1, max_size=40),
    st.lists(st.tuples(_GROUPS, st.integers(1, 12), st.one_of(st.just(FIRST), _NUMBERS)), min_size=1, max_size=12),
)
def test_the_first_names_are_those_of_the_file(
    tables: tuple[Connection, Connection], names: dict[int, set[str]], asked: list[tuple[list[list[str]], int, int]]
) -> None:
    rows = [(number, " ".join(sorted(terms))) for number, terms in sorted(names.items())]
    told = []
    for connection in tables:
        searching = engine_under(connection).searching
        searching.empty_names(connection)
        searching.enter_names(connection, rows)
        searching.remove_names(connection, rows[::5])
        found = []
        for groups, most, after in asked:
            keys: Keys = tuple(map(tuple, groups))
            found.append(searching.names_with(connection, keys, most, after))
        told.append(found)
    assert told[0] == told[1]


_SAID = st.lists(st.sampled_from(["air", "strike", "Strike", "wedding", "guests", "no", "Élan", "عمر"]), max_size=9)
_PHRASES = st.builds(
    Phrase,
    st.lists(st.sampled_from(["air", "strike", "wed", "guests", "عمر"]), min_size=1, max_size=3).map(tuple),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.tuples(st.integers(1, 40_000), st.integers(0, 3)), _SAID, min_size=1, max_size=30),
    st.lists(
        st.tuples(
            st.lists(st.lists(_PHRASES, min_size=1, max_size=3), min_size=1, max_size=6),
            st.lists(_PHRASES, max_size=2),
            st.one_of(st.none(), st.tuples(st.integers(0, 40_000), st.integers(0, 40_000))),
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_passages_are_those_of_the_file(
    tables: tuple[Connection, Connection],
    said: dict[tuple[int, int], list[str]],
    asked: list[tuple[list[list[Phrase]], list[Phrase], tuple[int, int] | None]],
) -> None:
    rows = sorted(((text << 16) + place, " ".join(words)) for (text, place), words in said.items())
    told = []
    for connection in tables:
        searching = engine_under(connection).searching
        searching.empty_texts(connection)
        searching.enter_passages(connection, rows)
        found = []
        for every, none, texts in asked:
            between = (min(texts) << 16, max(texts) << 16) if texts is not None else None
            found.append(list(searching.passages_with(connection, Wanted(every, none), between)))
        told.append(found)
    assert told[0] == told[1]


_KNOWN_TO_FTS5 = (
    *((0x20, 0x24F), (0x300, 0x36F), (0x386, 0x3CE), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x621, 0x66F)),
    *((0x900, 0x97F), (0x1E00, 0x1EFF), (0x3041, 0x30FF), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3)),
)
_WRITTEN = st.one_of(
    st.characters(min_codepoint=first, max_codepoint=last, exclude_categories=["Cn", "Cs"])
    for first, last in _KNOWN_TO_FTS5
)
"""Letters, digits, accents and signs that were in Unicode when FTS5's tables were made."""


@settings(max_examples=300)
@given(st.text(_WRITTEN, max_size=12))
def test_claims_are_cut_as_fts5_cuts_them(text: str) -> None:
    assert folded(text) == cut_by_fts5(text)


def test_each_letter_alone_is_cut_as_fts5_cuts_it() -> None:
    chars = [chr(code) for first, last in _KNOWN_TO_FTS5 for code in range(first, last + 1)]
    text = " ".join(f"a{it}b" for it in chars if unicodedata.category(it) not in ("Cn", "Cs"))
    assert folded(text) == cut_by_fts5(text)


def cut_by_fts5(text: str) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'unicode61 remove_diacritics 2')")
        made.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
        made.execute("INSERT INTO t VALUES (?)", (text,))
        return [word for (word,) in made.execute("SELECT term FROM v ORDER BY offset")]


def test_a_store_in_a_file_is_searched_by_fts5() -> None:
    assert ENGINE.searching.__class__.__name__ == "ByFTS5"
