"""The half of the door that writes: records changed, judged, taken back, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from store.door.deciding import Deciding
from store.door.exchanging import Exchanging
from store.door.reading import Progress
from store.door.reporting import Reporting
from store.model.claims import QuestionRef

if TYPE_CHECKING:
    from store.model.adding import Adding, Known, Wanted
    from store.model.drafts import Draft
    from store.model.edits import Change, ClashedRecord, Data, Edited, EditLine, EditPage, Keep, Preview, Verb
    from store.model.reports import Extracted


class Library(Reporting, Exchanging, Deciding):
    """A store to ask and to change. Raises Refused with a sentence for the user when it cannot be read."""

    _has_records = False

    def _ensure_records(self) -> None:
        """Let a store that an older version made have what forms begin with. Raises Refused where writing is off."""
        if not self._has_records:
            self._may_write()
            from store.edits.first import bring_up

            bring_up(self.path)
            self._has_records = True

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> Edited:
        """Record what a person decided about a question. Raises Refused where writing is off."""
        self._may_write()
        from store.edits.judging import judge_question

        return judge_question(self.path, ref, decision, answer=answer, why=why, who=who)

    def withdraw(self, ref: QuestionRef, *, who: str) -> Edited:
        """Take the standing judgement back; it stays in the history."""
        self._may_write()
        from store.edits.judging import withdraw

        return withdraw(self.path, ref, who=who)

    def record(self, kind: str, ref: str) -> Data | None:
        """What a person made, in the keys of the case format, to be changed; None where there is none.

        Of an entity that came with a list of names it is what the list says: changed, it becomes the case's. One
        whose id can be none of a case has another in the record, and that of the list as ``listed``.
        """
        from store.edits.standing.lists import as_of_the_case
        from store.writes.listed import taken_over_as
        from store.writes.records import Records

        self._ensure_records()
        found = self._run(lambda c: Records(c).get(kind, ref))
        if found is not None or kind != "entity":
            return found
        own = self._run(lambda c: taken_over_as(c, ref))
        return self._run(lambda c: Records(c).get(kind, own) if own is not None else as_of_the_case(c, ref))

    def with_days(self, kind: str, data: Data) -> Data:
        """A claim or a source's head with its days as records hold them, where they are told in words.

        A claim's "Tuesday" is the one before its report. What is no day stands as it is, to be told as such.
        """
        from store.adding.add import day_of
        from store.model.problems import BadInput

        keys = {"claim": ("said", "as_of", "valid"), "source": ("published",)}.get(kind, ())
        told = {key: it for key in keys if isinstance(it := data.get(key), str) and it}
        source = self.record("source", str(data.get("source", ""))) if told and kind == "claim" else None
        on = str(source.get("published", "")) if source is not None else ""
        read = {}
        for key, typed in told.items():
            try:
                read[key] = day_of(typed, on)
            except BadInput:
                read[key] = typed.strip()
        return {**data, **read}

    def preview(self, claim: Data, others: Sequence[Change] = ()) -> Preview:
        """What a claim would do before it is kept, with other changes (new entities) made beside it."""
        from store.edits import preview

        self._ensure_records()
        return self._run(lambda c: preview.preview(c, claim, others))

    def cite(self, source: str, rendition: str, start: int, end: int) -> Data:
        """A passage of a text (code points, end exclusive) as the ``cite`` of a claim. Raises BadInput."""
        from store.edits import citing

        return self._run(lambda c: citing.cite(c, source, rendition, start, end))

    def new_id(self, kind: str, *told: str, taken: Collection[str] = ()) -> str:
        """An id that is free: for an entity of a name, a claim of a source, a source of publisher, day and title."""
        from store.edits.standing import ids

        self._ensure_records()
        return self._run(lambda c: ids.new_id(c, kind, told, taken))

    def edit(
        self,
        changes: Sequence[Change],
        *,
        who: str,
        what: str,
        verb: Verb = "change",
        texts: Mapping[str, str] | None = None,
        draft: Draft | None = None,
    ) -> Edited:
        """Keep changes of records, all or none. Raises BadEdit, Overtaken, NotGround, or Refused.

        ``draft`` is what a claim among them began with: where that says something else, so that the draft would be
        offered again beside it, the same edit drops the draft.
        """
        self._may_write()
        from store.edits.edit import edit

        also = self._left(draft, who) if draft is not None else None
        return edit(self.path, changes, who=who, what=what, verb=verb, texts=texts, also=also)

    def rehearse(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """What changes of records would come to; nothing is kept. Raises what `edit` raises."""
        self._may_write()
        from store.edits.edit import rehearse

        return rehearse(self.path, changes)

    def known(self, report: Extracted, publisher: str = "") -> Known:
        """What the store holds of a report already: the same one, nearly the same ones, its publisher."""
        from store.adding import add as adding

        self._ensure_records()
        return self._run(lambda c: adding.known(c, report, publisher))

    def add(self, wanted: Sequence[Wanted], *, who: str, keep: bool = True, progress: Progress | None = None) -> Adding:
        """Add reports in one edit; their files are kept in the case's folder, where it has one and ``keep`` is true.

        Raises BadInput or Refused; then nothing was added and nothing kept.
        """
        self._may_write()
        from store.adding import add as adding
        from store.intake.reading import bytes_of

        kept = bytes_of if keep else None
        return adding.add(self.path, wanted, who=who, folder=self.folder, bytes_of=kept, progress=progress)

    def undo(self, *, who: str, number: int | None = None) -> Edited:
        """Take back the last change of one's own, or any edit by its number. Raises BadInput with why not."""
        self._may_write()
        from store.edits import undo

        return undo.undo(self.path, who=who, number=number)

    def redo(self, *, who: str) -> Edited:
        """Do again what one took back last. Raises BadInput with why not."""
        self._may_write()
        from store.edits import undo

        return undo.redo(self.path, who=who)

    def journal(self, *, limit: int = 200, before: int | None = None) -> tuple[EditLine, ...]:
        """Who changed what and when, the latest first; ``before`` goes on from the last line of an answer."""
        from store.edits import journal

        return self._run(lambda c: journal.lines(c, limit=limit, before=before))

    def journal_page(self, number: int) -> EditPage | None:
        """A line of the journal with what it changed, or None."""
        from store.edits import journal

        return self._run(lambda c: journal.page(c, number))

    def clashes(self) -> tuple[ClashedRecord, ...]:
        """What both the store and the case's folder changed: a person keeps one of the two."""
        from store.sync import clashes

        return self._run(clashes.clashes)

    def clashing(self) -> int:
        """How many records both changed."""
        from store.reads import clashes

        return self._run(clashes.count)

    def resolve(self, kind: str, ref: str, *, keep: Keep, who: str) -> Edited:
        """Keep of a record what the store says ("ours") or what the folder says. Raises BadInput with why not."""
        self._may_write()
        from store.sync.resolve import resolve

        return resolve(self.path, kind, ref, keep=keep, who=who)

    def follow(self, *, who: str) -> str:
        """Write what was edited into the folder of the case, if the store has one: to be called after each edit.

        Returns a sentence where something is left to do: what was changed both here and there. Raises Refused, or
        BadCase where the folder's files do not hold; the edit itself is kept either way.
        """
        folder = self.folder
        if folder is None:
            return ""
        from store.sync.save import save_case

        saved = save_case(self.path, folder, who=who)
        return saved.sentence() if saved.clashes or saved.brought_in else ""
