"""A large case made by script: sources with texts, entities, and claims that agree, differ and deny.

Shaped like the case that ships: most sources are a digest in the case and an original known by hash, and most claims
cite both. The same numbers and seed make the same files; all names and sentences are made up from the lists here.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path


def _words(listed: str) -> list[str]:
    return listed.split()


_FIRST = _words("Arlo Benta Corin Dessa Elmar Fenna Goran Hesta Idris Jorun Kalle Lenna Mirko Nadja Orlan Petra")
_LAST = _words("Amber Birk Calder Dorn Elster Falk Grane Holm Ister Jasper Kolb Linden Marsh Norden Ober Pell")
_LAND = _words("Ash Birch Clay Down Elm Fern Glen Heath Isle Kettle Loch Mill North Oak Pine Quarry")
_END = _words("ford bridge field haven mouth port stead ton vale wick")
_WORDS = _words(
    "market road bridge river station school hall tower garden window morning evening winter harvest "
    "carriage lantern letter engine harbour mountain orchard village council witness driver teacher"
)
_FIRST_DAY = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Size:
    """How much a case holds."""

    claims: int
    sources: int
    leaders: int
    groups: int
    raids: int
    voices: int
    places: int

    @classmethod
    def of(cls, claims: int) -> Size:
        """A case of so many claims, with everything else in the proportions of 50,000 over 4,000 sources."""
        share = claims / 50_000
        parts = {"sources": 4000, "leaders": 2400, "groups": 400, "raids": 900, "voices": 600, "places": 400}
        return cls(claims, **{name: max(12, round(number * share)) for name, number in parts.items()})


def make_case(folder: Path, size: Size, seed: int = 10) -> None:
    """Write the case to ``folder``, which must not hold one."""
    chance = random.Random(seed)
    for part in ("entities", "sources", "claims"):
        (folder / part).mkdir(parents=True)
    (folder / "case.yaml").write_text("id: bulk\ntitle: A case made by script\nabout: For measuring loads.\n")
    for kind in ("leader", "group", "raid", "voice", "place"):
        listed = "".join(_entity(chance, kind, number, size) for number in range(_count(size, kind)))
        (folder / "entities" / f"{kind}s.yaml").write_text(listed, encoding="utf-8")
    texts: list[str] = []
    for number in range(size.sources):
        first, last = (size.claims * at // size.sources for at in (number, number + 1))
        _source(chance, folder, size, number, range(first, last), texts)


def _count(size: Size, kind: str) -> int:
    return int(getattr(size, f"{kind}s"))


def _name(kind: str, number: int) -> str:
    if kind == "place":
        return f"{_LAND[number % 16]}{_END[number // 16 % 10]}" + (f" {number // 160}" if number >= 160 else "")
    person = f"{_FIRST[number % 16]} {_LAST[number // 16 % 16]}" + (f" of {_place(number)}" if number >= 256 else "")
    if kind == "group":
        body = ("Front", "League", "Union", "Guard")[number // 16 % 4]
        return f"{_LAND[number % 16]} {body} {number // 64 or ''}".strip()
    if kind == "raid":
        return f"{_place(number * 7)} {('raid', 'strike', 'ambush', 'attack')[number % 4]} {number}"
    return f"{person} {'News' if number % 3 == 0 else ''}".strip() if kind == "voice" else person


def _place(number: int) -> str:
    return f"{_LAND[number % 16]}{_END[number // 16 % 10]}"


def _entity(chance: random.Random, kind: str, number: int, size: Size) -> str:
    lines = [f"- id: {kind}-{number}", f"  kind: {kind}", f"  name: {_name(kind, number)}"]
    if number % 3 == 0:
        lines.append(f"  about: {_sentence(chance, 9)}")
    if kind == "leader":
        lines += ["  names:", f"    - {_name(kind, number).upper()}"]
        lines += [f"    - text: {_name(kind, number).replace('e', 'ee')}x", "      kind: transliteration"]
        lines.append(f"      used_by: [source-{number % size.sources}]")
    elif kind == "place" and number >= 5:
        lines.append(f"  within: place-{number // 5}")
    elif kind == "voice":
        if number % 10 == 9:
            lines.append("  anonymous: true")
        if number % 4 == 3:
            lines.append(f"  speaks_for: [group-{number % size.groups}]")
    return "\n".join(lines) + "\n"


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _day(number: int) -> date:
    return _FIRST_DAY + timedelta(days=number)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a claim says: about whom, which property with which extra keys, and the value as written."""

    entity: str
    property: str
    value: str
    words: str
    extra: str = ""


