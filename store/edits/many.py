"""An edit of very many records: checked and written lot by lot, and worked out once at the end. One line of the
journal, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.models import EntityEntry
from store.db.engine import engine_under
from store.db.writing import driver
from store.derive.refresh import Progress
from store.edits import journal
from store.edits.apply import apply
from store.edits.standing.lookups import share_entities
from store.model.edits import BadEdit, Change, Data, Edited, FieldProblem, Verb
from store.model.problems import BadInput
from store.writes.bring_up import work_out
from store.writes.changes import Changes
from store.writes.claims import SPACE
from store.writes.records import told

#: So many problems are told; who has more mends these first.
MOST_PROBLEMS = 200
#: From so many claims on, where they are half of what there is, all questions are worked out.
_MANY = 500


class Many:
    """Takes lots of changes within the caller's transaction; `finish` makes an edit of them.

    What is wrong in a lot is kept in ``problems`` and the next one is looked at all the same, so that a person sees
    everything at once. Nothing is to be kept where there are any: `finish` raises BadEdit.
    """

    def __init__(self, session: Session, claims: int, *, who: str, verb: Verb = "add") -> None:
        if not who.strip():
            raise BadInput("nobody is named who edits: say it with --as, or set name in the settings")
        self._who, self._verb = who, verb
        plain = driver(session)
        self._session, self._plain = session, plain
        self.changes = Changes()
        self.problems: list[FieldProblem] = []
        self._written = 0
        self._made: list[tuple[str, str, str | None, str | None]] = []
        self._number: int | None = None
        self._entities: dict[str, EntityEntry | None] = {}
        (last, there) = plain.execute("SELECT coalesce(max(position), 0), count(*) FROM claim").fetchone()
        self._last = int(last)
        self._new_places = False
        self.changes.everything = claims >= _MANY and claims >= int(there)

    def places(self, claims: Sequence[CheckedClaim]) -> list[int]:
        """Behind all others for now: `finish` gives all claims the places that a load of the saved folder would."""
        self._new_places = self._new_places or bool(claims)
        out = [self._last + SPACE * nth for nth, _ in enumerate(claims, 1)]
        self._last = out[-1] if out else self._last
        return out

    def know(self, case: CheckedCase) -> None:
        """Let a case have the entities that earlier lots looked up: each is asked for by most of them."""
        share_entities(case, self._entities)

    def put(self, changes: Sequence[Change], texts: Mapping[str, str] | None = None) -> int:
        """Check and write a lot; returns how many records it changed."""
        if len(self.problems) >= MOST_PROBLEMS:
            return 0
        for change in changes:
            if change.kind == "entity":
                self._entities.pop(change.ref, None)
        try:
            made, _ = apply(self._session, changes, texts, later=self)
        except BadEdit as error:
            self.problems += error.problems
            return 0
        # once there are very many the journal keeps only what was there before
        few = self._written + len(made) <= journal.LARGE
        self._note([(it.kind, it.ref, _told(it.before), _told(it.after) if few else None) for it in made])
        return len(made)

    def _note(self, made: Sequence[tuple[str, str, str | None, str | None]]) -> None:
        self._written += len(made)
        self._made += made
        if self._written > journal.LARGE:
            self._to_journal()

    def _to_journal(self) -> None:
        """Of very many records the journal keeps what was there before, and that from the first lot on."""
        if self._number is None:
            self._number = journal.begin(self._plain, who=self._who, verb=self._verb, what="")
        journal.append_to(self._plain, self._number, self._made, whole=self._written <= journal.LARGE)
        self._made.clear()

    def finish(self, what: str, progress: Progress | None = None) -> Edited:
        """Work out what was touched and write the line. Raises BadEdit where anything was wrong."""
        if self.problems:
            raise BadEdit(self.problems[:MOST_PROBLEMS])
        if not self._written:
            return Edited(0, "nothing changed", ())
        self._to_journal()
        assert self._number is not None
        journal.tell(self._plain, self._number, what)
        self._entities.clear()
        if self._new_places:
            self._plain.execute(_IN_ORDER, (SPACE,))
        engine_under(self._plain).release_memory(self._plain)  # what follows reads other pages
        work_out(self._session, self.changes, progress)
        return Edited(self._number, what, ())


def _told(data: Data | None) -> str | None:
    return told(data) if data is not None else None


#: The places of claims as a load of the saved folder gives them: file by file, as they follow each other there.
_IN_ORDER = """
    UPDATE claim SET position = n.nth * ? FROM (
        SELECT c.id, row_number() OVER (
            ORDER BY coalesce(f.file, 'claims/' || s.slug || '.yaml'), c.position, c.id
        ) - 1 AS nth
        FROM claim c JOIN source s ON s.id = c.source_id LEFT JOIN filed f ON f.kind = 'claims' AND f.ref = s.slug
    ) n WHERE n.id = claim.id
"""
