"""Annotations of texts: W3C Web Annotation JSON-LD, and what Hypothesis' client and API write.

The two are not the same: the W3C counts code points and has bodies; Hypothesis counts UTF-16 units of the page's text,
has a text and tags, and lies in ``rows`` (API) or ``annotations`` (client). The words are believed where positions
differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.exchange.reading.row import Row, Shape, kept_line
from store.exchange.reading.tables import read_whole
from store.model.problems import BadInput

#: The source and the text of an address; "" and None where it is not held.
Held = Callable[[str], tuple[str, str | None]]
Unfit = Callable[[str, Row], None]
_URN = "urn:whosays:"
_LINE = re.compile(r"\s*([A-Za-z][A-Za-z_ ]{0,30}?)\s*[:=]\s*(\S.*)")
_SELECTORS = ("TextQuoteSelector", "TextPositionSelector")
_MOST = 200_000


class Annotations:
    """Reads a file of annotations to rows."""

    def __init__(self, path: Path, file: str, held: Held, unfit: Unfit, known: Mapping[str, str]) -> None:
        self._path, self._file, self._held, self._unfit, self._known = path, file, held, unfit, known
        self._shapes: dict[tuple[str, ...], Shape] = {}

    def rows(self) -> Iterator[Row]:
        """A row for each annotation that says something."""
        for number, one in enumerate(_all(read_whole(self._path, self._file), self._file), 1):
            row = self._row(one, number)
            if row is not None:
                yield row

    def _make(self, number: int, cells: Mapping[str, Any], kept: str = "") -> Row:
        names = tuple(cells)
        shape = self._shapes.setdefault(names, Shape(names, self._known))
        return Row(f"{self._file}: annotation {number}", 0, shape, tuple(cells.values()), kept)

    def _row(self, one: Any, number: int) -> Row | None:
        nowhere = self._make(number, {})
        if not isinstance(one, dict):
            self._unfit("what is no annotation", nowhere)
            return None
        record, told = _said(one)
        kind = _kind_of(one)
        if record is not None and kind in ("entity", "case", "judgement", "same", "grade"):
            return self._make(number, {"row": kind, "more": record})
        targets = _targets(one)
        first = targets[0] if targets else {}
        slug, text = self._held(_source_of(one, first))
        if not slug:
            self._unfit("an annotation of a page that is not held here as a source", nowhere)
            return None
        if record is not None:
            return self._make(number, _columns(record) | {"source": slug, "row": "claim", "more": record})
        names = {self._known.get(key, key) for key in told}
        if "property" not in names or not names & {"entity", "entity_name"}:
            self._unfit("an annotation that names no entity and no property: a highlight or a comment", nowhere)
            return None
        if len(targets) > 1:
            self._unfit("a further passage of an annotation: the first is cited", nowhere)
        foreign = str(one.get("id", ""))
        cells = {"id": foreign, **told, "source": slug, **_passage(first, text, utf16=_is_hypothesis(one))}
        return self._make(number, cells, kept_line({**told, "id": foreign}))


def _all(told: Any, file: str) -> list[Any]:
    """The annotations of a file, however they are wrapped."""
    for _ in range(4):
        if isinstance(told, list):
            if len(told) > _MOST:
                raise BadInput(f"{file}: holds {len(told):,} annotations, and {_MOST:,} are read at once: part it")
            return told
        if not isinstance(told, dict):
            break
        inner = next((told[key] for key in ("items", "rows", "annotations", "first") if key in told), None)
        if inner is None:
            return [told]
        told = inner
    raise BadInput(f"{file}: holds no annotations: a list of them, or one with 'items', 'rows' or 'annotations'")


def _is_hypothesis(one: Mapping[str, Any]) -> bool:
    return "uri" in one or "tags" in one or "user" in one


def _kind_of(one: Mapping[str, Any]) -> str:
    """What kind of record an annotation of our own is of, by its id."""
    told = str(one.get("id", ""))
    return told.removeprefix(_URN).partition(":")[0] if told.startswith(_URN) else "claim"


def _said(one: Mapping[str, Any]) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """The record that an annotation of our own carries, or what its text and tags say line by line."""
    texts = [str(one["text"])] if isinstance(one.get("text"), str) else []
    bodies = one.get("body", ())
    for body in bodies if isinstance(bodies, list) else [bodies]:
        value = body.get("value") if isinstance(body, dict) else body if isinstance(body, str) else None
        if not isinstance(value, str):
            continue
        if isinstance(body, dict) and body.get("format") == "application/json":
            try:
                record = json.loads(value)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict):
                return record, {}
        texts.append(value)
    tags = one.get("tags", ())
    lines = [line for text in texts for line in text.split("\n")]
    lines += [str(tag) for tag in tags] if isinstance(tags, list) else []
    told: dict[str, str] = {}
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is not None:
            told.setdefault(found[1].strip().lower().replace(" ", "_"), found[2].strip())
    return None, told


def _targets(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    told = one.get("target", ())
    listed = told if isinstance(told, list) else [told]
    return [it if isinstance(it, dict) else {"source": str(it)} for it in listed if isinstance(it, dict | str)]


def _source_of(one: Mapping[str, Any], target: Mapping[str, Any]) -> str:
    source = target.get("source") or one.get("uri") or ""
    if isinstance(source, dict):
        source = source.get("id") or source.get("@id") or ""
    return str(source)


def _passage(target: Mapping[str, Any], text: str | None, *, utf16: bool) -> dict[str, Any]:
    """The words of a target and where they begin, in code points of the text that is held."""
    selectors = target.get("selector", ())
    listed = selectors if isinstance(selectors, list) else [selectors]
    by_type = {str(it.get("type")): it for it in reversed(listed) if isinstance(it, dict)}
    quote, position = (by_type.get(name, {}) for name in _SELECTORS)
    start, end = (
        it if isinstance(it, int) and it >= 0 else None for it in (position.get("start"), position.get("end"))
    )
    if text is not None and utf16:
        start, end = (code_point(text, it) if it is not None else None for it in (start, end))
    exact = quote.get("exact")
    if not isinstance(exact, str) or not exact.strip():
        exact = text[start:end] if text is not None and start is not None and end is not None else ""
    around = {key: str(quote.get(key) or "") for key in ("prefix", "suffix")}
    return {"exact": exact, "start": "" if start is None else str(start), **around}


def code_point(text: str, unit: int) -> int:
    """The code point at which a UTF-16 unit stands; one in the middle of a pair is that of the pair."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    return len(units.decode("utf-16-le", "ignore"))


def _columns(record: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row, as a claim's record says them."""
    value = record.get("value")
    words = value.get("says") if isinstance(value, dict) else value
    out = {key: record.get(key, "") for key in ("id", "entity", "property", "scope", "speaker", "stance", "certainty")}
    out |= {key: record.get(key, "") for key in ("said", "as_of", "valid", "note", "where", "counted")}
    out = {key: it if isinstance(it, str) else "" for key, it in out.items()}
    via = record.get("via", [])
    return {**out, "value": words if isinstance(words, str) else "", "via": via if isinstance(via, list) else []}
