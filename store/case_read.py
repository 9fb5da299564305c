"""Read a case's folder into models, keeping file and line of everything."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from store.case_models import CaseHead, ClaimEntry, ClaimsFile, EntityEntry, RenditionEntry, SourceHead
from store.case_yaml import Document, read_yaml
from store.case_yaml import Path as NodePath
from store.problems import BadInput, Problem

_M = TypeVar("_M", bound=BaseModel)
#: A file of a case larger than this is refused: it is not written by hand.
MAX_BYTES = 16 * 1024 * 1024
RENDITION_KINDS = ("original", "translation", "digest")


@dataclass(frozen=True, slots=True)
class At:
    """Where something stands in the case's files."""

    document: Document
    path: NodePath = ()

    def problem(self, message: str, *below: str | int) -> Problem:
        """A problem at this place, or at a key below it."""
        return Problem(self.document.file, self.document.line((*self.path, *below)), message)


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
    """A case as its files say, not yet checked for meaning."""

    folder: Path
    head: CaseHead | None = None
    entities: list[tuple[EntityEntry, At]] = field(default_factory=list)
    sources: list[ReadSource] = field(default_factory=list)
    claims: list[tuple[str, ClaimEntry, At]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


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
    case.head = _model(CaseHead, document.data, At(document), case.problems)
    for path in sorted((folder / "entities").glob("*.yaml")):
        document = _document(case, path)
        for index, data in enumerate(_list(document, (), case.problems)):
            at = At(document, (index,))
            entity = _model(EntityEntry, data, at, case.problems)
            if entity is not None:
                case.entities.append((entity, at))
    for path in sorted((folder / "sources").glob("*.txt")):
        _read_source(case, path)
    for path in sorted((folder / "claims").glob("*.yaml")):
        _read_claims(case, path)
    return case


def _name(case: ReadCase, path: Path) -> str:
    return path.relative_to(case.folder).as_posix()


def _text(case: ReadCase, path: Path) -> str | None:
    name = _name(case, path)
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = f"larger than {MAX_BYTES // 1024 // 1024} MiB"
            case.problems.append(Problem(name, 1, f"the file is {limit}: split it"))
            return None
        data = path.read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        case.problems.append(Problem(name, line, "not UTF-8 from here on: save the file as UTF-8"))
    except OSError as error:
        case.problems.append(Problem(name, 1, f"cannot be read: {error.strerror}"))
    return None


def _document(case: ReadCase, path: Path) -> Document:
    text = _text(case, path)
    if text is None:
        return Document(_name(case, path))
    document = read_yaml(_name(case, path), text)
    case.problems += document.problems
    return document


def _list(document: Document, path: NodePath, problems: list[Problem]) -> list[Any]:
    if isinstance(document.data, list):
        return document.data
    if document.data is not None:
        problems.append(Problem(document.file, document.line(path), "a list is expected: start with '- id:'"))
    return []


def _model(kind: type[_M], data: Any, at: At, problems: list[Problem]) -> _M | None:
    if data is None and at.document.problems:
        return None
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        for item in error.errors():
            problems.append(at.problem(_sentence(kind, item), *item["loc"]))
    return None


def _sentence(kind: type[BaseModel], item: Any) -> str:
    """A pydantic error as one sentence that says what to do."""
    where = ".".join(str(part) for part in item["loc"])
    message = {
        "missing": f"{where} is missing: add it",
        "extra_forbidden": f"unknown key {where!r}: known here are {', '.join(_keys(kind))}",
        "model_type": f"{where or 'this'} must be a mapping of keys to values",
    }.get(item["type"])
    if message is None and item["type"] == "string_pattern_mismatch" and "sha256" not in where:
        return f"{where}: {item['input']!r} is no identifier: use lower-case a-z, 0-9 and single hyphens"
    if message is None:
        told = item["msg"].removeprefix("Value error, ")
        message = f"{where}: {told}" if where else told
    return message


def _keys(kind: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in kind.model_fields.items()]


def _read_source(case: ReadCase, path: Path) -> None:
    text = _text(case, path)
    if text is None:
        return
    name = _name(case, path)
    if path.with_suffix("").suffix:
        return  # a further wording, such as name.fr.txt: read through the head that names it
    lines = text.split("\n")
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].removeprefix("\ufeff").rstrip() != "---" or closing is None:
        message = "no bibliographic head: start the file with it between two lines '---'"
        case.problems.append(Problem(name, 1, message))
        return
    document = read_yaml(name, "\n".join(lines[1:closing]), first_line=2)
    case.problems += document.problems
    at = At(document)
    head = _model(SourceHead, document.data, at, case.problems)
    if head is None:
        return
    body = "\n".join(lines[closing + 1 :])
    kind = head.kind or head.rendition
    if kind not in RENDITION_KINDS:
        message = f"rendition {head.rendition!r} needs a kind: one of {', '.join(RENDITION_KINDS)}"
        case.problems.append(at.problem(message, "rendition"))
    if not body.strip():
        case.problems.append(Problem(name, closing + 1, "no text after the head: add the source's text"))
    renditions = [_held(head.rendition, kind, head.language, body, main=True)]
    for index, entry in enumerate(head.other_renditions):
        renditions += _other(case, path, entry, At(document, ("other_renditions", index)))
    case.sources.append(ReadSource(head, tuple(renditions), at))


def _held(label: str, kind: str, language: str, text: str, *, main: bool) -> ReadRendition:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReadRendition(label, kind, language, digest, len(text), text, main)


def _other(case: ReadCase, path: Path, entry: RenditionEntry, at: At) -> list[ReadRendition]:
    if entry.file is None:
        assert entry.sha256 is not None  # the model wants one of the two
        return [ReadRendition(entry.id, entry.kind, entry.language, entry.sha256, entry.length, None, main=False)]
    file = path.parent / entry.file
    if file.parent != path.parent or not file.is_file():
        message = f"file {entry.file!r} is not beside this file: put it there or give its sha256"
        case.problems.append(at.problem(message, "file"))
        return []
    text = _text(case, file)
    return [] if text is None else [_held(entry.id, entry.kind, entry.language, text, main=False)]


def _read_claims(case: ReadCase, path: Path) -> None:
    document = _document(case, path)
    if document.data is None:
        return
    if not isinstance(document.data, dict):
        message = "a mapping is expected: start with 'source:' and 'claims:'"
        case.problems.append(Problem(document.file, 1, message))
        return
    listed = document.data.get("claims")
    frame = _model(ClaimsFile, {**document.data, "claims": []}, At(document), case.problems)
    if listed is not None and not isinstance(listed, list):
        case.problems.append(At(document).problem("claims must be a list: start with '- id:'", "claims"))
        return
    if frame is None:
        return
    for index, data in enumerate(listed or []):
        at = At(document, ("claims", index))
        claim = _model(ClaimEntry, data, at, case.problems)
        if claim is not None:
            case.claims.append((frame.source, claim, at))
