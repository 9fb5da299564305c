"""Change values in a YAML text and leave everything around them, comments and layout, as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml


class YamlText:
    """A YAML text and the replacements to be made in it, given by the paths of their nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        # the marks of the C parser do not count code points
        self._root = yaml.compose(text, Loader=yaml.SafeLoader)
        self._edits: list[tuple[int, int, str]] = []

    def node(self, path: Sequence[str | int]) -> Any:
        """The node at a path of keys and indices. KeyError where there is none."""
        node = self._root
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            elif isinstance(node, yaml.MappingNode) and isinstance(step, str):
                node = _pair(node, step)[1]
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

    def set(self, path: Sequence[str | int], new: str) -> None:
        """Put ``new`` (YAML in flow style) in the place of a node."""
        node = self.node(path)
        self._edits.append((node.start_mark.index, self._end(node), new))

    def replace_key(self, path: Sequence[str | int], key: str, new: Sequence[str]) -> None:
        """Put entries ("key: value") in the place of the entry ``key`` of the mapping at ``path``."""
        mapping = self.node(path)
        first, value = _pair(mapping, key)
        self._edits.append((first.start_mark.index, self._end(value), self._joined(mapping, new)))

    def put_first(self, path: Sequence[str | int], new: Sequence[str]) -> None:
        """Put entries ("key: value") before the first one of the mapping at ``path``."""
        mapping = self.node(path)
        at = mapping.value[0][0].start_mark.index
        self._edits.append((at, at, self._joined(mapping, [*new, ""])))

    def _joined(self, mapping: Any, entries: Sequence[str]) -> str:
        if mapping.flow_style:
            return ", ".join(entries)
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        indent = " " * int(mapping.value[0][0].start_mark.column)
        return (line_end + indent).join(entries)

    def _end(self, node: Any) -> int:
        """Where a node's own text ends: the mark of a block also covers the blank lines after it."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return int(start) + len(self.text[start:end].rstrip())

    def edited(self) -> str:
        """The text with all replacements made."""
        out = self.text
        for start, end, new in sorted(self._edits, reverse=True):
            out = out[:start] + new + out[end:]
        return out


def _pair(mapping: Any, key: str) -> tuple[Any, Any]:
    for first, value in mapping.value:
        if isinstance(first, yaml.ScalarNode) and first.value == key:
            return first, value
    raise KeyError(key)
