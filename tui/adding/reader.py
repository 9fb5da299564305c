"""Reads reports in a thread, so that the keyboard is not held up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.library import read_reports
from store.model.problems import Refused
from store.model.reports import Extracted, NotRead


class Reader:
    """Reads reports in a thread of its own, and tells of each on the screen's."""

    def __init__(
        self,
        paths: list[Path],
        post: Callable[..., None],
        came: Callable[[Extracted | NotRead], None],
        progress: Callable[[int, int], None],
        ended: Callable[[str], None],
    ) -> None:
        self._paths, self._post = paths, post
        self._came, self._progress, self._ended = came, progress, ended
        self._stopped = False

    def stop(self) -> None:
        """Read no further."""
        self._stopped = True

    def run(self) -> None:
        """Read all of them, unless nobody waits any more."""
        found = read_reports(self._paths, lambda _, done, total: self._post(self._progress, done, total))
        refusal = ""
        try:
            for one in found:
                if self._stopped:
                    found.close()  # type: ignore[attr-defined]
                    return
                self._post(self._came, one)
        except Refused as error:
            refusal = str(error)
        self._post(self._ended, refusal)
