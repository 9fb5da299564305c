"""YAML with line numbers: plain scalars stay text, and everything odd becomes a problem.

Built from the parser's events, not from its node graph: nesting has a limit, and anchors and aliases
(with which a small file can stand for a huge one) are refused where they stand.

Text is cleaned of control and format characters as it is read, except below ``cite``: a quote has to
match its report to the letter, and what is kept of it is the report's own slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from store.clean import clean
from store.problems import Problem

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Deeper than this nothing in a case is nested.
MAX_DEPTH = 20
#: What YAML does not allow unescaped (YAML 1.1, 5.1), so that it can be named and read over.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ufeff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What the parser says, and what a person should do about it.
_ADVICE = (
    ("'\\t'", "a tab stands where YAML wants spaces: indent with spaces"),
    ("tab character", "a tab stands where YAML wants spaces: indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon stands inside a plain text, or the indent is wrong: use quotes, or align it",
    ),
    ("could not find expected ':'", "this is no 'key: value': check the indent, or put the text in quotes"),
    ("expected <block end>", "the indent does not fit the lines above: align it with its neighbours"),
    ("did not find expected", "this does not fit what stands above: check indent, quotes and brackets"),
    ("expected ',' or", "a bracket is not closed: close it, or put the text in quotes"),
    ("cannot start any token", "a text begins with a sign that YAML keeps for itself: put the text in quotes"),
    ("unknown escape", "a backslash in double quotes: double it, or use single quotes"),
    ("unexpected end of stream", "a quotation mark is not closed: close it"),
)


@dataclass(slots=True)
class Document:
    """Plain data (text, lists, mappings) of a YAML text and the line of each node.

    Keys without a value are left out. ``broken`` says that the text could not be read to its end.
    """

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False

    def line(self, path: Path) -> int:
        """The line of the node at ``path``, or of the nearest node above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _StopReadingError(Exception):
    """The rest of the text cannot be read; the problem is noted."""


def read_yaml(file: str, text: str, *, first_line: int = 1) -> Document:
    """Read ``text`` as YAML. ``first_line`` is where it starts in its file (a head after ``---``)."""
    document = Document(file)
    for found in _UNPRINTABLE.finditer(text):
        line = text.count("\n", 0, found.start()) + first_line
        message = f"the character U+{ord(found.group()):04X} must not stand here: remove it"
        document.problems.append(Problem(file, line, message))
    try:
        _Builder(document, _UNPRINTABLE.sub(" ", text), first_line).build()
    except _StopReadingError:
        document.broken = True
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # what is missing at the end is missed on the last line, not after it
        line = min(mark.line if mark else 0, text.rstrip().count("\n")) + first_line
        document.problems.append(Problem(file, line, f"not YAML: {_advice(error)}"))
        document.broken = True
    except yaml.YAMLError as error:
        document.problems.append(Problem(file, first_line, f"not YAML: {str(error).splitlines()[0]}"))
        document.broken = True
    return document


def _advice(error: yaml.MarkedYAMLError) -> str:
    told = error.problem or error.context or "cannot be read"
    return next((advice for sign, advice in _ADVICE if sign in told), told)


class _Builder:
    """Makes plain data of the parser's events."""

    def __init__(self, document: Document, text: str, first_line: int) -> None:
        self._document = document
        self._first = first_line
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def build(self) -> None:
        """Read the one document of the text."""
        started = False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    raise self._stop(event, "a second document starts here: remove the line '---'")
                started = True
            elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, yaml.CollectionStartEvent)):
                self._document.data = self._node(event, ())

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first

    def _problem(self, event: Any, message: str) -> None:
        self._document.problems.append(Problem(self._document.file, self._line(event), message))

    def _stop(self, event: Any, message: str) -> _StopReadingError:
        self._problem(event, message)
        return _StopReadingError(message)

    def _node(self, event: Any, path: Path) -> Any:
        self._document.lines.setdefault(path, self._line(event))
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"an alias (*{clean(event.anchor or '')}): write out what it stands for")
            return None
        if event.anchor is not None:
            self._problem(event, f"an anchor (&{clean(event.anchor)}): remove it; a case has no aliases")
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "" and not event.style:
                return None
            return event.value if "cite" in path else clean(event.value)
        if len(path) >= MAX_DEPTH:
            raise self._stop(event, "nested too deep: nothing in a case goes that far down")
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        out: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            out.append(self._node(event, (*path, len(out))))
        return out

    def _mapping(self, path: Path) -> dict[str, Any]:
        out: dict[str, Any] = {}
        seen: set[str] = set()
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self._node(event, (*path, "?"))
                self._problem(event, "a key must be a plain word")
                self._node(next(self._events), (*path, "?"))
                continue
            key = clean(key)
            if key in seen:
                self._problem(event, f"key {key!r} stands twice here: keep one")
                self._node(next(self._events), (*path, key))
                continue
            seen.add(key)
            self._document.lines[(*path, key)] = self._line(event)
            value = self._node(next(self._events), (*path, key))
            if value is not None:
                out[key] = value
        return out
