"""A case as a bundle of STIX 2.1: sources are reports, claims notes; an opinion stands only where a person judged."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

from store.exchange.out.case import Case, words_of
from store.text.clean import clean, escaped

#: The namespace of ids here: the same record has the same id each time.
_SPACE = uuid.UUID("6f1cb37e-6f0b-5b0e-9c41-5a6f4d5d0c15")
#: Where nothing says when: STIX wants a time.
_NO_TIME = "1970-01-01T00:00:00.000Z"
_WITHOUT = (("same", "a decision about two entities"), ("grade", "a grade"), ("dropped", "a dropped draft"))
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
#: A kind as STIX has it: nobody is called a threat by it. What has no object there is named in the note's words.
_CLASSES = {"leader": "individual", "group": "organization", "voice": "organization"}


class StixOut:
    """Writes a bundle, an object a line; what has no place is counted in ``case.left``."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        head = next(self._case.all("case"), {"id": "case"})
        bundle = _id("bundle", "case", str(head["id"]))
        yield f'{{"type": "bundle", "id": "{bundle}", "objects": [\n'
        for number, one in enumerate(self._objects()):
            yield f"{',' if number else ''}{escaped(json.dumps(one, ensure_ascii=False))}\n"
        yield "]}\n"

    def _objects(self) -> Iterator[dict[str, Any]]:
        for slug, data in self._case.entities.items():
            one = self._entity(slug, data)
            if one is not None:
                yield one
        notes: dict[tuple[str, str], list[tuple[str, str]]] = {}
        said = self._case.values()
        of_source: dict[str, list[str]] = {}
        for claim in self._case.claims():
            note = self._note(claim)
            scope, key = said.get(str(claim["id"]), ("", ""))
            asked = f"{claim['entity']}/{claim['property']}", scope
            holds = key if claim.get("stance", "asserts") == "asserts" else ""
            notes.setdefault(asked, []).append((note["id"], holds))
            of_source.setdefault(claim["source"], []).append(note["id"])
            yield note
        for data in self._case.all("source"):
            yield self._report(data, of_source.get(data["id"], []))
        for data in self._case.all("judgement"):
            asked = f"{data['entity']}/{data['property']}", str(data.get("scope", ""))
            yield from self._opinion(data, notes.get(asked, []))
        for kind, what in _WITHOUT:
            self._case.left.out(what, sum(1 for _ in self._case.all(kind)))

    def _entity(self, slug: str, data: dict[str, Any]) -> dict[str, Any] | None:
        kind = str(data["kind"])
        if kind == "place":
            self._case.left.out("a place: a location of STIX needs a country, a region or a point")
            return None
        self._case.left.out("a further spelling", len(data.get("names", ())))
        if kind == "raid":
            return _object("incident", "entity", slug, _NO_TIME, name=_words(data["name"]))
        return _object("identity", "entity", slug, _NO_TIME, name=_words(data["name"]), identity_class=_CLASSES[kind])

    def _entity_ref(self, slug: str) -> str:
        kind = str(self._case.entities.get(slug, {}).get("kind", "place"))
        return "" if kind == "place" else _id("incident" if kind == "raid" else "identity", "entity", slug)

    def _note(self, claim: dict[str, Any]) -> dict[str, Any]:
        says, _ = words_of(claim.get("value"))
        stance = str(claim.get("stance", "asserts")).replace("_", " ")
        asked = f"{self._case.name(claim['entity'])}, {str(claim['property']).replace('_', ' ')}"
        parts = [f"{asked}: {says}", f"{self._case.name(claim['speaker'])} {stance}"]
        more = ("scope", "where", "certainty", "said", "as_of", "valid", "note")
        parts += [f"{key}: {claim[key]}" for key in more if claim.get(key)]
        source = self._case.source(claim["source"])
        refs = [_id("report", "source", claim["source"]), self._entity_ref(claim["entity"])]
        self._case.left.out("a passage (its report is named)", len(claim["cite"]))
        told = _object("note", "claim", claim["id"], _time(str(claim.get("said") or source.get("published", ""))))
        speaker = self._entity_ref(claim["speaker"])
        return told | {
            "content": _words("; ".join(parts)),
            "authors": [self._case.name(claim["speaker"])],
            "object_refs": [ref for ref in dict.fromkeys([*refs, speaker]) if ref],
        }

    def _report(self, data: dict[str, Any], notes: list[str]) -> dict[str, Any]:
        when = _time(str(data.get("published", "")))
        refs = [self._entity_ref(data["publisher"]), *notes]
        told = _object("report", "source", data["id"], when, name=_words(data["title"]), published=when)
        if data.get("address"):
            reference = {"source_name": self._case.name(data["publisher"]), "url": _words(data["address"])}
            told["external_references"] = [reference]
        self._case.left.out("the text of a source", 1 if "text" in data else 0)
        return told | {"report_types": ["x-news"], "object_refs": [ref for ref in refs if ref]}

    def _opinion(self, data: dict[str, Any], said: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
        """A person's judgement about a question, of the notes that say what holds; withdrawn ones are none."""
        holds = data["decision"] == "holds"
        notes = [note for note, key in said if not holds or key == data.get("answer")]
        if data["decision"] == "withdrawn" or not notes:
            self._case.left.out("a judgement that was withdrawn, or on which nothing is said")
            return
        words = {"holds": "agree", "several": "neutral", "not_comparable": "neutral", "unresolved": "neutral"}
        told = _object("opinion", "judgement", data["id"], str(data["at"]).replace("Z", ".000Z"))
        answer = f"holds: {data['label']}" if data.get("label") else str(data["decision"]).replace("_", " ")
        yield told | {
            "opinion": words[data["decision"]],
            "explanation": _words("; ".join(part for part in (answer, data.get("why", "")) if part)),
            "authors": [_words(data["who"])],
            "object_refs": notes,
        }


def _words(text: Any) -> str:
    return clean(str(text))


def _id(kind: str, of: str, ref: str) -> str:
    return f"{kind}--{uuid.uuid5(_SPACE, f'{of}:{ref}')}"


def _object(kind: str, of: str, ref: str, when: str, **more: Any) -> dict[str, Any]:
    told = {"type": kind, "spec_version": "2.1", "id": _id(kind, of, ref), "created": when, "modified": when}
    return {**told, **more}


def _time(edtf: str) -> str:
    """The first day of a date as a time, which STIX wants."""
    found = _DAY.match(edtf)
    if found is None:
        return _NO_TIME
    month, day = (int(it) if it and 1 <= int(it) <= most else 1 for it, most in ((found[2], 12), (found[3], 31)))
    return f"{found[1]}-{month:02}-{day:02}T00:00:00.000Z"
