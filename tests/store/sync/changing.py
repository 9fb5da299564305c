"""What chance changes in a store and in a folder: records that hold together, and hands that write in the files."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.care.digests import PARTS
from store.db.engine import reading
from store.edits.citing import cited
from store.edits.edit import edit
from store.edits.judging import judge_question, withdraw
from store.edits.standing.ids import new_id
from store.edits.undo import redo, undo
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import BadInput
from store.sync.load import load_case
from store.writes.records import Key, read
from tests.store.edits.made import LISTED
from tests.store.odd import ODD, TEXTS
from tests.store.stores import facts, query
from tests.store.sync.deciding import decide, drop_draft
from tests.store.sync.own_words import OWN, own_property

#: Values by property, and words that carry them in any text.
SAID = {
    "life_status": ("dead", "alive"),
    "date_of_death": ("2021-05-03", "5 May 2021", "2021-05"),
    "place_of_death": ("east-province", "west-province", "northland"),
    "age": ("about 40", "41"),
}
QUESTION = QuestionRef("idris-walid", "life_status")


class Changing:
    """A store and whoever changes it, by chance."""

    def __init__(self, store: Path, chance: random.Random, who: str = "ana") -> None:
        self.store, self.chance, self.who = store, chance, who

    def some(self, number: int) -> int:
        """Do some edits; those that would not hold are refused and count for nothing. Returns how many were kept."""
        kept = 0
        for _ in range(number):
            way = self.chance.choices([way for way, _ in WAYS], [often for _, often in WAYS])[0]
            try:
                way(self)
            except BadInput:
                continue
            kept += 1
        return kept

    @property
    def data(self) -> dict[Key, dict[str, Any]]:
        return records(self.store)

    def keep(self, *changes: Change, texts: dict[str, str] | None = None) -> None:
        edit(self.store, changes, who=self.who, what="something", texts=texts)

    def refs(self, kind: str) -> list[str]:
        return sorted(ref for of, ref in self.data if of == kind)

    def entities(self, *kinds: str) -> list[str]:
        data = self.data
        return sorted(ref for (kind, ref), it in data.items() if kind == "entity" and it["kind"] in kinds)

    def new(self, kind: str, *words: str) -> str:
        with reading(self.store) as plain:
            return new_id(plain, kind, words)

    def few(self, found: list[str]) -> list[str]:
        return self.chance.sample(found, min(len(found), self.chance.randint(0, 2)))

    def change(self, kind: str, ref: str, /, **keys: Any) -> None:
        """Change some keys of a record; None takes one out."""
        before = self.data[kind, ref]
        after = {key: it for key, it in (before | keys).items() if it is not None}
        self.keep(Change(kind, ref, before, after))

    def word(self) -> str:
        return f"{self.chance.choice(['x', 'Omar', 'The Post', 'words'])} {self.chance.choice(ODD)}"

    def day(self) -> str:
        """A day on which nothing else was published: which of two reports of a day is the copy is not told here."""
        number = self.chance.randrange(1 << 20)
        return f"{1000 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"

    def texts_of(self, ref: str) -> dict[str, str]:
        """The texts of a source that are held, by the names of its wordings."""
        rows = query(
            self.store,
            "SELECT r.label, r.text FROM rendition r JOIN source s ON s.id = r.source_id "
            "WHERE s.slug = ? AND r.text IS NOT NULL",
            ref,
        )
        return dict(rows)

    def cites(self, source: str) -> dict[str, Any]:
        """Passages of a source's texts."""
        texts = sorted(self.texts_of(source).items())
        out: dict[str, Any] = {}
        for label, text in self.chance.sample(texts, self.chance.randint(1, len(texts))) if texts else ():
            while True:
                start, end = sorted(self.chance.sample(range(len(text) + 1), 2))
                if text[start:end].strip():
                    break
            out[label] = cited(text, start, end)
        return out

    def time(self) -> str:
        """A day as `day` gives it, perhaps with a time of day."""
        return self.day() + self.chance.choice(["", "", "T12:30", "T00:05+14:00"])


