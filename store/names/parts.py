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
from store.names.bodies.companies import COMPANY, any_written_out, written_out
from store.names.bodies.ships import MERCHANT, is_prefix
from store.names.endings import is_patronymic
from store.names.forms import (
    AT_THE_END,
    COMMON,
    ENDINGS,
    FORM_KIND,
    GENERATION,
    IN_FRONT,
    LETTERS_OF_ONE,
    NUMBER_SIGN,
    NUMBER_WORDS,
    NUMBERED,
    generation,
    is_initial,
    joined,
    number,
    roman,
    short_given,
)
from store.names.lexicon import (
    ARTICLES,
    HONORIFICS,
    INSTITUTIONS,
    LEAD_TITLES,
    PARTICLES,
    PLACE_FORMS,
    SAME_WORD,
    TITLE_NAMES,
    importance,
)
from store.names.likeness import SURE, either_way
from store.names.numbers.said import spans
from store.names.people import titles
from store.names.script import script_of
from store.names.scripts import slavic
from store.names.scripts.iberian import is_given
from store.names.sound import Word, key, word_of
from store.names.words import is_of_syllables, pieces
from store.names.written import Token, as_meant, tokens_of

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
_SAINT = {"st": "saint", "sankt": "saint", "sint": "saint", "ste": "sainte"}
"""Saint as it is written short in front of a name (Wall St is a street), and in German and Dutch."""
_OF_THE = frozenset(("do", "dos", "das", "del", "dei", "della", "delle", "degli", "dello"))
"""Of the, in Portuguese, Spanish and Italian: names in other languages have none, or another one."""
_COUNTED = frozenset(
    ("camp", "class", "fund", "group", "mark", "operation", "phase", "sector", "type", "unit", "volume")
)
"""Words that a numeral alone stands behind."""
NO_PERSON = (COMPANY | INSTITUTIONS | PLACE_FORMS | NUMBERED) - HONORIFICS
_SERVED_IN = (NUMBERED | INSTITUTIONS) - HONORIFICS
_BY_KEY = {key(name): [other for other in COMMON if key(other) == key(name)] for name in COMMON}
_PATRONYMIC_LIKE = importance("ivanovich")
_KNOWN_LIGHT = re.compile(
    "|".join((*sorted(PLACE_FORMS | INSTITUTIONS), "[a-z]{2,}(?:[oe]v(?:ich|itch|na)|yich|inichna)"))
)
_VOWELS = frozenset("aeiouy")
_SOLID: frozenset[Role] = frozenset(("word", "initial", "number"))


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
    before: str = ""
    """The article that stands in front of it and is left out, of Latin letters: le of Le Pen, dela of de la Cruz."""


class Name(NamedTuple):
    """A name taken apart; `ambiguous` where letters of it may be initials as well (`taken_apart` plainly)."""

    text: str
    script: str
    parts: tuple[Part, ...]
    ambiguous: bool = False
    numeral: bool = False
    """Whether a letter at its end may be a numeral (Leo X); it is one beside an ordinal (`taken_apart` as_number)."""


@lru_cache(maxsize=256)
def taken_apart(text: str, plainly: bool = False, as_number: bool = False) -> Name:
    """A name as its parts; `plainly` with letters that may be a legal form or a title as initials (Petrov S.A.), and
    `as_number` with a letter behind one name as the numeral that it may be (Leo X, who is no Malcolm X).

    >>> [(part.text, part.role) for part in taken_apart("L. Ron Hubbard").parts]
    [('l', 'initial'), ('ron', 'word'), ('hubbard', 'word')]
    """
    meant = as_meant(text)
    tokens = tokens_of(meant)
    capitals = meant.isupper()
    if is_of_syllables([token.raw for token in tokens]):
        return Name(text, script_of(meant), tuple(_of(one.raw, one.raw, "word", at) for at, one in enumerate(tokens)))
    called = 0 if plainly else _titles(tokens)
    found: list[Part] = []
    letters: list[int] = []
    ambiguous = bool(called and (len(tokens[0].raw) == 1 or tokens[0].raw in MERCHANT))
    said = {it.start: it for it in spans([token.raw for token in tokens])}
    done = 0
    for at, token in enumerate([*tokens, Token("", "", "", "")]):
        if at < done:
            continue
        if span := said.get(at):
            found += _initials(letters, tokens, capitals=capitals, as_number=as_number)
            letters, done = [], span.end
            found.append(_of(str(span.value), token.raw, "number", at)._replace(to=done - 1))
            continue
        if at >= called and token.raw and _single(token, first=at == 0, capitals=capitals):
            letters.append(at)
            continue
        typed_small = at == 0 and len(tokens) > 1 and _may_be_initials(token.raw, meant)
        ambiguous = ambiguous or typed_small
        if len(letters) > 1 and not plainly and (form := _form_of(letters, tokens)):
            found.append(form)
            ambiguous = True
        else:
            found += _initials(letters, tokens, capitals=capitals, as_number=as_number)
        letters = []
        if typed_small and plainly:
            found += [_of(letter, letter, "initial", at) for letter in token.raw]
        elif token.raw and at < called:
            found.append(_of(_SAINT.get(token.raw, token.raw), token.raw, "title", at))
        elif token.raw:
            found += _parts(tokens, at, capitals=capitals)
    parts = _numbers_joined(_forms_joined(found)) or [_part(one.raw, one.raw, at) for at, one in enumerate(tokens)]
    in_front = len(parts) > 2 and slavic.is_family(parts[0].text)  # so registers have it: Ivanov Pyotr Ilyich
    if len(parts) > 1 and parts[-1].role == "word" and is_patronymic(parts[-1].text) and not in_front:
        parts[-1] = parts[-1]._replace(weight=1.0)  # at the end of a name it is the family's: Yanukovych
    numeral = len(parts) == 2 and parts[1].role == "initial" and roman(parts[1].text.upper()) is not None
    return Name(text, script_of(meant), tuple(parts), ambiguous, numeral and tokens[-1].behind != ".")


