"""What pydantic finds wrong in a case, as sentences that say what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from store.case.models import (
    ChoiceEntry,
    Cite,
    NameEntry,
    PaneEntry,
    PropertyEntry,
    RenditionEntry,
    ReportEntry,
    ScopeEntry,
    ValueEntry,
    keys,
)

#: The models below a key, whose own keys a sentence about an unknown key names.
_BELOW: dict[str, type[Any]] = {
    "choices": ChoiceEntry,
    "cite": Cite,
    "names": NameEntry,
    "other_renditions": RenditionEntry,
    "panes": PaneEntry,
    "properties": PropertyEntry,
    "report": ReportEntry,
    "scopes": ScopeEntry,
    "value": ValueEntry,
}
_WANTED = {
    "string_type": "a text is expected, not a list or mapping",
    "tuple_type": "a list is expected: write [a, b], or one '- a' a line",
    "dict_type": "a mapping is expected: write 'rendition: the exact words'",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "int_parsing": "a whole number is expected",
    "int_type": "a whole number is expected",
    "int_parsing_size": "a whole number is expected",
    "greater_than_equal": "the number is too small",
    "greater_than": "the number is too small",
    "less_than_equal": "the number is too large: no text is that long",
    "string_too_short": "a text is missing: add it",
    "too_short": "nothing is given: add at least one",
}


def near(word: str, known: Any) -> str:
    """A hint at what may have been meant: " (did you mean x?)", or nothing."""
    close = get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def sentence(kind: type[Any], item: Any) -> str:
    """One of pydantic's errors (``ValidationError.errors()``) about a ``kind``, for the writer of the case."""
    loc = [part for part in item["loc"] if part != "[key]"]
    where = ".".join(str(part) for part in loc)
    found, told = item["type"], str(item["msg"]).removeprefix("Value error, ")
    if found == "missing":
        return f"{where} is missing: add it"
    if found == "unexpected_keyword_argument":
        known = keys(next((_BELOW[part] for part in reversed(loc[:-1]) if part in _BELOW), kind))
        return f"unknown key {str(loc[-1])!r}{near(str(loc[-1]), known)}: known here are {', '.join(known)}"
    if found == "dataclass_type":
        wanted = "a text or a mapping is expected" if where else "keys with values are expected, such as 'id: x'"
        return f"{where}: {wanted}" if where else wanted
    if found == "literal_error":
        known = str(item["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        word = str(item["input"])[:80]
        return f"{where}: {word!r} is not one of {', '.join(known)}{near(word, known)}"
    if found == "string_pattern_mismatch":
        if loc[-1] == "sha256":
            return f"{where}: a SHA-256 is 64 hexadecimal digits"
        joined = "underscores" if "_" in item["ctx"]["pattern"] else "hyphens"
        return f"{where}: {item['input'][:80]!r} is no identifier: use lower-case a-z, 0-9 and single {joined}"
    if found == "string_too_long":
        return f"{where}: longer than {item['ctx']['max_length']} characters: shorten it"
    told = _WANTED.get(found, told)
    return f"{where}: {told}" if where else told
