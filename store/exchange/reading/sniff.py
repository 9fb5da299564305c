"""In which form a file is, told from how it is called and how it begins."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from store.exchange.reading.tables import delimiter_of
from store.model.problems import BadInput

_BEGINNING = 64 * 1024
_STATEMENTS = {"entity_id", "schema", "prop", "value", "dataset"}


def form_of(path: Path, file: str) -> str:
    """The form of a file. Raises BadInput where it cannot be read, or is of none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_BEGINNING)
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror}): check its path and permissions") from error
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith("TY  -") or path.suffix.lower() == ".ris":
        return "ris"
    if text[:1] in "[{" and text:
        return _of_json(text, path.suffix.lower())
    line = text.partition("\n")[0]
    names = next(csv.reader([line], delimiter=delimiter_of(line)), []) if line else []
    if {name.strip() for name in names} >= _STATEMENTS:
        return "statements"
    if len(names) > 1 or path.suffix.lower() in (".csv", ".tsv"):
        return "csv"
    raise BadInput(f"{file}: in which form is it? Say it with --format")


def _of_json(text: str, suffix: str) -> str:
    """Of JSON: lines of objects, or one value, which says by its keys what it is."""
    first = text.partition("\n")[0]
    if suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    try:
        if isinstance(json.loads(first), dict) and ('"property"' in first or '"row"' in first):
            return "jsonl"
    except (ValueError, RecursionError):
        pass
    if "anno.jsonld" in text or '"selector"' in text or '"annotations"' in text or '"TextQuoteSelector"' in text:
        return "annotations"
    if (
        (text.startswith("[") or '"type"' in text)
        and ('"title"' in text or '"issued"' in text)
        and '"property"' not in text
    ):
        return "csl"
    return "jsonl"
