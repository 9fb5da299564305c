"""Change values in a YAML text and leave everything around them, comments and layout, as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml

from store.case import yaml_write
from store.case.yaml_places import BREAK, Node, YamlPlaces, pair
from store.case.yaml_write import flow

_COMMENT = re.compile(r"[ \t]*#")
#: What a bare text stands for, where a mapping may stand too.
_BARE = ("says", "text", "quote")
_NAMES = ("id", "text", "quote")


class YamlText(YamlPlaces):
    """A YAML text in which values are changed, given by the paths of their nodes."""

    def set(self, path: Sequence[str | int], new: str) -> None:
        """Put ``new`` (YAML in flow style) in the place of a node."""
        self.replace(self.node(path), new)

    def replace_key(self, path: Sequence[str | int], key: str, new: Sequence[str]) -> None:
        """Put entries ("key: value") in the place of the entry ``key`` of the mapping at ``path``."""
        mapping = self.node(path)
        first, value = pair(mapping, key)
        self.edits.append((first.start_mark.index, self.end(value), self.joined(mapping, new)))

    def put_first(self, path: Sequence[str | int], new: Sequence[str]) -> None:
        """Put entries ("key: value") before the first one of the mapping at ``path``."""
        mapping = self.node(path)
        at = mapping.value[0][0].start_mark.index
        self.edits.append((at, at, self.joined(mapping, [*new, ""])))

    def change(self, path: Sequence[str | int], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Make the mapping at ``path``, which says ``before``, say ``after``: only what differs is touched."""
        self._mapping(self.node(path), before, after, in_brackets=self.is_in_brackets(path))

    def rewrite(self, path: Sequence[str | int], data: Mapping[str, Any]) -> None:
        """Write the mapping at ``path`` anew."""
        node = self.node(path)
        inline = node.flow_style or self.is_in_brackets(path)
        self.replace(node, flow(data) if inline else self.lines(node, yaml_write.mapping(data)))

    def append(self, path: Sequence[str | int], items: Sequence[Mapping[str, Any]]) -> None:
        """Put ``items`` at the end of the list at ``path``, set apart from the others as those are from each other.

        A list at the end of ``path`` that is empty or missing is made.
        """
        node = self.node(path) if self.has(path) else None
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self._start_list(path, items)
        elif node.flow_style:
            at = self.end(node.value[-1])
            self.edits.append((at, at, "".join(f", {flow(it)}" for it in items)))
        else:
            nodes = node.value
            apart = len(nodes) < 2 or self.is_blank_between(self.end(nodes[-2]), nodes[-1].start_mark.index)
            indent = " " * int(node.start_mark.column)
            lines = [line for it in items for line in [*([""] if apart else []), *yaml_write.item(it)]]
            self.put_behind(nodes[-1], indent, lines)

    def remove(self, path: Sequence[str | int], indices: Iterable[int]) -> None:
        """Take items out of the list at ``path``, with the comments directly above them."""
        node = self.node(path)
        gone = set(indices)
        if node.flow_style:
            stay = [it for index, it in enumerate(node.value) if index not in gone]
            self.replace(node, "[" + ", ".join(self.text[it.start_mark.index : self.end(it)] for it in stay) + "]")
            return
        for index in gone:
            start, stop = self.whole_lines(self.item_start(node, index), self.end(node.value[index]))
            while (above := self.line_above(start)) is not None and _COMMENT.match(self.text, above):
                start = above
            if index > 0:  # what sets it apart goes with it
                while (above := self.line_above(start)) is not None and self.is_blank(above):
                    start = above
            else:
                while stop < len(self.text) and self.is_blank(stop):
                    stop = self.next_line(stop)
            self.cut(start, stop)

    def _mapping(self, node: Node, before: Mapping[str, Any], after: Mapping[str, Any], in_brackets: bool) -> None:
        in_brackets = in_brackets or bool(node.flow_style)
        pairs = {first.value: (first, value) for first, value in node.value}
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        gone = [key for key in changed if key not in after and key in pairs]
        new = [key for key in after if key in changed and key not in pairs]
        if (gone or new) and (in_brackets or len(gone) == len(pairs)):
            self.replace(node, flow(after) if in_brackets else self.lines(node, yaml_write.mapping(after)))
            return
        for key in changed:
            if key in pairs and key in after:
                self._value(node, *pairs[key], before.get(key), after[key], in_brackets)
        self._remove_keys(node, gone)
        for key in new:
            self._insert_key(node, key, after, gone)

    def _value(self, mapping: Node, first: Node, node: Node, before: Any, after: Any, in_brackets: bool) -> None:
        if self._nested(node, before, after, in_brackets):
            return
        if in_brackets:
            self.replace(node, flow(after))
            return
        lines = yaml_write.entry(first.value, after)
        self.edits.append((first.start_mark.index, self.end(node), self.lines(mapping, lines)))

    def _nested(self, node: Node, before: Any, after: Any, in_brackets: bool) -> bool:
        """Change a value where it keeps its kind: text for text, key by key, item by item."""
        if isinstance(node, yaml.SequenceNode):
            before, after = (it if isinstance(it, list) else [it] for it in (before, after))
            return self._items(node, before, after, in_brackets)
        if isinstance(node, yaml.MappingNode):
            bare = next((key for key in _BARE if any(first.value == key for first, _ in node.value)), None)
            before, after = ({bare: it} if bare and isinstance(it, str) else it for it in (before, after))
            if not isinstance(before, Mapping) or not isinstance(after, Mapping):
                return False
            self._mapping(node, before, after, in_brackets)
            return True
        if isinstance(after, Mapping | list) or (not node.value and not node.style):
            return False
        self._scalar(node, after, in_brackets)
        return True

    def _items(self, node: Node, before: list[Any], after: list[Any], in_brackets: bool) -> bool:
        """Change the items of a list; False where it is better written anew."""
        nodes = node.value
        in_brackets = in_brackets or bool(node.flow_style)
        if len(nodes) != len(before) or (in_brackets and len(before) != len(after)):
            return False
        if in_brackets:
            for there, was, now in zip(nodes, before, after, strict=True):
                if was != now:
                    self._item(there, was, now, in_brackets)
            return True
        names = [_name(it) for it in before], [_name(it) for it in after]
        steps = SequenceMatcher(None, *names, autojunk=False)
        for _, was, was_end, now, now_end in steps.get_opcodes():
            for index, to in zip(range(was, was_end), range(now, now_end), strict=False):
                if before[index] != after[to]:
                    self._item(nodes[index], before[index], after[to], in_brackets)
            both = min(was_end - was, now_end - now)
            for index in range(was + both, was_end):
                self.cut(*self.whole_lines(self.item_start(node, index), self.end(nodes[index])))
            lines = [line for it in after[now + both : now_end] for line in yaml_write.item(it)]
            indent = " " * int(node.start_mark.column)
            if lines and was + both > 0:
                self.put_behind(nodes[was + both - 1], indent, lines)
            elif lines:
                at = self.item_start(node, 0)
                self.edits.append((at, at, "".join(f"{indent}{line}{self.line_end}" for line in lines)))
        return True

    def _item(self, node: Node, before: Any, after: Any, in_brackets: bool) -> None:
        if self._nested(node, before, after, in_brackets):
            return
        lines = yaml_write.item(after)
        new = flow(after) if in_brackets else self.lines(node, [lines[0][2:], *(line[2:] for line in lines[1:])])
        self.replace(node, new)

    def _scalar(self, node: Node, after: Any, in_brackets: bool) -> None:
        """Put a text in the place of another, in its style where that can hold it."""
        new: str | None = None
        if node.style == "'":
            new = yaml_write.single_quoted(str(after))
        elif node.style == '"':
            new = yaml_write.double_quoted(str(after))
        elif node.style in ("|", ">"):
            new = self._block(node, str(after))
        self.replace(node, new if new is not None else yaml_write.scalar(after, in_brackets=in_brackets))

    def _block(self, node: Node, after: str) -> str | None:
        """A text as a block like the one it takes the place of."""
        lines = BREAK.split(self.text[node.start_mark.index : self.end(node)])[1:]
        first = next((line for line in lines if line.strip()), "")
        indent = first[: len(first) - len(first.lstrip(" "))]
        width = max((len(line) for line in lines), default=0) - len(indent)
        width = max(width, yaml_write.MAX_LINE) if len(lines) < 2 else width
        block = (yaml_write.folded(after, width) if node.style == ">" else None) or yaml_write.literal(after)
        if not indent or block is None:
            return None
        return self.line_end.join([block[0], *(f"{indent}{line}" if line else "" for line in block[1:])])

    def _remove_keys(self, node: Node, gone: Sequence[str]) -> None:
        """Take entries out of a block mapping that keeps some."""
        pairs = node.value
        leading = 0  # those beside the dash of an item, or at the very start: the next one takes their place
        while pairs[leading][0].value in gone:
            leading += 1
        if leading:
            self.edits.append((pairs[0][0].start_mark.index, pairs[leading][0].start_mark.index, ""))
        for first, value in pairs[leading:]:
            if first.value in gone:
                self.cut(*self.whole_lines(first.start_mark.index, self.end(value)))

    def _insert_key(self, node: Node, key: str, after: Mapping[str, Any], gone: Sequence[str]) -> None:
        """Put an entry into a block mapping, behind the one that it follows in ``after``."""
        lines = yaml_write.entry(key, after[key])
        there = {first.value: (first, value) for first, value in node.value if first.value not in gone}
        order = list(after)
        ahead = [it for it in order[: order.index(key)] if it in there]
        if ahead:
            indent = " " * int(node.value[0][0].start_mark.column)
            self.put_behind(there[ahead[-1]][1], indent, lines)
        else:
            first = next(iter(there.values()))[0]
            at, indent = first.start_mark.index, " " * int(node.start_mark.column)
            self.edits.append((at, at, self.lines(node, lines) + self.line_end + indent))

    def _start_list(self, path: Sequence[str | int], items: Sequence[Mapping[str, Any]]) -> None:
        """Make the first items of a list: of the file itself, or below a key of it."""
        lines = [line for number, it in enumerate(items) for line in [*([""] if number else []), *yaml_write.item(it)]]
        root = self.root
        if not path and root is None:  # nothing but comments
            self.put_lines(len(self.text.rstrip()), "", lines if self.text.strip() else [*lines, ""])
        elif not path:
            self.replace(root, self.line_end.join(lines))
        else:
            key = str(path[-1])
            lines = [f"{key}:", *(f"  {line}" if line else "" for line in lines)]
            others = [(first, value) for first, value in root.value if first.value != key]
            if root.flow_style:
                told = [
                    f"{first.value}: {self.text[value.start_mark.index : self.end(value)]}" for first, value in others
                ]
                self.replace(root, self.line_end.join([*told, *lines]))
            elif len(others) < len(root.value):
                first, value = pair(root, key)
                self.edits.append((first.start_mark.index, self.end(value), self.lines(root, lines)))
            else:
                indent = " " * int(root.start_mark.column)
                self.put_behind(root, indent, lines)


def _name(item: Any) -> str:
    """What an item of a list is known by when others come and go."""
    if isinstance(item, Mapping):
        return next((str(item[key]) for key in _NAMES if key in item), repr(item))
    return str(item)
