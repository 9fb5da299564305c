"""Whether a claim answers the draft it began with is asked in one way: what would be offered beside it is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.model.drafts import Draft
from store.model.edits import Change
from tests.store.suggest.made import make_store

WHO = "ana"


def draft_of(library: Library) -> Draft:
    """The one of those who were killed beside the women."""
    (one,) = [it for it in library.suggestions("report").drafts if (it.property, it.scope) == ("killed", "women")]
    return one


def keep(library: Library, draft: Draft, **other: Any) -> None:
    cite = library.cite("report", "original", draft.start, draft.end)
    said = {"entity": draft.entity, "property": draft.property, "scope": draft.scope, "value": draft.says}
    claim = {"source": "report", "id": "report-9", **said, "speaker": "paper", "cite": cite, **other}
    change = Change("claim", "report-9", None, {key: it for key, it in claim.items() if it})
    library.edit([change], who=WHO, what="kept", verb="add", draft=draft)


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("other", "corrects"),
    [
        ({}, False),
        ({"stance": "denies"}, False),
        ({"value": "2"}, False),  # which "two" is compared as
        ({"value": "three"}, True),
        ({"scope": "all"}, False),  # the same words, of which nothing else is left to say
        ({"entity": "post-attack"}, True),
        ({"property": "wounded"}, True),
    ],
)
def test_a_draft_is_not_offered_beside_the_claim_made_of_it(
    tmp_path: Path, other: dict[str, Any], corrects: bool
) -> None:
    with Library(make_store(tmp_path)) as library:
        draft = draft_of(library)
        keep(library, draft, **other)
        assert draft.id not in {it.id for it in library.suggestions("report").drafts}
        assert (library.record("dropped", draft.id) is not None) == corrects
        library.undo(who=WHO)  # one edit
        assert library.record("claim", "report-9") is None and library.record("dropped", draft.id) is None
        assert draft_of(library) == draft
