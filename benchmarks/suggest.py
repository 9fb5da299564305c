"""What suggestions are worth: mentions found, claims with a right draft, drafts that are right; and how long it takes.

Run with `python -m benchmarks.suggest [--names]`. The five originals are read from the folder `seeds` of WHOSAYS_SHARED
(else ../shared beside the checkout), and attached to a copy of the shipped case's store that is thrown away. Each is
read twice: with the names that the other four reports use, and with all names; a draft is held against the claims
that the case has of that report. A draft is right if a claim is about the same entity and property, and stands in
words that overlap its passage. The project's invented cases are read in the same way, and its invented sentences,
those held out apart. `--names` also reads 2,000 words in a store of a million names (folder `names`). Mentions are
held against benchmarks/mentions.json: offsets and ids, marked by a reader before this was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from store.db.sqlite.opening import open_read
from store.library import Library, attach, load
from store.model.drafts import Draft, Mention
from store.properties.stored import vocabulary_of
from store.suggest.reading import read_through, suggest, wording

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
INVENTED = ("ferry", "earthquake", "election", "quarry")
MARKS = Path(__file__).with_name("mentions.json")
SHARED = Path(os.environ.get("WHOSAYS_SHARED", ROOT.parent / "shared"))


class Truth(NamedTuple):
    """A claim of the case: what it is about and where it stands."""

    entity: str
    property: str
    start: int
    end: int


class Score:
    """Counts of one way of reading, added up over reports."""

    def __init__(self) -> None:
        self.mentions = self.found = self.extra = 0
        self.claims = self.covered = self.drafts = self.right = 0
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def add(self, claims: list[Truth], drafts: list[Draft]) -> None:
        """Hold the drafts of a report against its claims."""
        here = [one for one in drafts if one.entity and one.property]
        self.claims += len(claims)
        self.drafts += len(here)
        for claim in claims:
            covered = any(_fits(claim, one) for one in here)
            self.covered += covered
            self.missed[claim.property] += not covered
        for one in here:
            right = any(_fits(claim, one) for claim in claims)
            self.right += right
            self.wrong[one.property] += not right

    def mark(self, marked: list[list[Any]], mentions: Collection[Mention], known: Collection[str]) -> None:
        """Hold the mentions of a report against those that were marked, of entities that are known."""
        wanted = [one for one in marked if not set(one[2].split("|")).isdisjoint(known)]
        self.mentions += len(wanted)
        self.found += sum(any(_names(one, it) for it in mentions) for one in wanted)
        self.extra += sum(not any(_names(one, it) for one in marked) for it in mentions)

    def line(self, name: str) -> str:
        """The figures as a row of a table."""
        return (
            f"| {name} | {_share(self.found, self.mentions)} | {_share(self.covered, self.claims)} | "
            f"{_share(self.right, self.drafts)} |"
        )


def _share(some: int, whole: int) -> str:
    return f"{some} of {whole} ({some / whole:.2f})" if whole else "-"


def _names(mark: list[Any], one: Mention) -> bool:
    """Whether a mention is one that was marked; where two senses are as good, either."""
    return bool(mark[0] < one.end and one.start < mark[1] and one.entity in mark[2].split("|"))


def _fits(claim: Truth, one: Draft) -> bool:
    return (
        one.entity == claim.entity
        and one.property == claim.property
        and one.start < claim.end
        and claim.start < one.end
    )


def truths(conn: sqlite3.Connection, source: str, rendition: str) -> list[Truth]:
    rows = conn.execute(
        'SELECT c.id, e.slug, c.property, coalesce(t.held_start, t.start), coalesce(t.held_end, t."end") '
        "FROM claim c JOIN source s ON s.id = c.source_id JOIN entity e ON e.id = c.entity_id "
        "JOIN citation t ON t.claim_id = c.id JOIN rendition r ON r.id = t.rendition_id "
        "WHERE s.slug = ? AND r.label = ? ORDER BY c.id, 4",
        (source, rendition),
    )
    first: dict[int, Truth] = {}
    for claim, *told in rows:
        first.setdefault(claim, Truth(*told))
    return list(first.values())


def entities_of(case: Path) -> dict[str, dict[str, Any]]:
    listed = (yaml.safe_load(path.read_text("utf-8")) for path in sorted((case / "entities").glob("*.yaml")))
    return {one["id"]: one for file in listed for one in file}


def known_elsewhere(case: Path, source: str) -> tuple[set[str], set[tuple[str, str]]]:
    """The entities that the other reports of a case use, and the spellings that only this one does."""
    known: set[str] = set()
    for path in sorted((case / "claims").glob("*.yaml")):
        read = yaml.safe_load(path.read_text("utf-8"))
        if read["source"] != source:
            for claim in read["claims"]:
                value = claim.get("value")
                told = value.get("is") if isinstance(value, dict) else value
                known |= {claim["entity"], claim["speaker"], str(told), str(claim.get("scope")), *claim.get("via", ())}
    own: set[tuple[str, str]] = set()
    for slug, one in entities_of(case).items():
        users = set(one.get("used_by", ()))
        for name in one.get("names", ()):
            if isinstance(name, dict):
                users |= set(name.get("used_by", ()))
                if name.get("used_by") == [source]:
                    own.add((slug, name["text"]))
        if users - {source}:
            known.add(slug)
    return known, own


def read(
    conn: sqlite3.Connection, source: str, rendition: str | None, without: Collection[str]
) -> tuple[Any, list[Draft]]:
    report, text = wording(conn, source, rendition)
    return read_through(conn, text, report, vocabulary_of(conn), without=without)


def measure(
    store: Path, case: Path, rendition: str | None, marks: dict[str, list[list[Any]]], told: bool
) -> Iterator[str]:
    """One case: each report left out in turn, then with all names known."""
    every = set(entities_of(case))
    conn = open_read(store)
    sources = [slug for (slug,) in conn.execute("SELECT slug FROM source ORDER BY slug")]
    out, all_known = Score(), Score()
    for source in sources:
        known, own = known_elsewhere(case, source)
        label = wording(conn, source, rendition)[0].rendition
        claims = truths(conn, source, label)
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(shutil.copy(store, Path(scratch) / "left.db"))
            with sqlite3.connect(copy) as plain:  # the names as the other reports spell them
                sql = "DELETE FROM name WHERE text = ? AND entity_id = (SELECT id FROM entity WHERE slug = ?)"
                plain.executemany(sql, [(name, slug) for slug, name in own])
            plain.close()
            left = open_read(copy)
            seen, drafts = read(left, source, rendition, every - known)
            left.close()
        out.add([one for one in claims if one.entity in known], drafts)
        out.mark(marks.get(source, []), seen.mentions, known)
        seen, drafts = read(conn, source, rendition, ())
        all_known.add(claims, drafts)
        all_known.mark(marks.get(source, []), seen.mentions, every)
    conn.close()
    yield out.line("each report left out in turn")
    yield all_known.line("all names known")
    if marks:
        yield f"mentions found that nobody marked: {out.extra}, {all_known.extra}"
    if told:
        for name, score in (("left out", out), ("all known", all_known)):
            yield f"{name}: missed {dict(score.missed.most_common(40))}"
            yield f"{name}: wrong {dict(score.wrong.most_common(40))}"


def of_five(scratch: Path, marks: dict[str, list[list[Any]]], told: bool) -> Iterator[str]:
    store = scratch / "five.db"
    load(ROOT / "seeds", store)
    attach(store, sorted((SHARED / "seeds").glob("*.txt")))
    yield from measure(store, ROOT / "seeds", "original", marks, told)


def of_case(scratch: Path, name: str, marks: dict[str, list[list[Any]]], told: bool) -> Iterator[str]:
    """One of the project's invented cases."""
    store = scratch / f"{name}.db"
    load(CASES / name, store)
    yield from measure(store, CASES / name, None, marks, told)


