"""How long the derived rows take: 50,000 claims over 4,000 sources and 1,000 questions.

Run with ``python -m benchmarks.derive``. Prints a full derivation, one more claim in that store, and one
question of 10,000 claims and 30 values; each beside the size of what it worked on. ``--profile`` shows
where a full derivation spends its time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlalchemy import insert
from sqlmodel import Session

from store.db import tables
from store.db.writing import driver, writing
from store.derive import derive

CLAIMS, SOURCES, QUESTIONS, VALUES, VOICES = 50_000, 4_000, 1_000, 30, 400
DAY = 737_000
#: What is asked, in the proportions of a case of news reports: property and how its values look.
ASKED = (
    ("killed", "count"),
    ("wounded", "count"),
    ("date_of_death", "day"),
    ("place_of_death", "place"),
    ("life_status", "status"),
    ("leader", "entity"),
    ("affiliation", "entity"),
    ("statement", "words"),
    ("activity", "words"),
    ("nationality", "place"),
)
STATUS = ("alive", "wounded", "dead", "killed", "died_of_wounds", "missing", "executed")


def fill(session: Session, seed: int = 7) -> None:
    """Write entities, sources and claims as a load would leave them."""
    chance = random.Random(seed)
    kinds = ["leader"] * QUESTIONS + ["voice"] * VOICES + ["place"] * 100
    entities = [
        {
            "id": n,
            "slug": f"e{n}",
            "kind": kind,
            "name": f"Name {n}",
            "anonymous": kind == "voice" and n % 10 == 0,
            "within_id": _above(n) if kind == "place" else None,
        }
        for n, kind in enumerate(kinds, 1)
    ]
    sources = [
        {
            "id": n,
            "slug": f"s{n}",
            "publisher_id": QUESTIONS + 1 + n % VOICES,
            "title": "",
            "published": "2019",
            "published_lo": DAY + n // 10,
            "published_hi": DAY + n // 10,
            "syndicated_from_id": n // 2 if n % 7 == 0 else None,
        }
        for n in range(1, SOURCES + 1)
    ]
    claims = []
    for number in range(1, CLAIMS + 1):
        asked = number % QUESTIONS
        claims.append(claim(chance, number, asked + 1, *ASKED[asked % len(ASKED)], values=1 + asked * 7 % VALUES))
    for table, rows in ((tables.Entity, entities), (tables.Source, sources), (tables.Claim, claims)):
        session.execute(insert(table), rows)


def _above(number: int) -> int | None:
    place = number - QUESTIONS - VOICES - 1
    return None if place < 5 else QUESTIONS + VOICES + 1 + place // 5


def claim(chance: random.Random, number: int, entity: int, prop: str, looks: str, values: int) -> dict[str, object]:
    """One claim with one of ``values`` values."""
    value = chance.randrange(values)
    lo = hi = None
    if looks == "count":
        lo, hi, key = 10 + value, 10 + value, str(10 + value)
    elif looks == "day":
        lo, hi, key = DAY + value, DAY + value + value % 3, f"day {value}"
    elif looks == "place":
        key = f"e{QUESTIONS + VOICES + 1 + value}"
    elif looks == "status":
        key = STATUS[value % len(STATUS)]
    else:
        key = f"value {value}"
    source = chance.randint(1, SOURCES)
    said = DAY + source // 10 if chance.random() < 0.3 else None
    return {
        "id": number,
        "slug": f"c{number}",
        "source_id": source,
        "entity_id": entity,
        "property": prop,
        "scope": "all" if looks == "count" else "",
        "speaker_id": QUESTIONS + 1 + chance.randrange(VOICES),
        "stance": chance.choices(("asserts", "denies", "cannot_confirm"), (94, 4, 2))[0],
        "certainty": chance.choices(("certain", "probable", "possible"), (80, 12, 8))[0],
        "value_key": key,
        "lo": lo,
        "hi": hi,
        "label": key,
        "said_lo": said,
        "said_hi": said,
    }


def timed(work: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """The median of so many runs by the clock and by the processor, in seconds.

    The two differ where other programs keep the machine busy.
    """
    clock, busy = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    return median(clock), median(busy)


def line(what: str, took: tuple[float, float], about: str) -> None:
    clock, busy = (f"{seconds:6.2f} s " if seconds >= 1 else f"{seconds * 1000:6.1f} ms" for seconds in took)
    print(f"{what:20} {clock} ({busy.strip()} of processor)  {about}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, writing(Path(folder) / "store.db", create=True) as session:
        connection = driver(session)
        fill(session)
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(derive.derive, connection, None)
            pstats.Stats(profile).sort_stats("tottime").print_stats(30)
            return
        full = timed(lambda: derive.derive(connection, None), 3)
        (answers,) = connection.execute("SELECT count(*) FROM answer").fetchone()
        (verdicts,) = connection.execute("SELECT count(*) FROM verdict").fetchone()
        made = f"{answers} answers, {verdicts} verdicts"
        line("full derivation", full, f"{CLAIMS} claims, {QUESTIONS} questions, {made}; target under 3 s")
        line("one more claim", timed(lambda: add(session), 20), "median of 20; target under 50 ms")
        large(session)
        key = (2, "killed", "civilians")
        line("one large question", timed(lambda: derive.derive(connection, {key}), 3), "10000 claims, 30 values")


_added = iter(range(CLAIMS + 20_001, CLAIMS + 30_000))


def add(session: Session) -> None:
    """One more claim, and the derived rows brought up to it."""
    chance, number = random.Random(), next(_added)
    prop, looks = ASKED[number % len(ASKED)]
    entity = number % QUESTIONS + 1
    session.execute(insert(tables.Claim), [claim(chance, number, entity, prop, looks, VALUES)])
    derive.derive(driver(session), {(entity, prop, "all" if looks == "count" else "")})


def large(session: Session) -> None:
    """One question with 10,000 claims and 30 values."""
    chance = random.Random(3)
    rows = [claim(chance, CLAIMS + number, 2, "killed", "count", VALUES) for number in range(1, 10_001)]
    session.execute(insert(tables.Claim), [{**row, "scope": "civilians"} for row in rows])


if __name__ == "__main__":
    main()
