"""Read a case's folder into models, keeping file and line of everything."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from store.case.decided import DroppedEntry, GradeEntry, SameEntry
from store.case.files import FOLDERS, LISTS, FileMark, listed, marked
from store.case.models import (
    CaseHead,
    ClaimEntry,
    ClaimsFile,
    EntityEntry,
    JudgementEntry,
    RenditionEntry,
    SourceHead,
)
from store.case.words import sentence
from store.case.yaml_read import Document, read_yaml
from store.case.yaml_read import Path as NodePath
from store.model import facts
from store.model.problems import BadInput, Problem, place
from store.text.plain_files import bytes_of

_M = TypeVar("_M")
#: A file of a case larger than this is refused: it is not written by hand.
MAX_BYTES = 16 * 1024 * 1024
RENDITION_KINDS = ("original", "translation", "digest", "record")
#: What the lists of a case hold, and the key that each item begins with.
_ITEMS = {
    "entities": ("entity", "id"),
    "judgements": ("judgement", "id"),
    LISTS["same"]: ("decision", "one"),
    LISTS["grade"]: ("grade", "grade"),
    LISTS["dropped"]: ("draft", "id"),
}


@facts.dataclass(frozen=True, slots=True)
class At:
    """Where something stands in the case's files."""

    document: Document
    path: NodePath = ()

    def problem(self, message: str, *below: str | int) -> Problem:
        """A problem at this place, or at a key below it."""
        if below[:1] == ("cite",) and (*self.path, *below[:3]) not in self.document.lines:
            below = (*below[:2], *below[3:])  # a single citation stands there without a list
        return Problem(self.document.file, self.document.line((*self.path, *below)), message)

    def place(self, *below: str | int) -> str:
        """The place in words: file and line, or the record where there is no file."""
        return place(self.document.file, self.document.line((*self.path, *below)))


def nowhere(what: str) -> At:
    """Where something stands that has no file: its problems name the record ("claim c-12")."""
    return At(Document(what, first_line=0))


@dataclass(frozen=True, slots=True)
class ReadRendition:
    """A wording of a source: its text, or None where only its hash is known."""

    label: str
    kind: str
    language: str
    sha256: str
    length: int | None
    text: str | None
    main: bool


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with its head, its renditions and where the head stands."""

    head: SourceHead
    renditions: tuple[ReadRendition, ...]
    at: At


@dataclass(slots=True)
class ReadCase:
    """A case as its files say, not yet checked for meaning.

    ``named`` holds the ids of entities and sources whose entries could not be read, and ``unread`` the
    folders with files that could not: what refers to them is not called undefined. ``files`` marks every
    file whose bytes were read, by its name in the folder. ``root`` is the folder without links.
    """

    folder: Path
    head: CaseHead | None = None
    head_at: At | None = None
    entities: list[tuple[EntityEntry, At]] = field(default_factory=list)
    sources: list[ReadSource] = field(default_factory=list)
    claims: list[tuple[str, ClaimEntry, At]] = field(default_factory=list)
    judgements: list[tuple[JudgementEntry, At]] = field(default_factory=list)
    same: list[tuple[SameEntry, At]] = field(default_factory=list)
    grades: list[tuple[GradeEntry, At]] = field(default_factory=list)
    dropped: list[tuple[DroppedEntry, At]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    files: dict[str, FileMark] = field(default_factory=dict)
    root: str = field(init=False)

    def __post_init__(self) -> None:
        self.root = os.path.realpath(self.folder)


def read_case(folder: Path) -> ReadCase:
    """Read every file of the case at ``folder``; what cannot be read becomes a problem.

    Raises BadInput when ``folder`` is not a case at all.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder: give the folder of a case")
    if not (folder / "case.yaml").is_file():
        raise BadInput(f"{folder} has no case.yaml: give the folder of a case (docs/case-format.md)")
    case = ReadCase(folder)
    document = _document(case, folder / "case.yaml")
    case.head_at = At(document)
    case.head = _model(case, CaseHead, document.take(), case.head_at)
    case.entities += _entries(case, _files(case, "entities"), EntityEntry)
    _read_sources(case)
    for path in _files(case, "claims"):
        _read_claims(case, path)
    case.judgements += _entries(case, _files(case, "judgements"), JudgementEntry)
    case.same += _entries(case, _beside(case, "same"), SameEntry)
    case.grades += _entries(case, _beside(case, "grade"), GradeEntry)
    case.dropped += _entries(case, _beside(case, "dropped"), DroppedEntry)
    return case


