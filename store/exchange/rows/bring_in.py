"""Rows of other programs come into a store: one edit, all of it or nothing, in the order in which it fits together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlmodel import Session

from store.db.collector import uncollected
from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits.first import ensure_records
from store.edits.many import Many
from store.exchange.reading.row import Row
from store.exchange.rows.claims import Claims
from store.exchange.rows.columns import READ, TOLD_AGAIN
from store.exchange.rows.noted import BadRows, Noted
from store.exchange.rows.people import People
from store.exchange.rows.reports import Reports
from store.exchange.rows.waiting import Waiting
from store.model.edits import Change, Edited
from store.model.out.importing import Imported
from store.model.places import Place
from store.model.problems import BadInput, Problem, Unkept
from store.properties.stored import vocabulary_of
from store.writes.records import Records

_LOT = 2_000
#: What a row can be, where it says what it is; else it is a claim.
_KINDS = ("claim", "case", "entity", "source", "text", "judgement", "same", "grade", "dropped", "head")
Rows = Callable[[Noted, Connection], Iterable[Row]]


class _RehearsedError(Unkept):
    """Nothing is to be kept."""


def bring_in(
    store: Place, rows: Rows, *, name: str, who: str, rehearse: bool = False, progress: Progress | None = None
) -> Imported:
    """Bring rows into a store. ``rows`` reads them, and notes what has no place in them.

    Raises BadRows (a BadCase) with every problem by file and line, BadInput or Refused; then nothing changed.
    """
    told: list[Imported] = []
    try:
        with uncollected(), writing(store) as session:
            ensure_records(session)
            told.append(_Coming(session, name, who, progress).come(rows, rehearse=rehearse))
            if rehearse:
                raise _RehearsedError
    except _RehearsedError:
        pass
    return told[0]


class _Coming:
    """Rows on their way in."""

    def __init__(self, session: Session, name: str, who: str, progress: Progress | None) -> None:
        self._session, self._name, self._who = session, name, who
        self._plain: Connection = driver(session)
        self._progress = progress
        self._records = Records(self._plain)
        if not self._records.has("case", ""):
            raise BadInput("the store holds no case to import into: make one with 'whosays new CASE'")
        self._here = frozenset(self._records.refs("claim"))
        self._noted = Noted()
        self._people = People(self._plain, self._noted)
        self._reports = Reports(self._plain, self._people, self._noted)
        self._others: dict[tuple[str, str], tuple[Any, Row]] = {}
        self._waiting = Waiting()
        self._count = self._same = self._changed = 0

    def come(self, rows: Rows, *, rehearse: bool) -> Imported:
        """Read, check, write."""
        claims = self._read(rows)
        self._noted.raise_if_wrong()
        many = Many(self._session, len(self._waiting), who=self._who)
        self._write_ground(many)
        edited: Edited | None = None
        made = len(self._waiting)
        self._write_claims(many)
        self._write_decided(many)
        self._refuse(many)
        self._waiting.close()
        entities = tuple((str(it["kind"]), slug, str(it["name"])) for slug, it in self._people.made.items())
        sources = sum(before is None for before in self._reports.before.values())
        decisions = sum(kind in ("same", "judgement", "grade") for kind, _ in self._others)
        outcome = Imported(
            None,
            self._count,
            made - self._changed - self._same,
            self._changed,
            self._same,
            sources,
            claims.kept,
            entities,
            self._people.names,
            decisions,
            self._noted.all_unfit(),
        )
        if not rehearse:
            edited = many.finish(f"imported {self._name}: {outcome.sentence()}", self._progress)
        return replace(outcome, edited=edited if edited is not None and edited.id else None)

    # Reading.

    def _read(self, rows: Rows) -> Claims:
        waiting: list[Row] = []
        for row in rows(self._noted, self._plain):
            self._count += 1
            if self._progress is not None and self._count % 1000 == 0:
                self._progress("reading rows", self._count, 0)
            kind = row.text("row") or "claim"
            if kind not in _KINDS:
                self._noted.wrong(row, f"row: {kind[:40]!r} is none of {', '.join(_KINDS)}")
            elif kind == "claim":
                waiting.append(row)
            elif kind == "head":
                self._reports.take_head(row)
            else:
                self._take(kind, row)
        self._name_columns(waiting)
        self._head()
        vocabulary = vocabulary_of_head(self._plain, self._others.get(("case", "")))
        claims = Claims(vocabulary, self._people, self._reports, self._noted)
        total = len(waiting)
        for nth, row in enumerate(waiting):
            if self._progress is not None and nth % 1000 == 0:
                self._progress("reading claims", nth, total)
            claim = claims.claim(row, self._there)
            if claim is not None:
                self._wait(claim, row)
            waiting[nth] = cast("Row", None)  # what follows needs the room
        self._reports.write_records()
        return claims

    def _there(self, slug: str) -> Any:
        return self._records.get("claim", slug) if slug in self._here else None

    def _wait(self, claim: dict[str, Any], row: Row) -> None:
        there = self._waiting.add(claim, row)
        if there is not None and there != claim:
            slug = str(claim["id"])
            self._noted.wrong(row, f"the id {slug!r} stands twice, and the rows differ: give each claim its own")
        elif there is not None:
            self._noted.unfit("a row that stands twice: it is one claim", row)

    def _take(self, kind: str, row: Row) -> None:
        more = row.get("more")
        if not isinstance(more, dict):
            self._noted.wrong(row, f"a row of the kind {kind} has its record in the column 'more', as JSON")
            return
        if kind == "entity":
            self._people.take(more, row)
        elif kind == "source":
            self._reports.take(more, row)
        elif kind == "text":
            self._reports.take_text(str(more.get("text", "")))
        else:
            ref = "" if kind == "case" else _ref(kind, more)
            self._others[kind, ref] = more, row

    def _head(self) -> None:
        """What a case brings of its own comes to what this one has; its id and title stay."""
        told = self._others.get(("case", ""))
        if told is None:
            return
        more, row = told
        here = self._records.get("case", "") or {}
        after = dict(here)
        if any(more.get(key) and more[key] != here.get(key) for key in ("id", "title", "about")):
            self._noted.unfit("id, title and description of the case that came: this case keeps its own", row)
        for key in ("scopes", "properties"):
            mine = [dict(it) if isinstance(it, dict) else {"id": it} for it in here.get(key, ())]
            known = {it["id"]: it for it in mine}
            for one in more.get(key, ()) if isinstance(more.get(key), list) else ():
                one = dict(one) if isinstance(one, dict) else {"id": one}  # noqa: PLW2901
                if one.get("id") not in known:
                    mine.append(one)
                elif known[one["id"]] != one:
                    self._noted.unfit(f"{key[:-1]} {str(one['id'])!r} is another one here: this one's is kept", row)
            if mine:
                after[key] = mine
        for key in ("hemisphere", "panes"):
            if more.get(key) and not here.get(key):
                after[key] = more[key]
        self._others["case", ""] = after, row

    def _name_columns(self, rows: Sequence[Row]) -> None:
        unknown: dict[str, tuple[int, Row]] = {}
        for row in rows:
            for at, name in enumerate(row.shape.names):
                if name not in READ and name not in TOLD_AGAIN and row.cells[at] not in ("", [], {}):
                    count, first = unknown.get(name, (0, row))
                    unknown[name] = count + 1, first
        for name, (count, first) in unknown.items():
            if not first.kept_as:
                self._noted.unfit(f"a cell of the column {name[:60]!r}, which is not read", first, count)

    # Writing.

    def _write_ground(self, many: Many) -> None:
        """What claims stand on: the case's own words, entities and sources."""
        if ("case", "") in self._others:
            here = self._records.get("case", "")
            many.put([Change("case", "", here, self._others["case", ""][0])])
        many.put([*self._people.changes(), *self._reports.changes()], self._reports.texts)
        self._reports.texts.clear()
        self._people.forget()
        self._refuse(many)

    def _write_claims(self, many: Many) -> None:
        done = 0
        for claims in self._waiting.lots(_LOT):
            if self._progress is not None:
                self._progress("writing claims", done, len(self._waiting))
            lot = [Change("claim", it["id"], self._there(it["id"]), it) for it in claims]
            done += len(lot)
            new = sum(it.before is None for it in lot)
            made = many.put(lot)
            self._changed += max(0, made - new)
            self._same += len(lot) - made if made or not many.problems else 0

    def _write_decided(self, many: Many) -> None:
        """What people decided: judgements, who is the same as whom, grades, drafts that were dropped."""
        for kind in ("same", "judgement", "grade", "dropped"):
            lot = []
            for (of, ref), (data, row) in list(self._others.items()):
                if of != kind:
                    continue
                there = self._records.get(kind, ref)
                if there is not None:
                    del self._others[of, ref]
                    if {**there, "at": ""} != {**data, "at": ""}:
                        self._noted.unfit(f"a {kind} that stands here otherwise: what stands here is kept", row)
                else:
                    lot.append(Change(kind, ref, None, data))
            if lot:
                many.put(lot)

    def _refuse(self, many: Many) -> None:
        if many.problems:
            raise BadRows([self._problem(it.kind, it.ref, it.path, it.message) for it in many.problems])

    def _problem(self, kind: str, ref: str, path: Sequence[str | int], message: str) -> Problem:
        """Something wrong with a record, where it was told."""
        place = self._waiting.place(ref) if kind == "claim" else None
        row = {"entity": self._people.first, "source": self._reports.first}.get(kind, {}).get(ref)
        if row is None and (kind, ref) in self._others:
            row = self._others[kind, ref][1]
        if row is not None:
            place = row.file, row.line
        if place is None:
            return Problem(f"{kind} {ref}".strip(), 0, message)
        field = f"{path[0]}: " if path and not message.startswith(str(path[0])) else ""
        return Problem(*place, f"{field}{message}")


def _ref(kind: str, data: Any) -> str:
    from store.case.records import ref_of

    return ref_of(kind, data)


def vocabulary_of_head(plain: Connection, told: tuple[Any, Row] | None) -> Any:
    """What can be asked in the case, with what came in."""
    if told is None:
        return vocabulary_of(plain)
    from store.case.records import canonical
    from store.model.problems import BadCase
    from store.properties.own import vocabulary_of_data

    data, row = told
    try:
        return vocabulary_of_data(canonical("case", data))
    except BadCase as error:
        raise BadRows([Problem(row.file, row.line, it.message) for it in error.problems]) from error
