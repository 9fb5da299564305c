"""How two sources stand to a question, in words: told alike by `whosays beside` and on the screen."""

from __future__ import annotations

from store.model.claims import SourceRow
from store.model.out.sides import Stands

ALL_OTHERS = "all others"

_WORDS: dict[Stands, str] = {
    "differs": "they differ",
    "agrees": "they agree",
    "beside": "both can stand",
    "left": "only {left}",
    "right": "only {right}",
}


def stands_words(stands: Stands, left: str, right: str) -> str:
    """How two stand to a question, each by what it is called: "they differ", "only AFP"."""
    return _WORDS[stands].format(left=left, right=right)


def called_apart(left: SourceRow, right: SourceRow | None) -> tuple[str, str]:
    """What two sources are called beside each other: their publishers, or their titles where these are one."""
    if right is None:
        return left.publisher or left.slug, ALL_OTHERS
    for one, other in ((left.publisher, right.publisher), (left.title, right.title)):
        if one and other and one != other:
            return one, other
    return left.slug, right.slug
