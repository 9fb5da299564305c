"""A case as records: everything a person makes, as plain data by kind and id, in one shortest form.

The keys are those of the case format, in its order. What is left out is the default; a spelling, a value or a
citation that needs no more is a bare text. Two records say the same exactly if they are equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from pydantic import TypeAdapter, ValidationError

from store.case.decided import DroppedEntry, GradeEntry, SameEntry, graded_ref
from store.case.models import CaseHead, ClaimEntry, ClaimsFile, EntityEntry, JudgementEntry, SourceHead
from store.case.read import At, ReadCase, ReadRendition, ReadSource, main_rendition, nowhere, other_rendition, reader
from store.case.words import sentence
from store.model.edits import name_of
from store.model.problems import BadCase, Problem
from store.text.clean import REPLACEMENT, clean

#: Kind and id of a record. The case's own has the id "".
Key = tuple[str, str]
#: A record as plain data: what JSON can hold.
Data = dict[str, Any]
Entry = CaseHead | EntityEntry | SourceHead | ClaimEntry | JudgementEntry | SameEntry | GradeEntry | DroppedEntry

#: The kinds of records, in the order in which they stand on each other, and their models.
MODELS: dict[str, type[Any]] = {
    "case": CaseHead,
    "entity": EntityEntry,
    "source": SourceHead,
    "claim": ClaimEntry,
    "judgement": JudgementEntry,
    "same": SameEntry,
    "grade": GradeEntry,
    "dropped": DroppedEntry,
}
#: Under this key a source, and each of its other wordings, has the hash of the text that is held of it.
TEXT = "text"
_SHA256 = re.compile("[0-9a-f]{64}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Records(NamedTuple):
    """A folder's case as records.

    ``texts`` are the wordings by their hash. ``filed`` is the file of each record; that of a source's
    claims is kept once, under the kind "claims". ``read`` is the case as it was read.
    """

    data: dict[Key, Data]
    texts: dict[str, str]
    filed: dict[Key, str]
    read: ReadCase


def title(key: Key) -> str:
    """A record's name in a sentence: "claim c-12"."""
    return name_of(*key) if key[1] else key[0]


def key_of(kind: str, data: Mapping[str, Any]) -> Key:
    """The kind and the id of a record."""
    return kind, ref_of(kind, data)


def ref_of(kind: str, data: Mapping[str, Any]) -> str:
    """The id of a record: its own; of a decision about two entities theirs, in order: "a+b"; of a grade what it is of:
    "claim+c-12"."""
    if kind == "grade":
        return graded_ref(data)
    if kind == "same":
        return "+".join(sorted(str(data.get(key, "")) for key in ("one", "other")))
    return "" if kind == "case" else str(data.get("id", ""))


def entry(kind: str, data: Mapping[str, Any]) -> Entry:
    """The entry of the case format that a record stands for. BadCase, with every problem, where it is none."""
    problems: list[Problem] = []
    made = _entry(kind, data, nowhere(title(key_of(kind, data))), problems)
    if made is None:
        raise BadCase(problems)
    return made


def _entry(kind: str, data: Mapping[str, Any], at: At, problems: list[Problem]) -> Entry | None:
    model: Any = MODELS[kind]
    try:
        made = cast("Entry", reader(model)(format_only(kind, data)))
        if kind == "claim" and "source" in data:
            model = ClaimsFile
            reader(model)({"source": data["source"]})
    except ValidationError as error:
        problems += [at.problem(sentence(model, item), *item["loc"]) for item in error.errors()]
        return None
    wrong = _wrong_texts(data) if kind == "source" else ""
    if wrong:
        problems.append(at.problem(wrong))
    return None if wrong else made


def _wrong_texts(data: Mapping[str, Any]) -> str:
    others = data.get("other_renditions", ())
    if not all(_SHA256.fullmatch(str(it[TEXT])) for it in (data, *others) if TEXT in it):
        return "text: a SHA-256 is 64 hexadecimal digits"
    if not all("file" in it for it in others if TEXT in it):
        return "other_renditions: a wording with a text has a file"
    return ""


def format_only(kind: str, data: Mapping[str, Any]) -> Data:
    """A record's data without what a file says otherwise: whose claim it is, and which text is held."""
    out = dict(data)
    if kind == "claim":
        out.pop("source", None)
    if kind == "source":
        out.pop(TEXT, None)
        if isinstance(listed := out.get("other_renditions"), list):
            without = [{k: v for k, v in it.items() if k != TEXT} if isinstance(it, dict) else it for it in listed]
            out["other_renditions"] = without
    return out