def _titles(tokens: list[Token]) -> int:
    """How many words in front are titles (Prime Minister, Lt Col, Ko Min Aung): two words of the name must be left
    where they may be names themselves, and no word of a company may stand behind them; or one for a ship's prefix."""
    if len(tokens) > 1 and is_prefix(tokens[0].raw, tokens[0].written, tokens[0].behind):
        return int(NO_PERSON.isdisjoint([token.raw for token in tokens]))
    count = 0
    while count < len(tokens) and (tokens[count].raw in LEAD_TITLES or _role(tokens[count].raw) == "title"):
        if tokens[count].behind == "." and len(tokens[count].raw) == 1:
            break
        if count + 1 < len(tokens) and tokens[count + 1].raw in _SERVED_IN:
            break
        if tokens[count].written == "MS" and not tokens[-1].written.isupper():
            break  # initials: nobody writes Ms so
        count += 1
    raws = [token.raw for token in tokens]
    more = titles.in_front(raws)
    if more > count and NO_PERSON.isdisjoint(raws[more:]) and raws[more] not in _SONS:
        return more
    rest = raws[count:]
    unsure = any(token.raw in LEAD_TITLES for token in tokens[:count])
    if unsure and (len(rest) < 2 or rest[0] in _SONS or not NO_PERSON.isdisjoint(rest)):
        return 0
    return count


def _may_be_initials(raw: str, text: str) -> bool:
    """Whether a first word of two or three consonants, typed in small letters, may be initials (jrr tolkien)."""
    known = raw in FORM_KIND or raw in COMPANY or raw in ARTICLES or raw in PARTICLES or raw in SAME_WORD
    return (
        text.isascii()
        and text[: len(raw)] == raw
        and len(raw) in (2, 3)
        and raw.isalpha()
        and _VOWELS.isdisjoint(raw)
        and not (known or raw in GENERATION or raw in LEAD_TITLES or _role(raw) == "title")
    )


def _single(token: Token, *, first: bool, capitals: bool) -> bool:
    if token.behind == "." and token.raw in LETTERS_OF_ONE and len(token.written) == 2:
        return True
    if len(token.raw) > 1 and not (len(token.written) == 1 and token.behind == "."):
        return False
    alone = token.raw.isalpha() and (len(token.raw) == 1 or len(token.written) == 1)
    return alone and is_initial(token.written, token.before, token.behind, first=first, capitals=capitals)


def _ends(tokens: list[Token], at: int) -> bool:
    """Whether a name ends with this word, or only forms of companies follow (S.A. de C.V.)."""
    return all(len(it.raw) == 1 or it.raw in FORM_KIND or it.raw in ARTICLES for it in tokens[at + 1 :])


def _form_of(places: list[int], tokens: list[Token]) -> Part | None:
    """The legal form that letters side by side are (S.A.), at the end of a name, or in front where it is written so."""
    together = "".join(tokens[at].raw for at in places)
    last, front = _ends(tokens, places[-1]), places[0] == 0
    if together not in FORM_KIND or not (last or (front and together in IN_FRONT)):
        return None
    return _of(together, together, "form", places[0])._replace(to=places[-1])


def _initials(places: list[int], tokens: list[Token], *, capitals: bool, as_number: bool) -> list[Part]:
    """Letters that stand side by side, each an initial; one that is a numeral in front of what is numbered (V Corps),
    or behind all other words (Hussein I), a number."""
    if len(places) == 1 and len(tokens) > 1:
        (at,) = places
        numbered = at + 1 < len(tokens) and tokens[at + 1].raw in NUMBERED
        behind = at == len(tokens) - 1 and tokens[at].behind != "."
        told = roman(tokens[at].written, capitals=capitals and not numbered) if numbered or behind else None
        if behind and told is not None and not (as_number or _counts(tokens)):
            told = None
        if told is not None:
            return [_of(str(told), tokens[at].raw, "number", at)]
    return [_of(tokens[at].raw, tokens[at].raw, "initial", at) for at in places]


