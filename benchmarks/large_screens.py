"""Print how long the screens of large cases take from the key to their first rows, on a pseudo-terminal.

    python -m benchmarks.large_screens                  # makes two stores (half a minute) and measures
    python -m benchmarks.large_screens --keep FOLDER    # keeps the stores there, and takes them from there next time
    python -m benchmarks.large_screens --python OTHER/.venv/bin/python --root OTHER   # the same of another checkout

The crowd has 2,600 voices with 6,500 verdicts, the calendar 44,000 dated claims. Each screen is opened in fresh
sessions, in turns, so that a busy machine slows all of them alike; printed are the median and the least. The last
lines are about leaving: how long a screen takes right after another one was left before it could answer, beside the
same screen where nothing had been asked.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.ptybench import Plan, compiled
from benchmarks.terminal import ROOT
from tests.terminal import NotShownError, Session, terminal_env

VOICES, DISPUTES, HANDS = 2_600, 1_084, 4
RAIDS, DATES = 22_000, 2
SOURCES = 2_000
DAY = date(2012, 5, 1).toordinal()
ESCAPE = b"\x1b"

Rows = Iterator[tuple[str, list[dict[str, object]]]]


def crowd() -> Rows:
    """Raids whose dead are counted by four hands each, all differently: six verdicts a raid."""
    chance, raids = random.Random(5), range(1, DISPUTES + 1)
    voices = range(DISPUTES + 1, DISPUTES + VOICES + 1)
    yield from _cast(raids, voices)
    claims: list[dict[str, object]] = []
    for raid in raids:
        for nth, speaker in enumerate(chance.sample(voices, HANDS)):
            count = 11 + 7 * nth
            days = {"as_of_lo": DAY, "as_of_hi": DAY}
            claims.append(_claim(claims, raid, speaker, "killed", str(count), count, scope="all", **days))
    for speaker in voices:  # everybody is heard at least once
        claims.append(_claim(claims, raids[speaker % DISPUTES], speaker, "site", "a valley", None))
    yield "Claim", claims


def calendar() -> Rows:
    """Raids that two hands date differently."""
    from store.values.dates.date_labels import date_label

    chance, raids = random.Random(9), range(1, RAIDS + 1)
    voices = range(RAIDS + 1, RAIDS + 301)
    yield from _cast(raids, voices)
    claims: list[dict[str, object]] = []
    for raid in raids:
        first = DAY + chance.randrange(4_000)
        for nth, speaker in enumerate(chance.sample(voices, DATES)):
            day = first + 3 * nth
            edtf = date.fromordinal(day).isoformat()
            claims.append(_claim(claims, raid, speaker, "date", edtf, day, label=date_label(edtf)))
    yield "Claim", claims


def _cast(raids: Sequence[int], voices: Sequence[int]) -> Rows:
    kinds = [(number, "raid") for number in raids] + [(number, "voice") for number in voices]
    named = [{"id": n, "slug": f"e{n}", "kind": kind, "name": f"{kind.capitalize()} {n:05}"} for n, kind in kinds]
    yield "Entity", [row | {"anonymous": False} for row in named]
    reports = [{"id": n, "slug": f"s{n}", "title": f"Report {n}", "published": "2012"} for n in range(1, SOURCES + 1)]
    days = [{"publisher_id": voices[n % len(voices)], "published_lo": DAY + n // 10} for n in range(SOURCES)]
    yield "Source", [report | day for report, day in zip(reports, days, strict=True)]


def _claim(
    before: Sequence[object], entity: int, speaker: int, prop: str, key: str, number: int | None, **more: object
) -> dict[str, object]:
    nth = len(before) + 1
    says = {"property": prop, "scope": "", "value_key": key, "label": key, "lo": number, "hi": number}
    where = {"source_id": 1 + nth % SOURCES, "entity_id": entity, "speaker_id": speaker, "position": nth}
    days = {"as_of_lo": None, "as_of_hi": None}
    return {"id": nth, "slug": f"c{nth}", **says, **where, **days, **more}


def make(path: Path, rows: Rows) -> None:
    """Write a store as a load would leave it."""
    from sqlalchemy import insert

    from store.db import tables
    from store.db.writing import driver, writing
    from store.derive import derive, standing

    with writing(path, create=True) as session:
        session.execute(insert(tables.Meta), [{"key": "title", "value": path.stem}])
        for table, found in rows:
            session.execute(insert(getattr(tables, table)), found)
        derive.derive(driver(session), None)
        standing.refresh(driver(session))


class Opened:
    """A browser on a store, at rest on its first screen."""

    def __init__(self, argv: Sequence[str], env: dict[str, str], root: Path) -> None:
        self.session = Session(argv, env=env, cwd=root)
        self.session.wait_for("Raids", timeout=60)
        self.session.until_quiet(1.0, limit=10)

    def until(self, key: bytes, text: str, limit: float) -> float:
        """Send a key; return the seconds until a text is on the screen, `limit` if it does not come."""
        begun = time.monotonic()
        self.session.send(key)
        try:
            self.session.wait_for(text, timeout=limit)
        except NotShownError:
            return limit
        return time.monotonic() - begun

    def left(self, key: bytes) -> None:
        """Open a screen and leave it as soon as it is there, before it can answer."""
        self.session.send(key)
        self.session.until_quiet(0.15, first=1.0, limit=1.0)
        self.session.send(ESCAPE)
        self.session.until_quiet(0.15, first=1.0, limit=1.0)


#: What is measured: a name, the store, a screen left before (its key), the key, and a text of the first rows.
MEASURED = (
    ("Contested, crowd", "crowd", b"", b"x", f"{DISPUTES:,} questions left"),
    ("Voices, crowd", "crowd", b"", b"v", f"{VOICES:,} voices"),
    ("Timeline, calendar", "calendar", b"", b"t", f"{RAIDS * DATES:,} dates"),
    ("Contested, calendar", "calendar", b"", b"x", f"{RAIDS:,} questions left"),
    ("Sources, calendar", "calendar", b"", b"s", "Report 9"),
    ("Sources after Timeline", "calendar", b"t", b"s", "Report 9"),
    ("Sources, crowd", "crowd", b"", b"s", "Report 9"),
    ("Sources after Voices", "crowd", b"v", b"s", "Report 9"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the stores")
    parser.add_argument("--runs", type=int, default=5, help="sessions for each screen")
    parser.add_argument("--limit", type=float, default=30, help="seconds after which a screen is given up")
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout to measure")
    parser.add_argument("--python", default=sys.executable, help="its interpreter")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = asked.keep or Path(name)
        stores: dict[str, Callable[[], Rows]] = {"crowd": crowd, "calendar": calendar}
        for store, rows in stores.items():
            if not (folder / f"{store}.db").exists():
                make(folder / f"{store}.db", rows())
        env = terminal_env(PYTHONDONTWRITEBYTECODE=None, PYTHONPATH=str(asked.root), HOME=name)
        argv = {
            store: [asked.python, "-m", "tui", "browse", str((folder / f"{store}.db").resolve())] for store in stores
        }
        compiled(argv["crowd"], Plan(wait="Raids"), env, asked.root)
        took: dict[str, list[float]] = {what: [] for what, *_ in MEASURED}
        for _ in range(asked.runs):
            for what, store, before, key, text in MEASURED:
                opened = Opened(argv[store], env, asked.root)
                try:
                    if before:
                        opened.left(before)
                    took[what].append(opened.until(key, text, asked.limit))
                finally:
                    opened.session.close()
        print(f"{'from the key to the first rows, ms':36}{'median':>10}{'least':>10}")
        for what, times in took.items():
            print(f"{what:36}{1000 * median(times):>10,.0f}{1000 * min(times):>10,.0f}")
        for after, alone in (("Timeline", "calendar"), ("Voices", "crowd")):
            ratio = median(took[f"Sources after {after}"]) / median(took[f"Sources, {alone}"])
            print(f"Sources after {after} was left, beside nothing asked before: x{ratio:.2f}")


if __name__ == "__main__":
    main()
