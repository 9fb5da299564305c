"""What was decided about two entities, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.labels.dates import day

if TYPE_CHECKING:
    from store.model.same import Decision


def signed(decision: Decision) -> str:
    """Return who decided, and when: "by Ana, 3 May 2026"."""
    return f"by {decision.who}, {day(decision.at[:10])}"


def known_as(names: Mapping[str, str], slug: str, decisions: Sequence[Decision]) -> str:
    """Return by whom an entity is known too: "A. Umer (same, by Ana, 3 May 2026)"."""
    told = []
    for it in decisions:
        other = it.other if it.one == slug else it.one
        told.append(f"{names.get(other, other)} (same, {signed(it)})")
    return ", ".join(told)
