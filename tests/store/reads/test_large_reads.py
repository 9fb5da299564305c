"""What large stores are asked: the same as a slow, plain computation says, in time that grows as they do."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlmodel import SQLModel

from store.db.connection import Connection
from store.labels.events import event_date, event_title
from store.model.claims import QuestionRef
from store.model.views import Against
from store.model.vocabulary import CONFLICTS, DENIALS
from store.properties.built_in import PROPERTIES
from store.properties.vocabulary import BUILT_IN
from store.reads import compare as reads_compare
from store.reads import entities as reads
from store.reads import timeline as reads_time
from store.reads import voices as reads_voices
from store.reads.figures.tolls import AMOUNTS
from store.reads.questions import property_label, scope_label
from store.values.dates.date_labels import date_label
from tests.engines import Steps, opened
from tests.store.crowds import crowd

SILENT = ("cannot_confirm", "declines_comment")

Row = dict[str, Any]

#: Some voices of a small and of a large crowd.
SOME = range(210, 250)


@pytest.fixture(params=range(6))
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    with opened(crowd(tmp_path / "crowd.db", 150, request.param)) as connection:
        yield connection


def table(connection: Connection, name: str) -> list[Row]:
    """All rows of a table in the order of their ids, by the names of its columns."""
    columns = [it.name for it in SQLModel.metadata.tables[name].columns]
    told = ", ".join(f'"{it}"' for it in columns)
    rows = connection.execute(f"SELECT {told} FROM {name} ORDER BY id").fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def against(connection: Connection) -> list[tuple[Row, int, int]]:
    """The verdicts of one word against another, each with both speakers."""
    speakers = {claim["id"]: claim["speaker_id"] for claim in table(connection, "claim")}
    return [
        (verdict, speakers[verdict["left_claim_id"]], speakers[verdict["right_claim_id"]])
        for verdict in table(connection, "verdict")
        if verdict["kind"] in (*CONFLICTS, *DENIALS)
    ]


def sides(connection: Connection) -> dict[int, set[int]]:
    """The questions in which what a voice says, not by that voice's own claim alone, stands against something."""
    claims = {claim["id"]: claim for claim in table(connection, "claim")}
    questions = {question["id"]: question for question in table(connection, "question")}
    held = [
        (answer, claims[claim])
        for answer, claim in connection.execute("SELECT answer_id, claim_id FROM answer_claim WHERE closed_by IS NULL")
    ]
    found: dict[int, set[int]] = defaultdict(set)
    for verdict in table(connection, "verdict"):
        if verdict["kind"] in (*CONFLICTS, *DENIALS) and questions[verdict["question_id"]]["property"] in PROPERTIES:
            for side in ("left", "right"):
                stance = claims[verdict[f"{side}_claim_id"]]["stance"]
                for answer, claim in held:
                    if answer == verdict[f"{side}_answer_id"] and claim["stance"] == stance:
                        found[claim["speaker_id"]].add(verdict["question_id"])
    return found


