"""A name taken apart to be compared with any other: its words, what each is to it, and how much hangs on each.

Unlike `store.names.words`, which makes what the index holds, this keeps initials, knows numbers and generation marks,
and remembers how each word is written. What a word weighs comes from the kind of word it is and never from a store.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from store.names import weighing
from store.names.forms import (
    COMMON,
    ENDINGS,
    FORM_KIND,
    GENERATION,
    any_written_out,
    is_initial,
    joined,
    legal_form,
    number,
)
from store.names.lexicon import (
    COMPANY,
    HONORIFICS,
    INSTITUTIONS,
    PARTICLES,
    PLACE_FORMS,
    SAME_WORD,
    TITLE_NAMES,
    importance,
    join_phrases,
)
from store.names.likeness import SURE, either_way
from store.names.script import main_script, script_of
from store.names.scripts.endings import is_patronymic
from store.names.scripts.iberian import is_given
from store.names.sound import Word, key, word_of
from store.names.words import fold, is_of_syllables, pieces

Role = Literal["word", "initial", "title", "particle", "form", "number", "generation"]

_WEIGHTS: dict[Role, float] = {
    "title": weighing.TITLE,
    "particle": weighing.PARTICLE,
    "form": weighing.FORM_WEIGHT,
    "initial": weighing.INITIAL_WEIGHT,
    "generation": weighing.GENERATION,
}
_YEARS = range(1900, 2100)
_COMPOUNDS = frozenset(("abd", "allah", "din"))
_TITLES_BEHIND = frozenset(("akhund", "akhond", "akhundzada", "akhnd", "akhwnd"))
"""Titles that stand behind a name, as family names do, and are some."""
_SONS = frozenset(("bin", "bint", "ibnat", "ould", "wuld"))
_BY_KEY = {key(name): [other for other in COMMON if key(other) == key(name)] for name in COMMON}
_RUN = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*")
_PATRONYMIC_LIKE = importance("ivanovich")
_KNOWN_LIGHT = re.compile(
    "|".join((*sorted(PLACE_FORMS | INSTITUTIONS), "[a-z]{2,}(?:[oe]v(?:ich|itch|na)|yich|inichna)"))
)
_VOWELS = frozenset("aeiouy")
_SOLID: frozenset[Role] = frozenset(("word", "initial", "number"))
_LETTERS = re.compile(r"(?<!\w)\w(?!\w)|[A-Z]{2}")
"""Without one of these it does not matter to any word how it is written: no initial, no numeral, no AQ."""


class Part(NamedTuple):
    """One word of a name: folded, as `raw` before one word stood for all spellings of it, what it is and weighs.

    `at` and `to` are its first and last word as written, of those of the whole name. `solid`: it says by itself who is
    meant, as titles, particles and legal forms do not.
    """

    text: str
    word: Word
    raw: str
    role: Role
    weight: float
    at: int
    to: int

    solid: bool


class Name(NamedTuple):
    """A name taken apart."""

    text: str
    script: str
    parts: tuple[Part, ...]


class _Token(NamedTuple):
    raw: str
    written: str
    before: str
    behind: str


def _tokens(text: str, *, exactly: bool = False) -> list[_Token]:
    """The folded words of a name, each as it is written where that can be told (and is needed, or
    `exactly` so), with the characters around it."""
    raw = fold(text)
    if not (exactly or _LETTERS.search(text)):
        return [_Token(word, word, " ", " ") for word in raw]
    found = [
        _Token(word, run[0], text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1])
        for run in _RUN.finditer(text)
        for word in fold(run[0])
    ][: len(raw)]
    if len(found) != len(raw):
        return [_Token(word, word, " ", " ") for word in raw]
    return [token._replace(raw=word) for word, token in zip(raw, found, strict=True)]


def written_words(text: str) -> list[str]:
    """The words of a name as they are written, one for each folded one: what the places of its parts count."""
    return [token.written for token in _tokens(_meant(text), exactly=True)]


def _meant(text: str) -> str:
    return main_script(text[:400]).replace("&", " and ")


@lru_cache(maxsize=16_384)
def taken_apart(text: str) -> Name:
    """A name as its parts.

    >>> [(part.text, part.role) for part in taken_apart("L. Ron Hubbard").parts]
    [('l', 'initial'), ('ron', 'word'), ('hubbard', 'word')]
    """
    meant = _meant(text)
    tokens = _tokens(meant)
    capitals = meant.isupper()
    if is_of_syllables([token.raw for token in tokens]):
        return Name(text, script_of(meant), tuple(_of(one.raw, one.raw, "word", at) for at, one in enumerate(tokens)))
    found: list[Part] = []
    letters: list[int] = []
    for at, token in enumerate([*tokens, _Token("", "", "", "")]):
        if token.raw and _single(token, first=at == 0, capitals=capitals):
            letters.append(at)
            continue
        found += _initials(letters, tokens)
        letters = []
        if token.raw:
            found += _parts(token, at, tokens[at - 1].raw if at else "", capitals=capitals, alone=len(tokens) == 1)
    parts = _numbers_joined(_forms_joined(found)) or [_part(one.raw, one.raw, at) for at, one in enumerate(tokens)]
    if len(parts) > 1 and parts[-1].role == "word" and is_patronymic(parts[-1].text):
        parts[-1] = parts[-1]._replace(weight=1.0)  # at the end of a name it is the family's: Yanukovych
    return Name(text, script_of(meant), tuple(parts))


def _single(token: _Token, *, first: bool, capitals: bool) -> bool:
    if len(token.raw) > 1 and not (len(token.written) == 1 and token.behind == "."):
        return False
    alone = token.raw.isalpha() and (len(token.raw) == 1 or len(token.written) == 1)
    return alone and is_initial(token.written, token.before, token.behind, first=first, capitals=capitals)


def _initials(places: list[int], tokens: list[_Token]) -> list[Part]:
    """Letters that stand side by side: a legal form (S.A.), or initials, each for itself."""
    if not places:
        return []
    together = "".join(tokens[at].raw for at in places)
    if len(places) > 1 and (together in FORM_KIND or together in COMPANY):
        return [_part(together, together, places[0])._replace(to=places[-1])]
    return [_of(tokens[at].raw, tokens[at].raw, "initial", at) for at in places]


def _parts(token: _Token, at: int, before: str, *, capitals: bool, alone: bool) -> list[Part]:
    raw = token.raw
    if before.isdigit() and raw in ENDINGS:
        return []
    told = number(raw, token.written if at else "", capitals=capitals)
    if told is not None:
        return [_of(str(told), raw, "number", at)]
    if raw in GENERATION and at:
        return [_of(GENERATION[raw], raw, "generation", at)]
    short = token.written.isupper() and token.written.isascii() and not (capitals or alone or raw in COMPANY)
    if short and raw not in FORM_KIND and (len(raw) == 2 or (len(raw) == 3 and _VOWELS.isdisjoint(raw))):
        return [_of(letter, letter, "initial", at) for letter in raw]
    cut = [SAME_WORD.get(piece, piece) for piece in pieces(raw)]
    return [_part(piece, raw if len(cut) == 1 else piece, at) for piece in cut]


def _part(text: str, raw: str, at: int) -> Part:
    return _of(text, raw, _role(text), at)


def _of(text: str, raw: str, role: Role, at: int) -> Part:
    return Part(text, word_of(text), raw, role, _weight(text, role), at, at, role in _SOLID)


@lru_cache(maxsize=16_384)
def _role(text: str) -> Role:
    if text in HONORIFICS and text not in _TITLES_BEHIND:
        return "title"
    if text in PARTICLES or text in _SONS:
        return "particle"
    return "form" if text in FORM_KIND else "word"


@lru_cache(maxsize=16_384)
def _weight(text: str, role: Role) -> float:
    if role != "word":
        return _WEIGHTS.get(role, 1.0)
    if text in _COMPOUNDS:
        return weighing.COMPOUND
    if text in TITLE_NAMES or text in _TITLES_BEHIND:
        return weighing.TITLE_NAME
    if any(either_way(text, name) >= SURE for name in _BY_KEY.get(key(text), ())):
        return weighing.COMMON_NAME
    found = importance(text)
    # what looks like a patronymic by its last letters is a name as often (Amina)
    return 1.0 if found == _PATRONYMIC_LIKE and not _KNOWN_LIGHT.fullmatch(text) else found


def _forms_joined(parts: list[Part]) -> list[Part]:
    """Legal forms that are written out, as one."""
    out: list[Part] = []
    at = 0
    texts = [part.text for part in parts]
    if not any_written_out(texts) and join_phrases(texts) == texts:
        return parts
    while at < len(parts):
        length, short = legal_form(texts, at) or _phrase(texts, at) or (1, "")
        if short:
            part = _part(short, parts[at].raw if length == 1 else short, parts[at].at)
            out.append(part._replace(to=parts[at + length - 1].to))
        else:
            out.append(parts[at])
        at += length
    return out


def _phrase(texts: list[str], at: int) -> tuple[int, str] | None:
    """A form of a company that the index knows too, written out at a place of a name."""
    for length in range(min(5, len(texts) - at), 1, -1):
        short = join_phrases(texts[at : at + length])
        if len(short) == 1:
            return length, short[0]
    return None


def _numbers_joined(parts: list[Part]) -> list[Part]:
    if sum(part.role == "number" for part in parts) < 2:
        return parts
    out: list[Part] = []
    for part in parts:
        if out and part.role == out[-1].role == "number":
            both = joined(int(out[-1].text), int(part.text))
            if both is not None:
                out[-1] = _of(str(both), str(both), "number", out[-1].at)._replace(to=part.to)
                continue
        out.append(part)
    return out


def glued(first: Part, second: Part) -> Part:
    """Two neighbours as one word: Lashkar Gah is Lashkargah."""
    text = first.text + second.text
    return _part(text, text, first.at)._replace(to=second.to)


def is_son(part: Part) -> bool:
    """Whether the next word names the father."""
    return part.text in _SONS


def is_second_surname(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a word is the mother's family name, which Spaniards leave out."""
    solid = [other for other in parts if other.solid]
    return len(solid) > 2 and part is solid[-1] and is_given(solid[0].text) and not is_given(solid[-2].text)


def is_year(part: Part) -> bool:
    """Whether a number is that of a year, which names of events have or leave out."""
    return part.role == "number" and int(part.text) in _YEARS
