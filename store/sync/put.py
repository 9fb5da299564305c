"""Changes of records put into the files of a case's folder, touching only the lines of what changed.

What people wrote there by hand lives: order, comments, blank lines, quoting, line ends. Nothing is written before
everything is known to be good. Then what is new and changed is put in place, entities first and what was decided last,
and after that what is gone is taken away the other way round: a folder that is left half-way never refers to
what is not there. Put again, the same changes finish what was begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from store.case import yaml_write
from store.case.files import FileMark, sha256_of
from store.case.records import MODELS, Data, Key, canonical
from store.case.yaml_edit import YamlText
from store.case.yaml_read import read_yaml
from store.model.edits import Change
from store.model.problems import BadCase, Refused
from store.sync import whole
from store.sync.disk import Disk, FolderChanged, decoded, encoded
from store.sync.put_lists import PARTS, Lists
from store.sync.put_source import Sources
from store.sync.whole import Step

_CASE = "case.yaml"


class Written(NamedTuple):
    """The files that were written, by name: their marks, None for one that is gone.

    ``filed`` says in which files the changed records stand now (that of a source's claims under the kind
    "claims"), None for those that are gone.
    """

    marks: dict[str, FileMark | None]
    filed: dict[Key, str | None]


def put(
    folder: Path,
    changes: Iterable[Change],
    filed: Mapping[Key, str],
    texts: Mapping[str, str],
    seen: Mapping[str, FileMark] | None = None,
    ready: Callable[[], None] | None = None,
) -> Written:
    """Put ``changes`` into the files of ``folder``. ``filed`` tells where records stand, as far as that is known.

    ``texts`` has, by their hashes, the wordings that changes name. Where ``seen`` is given, a file that is
    to be written and is not as it was seen there is refused (FolderChanged), as is a record that is neither
    as before nor as after: nothing is written then. ``ready`` is called when all is known to be good, and files
    are about to be written.
    """
    disk = Disk(folder)
    plan = _Plan(disk, filed, texts)
    for change in sorted(changes, key=lambda it: list(MODELS).index(it[0])):
        plan.take(change.kind, change.ref, _plain(change.before), _plain(change.after))
    more, less = plan.steps()
    for name, old, _ in {**{it[0]: it for it in less}, **{it[0]: it for it in more}}.values():
        mark = seen.get(name) if seen is not None else None
        if seen is not None and (mark.sha256 if mark else None) != (sha256_of(old) if old is not None else None):
            raise FolderChanged(name)
    if (more or less) and ready is not None:
        ready()
    return Written(whole.write(disk, [*more, *less]), plan.filed)


class _Plan:
    """What is to become of which file."""

    def __init__(self, disk: Disk, filed: Mapping[Key, str], texts: Mapping[str, str]) -> None:
        self.filed: dict[Key, str | None] = {}
        self._disk = disk
        self._case: Step | None = None
        self._lists = Lists(disk, filed)
        self._sources = Sources(disk, filed, texts)

    def take(self, kind: str, ref: str, before: Data | None, after: Data | None) -> None:
        """Have a change."""
        after = canonical(kind, after) if after is not None else None
        if kind == "case":
            self._case = self._head(before, after)
        elif kind == "source":
            self.filed[kind, ref] = self._sources.put(ref, before, after)
        else:
            moved = kind == "claim" and before is not None and after is not None and before["source"] != after["source"]
            if before is not None and (after is None or moved):
                self._remove(kind, ref, before)
            if after is not None:
                self._list(kind, ref, before, after)

    def _remove(self, kind: str, ref: str, before: Data) -> None:
        if kind != "claim":
            self.filed[kind, ref] = None
        file = self._lists.find(kind, ref, str(before.get("source", "")))
        if file is not None:
            file.remove(ref, before)

    def _list(self, kind: str, ref: str, before: Data | None, after: Data) -> None:
        # a claim that is new is looked for in the file of its source alone: there may be a thousand others
        known = before is not None or kind != "claim"
        file = self._lists.find(kind, ref, str(after.get("source", ""))) if known else None
        file = file or self._lists.room(kind, after)
        if file.has(ref):
            file.change(ref, before, after)
        else:
            file.add(after)
        self.filed[("claims", after["source"]) if kind == "claim" else (kind, ref)] = file.name

    def _head(self, before: Data | None, after: Data | None) -> Step:
        if after is None:
            raise Refused(f"{_CASE}: a case is not taken out of its folder: remove the folder")
        self.filed["case", ""] = _CASE
        old = self._disk.read(_CASE)
        if old is None:
            return Step(_CASE, None, encoded(_CASE, "".join(f"{line}\n" for line in yaml_write.mapping(after))))
        text = decoded(_CASE, old)
        now = _case_of(text)
        if now == after:
            return Step(_CASE, old, old)
        if now is None or now != before:
            raise FolderChanged(_CASE)
        edit = YamlText(text)
        edit.change((), now, after)
        if _case_of(edit.edited()) != after:
            edit = YamlText(text)
            edit.rewrite((), after)
        if _case_of(edit.edited()) != after:
            raise Refused(f"{_CASE}: cannot be written: change it by hand")
        return Step(_CASE, old, encoded(_CASE, edit.edited()))

    def steps(self) -> tuple[list[Step], list[Step]]:
        """The files with what is new and changed, and then those with what is gone, each in its order."""
        more = [self._case] if self._case is not None else []
        less: list[Step] = []
        lists = sorted(self._lists.files.values(), key=lambda it: list(PARTS).index(it.kind))
        states = [(file.kind, file.name, file.old, *file.states()) for file in lists]
        gone = {name for _, name, _, _, end in states if end is None}
        self.filed |= {("claims", it.source): None for it in lists if it.kind == "claim" and it.name in gone}
        more += [Step(name, old, mid) for kind, name, old, mid, _ in states if kind == "entity"]
        more += [Step(name, old, new) for name, (old, new) in self._sources.more.items()]
        more += [Step(name, old, mid) for kind, name, old, mid, _ in states if kind != "entity"]
        less += [Step(name, mid, end) for kind, name, _, mid, end in reversed(states) if kind != "entity"]
        less += [Step(name, old, None) for name, old in self._sources.less.items()]
        less += [Step(name, mid, end) for kind, name, _, mid, end in reversed(states) if kind == "entity"]
        return [it for it in more if it[1] != it[2]], [it for it in less if it[1] != it[2]]


def _case_of(text: str) -> Data | None:
    """What the text of case.yaml says; None where that is no case."""
    document = read_yaml(_CASE, text)
    try:
        return canonical("case", document.data) if not document.problems and isinstance(document.data, dict) else None
    except BadCase:
        return None


def _plain(data: Mapping[str, Any] | None) -> Data | None:
    return dict(data) if data is not None else None
