"""What was picked goes out alone: as a part of its question, as citations, as the very rows of an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from store.exchange.citations import FORMATS
from store.exchange.handed.forms import CITED
from store.library import Library, cite_together, write_report
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.out.picked import HandedForm
from store.model.out.report import Part, ReportAsked
from store.model.problems import BadInput
from tests.engines import known
from tests.test_boundaries import loaded_after

NATIONALITY = QuestionRef("asim-umar", "nationality")
DIED_IN = QuestionRef("asim-umar", "place_of_death")
#: One claim of three answers and six claims.
PICKED = ReportAsked(questions=(NATIONALITY,), claims=("afp-04",))


@pytest.fixture
def library(shipped_store: Path) -> Iterator[Library]:
    with Library(shipped_store, read_only=True, untouched=True) as found:
        yield found


def test_a_part_of_a_question_is_told_as_one_and_nothing_of_the_rest(library: Library) -> None:
    found = library.report(PICKED)
    whole, part = found.questions
    assert found.subject == "picked: 1 question, 1 claim"
    assert whole.part is None and sum(map(len, whole.said)) == 3
    assert part.part == Part(1, 3, 1, 6)
    assert [one.claim.slug for said in part.said for one in said] == ["afp-04"]
    assert all(part.said[it.left] and part.said[it.right] for it in part.reasons)
    assert {event.ref for event in found.events} <= {NATIONALITY}
    assert [it.ref for it in found.coverage.questions] == [NATIONALITY]
    for form in ("html", "md"):
        told = "".join(write_report(found, form))
        assert "1 of 3 answers, 1 of 6 claims: the others were not picked for this report." in told
        number = told.count('<article class="answer"') if form == "html" else told.count("\n### ")
        assert number == len(whole.said) + 1
        rest = {claim.slug for answer in part.found.answers for claim in answer.claims} - {"afp-04"}
        exact = {it.exact for it in library.claim_rows(entities=["asim-umar"]) if it.id in rest and it.exact}
        own = {it.exact for it in library.claim_rows(entities=["asim-umar"]) if it.id == "afp-04"}
        assert not any(f"<mark>{words}</mark>" in told or f"**{words}**" in told for words in exact - own)


@pytest.mark.parametrize("form", ["text", "csv", "md"])
def test_only_a_page_loads_what_writes_pages(form: str, shipped_store: Path, tmp_path: Path) -> None:
    asked = "from store.model.out.report import ReportAsked; asked = ReportAsked(claims=('afp-04',))"
    opened = "from pathlib import Path; from store.library import Library"
    opened += f"; found = Library(Path({str(shipped_store)!r}), read_only=True)"
    loaded = loaded_after(f"{asked}\n{opened}\nfound.hand_out(asked, {form!r})", tmp_path, **known())
    assert "lxml" not in loaded


def test_why_answers_do_not_go_together_is_told_of_those_that_are_told_alone(library: Library) -> None:
    every = [it for it in library.report(ReportAsked()).questions if it.reasons]
    assert every
    for whole in every:
        for reason in whole.reasons:
            for place in {reason.left, reason.right}:
                key = whole.found.answers[place].key
                asked = ReportAsked(answers=((whole.found.question.ref, key),))
                (part,) = library.report(asked).questions
                assert all(it.left == it.right == place for it in part.reasons)


def test_claims_that_are_all_of_a_question_are_the_question(library: Library) -> None:
    every = library.claims(NATIONALITY)
    found = library.report(ReportAsked(claims=tuple(claim.slug for claim in every)))
    assert found.questions == library.report(ReportAsked(questions=(NATIONALITY,))).questions
    assert found.questions[0].part is None


def test_an_answer_stands_with_all_of_its_claims(library: Library) -> None:
    comparison = library.compare(NATIONALITY)
    assert comparison is not None
    for place, answer in enumerate(comparison.answers):
        (told,) = library.report(ReportAsked(answers=((NATIONALITY, answer.key),))).questions
        assert [bool(said) for said in told.said] == [nth == place for nth in range(len(comparison.answers))]
        assert tuple(one.claim for one in told.said[place]) == answer.claims


def test_every_claim_of_a_case_can_be_picked_by_its_id(library: Library) -> None:
    every = [row.id for row in library.claim_rows()]
    found = library.picked((), (), every)
    assert not found.gone_claims
    told = [claim.slug for it in found.questions for claims in it.told for claim in claims]
    assert sorted(told) == sorted(every)
    assert all(it.all_told for it in found.questions)


def test_what_is_gone_is_told_and_what_is_there_is_picked(library: Library) -> None:
    nobody = QuestionRef("nobody", "nationality")
    found = library.picked((nobody, NATIONALITY), ((NATIONALITY, "mars"), (nobody, "x")), ("afp-04", "gone"))
    assert found.gone_questions == (nobody,)
    assert set(found.gone_answers) == {(NATIONALITY, "mars"), (nobody, "x")}
    assert found.gone_claims == ("gone",)
    assert [it.found.question.ref for it in found.questions] == [NATIONALITY, DIED_IN]
    for asked in (
        ReportAsked(questions=(nobody,), claims=("afp-04",)),
        ReportAsked(answers=((NATIONALITY, "mars"),)),
        ReportAsked(claims=("gone",)),
        ReportAsked(sources=("gone",)),
    ):
        with pytest.raises(BadInput, match=r"gone|mars|nobody"):
            library.report(asked)


def test_who_is_one_by_now_is_picked_by_either_name(own_store: Path) -> None:
    with Library(own_store) as library:
        page = library.entity("umar-mansoor") or library.entity(library.entities("leader", 1, 1)[0].slug)
        assert page is not None and page.questions
        library.decide("asim-umar", page.slug, "same", keep="asim-umar", who="Ana")
        ref = page.questions[0].ref
        found = library.picked((ref,), (), ())
        assert [it.found.question.ref.entity for it in found.questions] == ["asim-umar"]
        assert found.questions[0].asked == {ref}


@pytest.mark.parametrize("form", get_args(HandedForm))
def test_every_form_is_made_of_the_same_claims_and_is_the_same_bytes_twice(library: Library, form: HandedForm) -> None:
    asked = ReportAsked(claims=("afp-01", "afp-04"), answers=((NATIONALITY, "pakistan"),))
    made = library.hand_out(asked, form)
    assert (made.questions, made.claims, made.sources) == (3, 4, 2)
    assert made == library.hand_out(asked, form)
    assert "".join(made.pieces).endswith("\n")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_rows_are_those_of_an_export(library: Library, form: HandedForm) -> None:
    lines, _ = library.export(form)
    every = list(lines)
    made = library.hand_out(ReportAsked(claims=("samaa-39", "afp-04"), sources=("afp-2019",)), form)
    rows = list(made.pieces)
    assert len(rows) == made.claims + (form == "csv")
    assert all(row in every for row in rows)
    assert rows == [row for row in every if row in rows]


def test_a_source_is_one_reference_with_a_note_for_each_claim(library: Library) -> None:
    claims = [*library.claims(NATIONALITY), *library.claims(DIED_IN)]
    sources = {claim.source.slug for claim in claims}
    assert len(sources) < len(claims)
    ris = cite_together(claims, "RIS")
    assert ris.count("TY  - NEWS\n") == len(sources) == ris.count("ER  - ")
    assert ris.count("N1  - ") == len(claims)
    items = json.loads(cite_together(claims, "CSL-JSON"))
    assert {it["id"] for it in items} == sources and len(items) == len(sources)
    assert sum(len(it["note"].splitlines()) for it in items) == len(claims)
    assert cite_together(claims, "BibTeX").count("@misc{") == len(sources)
    assert cite_together(claims, "Text").count("\n\n") == len(claims) - 1


def test_of_one_claim_every_format_is_what_is_copied_of_it_alone(library: Library) -> None:
    (claim, *_) = library.claims(NATIONALITY)
    assert set(CITED.values()) == set(FORMATS)
    for name, form in FORMATS.items():
        assert cite_together([claim], name) == form(claim)


def test_ris_is_a_reference_with_its_day_and_a_note(library: Library) -> None:
    (claim, *_) = library.claims(NATIONALITY)
    lines = FORMATS["RIS"](claim).splitlines()
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - "
    assert "DA  - 2019/10/08" in lines
    assert any(line.startswith("N1  - Asim Umar, nationality: Pakistan; ") for line in lines)
    assert all(line[2:6] == "  - " for line in lines)


def test_all_that_a_source_says_and_all_of_an_entity_go_out(library: Library) -> None:
    says = library.hand_out(ReportAsked(sources=("afp-2019",)), "jsonl")
    assert {json.loads(row)["source"] for row in says.pieces} == {"afp-2019"}
    own = library.hand_out(ReportAsked(entities=("asim-umar",)), "jsonl")
    assert {json.loads(row)["id"] for row in own.pieces} == {it.id for it in library.claim_rows(entities=["asim-umar"])}
    everything = library.hand_out(ReportAsked(), "text")
    assert everything.questions == len(library.worklist())


def test_nothing_is_left_to_hand_out_where_a_claim_was_removed(own_store: Path) -> None:
    with Library(own_store) as library:
        record = library.record("claim", "afp-04")
        library.edit([Change("claim", "afp-04", record, None)], who="Ana", what="gone", verb="remove")
        assert library.picked((), (), ("afp-04",)).gone_claims == ("afp-04",)