def canonical(kind: str, given: Entry | Mapping[str, Any]) -> Data:
    """A record's data in its one shortest form. BadCase where it is none.

    Its texts are cleaned as a case's are when it is read, all but those below ``cite``.
    """
    if not isinstance(given, Mapping):
        return _shortest(kind, given)
    data = _cleaned(given)
    out = _shortest(kind, entry(kind, data))
    if kind == "claim" and "source" in data:
        return {"source": data["source"], **out}
    if kind == "source":
        held = {it["id"]: it[TEXT] for it in data.get("other_renditions", ()) if TEXT in it}
        return with_texts(out, data.get(TEXT), held)
    return out


def _cleaned(given: Any, raw: bool = False) -> Any:
    """Plain data with its texts as they come back from a file."""
    if isinstance(given, str):
        return _SURROGATE.sub(REPLACEMENT, given) if raw else clean(given)
    if isinstance(given, Mapping):
        return {key: _cleaned(it, raw or key == "cite") for key, it in given.items() if it is not None}
    if isinstance(given, list | tuple):
        return [_cleaned(it, raw) for it in given]
    return given


@cache
def _dumper(kind: str) -> Callable[..., Any]:
    return TypeAdapter(MODELS[kind]).dump_python


def _shortest(kind: str, made: Entry) -> Data:
    data = cast("Data", _dumper(kind)(made, mode="json", by_alias=True, exclude_defaults=True))
    if len(data.get("within", ())) == 1:
        (data["within"],) = data["within"]
    if "value" in data:
        data["value"] = _bare(data["value"], "says")
    if "names" in data:
        data["names"] = [_bare(it, "text") for it in data["names"]]
    if kind == "case":
        _bare_words(data)
    if "cite" in data:
        cites = {label: [_bare(it, "quote") for it in listed] for label, listed in data["cite"].items()}
        data["cite"] = {label: listed[0] if len(listed) == 1 else listed for label, listed in cites.items()}
    return data


def _bare_words(data: Data) -> None:
    """The scopes, choices and titles of panes of a case in their shortest form."""
    for it in (data, *data.get("properties", ())):
        for key in ("scopes", "choices"):
            if key in it:
                it[key] = [_bare(one, "id") for one in it[key]]
    if "panes" in data:
        data["panes"] = {kind: _bare(it, "title") for kind, it in data["panes"].items()}


def _bare(data: Any, key: str) -> Any:
    """The text under ``key``, where there is nothing else."""
    return data[key] if isinstance(data, dict) and data.keys() == {key} else data


def with_texts(data: Data, text: str | None, others: Mapping[str, str]) -> Data:
    """A source's data with the hashes of its own text and of those of its other wordings, by their ids."""
    if others:
        listed = data["other_renditions"]
        data = {
            **data,
            "other_renditions": [it | {TEXT: others[it["id"]]} if it["id"] in others else it for it in listed],
        }
    return data | {TEXT: text} if text is not None else data


def records_of(read: ReadCase) -> Records:
    """The records of a case that was read. Where an id stands twice, the first has it."""
    records = Records({}, texts_of(read), filed_of(read), read)
    for key, data in each(read):
        records.data.setdefault(key, data)
    return records


def each(read: ReadCase, *kinds: str) -> Iterator[tuple[Key, Data]]:
    """The records of a case that was read, of some kinds or all, one by one: together they take more room than it."""
    kinds = kinds or tuple(MODELS)
    if read.head is not None and "case" in kinds:
        yield ("case", ""), _shortest("case", read.head)
    for entity, _ in read.entities if "entity" in kinds else ():
        yield ("entity", entity.id), _shortest("entity", entity)
    for source in read.sources if "source" in kinds else ():
        yield ("source", source.head.id), _source(source)
    for source_id, claim, _ in read.claims if "claim" in kinds else ():
        yield ("claim", claim.id), {"source": source_id, **_shortest("claim", claim)}
    for judgement, _ in read.judgements if "judgement" in kinds else ():
        yield ("judgement", judgement.id), _shortest("judgement", judgement)
    for decided, _ in read.same if "same" in kinds else ():
        data = _shortest("same", decided)
        yield key_of("same", data), data
    for grade, _ in read.grades if "grade" in kinds else ():
        yield ("grade", grade.ref), _shortest("grade", grade)
    for dropped, _ in read.dropped if "dropped" in kinds else ():
        yield ("dropped", dropped.id), _shortest("dropped", dropped)


def filed_of(read: ReadCase) -> dict[Key, str]:
    """The file of each record of a case that was read; of claims, that of their source's under the kind "claims"."""
    filed: dict[Key, str] = {("case", ""): "case.yaml"} if read.head is not None else {}
    for entity, at in read.entities:
        filed.setdefault(("entity", entity.id), at.document.file)
    for source in read.sources:
        filed.setdefault(("source", source.head.id), source.at.document.file)
    for source_id, _, at in read.claims:
        filed.setdefault(("claims", source_id), at.document.file)
    for judgement, at in read.judgements:
        filed.setdefault(("judgement", judgement.id), at.document.file)
    for decided, at in read.same:
        filed.setdefault(("same", f"{decided.one}+{decided.other}"), at.document.file)
    for grade, at in read.grades:
        filed.setdefault(("grade", grade.ref), at.document.file)
    for dropped, at in read.dropped:
        filed.setdefault(("dropped", dropped.id), at.document.file)
    return filed


