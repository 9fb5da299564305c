"""The sources of a case as references: RIS, BibTeX, CSL-JSON. What a reference has no place for is counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from store.db.connection import Connection
from store.exchange.citations import source_bibtex, source_csl, source_ris
from store.exchange.out.left import Left
from store.model.out.importing import Unfit
from store.reads.sources import sources
from store.text.clean import escaped


def references(connection: Connection, form: str) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    """Every source of a store in a form of references."""
    left = Left()

    def lines() -> Iterator[str]:
        found = sources(connection)
        if form == "csl":
            yield escaped(json.dumps([source_csl(it) for it in found], ensure_ascii=False, indent=2)) + "\n"
        for it in found if form != "csl" else ():
            yield f"{source_bibtex(it)}\n\n" if form == "bibtex" else f"{source_ris(it)}\n"
        left.out("the claims of a source", sum(it.claims > 0 for it in found))
        left.out("the text of a source", sum(any(one.held for one in it.renditions) for it in found))
        left.out("what a source copies", sum(bool(it.copy_of or it.original) for it in found))
        left.out("the grade of a source", sum(it.grade is not None for it in found))
        if form != "ris":
            left.out("the authors of a source (its publisher is named)", sum(bool(it.authors) for it in found))
        else:
            left.out("which fields of a head are inferred", sum(bool(it.inferred) for it in found))
        told, signs = ("that a day is about, unsure or of several", "~?%/")
        if form == "csl":  # which has a word for the first, and two days for the last
            told, signs = ("that a day is unsure", "?%")
        left.out(told, sum(any(sign in it.published for sign in signs) for it in found))

    return lines(), left.all
