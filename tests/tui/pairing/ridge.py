"""A case in which one man stands under several names, with the browser on its queue of pairs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from store.library import Library
from store.sync.load import load_case
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.pairing.pairs import PairsScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal

ENTITIES = """\
- {id: asim-umar, kind: leader, name: Asim Umar, about: A commander., names: [Maulana Asim Umar, عاصم عمر]}
- {id: aasim-omer, kind: leader, name: Aasim Omer, about: Named by the Herald., names: [Mawlana Aasim Omer]}
- {id: a-umer, kind: leader, name: A. Umer}
- {id: umar-mansoor, kind: leader, name: Umar Mansoor}
- {id: omar-mansur, kind: leader, name: Omar Mansur}
- {id: ridge-front, kind: group, name: Ridge Front}
- {id: velia, kind: place, name: Velia}
- {id: north-velia, kind: place, name: North Velia, within: velia}
- {id: morvan, kind: place, name: Morvan}
- {id: ministry, kind: voice, name: Ministry of Defence}
- {id: police, kind: voice, name: the police}
- {id: courier-news, kind: voice, name: The Courier}
- {id: herald-news, kind: voice, name: The Herald}
"""
TEXTS = {
    "courier": "Asim Umar, born in North Velia on 3 May 1974, was killed on 4 May 2021, the ministry said. "
    "Umar Mansoor was born in Velia.",
    "herald": "Aasim Omer, also called Maulana Asim Umar, was born in Morvan on 3 May 1974, the police said. "
    "The Ridge Front denied that Aasim Omer was dead. A. Umer was killed on 9 May 2021. Omar Mansur was born in Velia.",
}
CLAIMS = {
    "courier": [
        ("asim-umar", "birthplace", "north-velia", "ministry", "born in North Velia"),
        ("asim-umar", "date_of_birth", "1974-05-03", "ministry", "on 3 May 1974"),
        ("asim-umar", "life_status", "dead", "ministry", "was killed"),
        ("asim-umar", "date_of_death", "2021-05-04", "ministry", "on 4 May 2021"),
        ("umar-mansoor", "birthplace", "velia", "courier-news", "Umar Mansoor was born in Velia"),
    ],
    "herald": [
        ("aasim-omer", "birthplace", "morvan", "police", "was born in Morvan"),
        ("aasim-omer", "date_of_birth", "1974-05-03", "police", "on 3 May 1974"),
        ("aasim-omer", "life_status", "dead, stance: denies", "ridge-front", "denied that Aasim Omer was dead"),
        ("aasim-omer", "alias", "Maulana Asim Umar", "police", "also called Maulana Asim Umar"),
        ("a-umer", "date_of_death", "2021-05-09", "herald-news", "on 9 May 2021"),
        ("omar-mansur", "birthplace", "velia", "herald-news", "Omar Mansur was born in Velia"),
    ],
}


def ridge_store(folder: Path) -> Path:
    """The store of that case."""
    case = folder / "case"
    for name in ("entities", "sources", "claims"):
        (case / name).mkdir(parents=True)
    (case / "case.yaml").write_text("id: ridge\ntitle: Who led the ridge front\n")
    (case / "entities/all.yaml").write_text(ENTITIES, "utf-8")
    for source, text in TEXTS.items():
        head = f"id: {source}\npublisher: {source}-news\ntitle: A report\npublished: 2021-05-10\nlanguage: en"
        (case / f"sources/{source}.txt").write_text(f"---\n{head}\nrendition: original\n---\n{text}\n")
        lines = [
            f"  - {{id: {source[0]}-{nth}, entity: {entity}, property: {prop}, value: {value}, speaker: {speaker}, "
            f"cite: {{original: {words}}}}}"
            for nth, (entity, prop, value, speaker, words) in enumerate(CLAIMS[source], 1)
        ]
        (case / f"claims/{source}.yaml").write_text("\n".join([f"source: {source}", "claims:", *lines, ""]))
    load_case(case, folder / "ridge.db")
    return folder / "ridge.db"


def browser(store: Path, **options: Any) -> Browser:
    read_only = bool(options.get("read_only"))
    given = {"who": "Ana"} | options
    return Browser(Library(store, read_only=read_only), Options(**given), Terminal(utf8=False))


def queue(app: Browser) -> PairsScreen:
    """The queue, which is in front."""
    assert isinstance(app.screen, PairsScreen)
    return app.screen


async def opened(pilot: Pilot[Any], *pairs: str) -> None:
    """Open the queue from Browse and wait until its first pair is laid open."""
    await until_shown(pilot, "Asim Umar")
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, PairsScreen))
    await until_shown(pilot, "Why they may be one", *pairs)


@asynccontextmanager
async def at_pairs(store: Path, size: tuple[int, int] = (120, 40), **options: Any) -> AsyncIterator[Pilot[None]]:
    app = browser(store, **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("home")
        await until(pilot, lambda: queue(app).pair and queue(app).view.pair == queue(app).pair)
        yield pilot
