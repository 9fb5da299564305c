"""Edits as chance makes them: of a store as it is, some good and some that are refused."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from store.case.checks.check import check_read
from store.case.records import read_case_of
from store.db.engine import reading
from store.db.writing import driver, writing
from store.edits.citing import cite
from store.edits.standing.ids import new_id
from store.edits.standing.lookups import read_source
from store.model.edits import Change
from store.model.problems import BadInput
from store.writes.bring_up import bring_up, whole
from store.writes.changes import Changes
from store.writes.judgements import put_judgements
from store.writes.records import read
from tests.store.stores import derived, facts, query

#: What chance says of somebody, by property: good values, and some that are refused.
SAID: dict[str, tuple[str, ...]] = {
    "life_status": ("dead", "alive", "wounded"),
    "date_of_death": ("2021-05-03", "5 May 2021", "yesterday", "2021-05", "last Monday", "soon"),
    "place_of_death": ("east-province", "west-province", "northland", "nowhere"),
    "killed": ("at least 12", "seven", "dozens", "about 40", "many indeed"),
    "wounded": ("12", "up to 20"),
    "age": ("about 40", "41"),
    "leader_of": ("river-front", "idris-walid"),
}
TEXTS = (
    "The ministry said that Idris Walid died in East Province on 3 May 2021. Twelve people were killed, it said.\n",
    "Nothing of this is known to the governor, who spoke to reporters after prayers, and asked them to be patient.\n",
)
DAYS = ("2021-05-04", "2021-05-06", "2021-05-06T09:30", "2021-05-06T12:30Z", "2021-05", "", "2022-01-01", "tomorrow")

#: What a list of names calls entities that the case took over: ids that can be none of a case, and one that can.
LISTED = ("Q9", "Geo:12", "q9")


class Made(NamedTuple):
    """An edit: its changes and the new texts that come with them."""

    changes: list[Change]
    texts: dict[str, str]


def records(store: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Every record of a store."""
    return {(kind, ref): read(data) for kind, ref, data in query(store, "SELECT kind, ref, data FROM record")}


def state(store: Path) -> Any:
    """What a store holds: rows, records, what differs from the folder, what is derived."""
    judged = "SELECT slug, entity_slug, property, scope, decision, value_key, value_label, why, who, at FROM judgement"
    worked_out = by_names(store)
    base = query(store, "SELECT kind, ref, data, clashed FROM base ORDER BY 1, 2")
    return facts(store), records(store), sorted(query(store, judged)), base, worked_out


_QUESTION = "SELECT e.slug, q.property, q.scope"
_OF_IT = "JOIN question q ON q.id = a.question_id JOIN entity e ON e.id = q.entity_id"
_ANSWERS = (
    f"{_QUESTION}, q.state, q.reason, q.answers, q.claims, q.reports, q.origins, q.rank "
    "FROM question q JOIN entity e ON e.id = q.entity_id",
    f"{_QUESTION}, a.position, a.value_key, a.label, a.claims, a.reports, a.origins, a.denials, a.doubts "
    f"FROM answer a {_OF_IT}",
    # with whom a claim shares its origin, which is told by row ids
    f"{_QUESTION}, a.position, c.slug, d.slug, (SELECT min(o.slug) FROM answer_claim m JOIN claim o "
    "ON o.id = m.claim_id WHERE m.answer_id = a.id AND m.origin = k.origin) "
    f"FROM answer_claim k JOIN answer a ON a.id = k.answer_id {_OF_IT} JOIN claim c ON c.id = k.claim_id "
    "LEFT JOIN claim d ON d.id = k.closed_by",
)


def by_names(store: Path) -> dict[str, Any]:
    """What is derived, told without row ids; so without the indexes, which know claims and entities by them."""
    found = derived(store)
    answers = [sorted(query(store, sql), key=repr) for sql in _ANSWERS]
    return {"answers": answers, "verdicts": found["verdicts"], "lists": found["order of lists"]}


