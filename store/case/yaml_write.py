"""Plain data as YAML that reads back as the very same: texts plain where that is safe, else in quotes.

What stands in a line is as a person would write it: `key: words`, `[a, b]`, `{says: ..., is: ...}`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

#: A list or mapping longer than this in one line stands on lines of its own.
MAX_LINE = 100
#: A mapping with one of these is short and stands in one line: a value, a quote, a place by hash.
_INLINE = ("says", "quote", "start")
#: What a plain text must not begin with, hold, or hold between brackets (YAML 1.1, 5.3 and 9.1.3).
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_NOT_PLAIN = re.compile(r":(?=\s|$)|\s#|\s$")
_NOT_PLAIN_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
#: Signs that stay as they are though Unicode counts them as format characters: Persian and Hindi need them.
_JOINERS = "\u200c\u200d"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Any, *, in_brackets: bool = False) -> str:
    """A text, a number or a truth on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _is_plain(text, in_brackets) else double_quoted(text)


def _is_plain(text: str, in_brackets: bool) -> bool:
    if not _PLAIN_START.match(text) or _NOT_PLAIN.search(text) or not is_shown(text):
        return False
    return not (in_brackets and _NOT_PLAIN_IN_BRACKETS.search(text))


def is_shown(text: str) -> bool:
    """Whether a text can stand in a file as it is, on one line."""
    return text.isprintable() or not any(_is_hidden(sign) for sign in text)


def _is_hidden(sign: str) -> bool:
    """Whether a sign drives something, breaks the line or is not seen."""
    return sign not in _JOINERS and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


def double_quoted(text: str) -> str:
    """A text in double quotes, what is not seen as escapes."""
    return f'"{"".join(_escaped(sign) for sign in text)}"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable() or not _is_hidden(sign):
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def single_quoted(text: str) -> str | None:
    """A text in single quotes; None where those cannot hold it."""
    return "'" + text.replace("'", "''") + "'" if is_shown(text) else None


def literal(text: str) -> list[str] | None:
    """A text of several lines as a block: its header and its lines; None where a block would not keep it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if len(lines) < 2 and body == text:
        return None
    if not body or body[0] in " \n" or body[-1] == "\n" or not all(is_shown(it) and it == it.rstrip() for it in lines):
        return None
    return ["|" if body != text else "|-", *lines]


def folded(text: str, width: int) -> list[str] | None:
    """A text as a paragraph of lines up to ``width`` wide: header and lines; None where that would not keep it."""
    body = text.removesuffix("\n")
    if not is_shown(body) or body != " ".join(body.split()):
        return None
    lines: list[str] = []
    for word in body.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [">" if body != text else ">-", *lines] if body else None


def flow(value: Any) -> str:
    """Data in one line, lists and mappings in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, in_brackets=True)}: {flow(it)}" for key, it in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(it) for it in value) + "]"
    return scalar(value, in_brackets=True)


def entry(key: str, value: Any) -> list[str]:
    """`key: value` as lines, what is below the key indented."""
    name = scalar(key)
    if isinstance(value, str):
        block = literal(value)
        if block is not None:
            return [f"{name}: {block[0]}", *_indented(block[1:])]
    below = _below(value)
    return (
        [f"{name}: {flow(value) if isinstance(value, Mapping | list | tuple) else scalar(value)}"]
        if below is None
        else [f"{name}:", *_indented(below)]
    )


def item(value: Any) -> list[str]:
    """`- value` as lines."""
    if isinstance(value, Mapping) and not _is_inline(value):
        lines = mapping(value)
        return [f"- {lines[0]}", *_indented(lines[1:])]
    if isinstance(value, str):
        block = literal(value)
        if block is not None:
            return [f"- {block[0]}", *_indented(block[1:])]
    return [f"- {flow(value) if isinstance(value, Mapping | list | tuple) else scalar(value)}"]


def mapping(data: Mapping[str, Any]) -> list[str]:
    """The entries of a mapping as lines."""
    return [line for key, value in data.items() for line in entry(key, value)]


def _below(value: Any) -> list[str] | None:
    """The lines that stand below a key; None where the value stands beside it."""
    if isinstance(value, Mapping):
        return None if _is_inline(value) else mapping(value)
    if isinstance(value, list | tuple):
        plain = not any(isinstance(it, Mapping | list | tuple) for it in value)
        if not value or (plain and len(flow(value)) <= MAX_LINE):
            return None
        return [line for it in value for line in item(it)]
    return None


def _is_inline(value: Mapping[str, Any]) -> bool:
    return any(key in value for key in _INLINE) or not value


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]
