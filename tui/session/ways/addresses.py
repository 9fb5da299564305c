"""Addresses: a place in the case as one line of text, and back.

Ids stand between slashes; before a colon stands what is opened, where it is no entity and no question::

    asim-umar                             an entity
    asim-umar/nationality                 a question: its answers side by side
    musa-qala-raid/killed/civilians@kabul a question of a part, of a place
    asim-umar/nationality//claim-12       at the answer of a claim
    source:afp-2019/claim-12              a source, at a claim; a wording may stand behind
    voice:nds                             all that a voice says
    contested:state=denied/voice=nds      what is not settled, with filters
    timeline:asim-umar                    dated events of one; `timeline:` of the whole case

Letters and digits of any script stand as they are, all that means something here or in a shell as %XX of UTF-8.
An address says nothing about whether the thing is there: that is asked of the library (`tui.session.ways.whereabouts`).
"""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, unquote

from store.model.facts import dataclass
from store.model.problems import BadInput
from store.text.clean import shown

KINDS: dict[str, tuple[int, int]] = {
    "entity": (1, 1),
    "question": (2, 4),
    "names": (1, 1),
    "matrix": (2, 3),
    "timeline": (0, 1),
    "sources": (0, 1),
    "source": (1, 3),
    "voices": (0, 0),
    "voice": (1, 1),
    "contested": (0, 5),
    "pairs": (0, 1),
    "pictures": (0, 1),
    "gaps": (0, 0),
    "basket": (0, 0),
    "beside": (1, 2),
    "journal": (0, 0),
    "edit": (1, 1),
    "clashes": (0, 0),
    "browse": (0, 0),
}
"""What an address can open, and how many parts it has at least and at most."""

FILTERS = ("state", "kind", "property", "voice", "unjudged")
"""What the list of contested questions can be narrowed to."""

LONGEST = 1000
"""Most characters of an address: several ids, each of letters that are written as %XX."""

_PLAIN = "-._~@=+"
_HOW = "an address is as in asim-umar/nationality or source:afp-2019"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the case: what is opened (one of `KINDS`), and the ids it is opened with."""

    kind: str
    parts: tuple[str, ...] = ()

    def part(self, nth: int) -> str:
        """The part at that place; empty where it is not said."""
        return self.parts[nth] if nth < len(self.parts) else ""


def place_of(kind: str, *parts: str | None) -> Place:
    """A place; parts at the end that are not said are none."""
    told = [part or "" for part in parts]
    while told and not told[-1]:
        told.pop()
    return Place(kind, tuple(told))


def address(at: Place) -> str:
    """A place as it is written."""
    path = "/".join(_written(part) for part in at.parts)
    return path if at.kind in ("entity", "question") else f"{at.kind}:{path}"


def parse(text: str) -> Place:
    """The place that an address names. Raises BadInput where it is none."""
    told = text.strip()
    if len(told) > LONGEST:
        raise BadInput(f"an address has at most {LONGEST:,} characters, and this has {len(told):,}")
    name, colon, path = told.partition(":")
    if not colon:
        name, path = "", told
    parts = [_read(part, told) for part in path.split("/")] if path else []
    while parts and not parts[-1]:
        parts.pop()
    kind = _kind(name, told) if colon else "question" if len(parts) > 1 else "entity"
    fewest, most = KINDS[kind]
    if len(parts) > most:
        some = f"at most {most} of them" if most > 1 else "one" if most else "none"
        raise BadInput(f"{_told(told)}: {len(parts)} ids are too many: {kind}: takes {some}")
    if len(parts) < fewest or not all(parts[:fewest]):
        what = "a property behind the entity" if kind in ("question", "matrix") else "an id"
        raise BadInput(f"{_told(told) or 'an empty text'} names no place, for want of {what}: {_HOW}")
    return Place(kind, tuple(parts))


def is_like_one(text: str) -> bool:
    """Whether a text that may be anything is likely meant as an address: it has no blanks, and a slash or a colon."""
    told = text.strip()
    kind, colon, _ = told.partition(":")
    return len(told.split()) == 1 and ("/" in told[1:] or bool(colon and kind in KINDS))


def filters(at: Place) -> dict[str, str]:
    """The filters of a list of contested questions. Raises BadInput where one is unknown."""
    found = {}
    for part in at.parts:
        name, sign, value = part.partition("=")
        if name not in FILTERS or (name == "unjudged") == bool(sign) or bool(sign) != bool(value):
            raise BadInput(f"{_told(part)}: is no filter: known are state=, kind=, property=, voice= and unjudged")
        found[name] = value or "yes"
    return found


def with_filters(**told: str | None) -> Place:
    """A list of contested questions, narrowed."""
    parts = [name if name == "unjudged" else f"{name}={told[name]}" for name in FILTERS if told.get(name)]
    return Place("contested", tuple(parts))


def _kind(name: str, told: str) -> str:
    if name in KINDS:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, KINDS, 1)
    known = f"{near[0]}: is near" if near else f"known are {', '.join(f'{kind}:' for kind in KINDS)}"
    raise BadInput(f"{_told(told)}: {_told(name)}: opens nothing: {known}")


def _written(part: str) -> str:
    return "".join(
        letter if letter in _PLAIN or unicodedata.category(letter)[0] in "LMN" else quote(letter, "", errors="replace")
        for letter in part
    )


def _read(part: str, told: str) -> str:
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError as error:
        raise BadInput(f"{_told(told)}: what stands behind % is no UTF-8: {_HOW}") from error


def _told(text: str) -> str:
    return shown(text[:80], newlines=False)
