"""A look at each report before it is kept: its head, its first lines, and a question on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from store import library
from store.library import Library
from store.model.adding import FIELDS, Wanted
from store.model.problems import BadInput
from tui.commands.printing import ask, complain, say, say_text

_LINES = 12
_WIDE = 400


def reviewed(opened: Library, wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """Those that a person wants kept. What was looked at is confirmed."""
    for one in wanted:
        kept = _asked(opened, one)
        if kept is not None:
            yield kept


def _asked(opened: Library, wanted: Wanted) -> Wanted | None:
    while True:
        _show(opened, wanted)
        answer = _answer("Keep it? y yes, its head is right; n no; e edit its head: ").lower()
        if answer in ("y", "yes"):
            return replace(wanted, confirmed=frozenset(FIELDS))
        if answer in ("n", "no", ""):
            return None
        if answer in ("e", "edit"):
            wanted = _edited(wanted)


def _show(opened: Library, wanted: Wanted) -> None:
    report = wanted.report
    say()
    say(f"{report.path}  ({report.media}, {len(report.text):,} characters)")
    for name in FIELDS:
        told = _told(wanted, name)
        if told:
            say(f"  {name:<10} {told}{'' if name in wanted.confirmed else '  (inferred)'}")
    if wanted.head.note:
        say(f"  {'note':<10} {wanted.head.note}")
    known = opened.known(report, wanted.head.publisher)
    if known.same:
        say(f"  is there already, as {known.same}")
    if known.publisher and known.publisher != wanted.head.publisher:
        say(f"  {'':<10} published by {known.publisher}, who is in the case")
    for near in known.near:
        say(f"  has {near.words()}")
    lines = [line[:_WIDE] for line in report.text.split("\n") if line.strip()]
    say_text("\n".join(f"  | {line}" for line in lines[:_LINES]) + ("\n  | ..." if len(lines) > _LINES else ""))


def _told(wanted: Wanted, name: str) -> str:
    given = getattr(wanted.head, name)
    return "; ".join(given) if isinstance(given, tuple) else str(given)


def _edited(wanted: Wanted) -> Wanted:
    say("Enter leaves a field as it is; - empties it.")
    head, confirmed = wanted.head, set(wanted.confirmed)
    for name in FIELDS:
        while True:
            given = _answer(f"  {name} [{_told(wanted, name)}]: ")
            try:
                if given:
                    told: dict[str, Any] = {name: _value(name, "" if given == "-" else given)}
                    head = replace(head, **told)
                    confirmed.add(name)
            except BadInput as error:
                complain(str(error))
                continue
            break
    return replace(wanted, head=head, confirmed=frozenset(confirmed))


def _value(name: str, given: str) -> str | tuple[str, ...]:
    if name == "authors":
        return tuple(part.strip() for part in given.split(";") if part.strip())
    return library.day_of(given) if name == "published" else given


def _answer(question: str) -> str:
    given = ask(question)
    if given is None:
        raise BadInput("the terminal gave no answer: nothing was added")
    return given
