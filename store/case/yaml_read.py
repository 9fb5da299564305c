"""YAML with line numbers: plain scalars stay text, and everything odd becomes a problem.

Built from the parser's events, not from its node graph: nesting has a limit, and anchors and aliases
(with which a small file can stand for a huge one) are refused where they stand.

Text is cleaned of control and format characters as it is read, except below ``cite``: a quote has to
match its report to the letter, and what is kept of it is the report's own slice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from store.model.problems import Problem
from store.text.clean import clean

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Deeper than this nothing in a case is nested.
MAX_DEPTH = 20
_TOO_DEEP = "nested too deep: nothing in a case goes that far down"
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
    Lines are wanted where there is a problem only: the text is kept, and walked again for the first of them.
    """

    file: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    text: str = ""
    first_line: int = 1
    _lines: dict[Path, int] | None = None

    def take(self) -> Any:
        """The data, handed over: what is made of it is kept, not it."""
        data, self.data = self.data, None
        return data

    @property
    def lines(self) -> dict[Path, int]:
        """The line of each node by its path of keys and indices."""
        if self._lines is None:
            self._lines = _lines_of(self.text, self.first_line) if self.text else {}
        return self._lines

    def line(self, path: Path) -> int:
        """The line of the node at ``path``, or of the nearest node above it."""
        lines = self.lines
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, min(self.first_line, 1))


class _StopReadingError(Exception):
    """The rest of the text cannot be read; the problem is noted."""


def read_yaml(file: str, text: str, *, first_line: int = 1) -> Document:
    """Read ``text`` as YAML. ``first_line`` is where it starts in its file (a head after ``---``)."""
    document = Document(file, text=_UNPRINTABLE.sub(" ", text), first_line=first_line)
    if document.text != text:
        document.problems += _unprintable(file, text, first_line)
    try:
        _Builder(document).build()
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


def _unprintable(file: str, text: str, first_line: int) -> Iterator[Problem]:
    """What must not stand in a YAML text: each such character once a line."""
    line, at = first_line, 0
    told: set[tuple[int, str]] = set()
    for found in _UNPRINTABLE.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if (line, found.group()) not in told:
            told.add((line, found.group()))
            message = f"the character U+{ord(found.group()):04X} must not stand here: remove it"
            yield Problem(file, line, message)


def _advice(error: yaml.MarkedYAMLError) -> str:
    told = error.problem or error.context or "cannot be read"
    return next((advice for sign, advice in _ADVICE if sign in told), told)


def _cleaned(text: str) -> str:
    """The text without control and format characters; plain words are told apart at once, and kept once."""
    return intern(text) if text.isascii() and text.isprintable() else clean(text)


class _Events:
    """The parser's events of a text, up to what cannot be read."""

    def __init__(self, text: str, first_line: int) -> None:
        self._first = first_line
        # asked directly: yaml.parse would cost as much again
        self._next: Callable[[], Any] = _Loader(text).get_event

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first

    def _root(self) -> Any:
        """The first event of the one document's node; None where there is none."""
        while type(event := self._next()) is not StreamEndEvent:
            if isinstance(event, (ScalarEvent, AliasEvent, CollectionStartEvent)):
                return event
        return None

    def _after_root(self) -> Any:
        """The start of a second document, or None."""
        while type(event := self._next()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                return event
        return None


class _Builder(_Events):
    """Makes plain data of a document's text. Nothing here is done twice: it is most of a load's reading."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.text, document.first_line)
        self._document = document

    def build(self) -> None:
        """Read the one document of the text."""
        root = self._root()
        if root is None:
            return
        self._document.data = self._node(root, 0, raw=False)
        second = self._after_root()
        if second is not None:
            raise self._stop(second, "a second document starts here: remove the line '---'")

    def _problem(self, event: Any, message: str) -> None:
        self._document.problems.append(Problem(self._document.file, self._line(event), message))

    def _stop(self, event: Any, message: str) -> _StopReadingError:
        self._problem(event, message)
        return _StopReadingError(message)

    def _node(self, event: Any, depth: int, *, raw: bool) -> Any:
        """The data of a node so deep down; ``raw`` keeps its texts as they are."""
        kind = type(event)
        if kind is AliasEvent:
            self._problem(event, f"an alias (*{clean(event.anchor or '')}): write out what it stands for")
            return None
        if event.anchor is not None:
            self._problem(event, f"an anchor (&{clean(event.anchor)}): remove it; a case has no aliases")
        if kind is ScalarEvent:
            value = event.value
            if not value and not event.style:
                return None
            return value if raw else _cleaned(value)
        if depth >= MAX_DEPTH:
            raise self._stop(event, _TOO_DEEP)
        return self._list(depth + 1, raw=raw) if kind is SequenceStartEvent else self._mapping(depth + 1, raw=raw)

    def _list(self, depth: int, *, raw: bool) -> list[Any]:
        out: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            out.append(self._node(event, depth, raw=raw))
        return out

    def _mapping(self, depth: int, *, raw: bool) -> dict[str, Any]:
        out: dict[str, Any] = {}
        empty: set[str] = set()
        value: Any
        after = self._next
        while type(event := after()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self._node(event, depth, raw=raw)
                self._problem(event, "a key must be a plain word")
                self._node(after(), depth, raw=raw)
                continue
            key = _cleaned(event.value)
            raw_below = raw or key == "cite"
            if key in out or key in empty:
                self._problem(event, f"key {key!r} stands twice here: keep one")
                self._node(after(), depth, raw=raw_below)
                continue
            event = after()
            if type(event) is ScalarEvent and event.anchor is None:  # most are
                value = event.value if raw_below else _cleaned(event.value)
                if not event.value and not event.style:
                    value = None
            else:
                value = self._node(event, depth, raw=raw_below)
            if value is None:
                empty.add(key)
            else:
                out[key] = value
        return out


class _Lines(_Events):
    """Notes the line of each node, up to what cannot be read: the same walk, with paths in place of data."""

    def __init__(self, text: str, first_line: int) -> None:
        super().__init__(text, first_line)
        self.lines: dict[Path, int] = {}

    def walk(self) -> None:
        """Note the lines of the text's one document."""
        root = self._root()
        if root is not None:
            self._node(root, ())

    def _node(self, event: Any, path: Path) -> None:
        self.lines.setdefault(path, self._line(event))
        if not isinstance(event, CollectionStartEvent):
            return
        if len(path) >= MAX_DEPTH:
            raise _StopReadingError(_TOO_DEEP)
        if type(event) is SequenceStartEvent:
            number = 0
            while type(event := self._next()) is not SequenceEndEvent:
                self._node(event, (*path, number))
                number += 1
            return
        while type(event := self._next()) is not MappingEndEvent:
            key = clean(event.value) if type(event) is ScalarEvent else "?"
            if type(event) is ScalarEvent:
                self.lines.setdefault((*path, key), self._line(event))
            else:
                self._node(event, (*path, key))
            self._node(self._next(), (*path, key))


def _lines_of(text: str, first_line: int) -> dict[Path, int]:
    walker = _Lines(text, first_line)
    with suppress(_StopReadingError, yaml.YAMLError):
        walker.walk()
    return walker.lines
