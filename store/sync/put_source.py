"""A source's files: its head and text in one, its other wordings beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from store.case import yaml_write
from store.case.files import sha256_of
from store.case.records import TEXT, Data, Key, canonical, format_only, with_texts
from store.case.yaml_edit import YamlText
from store.case.yaml_read import read_yaml
from store.model.problems import BadCase, Refused
from store.sync.disk import Disk, FolderChanged, decoded, encoded

_FENCE = "---"


def wording_file(source: str, rendition: str, text: str) -> str:
    """What the file of another wording is called. A text that begins like a head must not look like one."""
    ending = "text" if _begins_like_a_head(text) else "txt"
    return f"{source}.{rendition}.{ending}"


def is_plain_name(file: str) -> bool:
    """Whether a name is that of a file beside a source, which nobody has to look for."""
    return PurePath(file).name == file and not file.startswith(".") and file.isprintable()


def _begins_like_a_head(text: str) -> bool:
    return text.partition("\n")[0].removeprefix("\ufeff").rstrip() == _FENCE


class SourceFile:
    """The file of a source, taken apart: the head between its two lines, and the text."""

    def __init__(self, name: str, old: bytes) -> None:
        self.name = name
        text = decoded(name, old)
        lines = text.split("\n")
        closing = next((number for number, line in enumerate(lines) if number and line.rstrip() == _FENCE), None)
        if not _begins_like_a_head(text) or closing is None:
            raise Refused(f"{name}: has no head that can be changed: see 'whosays check'")
        self._first = lines[0] + "\n"
        self._head = "".join(f"{line}\n" for line in lines[1:closing])
        self._closing = lines[closing]
        self._rest = text[len(self._first) + len(self._head) + len(self._closing) :]
        self.body = self._rest.removeprefix("\n")
        self.data = self._read(self._head)

    def _read(self, head: str) -> Data:
        document = read_yaml(self.name, head)
        if document.problems or not isinstance(document.data, dict):
            raise Refused(f"{self.name}: cannot be changed while something is wrong in it: see 'whosays check'")
        return canonical("source", document.data)

    def record(self, disk: Disk) -> Data:
        """The source as a record, as the folder has it now."""
        files = {it["id"]: it["file"] for it in self.data.get("other_renditions", ()) if "file" in it}
        held = {label: disk.read(f"sources/{file}") for label, file in files.items()}
        own = sha256_of(self.body.encode()) if "sha256" not in self.data else None
        return with_texts(self.data, own, {label: sha256_of(it) for label, it in held.items() if it is not None})

    def changed(self, after: Data, body: str) -> str:
        """The file with another head or text; what does not differ is left as it is."""
        told = format_only("source", after)
        for edit in (self._edited, self._rewritten):
            head = edit(told)
            try:
                if self._read(head) == told:
                    break
            except (Refused, BadCase):
                pass
        else:
            raise Refused(f"{self.name}: the head cannot be written there: change it by hand")
        return self._first + head + self._closing + (self._rest if body == self.body else f"\n{body}")

    def _edited(self, told: Data) -> str:
        text = YamlText(self._head)
        text.change((), self.data, told)
        return text.edited()

    def _rewritten(self, told: Data) -> str:
        return "".join(f"{line}\n" for line in yaml_write.mapping(told))


class Sources:
    """The sources of a case and what is to become of their files.

    ``more`` are the files with what is new and changed, in the order to write them; ``less`` those to take away.
    """

    def __init__(self, disk: Disk, filed: Mapping[Key, str], texts: Mapping[str, str]) -> None:
        self.more: dict[str, tuple[bytes | None, bytes]] = {}
        self.less: dict[str, bytes | None] = {}
        self._disk, self._filed, self._texts = disk, filed, texts

    def put(self, ref: str, before: Data | None, after: Data | None) -> str | None:
        """Have a source say ``after`` (None: be gone). Returns the file that it stands in, if it does."""
        name, old = self._find(ref)
        if old is None:
            if after is None:
                return None
            self._put_wordings(ref, {}, after)
            lines = yaml_write.mapping(format_only("source", after))
            self._note(name, None, "\n".join([_FENCE, *lines, _FENCE, self._text(after.get(TEXT), ref)]))
            return name
        file = SourceFile(name, old)
        now = file.record(self._disk)
        if now == after:
            return name
        if now != before:
            raise FolderChanged(name)
        if after is None:
            self.less |= {name: old, **self._dropped(name, now, {})}
            return None
        self._put_wordings(ref, now, after)
        body = file.body if after.get(TEXT) == now.get(TEXT) else self._text(after.get(TEXT), ref)
        self._note(name, old, file.changed(after, body))
        self.less |= self._dropped(name, now, after)
        return name

    def _find(self, ref: str) -> tuple[str, bytes | None]:
        """The file of a source and its bytes, looked for where it was filed first; a free name where it has none."""
        filed = self._filed.get(("source", ref))
        names = self._disk.names("sources")
        for name in [*([filed] if filed in names else []), *(it for it in names if it != filed)]:
            data = self._disk.read(name) or b""
            head = data.removeprefix("\ufeff".encode()).partition(b"\n---")[0]
            if head.startswith(b"---") and ref.encode() in head and SourceFile(name, data).data["id"] == ref:
                return name, data
        number, name = 1, f"sources/{ref}.txt"
        while name in self.more or self._disk.read(name) is not None:
            number += 1
            name = f"sources/{ref}-{number}.txt"
        return name, None

    def _put_wordings(self, ref: str, now: Data, after: Data) -> None:
        """Have the texts of other wordings in their files."""
        had = _wordings(now)
        for file, digest in _wordings(after).items():
            if had.get(file) == digest:
                continue
            text = self._text(digest, ref)
            name = f"sources/{file}"
            old = self._disk.read(name) if is_plain_name(file) else b""
            if (old is not None and file not in had and old != text.encode()) or name in self.more:
                raise Refused(f"{name}: is no file for a new wording of {ref!r}: give it another name")
            if _begins_like_a_head(text) and file.endswith(".txt"):
                raise Refused(f"{name}: begins like a source with a head: give the file another ending than .txt")
            if old != text.encode():
                self._note(name, old, text)

    def _dropped(self, name: str, now: Data, after: Data) -> dict[str, bytes | None]:
        """The files of wordings that a source no longer has, all but those that another source names."""
        gone = {f"sources/{file}" for file in _wordings(now).keys() - _wordings(after).keys()}
        others = [self._disk.read(it) or b"" for it in self._disk.names("sources") if gone and it not in {name, *gone}]
        return {it: self._disk.read(it) for it in sorted(gone) if not any(it[8:].encode() in data for data in others)}

    def _text(self, digest: str | None, ref: str) -> str:
        if digest is None:
            return ""
        if digest not in self._texts:
            raise Refused(f"source {ref}: a text is not at hand ({digest[:12]}): add it again")
        return self._texts[digest]

    def _note(self, name: str, old: bytes | None, text: str) -> None:
        self.more[name] = (old, encoded(name, text))


def _wordings(data: Data) -> dict[str, str | None]:
    """The files of a source's other wordings, with the hashes of their texts."""
    return {it["file"]: it.get(TEXT) for it in data.get("other_renditions", ()) if "file" in it}
