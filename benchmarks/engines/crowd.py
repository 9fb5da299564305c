"""Many at once on one store: nobody may be refused, and nothing that was kept may be lost."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from queue import Empty
from statistics import fmean, median
from typing import Any

from benchmarks.engines.looking import FIRST, argv
from benchmarks.sessions import DOWN, rollup
from benchmarks.terminal import ROOT
from store.library import Library
from store.model.edits import Change, Edited
from store.model.places import Place
from store.model.problems import BadInput, Refused
from tests.terminal import Session

#: Forked, when nothing is connected yet: a hundred interpreters would take minutes to start.
_PROCESSES = multiprocessing.get_context("fork")
BROWSERS, READERS, WRITERS = 20, 100, 5
REST = 4.0
"""Seconds that a reader looks at a page, its first comparison and a search, on the average; writers never rest."""


@dataclass
class Crowd:
    """What many at once came to."""

    asked: int = 0
    kept: int = 0
    lost: int = 0
    read_ms: float = 0.0
    write_ms: float = 0.0
    mean_write_ms: float = 0.0
    late_write_ms: float = 0.0
    """Within which all edits but one in a hundred were kept."""
    worst_read_ms: float = 0.0
    worst_write_ms: float = 0.0
    errors: Counter[str] = field(default_factory=Counter)

    def edits(self, took: list[float]) -> None:
        """Note how long the edits took, each in milliseconds."""
        self.kept, self.write_ms, self.mean_write_ms, self.worst_write_ms = (
            len(took),
            median(took),
            fmean(took),
            max(took),
        )
        self.late_write_ms = sorted(took)[99 * len(took) // 100]


def readers_and_writers(place: Place, seconds: float, readers: int = READERS, writers: int = WRITERS) -> Crowd:
    """So many processes that read, and so many that edit claims of their own, for so many seconds.

    An edit that was answered with its number and does not stand at the end is lost, and so is one whose line the
    journal lacks.
    """
    with Library(place) as library:
        before = _lines(library)
        claims = _claims(library, writers)
        _ask(library, library.entities("leader", 0, 1)[0].slug, random.Random(0))
        library.record("claim", claims[0][0])
    # what asks and writes is loaded by now: a hundred who load it at once are a start, and no minute at work
    import store.edits.edit  # noqa: F401

    end, told = _PROCESSES.Event(), _PROCESSES.Queue()
    running = [_PROCESSES.Process(target=_read, args=(place, nth, end, told)) for nth in range(readers)]
    running += [_PROCESSES.Process(target=_write, args=(place, nth, claims[nth], end, told)) for nth in range(writers)]
    for process in running:
        process.start()
    time.sleep(seconds)
    end.set()
    crowd, stands = Crowd(), dict[str, str]()
    times: dict[str, list[float]] = {"read": [], "write": []}
    for _ in running:
        try:
            what, took, last, errors = told.get(timeout=60)
        except Empty:
            crowd.errors["a process ended without a word"] += 1
            continue
        times[what] += took
        crowd.errors.update(errors)
        stands |= last
    for process in running:
        process.join(10)
    crowd.asked, crowd.read_ms, crowd.worst_read_ms = len(times["read"]), median(times["read"]), max(times["read"])
    crowd.edits(times["write"])
    with Library(place) as library:
        crowd.lost = abs(_lines(library) - before - crowd.kept)
        crowd.lost += sum((library.record("claim", slug) or {}).get("note") != note for slug, note in stands.items())
    return crowd


def browsers_and_writer(
    place: Place, env: Mapping[str, str], seconds: float, sessions: int = BROWSERS
) -> tuple[Crowd, float, float]:
    """So many browsers whose users move through the list while somebody edits; and a browser's PSS and RSS in MB."""
    with Library(place) as library:
        before = _lines(library)
        (claims,) = _claims(library, 1)
    crowd = Crowd()
    with ExitStack() as stack:
        opened = [stack.enter_context(Session(argv(place), env=env, cwd=ROOT)) for _ in range(sessions)]
        for session in opened:
            session.wait_for(FIRST, timeout=120)
        for session in opened:
            session.until_quiet(0.3, limit=2)
        end, told = _PROCESSES.Event(), _PROCESSES.Queue()
        writer = _PROCESSES.Process(target=_write, args=(place, 0, claims, end, told))
        writer.start()
        late, took = time.monotonic() + seconds, []
        while time.monotonic() < late:
            for session in opened:
                begun = time.monotonic()
                session.send(DOWN)
                _, _, last = session.until_quiet(0.05, limit=1, first=0.5)
                if last is not None:
                    took.append(1000 * (last - begun))
        end.set()
        _, edits, _, errors = told.get(timeout=60)
        writer.join(10)
        crowd.errors.update(errors)
        for session in opened:
            session.until_quiet(0.3, limit=2)
            if not session.open:
                crowd.errors[f"a browser ended: {session.screen.text[-200:]}"] += 1
        memory = [rollup(session.process.pid) for session in opened]
    crowd.asked, crowd.read_ms, crowd.worst_read_ms = len(took), median(took), max(took)
    crowd.edits(edits)
    with Library(place) as library:
        crowd.lost = abs(_lines(library) - before - crowd.kept)
    return crowd, median(pss for pss, _ in memory), median(rss for _, rss in memory)


def _lines(library: Library) -> int:
    return library.journal(limit=1)[0].id if library.journal(limit=1) else 0


def _claims(library: Library, hands: int) -> list[list[str]]:
    """Claims for each hand, none of them another one's."""
    slugs = [claim.slug for row in library.worklist()[:200] for claim in library.claims(row.ref)]
    return [slugs[nth::hands] for nth in range(hands)]


def _read(place: Place, nth: int, end: Event, told: Any) -> None:
    chance, took, errors = random.Random(nth), list[float](), Counter[str]()
    with Library(place) as library:
        slugs = [row.slug for row in library.entities("leader", 0, library.count("leader"))]
        while not end.is_set():
            begun = time.perf_counter()
            try:
                _ask(library, chance.choice(slugs), chance)
            except Exception as error:  # whatever it is, it is counted
                errors[f"{type(error).__name__}: {error}"[:200]] += 1
            took.append(1000 * (time.perf_counter() - begun))
            end.wait(2 * REST * chance.random())
    told.put(("read", took, {}, errors))


def _ask(library: Library, slug: str, chance: random.Random) -> None:
    page = library.entity(slug)
    if page is not None and page.questions:
        library.compare(chance.choice(page.questions).ref)
        library.search(page.name, deep=False)


def _write(place: Place, nth: int, claims: list[str], end: Event, told: Any) -> None:
    chance, took, stands, errors = random.Random(nth), list[float](), dict[str, str](), Counter[str]()
    with Library(place) as library:
        while not end.is_set():
            slug, note = chance.choice(claims), f"seen by {nth}, {len(took)}"
            begun = time.perf_counter()
            try:
                _edit(library, slug, note, f"hand {nth}")
            except (BadInput, Refused) as error:
                errors[f"{type(error).__name__}: {error}"[:200]] += 1
            else:
                took.append(1000 * (time.perf_counter() - begun))
                stands[slug] = note
    told.put(("write", took, stands, errors))


def _edit(library: Library, slug: str, note: str, who: str) -> Edited:
    before = library.record("claim", slug)
    assert before is not None
    return library.edit([Change("claim", slug, before, {**before, "note": note})], who=who, what="changed")
