"""Which whosays this is, and which rules work out what a store derives. Imports nothing: every start asks."""

from __future__ import annotations

#: The version of whosays; pyproject.toml takes it from here.
VERSION = "0.1.0"

#: The number of the rules by which answers, verdicts, states and lists are worked out. Add one with
#: every change that gives other rows for the same claims: a store that was made by other rules is then
#: worked out anew at its next load, also in a checkout, where the version stays the same for weeks.
#: (The rules of names have a number of their own: `names.RULES_VERSION`.)
RULES = 5


def made_by() -> str:
    """What a load notes down of the program: version and rules, without a blank."""
    return f"{VERSION}/{RULES}"
