"""Two entities side by side: their spellings with the nearest of the other, and their questions with what each says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from store.db.connection import Connection
from store.labels.questions import question_label
from store.model.problems import BadInput
from store.model.same import Beside, BesideRow, Likeness
from store.names.alike import alike, alikeness
from store.names.weighing import LIKELY
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.reads.same import decisions

_MOST_NAMES = 24
"""So many spellings of each are held against each other; an entity that has more has them from a list."""


Stands = Literal["same", "near", "differs", "one"]


class _Answer(NamedTuple):
    key: str
    label: str
    lo: int | None
    hi: int | None


def beside(connection: Connection, one: str, other: str) -> Beside:
    """Two entities (ids) side by side. Raises BadInput where one of them is not there, or both are one."""
    if one == other:
        raise BadInput(f"{one!r} is one entity: name two")
    left, right = _entity(connection, one), _entity(connection, other)
    likeness, spelt = _spellings(_names(connection, left.number), _names(connection, right.number))
    asked = _questions(connection, left.number, right.number)
    decided = tuple(it for it in decisions(connection) if {it.one, it.other} == {one, other})
    return Beside(one, other, left.name, right.name, left.about, right.about, likeness, (*spelt, *asked), decided)


class _Entity(NamedTuple):
    number: int
    name: str
    about: str


def _entity(connection: Connection, slug: str) -> _Entity:
    row = connection.execute("SELECT id, name, about FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        raise BadInput(f"there is no entity {slug!r}: see ids with 'whosays search'")
    return _Entity(*row)


def _names(connection: Connection, number: int) -> list[str]:
    rows = connection.execute(
        "SELECT text FROM name WHERE entity_id = ? ORDER BY kind <> 'primary', id LIMIT ?", (number, _MOST_NAMES)
    )
    return [text for (text,) in rows]


def _spellings(lefts: Sequence[str], rights: Sequence[str]) -> tuple[Likeness | None, list[BesideRow]]:
    """The two nearest spellings, and every spelling once, beside the one that is most like it and not taken yet."""
    ranked = sorted(
        (
            (alikeness(left, right), -at - place, left, right)
            for at, left in enumerate(lefts)
            for place, right in enumerate(rights)
        ),
        reverse=True,
    )
    nearest = alike(ranked[0][2], ranked[0][3]) if ranked else None
    rows, used, taken = [], set(), set()
    for score, _, left, right in ranked:
        if score >= LIKELY and left not in used and right not in taken:
            used.add(left)
            taken.add(right)
            rows.append(BesideRow("spelling", left, right, "same" if score == 1.0 else "near"))
    rows += [BesideRow("spelling", left, "", "one") for left in lefts if left not in used]
    rows += [BesideRow("spelling", "", right, "one") for right in rights if right not in taken]
    return nearest, rows


def _questions(connection: Connection, left: int, right: int) -> list[BesideRow]:
    """What is asked of either, those both are asked first, as the vocabulary orders them."""
    vocabulary = vocabulary_of(connection)
    found: dict[tuple[str, str], tuple[str | None, dict[int, list[_Answer]]]] = {}
    for entity, prop, scope, named, *answer in connection.execute(
        f"""
        SELECT q.entity_id, q.property, q.scope, {named_sql("q.scope")}, a.value_key, a.label, min(c.lo), max(c.hi)
        FROM question q JOIN answer a ON a.question_id = q.id
        JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
        WHERE q.entity_id IN (?, ?) AND q.property NOT LIKE 'check.%' AND c.stance = 'asserts' AND k.closed_by IS NULL
        GROUP BY a.id, q.id ORDER BY a.position, a.id
        """,
        (left, right),
    ):
        found.setdefault((prop, scope), (named, {}))[1].setdefault(entity, []).append(_Answer(*answer))
    places = sorted(found, key=lambda it: (len(found[it][1]) < 2, vocabulary.place(it[0]), it))
    return [_row(vocabulary, place, *found[place], left, right) for place in places]


def _row(
    vocabulary: Vocabulary,
    place: tuple[str, str],
    named: str | None,
    answers: dict[int, list[_Answer]],
    left: int,
    right: int,
) -> BesideRow:
    here, there = answers.get(left, []), answers.get(right, [])
    what = question_label(vocabulary, *place, named)
    return BesideRow(what, _labels(here), _labels(there), _stands(here, there), *place)


def _labels(answers: Sequence[_Answer]) -> str:
    return "; ".join(it.label for it in answers)


def _stands(here: Sequence[_Answer], there: Sequence[_Answer]) -> Stands:
    """How the answers of the two stand: all the same, some the same or spans that meet, none, or only one has any."""
    if not (here and there):
        return "one"
    keys, others = {it.key for it in here}, {it.key for it in there}
    if keys == others:
        return "same"
    near = keys & others or any(_meet(it, that) for it in here for that in there)
    return "near" if near else "differs"


def _meet(one: _Answer, other: _Answer) -> bool:
    if (one.lo is None and one.hi is None) or (other.lo is None and other.hi is None):
        return False
    after = one.hi is not None and other.lo is not None and one.hi < other.lo
    before = other.hi is not None and one.lo is not None and other.hi < one.lo
    return not (after or before)
