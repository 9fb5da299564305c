"""Grades of sources, publishers and claims: kept, shown, taken back; and no verdict ever moves by them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.case.checks.check import check_case
from store.labels.grades import claim_rating
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change, NotGround
from store.model.problems import BadCase, BadInput, Refused
from store.sync.load import load_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.store.edits.made import by_names, records, state
from tests.store.edits.test_edit_laws import copy_of
from tests.store.stores import derived, dump, fresh, loaded

STATUS = QuestionRef("idris-walid", "life_status")


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return CaseFolder(tmp_path / "case")


@pytest.fixture
def store(case: CaseFolder, tmp_path: Path) -> Path:
    return loaded(case.folder, tmp_path / "small.db")


def reliability(library: Library) -> dict[str, tuple[str, str]]:
    return {row.slug: (row.grade.grade, row.grade.publisher) for row in library.sources() if row.grade is not None}


def test_a_source_has_its_own_grade_or_that_of_its_publisher_and_says_which(store: Path) -> None:
    with Library(store) as library:
        (first, *_) = library.sources()
        assert reliability(library) == {} and library.grades() == ()
        library.grade("publisher", first.publisher_slug, "B", "three editors", who="ana")
        assert reliability(library) == {first.slug: ("B", first.publisher_slug)}
        library.grade("source", first.slug, "D", "\x1bnames\x07 twice\u202e", who="ben")
        assert reliability(library) == {first.slug: ("D", "")}
        told = {(row.of, row.slug): row.grade for row in library.grades()}
        assert told["source", first.slug].why == "names twice" and told["source", first.slug].who == "ben"
        library.ungrade("source", first.slug, who="ben")
        assert reliability(library) == {first.slug: ("B", first.publisher_slug)}
        voice = next(row for row in library.voices() if row.slug == first.publisher_slug)
        assert voice.grade is not None and voice.grade.grade == "B"


def test_a_claim_shows_its_grade_wherever_it_stands(store: Path) -> None:
    with Library(store) as library:
        claim = library.claims(STATUS)[0]
        library.grade("claim", claim.slug, "2", who="ana")
        library.grade("source", claim.source.slug, "B", who="ana")
        found = library.compare(STATUS)
        assert found is not None
        (shown,) = [it for answer in found.answers for it in answer.claims if it.grade is not None]
        assert (shown.slug, claim_rating(shown)) == (claim.slug, "B2")
        rows = {row.id: (row.source_grade, row.grade) for row in library.claim_rows()}
        assert rows[claim.slug] == ("B", "2")
        assert [row.id for row in library.claim_rows(grades=["2"])] == [claim.slug]
        assert [row.id for row in library.claim_rows(grades=["B2"])] == [claim.slug]
        of_source = [row.id for row in library.claim_rows(sources=[claim.source.slug])]
        assert [row.id for row in library.claim_rows(grades=["B"])] == of_source
        assert [row.id for row in library.claim_rows(grades=["A2", "C"])] == []


def test_claims_are_found_by_the_grade_of_their_publisher_where_the_source_has_none(store: Path) -> None:
    with Library(store) as library:
        source = library.sources()[0]
        library.grade("publisher", source.publisher_slug, "C", who="ana")
        of_source = [row.id for row in library.claim_rows(sources=[source.slug])]
        assert [row.id for row in library.claim_rows(grades=["C"])] == of_source != []
        library.grade("source", source.slug, "E", who="ana")
        assert [row.id for row in library.claim_rows(grades=["C"])] == []
        assert [row.id for row in library.claim_rows(grades=["E"])] == of_source


def test_publishers_that_are_one_have_one_grade(case: CaseFolder, store: Path) -> None:
    with Library(store) as library:
        source = library.sources()[0]
        publisher = source.publisher_slug
        other = next(row.slug for row in library.entities("voice", 0, 50) if row.slug != publisher)
        library.grade("publisher", other, "E", who="ana")
        library.decide(publisher, other, "same", who="ana", keep=publisher)
        assert reliability(library)[source.slug] == ("E", publisher)
        library.grade("publisher", publisher, "A", who="ana")
        assert reliability(library)[source.slug] == ("A", publisher)
        library.split(publisher, other, who="ana")
        assert reliability(library)[source.slug] == ("A", publisher)


def test_what_is_no_grade_or_is_not_there_is_refused(store: Path) -> None:
    with Library(store) as library:
        claim, source = library.claims(STATUS)[0].slug, library.sources()[0].slug
        before = state(store)
        for of, slug, grade, told in (
            ("claim", claim, "B", "does not say how credible a claim is: use one of 1, 2, 3, 4, 5, 6"),
            ("source", source, "2", "does not say how reliable a source is: use one of A, B, C, D, E, F"),
            ("source", "nosuch", "A", "there is no source 'nosuch': find its id with 'whosays sources'"),
            ("publisher", "northland", "A", "'northland' is a place, and a place does not publish reports"),
        ):
            with pytest.raises(BadInput, match=told):
                library.grade(of, slug, grade, who="ana")  # type: ignore[arg-type]
        with pytest.raises(BadInput, match="nobody graded claim"):
            library.ungrade("claim", claim, who="ana")
        assert state(store) == before
    with Library(store, read_only=True) as library, pytest.raises(Refused, match="--read-only"):
        library.grade("claim", claim, "2", who="ana")


def test_a_grade_is_an_edit_taken_back_and_done_again_and_the_same_again_is_none(store: Path) -> None:
    with Library(store) as library:
        claim = library.claims(STATUS)[0].slug
        before = state(store)
        done = library.grade("claim", claim, "2", "seen", who="ana")
        assert done.what == f"graded claim {claim}: 2, probably true"
        assert library.grade("claim", claim, "2", who="ben").id == 0
        after = state(store)
        library.undo(who="ana")
        assert state(store) == before
        library.redo(who="ana")
        assert state(store) == after
        library.grade("claim", claim, "3", who="ben")
        with pytest.raises(BadInput, match=r"the grade of claim .* was changed since"):
            library.undo(who="ana", number=done.id)


def test_what_is_graded_stays_until_the_grade_is_taken_back(store: Path) -> None:
    with Library(store) as library:
        claim = library.claims(STATUS)[0]
        library.grade("claim", claim.slug, "2", who="ana")
        gone = Change("claim", claim.slug, library.record("claim", claim.slug), None)
        with pytest.raises(NotGround, match=f"on it stand the grade of claim {claim.slug}: change or remove"):
            library.edit([gone], who="ana", what="gone")
        grade = Change("grade", f"claim+{claim.slug}", library.record("grade", f"claim+{claim.slug}"), None)
        library.edit([gone, grade], who="ana", what="both gone")
        assert library.grades() == ()
        library.undo(who="ana")
        assert [row.slug for row in library.grades()] == [claim.slug]
        publisher = library.sources()[0].publisher_slug
        library.grade("publisher", publisher, "A", who="ana")
        before = library.record("entity", publisher)
        assert before is not None
        with pytest.raises(BadInput):
            library.edit([Change("entity", publisher, before, {**before, "kind": "place"})], who="ana", what="a place")


def test_grades_are_saved_to_their_file_loaded_from_there_and_merged(case: CaseFolder, store: Path) -> None:
    files = {path: path.read_bytes() for path in case.folder.rglob("*") if path.is_file()}
    with Library(store) as library:
        claim, source = library.claims(STATUS)[0].slug, library.sources()[0].slug
        library.grade("claim", claim, "2", "two heard it", who="ana")
        library.grade("source", source, "B", who="ana")
        assert save_case(store, case.folder, who="ana").files == ("grades.yaml",)
        assert case.read("grades.yaml").startswith(
            f"- grade: 2\n  claim: {claim}\n  why: two heard it\n  who: ana\n  at: "
        )
        assert {path: path.read_bytes() for path in files} == files
        assert records(fresh(case)) == records(store)
        case.write("grades.yaml", "# by hand\n" + case.read("grades.yaml").replace("grade: 2", "grade: 5"))
        load_case(case.folder, store)
        assert {row.slug: row.grade.grade for row in library.grades()} == {claim: "5", source: "B"}
        # both sides, apart: both live
        library.grade("source", source, "C", who="ben")
        case.write("grades.yaml", case.read("grades.yaml").replace("grade: 5", "grade: 6"))
        load_case(case.folder, store)
        assert {row.slug: row.grade.grade for row in library.grades()} == {claim: "6", source: "C"}
        # both sides, the same grade: a clash, and the store's stays until somebody decides
        case.write("grades.yaml", case.read("grades.yaml").replace("grade: B", "grade: F"))
        load_case(case.folder, store)
        (clash,) = library.clashes()
        assert clash.name == f"the grade of source {source}" and reliability(library)[source] == ("C", "")
        library.resolve("grade", f"source+{source}", keep="ours", who="ben")
        library.ungrade("source", source, who="ben")
        library.ungrade("claim", claim, who="ben")
    save_case(store, case.folder, who="ben")
    assert not case.path("grades.yaml").exists()


def test_what_is_wrong_in_the_file_is_told_with_its_line(case: CaseFolder) -> None:
    signed = "  who: a\n  at: 2026-01-31T09:30:00Z\n"
    case.write(
        "grades.yaml",
        f"- grade: 7\n  claim: x\n{signed}- grade: A\n  claim: x\n{signed}"
        f"- grade: A\n  source: x\n  publisher: y\n{signed}"
        f"- grade: 2\n  claim: nosuch\n{signed}- grade: A\n  publisher: northland\n{signed}"
        f"- grade: B\n  publisher: northland\n{signed}",
    )
    told = [(it.file, it.line, it.message.partition(":")[0]) for it in check_case(case.folder).problems]
    assert told == [
        ("grades.yaml", 1, "grade"),
        ("grades.yaml", 5, "'A' does not say how credible a claim is"),
        ("grades.yaml", 9, "a grade is of one thing"),
        ("grades.yaml", 15, "claim 'nosuch' is not in claims/"),
        ("grades.yaml", 19, "'northland' is a place, and a place does not publish reports"),
        ("grades.yaml", 22, "the grade of 'publisher northland' is defined already at grades.yaml"),
    ]
    with pytest.raises(BadCase):
        load_case(case.folder, case.folder.parent / "other.db")


def test_a_store_of_0_1_0_reads_without_grades_and_takes_them_once_brought_up(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shipped = Path(__file__).parents[2] / "stores" / "ferry-0.1.0.sqlite"
    old.write_bytes(shipped.read_bytes())
    with Library(old, read_only=True, untouched=True) as library:
        assert library.grades() == () and list(library.claim_rows(grades=["A"])) == []
        slug = library.sources()[0].slug
    with Library(old) as library:
        library.grade("source", slug, "A", who="ana")
        assert reliability(library) == {slug: ("A", "")}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_no_grades_whatever_move_a_verdict_a_state_or_an_answer(chance: random.Random, store: Path) -> None:
    own = copy_of(store, "graded.db")
    with Library(own) as library:
        sources, claims = library.sources(), [row.id for row in library.claim_rows()]
        before = worked_out(own)
        for _ in range(chance.randrange(1, 6)):
            of = chance.choice(("source", "publisher", "claim"))
            slug = {
                "source": chance.choice(sources).slug,
                "publisher": chance.choice(sources).publisher_slug,
                "claim": chance.choice(claims),
            }[of]
            if chance.random() < 0.2 and library.record("grade", f"{of}+{slug}") is not None:
                library.ungrade(of, slug, who="ana")  # type: ignore[arg-type]
            else:
                library.grade(of, slug, chance.choice("123456" if of == "claim" else "ABCDEF"), who="ana")  # type: ignore[arg-type]
        assert worked_out(own) == before
    load_case(store.parent / "case", own)
    assert worked_out(own) == before and derived(own) == derived(store)


def worked_out(store: Path) -> object:
    """Everything derived, byte for byte with its row ids, and by names."""
    there = dump(store)
    return [there[table] for table in ("question", "answer", "answer_claim", "verdict", "entity")], by_names(store)