def anew(store: Path, out: Path) -> Any:
    """The state of a store that is made from the records of this one, all at once."""
    found = records(store)
    order = [slug for (slug,) in query(store, "SELECT slug FROM claim ORDER BY position")]
    ordered = {key: data for key, data in found.items() if key[0] != "claim"}
    ordered |= {("claim", slug): found["claim", slug] for slug in order}
    texts = dict(query(store, "SELECT sha256, text FROM rendition WHERE text IS NOT NULL AND held_sha256 IS NULL"))
    case = check_read(read_case_of(ordered, texts))
    assert case.problems == [], case.problems
    with writing(out, create=True) as session:
        bring_up(session, whole(session, case), Changes())
        put_judgements(driver(session), [Change(*key, None, it) for key, it in found.items() if key[0] == "judgement"])
    return (
        {table: rows for table, rows in facts(out).items() if table not in ("meta", "files")},
        by_names(out),
    )


def same_as_anew(store: Path, out: Path) -> None:
    """What edits made of a store is what its records make by themselves."""
    rows, worked_out = anew(store, out)
    assert {table: it for table, it in facts(store).items() if table not in ("meta", "files")} == rows
    assert by_names(store) == worked_out


def edit_of(chance: random.Random, store: Path) -> Made:
    """An edit of some record of a store as it is."""
    return chance.choices([how for how, _ in _WAYS], [often for _, often in _WAYS])[0](chance, _Store(store))


class _Store:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = records(path)

    def refs(self, kind: str) -> list[str]:
        return sorted(ref for of, ref in self.data if of == kind)

    def of_kind(self, *kinds: str) -> list[str]:
        return [ref for ref in self.refs("entity") if self.data["entity", ref]["kind"] in kinds]

    def new(self, kind: str, *words: str) -> str:
        with reading(self.path) as plain:
            return new_id(plain, kind, words)

    def change(self, kind: str, ref: str, /, **keys: Any) -> Made:
        """A change of some keys of a record; None takes one out."""
        before = self.data[kind, ref]
        after = {key: value for key, value in (before | keys).items() if value is not None}
        return Made([Change(kind, ref, before, after)], {})

    def add(self, kind: str, data: dict[str, Any], **texts: str) -> Made:
        ref = data["id"]
        data = {key: value for key, value in data.items() if value is not None}
        return Made([Change(kind, ref, None, data)], texts)


def _some(chance: random.Random, found: list[str], most: int = 2) -> list[str]:
    return chance.sample(found, min(len(found), chance.randint(0, most)))


def _add_entity(chance: random.Random, it: _Store) -> Made:
    kind = chance.choice(["leader", "voice", "place", "group", "raid"])
    name = chance.choice(["Omar Bey", "The Post", "South Province", "Idris Walid", "إدريس"])
    data = {"id": it.new("entity", name), "kind": kind, "name": name, "about": chance.choice(["", "new"])}
    data |= {"listed": chance.choice([None, *LISTED])}
    data |= {"names": _some(chance, ["O. Bey", "Umar Bay", "Post"]), "used_by": _some(chance, it.refs("source"))}
    if kind == "place":
        data["within"] = _around(chance, it)
    if kind == "voice":
        data["speaks_for"] = _some(chance, it.of_kind("voice", "group"))
    return it.add("entity", data)


def _around(chance: random.Random, it: _Store) -> Any:
    """What a place lies in: nothing, one, or two."""
    return chance.choice([None, *it.of_kind("place"), _some(chance, it.of_kind("place")) or None])


def _change_entity(chance: random.Random, it: _Store) -> Made:
    ref = chance.choice(it.refs("entity"))
    links = ["within", "follows", "speaks_for", "perhaps"]
    key = chance.choice(["name", "name", "about", "names", "used_by", *links, "kind", "listed"])
    value: Any = {
        "name": lambda: chance.choice(["Idrees Walid", "The Ministry", "Eastern Province", "Somebody"]),
        "about": lambda: chance.choice([None, "somebody", "a commander"]),
        "names": lambda: [
            {"text": text, "kind": chance.choice(["alias", "kunya"]), "used_by": _some(chance, it.refs("source"))}
            for text in _some(chance, ["Edrees", "Abu Omar", "وليد"])
        ],
        "used_by": lambda: _some(chance, it.refs("source")),
        "within": lambda: _around(chance, it),
        "follows": lambda: _some(chance, it.of_kind("place")),
        "speaks_for": lambda: _some(chance, it.of_kind("voice", "group")),
        "perhaps": lambda: _some(chance, it.refs("entity")),
        "kind": lambda: chance.choice(["leader", "voice", "group"]),
        "listed": lambda: chance.choice([None, *LISTED]),
    }[key]()
    return it.change("entity", ref, **{key: value})


