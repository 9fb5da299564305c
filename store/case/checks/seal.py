"""Make a case that can be shared without the texts that may not be.

Quotes of a sealed text become offsets and hashes, and the text itself its hash and length. Whoever
holds the text attaches it and has the same store as before.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

from store.case.checks.check import CheckedCase, checked_or_refused
from store.case.checks.cites import resolve
from store.case.files import LISTS
from store.case.models import RenditionEntry, ReportEntry, SourceHead, keys
from store.case.read import At, ReadRendition, ReadSource
from store.case.yaml_edit import YamlText
from store.model.problems import BadInput

#: What is sealed unless something else is asked for: wordings that are not our own.
SEALED = ("original", "translation")


def seal(case: Path, out: Path, kinds: Collection[str] = SEALED) -> None:
    """Copy the case at ``case`` to the new folder ``out`` without the texts of renditions of ``kinds``.

    Comments and layout of the files stay; only files of the case format are copied. What a person
    wrote elsewhere (values, notes, comments) is left as it is, even where it repeats words of a text.
    Raises BadCase where the case has problems, BadInput where ``out`` is taken.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadInput(f"{out}: is there already: give a new folder")
    if case.resolve() in (out.resolve(), *out.resolve().parents):
        raise BadInput(f"{out}: lies in the case itself: give a folder elsewhere")
    checked = checked_or_refused(case)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            made = Path(folder) / "case"
            _write(checked, made, kinds)
            checked_or_refused(made)
            made.replace(out)
    except OSError as error:
        raise BadInput(f"{out}: cannot be written: {error.strerror}") from error


def _write(checked: CheckedCase, made: Path, kinds: Collection[str]) -> None:
    folder = checked.read.folder
    made.mkdir()
    shutil.copyfile(folder / "case.yaml", made / "case.yaml")
    for part in ("entities", "sources", "claims"):
        (made / part).mkdir()
    files = checked.read.files
    for name in files:
        if name.startswith(("entities/", "judgements/")) or name in LISTS.values():
            (made / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(folder / name, made / name)
    for source in checked.read.sources:
        _write_source(folder, made, source, kinds)
    texts = _claim_files(checked, kinds)
    for name in files:
        if name.startswith("claims/"):
            text = texts[name].edited() if name in texts else _read(folder / name)
            (made / name).write_bytes(text.encode())


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _is_sealed(rendition: ReadRendition, kinds: Collection[str]) -> bool:
    return rendition.text is not None and rendition.kind in kinds


def _write_source(folder: Path, made: Path, source: ReadSource, kinds: Collection[str]) -> None:
    """Copy a source's file and its other wordings, without what is sealed."""
    name = source.at.document.file
    lines = _read(folder / name).split("\n")
    closing = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    head = YamlText("\n".join(lines[1:closing]))
    body = "\n".join(lines[closing + 1 :])
    by_label = {rendition.label: rendition for rendition in source.renditions}
    main = by_label[source.head.rendition]
    if _is_sealed(main, kinds):
        body = ""
        _put_hash(head, (), main, None)
    _forget_kept(head, (), source.head)
    for index, entry in enumerate(source.head.other_renditions):
        _forget_kept(head, ("other_renditions", index), entry)
        if entry.file is None:
            continue
        if _is_sealed(by_label[entry.id], kinds):
            _put_hash(head, ("other_renditions", index), by_label[entry.id], "file")
        else:
            shutil.copyfile(folder / "sources" / entry.file, made / "sources" / entry.file)
    (made / name).write_bytes("\n".join([lines[0], head.edited(), lines[closing], body]).encode())


def _forget_kept(head: YamlText, path: tuple[str | int, ...], entry: SourceHead | RenditionEntry) -> None:
    """The files that texts were taken from do not come along, so the head no longer says where they are kept."""
    if entry.report is not None and entry.report.kept is not None:
        told = {name: value for name in keys(ReportEntry) if (value := getattr(entry.report, name))}
        head.change((*path, "report"), told, {name: value for name, value in told.items() if name != "kept"})


def _put_hash(head: YamlText, path: tuple[str | int, ...], rendition: ReadRendition, key: str | None) -> None:
    """Write hash and length of a rendition into its mapping, in the place of ``key``."""
    entries = [f"sha256: {rendition.sha256}"]
    if head.has((*path, "length")):
        head.set((*path, "length"), str(rendition.length))
    else:
        entries.append(f"length: {rendition.length}")
    if key is None:
        head.put_first(path, entries)
    else:
        head.replace_key(path, key, entries)


def _claim_files(checked: CheckedCase, kinds: Collection[str]) -> dict[str, YamlText]:
    """The claim files in which quotes have to be replaced, with the replacements."""
    texts: dict[str, YamlText] = {}
    for source_id, entry, at in checked.read.claims:
        renditions = {r.label: r for r in checked.sources[source_id].renditions if _is_sealed(r, kinds)}
        for label, cites in entry.cite.items():
            for index, cite in enumerate(cites):
                if label not in renditions or cite.quote is None:
                    continue
                found = resolve(renditions[label], cite, at, (), [])
                assert found is not None  # the case was checked
                name = at.document.file
                if name not in texts:
                    texts[name] = YamlText(_read(checked.read.folder / name))
                new = f"{{start: {found.start}, end: {found.end}, sha256: {found.sha256}}}"
                texts[name].set(_place(at, label, index), new)
    return texts


def _place(at: At, label: str, index: int) -> tuple[str | int, ...]:
    """Where a citation stands in its file: a single one stands there without a list."""
    listed = (*at.path, "cite", label, index)
    return listed if listed in at.document.lines else listed[:-1]
