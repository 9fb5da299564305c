"""Save a store to its case's folder: the lines of what changed, and nothing that was changed there is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from store.case.files import FOLDERS, FileMark
from store.db import meta
from store.db.collector import uncollected
from store.db.connection import Connection
from store.db.engine import reading
from store.db.files import make_folder
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits.first import bring_up
from store.edits.merge import merge
from store.model.edits import Change
from store.model.places import Place
from store.model.problems import BadInput, Refused
from store.model.vocabulary import HIDDEN
from store.sync import kept
from store.sync.disk import UNFINISHED, FolderChanged
from store.sync.load import SAVING, load_case
from store.sync.put import Written, put
from store.sync.whole import alone, finish
from store.writes.current import folder_name, is_current, loaded_mark, noted_files, seen_files
from store.writes.records import Key, read, told
from store.writes.texts import held_texts

#: So often a save begins anew where somebody else writes to the folder meanwhile.
_TRIES = 5
#: The last edit whose sources have their files in reports/.
_KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the files it wrote, what of the folder it brought in, and how many clashes are open."""

    files: tuple[str, ...]
    brought_in: str
    clashes: int

    def sentence(self) -> str:
        """What was done, for a person."""
        count = len(self.files)
        parts = [f"{count} file{'s' if count != 1 else ''} written" if count else "nothing to write"]
        if self.brought_in:
            parts.append(f"brought in from the folder: {self.brought_in}")
        if self.clashes:
            parts.append(f"{self.clashes} changed both here and in the folder: look at both and keep one")
        return "; ".join(parts)


@dataclass(slots=True)
class _Mine:
    """What the store has that the folder has not: changes of records, their texts, where records stand."""

    changes: list[Change]
    texts: dict[str, str]
    filed: dict[Key, str]
    seen: Mapping[str, FileMark]
    number: int
    """The last line of the journal that is in this."""


def save_case(store: Place, folder: Path, *, who: str, progress: Progress | None = None) -> Saved:
    """Write what was edited in ``store`` into the files of ``folder``; a folder that is not there is made.

    What was changed in the folder since the last load or save is brought into the store first, and both live where
    they are about different things. Raises BadInput where the folder is another case's or not the one the store was
    loaded from, BadCase where its files do not hold, Refused where they cannot be written; the store has then what
    it had, and a save that was cut off is finished by the next.
    """
    bring_up(store)
    try:
        make_folder(folder)
    except FileExistsError as error:
        raise BadInput(f"{folder}: is no folder: name a new one, or that of the case") from error
    except OSError as error:
        raise Refused(f"{folder}: cannot be made: {error.strerror}") from error
    with alone(folder), uncollected():
        finish(folder)
        if (folder / "case.yaml").exists():
            _check_same(store, folder)
            return _save(store, folder, who, progress)
        if not _is_bare(folder):
            raise BadInput(f"{folder}: is no case and not empty: name a new folder, or that of the case")
        return _save_new(store, folder)


def _save(store: Place, folder: Path, who: str, progress: Progress | None) -> Saved:
    brought_in: list[str] = []
    for _ in range(_TRIES):
        seen = seen_files(folder, store) if not _settled(store) else None
        if seen is None:
            changes = load_case(folder, store, progress, who=who, verb="sync", anew=True, held=True)
            brought_in += [changes.sentence()] if changes else []
        mine = _mine(store, seen)
        try:
            written = put(folder, mine.changes, mine.filed, mine.texts, mine.seen, partial(_begin, store, mine))
        except FolderChanged:
            continue
        with reading(store) as plain:
            row = plain.execute("SELECT value FROM meta WHERE key = ?", (_KEPT,)).fetchone()
            kept.follow(plain, folder, int(row[0]) if row is not None else 0)
        clashes = _note(store, folder, mine, written)
        return Saved(tuple(written.marks), ", ".join(brought_in), clashes)
    raise Refused(f"{folder}: others go on writing to the folder: save again when they are done")


def _save_new(store: Place, folder: Path) -> Saved:
    """Write all of a store into a folder that has nothing yet. One that has a folder goes on following that."""
    mine = _mine(store, everything=True)
    if _is_of(store, folder) or _folder_of(store) is None:
        written = put(folder, mine.changes, {}, mine.texts, None, partial(_begin, store, mine, folder))
        return Saved(tuple(written.marks), "", _note(store, folder, mine, written))
    return Saved(tuple(put(folder, mine.changes, {}, mine.texts).marks), "", 0)


def _is_bare(folder: Path) -> bool:
    """Whether nothing is in a folder but a store of its own and what a save that was cut off had begun with."""
    left = [it for it in folder.iterdir() if it.name != HIDDEN and not it.name.startswith(UNFINISHED)]
    return all(
        it.name in FOLDERS and it.is_dir() and all(below.name.startswith(UNFINISHED) for below in it.iterdir())
        for it in left
    )


def _check_same(store: Place, folder: Path) -> None:
    """Refuse a folder that the store was not loaded from: what it lacks would be taken for removed."""
    if _is_of(store, folder) or _folder_of(store) is None or is_current(folder, store):
        return
    raise BadInput(
        f"{folder}: this store was loaded from another folder: save to a new one, or load this one first with "
        f"'whosays load {folder} --store {store}'"
    )


def _folder_of(store: Place) -> str | None:
    """The name of the folder that a store was last loaded from or saved to."""
    with reading(store) as plain:
        row = plain.execute("SELECT value FROM meta WHERE key = 'folder'").fetchone()
    return str(row[0]) if row is not None else None


