"""A YAML text and where its nodes and lines are, with the replacements to be made in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What ends a line in YAML 1.1.
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

Node = Any


class YamlPlaces:
    """A YAML text and the replacements to be made in it, given by the paths of their nodes."""

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.text = text.removeprefix("\ufeff")  # the C parser does not count the mark
        self.root: Node = yaml.compose(self.text, Loader=_Loader)
        self._starts = [0, *(found.end() for found in BREAK.finditer(self.text))]
        self.line_end = "\r\n" if "\r\n" in self.text else "\n"
        self.edits: list[tuple[int, int, str]] = []

    def node(self, path: Sequence[str | int]) -> Node:
        """The node at a path of keys and indices. KeyError where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            elif isinstance(node, yaml.MappingNode) and isinstance(step, str):
                node = pair(node, step)[1]
            else:
                raise KeyError(tuple(path))
        return node

    def has(self, path: Sequence[str | int]) -> bool:
        """Whether there is a node at a path."""
        try:
            self.node(path)
        except KeyError:
            return False
        return True

    def edited(self) -> str:
        """The text with all replacements made."""
        out, at = [self._mark], 0
        for start, end, new in _apart(sorted(self.edits, key=lambda it: it[:2])):
            out += [self.text[at:start], new]
            at = end
        return "".join([*out, self.text[at:]])

    def replace(self, node: Node, new: str) -> None:
        """Put ``new`` in the place of a node."""
        self.edits.append((node.start_mark.index, self.end(node), new))

    def put_lines(self, at: int, indent: str, lines: Iterable[str]) -> None:
        """Put lines behind the line that ends at ``at``."""
        new = "".join(f"{self.line_end}{indent}{line}" if line else self.line_end for line in lines)
        self.edits.append((at, at, new if at else new.removeprefix(self.line_end)))

    def put_behind(self, node: Node, indent: str, lines: Sequence[str]) -> None:
        """Put lines behind a node: behind its blank lines, where those belong to it."""
        last = node
        while not isinstance(last, yaml.ScalarNode) and not last.flow_style:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        at = last.end_mark.index
        if (
            isinstance(last, yaml.ScalarNode)
            and last.style in ("|", ">")
            and "+" in self.text[last.start_mark.index : self.line_stop(last.start_mark.index)]
        ):
            lines = lines[1:] if lines[0] == "" else lines
            self.edits.append((at, at, "".join(f"{indent if line else ''}{line}{self.line_end}" for line in lines)))
        else:
            self.put_lines(self.line_stop(self.end(node)), indent, lines)

    def lines(self, node: Node, lines: Sequence[str]) -> str:
        """Lines that begin where ``node`` does."""
        indent = " " * int(node.start_mark.column)
        return self.line_end.join([lines[0], *(f"{indent}{line}" if line else "" for line in lines[1:])])

    def joined(self, mapping: Node, entries: Sequence[str]) -> str:
        """Entries as they stand in a mapping, one after the other."""
        if mapping.flow_style:
            return ", ".join(entries)
        indent = " " * int(mapping.value[0][0].start_mark.column)
        return (self.line_end + indent).join(entries)

    def end(self, node: Node) -> int:
        """Where a node's own text ends: the mark of a block also covers the blank lines after it."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return int(start) + len(self.text[start:end].rstrip())

    def is_in_brackets(self, path: Sequence[str | int]) -> bool:
        """Whether something around the node at a path is in flow style."""
        return any(self.node(path[:depth]).flow_style for depth in range(len(path)))

    def _line_start(self, at: int) -> int:
        return self._starts[bisect_right(self._starts, at) - 1]

    def line_stop(self, at: int) -> int:
        """The end of the line that ``at`` is on, before what breaks it."""
        found = BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """The start of the line behind that of ``at``; the end of the text where there is none."""
        index = bisect_right(self._starts, at)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def line_above(self, start: int) -> int | None:
        """The start of the line above the one that starts there."""
        return self._line_start(start - 1) if start > 0 else None

    def is_blank(self, start: int) -> bool:
        """Whether the line that starts there says nothing."""
        return start < len(self.text) and not self.text[start : self.line_stop(start)].strip()

    def is_blank_between(self, start: int, end: int) -> bool:
        """Whether a blank line stands between two places."""
        at = self.next_line(start)
        while at < end:
            if self.is_blank(at):
                return True
            at = self.next_line(at)
        return False

    def whole_lines(self, start: int, end: int) -> tuple[int, int]:
        """From the start of the line of ``start`` to the line behind that of ``end``."""
        return self._line_start(start), self.next_line(end)

    def cut(self, start: int, stop: int) -> None:
        """Take lines out. The last one of a text that ends without a break goes with the break before it."""
        if stop == len(self.text) != self._starts[-1] and (above := self.line_above(start)) is not None:
            start = self.line_stop(above)
        self.edits.append((start, stop, ""))

    def item_start(self, node: Node, index: int) -> int:
        """The line of an item's dash."""
        column = node.start_mark.column
        start = self._line_start(node.value[index].start_mark.index)
        while self.text[start + column : start + column + 1] != "-" and (above := self.line_above(start)) is not None:
            start = above
        return start


def _apart(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Edits in order, with removals that overlap made one."""
    out: list[tuple[int, int, str]] = []
    for start, end, new in edits:
        if out and not new and not out[-1][2] and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]), "")
        else:
            out.append((start, end, new))
    return out


def pair(mapping: Node, key: str) -> tuple[Node, Node]:
    """The nodes of a key and of its value in a mapping. KeyError where there is no such key."""
    for first, value in mapping.value:
        if isinstance(first, yaml.ScalarNode) and first.value == key:
            return first, value
    raise KeyError(key)
