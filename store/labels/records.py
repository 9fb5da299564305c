"""What a change of a record says in plain words: the keys of the case format as people call them, before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from store.model.edits import Change, Data
from store.model.facts import dataclass

#: The kinds of records.
KIND_WORDS = {
    "case": "the case",
    "entity": "entity",
    "source": "source",
    "claim": "claim",
    "judgement": "judgement",
    "same": "who is the same",
    "grade": "grade",
    "dropped": "dropped draft",
}
#: The keys of the case format in words, as the forms call them. One that is not here is its own word.
KEY_WORDS = {
    "about": "about",
    "address": "address",
    "answer": "answer",
    "anonymous": "not named",
    "as_of": "as of",
    "at": "when",
    "authors": "authors",
    "cite": "where it stands",
    "counted": "how counted",
    "decided": "decided",
    "end": "to",
    "entity": "about whom",
    "follows": "came after",
    "grade": "grade",
    "inferred": "inferred",
    "keep": "stands for both",
    "kind": "kind",
    "label": "answer in words",
    "length": "length",
    "name": "name",
    "names": "spellings",
    "note": "remark",
    "one": "one of the two",
    "original": "original, in words",
    "other": "the other",
    "other_renditions": "other wordings",
    "panes": "what the kinds are called",
    "perhaps": "perhaps the same as",
    "properties": "properties of its own",
    "property": "what is said",
    "published": "published",
    "publisher": "publisher",
    "rendition": "wording",
    "report": "the file it came from",
    "said": "when said",
    "sha256": "hash of the text",
    "scopes": "parts of the people counted",
    "source": "source",
    "speaker": "who says so",
    "speaks_for": "speaks for",
    "start": "from",
    "supersedes": "takes over from",
    "syndicated_from": "copies",
    "text": "text",
    "used_by": "name used by",
    "valid": "from when to when",
    "via": "on whose word",
    "where": "of which place",
    "within": "lies in",
    "zone": "time zone",
}
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Difference:
    """One key of a record that changed: its words, and what it said before and says after; "" for nothing."""

    key: str
    words: str
    before: str
    after: str


def differences(change: Change) -> tuple[Difference, ...]:
    """What a change does to its record, key by key."""
    before, after = change.before or {}, change.after or {}
    return tuple(
        Difference(key, key_words(key), said(before.get(key)), said(after.get(key)))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key) and key != "id"
    )


def key_words(key: str) -> str:
    """A key of the case format as people call it."""
    return KEY_WORDS.get(key, key.replace("_", " "))


def path_words(path: tuple[str | int, ...]) -> str:
    """The way to a part of a record in words: "where it stands, digest"; "all of it" for the record itself."""
    told = [key_words(part) if nth == 0 and isinstance(part, str) else str(part) for nth, part in enumerate(path)]
    return ", ".join(told) or "all of it"


def said(value: Any) -> str:
    """A value of a record as a person reads it; "" where there is none."""
    words = "; ".join(_parts(value))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."


def _parts(value: Any) -> Iterator[str]:
    if value is None or value in ("", [], {}):
        return
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, Mapping):
        yield _mapping(value)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _parts(item)
    else:
        yield str(value)


def _mapping(value: Data) -> str:
    if "says" in value:
        return f"{value['says']} (compared as {value['is']})" if value.get("is") else str(value["says"])
    if "quote" in value:
        return f"\N{LEFT DOUBLE QUOTATION MARK}{value['quote']}\N{RIGHT DOUBLE QUOTATION MARK}"
    if {"start", "end"} <= value.keys():
        return f"characters {value['start']}-{value['end']}"
    if "text" in value and "id" not in value:  # a spelling
        more = [str(value["kind"])] if value.get("kind") else []
        more += [f"used by {', '.join(value['used_by'])}"] if value.get("used_by") else []
        return f"{value['text']} ({', '.join(more)})" if more else str(value["text"])
    if {"id", "kinds", "holds"} <= value.keys():  # a property that the case brings
        more = [f"{key.replace('_', ' ')} {said(it)}" for key, it in value.items() if key != "id"]
        return f"{value['id']} ({', '.join(more)})"
    if all(isinstance(it, str | dict | list) for it in value.values()) and "id" not in value:  # citations by wording
        return "; ".join(f"{key}: {said(it)}" for key, it in value.items())
    return json.dumps(value, ensure_ascii=False)
