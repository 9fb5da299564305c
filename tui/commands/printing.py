"""The one place through which everything for standard output and standard error goes.

Names, reports, file names, stores and even the words of the call are written by others. Nothing of them can
move a cursor, hide text or make a line of its own, on a terminal and in a pipe alike (a pipe ends on a terminal
often enough). The exact text is for JSON, which spells such characters as escapes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Any, NoReturn, TextIO

from store.model.places import without_passwords
from store.model.problems import BadCase
from store.text.clean import clean, csv_cell, escaped, shown, visible

#: Of what is wrong with a case, so many lines are printed by those who did not ask for them.
MOST_PROBLEMS = 100


def say(text: str = "") -> None:
    """Print a line; a line break in it does not end it."""
    _write(sys.stdout, shown(text, newlines=False))


def say_parts(parts: Iterable[tuple[str, bool]]) -> None:
    """Print a line in parts; those that are hits are marked as grep marks them, on a terminal whose user did not ask
    for no colours (https://no-color.org)."""
    marks = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    on, off = ("\x1b[1;31m", "\x1b[0m") if marks else ("", "")
    cleaned = ((shown(part, newlines=False), hit) for part, hit in parts)
    _write(sys.stdout, "".join(f"{on}{part}{off}" if hit else part for part, hit in cleaned))


def say_text(text: str) -> None:
    """Print a text of several lines."""
    _write(sys.stdout, shown(text))


def prints_utf8() -> bool:
    """Whether what is printed may hold more than ASCII."""
    return "utf" in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()


def say_json(fact: Any, *, indent: int | None = 2) -> None:
    """Print a view (or a list of views) as JSON that holds the exact text; on one line without ``indent``."""
    import json

    def plain(value: Any) -> Any:
        return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)

    unicode = prints_utf8()
    _write(sys.stdout, escaped(json.dumps(fact, default=plain, ensure_ascii=not unicode, indent=indent)))


def say_row(cells: Iterable[str], delimiter: str = ",") -> None:
    """Print a line of CSV, or of TSV; no cell breaks the line or is taken for a formula."""
    import csv
    import io

    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(
        [csv_cell(clean(cell, keep_newlines=False)) for cell in cells]
    )
    _write(sys.stdout, line.getvalue())


def complain(text: str) -> None:
    """Print a sentence on standard error; what must not be printed is spelt out in it, as in "<U+001B>", and the
    password of an address is left out."""
    _write(sys.stderr, spelt(without_passwords(text)))


def complain_text(text: str) -> None:
    """Print several lines on standard error, of which each is ours."""
    for line in text.splitlines():
        complain(line)


def complain_problems(error: BadCase, most: int | None = MOST_PROBLEMS) -> None:
    """Print what is wrong with a case, a line each, of a great many the first, and what it comes to."""
    told = error.problems[:most]
    for problem in told:
        complain(str(problem))
    if more := len(error.problems) - len(told):
        complain(f"and {more:,} more: 'whosays check CASE' lists everything that is wrong with a case")
    complain(str(error))


def spelt(text: str) -> str:
    """Return a text on one line with everything spelt out that must not be printed."""
    return visible(text).replace("\n", "<U+000A>").replace("\t", " ")


def can_ask() -> bool:
    """Whether there is a terminal to ask on, both ways."""
    return all(it is not None and it.isatty() for it in (sys.stdin, sys.stdout))


def ask(question: str) -> str | None:
    """Ask on the terminal; what was typed, or None at the end of the input."""
    try:
        return input(spelt(question)).strip()
    except EOFError:
        say()
        return None


@contextmanager
def progress(label: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error, where that is a terminal; otherwise nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(spelt(label), total=None)
        yield lambda what, done, total: bar.update(task, description=spelt(what), completed=done, total=total)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever called us
        return
    try:
        try:
            stream.write(f"{text}\n")
        except UnicodeEncodeError:
            stream.write(f"{text.encode(stream.encoding, 'backslashreplace').decode(stream.encoding)}\n")
        stream.flush()
    except BrokenPipeError:
        # the reader went away ("| head"): not a failure of ours
        _give_up(stream)
        sys.exit(0)
    except OSError as error:  # a full disk, a terminal that is gone
        if stream is sys.stderr:
            _give_up(stream)
            sys.exit(1)
        end_unwritten(error)


def end_unwritten(error: OSError) -> NoReturn:
    """End with exit code 1 where standard output takes no more."""
    if sys.stdout is not None:
        _give_up(sys.stdout)
    complain(f"whosays: what is printed cannot be written ({error.strerror}): it is not whole")
    sys.exit(1)


def _give_up(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere, or the interpreter tries again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
