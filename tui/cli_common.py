"""What the commands share: which store is meant, who is asking, output that is safe on a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from store.clean import shown
from tui.places import chosen_store, shipped

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", envvar="WHOSAYS_STORE", help="The store; otherwise one in your data folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines.")]


def store_to_read(store: Path | None) -> Path:
    """The store asked for; where none was named and there is none yet, that of the case that ships."""
    path = chosen_store(store)
    return path if store is not None or os.environ.get("WHOSAYS_STORE") or path.exists() else demo_store()


def demo_store() -> Path:
    """The store of the case that ships, loaded at the first use and after an upgrade."""
    from tui.cli_case import store_of_case

    return store_of_case(*shipped())


def say(text: str = "") -> None:
    """Print a line. On a terminal, nothing in it can move the cursor or hide text."""
    typer.echo(shown(text) if sys.stdout.isatty() else text)


def say_json(fact: Any) -> None:
    """Print a view (or a list of views) as JSON."""

    def plain(value: Any) -> Any:
        return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)

    text = json.dumps(fact, default=plain, ensure_ascii=not sys.stdout.isatty(), indent=2)
    typer.echo(text if not sys.stdout.isatty() else shown(text))


@contextmanager
def progress(label: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error, where that is a terminal; otherwise nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)
