"""The half of the door that hands out: reports, what pictures show, what changed since. It changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from store.door.reading import Progress, Reading
from store.model.claims import ClaimView, QuestionRef
from store.model.places import Place

if TYPE_CHECKING:
    from store.db.connection import Connection
    from store.model.claims import Tolls
    from store.model.out.changes import Changes
    from store.model.out.differences import Differences
    from store.model.out.gaps import GapKind, Gaps
    from store.model.out.picked import HandedForm, HandedOut, Picking
    from store.model.out.pictures import Coverage, Months, Rivals
    from store.model.out.report import Report, ReportAsked, ReportForm
    from store.model.out.sides import TwoSources


class Reporting(Reading):
    """A store asked for what goes out of the house."""

    def report(self, asked: ReportAsked, *, since: Place | None = None, progress: Progress | None = None) -> Report:
        """Everything a report tells, and with ``since``, an older store, what changed. Raises BadInput or Refused."""
        from dataclasses import replace

        from store.exchange.report.gather import gather

        found = self._run(lambda c: gather(c, asked, progress))
        return replace(found, changes=self.changes(since, progress=progress)) if since is not None else found

    def picked(
        self, questions: Sequence[QuestionRef], answers: Sequence[tuple[QuestionRef, str]], claims: Sequence[str]
    ) -> Picking:
        """What somebody picked, by question, as it is now; and what of it is gone."""
        from store.reads.across.picked import picking

        return self._run(lambda c: picking(c, questions, answers, claims))

    def hand_out(self, asked: ReportAsked, form: HandedForm, *, progress: Progress | None = None) -> HandedOut:
        """What is asked for as a report, as citations or as rows. Raises BadInput where it is not there."""
        from store.exchange.handed.forms import hand_out

        return self._run(lambda c: hand_out(c, asked, form, progress))

    def changes(self, since: Place, *, progress: Progress | None = None) -> Changes:
        """What changed here since an older state of the store, or how another case differs. Raises Refused."""
        from store.exchange import changes as comparing

        tell = progress or (lambda *_: None)
        tell("looking at the older store", 0, 0)
        with Reading(since, read_only=True, untouched=True) as before:
            old = before._run(comparing.seen)
            tell("comparing", 0, 0)
            new = self._run(comparing.seen)
            refs = comparing.differing(new, old)
            # what is gone is called as it was
            rows = before._run(lambda c: comparing.called(c, refs)) | self._run(lambda c: comparing.called(c, refs))
            gone = before._run(lambda c: comparing.lost(new, old, c))
        return comparing.changes(new, old, rows, gone)

    def differences(self, since: Place, *, progress: Progress | None = None) -> Differences:
        """Everything in which this store differs from an older state, or another case. Raises Refused."""
        from store.exchange import differing

        with Reading(since, read_only=True, untouched=True) as before:
            old = before._run(differing.parts_of)
        return differing.differences(self.changes(since, progress=progress), self._run(differing.parts_of), old)

    def two_sources(self, one: str, other: str | None = None) -> TwoSources:
        """Two sources side by side by question: where they differ, agree, and what only one has; without ``other`` one
        against all others. Raises BadInput where one is not there."""
        from store.reads.across.sides import two_sources

        return self._run(lambda c: two_sources(c, one, other))

    def gaps(self, kinds: Collection[GapKind] = (), *, most: int | None = 20) -> tuple[Gaps, ...]:
        """What the case does not know and where one might look, kind by kind, those that weigh most first; at most so
        many of each. None of a kind that there are none of."""
        from store.reads.across.gaps import gaps

        return self._run(lambda c: gaps(c, kinds, most))

    def coverage(
        self, refs: Sequence[QuestionRef] | None = None, *, most_questions: int = 40, most_sources: int = 40
    ) -> Coverage:
        """Which source says what to which question: to those given, else to those that are not settled."""
        from store.reads.entities import worklist_ids
        from store.reads.pictures.coverage import coverage
        from store.reads.questions import question_rows

        def asked(connection: Connection) -> Coverage:
            ids = worklist_ids(connection) if refs is None else _ids(connection, refs)
            return coverage(connection, question_rows(connection, ids), most_questions, most_sources)

        return self._run(asked)

    def rivals(self, refs: Sequence[QuestionRef] | None = None, *, most: int = 14) -> Rivals:
        """Who contradicts whom, in some questions or in all: the voices that are contradicted most."""
        from store.reads.pictures.rivals import rivals

        return self._run(lambda c: rivals(c, None if refs is None else _ids(c, refs), most))

    def months(self, entity: str | None = None) -> Months:
        """Events by month, of one entity and what it took part in, or of the whole case."""
        from store.reads.pictures.months import months

        return months(self.timeline(entity))


def _ids(connection: Connection, refs: Sequence[QuestionRef]) -> list[int]:
    from store.reads.answers import question_ids
    from store.reads.same import asked

    return question_ids(connection, [asked(connection, ref) for ref in refs])


def cite_together(claims: Sequence[ClaimView], form: str) -> str:
    """The citations of several claims in one of the formats (`citation_formats`), as one text."""
    from store.exchange.handed.bibliography import together

    return together(claims, form)


def write_report(report: Report, form: ReportForm) -> Iterator[str]:
    """A report as a page or as Markdown, a piece at a time. The same report is the same bytes."""
    if form == "md":
        from store.exchange.report import markdown

        return markdown.write(report)
    from store.exchange.report import page

    return page.write(report)


def picture_svg(shown: Coverage | Rivals | Months | Tolls, title: str) -> str:
    """What a picture shows as SVG, a file of its own that loads nothing."""
    from store.exchange.pictures.files import svg_file

    return svg_file(shown, title)
