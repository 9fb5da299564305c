"""Claims as annotations of the texts they stand in (W3C Web Annotation, JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from store.anchors.quotes import CONTEXT
from store.case.records import ref_of
from store.exchange.out.case import Case, words_of
from store.text.clean import clean, escaped

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:whosays:"


class AnnotationsOut:
    """Writes a page of annotations, one a line; what has no place is counted in ``case.left``."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        head = next(self._case.all("case"), {"id": "case"})
        page = _json(f"{URN}page:{head['id']}")
        yield f'{{"@context": "{_CONTEXT}", "id": {page}, "type": "AnnotationPage", '
        yield '"items": [\n'
        for number, one in enumerate(self._items(head)):
            yield f"{',' if number else ''}{_json(one)}\n"
        yield "]}\n"
        for kind, what in (("source", "the head and the text of a source"), ("dropped", "a dropped draft")):
            self._case.left.out(what, sum(1 for _ in self._case.all(kind)))

    def _items(self, head: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if head.keys() & {"properties", "scopes", "panes", "hemisphere"}:
            yield _about("case", str(head["id"]), head, str(head.get("title", "")))
        for slug, data in self._case.entities.items():
            yield _about("entity", slug, data, str(data["name"]))
        places = self._case.places()
        for claim in self._case.claims():
            yield self._claim(claim, places.get(str(claim["id"]), []))
        for kind in ("judgement", "same", "grade"):
            for data in self._case.all(kind):
                yield _about(kind, ref_of(kind, data), data, str(data.get("why", "")))

    def _claim(self, claim: dict[str, Any], places: list[tuple[str, int, int, str | None]]) -> dict[str, Any]:
        says, _ = words_of(claim.get("value"))
        prop, stance = str(claim["property"]).replace("_", " "), str(claim.get("stance", "asserts")).replace("_", " ")
        words = f"{self._case.name(claim['entity'])}, {prop}: {says} ({self._case.name(claim['speaker'])} {stance})"
        return {
            "id": f"{URN}claim:{claim['id']}",
            "type": "Annotation",
            "motivation": "describing",
            "body": _bodies(claim, words),
            "target": [self._target(claim["source"], *place) for place in places],
        }

    def _target(self, source: str, label: str, start: int, end: int, exact: str | None) -> dict[str, Any]:
        selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
        text = self._case.text(source, label) if exact is not None else None
        if exact is None:
            self._case.left.out("the words of a passage whose text is not held: its position alone goes out")
        elif text is not None and text[start:end] == exact:
            prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
            selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})
        else:
            selectors.append({"type": "TextQuoteSelector", "exact": exact})
        address = str(self._case.source(source).get("address", ""))
        about = {"id": f"{URN}source:{source}", **({"via": address} if address else {})}
        return {"source": about, "scope": f"{URN}wording:{source}:{label}", "selector": selectors}


def _about(kind: str, ref: str, data: dict[str, Any], words: str) -> dict[str, Any]:
    """A record that is no claim: an annotation of itself."""
    return {
        "id": f"{URN}{kind}:{ref}",
        "type": "Annotation",
        "motivation": "identifying" if kind == "entity" else "assessing",
        "body": _bodies(data, words),
        "target": f"{URN}{kind}:{ref}",
    }


def _bodies(data: dict[str, Any], words: str) -> list[dict[str, Any]]:
    text = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": clean(words)}
    record = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return [text, {"type": "TextualBody", "purpose": "classifying", "format": "application/json", "value": record}]


def _json(told: Any) -> str:
    return escaped(json.dumps(told, ensure_ascii=False))