@pytest.mark.sweep(3)
def test_voices_are_counted_as_by_hand(connection: Connection) -> None:
    claims = table(connection, "claim")
    contradicted = sides(connection)
    answered: dict[int, set[tuple[int, str, str]]] = defaultdict(set)
    for claim in claims:
        if claim["stance"] in ("asserts", "denies"):
            question = (claim["entity_id"], claim["property"], claim["scope"])
            answered[claim["speaker_id"]].add(question)
    wanted = []
    for voice in table(connection, "entity"):
        own = [claim["stance"] for claim in claims if claim["speaker_id"] == voice["id"]]
        if own:
            asked = contradicted[voice["id"]]
            silent = sum(own.count(stance) for stance in SILENT)
            row = (voice["slug"], voice["name"], bool(voice["anonymous"]), own.count("asserts"), own.count("denies"))
            numbers = (silent, len(asked), len(answered[voice["id"]]))
            wanted.append(((-len(asked), -len(own), voice["name"], voice["id"]), (*row, *numbers)))
    found = [
        (row.slug, row.name, row.anonymous, row.asserts, row.denies, row.silent, row.contradicted, row.questions)
        for row in reads_voices.voices(connection)
    ]
    assert found == [row for _, row in sorted(wanted)]
    assert sum(row[-2] for row in found) > 20
    shares = {row[0]: row[-2:] for row in found}
    for row in found[:: len(found) // 5]:
        assert reads_voices.shares_of(connection, [row[0]]) == {row[0]: shares[row[0]]}
    assert reads_voices.shares_of(connection, list(shares)) == shares


@pytest.mark.sweep(3)
def test_a_voice_stands_against_whom_its_verdicts_name(connection: Connection) -> None:
    entities = {entity["id"]: entity for entity in table(connection, "entity")}
    questions = {question["id"]: question for question in table(connection, "question")}
    disputes = against(connection)
    seen = 0
    for number, voice in entities.items():
        page = reads_voices.voice(connection, voice["slug"])
        wanted = {}
        for verdict, left, right in disputes:
            if number in (left, right):
                question = questions[verdict["question_id"]]
                ref = QuestionRef(entities[question["entity_id"]]["slug"], question["property"], question["scope"])
                other = entities[right if left == number else left]
                wanted[Against(other["slug"], other["name"], verdict["kind"], ref, verdict["reason"])] = None
        assert page is not None and page.against == tuple(wanted)
        seen += len(wanted)
    assert seen > 20


def dated(claim: Row) -> tuple[str, str, tuple[int | None, int | None]] | None:
    """When, what and the days of a claim that has a date."""
    if PROPERTIES[claim["property"]].type == "date" and (claim["lo"], claim["hi"]) != (None, None):
        return claim["label"], "", (claim["lo"], claim["hi"])
    if claim["as_of"]:
        return date_label(claim["as_of"]), claim["label"], (claim["as_of_lo"], claim["as_of_hi"])
    return None


@pytest.mark.sweep(12)
@pytest.mark.parametrize("slug", [None, "e1", "e2", "e7", "nobody"])
def test_the_timeline_is_put_in_order_as_by_hand(connection: Connection, slug: str | None) -> None:
    entities = {entity["id"]: entity for entity in table(connection, "entity")}
    states = {
        (question["entity_id"], question["property"], question["scope"]): question["state"]
        for question in table(connection, "question")
    }
    claims = table(connection, "claim")
    number = next((number for number, entity in entities.items() if entity["slug"] == slug), None)
    near = {number} | {claim["value_id"] for claim in claims if claim["entity_id"] == number}
    found: dict[tuple[str, tuple[int | None, int | None]], tuple[object, ...]] = {}
    sides: dict[tuple[str, tuple[int | None, int | None]], tuple[dict[int, str], ...]] = {}
    for claim in sorted(claims, key=lambda claim: (claim["position"], claim["id"])):
        told = dated(claim)
        if told is None or claim["stance"] == "retracts" or (slug is not None and claim["entity_id"] not in near):
            continue
        if PROPERTIES[claim["property"]].type in AMOUNTS and claim["stance"] not in SILENT:
            continue  # a count is an event of its own: tests/store/reads/test_tolls.py
        when, what, span = told
        entity = entities[claim["entity_id"]]
        ref = QuestionRef(entity["slug"], claim["property"], claim["scope"])
        scoped = scope_label(BUILT_IN, claim["property"], claim["scope"])
        title = property_label(BUILT_IN, claim["property"]) + (f" ({scoped})" if scoped else "")
        title += f": {what}" if what else ""
        event = f"{ref.entity}|{ref.property}|{ref.scope}|{claim['value_key'] if what else ''}"
        state = states[claim["entity_id"], claim["property"], claim["scope"]]
        side = 0 if claim["stance"] == "asserts" else 1 if claim["stance"] == "denies" else 2
        of_all = sides.setdefault((event, span), ({}, {}, {}))
        of_all[side][claim["speaker_id"]] = entities[claim["speaker_id"]]["name"]
        found[event, span] = (*span, when, title, entity["slug"], entity["name"], ref, state, event)

    def begins(span: tuple[int | None, int | None]) -> int:
        return next((day for day in span if day is not None), 10**9)

    def place(key: tuple[str, tuple[int | None, int | None]]) -> tuple[object, ...]:
        event, span = key
        earliest = min(begins(other) for name, other in found if name == event)
        return earliest, event, begins(span), 10**9 if span[1] is None else span[1]

    wanted = [
        (*found[key], sum(name == key[0] for name, _ in found), *(tuple(side.values()) for side in sides[key]))
        for key in sorted(found, key=place)
    ]
    events = reads_time.timeline(connection, slug)
    assert [
        (
            *(e.lo, e.hi, event_date(e), event_title(e)),
            *(e.entity, e.entity_name, e.ref, e.state),
            *(e.event, e.rivals, e.voices, e.denied, e.doubted),
        )
        for e in events
        if not e.count
    ] == wanted
    assert slug is not None or max(event.rivals for event in events) > 2


def standing(connection: Connection) -> dict[QuestionRef, str]:
    """The latest decision about each question."""
    return {
        QuestionRef(row["entity_slug"], row["property"], row["scope"]): row["decision"]
        for row in table(connection, "judgement")
    }


@pytest.mark.sweep(3)
def test_the_work_list_holds_what_nobody_judged(connection: Connection) -> None:
    words = {"several": "several can be true", "not_comparable": "not comparable", "unresolved": "unresolved"}
    latest = standing(connection)
    everything = reads.worklist(connection)
    assert {row.judged for row in everything} > {"", "unresolved"}
    assert [row.judged for row in everything] == [words.get(latest.get(row.ref, ""), "") for row in everything]
    unjudged = reads.worklist(connection, unjudged=True)
    assert unjudged == tuple(row for row in everything if latest.get(row.ref, "withdrawn") == "withdrawn")
    overview = reads.overview(connection)
    slugs = {entity["id"]: entity["slug"] for entity in table(connection, "entity")}
    refs = [QuestionRef(slugs[q["entity_id"]], q["property"], q["scope"]) for q in table(connection, "question")]
    assert overview.left == len(unjudged)
    assert overview.judged == sum(latest.get(ref, "withdrawn") != "withdrawn" for ref in refs)


@pytest.mark.sweep(3)
def test_the_work_list_of_a_voice_holds_what_it_speaks_on(connection: Connection) -> None:
    spoken = {
        (row[0], QuestionRef(*row[1:]))
        for row in connection.execute(
            "SELECT v.slug, e.slug, q.property, q.scope FROM answer_claim k JOIN answer a ON a.id = k.answer_id "
            "JOIN question q ON q.id = a.question_id JOIN entity e ON e.id = q.entity_id "
            "JOIN claim c ON c.id = k.claim_id JOIN entity v ON v.id = c.speaker_id"
        )
    }
    everything = reads.worklist(connection)
    for slug in {slug for slug, _ in spoken} | {"nobody"}:
        wanted = tuple(row for row in everything if (slug, row.ref) in spoken)
        assert reads.worklist(connection, voice=slug) == wanted


@pytest.mark.sweep(3)
def test_an_entity_counts_the_questions_of_its_worst_state(connection: Connection) -> None:
    questions = table(connection, "question")
    for entity in table(connection, "entity"):
        own = [question for question in questions if question["entity_id"] == entity["id"]]
        worst = min(own, key=lambda question: question["rank"])["state"] if own else None
        (row,) = reads.entity_rows(connection, [entity["id"]]).values()
        assert (row.state, row.count, row.questions) == (worst, sum(q["state"] == worst for q in own), len(own))


# -- how the work grows


def work(connection: Connection, question: Callable[[Connection], object]) -> int:
    """How much a question does: steps of the database and lines run in Python, not a clock's word."""
    lines = 0

    def line(frame: FrameType, event: str, argument: object) -> object:
        nonlocal lines
        lines += 1
        return line

    with Steps(connection) as steps:
        before = sys.gettrace()
        sys.settrace(line)
        try:
            question(steps.connection)
        finally:
            sys.settrace(before)
    return lines + steps.done


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    ("question", "most"),
    [
        (reads_voices.voices, 2.4),
        (lambda c: reads_time.timeline(c, None), 2.4),
        (reads.worklist, 2.4),
        (lambda c: reads.worklist(c, unjudged=True), 2.8),  # by chance 133 of the one are left, 50 of the other
        (lambda c: [reads.worklist(c, voice=f"e{n}") for n in SOME], 1.6),
        (reads.overview, 2.4),
        (lambda c: reads.entities(c, "raid", 0, 20), 1.4),
        (lambda c: [reads_voices.voice(c, f"e{n}") for n in SOME], 1.6),
    ],
    ids=["voices", "timeline", "worklist", "unjudged", "of a voice", "overview", "entities", "voice"],
)
def test_twice_as_much_is_twice_the_work(question: Callable[[Connection], object], most: float, tmp_path: Path) -> None:
    """What speaks of one voice or one page of a list hardly grows at all."""
    took = []
    for size in (600, 1_200):
        with opened(crowd(tmp_path / f"{size}.db", size)) as connection:
            question(connection)
            took.append(work(connection, question))
    assert took[1] < most * took[0]


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    "question",
    [
        reads.worklist,
        lambda c: reads.worklist(c, unjudged=True),
        reads.overview,
        lambda c: reads.entities(c, "raid", 0, 20),
    ],
    ids=["worklist", "unjudged", "overview", "entities"],
)
def test_many_questions_and_judgements_of_one_entity_are_read_once(
    question: Callable[[Connection], object], tmp_path: Path
) -> None:
    """Two entities that everything is asked of, judged again and again."""
    took = []
    for size in (600, 1_200):
        path = crowd(tmp_path / f"{size}.db", size, subjects=2)
        with opened(path) as connection:
            _ask_more(connection, size)
            question(connection)
            took.append(work(connection, question))
    assert took[1] < 2.4 * took[0]


def _ask_more(connection: Connection, size: int) -> None:
    """So many questions of the first entity, each in a scope of its own and judged once."""
    for number in range(size):
        connection.execute(
            "INSERT INTO question (id, entity_id, property, scope, state, reason, answers, claims, reports, origins, "
            "rank) SELECT max(id) + 1, 1, 'site', ?, 'contradicted', '', 0, 0, 0, 0, 1 FROM question",
            (f"scope {number}",),
        )
        connection.execute(
            "INSERT INTO judgement (entity_slug, property, scope, decision, value_label, why, who, at, slug) "
            "VALUES ('e1', 'site', ?, 'unresolved', '', '', 'Ines', '', '')",
            (f"scope {number}",),
        )


@pytest.mark.slow
def test_the_matrix_looks_at_each_voice_once(tmp_path: Path) -> None:
    took = []
    for size in (1_500, 3_000):
        with opened(crowd(tmp_path / f"{size}.db", size, subjects=1)) as connection:
            took.append(work(connection, lambda c: reads_compare.matrix(c, QuestionRef("e1", "life_status"))))
    assert took[1] < 2.4 * took[0]
