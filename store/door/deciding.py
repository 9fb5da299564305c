"""The half of the door that decides: who is the same as whom, how reliable and credible something is, and which drafts
are not wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.door.reading import Progress
from store.door.suggesting import Suggesting
from store.model.problems import Refused

if TYPE_CHECKING:
    from store.db.connection import Connection
    from store.model.drafts import Draft
    from store.model.edits import Change, Edited
    from store.model.out.grades import GradeRow
    from store.model.same import Decided, Decision, MergePreview
    from store.model.vocabulary import Graded


class Deciding(Suggesting):
    """A store in which people decide about entities: a layer over them, taken back as any edit is."""

    def decide(
        self,
        one: str,
        other: str,
        decision: Decided,
        why: str = "",
        *,
        who: str,
        keep: str | None = None,
        progress: Progress | None = None,
    ) -> Edited:
        """Record what a person decided about two entities; of two that are the same ``keep`` stands for both.

        Raises BadInput with a sentence where they cannot be one, or Refused.
        """
        self._may_write()
        from store.same import deciding

        return deciding.decide(self.path, one, other, decision, why=why, who=who, keep=keep, progress=progress)

    def split(self, one: str, other: str, *, who: str, progress: Progress | None = None) -> Edited:
        """Take back what was decided about two entities: the two are as they were. Raises BadInput, or Refused."""
        self._may_write()
        from store.same import deciding

        return deciding.split(self.path, one, other, who=who, progress=progress)

    def merge_preview(self, one: str, other: str, keep: str | None = None) -> MergePreview:
        """What making two entities one would do to the verdicts; nothing is kept. Raises Refused."""
        self._may_write()
        from store.same.merge_preview import merge_preview

        return merge_preview(self.path, one, other, keep)

    def split_preview(self, one: str, other: str) -> MergePreview:
        """What a split would give back, as `merge_preview` tells it; nothing is kept. Raises Refused."""
        self._may_write()
        from store.same.merge_preview import split_preview

        return split_preview(self.path, one, other)

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided about two entities each, in force now, the latest first."""
        from store.reads import same

        return self._run(same.decisions)

    def grade(self, of: Graded, slug: str, grade: str, why: str = "", *, who: str) -> Edited:
        """Record how reliable a source is, or all reports of a publisher ("A" to "F"), or how credible a claim ("1" to
        "6"). No verdict changes by it. Raises BadInput, or Refused."""
        self._may_write()
        from store.edits import grading

        return grading.grade(self.path, of, slug, grade, why=why, who=who)

    def ungrade(self, of: Graded, slug: str, *, who: str) -> Edited:
        """Take a grade back. Raises BadInput where nobody graded it, or Refused."""
        self._may_write()
        from store.edits import grading

        return grading.ungrade(self.path, of, slug, who=who)

    def grades(self) -> tuple[GradeRow, ...]:
        """Every grade that is in force, the latest first. Facts of sources and claims have theirs with them."""
        from store.reads.graded import grades

        return self._run(grades.graded)

    def drop_draft(self, draft: Draft, *, who: str) -> Edited:
        """Remember that a draft was dropped: it is not offered again. Raises Refused where writing is off."""
        self._may_write()
        from store.same import deciding

        return deciding.drop_draft(self.path, draft, who=who)

    @staticmethod
    def _left(draft: Draft, who: str) -> Callable[[Connection], Sequence[Change]]:
        """What lets a draft not be offered again, where it is once other changes are made."""
        from store.same import deciding
        from store.suggest.kept import Kept

        def dropped(connection: Connection) -> Sequence[Change]:
            left, _ = Kept(connection, draft.source, draft.rendition).left([draft])
            return [deciding.dropping(it, who) for it in left]

        return dropped

    def _may_write(self) -> None:
        if self.read_only:
            raise Refused("the store was opened with --read-only: nothing can be written")
