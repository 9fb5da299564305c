"""Check the head of one source, and what a case brings of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from store.case.checks.checked import VOICES, CheckedCase, one_of, source_known, time_span
from store.case.checks.circles import way_back
from store.case.models import SourceHead, keys
from store.case.read import At, ReadRendition, ReadSource
from store.case.words import near
from store.properties.built_in import PROPERTIES
from store.properties.own import PROPERTIES_KEY, vocabulary_of_data
from store.properties.wrong import wrong_words
from store.values.basis.plain import fold
from store.values.basis.sets import Span

#: Tells by which last step somebody comes back to himself; None where he does not.
WayBack = Callable[[str], str | None]


def check_words(case: CheckedCase, head: Mapping[str, Any], at: At) -> None:
    """Check what a case brings of its own, and have its claims read by it. ``head`` is the case's record."""
    case.problems += [at.problem(message, *below) for below, message in wrong_words(head)]
    for nth, prop in enumerate(head.get(PROPERTIES_KEY, ())):
        for number, choice in enumerate(prop.get("choices", ())):
            name = choice if isinstance(choice, str) else choice["id"]
            read = fold(name.replace("_", " ")).replace(" ", "_")
            if read != name:  # what a report words so is read without small words
                message = f"choice {name!r} is read as {read!r}, and never met: call it otherwise"
                case.problems.append(at.problem(message, PROPERTIES_KEY, nth, "choices", number))
    known = [it for it in head.get(PROPERTIES_KEY, ()) if it["id"] not in PROPERTIES]
    case.vocabulary = vocabulary_of_data({**head, PROPERTIES_KEY: known})


def _copied(case: CheckedCase, slug: str) -> tuple[str, ...]:
    source = case.sources.get(slug)
    return (source.head.syndicated_from,) if source is not None and source.head.syndicated_from is not None else ()


def check_head(case: CheckedCase, source: ReadSource, copying: WayBack | None = None) -> Span | None:
    """Check one source: its head and its wordings. Returns the days on which it may have been published."""
    copying = copying or (lambda slug: way_back(slug, lambda it: _copied(case, it)))
    head, at = source.head, source.at
    one_of(case, head.publisher, VOICES, at, "publisher", what="the publisher", does="publish")
    known = head.syndicated_from is not None and source_known(case, head.syndicated_from, at, "syndicated_from")
    if known and copying(head.id) is not None:
        message = f"{head.id!r} copies itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "syndicated_from"))
    if head.original is not None and head.syndicated_from is not None:
        message = "syndicated_from names the original, so it needs no words: keep one of the two"
        case.problems.append(at.problem(message, "original"))
    published = time_span(case, head.published, at, "published")
    fields = keys(SourceHead)
    for index, name in enumerate(head.inferred):
        if name not in fields:
            hint = near(name, fields)
            case.problems.append(at.problem(f"{name!r} is no field of a head{hint}", "inferred", index))
    labels: set[str] = set()
    for rendition in source.renditions:
        if rendition.label in labels:
            message = f"rendition {rendition.label!r} stands twice: give each its own id"
            case.problems.append(at.problem(message, "other_renditions"))
        labels.add(rendition.label)
        _check_pages(case, source, rendition)
    return published


def _check_pages(case: CheckedCase, source: ReadSource, rendition: ReadRendition) -> None:
    """The pages of a wording begin at 0, follow each other and begin within its text."""
    others = {entry.id: number for number, entry in enumerate(source.head.other_renditions)}
    below: tuple[str | int, ...] = ("pages",)
    pages = source.head.pages
    if not rendition.main:
        number = others[rendition.label]
        below, pages = ("other_renditions", number, "pages"), source.head.other_renditions[number].pages
    before = 0
    for index, start in enumerate(pages):
        message = ""
        if index == 0 and start != 0:
            message = "the first page begins at 0"
        elif start < before:
            message = "a page begins before the one it follows: put them in the order of the text"
        elif rendition.length is not None and start > rendition.length:
            message = f"the page begins behind the end of the text ({rendition.length} code points)"
        if message:
            case.problems.append(source.at.problem(message, *below, index))
            return
        before = start
