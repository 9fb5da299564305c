"""Names of several words across scripts that no key reaches."""

from __future__ import annotations

from collections.abc import Sequence

from store.search.words.asked import Term
from store.search.words.forms import Sought, Vocabulary


def across(terms: Sequence[Term], found: list[Sought], vocabulary: Vocabulary) -> None:
    return