def _counts(tokens: list[Token]) -> bool:
    """Whether a letter at the end is a numeral: behind one given name it is a letter (Malcolm X), but behind more names
    (Omar Khalid V), or a word of bodies (Fund V)."""
    return len(tokens) > 2 or tokens[0].raw in NO_PERSON or tokens[0].raw in _COUNTED


def _parts(tokens: list[Token], at: int, *, capitals: bool) -> list[Part]:
    token, last = tokens[at], at == len(tokens) - 1
    raw, before = token.raw, tokens[at - 1].raw if at else ""
    behind = tokens[at + 1].raw if not last else ""
    if (before.isdigit() and raw in ENDINGS) or (
        raw in NUMBER_SIGN and (behind[:1].isdigit() or behind in NUMBER_WORDS)
    ):
        return []
    numeral = at > 0 or behind in NUMBERED or len(raw) > 2
    beside = behind in NUMBERED or before in NUMBERED
    told = number(raw, token.written if numeral else "", capitals=capitals and not beside, beside=beside)
    if told is not None:
        return [_of(str(told), raw, "number", at)]
    if given := short_given(raw, token.behind, at, last=last):
        return [_part(given, raw, at)]
    if mark := generation(raw, token.behind, at, last=last):
        return [_of(mark, raw, "generation", at)]
    if raw in FORM_KIND and (
        raw not in AT_THE_END or (at and _ends(tokens, at)) or (at == 0 and raw in IN_FRONT and behind)
    ):
        return [_of(raw, raw, "form", at)]
    short = raw.isalpha() and token.written.isupper() and token.written.isascii() and not (capitals or len(tokens) == 1)
    known = (
        raw in COMPANY
        or raw in ARTICLES
        or raw in PARTICLES
        or raw in SAME_WORD
        or (raw in FORM_KIND and raw not in AT_THE_END)
    )
    if short and not known and (len(raw) == 2 or (len(raw) == 3 and (at == 0 or _VOWELS.isdisjoint(raw)))):
        return [_of(letter, letter, "initial", at) for letter in raw]
    if _role(raw) == "title":
        # Engineer Brigade, General Hospital: it says what body this is, and is nobody's title
        return [word(raw, at)._replace(weight=1.0) if behind in _SERVED_IN else _part(raw, raw, at)]
    if raw in _SAINT and not last and not behind[:1].isdigit():
        return [_part(_SAINT[raw], raw, at)]
    if at and raw in _OF_THE:
        return [_of(raw, raw, "particle", at)]
    if "oe" in raw and (since := raw.replace("oe", "u")) in SAME_WORD:  # as the Dutch wrote u (Abdoel)
        return [_part(SAME_WORD[since], raw, at)]
    cut = [SAME_WORD.get(piece, piece) for piece in pieces(raw)]
    found = [_part(piece, raw if len(cut) == 1 else piece, at) for piece in cut]
    if found and before in ARTICLES:
        more = tokens[at - 2].raw if at > 1 and tokens[at - 2].raw in ARTICLES else ""
        found[0] = found[0]._replace(before=more + before)
    return found


def _part(text: str, raw: str, at: int) -> Part:
    return _of(text, raw, _role(text), at)


def word(raw: str, at: int) -> Part:
    """A folded word as a word of a name, whatever else it may be."""
    return _of(raw, raw, "word", at)


def _of(text: str, raw: str, role: Role, at: int) -> Part:
    return Part(text, word_of(text), raw, role, _weight(text, role), at, at, role in _SOLID)


@lru_cache(maxsize=2_048)
def _role(text: str) -> Role:
    if text in HONORIFICS and text not in _TITLES_BEHIND:
        return "title"
    if text in PARTICLES or text in _SONS:
        return "particle"
    return "form" if text in FORM_KIND and text not in AT_THE_END else "word"


@lru_cache(maxsize=2_048)
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
    texts = [part.text for part in parts]
    if not any_written_out(texts):
        return parts
    out: list[Part] = []
    at = 0
    while at < len(parts):
        found = written_out(texts, at)
        length = found[0] if found else 1
        if found:
            raw = " ".join(part.raw for part in parts[at : at + length])
            for short in found[1]:
                role: Role = "form" if short in FORM_KIND else _role(short)
                out.append(_of(short, raw, role, parts[at].at)._replace(to=parts[at + length - 1].to))
        else:
            out.append(parts[at])
        at += length
    return out


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


def glued(parts: Sequence[Part], meant: str = "") -> Part:
    """Neighbours as one word: Lashkar Gah is Lashkargah; as the word that is `meant` where they mean another."""
    text = meant or "".join(part.text for part in parts)
    raw = " ".join(part.raw for part in parts) if meant else text
    return _part(text, raw, parts[0].at)._replace(to=parts[-1].to)


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
