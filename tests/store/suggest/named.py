"""Stores of entities with given names, as a load would leave them, for tests of who may be one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from store.db import tables
from store.db.writing import driver, writing
from store.search.index import rebuild

FIRST = (
    "Umar Asim Khalid Hamza Yusuf Tariq Rashid Nawaz Ismail Bilal Farid Jamil Kamal Latif Majid Nasir Omid Parviz "
    "Rafiq Salim Tahir Usman Waheed Yasin Zakir Boris Igor Oleg Pavel Anton Viktor Denis Maxim Roman Peter Paul Simon"
)
SECOND = (
    "Khorasani Mansoor Zawahiri Haqqani Mehsud Wazir Afridi Orakzai Achakzai Durrani Ghilzai Hotak Noorzai Barakzai "
    "Petrov Ivanov Sidorov Kuznetsov Orlov Smirnov Volkov Morozov Garcia Fernandez Lopez Becker Wagner Schmidt Fischer"
)


def named(path: Path, entities: Iterable[tuple[str, str, Sequence[str]]], *, lists: Iterable[str] = ()) -> Path:
    """A store of these entities of the case (id, kind, spellings, the first of them its name), and of people that only
    stand in lists of names."""
    rows: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    everybody = [(slug, kind, spellings, "case") for slug, kind, spellings in entities]
    everybody += [(f"l{number}", "leader", (name,), "names") for number, name in enumerate(lists)]
    for number, (slug, kind, spellings, origin) in enumerate(everybody, 1):
        rows.append({"id": number, "slug": slug, "kind": kind, "name": spellings[0], "origin": origin})
        names += [
            {"entity_id": number, "text": text, "kind": "alias" if at else "primary"}
            for at, text in enumerate(dict.fromkeys(spellings))
        ]
    with writing(path, create=True) as session:
        session.execute(insert(tables.Entity), rows)
        session.execute(insert(tables.Name), names)
        rebuild(driver(session))
    return path


def people(number: int, seed: int = 1) -> list[tuple[str, str, list[str]]]:
    """So many people of invented names, one in three with another spelling."""
    chance = random.Random(seed)
    firsts, seconds = FIRST.split(), SECOND.split()
    made = []
    for at in range(number):
        own = "".join(chance.choice(("ba", "ko", "ri", "mu", "ta", "lo", "shi", "ve", "na", "du")) for _ in range(3))
        name = f"{chance.choice(firsts)} {own.capitalize()} {chance.choice(seconds)}"
        spellings = [name] + ([name.replace("a", "e", 1)] if chance.random() < 0.3 else [])
        made.append((f"e{at:05}", "leader", spellings))
    return made


def told(path: Path, *, perhaps: Iterable[tuple[str, str]] = (), decided: Mapping[tuple[str, str], str] = {}) -> None:
    """Say in a store who may be whom, and what a person decided."""
    import json

    from store.db.writing import driver, writing

    with writing(path) as session:
        connection = driver(session)
        numbers = dict(connection.execute("SELECT slug, id FROM entity"))
        for one, other in perhaps:
            connection.execute(
                "INSERT INTO perhaps (entity_id, other_id) VALUES (?, ?)", (numbers[one], numbers[other])
            )
        for (one, other), decision in decided.items():
            data = {"one": one, "other": other, "decided": decision, "who": "Ines", "at": "2026-01-02T03:04:05+00:00"}
            if decision == "same":
                data["keep"] = one
            connection.execute(
                "INSERT INTO record (kind, ref, data) VALUES ('same', ?, ?)", (f"{one}+{other}", json.dumps(data))
            )