def texts_of(read: ReadCase) -> dict[str, str]:
    """The wordings of a case that was read, by their hash."""
    return {it.sha256: it.text for source in read.sources for it in source.renditions if it.text is not None}


def _source(source: ReadSource) -> Data:
    held = {it.label: it for it in source.renditions if it.text is not None and not it.main}
    own = next((it for it in source.renditions if it.main and it.text is not None), None)
    hashes = {entry.id: held[entry.id].sha256 for entry in source.head.other_renditions if entry.id in held}
    return with_texts(_shortest("source", source.head), own.sha256 if own is not None else None, hashes)


def read_case_of(data: Mapping[Key, Data], texts: Mapping[str, str], folder: Records | None = None) -> ReadCase:
    """A case put together from records, to be checked as one that was read (`check_read`).

    What stands in ``folder`` keeps its place there; the problems of others name the record.
    """
    read = folder.read if folder is not None else ReadCase(Path())
    case = ReadCase(read.folder, problems=list(read.problems), named=set(read.named), unread=set(read.unread))
    case.files = read.files
    known = _Known(folder)
    for key, it in data.items():
        made, at = known.entry(key, it, case.problems)
        if key[0] == "case":
            case.head_at = at
        if made is None:
            case.named.add(key[1])
        elif isinstance(made, CaseHead):
            case.head = made
        elif isinstance(made, EntityEntry):
            case.entities.append((made, at))
        elif isinstance(made, SourceHead):
            case.sources.append(known.source(key, it, made, at, texts, case))
        elif isinstance(made, ClaimEntry):
            case.claims.append((it["source"], made, at))
        elif isinstance(made, JudgementEntry):
            case.judgements.append((made, at))
        elif isinstance(made, SameEntry):
            case.same.append((made, at))
        elif isinstance(made, GradeEntry):
            case.grades.append((made, at))
        else:
            case.dropped.append((made, at))
    return case


class _Known:
    """What the folder has of each record: an entry that need not be made again where nothing changed, and its place."""

    def __init__(self, folder: Records | None) -> None:
        self._data = folder.data if folder is not None else {}
        self._entries: dict[Key, tuple[Entry, At]] = {}
        self._sources: dict[str, ReadSource] = {}
        if folder is None:
            return
        read, note = folder.read, self._entries.setdefault
        if read.head is not None and read.head_at is not None:
            note(("case", ""), (read.head, read.head_at))
        for entity, at in read.entities:
            note(("entity", entity.id), (entity, at))
        for source in read.sources:
            self._sources.setdefault(source.head.id, source)
            note(("source", source.head.id), (source.head, source.at))
        for _, claim, at in read.claims:
            note(("claim", claim.id), (claim, at))
        for judgement, at in read.judgements:
            note(("judgement", judgement.id), (judgement, at))
        for decided, at in read.same:
            note(("same", f"{decided.one}+{decided.other}"), (decided, at))
        for grade, at in read.grades:
            note(("grade", grade.ref), (grade, at))
        for dropped, at in read.dropped:
            note(("dropped", dropped.id), (dropped, at))

    def entry(self, key: Key, data: Data, problems: list[Problem]) -> tuple[Entry | None, At]:
        made, at = self._entries.get(key, (None, nowhere(title(key))))
        if made is not None and data == self._data.get(key):
            return made, at
        return _entry(key[0], data, at, problems), at

    def source(
        self, key: Key, data: Data, head: SourceHead, at: At, texts: Mapping[str, str], case: ReadCase
    ) -> ReadSource:
        """A source with its wordings; the texts come by their hashes."""
        if data == self._data.get(key):
            return self._sources[head.id]
        held = {it["id"]: it[TEXT] for it in data.get("other_renditions", ()) if TEXT in it}
        filed = [it.id for it in head.other_renditions if it.file is not None]
        own = data.get(TEXT)
        for digest in (*([own] if own is not None else []), *(held.get(it, it) for it in filed)):
            if digest not in texts:
                case.problems.append(at.problem(f"a text is not at hand ({digest[:12]}): add it again"))
        if own is None or own in texts:
            main = main_rendition(case, head, at, texts[own] if own is not None else "", 0)
        else:
            main = ReadRendition(head.rendition, head.kind or head.rendition, head.language, own, None, None, main=True)
        others = [other_rendition(it, texts.get(held.get(it.id, ""))) for it in head.other_renditions]
        return ReadSource(head, (main, *others), at)
