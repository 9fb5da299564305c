"""The derived parts of a store, in the order they are brought up in: names, full text, answers, lists.

Everything that writes goes through here, so that a new derived part has one place: `PARTS` of
`store.care.digests` says how it is compared, and here is when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from store.db import meta
from store.db.connection import Connection
from store.derive import derive, standing
from store.derive.world import QuestionKey
from store.model.version import RULES
from store.search import index as name_index
from store.search import passages
from store.search.words import index as text_index

#: In the store's facts: the number of the rules that worked out its answers.
_BY = "rules"
#: Told what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Touched:
    """What a write left behind: claims whose words or place changed, questions to be answered again.

    ``everything`` stands for all claims and all questions.
    """

    claims: set[int] = field(default_factory=set)
    questions: set[QuestionKey] = field(default_factory=set)
    everything: bool = False
    entities: set[int] = field(default_factory=set)
    """Those of which there are more or fewer names or claims, as their subject, value or speaker."""
    reworded: set[int] = field(default_factory=set)
    """Sources that are new, gone, or of another text or day than before."""

    @property
    def lost(self) -> bool:
        """Whether claims may have been removed."""
        return True

    @property
    def about(self) -> set[int]:
        """The entities of which something is told otherwise."""
        return self.entities | {entity for entity, _, _ in self.questions}


def refresh(connection: Connection, touched: Touched, progress: Progress | None = None) -> int:
    """Bring what is derived up to a write, inside its transaction. Returns how many questions were worked out.

    Who writes names keeps their index up row by row; it is made anew only where other rules made it.
    """
    anew = not name_index.is_current(connection)
    if anew:
        name_index.rebuild(connection, _telling(progress, "indexing names"))
    if touched.everything:
        passages.rebuild(connection)
    else:
        passages.refresh(connection, touched.claims)
    if touched.everything or touched.reworded or not text_index.is_there(connection):
        texts = None if touched.everything else touched.reworded
        text_index.refresh(connection, texts, _telling(progress, "indexing texts"))
    if not touched.everything and not _by_these_rules(connection):
        # a store that other rules worked out is worked out whole: no question stands by the old ones beside new
        touched.everything = True
    worked_out = 0
    if touched.everything:
        meta.note(connection, {_BY: str(RULES)})
    if touched.everything or touched.questions:
        only = None if touched.everything else touched.questions
        telling = _telling(progress, "comparing")
        worked_out = derive.derive(connection, only, telling, touched.entities, lost=touched.lost)
    # behind the answers, which tell what somebody says no longer
    name_index.bring_up_claimed(connection, None if anew or touched.everything else touched.about)
    standing.refresh(connection, None if touched.everything else touched.entities)
    return worked_out


def _by_these_rules(connection: Connection) -> bool:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_BY,)).fetchone()
    return row is not None and row[0] == str(RULES)


def renew(connection: Connection, progress: Progress | None = None) -> int:
    """Make everything that is derived anew, whatever there was. Returns the number of questions."""
    name_index.rebuild(connection, _telling(progress, "indexing names"))
    text_index.rebuild(connection, _telling(progress, "indexing texts"))
    return refresh(connection, Touched(everything=True), progress)


def index_anew(connection: Connection, progress: Progress | None = None) -> None:
    """Make what finds names and words anew in a store whose answers stand."""
    name_index.rebuild(connection, _telling(progress, "indexing names"))
    passages.rebuild(connection)
    text_index.rebuild(connection, _telling(progress, "indexing texts"))
    name_index.bring_up_claimed(connection, None)


def _telling(progress: Progress | None, what: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(what, done, total)
