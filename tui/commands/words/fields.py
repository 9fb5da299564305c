"""Records changed by words of the command line (``field=value``) or by a patch in JSON. Data in, data out."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from store.model.problems import BadInput

Data = dict[str, Any]

#: Fields that hold several of something: one word stands for a list of one.
_LISTS = (
    *("names", "used_by", "within", "follows", "speaks_for", "perhaps", "authors", "inferred", "pages"),
    *("other_renditions", "via", "scopes", "properties"),
)
#: Fields that hold more than a text, or a text.
_MAPPINGS = ("value", "cite", "report", "panes")
#: Under which key stands what a bare text says there.
_BARE = {"value": "says"}
_WORD = re.compile(r"([a-z_][\w.-]*?)(\+=|-=|=)(.*)", re.DOTALL)
#: No patch of a record is longer.
_LONGEST = 4 * 1024 * 1024


def with_fields(data: Data, words: Sequence[str]) -> Data:
    """A record with fields as ``field=value`` says; an empty value takes the field away.

    ``names+=Omer`` adds to a list and ``names-=Omer`` takes away from it. A dot goes down: ``value.is=india``.
    Lists and mappings are written as YAML or JSON.
    """
    out = dict(data)
    for word in words:
        found = _WORD.fullmatch(word)
        if found is None:
            raise BadInput(f"{word!r} changes nothing: write field=value, such as note='seen twice'")
        name, how, told = found.groups()
        first, *below = name.split(".")
        value = _read(name, told, below=bool(below))
        if how != "=":
            if first not in _LISTS or below:
                raise BadInput(f"{name} is no list: write {name}={told}")
            there = out.get(first, [])
            there = [there] if isinstance(there, str) else there  # one place stands without a list
            value = _more(there, value) if how == "+=" else _less(name, there, value)
        _put(out, first, below, value)
    return out


def _put(data: Data, key: str, below: Sequence[str], value: Any) -> None:
    if below:
        there = data.get(key)
        inner = dict(there) if isinstance(there, Mapping) else {_BARE.get(key, "quote"): there} if there else {}
        _put(inner, below[0], below[1:], value)
        value = inner
    if value in ("", [], {}):
        data.pop(key, None)
    else:
        data[key] = value


def _read(name: str, told: str, *, below: bool) -> Any:
    """What a field's value is: YAML where a list or a mapping can stand and is written, else the text itself."""
    is_list = name in _LISTS
    written = told.lstrip()[:1]
    if written in ("[", "{") and (is_list or (name in _MAPPINGS and written == "{") or (below and "cite" in name)):
        found = _yaml(name, told)
        return [found] if is_list and not isinstance(found, list) else found
    return [told] if is_list and told else [] if is_list else told


def _more(there: Any, more: Sequence[Any]) -> list[Any]:
    known = [_called(it) for it in there]
    return [*there, *(it for it in more if _called(it) not in known)]


def _less(name: str, there: Any, less: Sequence[Any]) -> list[Any]:
    gone = {_called(it) for it in less}
    for one in gone - {_called(it) for it in there}:
        raise BadInput(f"{name} has no {one!r}: see what it has with 'whosays edit KIND ID'")
    return [it for it in there if _called(it) not in gone]


def _called(item: Any) -> str:
    """What an item of a list is known by."""
    return str(item.get("text") or item.get("id")) if isinstance(item, Mapping) else str(item)


def _yaml(name: str, told: str) -> Any:
    """YAML, of which JSON is a part; every scalar stays text."""
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(told, Loader=yaml.BaseLoader)):
            raise BadInput(f"{name}: aliases are not read: write it out")
        return yaml.load(told, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInput(f"{name}: not a list or a mapping in YAML or JSON: check its brackets and quotes") from error


def read_patch(file: Path) -> Mapping[str, Any]:
    """What a file with a patch says, or standard input for "-". Raises BadInput."""
    import json

    where = "standard input" if str(file) == "-" else str(file)
    try:
        if str(file) == "-":
            told = sys.stdin.buffer.read(_LONGEST + 1)
        else:
            with file.open("rb") as stream:
                told = stream.read(_LONGEST + 1)
    except OSError as error:
        raise BadInput(f"{where}: cannot be read ({error.strerror}): check its path and permissions") from error
    if len(told) > _LONGEST:
        raise BadInput(f"{where}: is larger than {_LONGEST >> 20} MB, and no patch of a record is")
    try:
        patch = json.loads(told.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{where}: not UTF-8 text: save the patch as UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadInput(f"{where}:{error.lineno}: not JSON ({error.msg}): close its quotes and brackets") from error
    except RecursionError as error:
        raise BadInput(f"{where}: nested too deep: no record goes that far down") from error
    if not isinstance(patch, dict):
        raise BadInput(f'{where}: a patch is an object with the fields that change, such as {{"note": "seen twice"}}')
    return patch


def patched(data: Any, patch: Mapping[str, Any]) -> Data:
    """A record with a patch merged into it (RFC 7396): null takes a field away, a list takes the place of another."""
    out: Data = dict(data) if isinstance(data, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            out.pop(key, None)
        else:
            out[key] = patched(out.get(key), value) if isinstance(value, Mapping) else value
    return out
