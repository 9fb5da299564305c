"""Paths of files as people type, paste and drop them on a terminal, and how one is completed.

A file that is dropped on a terminal comes as a paste: its path in quotes, with backslashes, or as file://.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_ESCAPED = " \t\\'\"()&;|<>*?[]$`!#"


def paths_in(text: str) -> list[Path]:
    """The paths that a text names, in order: one that is there as it stands, else one a word, quotes and all."""
    text = text.strip()
    if not text:
        return []
    if not text.startswith("file://") and _is_there(whole := _home(text)):
        return [whole]
    try:
        words = shlex.split(text)
    except ValueError:  # a quotation mark of the name's own
        words = [text]
    return [_path(word) for word in words]


def pasted(text: str) -> str:
    """A paste as it stands on a line: several lines are several paths."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) == 1:
        return lines[0]
    return " ".join(shlex.quote(line) if _is_there(_home(line)) else line for line in lines)


def all_there(paths: list[Path]) -> bool:
    """Whether there are some, and all of them are there."""
    return bool(paths) and all(_is_there(path) for path in paths)


class Completed(NamedTuple):
    """A line with its last path completed as far as that is sure, and what it may go on as."""

    text: str
    choices: tuple[str, ...]


def completed(text: str) -> Completed:
    """Complete the last path of a line; without choices where there is nothing to complete."""
    start, quote = _last(text)
    begun = _unquoted(text[start:])
    folder, _, name = begun.rpartition("/")
    where = _home(folder + "/") if "/" in begun else Path()
    try:
        with os.scandir(where) as found:
            names = sorted(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in found
                if entry.name.startswith(name) and (name.startswith(".") or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return Completed(text, ())
    common = _common(names)
    if not names or (common == name and len(names) == 1):
        return Completed(text, ())
    if common != name:
        path = f"{begun[: len(begun) - len(name)]}{common}"
        done = quote + path if quote else _escaped(path)
        if len(names) == 1 and not common.endswith("/"):
            done += f"{quote} "
        text = text[:start] + done
    return Completed(text, tuple(names))


def _common(names: list[str]) -> str:
    """The letters that all of some sorted names begin with."""
    if not names:
        return ""
    pairs = zip(names[0], names[-1], strict=False)
    return names[0][: next((at for at, (one, other) in enumerate(pairs) if one != other), len(names[0]))]


def _path(word: str) -> Path:
    if word.startswith("file://"):
        return Path(unquote(urlsplit(word).path) or "/")
    return _home(word)


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody of that name
        return Path(text)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _last(text: str) -> tuple[int, str]:
    """Where the last word of a line begins, and the quotation mark that it stands in."""
    start, quote, at = 0, "", 0
    while at < len(text):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign == "\\":
            at += 1
        elif sign in "'\"":
            quote = sign
        elif sign.isspace():
            start = at + 1
        at += 1
    return start, quote


def _unquoted(word: str) -> str:
    out, quote, at = [], "", 0
    while at < len(word):
        sign = word[at]
        if sign == quote:
            quote = ""
        elif not quote and sign in "'\"":
            quote = sign
        elif not quote and sign == "\\" and at + 1 < len(word):
            at += 1
            out.append(word[at])
        else:
            out.append(sign)
        at += 1
    return "".join(out)


def _escaped(path: str) -> str:
    head, path = ("~", path[1:]) if path.startswith("~") else ("", path)
    return head + "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in path)