def _add_source(chance: random.Random, it: _Store) -> Made:
    text = chance.choice(TEXTS) + chance.choice(["", "More of it.\n"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    data = {
        "id": it.new("source", "", "", chance.choice(["A word", "Another"])),
        "publisher": chance.choice(it.of_kind("voice", "group")),
        "title": "Reported",
        "published": chance.choice(DAYS),
        "syndicated_from": chance.choice([None, None, *it.refs("source")]),
        "text": digest,
    }
    return it.add("source", data, **{digest: text})


def _change_source(chance: random.Random, it: _Store) -> Made:
    ref = chance.choice(it.refs("source"))
    key = chance.choice(
        ["published", "published", "zone", "title", "publisher", "syndicated_from", "note", "text", "kind"]
    )
    texts = {}
    value: Any = {
        "published": lambda: chance.choice(DAYS),
        "zone": lambda: chance.choice([None, "Z", "+03:00"]),
        "title": lambda: chance.choice(["Told anew", "Told"]),
        "publisher": lambda: chance.choice(it.of_kind("voice")),
        "syndicated_from": lambda: chance.choice([None, *it.refs("source")]),
        "note": lambda: chance.choice([None, "seen"]),
        "kind": lambda: chance.choice([None, "digest", "translation"]),
        "text": lambda: None,
    }[key]()
    if key == "text":
        text = (_text(it, ref) or TEXTS[0]) + chance.choice(["", " ", "And more.\n"])
        value = hashlib.sha256(text.encode()).hexdigest()
        texts[value] = text
    made = it.change("source", ref, **{key: value})
    return made._replace(texts=texts)


def _text(it: _Store, ref: str) -> str | None:
    data = it.data["source", ref]
    found = query(it.path, "SELECT text FROM rendition WHERE sha256 = ?", data.get("text", ""))
    return found[0][0] if found else None


def _add_claim(chance: random.Random, it: _Store) -> Made:
    source = chance.choice(it.refs("source"))
    text = _text(it, source)
    if text is None:
        return Made([], {})
    prop = chance.choice(list(SAID))
    data = {
        "source": source,
        "id": it.new("claim", source),
        "entity": chance.choice(["idris-walid", "post-raid", *it.refs("entity")]),
        "property": prop,
        "value": chance.choice(SAID[prop]),
        "speaker": chance.choice(it.of_kind("voice", "group")),
        "via": _some(chance, it.of_kind("voice")),
        "stance": chance.choice(["asserts", "asserts", "denies", "cannot_confirm", "retracts"]),
        "said": chance.choice([None, "2021-05-05"]),
        "cite": _cite(chance, it, source, text),
    }
    if data["property"] in ("killed", "wounded"):
        data |= {"where": chance.choice([None, *it.of_kind("place")]), "counted": chance.choice([None, "estimated"])}
        data["entity"] = chance.choice(["post-raid", *it.of_kind("raid")])
    elif chance.random() < 0.8:
        data["entity"] = chance.choice(["idris-walid", *it.of_kind("leader")])
    return it.add("claim", data)


def _cite(chance: random.Random, it: _Store, source: str, text: str) -> Any:
    head = read_source(it.data["source", source], lambda *_: None).head
    while True:
        start, end = sorted(chance.sample(range(len(text) + 1), 2))
        try:
            with reading(it.path) as plain:
                return cite(plain, source, head.rendition, start, end)
        except BadInput:
            continue


def _change_claim(chance: random.Random, it: _Store) -> Made:
    if not it.refs("claim"):
        return Made([], {})
    ref = chance.choice(it.refs("claim"))
    data = it.data["claim", ref]
    counts = ["where", "counted"] if data["property"] in ("killed", "wounded") else []
    key = chance.choice(
        ["value", "value", "speaker", "via", "stance", "said", "note", "property", "source", "cite", *counts]
    )
    value: Any = {
        "value": lambda: chance.choice([None, *SAID.get(data["property"], ("x",))]),
        "speaker": lambda: chance.choice(it.of_kind("voice", "group", "leader")),
        "via": lambda: _some(chance, it.of_kind("voice")),
        "stance": lambda: chance.choice(["denies", "asserts", "declines_comment"]),
        "said": lambda: chance.choice([None, "2021-05-02", "2021-05-06T10:00", "some day"]),
        "where": lambda: chance.choice([None, *it.of_kind("place")]),
        "counted": lambda: chance.choice([None, "registered", "guessed"]),
        "note": lambda: chance.choice([None, "a remark"]),
        "property": lambda: chance.choice(list(SAID)),
        "source": lambda: chance.choice(it.refs("source")),
        "cite": lambda: data["cite"],
    }[key]()
    text = _text(it, data["source"])
    if key == "cite" and text:
        value = _cite(chance, it, data["source"], text)
    return it.change("claim", ref, **{key: value})


def _remove(chance: random.Random, it: _Store) -> Made:
    kind, ref = chance.choice(sorted(key for key in it.data if key[0] != "case"))
    gone = {(kind, ref)}
    if kind == "source" and chance.random() < 0.7:
        gone |= {key for key, data in it.data.items() if key[0] == "claim" and data["source"] == ref}
    return Made([Change(*key, it.data[key], None) for key in sorted(gone)], {})


def _judge(chance: random.Random, it: _Store) -> Made:
    there = [it.data["judgement", ref] for ref in it.refs("judgement")]
    number = len(query(it.path, "SELECT 1 FROM edit"))
    data = {
        "id": f"j-{number}",
        "entity": "idris-walid",
        "property": "life_status",
        "decision": chance.choice(["several", "unresolved", "withdrawn"]),
        "why": chance.choice(["", "seen"]),
        "who": chance.choice(["ana", "ben"]),
        "at": f"2026-01-01T00:00:{number % 60:02}+00:00",
        "supersedes": chance.choice([None, *(one["id"] for one in there)]),
    }
    return it.add("judgement", data)


def _decide(chance: random.Random, it: _Store) -> Made:
    """Two entities are decided to be one, or not, or that is taken back."""
    there = it.refs("same")
    number = len(query(it.path, "SELECT 1 FROM edit"))
    if there and chance.random() < 0.3:
        ref = chance.choice(there)
        return Made([Change("same", ref, it.data["same", ref], None)], {})
    if there and chance.random() < 0.3:
        one, other = chance.choice(there).split("+")
    else:
        kind = chance.choice(["leader", "voice", "voice", "place", "place", "raid"])
        found = [*it.of_kind(kind), *chance.sample(it.refs("entity"), 1)]
        one, other = sorted(chance.sample(found, 2)) if len(found) > 1 else ("a", "b")
    ref = f"{one}+{other}"
    decided = chance.choice(["same", "same", "same", "not_same", "unsure"])
    data = {"one": one, "other": other, "decided": decided, "who": "ana", "at": f"2026-01-01T00:00:{number % 60:02}Z"}
    data |= {"keep": chance.choice([one, other])} if decided == "same" else {}
    return Made([Change("same", ref, it.data.get(("same", ref)), data)], {})


def _drop_draft(chance: random.Random, it: _Store) -> Made:
    ref = f"d{len(query(it.path, 'SELECT 1 FROM edit'))}"
    data = {"id": ref, "source": chance.choice(it.refs("source")), "rendition": "original", "start": 1, "end": 9}
    return it.add("dropped", {**data, "who": "ana", "at": "2026-01-01T00:00:00Z"})


def _head(chance: random.Random, it: _Store) -> Made:
    return it.change("case", "", title=chance.choice(["Told", "Told anew"]), about=chance.choice([None, "Much."]))


def _both(chance: random.Random, it: _Store) -> Made:
    """A new entity, and a claim about it in the same edit."""
    entity, claim = _add_entity(chance, it), _add_claim(chance, it)
    if not claim.changes:
        return entity
    (change,) = claim.changes
    assert change.after is not None
    key = chance.choice(["entity", "speaker"])
    after = {**change.after, key: entity.changes[0].ref}
    return Made([*entity.changes, Change("claim", change.ref, None, after)], {})


_WAYS: list[tuple[Callable[[random.Random, _Store], Made], int]] = [
    (_add_entity, 2),
    (_change_entity, 4),
    (_add_source, 2),
    (_change_source, 3),
    (_add_claim, 5),
    (_change_claim, 5),
    (_remove, 4),
    (_judge, 2),
    (_head, 1),
    (_both, 2),
    (_decide, 5),
    (_drop_draft, 1),
]
