"""Properties as chance has a case define them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

#: Properties that a case may bring, and what is said of each.
OWN: dict[str, tuple[str, ...]] = {
    "oath": ("sworn", "not_sworn", "to_the_king"),
    "horses": ("12", "at least 3", "about 40"),
    "banner": ("green", "a black one"),
}


def own_property(chance: random.Random, word: Callable[[], str], ref: str) -> dict[str, Any]:
    """A property as a case may define it, one way or another."""
    made: dict[str, Any] = {"id": ref, "label": word()[:80].strip(), "kinds": ["leader"], "help": word()}
    made["holds"] = chance.choice(["one_ever", "one_at_a_time", "many"])
    if ref == "oath":
        choices = ["sworn", "not_sworn", {"id": "to_the_king", "within": "sworn"}]
        made |= {"type": "choice", "choices": choices[: chance.randint(2, 3)]}
    elif ref == "horses":
        made |= {"type": "quantity", "unit": "horses", "running": chance.random() < 0.5}
    else:
        made |= {"type": "text", "open_scope": "where", "topic": chance.choice(["person", "signs"])}
    return made
