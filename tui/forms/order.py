"""In which order the fields of a form are gone through. No screen: names of fields in, a name out."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def after(fields: Sequence[str], missing: Collection[str], at: str) -> str | None:
    """The next field that is missing: behind the one at hand, else before it; None where none is."""
    place = fields.index(at)
    return next((key for key in (*fields[place + 1 :], *fields[: place + 1]) if key in missing), None)


def beside(fields: Sequence[str], at: str, step: int) -> str:
    """The field beside the one at hand, round and round."""
    place = fields.index(at) if at in fields else 0
    return fields[(place + step) % len(fields)]
