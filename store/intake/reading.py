"""From paths to reports, one after the other: the part of this room that others call."""

from __future__ import annotations

import hashlib
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from store.intake.asking import Asker
from store.intake.child import Outcome
from store.intake.files import listed
from store.intake.limits import Limits, size_words
from store.intake.refusing import Item, Unreadable
from store.intake.taking import Taken, bytes_in, piece, taken, taken_from
from store.intake.wire import Silent, answer
from store.model.problems import Refused
from store.model.reports import STDIN, Extracted, NotRead
from store.text.clean import clean

Progress = Callable[[str, int, int], None]
_BROKE = "is damaged, or made to do harm: what reads it came down over it; nothing of it was kept"


def read_files(
    paths: Iterable[Path | str], *, limits: Limits | None = None, progress: Progress | None = None
) -> Iterator[Extracted | NotRead]:
    """The reports of files and folders, ``-`` for standard input; what cannot be read is told in its place.

    Each file is read in a process of its own. Ending the iteration early ends them too.
    """
    limits = limits or Limits()
    files = list(dict.fromkeys(listed(map(Path, paths))))
    with Asker(limits) as asker:
        for done, file in enumerate(files):
            if progress is not None:
                progress("reading reports", done, len(files))
            if isinstance(file, NotRead):
                yield file
            else:
                yield from _reports(file, asker)
        if progress is not None:
            progress("reading reports", len(files), len(files))


def bytes_of(report: Extracted) -> bytes:
    """The bytes that a report was taken from, to be kept beside a case. Raises Refused where they are others now."""
    if report.data is not None:
        return report.data
    try:
        data = piece(report.path, report.span, Limits())
    except (Unreadable, OSError) as error:
        raise Refused(str(NotRead(report.path, str(error)))) from error
    if hashlib.sha256(data).hexdigest() != report.sha256:
        raise Refused(str(NotRead(report.path, "was changed since it was read: add it again")))
    return data


def _reports(path: Path, asker: Asker) -> Iterator[Extracted | NotRead]:
    try:
        if path == STDIN and sys.stdin is None:
            raise Unreadable("there is no standard input: name a file")
        taking = taken_from(sys.stdin.buffer, asker.limits) if path == STDIN else taken(path, asker.limits)
        with taking as copy:
            name = "" if path == STDIN else clean(path.name, keep_newlines=False)
            items = _asked(name, copy, asker)
            for part, item in enumerate(items, 1):
                yield _report(path, name, copy, item, part if len(items) > 1 else 0)
    except Unreadable as error:
        yield NotRead(path, str(error))


def _asked(name: str, copy: Taken, asker: Asker) -> list[Item]:
    """What a child makes of the bytes. Raises Unreadable."""
    try:
        outcome = asker.ask({"name": name}, [copy.descriptor])
    except Silent as error:
        raise Unreadable("the process that reads reports went away over it: try again, or leave it out") from error
    if outcome.ending != "answered":
        raise Unreadable(_ended(outcome, asker.limits))
    try:
        items = answer(outcome.said)
    except ValueError as error:
        raise Unreadable(_BROKE) from error
    if not items:
        raise Unreadable("holds no report")
    if len(items) == 1 and items[0].refused:
        raise Unreadable(items[0].refused)
    return items


def _ended(outcome: Outcome, limits: Limits) -> str:
    """Why there is no answer, in a sentence."""
    if outcome.ending == "late" or (outcome.ending == "signal" and outcome.code == signal.SIGXCPU):
        return f"takes too long to read (more than {limits.cpu_seconds} seconds): save its text, and add that"
    if outcome.ending == "long":
        return f"holds too much text (more than {size_words(limits.answer_bytes)} as it comes): split it"
    if outcome.out_of_memory:
        return f"needs more memory than a report may ({size_words(limits.memory_bytes)}): save its text, and add that"
    if outcome.ending == "exit" and outcome.said:
        missing = clean(outcome.said.decode("utf-8", "replace"), keep_newlines=False, limit=100)
        return f"cannot be read: the library {missing} is not installed; install whosays anew"
    return _BROKE


def _report(path: Path, name: str, copy: Taken, item: Item, part: int) -> Extracted | NotRead:
    if item.refused:
        return NotRead(path, f"report {part}: {item.refused}")
    sha256, size, data = copy.sha256, copy.size, None
    if item.span is not None:
        data = bytes_in(copy, *item.span)
        sha256, size = hashlib.sha256(data).hexdigest(), len(data)
    return Extracted(
        path=path,
        name=name,
        media=item.media,
        extractor=item.extractor,
        sha256=sha256,
        size=size,
        text=item.text,
        text_sha256=hashlib.sha256(item.text.encode("utf-8")).hexdigest(),
        head=item.head,
        pages=item.pages,
        part=part,
        span=item.span,
        data=(data if data is not None else bytes_in(copy)) if path == STDIN else None,
    )