def records(store: Path) -> dict[Key, dict[str, Any]]:
    """Every record of a store."""
    return {(kind, ref): read(data) for kind, ref, data in query(store, "SELECT kind, ref, data FROM record")}


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _add_entity(it: Changing) -> None:
    kind = it.chance.choice(["leader", "voice", "place", "group", "raid"])
    name = it.word()
    data: dict[str, Any] = {"id": it.new("entity", name), "kind": kind, "name": name, "about": it.word()}
    data["names"] = [{"text": text, "used_by": it.few(it.refs("source"))} for text in it.few(["O. Bey", "Post"])]
    data["speaks_for"] = it.few(it.entities("voice", "group")) if kind == "voice" else []
    data["listed"] = it.chance.choice(["", "", *LISTED])
    it.keep(Change("entity", data["id"], None, data))


def _change_entity(it: Changing) -> None:
    ref = it.chance.choice(it.refs("entity"))
    of = it.data["entity", ref]
    key = it.chance.choice(
        ["name", "about", "names", "used_by", "perhaps", "within", "follows", "speaks_for", "listed"]
    )
    value: Any = {
        "name": it.word,
        "about": lambda: it.chance.choice([None, it.word()]),
        "names": lambda: [it.chance.choice([it.word(), {"text": it.word(), "kind": "kunya"}]), *of.get("names", [])],
        "used_by": lambda: it.few(it.refs("source")),
        "perhaps": lambda: it.few(it.entities(of["kind"])) if of.get("anonymous") else None,
        "within": lambda: (
            it.chance.choice([None, *it.entities("place"), it.few(it.entities("place"))])
            if of["kind"] == "place"
            else None
        ),
        "follows": lambda: it.few(it.entities(of["kind"])) if of["kind"] in ("place", "group") else None,
        "speaks_for": lambda: it.few(it.entities("group")) if of["kind"] == "voice" else None,
        "listed": lambda: it.chance.choice([None, *LISTED]),
    }[key]()
    it.change("entity", ref, **{key: value})


def _add_source(it: Changing) -> None:
    title = it.word()
    ref = it.new("source", "", "", title)
    texts = {sha(text): text for text in it.chance.sample(TEXTS, 2)}
    own, other = texts
    data: dict[str, Any] = {"id": ref, "publisher": it.chance.choice(it.entities("voice")), "title": title}
    data |= {"published": it.time(), "authors": it.few(["A. B", "C: d"])}
    data |= {"note": it.word(), "original": it.chance.choice([None, it.word()])}
    data |= it.chance.choice([{"text": own}, {"text": own}, {"sha256": own, "length": len(texts[own])}])
    if it.chance.random() < 0.5:
        data["other_renditions"] = [{"id": "fr", "kind": "translation", "file": f"{ref}.fr.text", "text": other}]
    data = {key: value for key, value in data.items() if value is not None}
    it.keep(Change("source", ref, None, data), texts=texts)


def _change_source(it: Changing) -> None:
    ref = it.chance.choice(it.refs("source"))
    key = it.chance.choice(["title", "note", "published", "zone", "authors", "syndicated_from", "address"])
    value: Any = {
        "title": it.word,
        "note": lambda: it.chance.choice([None, it.word()]),
        "published": it.time,
        "zone": lambda: it.chance.choice([None, "Z", "-03:30"]),
        "authors": lambda: it.few(["A. B", "C: d", "'e'"]),
        "syndicated_from": lambda: it.chance.choice([None, *it.refs("source")]),
        "address": it.word,
    }[key]()
    it.change("source", ref, **{key: value})


def _change_text(it: Changing) -> None:
    """More of a text, or of another wording; the citations still stand in it."""
    ref = it.chance.choice(it.refs("source"))
    before = it.data["source", ref]
    if "text" not in before:
        return
    text = it.texts_of(ref)[before.get("rendition", "original")] + it.chance.choice(["And more.", "\r\n", "\n\n"])
    it.keep(Change("source", ref, before, before | {"text": sha(text)}), texts={sha(text): text})


