"""A library that suggests what a test wants, and a browser on it: the drafts of a report by their words.

As a program it is the browser on a real terminal, whose report is read through once the file TOLD is there:
`python -m tests.tui.reading.suggested TOLD browse STORE`.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from store.library import Library
from store.model import stopping
from store.model.drafts import Draft, NewName, Suggestions
from tests.tui.forms.desk import SOURCE, WIDE, Desk
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

NEW = "Usama Mahmood Junior"

WORDS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "a Pakistani citizen, was killed on 23 September",
        {
            "entity": "asim-umar",
            "entity_name": "Asim Umar",
            "property": "age",
            "says": "forty",
            "label": "40",
            "speaker": "nds",
            "speaker_name": "NDS",
            "via": ("samaa",),
            "said": "2019-10-08",
            "certainty": "probable",
            "why": '"confirmed"',
        },
    ),
    (
        "Omar's wife",
        {"entity": "asim-umar", "entity_name": "Asim Umar", "property": "family", "says": "a wife", "label": "a wife"},
    ),
    (
        "Omar's courier to Ayman al Zawahiri",
        {
            "entity": "",
            "entity_name": "",
            "new_name": NEW,
            "new_kind": "leader",
            "property": "place_of_death",
            "says": "Musa Qala",
            "label": "Musa Qala",
            "speaker": "nds",
            "speaker_name": "NDS",
            "stance": "denies",
            "by": "my-model",
        },
    ),
)


def drafts_of(text: str, source: str = SOURCE, rendition: str = "digest") -> tuple[Draft, ...]:
    """The drafts above where their words stand in a text, in no order."""
    made = []
    for nth, (words, told) in enumerate(WORDS):
        at = text.find(words)
        if at >= 0:
            made.append(Draft(f"d{nth}", source, rendition, at, at + len(words), **told))
    return tuple(made)


class Suggesting(Library):
    """Offers drafts but those that were dropped, which stand in what is told of an entity: an edit like any other.

    It answers when `told` is set, and looks at its stop meanwhile, as one who waits for a child does.
    """

    words = WORDS
    problems: tuple[str, ...] = ()

    def __init__(self, path: Path, **options: Any) -> None:
        super().__init__(path, **options)
        self.told = threading.Event()
        self.told.set()
        self.asked: list[tuple[str, str | None]] = []
        self.stopped = 0

    def wait(self) -> None:
        while not self.told.wait(0.01):
            stopping.check()

    def suggestions(self, source: str, rendition: str | None = None, *, command: str = "") -> Suggestions:  # noqa: ARG002
        self.asked.append((source, rendition))
        try:
            self.wait()
        except stopping.Stopped:
            self.stopped += 1
            raise
        page = self.source(source, rendition)
        text = (page.text if page is not None else "") or ""
        found = drafts_of(text, source, rendition or "")
        at = text.find("Usama")
        names = (NewName(at, at + 5, "Usama Bahar", "leader"),) if at >= 0 else ()
        left = tuple(one for one in found if Library.record(self, "dropped", one.id) is None)
        return Suggestions(source, rendition or "", left, (), names, problems=self.problems)


@asynccontextmanager
async def suggested(
    store: Path, size: tuple[int, int] = WIDE, *, wait: bool = False, **options: Any
) -> AsyncIterator[tuple[Desk, Suggesting]]:
    """A reader of the shipped case whose drafts are there, or (``wait``) are waited for."""
    with Suggesting(store, read_only=bool(options.get("read_only"))) as library:
        if wait:
            library.told.clear()
        app = Browser(library, Options(who="Ines", **options), Terminal(utf8=options.get("glyphs") == "unicode"))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until_shown(pilot, "Asim Umar")
            app.screen.post_message(messages.OpenSource(SOURCE, "digest", "republic-03"))
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.page is not None)
            at = Desk(app, pilot, library)
            if not wait:
                await at.rest()
            yield at, library


def ids(at: Desk) -> Iterator[str]:
    """The drafts in the margin."""
    return (one.id for one in at.reader.margin.drafts)


if __name__ == "__main__":
    told = Path(sys.argv.pop(1))
    Library.suggestions = Suggesting.suggestions  # type: ignore[method-assign]
    Library.asked, Library.problems, Library.stopped = [], (), 0  # type: ignore[attr-defined]

    def wait(library: Library) -> None:
        while not told.exists():
            stopping.check()
            threading.Event().wait(0.01)

    Library.wait = wait  # type: ignore[attr-defined]
    from tui.start import main

    main()
