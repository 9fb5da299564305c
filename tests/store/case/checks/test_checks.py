"""One claim, one entity or one source checked by itself says what the check of the whole case says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.checks.check import CheckedCase, check_case, check_read
from store.case.checks.circles import circles, way_back
from store.case.checks.claim import check_claim
from store.case.checks.entity import check_entity
from store.case.checks.source import check_head
from store.case.read import ReadCase, nowhere, read_case
from tests.cases import CaseFolder


class Lazily(Mapping[str, Any]):
    """A mapping that remembers what it was asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data, self.asked = data, set[str]()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


def lazily(read: ReadCase) -> CheckedCase:
    """What a store gives to check one thing against: mappings only, and no files."""
    whole = check_read(read)
    lookups = (Lazily(it) for it in (whole.entities, whole.sources, whole.published))
    return CheckedCase(ReadCase(Path()), *lookups)


def one_by_one(read: ReadCase) -> CheckedCase:
    case = lazily(read)
    for entity, at in read.entities:
        check_entity(case, entity, at)
    for source in read.sources:
        check_head(case, source)
    for source_id, entry, at in read.claims:
        claim = check_claim(case, source_id, entry, at)
        if claim is not None:
            case.claims.append(claim)
    return case


FAULTS = [
    ("entities/all.yaml", "within: northland", "within: east-province"),
    ("entities/all.yaml", "speaks_for: [ministry]", "speaks_for: [spokesman, nobody]"),
    ("entities/all.yaml", "text: Edrees Waleed", "text: Idris Walid"),
    ("entities/all.yaml", "  name: Northland\n", "  name: Northland\n  within: east-province\n"),
    ("sources/herald.txt", "publisher: herald-news", "publisher: northland"),
    ("sources/herald.txt", "language: en\n", "language: en\nsyndicated_from: herald\n"),
    ("claims/courier.yaml", "speaker: spokesman", "speaker: northland"),
    ("claims/courier.yaml", "value: at least 12", "value: some or other"),
    ("claims/courier.yaml", "digest: on 3 May 2021", "digest: on 4 May 2021"),
]


@pytest.mark.parametrize(("name", "old", "new"), [("", "", ""), *FAULTS])
def test_one_by_one_says_what_the_whole_says(small: CaseFolder, name: str, old: str, new: str) -> None:
    if name:
        small.edit(name, old, new)
    whole = check_case(small.folder)
    alone = one_by_one(read_case(small.folder))
    assert sorted(set(alone.problems)) == whole.problems
    assert bool(whole.problems) == bool(name)
    assert alone.claims == whole.claims


def test_one_claim_asks_only_for_what_it_names(small: CaseFolder) -> None:
    read = read_case(small.folder)
    case = lazily(read)
    check_claim(case, *read.claims[0])
    assert isinstance(case.entities, Lazily) and isinstance(case.sources, Lazily)
    assert case.entities.asked == {"idris-walid", "spokesman"}
    assert case.sources.asked == {"courier"}


def test_what_has_no_file_is_named_by_its_record(small: CaseFolder) -> None:
    read = read_case(small.folder)
    case = lazily(read)
    source, entry, _ = read.claims[0]
    assert check_claim(case, "gone", entry, nowhere("claim c-1")) is None
    assert check_claim(case, source, entry, nowhere("claim c-1")) is not None
    assert [str(it) for it in case.problems] == [
        "claim c-1: source 'gone' is not in sources/: add it or correct the id"
    ]


names = st.sampled_from("abcdef")


@given(st.dictionaries(names, st.sets(names, max_size=3)))
def test_the_way_back_is_found_from_one_as_from_all(onward: dict[str, set[str]]) -> None:
    from_all = circles(onward)
    for start in onward:
        last = way_back(start, lambda it: onward.get(it, set()))
        assert (last is None) == (start not in from_all)
        assert last is None or start in onward[last]