def _wording(it: Changing) -> None:
    """Another wording comes, changes or goes."""
    ref = it.chance.choice(it.refs("source"))
    before = it.data["source", ref]
    others = list(before.get("other_renditions", []))
    label = it.chance.choice(["de", "fr", "ru"])
    text = it.chance.choice(TEXTS) + it.chance.choice(["", "x"])
    one = {"id": label, "kind": "translation", "language": "de", "file": f"{ref}.{label}.text", "text": sha(text)}
    others = [other for other in others if other["id"] != label]
    after = {**before, "other_renditions": [*others, one] if it.chance.random() < 0.7 else others}
    it.keep(Change("source", ref, before, after), texts={sha(text): text})


def _add_claim(it: Changing) -> None:
    source = it.chance.choice(it.refs("source"))
    own = [one["id"] for one in it.data["case", ""].get("properties", ())]
    prop = it.chance.choice([*SAID, *own, *own])
    data = {
        "source": source,
        "id": it.new("claim", source),
        "entity": it.chance.choice(["idris-walid", *it.entities("leader")]),
        "property": prop,
        "value": it.chance.choice((SAID | OWN)[prop]),
        "speaker": it.chance.choice(it.entities("voice", "group")),
        "via": it.few(it.entities("voice")),
        "stance": it.chance.choice(["asserts", "asserts", "denies"]),
        "note": it.chance.choice(["", it.word()]),
        "cite": it.cites(source),
    }
    it.keep(Change("claim", data["id"], None, data))


def _change_claim(it: Changing) -> None:
    if it.refs("claim"):
        ref = it.chance.choice(it.refs("claim"))
        of = it.data["claim", ref]
        counts = ["where", "counted"] if of["property"] in ("killed", "wounded") else []
        key = it.chance.choice(["note", "value", "speaker", "stance", "said", "cite", "via", *counts, *counts])
        value: Any = {
            "note": lambda: it.chance.choice([None, it.word()]),
            "value": lambda: it.chance.choice([*(SAID | OWN).get(of["property"], ("at least 9",)), of["value"]]),
            "speaker": lambda: it.chance.choice(it.entities("voice", "group")),
            "stance": lambda: it.chance.choice(["denies", "asserts"]),
            "said": lambda: it.chance.choice([None, "2021-05-02", "2021-05-02T23:59", "2021-05-02T06:00Z"]),
            "where": lambda: it.chance.choice([None, *it.entities("place")]),
            "counted": lambda: it.chance.choice([None, "registered", "estimated"]),
            "cite": lambda: it.cites(of["source"]),
            "via": lambda: it.few(it.entities("voice")),
        }[key]()
        it.change("claim", ref, **{key: value})


def _move_claim(it: Changing) -> None:
    """A claim was entered under the wrong source."""
    if it.refs("claim"):
        source = it.chance.choice(it.refs("source"))
        it.change("claim", it.chance.choice(it.refs("claim")), source=source, cite=it.cites(source))


def _remove(it: Changing) -> None:
    data = it.data
    kind = it.chance.choice(["claim", "claim", "entity", "source"])
    if refs := it.refs(kind):
        ref = it.chance.choice(refs)
        gone = [(kind, ref)]
        if kind == "source":
            gone += [key for key, one in data.items() if key[0] == "claim" and one["source"] == ref]
        it.keep(*(Change(*key, data[key], None) for key in gone))


def _together(it: Changing) -> None:
    """A new speaker and a claim of theirs in one edit."""
    source = it.chance.choice(it.refs("source"))
    name = it.word()
    who = {"id": it.new("entity", name), "kind": "voice", "name": name}
    claim = {"source": source, "id": it.new("claim", source), "entity": "idris-walid", "property": "age"}
    claim |= {"value": "about 40", "speaker": who["id"], "cite": it.cites(source)}
    it.keep(Change("claim", claim["id"], None, claim), Change("entity", who["id"], None, who))


def _head(it: Changing) -> None:
    it.change("case", "", title=it.word(), about=it.chance.choice([None, it.word()]))


def _own_words(it: Changing) -> None:
    """A property of the case's own comes, means something else or goes; so do its scopes and titles."""
    head = it.data["case", ""]
    key = it.chance.choice(["properties", "properties", "scopes", "panes"])
    value: Any
    if key == "properties":
        one = own_property(it.chance, it.word, it.chance.choice(list(OWN)))
        value = [other for other in head.get(key, ()) if other["id"] != one["id"]]
        if it.chance.random() < 0.8:
            value.insert(it.chance.randint(0, len(value)), one)
    elif key == "scopes":
        value = it.few([{"id": "miners", "within": "civilians"}, {"id": "guards", "label": it.word(), "within": "all"}])
    else:
        value = dict(it.few([("leader", "People"), ("raid", {"title": "Events", "one": it.word()[:30].strip()})]))
    it.change("case", "", **{key: value or None})


