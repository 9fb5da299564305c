"""A case as FollowTheMoney's statements: each value with the voice that says it as its dataset."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from store.exchange.out.case import Case, words_of
from store.exchange.reading.money import BETWEEN, COLUMNS, DATES, ENDS, OF_TWO, SCHEMAS, THEIRS
from store.exchange.reading.row import read_kept
from store.exchange.reading.statements import statement_id
from store.text.clean import clean, csv_cell

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WITHOUT = {
    "scope": "the scope of a claim",
    "where": "the place of a count",
    "via": "the relays of a claim",
    "certainty": "the certainty of a claim",
    "counted": "how a count was made",
    "as_of": "the day that a value speaks of",
    "valid": "from when to when a value holds",
    "note": "a note",
}


class StatementsOut:
    """Writes statements; what has no place among them is counted in ``case.left``."""

    def __init__(self, case: Case) -> None:
        self._case = case
        head = next(case.all("case"), {"id": "case"})
        self._of_case = str(head["id"])
        self._canonical: dict[str, str] = {}
        for it in case.all("same"):
            if it["decided"] == "same":
                keep = str(it.get("keep") or it["one"])
                self._canonical |= {str(it[key]): keep for key in ("one", "other")}
            else:
                case.left.out("a decision that two are not the same")

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        yield _line(COLUMNS)
        spelt: set[tuple[str, str]] = set()
        sent: set[tuple[str, ...]] = set()
        for claim in self._case.claims():
            for told in self._kept(claim) or self._told(claim):
                if claim["property"] == "alias":
                    spelt.add((claim["entity"], told["value"]))
                cells = tuple(told.get(name, "") for name in COLUMNS)
                if told["schema"] not in BETWEEN or cells not in sent:  # what is between two may stand under two claims
                    yield _line(cells)
                    if told["schema"] in BETWEEN:
                        sent.add(cells)
        for slug, data in self._case.entities.items():
            for prop, name in _spellings(data):
                if (slug, name) not in spelt:
                    yield _line([self._statement(slug, prop, name, self._of_case).get(it, "") for it in COLUMNS])
        for kind, what in (("judgement", "a judgement"), ("grade", "a grade"), ("dropped", "a dropped draft")):
            self._case.left.out(what, sum(1 for _ in self._case.all(kind)))

    def _kept(self, claim: dict[str, Any]) -> list[dict[str, str]]:
        """The statements that a claim came from, where the first of them still says the same."""
        cites = claim["cite"].get("record") or []
        cites = [it for it in (cites if isinstance(cites, list) else [cites]) if isinstance(it, dict) and "start" in it]
        text = self._case.text(claim["source"], "record") if cites else None
        if text is None or claim.get("stance", "asserts") != "asserts":
            return []
        found = [read_kept(text[it["start"] : it["end"]]) for it in cites]
        says, compared = words_of(claim.get("value"))
        same = found[0].get("value") in (says, compared, self._case.name(compared), self._id(compared))
        if not same or any(not {"entity_id", "prop", "value", "dataset", "schema"} <= it.keys() for it in found):
            return []
        if found[0]["schema"] in BETWEEN:
            return found
        return [found[0] | {"canonical_id": self._id(self._canonical.get(claim["entity"], claim["entity"]))}]

    def _told(self, claim: dict[str, Any]) -> list[dict[str, str]]:
        entity = self._case.entities.get(claim["entity"], {})
        kind, name = str(entity.get("kind", "")), str(claim["property"])
        stance = claim.get("stance", "asserts")
        if stance != "asserts":
            self._case.left.out(f"a claim that {stance.replace('_', ' ')}: statements only assert")
            return []
        if between := self._between(claim, kind):
            return between
        theirs = THEIRS.get(kind, {})
        prop = theirs.get((name, str(claim.get("scope", "")))) or theirs.get((name, ""))
        prop = "alias" if name == "alias" else "idNumber" if name == "identifier" and prop is None else prop
        if prop is None or kind not in SCHEMAS:
            self._case.left.out(f"a claim of {name} of a {kind}")
            return []
        for key, what in _WITHOUT.items():
            if claim.get(key) and not (key == "scope" and theirs.get((name, str(claim["scope"]))) == prop):
                self._case.left.out(what)
        self._case.left.out("a passage", len(claim["cite"]))
        says, compared = words_of(claim.get("value"))
        value = self._case.name(compared.removeprefix("near ")) if name in ("birthplace", "nationality") else says
        if prop in DATES:
            value = compared if _DAY.fullmatch(compared) else says
        told = self._statement(claim["entity"], prop, value, self._id(claim["speaker"]))
        said = str(claim.get("said", "")) or str(self._case.source(claim["source"]).get("published", ""))
        return [told | {"original_value": says if says != value else "", "first_seen": said[:10] if said else ""}]

    def _between(self, claim: dict[str, Any], kind: str) -> list[dict[str, str]]:
        """The statements of what is between two, as a membership is; none where a claim is of something else."""
        schema = OF_TWO.get(str(claim["property"]))
        other = words_of(claim.get("value"))[1]
        kinds = ENDS.get(str(claim["property"]), ((), ()))
        if schema is None or kind not in kinds[0] or self._case.entities.get(other, {}).get("kind") not in kinds[1]:
            return []
        way = BETWEEN[schema]
        ends = [(way.to, self._id(other)), (way.of, self._id(claim["entity"]))]
        if way.told and claim.get("scope"):
            ends.append((way.told, str(claim["scope"])))
        for key, what in _WITHOUT.items():
            if claim.get(key) and not (key == "scope" and way.told):
                self._case.left.out(what)
        self._case.left.out("a passage", len(claim["cite"]))
        said = str(claim.get("said", "")) or str(self._case.source(claim["source"]).get("published", ""))
        relation, dataset = str(claim["id"]), self._id(claim["speaker"])
        return [
            {**_made(relation, relation, schema, prop, value, dataset), "first_seen": said[:10]} for prop, value in ends
        ]

    def _statement(self, entity: str, prop: str, value: str, dataset: str) -> dict[str, str]:
        data = self._case.entities.get(entity, {"kind": "group"})
        canonical = self._id(self._canonical.get(entity, entity))
        return _made(canonical, self._id(entity), SCHEMAS[str(data["kind"])], prop, value, dataset)

    def _id(self, slug: str) -> str:
        return str(self._case.entities.get(slug, {}).get("listed") or slug)


def _made(canonical: str, entity: str, schema: str, prop: str, value: str, dataset: str) -> dict[str, str]:
    """A statement."""
    return {
        "canonical_id": canonical,
        "entity_id": entity,
        "prop": prop,
        "schema": schema,
        "value": value,
        "dataset": dataset,
        "id": statement_id(dataset, entity, prop, value),
    }


def _spellings(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of an entity, each with their property."""
    main = "full" if data["kind"] == "place" else "name"
    yield main, str(data["name"])
    for it in data.get("names", ()):
        yield ("full" if data["kind"] == "place" else "alias"), str(it if isinstance(it, str) else it["text"])


def _line(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    told = [csv_cell(clean(str(cell), keep_newlines=False)) for cell in cells]
    csv.writer(line, lineterminator="\n").writerow(told)
    return line.getvalue()
