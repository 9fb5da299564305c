"""Work out all derived rows anew: answers, verdicts and states, the full text and the name index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store import derive, name_index, passages, standing
from store.writing import driver, writing


def reindex(store: Path, progress: Callable[[str, int, int], None] | None = None) -> int:
    """Rebuild everything derived in one transaction. Returns the number of questions."""

    def told(what: str) -> Callable[[int, int], None]:
        return lambda done, total: progress(what, done, total) if progress is not None else None

    with writing(store) as session:
        plain = driver(session)
        passages.rebuild(plain)
        name_index.rebuild(plain, told("names"))
        questions = derive.derive(plain, None, told("questions"))
        standing.refresh(plain)
        return questions
