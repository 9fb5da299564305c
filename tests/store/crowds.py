"""Stores of any size with random claims, written as a load would leave them, for tests of what is asked of them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from store.db import tables
from store.db.writing import driver, writing
from store.derive import derive, standing

DAY = 737_000

#: What is asked of a person, a group and a raid: property, scopes, whether its value is a date.
_ASKED = {
    "leader": (("date_of_death", ("",), True), ("life_status", ("",), False), ("nationality", ("",), False)),
    "raid": (("date", ("",), True), ("killed", ("all", "civilians"), False), ("site", ("",), False)),
}


def crowd(path: Path, size: int, seed: int = 1, *, subjects: int | None = None) -> Path:
    """Make a store of `size` claims by half as many voices, two of which share each name."""
    chance = random.Random(seed)
    about = subjects or max(size // 6, 2)
    kinds = [chance.choice(("leader", "raid")) for _ in range(about)]
    voices = range(about + 1, about + 1 + max(size // 2, 2))
    entities = [_entity(n, kind, f"Name {n}") for n, kind in enumerate(kinds, 1)]
    entities += [_entity(n, "voice", f"Voice {n // 2}", anonymous=n % 5 == 0) for n in voices]
    sources = [
        {"id": n, "slug": f"s{n}", "publisher_id": chance.choice(voices), "title": "", "published_lo": DAY + n % 9}
        for n in range(1, 9)
    ]
    claims = [_claim(chance, n, kinds, chance.choice(voices)) for n in range(1, size + 1)]
    with writing(path, create=True) as session:
        for table, rows in ((tables.Entity, entities), (tables.Source, sources), (tables.Claim, claims)):
            session.execute(insert(table), rows)
        derive.derive(driver(session), None)
        standing.refresh(driver(session))
        asked = [(row["entity_id"], row["property"], row["scope"]) for row in claims]
        session.execute(insert(tables.Judgement), [_judgement(chance, *chance.choice(asked)) for _ in range(size // 2)])
    return path


def _entity(number: int, kind: str, name: str, *, anonymous: bool = False) -> dict[str, Any]:
    return {"id": number, "slug": f"e{number}", "kind": kind, "name": name, "anonymous": anonymous}


def _claim(chance: random.Random, number: int, kinds: list[str], speaker: int) -> dict[str, Any]:
    entity = chance.randint(1, len(kinds))
    prop, scopes, dated = chance.choice(_ASKED[kinds[entity - 1]])
    value = chance.randrange(4)
    lo = hi = None
    if dated:
        lo, hi = chance.choice(((DAY + value, DAY + value), (DAY, DAY + value), (None, DAY + value), (DAY, None)))
    elif prop == "killed":
        lo = hi = 10 + value
    said = f"2019-05-0{1 + value}" if chance.random() < 0.3 else ""
    return {
        "id": number,
        "slug": f"c{number}",
        "source_id": chance.randint(1, 8),
        "entity_id": entity,
        "property": prop,
        "scope": chance.choice(scopes),
        "speaker_id": speaker,
        "stance": chance.choices(("asserts", "denies", "cannot_confirm", "declines_comment"), (7, 1, 1, 1))[0],
        "value_key": f"{lo}/{hi}" if dated else str(10 + value),
        "value_id": chance.choice((None, chance.randint(1, len(kinds)))),
        "label": f"{lo} to {hi}" if dated else str(10 + value),
        "lo": lo,
        "hi": hi,
        "as_of": said,
        "as_of_lo": DAY + value if said else None,
        "as_of_hi": DAY + value if said else None,
        "position": number // 3,
    }


def _judgement(chance: random.Random, entity: int, prop: str, scope: str) -> dict[str, Any]:
    decision = chance.choice(("several", "unresolved", "not_comparable", "withdrawn"))
    asked = {"entity_slug": f"e{entity}", "property": prop, "scope": scope}
    return {**asked, "decision": decision, "who": "Ines", "at": "2026-01-02T03:04:05+00:00"}
