"""A case as FollowTheMoney's statements: each value with the voice that says it as its dataset."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from store.exchange.out.case import Case, words_of
from store.exchange.reading.money import COLUMNS, DATES, SCHEMAS, THEIRS
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
        for claim in self._case.claims():
            told = self._kept(claim) or self._told(claim)
            if told is not None:
                if claim["property"] == "alias":
                    spelt.add((claim["entity"], told["value"]))
                yield _line([told.get(name, "") for name in COLUMNS])
        for slug, data in self._case.entities.items():
            for prop, name in _spellings(data):
                if (slug, name) not in spelt:
                    yield _line([self._statement(slug, prop, name, self._of_case).get(it, "") for it in COLUMNS])
        for kind, what in (("judgement", "a judgement"), ("dropped", "a dropped draft")):
            self._case.left.out(what, sum(1 for _ in self._case.all(kind)))

    def _kept(self, claim: dict[str, Any]) -> dict[str, str] | None:
        """The statement that a claim came from, where it still says the same."""
        cite = claim["cite"].get("record")
        text = self._case.text(claim["source"], "record") if isinstance(cite, dict) and "start" in cite else None
        if text is None:
            return None
        told = read_kept(text[cite["start"] : cite["end"]])
        says, compared = words_of(claim.get("value"))
        same = told.get("value") in (says, compared, self._case.name(compared))
        if not {"entity_id", "prop", "value", "dataset", "schema"} <= told.keys() or not same:
            return None
        if claim.get("stance", "asserts") != "asserts":
            return None
        return told | {"canonical_id": self._id(self._canonical.get(claim["entity"], claim["entity"]))}

    def _told(self, claim: dict[str, Any]) -> dict[str, str] | None:
        entity = self._case.entities.get(claim["entity"], {})
        kind, name = str(entity.get("kind", "")), str(claim["property"])
        stance = claim.get("stance", "asserts")
        if stance != "asserts":
            self._case.left.out(f"a claim that {stance.replace('_', ' ')}: statements only assert")
            return None
        theirs = THEIRS.get(kind, {})
        prop = theirs.get((name, str(claim.get("scope", "")))) or theirs.get((name, ""))
        prop = "alias" if name == "alias" else "idNumber" if name == "identifier" and prop is None else prop
        if prop is None or kind not in SCHEMAS:
            self._case.left.out(f"a claim of {name} of a {kind}")
            return None
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
        return told | {"original_value": says if says != value else "", "first_seen": said[:10] if said else ""}

    def _statement(self, entity: str, prop: str, value: str, dataset: str) -> dict[str, str]:
        data = self._case.entities.get(entity, {"kind": "group"})
        here = self._id(entity)
        return {
            "canonical_id": self._id(self._canonical.get(entity, entity)),
            "entity_id": here,
            "prop": prop,
            "schema": SCHEMAS[str(data["kind"])],
            "value": value,
            "dataset": dataset,
            "id": statement_id(dataset, here, prop, value),
        }

    def _id(self, slug: str) -> str:
        return str(self._case.entities.get(slug, {}).get("listed") or slug)


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