def of_sentences(scratch: Path) -> Iterator[str]:
    """The invented sentences of tests/store/suggest/sentences.txt, those that are held out apart."""
    from tests.store.suggest.held_out import examples, make_sentences, worth

    reader = make_sentences(scratch)
    for name, held in (("looked at", False), ("held out", True)):
        listed = [one for one in examples() if one.held == held]
        found, right, values = worth(reader, listed)
        yield f"| {name}, {len(listed)} sentences and paragraphs | {found} | {right} | {values} |"


def of_a_million(scratch: Path) -> Iterator[str]:
    """2,000 words of the originals as one report, in a store of the shipped case and a million names."""
    from store.db.writing import driver, writing
    from store.writes.name_lists import load_names

    store = scratch / "million.db"
    load(ROOT / "seeds", store)
    with writing(store) as session:
        load_names(SHARED / "names" / "names_1m.csv.xz", driver(session))
    words = " ".join(path.read_text("utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))).split(" ")
    with sqlite3.connect(store) as plain:
        text = " ".join(words[:2000])
        plain.execute(
            "UPDATE rendition SET text = ? WHERE id = (SELECT min(id) FROM rendition WHERE text IS NOT NULL)", (text,)
        )
        (source,) = plain.execute(
            "SELECT s.slug FROM source s JOIN rendition r ON r.source_id = s.id WHERE r.text = ?", (text,)
        ).fetchone()
        (label,) = plain.execute("SELECT label FROM rendition WHERE text = ?", (text,)).fetchone()
    plain.close()
    took, worked, asked = [], [], []
    for _ in range(5):
        conn = open_read(store)
        start, begun = time.perf_counter(), time.process_time()
        found = suggest(conn, source, label)
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - begun)
        conn.close()
        with Library(store, untouched=True) as library:
            start = time.perf_counter()
            library.suggestions(source, label)
            asked.append(time.perf_counter() - start)
    told = f"{len(text.split())} words, a million names, {len(found.mentions)} mentions"
    yield f"{told}: {min(took):.2f} to {max(took):.2f} s, of work {min(worked):.2f} to {max(worked):.2f} s"
    yield f"asked in a process of its own: {min(asked):.2f} to {max(asked):.2f} s (load {os.getloadavg()[0]:.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", action="store_true", help="also 2,000 words in a store of a million names")
    parser.add_argument("--told", action="store_true", help="also which properties were missed and wrong")
    parser.add_argument("--only", choices=("five", "cases", "sentences", "names"), help="one of them alone")
    told = parser.parse_args()
    if not (SHARED / "seeds").is_dir() and told.only not in ("cases", "sentences"):
        sys.exit(f"{SHARED}: no folder seeds there: set WHOSAYS_SHARED")
    marks = json.loads(MARKS.read_text("utf-8")) if MARKS.exists() else {}
    head = "\n| | mentions found | claims with a right draft | drafts that are right |\n|---|---|---|---|"
    with tempfile.TemporaryDirectory() as scratch:
        if told.only in (None, "five"):
            print("the five originals", head)
            print("\n".join(of_five(Path(scratch), marks.get("five", {}), told.told)))
        for name in INVENTED if told.only in (None, "cases") else ():
            print(f"\nthe {name}'s reports", head)
            print("\n".join(of_case(Path(scratch), name, marks.get(name, {}), told.told)))
        if told.only in (None, "sentences"):
            print("\n| | claims with a right draft | drafts that are right | of those found with the right value |")
            print("|---|---|---|---|")
            print("\n".join(of_sentences(Path(scratch))))
        if told.names or told.only == "names":
            print("\n".join(of_a_million(Path(scratch))))


if __name__ == "__main__":
    main()
