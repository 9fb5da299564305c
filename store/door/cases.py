"""What is done to a store or a case as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.model.claims import ClaimView
from store.model.places import Place

if TYPE_CHECKING:
    from store.care.finding import Finding
    from store.case.checks.check import CheckedCase
    from store.intake.probe import Isolation
    from store.model.reports import Extracted, NotRead
    from store.sync.save import Saved
    from store.writes.attach import Attached
    from store.writes.changes import Changes

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, of how much (0: not known)."""


def check(case: Path, progress: Progress | None = None, *, remembered_by: Iterable[Place] = ()) -> CheckedCase:
    """Everything a case says, with everything that is wrong with it.

    The first of the stores ``remembered_by`` that holds the case tells where a quote stood that is gone.
    """
    from store.case.checks.check import check_case
    from store.reads.remembered import remembered

    told = (lambda done, total: progress("checking claims", done, total)) if progress else None
    return check_case(case, told, remembered(tuple(remembered_by)))


def load(case: Path, store: Place, progress: Progress | None = None, *, who: str = "somebody") -> Changes:
    """Bring a store up to a case, all of it or nothing; what was edited there stays. Raises BadCase, or Refused."""
    from store.sync.load import load_case

    return load_case(case, store, progress, who=who)


def save(store: Place, case: Path, *, who: str = "somebody", progress: Progress | None = None) -> Saved:
    """Write what was edited in a store into the folder of its case, or all of it into a new one.

    Raises BadInput, BadCase where the folder's files do not hold, or Refused.
    """
    from store.sync.save import save_case

    return save_case(store, case, who=who, progress=progress)


def is_current(case: Path, store: Place) -> bool:
    """Whether a store is up to a case already."""
    from store.writes import current

    return current.is_current(case, store)


def citation_formats() -> Mapping[str, Callable[[ClaimView], str]]:
    """The forms in which a claim can be cited elsewhere, by name, the plain text first."""
    from store.exchange.citations import FORMATS

    return FORMATS


def attach(store: Place, paths: Iterable[Path]) -> list[Attached]:
    """Bring in texts that a case knows by hash only. Raises Refused."""
    from store.writes import attach as attaching

    return attaching.attach(store, paths)


def seal(case: Path, out: Path) -> None:
    """Copy a case without the texts that may not be shared. Raises BadCase, or BadInput."""
    from store.case.checks import seal as sealing

    sealing.seal(case, out)


def read_names(file: Path, column: str | None) -> list[str]:
    """The names of a list, for ``Library.match``. Raises BadInput."""
    from store.search import match_lists as screen_names

    return screen_names.read_names(file, column)


def load_names(store: Place, file: Path, progress: Progress | None = None) -> tuple[int, int]:
    """Load entities and spellings in bulk; returns how many of each were new. Raises Refused."""
    from store.writes.name_lists import load_into

    return load_into(store, file, progress)


def reindex(store: Place, progress: Progress | None = None) -> int:
    """Work out everything derived anew; returns the number of questions. Raises Refused."""
    from store.care import reindex as reindexing

    return reindexing.reindex(store, progress)


def backup(store: Place, target: Path, *, force: bool = False) -> None:
    """Copy a store while others work with it. Raises Refused."""
    from store.care import backup as copying

    copying.backup(store, target, force=force)


def copy_store(source: Place, target: Place, progress: Progress | None = None) -> dict[str, int]:
    """Copy a store whole to where none is, whichever engine keeps it. Returns the rows of each table.

    Raises BadInput where something is kept there, Refused where it is not the same afterwards.
    """
    from store.care import transfer

    return transfer.copy_store(source, target, progress)


def grant_sql(store: Place, readers: Sequence[str], editors: Sequence[str]) -> list[str]:
    """The statements that give roles of a server their rights to a store on it. Raises BadInput where it is a file."""
    from store.db.engine import engine_at

    return engine_at(store).grants(store, readers, editors)


def examine(store: Place) -> list[Finding]:
    """Every part of a store with what was found. Raises BadInput where there is none."""
    from store.care import doctor

    return doctor.examine(store)


def new_case(folder: Path, title: str = "") -> None:
    """Make the folder of a case in which nothing stands yet. Raises BadInput where there is one."""
    from store.sync import new

    new.new_case(folder, title)


def take_over(case: Path, target: Path, others: Iterable[Path]) -> Path | None:
    """Copy the first of some stores that holds a case to where its store is looked for now; None where none does."""
    from store.care import taking_over

    return taking_over.take_over(case, target, others)


def day_of(words: str, on: str = "") -> str:
    """A day as a source's head holds it, from that or from words. Raises BadInput."""
    from store.adding.add import day_of as read

    return read(words, on)


def read_reports(paths: Iterable[Path | str], progress: Progress | None = None) -> Iterator[Extracted | NotRead]:
    """The reports of files and folders, "-" for standard input, with a sentence for each that cannot be read."""
    from store.intake import reading

    return reading.read_files(paths, progress=progress)


def report_bytes(report: Extracted) -> bytes:
    """The bytes a report was taken from, to be kept. Raises Refused where they are others by now."""
    from store.intake import reading

    return reading.bytes_of(report)


def isolation() -> Isolation:
    """What a process that reads a report cannot do on this system: tried, not asked. Raises Refused."""
    from store.intake import probe

    return probe.isolation()
