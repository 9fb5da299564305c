"""Small cases, as a person writes them, with the state that a careful reader gives them.

Each stands for its kind; the rules' own examples are in docs/verdicts.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from store.care.reindex import reindex
from store.sync.load import load_case
from tests.engines import opened

ENTITIES = """
- {id: f, kind: raid, name: the flood}
- {id: man, kind: leader, name: Man}
- {id: a, kind: voice, name: A}
- {id: b, kind: voice, name: B}
- {id: c, kind: voice, name: C}
- {id: gov, kind: voice, name: the government}
- {id: min1, kind: voice, name: the minister, speaks_for: [gov]}
- {id: rc, kind: group, name: Red Crescent}
- {id: spk, kind: voice, name: the spokesman, speaks_for: [rc]}
- {id: army, kind: group, name: the army}
- {id: staff, kind: group, name: the staff, speaks_for: [army]}
- {id: grp, kind: group, name: the group}
- {id: gunmen, kind: group, name: gunmen, anonymous: true}
- {id: militants, kind: group, name: unnamed militants, anonymous: true, perhaps: [grp]}
- {id: usa, kind: place, name: USA}
- {id: zed, kind: place, name: Zed}
"""


class Told(NamedTuple):
    """One claim in a report of its own: publisher, day, claim, and what the report copies in words."""

    publisher: str
    day: str
    claim: str
    original: str = ""


def loaded(folder: Path, entity: str, told: list[Told]) -> Path:
    for name in ("entities", "sources", "claims"):
        (folder / "case" / name).mkdir(parents=True)
    (folder / "case/case.yaml").write_text("id: small\ntitle: small\n")
    (folder / "case/entities/all.yaml").write_text(ENTITIES)
    for n, one in enumerate(told):
        copied = f"\noriginal: {one.original}" if one.original else ""
        head = f"id: s{n}\npublisher: {one.publisher}\ntitle: T\npublished: {one.day}\nlanguage: en{copied}"
        # no two reports alike, or they would be taken for copies
        words = " ".join(f"w{n}x{k}" for k in range(40))
        (folder / f"case/sources/s{n}.txt").write_text(f"---\n{head}\n---\nIt is told here. {words}\n")
        claims = "".join(
            f"  - {{id: s{n}-{k}, entity: {entity}, {claim.strip()}, cite: {{original: told}}}}\n"
            for k, claim in enumerate(one.claim.split(";"))
        )
        (folder / f"case/claims/s{n}.yaml").write_text(f"source: s{n}\nclaims:\n{claims}")
    load_case(folder / "case", folder / "store.db")
    return folder / "store.db"


def asked(path: Path) -> tuple[str, str, int]:
    """State, reason and independent origins of the one question there is."""
    with opened(path) as connection:
        (row,) = connection.execute("SELECT state, reason, origins FROM question").fetchall()
    return row


def count(value: str, speaker: str, more: str = "") -> str:
    return f"property: killed, value: '{value}', speaker: {speaker}{', ' + more if more else ''}"


def says(prop: str, value: str, speaker: str, more: str = "") -> str:
    return f"property: {prop}, value: {value}, speaker: {speaker}{', ' + more if more else ''}"


DENIES = "stance: denies"
ROWS: dict[str, tuple[str, list[Told], str, str]] = {
    "a day told less exactly": (
        "f",
        [Told("a", "2023-09-13/2023-09-14", count("5200", "a")), Told("b", "2023-09-14", count("5400", "b"))],
        "may_conflict",
        "may have moved",
    ),
    "one day, two hands": (
        "f",
        [Told("a", "2023-09-14", count("5200", "a")), Told("b", "2023-09-14", count("5400", "b"))],
        "contradicted",
        "near",
    ),
    "one day, the higher printed later": (
        "f",
        [
            Told("a", "2023-09-14", count("5200", "gov", "said: 2023-09-14")),
            Told("b", "2023-09-15", count("5400", "rc", "said: 2023-09-14")),
        ],
        "several",
        "grew",
    ),
    "one body's count": (
        "f",
        [Told("a", "2023-09-16", count("3252", "gov")), Told("b", "2023-09-17~", count("3166", "min1"))],
        "several",
        "of one origin",
    ),
    "a badly dated repeat": (
        "f",
        [
            Told("a", "2023-09-13", count("3,840", "a")),
            Told("rc", "2023-09-15", count("11300", "rc")),
            Told("b", "2023-09", count("11300", "b")),
        ],
        "several",
        "grew from 3840",
    ),
    "a stale repeat": (
        "f",
        [
            Told("a", "2023-09-13", count("3,840", "a")),
            Told("rc", "2023-09-15", count("11300", "rc")),
            Told("b", "2023-09-20", count("3,840", "a")),
        ],
        "several",
        "grew from 3840",
    ),
    "a silence that its own voice ended": (
        "man",
        [
            Told("a", "2019-03-04", says("life_status", "killed", "gov", "stance: cannot_confirm, said: 2019-03-04")),
            Told("b", "2019-03-05", says("life_status", "killed", "gov", "said: 2019-03-05")),
        ],
        "single",
        "Only by the word of the government.",
    ),
    "a silence after one's own word": (
        "man",
        [
            Told("a", "2019-03-04", says("life_status", "killed", "gov", "said: 2019-03-04")),
            Told("b", "2019-03-05", says("life_status", "killed", "gov", "stance: cannot_confirm, said: 2019-03-05")),
        ],
        "unconfirmed",
        "not confirmed by the government",
    ),
    "two origins, and no comment": (
        "man",
        [
            Told("a", "2019-03-04", says("life_status", "killed", "gov", "said: 2019-03-04")),
            Told("b", "2019-03-05", says("life_status", "killed", "rc", "said: 2019-03-05")),
            Told("c", "2019-03-05", says("life_status", "killed", "army", "stance: declines_comment")),
        ],
        "agreed",
        "No comment from the army.",
    ),
    "rounded": (
        "f",
        [Told("b", "2023-09-16", count("11,000", "b")), Told("a", "2023-09-16", count("11300", "a"))],
        "finer",
        "rounded",
    ),
    "methods add up": (
        "f",
        [
            Told("a", "2023-09-16", says("method", "raid", "a")),
            Told("b", "2023-09-16", f"{says('method', 'raid', 'b')}; {says('method', 'air_attack', 'b')}"),
        ],
        "several",
        "",
    ),
    "one man's death": (
        "man",
        [
            Told("a", "2023-09-16", says("cause_of_death", "raid", "a")),
            Told("b", "2023-09-16", says("cause_of_death", "drone_strike", "b")),
        ],
        "contradicted",
        "",
    ),
    "two accusations": (
        "f",
        [
            Told("a", "2023-09-02", says("responsibility", "staff", "grp", "said: 2023-09-01")),
            Told("b", "2023-09-04", says("responsibility", "rc", "grp", "said: 2023-09-03")),
        ],
        "several",
        "both named by",
    ),
    "the part refines the whole": (
        "f",
        [
            Told("a", "2023-09-02", says("responsibility", "army", "grp", "said: 2023-09-01")),
            Told("b", "2023-09-04", says("responsibility", "staff", "grp", "said: 2023-09-03")),
        ],
        "finer",
        "",
    ),
    "hands without a name": (
        "f",
        [
            Told("b", "2023-09-16", says("responsibility", "gunmen", "b")),
            Told("a", "2023-09-16", says("responsibility", "army", "a")),
        ],
        "several",
        "might be the same",
    ),
    "hands of whom something is said": (
        "f",
        [
            Told("b", "2023-09-16", says("responsibility", "militants", "b")),
            Told("a", "2023-09-16", says("responsibility", "army", "a")),
        ],
        "contradicted",
        "one against the other",
    ),
    "an undated word of the same voice": (
        "man",
        [
            Told("a", "2017-10-19", says("date_of_death", "2017-10-19", "spk", "said: 2017-10-19")),
            Told("b", "2017-10-20", says("date_of_death", "2017-10-18", "spk")),
        ],
        "contradicted",
        "by the word of the spokesman",
    ),
    "a denial of another year": (
        "man",
        [
            Told("a", "2016-12-01", says("life_status", "killed", "grp", "stance: denies, said: '2016'")),
            Told("b", "2017-10-21", says("life_status", "killed", "grp", "said: ../2017-10-20")),
        ],
        "single",
        "",
    ),
    "the very figure denied": (
        "f",
        [Told("a", "2023-09-16", count("about 11,300", "a")), Told("b", "2023-09-16", count("11300", "b", DENIES))],
        "denied",
        "",
    ),
    "one's own word denied": (
        "f",
        [Told("a", "2023-09-15", count("11300", "rc")), Told("rc", "2023-09-17", count("11300", "rc", DENIES))],
        "denied",
        "both stand",
    ),
    "all taken back": (
        "f",
        [
            Told("a", "2023-09-15", count("11300", "rc")),
            Told("b", "2023-09-17", count("11300", "rc", "stance: retracts, said: 2023-09-17")),
        ],
        "unconfirmed",
        "Taken back by Red Crescent (17 September 2023)",
    ),
    "replaced by a bound": (
        "f",
        [
            Told("a", "2023-09-16", count("11300", "a")),
            Told("a", "2023-09-17", f"{count('at least 3,958', 'a')}; {count('11300', 'a', 'stance: retracts')}"),
        ],
        "single",
        "",
    ),
    "the part taken back, not the whole": (
        "f",
        [
            Told("a", "2023-09-02", says("responsibility", "army", "grp", "said: 2023-09-01")),
            Told("b", "2023-09-04", says("responsibility", "staff", "grp", "stance: retracts, said: 2023-09-03")),
        ],
        "single",
        "",
    ),
    "a bound below the figure": (
        "f",
        [Told("a", "2023-09-16", count("11300", "a")), Told("a", "2023-09-17", count("at least 3,958", "a"))],
        "may_conflict",
        "another count",
    ),
    "a publisher's bare repetition": (
        "man",
        [
            Told("a", "2023-09-16", says("life_status", "killed", "spk")),
            Told("b", "2023-09-17", says("life_status", "killed", "b")),
            Told("c", "2023-09-17", says("life_status", "killed", "c", "stance: cannot_confirm")),
        ],
        "unconfirmed",
        "by the word of the spokesman alone; not confirmed by C",
    ),
    "two origins, and one who cannot confirm": (
        "man",
        [
            Told("a", "2023-09-16", says("life_status", "killed", "spk")),
            Told("b", "2023-09-17", says("life_status", "killed", "army")),
            Told("c", "2023-09-17", says("life_status", "killed", "c", "stance: cannot_confirm")),
        ],
        "agreed",
        "Not confirmed by C.",
    ),
    "no dates": (
        "man",
        [
            Told("a", "2023-09-16", says("residence", "usa", "a")),
            Told("b", "2023-09-17", says("residence", "zed", "b")),
        ],
        "may_conflict",
        "no dates tell",
    ),
    "a copy of what is not in the case, and a quotation of it": (
        "man",
        [
            Told("a", "2023-09-16", says("life_status", "killed", "a"), original="a wire story"),
            Told("b", "2023-09-17", says("life_status", "killed", "a")),
        ],
        "single",
        "one origin",
    ),
}


@pytest.mark.sweep(4)
@pytest.mark.parametrize("name", ROWS)
def test_a_small_case_is_told_as_a_careful_reader_would(tmp_path: Path, name: str) -> None:
    entity, told, state, words = ROWS[name]
    found, reason, _ = asked(loaded(tmp_path, entity, told))
    assert (found, words in reason) == (state, True), reason


@pytest.mark.sweep(6)
@pytest.mark.parametrize("name", ROWS)
def test_a_small_case_is_told_alike_whatever_was_loaded_first(tmp_path: Path, name: str) -> None:
    entity, told, state, _ = ROWS[name]
    assert asked(loaded(tmp_path, entity, told[::-1]))[0] == state


def test_what_is_said_of_hands_without_a_name_is_seen_when_it_is_added(tmp_path: Path) -> None:
    """The question they answer is another entity's, and is worked out again with it."""
    path = loaded(tmp_path, *ROWS["hands without a name"][:2])
    claims = tmp_path / "case/claims/s0.yaml"
    more = "  - {id: whose, entity: gunmen, property: affiliation, value: grp, speaker: b, cite: {original: told}}\n"
    claims.write_text(claims.read_text() + more)
    load_case(tmp_path / "case", path)
    states = "SELECT property, state FROM question ORDER BY 1"
    with opened(path) as connection:
        loaded_anew = connection.execute(states).fetchall()
    assert ("responsibility", "contradicted") in loaded_anew
    reindex(path)
    with opened(path) as connection:
        assert connection.execute(states).fetchall() == loaded_anew