def _told(chance: random.Random, size: Size) -> _Told:
    """One claim's question and value, from few enough for rivals to meet."""
    leader, raid = chance.randrange(size.leaders), chance.randrange(size.raids)
    group, place = chance.randrange(size.groups), chance.randrange(4)
    kind = chance.randrange(14)
    who, where, there = f"leader-{leader}", f"place-{(leader + place) % size.places}", _place(leader + place)
    day = _day(leader + chance.randrange(3))
    if kind == 0:
        word = chance.choice(("killed", "dead", "alive", "wounded"))
        return _Told(who, "life_status", word, f"{_name('leader', leader)} was {word}")
    if kind == 1:
        return _Told(who, "date_of_death", day.isoformat(), f"died on {day.isoformat()}")
    if kind == 2:
        words = f"{day.day} {day:%B %Y}"
        return _Told(who, "date_of_death", words, f"died on {words}")
    if kind == 3:
        return _Told(who, "place_of_death", where, f"died in {there}")
    if kind == 4:
        return _Told(who, "birthplace", f"{{says: {there}, is: {where}}}", f"was born in {there}")
    if kind == 5:
        age = 30 + (leader + place) % 40
        return _Told(who, "age", f"about {age}", f"is about {age} years old")
    if kind == 6:
        return _Told(who, "affiliation", f"group-{group}", f"belongs to the {_name('group', group)}")
    if kind == 7:
        name = _LAST[(leader + place) % 16]
        return _Told(who, "alias", f"The {name}", f"known as the {name}")
    if kind == 8:
        return _Told(f"group-{group}", "leader", who, f"is led by {_name('leader', leader)}", "    valid: 2016/2018\n")
    if kind == 9:
        return _Told(f"raid-{raid}", "date", day.isoformat(), f"happened on {day.isoformat()}")
    number = 5 + (raid + place) % 40
    toll, scope = chance.choice(("killed", "wounded")), chance.choice(("", "", "civilians", "militants"))
    words = chance.choice((f"at least {number}", f"{number}", f"about {number}", f"more than {number}"))
    told = f"    scope: {scope}\n" if scope else ""
    return _Told(f"raid-{raid}", toll, f'"{words}"', f"{words} {scope or 'people'} were {toll}", told)


def _source(chance: random.Random, folder: Path, size: Size, number: int, claims: range, texts: list[str]) -> None:
    """One source with its wordings and claims."""
    told = [_told(chance, size) for _ in claims]
    spoken = [
        f"{_sentence(chance, 5)[:-1]} {claim.words}, in line {at}." for at, claim in zip(claims, told, strict=True)
    ]
    paragraphs = [f"{sentence} {_sentence(chance, 12)}" for sentence in spoken]
    text = "\n\n".join(paragraphs) + "\n"
    copied = number > 20 and number % 12 == 0
    if copied:  # another report's words with our own claims at the end: most of it is a copy
        text = texts[number - 7] * 2 + text
    texts.append("\n\n".join([*paragraphs, *(_sentence(chance, 14) for _ in claims)]) + "\n")
    digest, sealed = number % 3 != 0, number % 10 == 5
    day = _day(chance.randrange(2000))
    title = _sentence(chance, 6)
    head = [f"id: source-{number}", f"publisher: voice-{number % size.voices}", f"title: {title}"]
    head += [f"published: {day.isoformat()}", "language: en", f"address: https://example.org/{number}"]
    if number > 20 and number % 24 == 0:
        head.append(f"syndicated_from: source-{number - 7}")
    label = "digest" if digest else "original"
    head.append(f"rendition: {label}")
    if sealed:
        head += [f"sha256: {_sha256(text)}", f"length: {len(text)}"]
    other = _sentence(chance, 40)
    if digest:
        head += ["other_renditions:", "  - id: original", "    kind: original"]
        head += [f"    sha256: {_sha256(title)}", f"    length: {max(900_000, size.claims + 1000)}"]
    elif number % 2 == 0:
        head += ["other_renditions:", "  - id: french", "    kind: translation", "    language: fr"]
        head.append(f"    file: source-{number}.fr.txt")
        (folder / "sources" / f"source-{number}.fr.txt").write_text(other, encoding="utf-8")
    body = "" if sealed else text
    (folder / "sources" / f"source-{number}.txt").write_text("\n".join(["---", *head, "---", body]), encoding="utf-8")
    entries = list(_entries(chance, size, claims, told, spoken, label, text, sealed=sealed, day=day))
    if number % 6 == 0 and entries:
        entries[-1] += f"      french: {json.dumps(other[:60].rstrip())}\n"
    written = f"source: source-{number}\nclaims:\n" + "\n".join(entries) if entries else f"source: source-{number}\n"
    (folder / "claims" / f"source-{number}.yaml").write_text(written, encoding="utf-8")


def _entries(
    chance: random.Random,
    size: Size,
    claims: range,
    told: list[_Told],
    spoken: list[str],
    label: str,
    text: str,
    *,
    sealed: bool,
    day: date,
) -> Iterator[str]:
    for at, claim, sentence in zip(claims, told, spoken, strict=True):
        lines = f"  - id: claim-{at}\n    entity: {claim.entity}\n    property: {claim.property}\n"
        lines += f"{claim.extra}    value: {claim.value}\n    speaker: voice-{chance.randrange(size.voices)}\n"
        if at % 5 == 0:
            lines += f"    via: [voice-{at % size.voices}, voice-{(at + 1) % size.voices}]\n"
        if at % 11 == 0:
            lines += f"    stance: {chance.choice(('denies', 'cannot_confirm', 'retracts'))}\n"
        if at % 7 == 0:
            lines += f"    certainty: {chance.choice(('probable', 'possible'))}\n"
        if at % 3 == 0:
            lines += f"    said: {(day - timedelta(days=at % 4)).isoformat()}\n"
        if at % 9 == 0:
            lines += f"    note: {_sentence(chance, 8)}\n"
        start = text.index(sentence)
        if sealed:
            cite = f"{{start: {start}, end: {start + len(sentence)}, sha256: {_sha256(sentence)}}}"
        else:
            cite = sentence if at % 2 else json.dumps(sentence)
            if at % 13 == 0:
                cite = f"{{quote: {json.dumps(sentence)}, suffix: {json.dumps(text[start + len(sentence) :][:12])}}}"
        lines += f"    cite:\n      {label}: {cite}\n"
        if label == "digest":
            lines += f"      original: {{start: {at}, end: {at + 90}, sha256: {_sha256(claim.words)}}}\n"
        yield lines


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
