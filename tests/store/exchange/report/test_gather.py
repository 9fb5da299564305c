"""What a report tells: everything asked for, in its order, each claim with its passage and its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.out.report import Report, ReportAsked
from store.model.problems import BadInput
from store.model.vocabulary import STATES


def test_the_whole_case_is_what_is_not_settled_worst_first(shipped_store: Path, shipped_report: Report) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        rows = library.worklist()
        assert [it.found.question for it in shipped_report.questions] == list(rows)
        assert [it.found for it in shipped_report.questions] == [library.compare(row.ref) for row in rows]
    assert shipped_report.more == 0


def test_each_claim_has_its_passage_in_its_context_and_a_numbered_source(shipped_report: Report) -> None:
    numbers = {it.number: it.source.slug for it in shipped_report.sources}
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    said = [one for it in shipped_report.questions for own in it.said for one in own]
    assert len(said) == shipped_report.claims
    for one in said:
        assert numbers[one.source] == one.claim.source.slug
        assert one.passage is not None
        cited = one.claim.citation(one.passage.rendition)
        assert cited is not None and one.passage.exact == " ".join(cited.exact.split())
        assert one.passage.before.startswith("… ") or one.passage.before == "" or cited.start < 400
        assert one.passage.before or one.passage.after


def test_a_part_of_it_tells_how_much_is_left_out(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        every = library.worklist()
        found = library.report(ReportAsked(most=3))
        assert [it.found.question.ref for it in found.questions] == [row.ref for row in every[:3]]
        assert found.more == len(every) - 3
        denied = library.report(ReportAsked(states=("denied",)))
        assert {it.found.question.state for it in denied.questions} == {"denied"}


def test_an_entity_has_all_its_questions_and_its_own_timeline(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        page = library.entity("asim-umar")
        assert page is not None
        found = library.report(ReportAsked(entities=("asim-umar",)))
        assert [it.found.question.ref for it in found.questions] == [row.ref for row in page.questions]
        assert found.subject == page.name
        assert found.events == library.timeline("asim-umar")


def test_questions_stand_in_the_order_they_were_asked_for(shipped_store: Path) -> None:
    refs = (QuestionRef("musa-qala-raid", "date"), QuestionRef("asim-umar", "nationality"))
    with Library(shipped_store, read_only=True, untouched=True) as library:
        found = library.report(ReportAsked(questions=refs))
        assert tuple(it.found.question.ref for it in found.questions) == refs
        with pytest.raises(BadInput, match="nobody says anything about 'asim-umar/colour'"):
            library.report(ReportAsked(questions=(QuestionRef("asim-umar", "colour"),)))
        with pytest.raises(BadInput, match="no entity 'nobody'"):
            library.report(ReportAsked(entities=("nobody",)))


def test_no_reason_is_told_twice(shipped_report: Report) -> None:
    for it in shipped_report.questions:
        told = [it.found.question.reason, *(reason.sentence for reason in it.reasons)]
        assert len(set(told[1:]) & {told[0]}) == 0


def test_a_large_part_is_told_with_progress_and_can_be_asked_for_again(shipped_store: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with Library(shipped_store, read_only=True, untouched=True) as library:
        asked = ReportAsked(states=STATES)
        first = library.report(asked, progress=lambda *it: told.append(it))
        assert library.report(asked) == first
    assert {"finding the questions", "laying questions open", "counting"} <= {what for what, _, _ in told}
    assert any(done and done < total for what, done, total in told)
