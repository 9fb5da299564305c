"""Records that stand in lists, written into their files: entities, claims, judgements, decisions, grades, dropped
drafts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from store.case import yaml_write
from store.case.files import LISTS
from store.case.records import Data, Key, canonical, format_only, key_of, ref_of, title
from store.case.yaml_edit import YamlText
from store.case.yaml_read import read_yaml
from store.model.problems import BadCase, Refused
from store.sync.disk import Disk, FolderChanged, decoded, encoded

#: The folder of each kind, or its one file.
PARTS = {"entity": "entities", "claim": "claims", "judgement": "judgements", **LISTS}


class ListFile:
    """A file with a list of records, and what is to become of them."""

    def __init__(self, kind: str, name: str, old: bytes | None, source: str = "") -> None:
        self.kind, self.name, self.old, self.source = kind, name, old, source
        self._path: tuple[str | int, ...] = ("claims",) if kind == "claim" else ()
        self._text = decoded(name, old) if old is not None else ""
        self._items = self._read(self._text) if old is not None else []
        self._index: dict[str, int] = {}
        for index, item in enumerate(self._items):
            if isinstance(item, dict):
                self._index.setdefault(ref_of(kind, item), index)
        self._changed: dict[int, Data] = {}
        self._added: list[Data] = []
        self._gone: set[int] = set()

    def has(self, ref: str) -> bool:
        """Whether a record stands in the file."""
        return ref in self._index

    def change(self, ref: str, before: Data | None, after: Data) -> None:
        """Have a record that stands here say ``after``. FolderChanged where it says neither that nor ``before``."""
        index = self._index[ref]
        now = self._record(self._items[index])
        if now == after:
            return
        if now != before:
            raise FolderChanged(self.name)
        self._changed[index] = after

    def add(self, data: Data) -> None:
        """Have a record at the end of the file."""
        self._added.append(data)

    def remove(self, ref: str, before: Data | None) -> None:
        """Have a record no longer."""
        if self._record(self._items[self._index[ref]]) != before:
            raise FolderChanged(self.name)
        self._gone.add(self._index[ref])

    def states(self) -> tuple[bytes | None, bytes | None]:
        """The file with what is new and changed, and then without what is gone; None for no file."""
        more = self._with_more()
        if not self._gone:
            return encoded(self.name, more), encoded(self.name, more)
        if len(self._gone) == len(self._items) and not self._added:
            return encoded(self.name, more), None
        text = YamlText(more)
        text.remove(self._path, self._gone)
        less = text.edited()
        stay = [it for index, it in enumerate(self._read(more)) if index not in self._gone]
        if self._said(less) != stay:
            raise Refused(f"{self.name}: a record cannot be taken out without touching others: remove it there by hand")
        return encoded(self.name, more), encoded(self.name, less)

    def _with_more(self) -> str:
        if not self._changed and not self._added:
            return self._text
        added = [format_only(self.kind, it) for it in self._added]
        if self.old is None:
            return self._new(added)
        for attempt in (self._edited, self._rewritten):
            made = attempt(added)
            if self._is_good(made):
                return made
        name = title(key_of(self.kind, next(iter([*self._changed.values(), *self._added]))))
        raise Refused(f"{self.name}: {name} cannot be written there without touching others: change it by hand")

    def _edited(self, added: Sequence[Data]) -> str:
        text = YamlText(self._text)
        for index, after in self._changed.items():
            before = format_only(self.kind, self._record(self._items[index]))
            text.change((*self._path, index), before, format_only(self.kind, after))
        if added:
            text.append(self._path, added)
        return text.edited()

    def _rewritten(self, added: Sequence[Data]) -> str:
        """For layouts that only a person can keep: the changed records are written anew."""
        text = YamlText(self._text)
        for index, after in self._changed.items():
            text.rewrite((*self._path, index), format_only(self.kind, after))
        if added:
            text.append(self._path, added)
        return text.edited()

    def _is_good(self, text: str) -> bool:
        """Whether a text says what it should: every other record to the letter, the changed and new ones in sense."""
        said = self._said(text)
        if said is None or len(said) != len(self._items) + len(self._added):
            return False
        wanted = self._changed | dict(enumerate(self._added, len(self._items)))
        try:
            return all(
                self._record(now) == wanted[index] if index in wanted else now == self._items[index]
                for index, now in enumerate(said)
            )
        except BadCase:
            return False

    def _new(self, added: Sequence[Data]) -> str:
        lines = [line for number, it in enumerate(added) for line in [*([""] if number else []), *yaml_write.item(it)]]
        if self.kind == "claim":
            lines = [f"source: {yaml_write.scalar(self.source)}", "claims:", *(f"  {it}" if it else "" for it in lines)]
        return "\n".join([*lines, ""])

    def _record(self, item: Any) -> Data:
        if not isinstance(item, dict):
            raise FolderChanged(self.name)
        beside = {"source": self.source} if self.kind == "claim" else {}
        return canonical(self.kind, {**beside, **item})

    def _said(self, text: str) -> list[Any] | None:
        try:
            return self._read(text)
        except Refused:
            return None

    def _read(self, text: str) -> list[Any]:
        document = read_yaml(self.name, text)
        data = document.data
        if self.kind == "claim":
            frame = data if isinstance(data, dict) else {}
            source = str(frame.get("source", ""))
            self.source = self.source or source
            data = frame.get("claims")
            if source != self.source:
                raise FolderChanged(self.name)
        if document.problems or not isinstance(data, list | None):
            raise Refused(f"{self.name}: cannot be changed while something is wrong in it: see 'whosays check'")
        return data or []


class Lists:
    """The files with lists of a case, each read once, and only when it is asked for."""

    def __init__(self, disk: Disk, filed: Mapping[Key, str]) -> None:
        self.files: dict[str, ListFile] = {}
        self._disk = disk
        self._filed = filed
        self._texts: dict[str, bytes | None] = {}
        self._parts: dict[str, list[str]] = {}
        self._new: list[str] = []

    def find(self, kind: str, ref: str, source: str) -> ListFile | None:
        """The file in which a record stands, looked for where it was filed first."""
        filed = self._filed.get(("claims", source) if kind == "claim" else (kind, ref))
        part = PARTS[kind]
        names = self._names(part)
        for name in [*([filed] if filed in names else []), *(it for it in names if it != filed)]:
            if ref.partition("+")[0].encode() in (self._bytes(name) or b""):
                file = self._file(kind, name)
                if file.has(ref) and (kind != "claim" or file.source == source):
                    return file
        return None

    def room(self, kind: str, data: Data) -> ListFile:
        """The file for a new record: that of its source, of most entities of its kind, of its entity's judgements."""
        if kind == "claim":
            return self._claims(str(data["source"]))
        if kind in LISTS:
            return self._file(kind, LISTS[kind])
        if kind == "judgement":
            return self._file(kind, f"judgements/{data['entity']}.yaml")
        own = f"entities/{data['kind']}s.yaml"
        of_kind = re.compile(rb"kind:\s*[\"']?" + str(data["kind"]).encode() + rb"\b")
        counted = {name: len(of_kind.findall(self._bytes(name) or b"")) for name in self._names("entities")}
        most = max(counted.values(), default=0)
        return self._file(kind, next((name for name, count in counted.items() if count == most > 0), own))

    def _claims(self, source: str) -> ListFile:
        filed = self._filed.get(("claims", source))
        names = self._names("claims")
        for name in [*([filed] if filed in names else []), *names]:
            if (name in self.files or source.encode() in (self._bytes(name) or b"")) and (
                file := self._file("claim", name)
            ).source == source:
                return file
        number, name = 1, f"claims/{source}.yaml"
        while name in names or self._bytes(name) is not None:
            number += 1
            name = f"claims/{source}-{number}.yaml"
        self.files[name] = ListFile("claim", name, None, source)
        self._new.append(name)
        return self.files[name]

    def _names(self, part: str) -> list[str]:
        if part not in self._parts:
            own = part in LISTS.values()
            self._parts[part] = self._disk.names(part) if not own else [] if self._bytes(part) is None else [part]
        new = [it for it in self._new if it == part or it.startswith(f"{part}/")]
        return [*self._parts[part], *new]

    def _bytes(self, name: str) -> bytes | None:
        if name not in self._texts:
            self._texts[name] = self._disk.read(name)
        return self._texts[name]

    def _file(self, kind: str, name: str) -> ListFile:
        if name not in self.files:
            self.files[name] = ListFile(kind, name, self._bytes(name))
            if self._bytes(name) is None:
                self._new.append(name)
        return self.files[name]