def _judge(it: Changing) -> None:
    if it.chance.random() < 0.3:
        withdraw(it.store, QUESTION, who=it.who)
    else:
        judge_question(it.store, QUESTION, "several", answer=None, why=it.word(), who=it.who)


def _undo(it: Changing) -> None:
    (redo if it.chance.random() < 0.4 else undo)(it.store, who=it.who)


WAYS: list[tuple[Callable[[Changing], None], int]] = [
    (_add_entity, 2),
    (_change_entity, 4),
    (_add_source, 3),
    (_change_source, 3),
    (_change_text, 2),
    (_wording, 3),
    (_add_claim, 5),
    (_change_claim, 5),
    (_move_claim, 2),
    (_remove, 4),
    (_together, 2),
    (_head, 1),
    (_own_words, 3),
    (_judge, 2),
    (decide, 5),
    (drop_draft, 1),
    (_undo, 3),
]


def state(store: Path) -> Any:
    """What a store holds: rows, records, judgements, what is derived; not how it stands to its folder.

    Without the indexes, which know claims and entities by their row ids.
    """
    judged = "SELECT slug, entity_slug, property, scope, decision, value_key, value_label, why, who, at FROM judgement"
    more = (
        "SELECT slug, authors, original FROM source ORDER BY 1",
        "SELECT s.slug, r.label, r.report, r.pages FROM rendition r JOIN source s ON s.id = r.source_id ORDER BY 1, 2",
    )
    rows = {table: it for table, it in facts(store).items() if table != "files"}
    return rows, records(store), sorted(query(store, judged)), [query(store, sql) for sql in more], worked_out(store)


def worked_out(store: Path) -> Any:
    """What is derived, with the claims of an origin named together: it is known by the row id of somebody."""
    questions, answers, claims = PARTS["answers"]
    verdicts, lists = PARTS["verdicts"][0], PARTS["order of lists"][0]
    origins: dict[Any, set[Any]] = {}
    for *question, position, claim, origin, closed in query(store, claims):
        origins.setdefault((*question, origin), set()).add((position, claim, closed))
    told = {(*question, frozenset(found)) for (*question, _), found in origins.items()}
    return told, *(Counter(query(store, sql)) for sql in (questions, answers, verdicts, lists))


def base(store: Path) -> list[Any]:
    """In what a store differs from its folder, as it knows."""
    return query(store, "SELECT kind, ref, data, clashed, folder FROM base ORDER BY 1, 2")


def same_as_loaded(store: Path, folder: Path, fresh: Path) -> None:
    """The store is what its folder makes."""
    for name in (fresh.name, f"{fresh.name}-wal", f"{fresh.name}-shm"):
        fresh.with_name(name).unlink(missing_ok=True)
    load_case(folder, fresh)
    for ours, theirs in zip(state(store), state(fresh), strict=True):
        if isinstance(ours, dict):
            assert {key: it for key, it in ours.items() if it != theirs.get(key)} == {
                key: it for key, it in theirs.items() if it != ours.get(key)
            }
        assert ours == theirs


def bytes_in(folder: Path) -> dict[str, bytes]:
    """The files of a case, all but what stands in hidden folders."""
    files = (it for it in sorted(folder.rglob("*")) if it.is_file())
    named = {it.relative_to(folder).as_posix(): it for it in files}
    return {name: it.read_bytes() for name, it in named.items() if not name.startswith(".whosays/")}


def items(text: str) -> dict[str, str]:
    """The lines of each record of a list, by its id; remarks and blank lines behind it are not its own."""
    parts = re.split(r"(?m)^(?= *- id: )", text)[1:]
    found = {re.match(r" *- id: [\"']?([a-z0-9-]+)", part): part for part in parts}
    return {it.group(1): re.sub(r"(\s*(#.*)?\n)*\Z", "\n", part) for it, part in found.items() if it}
