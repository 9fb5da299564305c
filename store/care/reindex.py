"""Work out all derived rows anew: answers, verdicts and states, the full text and the name index."""

from __future__ import annotations

from store.db.engine import engine_at
from store.db.writing import driver, writing
from store.derive.refresh import Progress, renew
from store.model.places import Place


def reindex(store: Place, progress: Progress | None = None) -> int:
    """Rebuild everything derived in one transaction, missing tables of it too. Returns the number of questions."""
    with writing(store) as session:
        engine_at(store).make_derived(session)
        return renew(driver(session), progress)