def _beside(case: ReadCase, kind: str) -> list[Path]:
    """The file beside case.yaml that holds a list, where there is one."""
    path = case.folder / LISTS[kind]
    return [path] if path.exists() or path.is_symlink() else []


def _entries(case: ReadCase, paths: Iterable[Path], kind: type[_M]) -> Iterator[tuple[_M, At]]:
    """The entries of the lists in some of the case's files; those that cannot be read are named."""
    for path in paths:
        document = _document(case, path)
        for index, data in enumerate(_list(case, document)):
            at = At(document, (index,))
            entry = _model(case, kind, data, at)
            if entry is not None:
                yield entry, at
            else:
                _note_id(case, data)


def _files(case: ReadCase, folder: str) -> list[Path]:
    """The files of one of the case's folders; what looks like one but is named otherwise is a problem."""
    try:
        good, odd = listed(case.folder, folder)
    except OSError as error:
        message = f"cannot be read ({error.strerror}): check the folder and its permissions"
        case.problems.append(Problem(folder, 1, message))
        case.unread.add(folder)
        return []
    for name in odd:
        message = f"files in {folder}/ end in {FOLDERS[folder]}: rename it, or move it elsewhere"
        case.problems.append(Problem(f"{folder}/{name}", 1, message))
    return [case.folder / folder / name for name in good]


def _note_id(case: ReadCase, data: Any) -> None:
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        case.named.add(data["id"])


def _name(case: ReadCase, path: Path) -> str:
    return path.relative_to(case.folder).as_posix()


def _within(case: ReadCase, path: Path) -> bool:
    """Whether a file lies in the case: a case may come from others, and a link could name any file of its reader."""
    return os.path.realpath(path).startswith(f"{case.root}{os.sep}")


def _text(case: ReadCase, path: Path) -> str | None:
    name = _name(case, path)
    why = ""
    line = 1
    try:
        when, told = time.time_ns(), path.stat()
        if not _within(case, path):
            why = "is a link that leads out of the case's folder: put the file itself there"
        elif not stat.S_ISREG(told.st_mode):
            why = "is no file: a case holds plain files"
        elif told.st_size > MAX_BYTES:
            why = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB: split it"
        else:
            data = bytes_of(path, MAX_BYTES)
            mark, before = marked(told, data, when), case.files.get(name)
            case.files[name] = mark
            if before is None or before.sha256 == mark.sha256:
                return data.decode("utf-8")
            why = "was changed while the case was read: try again"
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = "not UTF-8 from here on: save the file as UTF-8"
    except OSError as error:
        why = f"cannot be read ({error.strerror}): check the file and its permissions"
    case.problems.append(Problem(name, line, why))
    case.unread.add(path.parent.name)
    return None


def _document(case: ReadCase, path: Path) -> Document:
    text = _text(case, path)
    if text is None:
        return Document(_name(case, path), broken=True)
    return _noted(case, read_yaml(_name(case, path), text))


def _noted(case: ReadCase, document: Document) -> Document:
    case.problems += document.problems
    if document.broken:
        case.unread.add(document.file.partition("/")[0])
    return document


def _list(case: ReadCase, document: Document) -> list[Any]:
    data = document.take()
    if isinstance(data, list):
        return data
    if data is not None:
        folder = document.file.partition("/")[0]
        what, first = _ITEMS[folder]
        message = f"a list is expected: start each {what} with '- {first}:'"
        case.problems.append(Problem(document.file, document.line(()), message))
        case.unread.add(folder)
    return []


