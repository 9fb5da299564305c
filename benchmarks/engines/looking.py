"""What a person at a terminal waits for, on either engine: whole browsers on a pseudo-terminal, in turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median

from benchmarks.engines.loading import WHOSAYS
from benchmarks.ptybench import Plan, Run, compiled, figures, measure, start
from benchmarks.terminal import ROOT
from store.library import Library
from store.model.claims import QuestionRef
from store.model.places import Place
from tests.terminal import Session

#: On the first screen of the case made by script.
FIRST = "Arlo Amber"
#: What is opened from there: a name, the key, a text that only the answer has.
OPENED = (
    ("compare, key to its passages", b"c", "no two can be true together"),
    ("work list, key to its rows", b"x", "questions left to judge"),
    ("sources, key to their rows", b"s", "oldest first"),
    ("timeline, key to its rows", b"t", " dates"),
    ("voices, key to their rows", b"v", " voices"),
)


def argv(place: Place) -> list[str]:
    """The browser on a store."""
    return [*WHOSAYS, "browse", "--store", str(place)]


def browsers(
    places: Mapping[str, Place], env: Mapping[str, str], starts: int, runs: int
) -> dict[str, dict[str, float]]:
    """Starts, and whole sessions with keys pressed: the figures of `benchmarks.ptybench` by engine."""
    plan = Plan(wait=FIRST, focus_input=b"/", typed="arlbe")
    for place in places.values():
        compiled(argv(place), plan, env, ROOT)
    alone: dict[str, list[Run]] = {engine: [] for engine in places}
    whole: dict[str, list[Run]] = {engine: [] for engine in places}
    for made, how, times in ((alone, start, starts), (whole, measure, runs)):
        for _ in range(times):
            for engine, place in places.items():
                made[engine].append(how(argv(place), plan, env, ROOT))
    found: dict[str, dict[str, float]] = {}
    for engine in places:
        found[engine] = figures(whole[engine])
        for figure, value in figures(alone[engine]).items():
            if figure in ("first_ms", "stable_ms", "start_cpu_ms", "start_bytes"):
                found[engine][figure] = value
    return found


def screens(places: Mapping[str, Place], env: Mapping[str, str], runs: int) -> dict[str, dict[str, float]]:
    """Milliseconds from a key to what it opens, each in a fresh session; medians."""
    took: dict[str, dict[str, list[float]]] = {what: {it: [] for it in places} for what, *_ in OPENED}
    for _ in range(runs):
        for what, key, text in OPENED:
            for engine, place in places.items():
                with Session(argv(place), env=env, cwd=ROOT) as session:
                    session.wait_for(FIRST, timeout=60)
                    session.until_quiet(1.0, limit=10)
                    begun = time.monotonic()
                    session.send(key)
                    session.wait_for(text, timeout=60)
                    took[what][engine].append(1000 * (time.monotonic() - begun))
    return {what: {engine: median(times) for engine, times in each.items()} for what, each in took.items()}


def questions(places: Mapping[str, Place], slugs: Sequence[str]) -> dict[str, dict[str, float]]:
    """Milliseconds of what the screens ask, without a screen: medians over some entities, in turns."""
    opened = {engine: Library(place) for engine, place in places.items()}
    took: dict[str, dict[str, list[float]]] = {}

    def timed(what: str, ask: Callable[[Library], object]) -> None:
        for engine, library in opened.items():
            begun = time.perf_counter()
            ask(library)
            took.setdefault(what, {it: [] for it in places})[engine].append(1000 * (time.perf_counter() - begun))

    try:
        first = next(iter(opened.values()))
        for nth, slug in enumerate(slugs):
            timed("an entity's page, asked", partial(Library.page_and_words, slug=slug))
            for ref in _asked_about(first, slug)[:2]:
                timed("a comparison, asked", partial(Library.compare, ref=ref))
            timed("a name's first results, asked", partial(Library.search, text=_name(first, slug), deep=False))
            if nth % 10 == 0:
                timed("the work list, asked", Library.worklist)
    finally:
        for library in opened.values():
            library.close()
    return {what: {engine: median(times) for engine, times in each.items()} for what, each in took.items()}


def _asked_about(library: Library, slug: str) -> list[QuestionRef]:
    page = library.entity(slug)
    return [] if page is None else [row.ref for row in page.questions]


def _name(library: Library, slug: str) -> str:
    page = library.entity(slug)
    return slug if page is None else page.name
