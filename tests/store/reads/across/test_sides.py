"""Two sources side by side: the same from either side, and what Compare says of the same claims."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from store.library import Library
from store.model.out.sides import STANDS
from store.model.problems import BadInput
from store.model.vocabulary import CONFLICTS, DENIALS

SWAPPED = {"left": "right", "right": "left"}


def test_two_are_the_same_from_either_side_and_tell_each_of_their_claims_once(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        sources = [row.slug for row in library.sources()]
        for one, other in permutations(sources, 2):
            found, back = library.two_sources(one, other), library.two_sources(other, one)
            assert {(it.ref, it.stands, it.kind) for it in found.questions} == {
                (it.ref, SWAPPED.get(it.stands, it.stands), it.kind) for it in back.questions
            }
            assert [STANDS.index(it.stands) for it in found.questions] == sorted(
                STANDS.index(it.stands) for it in found.questions
            )
            told = [claim for it in found.questions for claim in (*it.left, *it.right)]
            assert len({claim.slug for claim in told}) == len(told)
            rows = library.claim_rows(sources=[one, other])
            assert {claim.slug for claim in told} == {row.id for row in rows}
            for it in found.questions:
                assert {claim.source.slug for claim in it.left} <= {one}
                assert {claim.source.slug for claim in it.right} <= {other}


def test_where_they_differ_a_verdict_says_so_and_where_they_agree_they_share_an_answer(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        one, other = "samaa-2019", "republic-2019"
        found = library.two_sources(one, other)
        assert found.count("differs") and found.count("agrees") and found.count("left") and found.count("right")
        for it in found.questions:
            laid = library.compare(it.ref)
            assert laid is not None
            if it.stands == "differs":
                assert (it.kind, it.reason) in {(verdict.kind, verdict.reason) for verdict in laid.verdicts}
                assert it.kind in (*CONFLICTS, *DENIALS, "may_conflict")
            if it.stands == "agrees":
                said = [[it for it in answer.claims if it.stance in ("asserts", "denies")] for answer in laid.answers]
                assert any({one, other} <= {claim.source.slug for claim in claims} for claims in said)


def test_one_against_all_others_tells_its_own_questions_alone(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        found = library.two_sources("samaa-2019")
        assert found.right is None and found.count("right") == 0
        own = {row.id for row in library.claim_rows(sources=["samaa-2019"])}
        assert {claim.slug for it in found.questions for claim in it.left} == own
        two = {it.ref for it in library.two_sources("samaa-2019", "republic-2019").questions if it.stands == "differs"}
        assert two <= {it.ref for it in found.questions if it.stands == "differs"}


def test_a_source_that_is_not_there_or_the_same_twice_is_refused(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        with pytest.raises(BadInput, match="there is no source 'nosuch'"):
            library.two_sources("samaa-2019", "nosuch")
        with pytest.raises(BadInput, match="is one source: name two"):
            library.two_sources("samaa-2019", "samaa-2019")