@cache
def reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a model of plain data, or says what is wrong with it (pydantic's ValidationError)."""
    return TypeAdapter(kind).validate_python


def _model(case: ReadCase, kind: type[_M], data: Any, at: At) -> _M | None:
    if data is None and at.document.broken:
        return None
    try:
        model: _M = reader(cast("Any", kind))(data)
        return model
    except ValidationError as error:
        case.problems += [at.problem(sentence(kind, item), *item["loc"]) for item in error.errors()]
    return None


def _read_sources(case: ReadCase) -> None:
    """Read the files that begin with a head; the others must be wordings that a head names."""
    wordings: dict[Path, str] = {}
    named: set[Path] = set()
    for path in _files(case, "sources"):
        text = _text(case, path)
        if text is None:
            continue
        if text.partition("\n")[0].removeprefix("\ufeff").rstrip() == "---":
            named |= _read_source(case, path, text)
        else:
            wordings[path] = text
    for path in wordings:
        if path not in named and "sources" not in case.unread:
            message = (
                "no bibliographic head: start the file with it between two lines '---', "
                "or name the file in the other_renditions of a head"
            )
            case.problems.append(Problem(_name(case, path), 1, message))


def _read_source(case: ReadCase, path: Path, text: str) -> set[Path]:
    """Read one source; returns the files of its other wordings."""
    name = _name(case, path)
    lines = text.split("\n")
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if closing is None:
        case.problems.append(Problem(name, 1, "the head does not end: close it with a line '---'"))
        case.unread.add("sources")
        return set()
    document = _noted(case, read_yaml(name, "\n".join([*lines[1:closing], ""]), first_line=2))
    at = At(document)
    data = document.take()
    head = _model(case, SourceHead, data, at)
    if head is None:
        _note_id(case, data)
        case.unread.add("sources")
        return set()
    renditions = [main_rendition(case, head, at, "\n".join(lines[closing + 1 :]), closing + 1)]
    files = set()
    for index, entry in enumerate(head.other_renditions):
        below = At(document, ("other_renditions", index))
        if entry.file is not None:
            files.add(path.parent / entry.file)
        renditions += _other(case, path, entry, below)
    case.sources.append(ReadSource(head, tuple(renditions), at))
    return files


def main_rendition(case: ReadCase, head: SourceHead, at: At, body: str, line: int) -> ReadRendition:
    """The wording that the source's own file holds, or knows by hash."""
    kind = head.kind or head.rendition
    if kind not in RENDITION_KINDS:
        message = f"rendition {head.rendition!r} needs a kind: one of {', '.join(RENDITION_KINDS)}"
        case.problems.append(at.problem(message, "rendition"))
    if head.sha256 is None:
        if not body.strip():
            message = "no text after the head: add the source's text, or give its sha256 and length in the head"
            case.problems.append(Problem(at.document.file, line, message))
        return _held(head.rendition, kind, head.language, body, main=True)
    if body.strip():
        message = "the head gives a sha256, so the text is not here: remove the text or the sha256"
        case.problems.append(at.problem(message, "sha256"))
    return ReadRendition(head.rendition, kind, head.language, head.sha256, head.length, None, main=True)


def _held(label: str, kind: str, language: str, text: str, *, main: bool) -> ReadRendition:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReadRendition(label, kind, language, digest, len(text), text, main)


def _other(case: ReadCase, path: Path, entry: RenditionEntry, at: At) -> list[ReadRendition]:
    if entry.file is None:
        return [other_rendition(entry, None)]
    file = path.parent / entry.file
    if Path(entry.file).name != entry.file or not file.is_file():
        message = f"file {entry.file!r} is not beside this file: put it there or give its sha256"
        case.problems.append(at.problem(message, "file"))
        return []
    text = _text(case, file)
    return [] if text is None else [other_rendition(entry, text)]


def other_rendition(entry: RenditionEntry, text: str | None) -> ReadRendition:
    """A wording besides the source's own, with its text or known by hash only."""
    if text is not None:
        return _held(entry.id, entry.kind, entry.language, text, main=False)
    return ReadRendition(entry.id, entry.kind, entry.language, entry.sha256 or "", entry.length, None, main=False)


def _read_claims(case: ReadCase, path: Path) -> None:
    document = _document(case, path)
    read = document.take()
    if read is None:
        return
    if not isinstance(read, dict):
        message = "a mapping is expected: start with 'source:' and 'claims:'"
        case.problems.append(Problem(document.file, document.line(()), message))
        return
    listed = read.get("claims")
    frame = _model(case, ClaimsFile, {**read, "claims": []}, At(document))
    if listed is not None and not isinstance(listed, list):
        case.problems.append(At(document).problem("claims must be a list: start each with '- id:'", "claims"))
        return
    for index, data in enumerate(listed or []):
        at = At(document, ("claims", index))
        claim = _model(case, ClaimEntry, data, at)
        if claim is not None and frame is not None:
            case.claims.append((frame.source, claim, at))
