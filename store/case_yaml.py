"""YAML with line numbers: plain scalars stay text, duplicate keys and syntax errors become problems.

Text is cleaned of control and format characters as it is read, except below ``cite``: a quote has to
match its report to the letter, and what is kept of it is the report's own slice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from store.clean import clean
from store.problems import Problem

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Document:
    """Plain data (text, lists, mappings) of a YAML text and the line of each node."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the node at ``path``, or of the nearest node above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(file: str, text: str, *, first_line: int = 1) -> Document:
    """Read ``text`` as YAML. ``first_line`` is where it starts in its file (a head after ``---``)."""
    document = Document(file)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        what = error.problem or error.context or "cannot be read"
        document.problems.append(Problem(file, line, f"not YAML: {what}"))
        return document
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        found = f"U+{error.character:04X}" if isinstance(error.character, int) else repr(error.character)
        document.problems.append(Problem(file, line, f"not YAML: the character {found}: remove it"))
        return document
    except (yaml.YAMLError, RecursionError) as error:
        document.problems.append(Problem(file, first_line, f"not YAML: {str(error).splitlines()[0]}"))
        return document
    if node is not None:
        document.data = _plain(node, (), document, first_line, set())
    return document


def _plain(node: yaml.Node, path: Path, document: Document, first: int, open_nodes: set[int]) -> Any:
    line = node.start_mark.line + first
    document.lines.setdefault(path, line)
    if id(node) in open_nodes:
        document.problems.append(Problem(document.file, line, "an alias that contains itself: write it out"))
        return None
    if isinstance(node, yaml.ScalarNode):
        if node.value == "" and node.style is None:
            return None
        return node.value if "cite" in path else clean(node.value)
    open_nodes = open_nodes | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), document, first, open_nodes) for index, child in enumerate(node.value)]
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + first
        if not isinstance(key_node, yaml.ScalarNode):
            document.problems.append(Problem(document.file, key_line, "a key must be a plain word"))
            continue
        key = key_node.value
        if key in out:
            message = f"key {key!r} stands twice here: keep one"
            document.problems.append(Problem(document.file, key_line, message))
            continue
        document.lines[(*path, key)] = key_line
        out[key] = _plain(value_node, (*path, key), document, first, open_nodes)
    return out