def _is_of(store: Place, folder: Path) -> bool:
    """Whether a store is that of a folder: it stands in it, or was loaded from it or saved to it last."""
    inside = isinstance(store, Path) and store.resolve().parent == folder.resolve() / HIDDEN
    return inside or _folder_of(store) == folder_name(folder)


def _settled(store: Place) -> bool:
    """Whether a clash is none any more: what was edited since has the one or the other, or neither's."""
    with reading(store) as plain:
        rows = plain.execute(
            "SELECT b.kind, b.data, r.data, b.folder FROM base b LEFT JOIN record r ON r.kind = b.kind "
            "AND r.ref = b.ref WHERE b.clashed = 1"
        ).fetchall()
    return any(
        not merge(kind, *(read(it) if it is not None else None for it in sides)).clashes for kind, *sides in rows
    )


def _mine(store: Place, seen: dict[str, FileMark] | None = None, *, everything: bool = False) -> _Mine:
    with reading(store) as plain:
        plain.execute("BEGIN")
        if everything:
            rows = plain.execute(
                "SELECT r.kind, r.ref, NULL, r.data FROM record r "
                "LEFT JOIN claim c ON r.kind = 'claim' AND c.slug = r.ref ORDER BY c.position NULLS FIRST, r.rowid"
            ).fetchall()
        else:
            rows = plain.execute(
                "SELECT b.kind, b.ref, b.data, r.data FROM base b LEFT JOIN record r ON r.kind = b.kind "
                "AND r.ref = b.ref LEFT JOIN claim c ON b.kind = 'claim' AND c.slug = b.ref "
                "WHERE b.clashed = 0 ORDER BY c.position NULLS FIRST, b.rowid"
            ).fetchall()
        changes = [
            Change(kind, ref, read(before) if before is not None else None, read(after) if after is not None else None)
            for kind, ref, before, after in rows
        ]
        filed = {} if everything else _filed(plain, changes)
        texts = held_texts(plain, [ref for kind, ref, *_ in rows if kind == "source"])
        if seen is None and not everything:
            row = plain.execute("SELECT value FROM meta WHERE key = 'files'").fetchone()
            seen = noted_files(row[0]) if row is not None else None
        (number,) = plain.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()
    return _Mine(changes, texts, filed, seen or {}, int(number))


def _begin(store: Place, mine: _Mine, new: Path | None = None) -> None:
    """Note that the folder may have by now what the store has: what is changed again meanwhile is told from it.

    Of a ``new`` folder that it has nothing yet: what is not there was not removed.
    """
    with writing(store) as session:
        plain = driver(session)
        if new is not None:
            plain.execute(
                "INSERT INTO base (kind, ref, data, clashed) SELECT kind, ref, NULL, 0 FROM record WHERE true "
                "ON CONFLICT (kind, ref) DO UPDATE SET data = NULL, clashed = 0, folder = NULL"
            )
            plain.execute("DELETE FROM filed")
        told = {SAVING: str(mine.number)} | ({"folder": folder_name(new)} if new is not None else {})
        meta.note(plain, told)


def _filed(plain: Connection, changes: Iterable[Change]) -> dict[Key, str]:
    """Where changed records stand."""
    keys: set[Key] = set()
    for change in changes:
        keys.add((change.kind, change.ref))
        keys |= {("claims", str(it["source"])) for it in (change.before, change.after) if it and "source" in it}
    out: dict[Key, str] = {}
    for key in keys:
        row = plain.execute("SELECT file FROM filed WHERE kind = ? AND ref = ?", key).fetchone()
        if row is not None:
            out[key] = row[0]
    return out


def _note(store: Place, folder: Path, mine: _Mine, written: Written) -> int:
    """Note that the folder has what was written. Returns how many clashes are open."""
    with writing(store) as session:
        plain = driver(session)
        for kind, ref, _, after in mine.changes:
            in_folder = told(after) if after is not None else None
            row = plain.execute("SELECT data FROM record WHERE kind = ? AND ref = ?", (kind, ref)).fetchone()
            if (row[0] if row is not None else None) == in_folder:
                plain.execute("DELETE FROM base WHERE kind = ? AND ref = ?", (kind, ref))
            else:  # changed again meanwhile
                plain.execute(
                    "INSERT INTO base (kind, ref, data, clashed) VALUES (?, ?, ?, 0) "
                    "ON CONFLICT (kind, ref) DO UPDATE SET data = excluded.data",
                    (kind, ref, in_folder),
                )
        marks = {**mine.seen, **{name: mark for name, mark in written.marks.items() if mark is not None}}
        for name in (name for name, mark in written.marks.items() if mark is None):
            marks.pop(name, None)
        meta.note(plain, {"files": loaded_mark(marks), "folder": folder_name(folder), _KEPT: str(mine.number)})
        plain.execute("DELETE FROM meta WHERE key = ?", (SAVING,))
        for (kind, ref), file in written.filed.items():
            if file is None:
                plain.execute("DELETE FROM filed WHERE kind = ? AND ref = ?", (kind, ref))
            else:
                plain.execute(
                    "INSERT INTO filed (kind, ref, file) VALUES (?, ?, ?) "
                    "ON CONFLICT (kind, ref) DO UPDATE SET file = excluded.file WHERE filed.file <> excluded.file",
                    (kind, ref, file),
                )
        (clashes,) = plain.execute("SELECT count(*) FROM base WHERE clashed = 1").fetchone()
    return int(clashes)
