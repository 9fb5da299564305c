"""Load a case into a store: atomic, idempotent, and touching only what changed; what was edited there stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session

from store.case.checks.check import check_read
from store.case.checks.checked import CheckedCase
from store.case.read import ReadCase, read_case
from store.case.records import each, filed_of, read_case_of, records_of
from store.db import meta
from store.db.collector import uncollected
from store.db.connection import Connection
from store.db.engine import engine_at
from store.db.tables import Meta
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits import journal
from store.edits.first import ensure_records
from store.edits.merge import merge_cases
from store.model.edits import Change, Verb
from store.model.places import Place
from store.model.problems import BadCase, BadInput, Refused, Unkept
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import different
from store.reads.remembered import remembered
from store.sync.whole import alone, finish, is_begun
from store.writes.bring_up import bring_up, whole
from store.writes.changes import Changes
from store.writes.current import folder_name, is_current, loaded_mark, same_files, same_rules
from store.writes.judgements import put_judgements
from store.writes.records import Key, Records, read, told
from store.writes.texts import held_texts, keep_texts
from store.writes.touching import touch_by_words

#: Under this key a store notes, while a save is under way, the last line of the journal that is in it.
SAVING = "saving"
#: So often a load begins anew where somebody else writes to the store meanwhile.
_TRIES = 5
#: What records are called where they are counted.
_RECORDS = {
    "case": "case",
    "entity": "entities",
    "source": "sources",
    "claim": "claims",
    "judgement": "judgements",
    "same": "decisions",
    "grade": "grades",
    "dropped": "dropped drafts",
}
#: Kinds of records that no writer of rows counts.
_UNCOUNTED = ("judgement", "same", "grade", "dropped")


class _OvertakenError(Unkept):
    """Somebody wrote to the store while the case was read."""


@dataclass(slots=True)
class _Local:
    """What was edited in the store since the last load or save: as the folder had it then, and as it is now.

    ``cut_off``: what a save that was cut off may have written of records that were changed again since.
    """

    version: str = ""
    base: dict[Key, str | None] = field(default_factory=dict)
    cut_off: dict[Key, str | None] = field(default_factory=dict)
    ours: dict[Key, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Merged:
    """The folder's case with the store's edits over it, checked.

    ``records`` are all of it as they are stored, ``sources`` the sources among them by id. Of those that were
    edited in the store, ``now`` is what they are and ``in_folder`` what the folder says.
    """

    case: CheckedCase
    records: Iterable[tuple[Key, str]]
    sources: dict[str, str]
    filed: dict[Key, str]
    now: dict[Key, str | None] = field(default_factory=dict)
    in_folder: dict[Key, str | None] = field(default_factory=dict)
    clashed: set[Key] = field(default_factory=set)


def load_case(
    folder: Path,
    store: Place,
    progress: Progress | None = None,
    *,
    who: str = "somebody",
    verb: Verb = "load",
    anew: bool = False,
    held: bool = False,
) -> Changes:
    """Check the case at ``folder`` and bring ``store`` up to it, all or nothing.

    What was edited in the store and not saved to the folder stays, and lies over what the folder says; where both
    changed the same, the store keeps its own and the clash is noted (`store.sync.clashes`).

    Raises BadCase with every problem found, or Refused when the store cannot be written. Loading the
    same case again changes nothing. A store that holds another case is left alone (BadInput). ``anew`` reads the
    folder also where it is as it was; ``held``: the caller holds others off it (`store.sync.whole.alone`).
    """
    if not anew and not is_begun(folder) and is_current(folder, store):
        with writing(store):  # refused like any other load where it cannot be written
            return Changes()
    with uncollected():
        for _ in range(_TRIES):
            try:
                return _load(folder, store, progress, who, verb, held)
            except _OvertakenError:
                continue
    raise Refused(f"{store}: others go on writing to the store: load the case again when they are done")


def _load(folder: Path, store: Place, progress: Progress | None, who: str, verb: Verb, held: bool) -> Changes:
    def checking(done: int, total: int) -> None:
        if progress is not None:
            progress("checking claims", done, total)

    local = _local(store)
    with nullcontext() if held else alone(folder):
        finish(folder)
        in_folder = read_case(folder)
    merged = _merged(in_folder, store, local, checking)
    del in_folder
    if merged.case.problems:
        raise BadCase(merged.case.problems)
    changes = Changes()
    with writing(store, create=True) as session:
        plain = driver(session)
        if _version(plain) != local.version:
            raise _OvertakenError
        _claim_store(session, merged.case, store, changes)
        meta.note(plain, {"folder": folder_name(folder)})
        keep_texts(plain, _gone_sources(plain, merged))
        _touch_words(plain, merged.case, changes)
        changed = Records(plain).bring_up(merged.records)
        _note_base(plain, merged)
        _note_filed(plain, merged.filed)
        batch = whole(session, merged.case)
        restood = batch.restood
        del merged  # once its claims are written, what follows needs the room
        bring_up(session, batch, changes, progress)
        judgements = list(_judgements(changed))
        put_judgements(plain, judgements, restood)
        told = [(key[0], before is None, after is None) for key, before, after in changed]
        _count_records(changes, (it for it in told if it[0] in _UNCOUNTED))
        if changed and not changes:  # the head of the case, and what is in no row, as a list's id
            _count_records(changes, told)
        if changed:
            rows = ((*key, before, after) for key, before, after in changed)
            what = f"loaded {folder.name}: {changes.sentence()}"
            journal.append_told(plain, rows, len(changed), who=who, verb=verb, what=what)
    return changes


def _local(store: Place) -> _Local:
    """What was edited in a store; nothing where there is none yet."""
    if not engine_at(store).is_there(store):
        return _Local()
    with writing(store) as session:
        plain = driver(session)
        ensure_records(session)
        base = {(kind, ref): data for kind, ref, data in plain.execute("SELECT kind, ref, data FROM base").fetchall()}
        local = _Local(_version(plain), base, _cut_off(plain))
        if base or local.cut_off:
            found = Records(plain).all()
            claims = plain.execute("SELECT 'claim', slug FROM claim ORDER BY position").fetchall()
            local.ours = {key: found[key] for key in dict.fromkeys([*claims, *found])}
            local.texts = held_texts(plain, [ref for kind, ref in {**base, **local.cut_off} if kind == "source"])
    return local


def _cut_off(plain: Connection) -> dict[Key, str | None]:
    """What a save that was cut off may have written of records that were changed again since."""
    row = plain.execute("SELECT value FROM meta WHERE key = ?", (SAVING,)).fetchone()
    if row is None:
        return {}
    rows = plain.execute(
        'SELECT kind, ref, "before" FROM edit_change WHERE edit_id > ? ORDER BY edit_id DESC', (int(row[0]),)
    )
    return {(kind, ref): before for kind, ref, before in rows.fetchall()}


def _version(plain: Connection) -> str:
    row = plain.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(row[0]) if row is not None else ""


def _merged(in_folder: ReadCase, store: Place, local: _Local, checking: Callable[[int, int], None]) -> _Merged:
    memory = remembered([store])
    if not local.base and not local.cut_off:
        sources = {key[1]: told(data) for key, data in each(in_folder, "source")}
        case = check_read(in_folder, checking, memory)
        return _Merged(case, ((key, told(data)) for key, data in each(in_folder)), sources, filed_of(in_folder))
    found = records_of(in_folder)
    base = {key: read(it) if it is not None else None for key, it in local.base.items()}
    for key, was in local.cut_off.items():
        theirs = found.data.get(key)
        if was == (told(theirs) if theirs is not None else None):
            base[key] = theirs  # the store's own, and older
    ours = {key: read(it) for key, it in local.ours.items()}
    both = merge_cases(base, ours, found.data, found.filed)
    data = {key: told(it) for key, it in both.data.items()}
    return _Merged(
        check_read(read_case_of(both.data, {**local.texts, **found.texts}, found), checking, memory),
        data.items(),
        {ref: it for (kind, ref), it in data.items() if kind == "source"},
        found.filed,
        {key: data.get(key) for key in base},
        {key: told(found.data[key]) if key in found.data else None for key in base},
        set(both.clashes),
    )


def _gone_sources(plain: Connection, merged: _Merged) -> list[str]:
    """The sources that are to be changed or removed, whose texts are kept for whoever takes that back."""
    rows = plain.execute("SELECT ref, data FROM record WHERE kind = 'source'").fetchall()
    return [ref for ref, data in rows if data != merged.sources.get(ref)]


def _judgements(changed: list[tuple[Key, str | None, str | None]]) -> Iterator[Change]:
    for (kind, ref), before, after in changed:
        if kind == "judgement":
            yield Change(kind, ref, read(before) if before else None, read(after) if after else None)


def _count_records(changes: Changes, records: Iterable[tuple[str, bool, bool]]) -> None:
    """Count records that no row was counted for: their kinds, and whether they are new or gone."""
    for kind, new, gone in records:
        changes.count(changes.added if new else changes.removed if gone else changes.changed, _RECORDS[kind])


def _note_base(plain: Connection, merged: _Merged) -> None:
    """What still differs from the folder, and as what the folder has it."""
    for key, in_folder in merged.in_folder.items():
        if key in merged.clashed:
            plain.execute("UPDATE base SET clashed = 1, folder = ? WHERE kind = ? AND ref = ?", (in_folder, *key))
        elif merged.now[key] == in_folder:
            plain.execute("DELETE FROM base WHERE kind = ? AND ref = ?", key)
        else:
            plain.execute(
                "INSERT INTO base (kind, ref, data, clashed) VALUES (?, ?, ?, 0) "
                "ON CONFLICT (kind, ref) DO UPDATE SET data = excluded.data, clashed = 0, folder = NULL",
                (*key, in_folder),
            )
    plain.execute("DELETE FROM meta WHERE key = ?", (SAVING,))


def _note_filed(plain: Connection, wanted: Mapping[Key, str]) -> None:
    """In which file of the folder each record stands."""
    there = {(kind, ref): file for kind, ref, file in plain.execute("SELECT kind, ref, file FROM filed").fetchall()}
    plain.executemany(
        "INSERT INTO filed (kind, ref, file) VALUES (?, ?, ?) "
        "ON CONFLICT (kind, ref) DO UPDATE SET file = excluded.file",
        [(*key, file) for key, file in wanted.items() if there.get(key) != file],
    )
    plain.executemany("DELETE FROM filed WHERE kind = ? AND ref = ?", [key for key in there if key not in wanted])


def _touch_words(plain: Connection, case: CheckedCase, changes: Changes) -> None:
    """What the case's own words touch, where they are not those of before."""
    before, after = vocabulary_of(plain), case.vocabulary
    differing = different(before, after)
    touch_by_words(plain, differing, changes)
    if _holds_case(plain):
        changes.count(changes.changed, "properties", len(differing))
        changes.count(changes.changed, "names of kinds", sum(before.kinds[it] != after.kinds[it] for it in after.kinds))


def _holds_case(plain: Connection) -> bool:
    """Whether a case was loaded before."""
    return plain.execute("SELECT 1 FROM record WHERE kind = 'case'").fetchone() is not None


def _claim_store(session: Session, case: CheckedCase, store: Place, changes: Changes) -> None:
    assert case.read.head is not None  # a checked case has a head
    head = case.read.head
    files = case.read.files
    for key, value in {"case": head.id, "title": head.title, "about": head.about, "files": loaded_mark(files)}.items():
        row = session.get(Meta, key)
        if key == "case" and row is not None and row.value != value:
            raise BadInput(f"{store}: holds the case {row.value!r}, not {value!r}: give another --store")
        if row is None:
            session.add(Meta(key=key, value=value))
        elif key == "files":
            # other rules may see the same claims otherwise
            changes.everything |= not same_rules(row.value)
            if not same_files(row.value, files):
                row.value = value
        elif row.value != value:
            changes.count(changes.changed, key)
            row.value = value
