"""A connection to a server, that a question can be stopped on and that notices when nobody answers any more."""

from __future__ import annotations

import os
import select
import stat
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar, cast

import psycopg
from psycopg import Connection as PsycopgConnection
from psycopg import waiting
from psycopg.adapt import Dumper, Loader
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.string import StrDumper, StrDumperUnknown

from store.db.connection import Cursor, Parameters
from store.db.lots import marks
from store.db.postgres.dialect import copied, translated
from store.db.postgres.faults import ServerError
from store.model.places import Server
from store.model.problems import BadInput
from store.model.stopping import Stop

_T = TypeVar("_T")

BEAT = 0.05
"""Seconds between two looks at the stop while the server is waited for."""

QUIET = 8.0
"""Seconds without a word after which it is tried whether anybody is there."""

SOON = 2.0
"""The same on a line that was kept from before: another one is tried then."""

REACHED_IN = 5
"""Seconds in which a server is reached, unless the address says otherwise."""

_AT_ONCE = 5_000
"""Rows that come at a time where there may be too many."""

_FEW = 24
"""Rows up to which a statement that has them all is quicker than COPY, which goes there and back three times."""

_PREPARED = 64
"""Statements a connection keeps ready on the server."""
_A_LOT = 10_000
"""Rows that are entered into a table before the server is told to count it; and twice as many each time after."""


class _Number(Loader):
    """A sum: a whole number where it is one."""

    def load(self, data: Any) -> int | float:
        told = Decimal(bytes(data).decode("ascii"))
        return int(told) if told == told.to_integral_value() else float(told)


class _YesOrNo(Dumper):
    """True is 1 and false 0, as in the tables."""

    oid = psycopg.adapters.types["int2"].oid

    def dump(self, obj: bool) -> bytes:
        return b"1" if obj else b"0"


class _AsWritten(str):
    """A value as COPY writes it: the server takes it for what its column holds."""

    __slots__ = ()


class Line(PsycopgConnection[Any]):
    """Waits for the server with an eye on who asks and on the time."""

    stop: Stop | None = None
    """Of the question that is being asked."""

    rested = False
    """Whether nobody used it for a while, so that it is given up where nothing is heard soon."""

    kept = False
    """Whether its server ends it by itself where nobody uses it for long."""

    def wait(self, gen: Generator[Any, Any, _T], *_: object, **__: object) -> _T:
        """Go through what an operation needs. Raises OperationalError where the way to the server is dead."""
        poll, last, cancelled = select.poll(), monotonic(), False
        try:
            wanted = next(gen)
            while True:
                poll.register(self.pgconn.socket, _EVENTS[wanted])
                if found := poll.poll(BEAT * 1000):
                    last = monotonic()
                    wanted = gen.send(_ready(found[0][1]))
                    continue
                if self.stop is not None and self.stop.stopped and not cancelled:
                    cancelled = True
                    with suppress(psycopg.Error):
                        self.cancel_safe(timeout=1.0)
                if self.rested and monotonic() - last > SOON:
                    self.pgconn.finish()
                    raise psycopg.OperationalError(f"no answer in {SOON:.0f} seconds")
                if monotonic() - last > QUIET:
                    self._somebody_there()
                    last = monotonic()
                wanted = gen.send(waiting.READY_NONE)
        except StopIteration as ended:
            return cast(_T, ended.value)
        except KeyboardInterrupt:
            with suppress(psycopg.Error):
                self.cancel_safe(timeout=1.0)
            self.close()
            raise

    def _somebody_there(self) -> None:
        """Raise OperationalError, and let go of the line, where the server does not answer on another one either."""
        try:
            open_line(self.info.dsn, quick=True).close()
        except psycopg.OperationalError as error:
            if error.sqlstate is None:
                self.pgconn.finish()
                raise psycopg.OperationalError(f"no answer in {QUIET:.0f} seconds") from error


_EVENTS = {
    waiting.WAIT_R: select.POLLIN,
    waiting.WAIT_W: select.POLLOUT,
    waiting.WAIT_RW: select.POLLIN | select.POLLOUT,
}


def _ready(events: int) -> Any:
    reads, writes = events & ~select.POLLOUT, events & select.POLLOUT
    if reads and writes:
        return waiting.READY_RW
    return waiting.READY_W if writes else waiting.READY_R


def open_line(address: str, *, quick: bool = False) -> Line:
    """A line to the server at an address. Raises psycopg.Error where it cannot be had."""
    told: dict[str, Any] = conninfo_to_dict(address)
    told.setdefault("connect_timeout", REACHED_IN)
    told.setdefault("application_name", "whosays")
    told.setdefault("keepalives_idle", 30)
    told["client_encoding"] = "UTF8"
    if _is_open_to_others(told):
        told["passfile"] = f"{os.devnull}/none"  # libpq would not take it, and say so across the screen
    if quick:
        told["connect_timeout"] = 3
    line = Line.connect(make_conninfo(**told), autocommit=True)
    line.prepared_max = _PREPARED
    # a text is a text to the server, and never of a type that it has to guess
    line.adapters.register_dumper(str, StrDumper)
    line.adapters.register_dumper(_AsWritten, StrDumperUnknown)
    line.adapters.register_dumper(bool, _YesOrNo)
    line.adapters.register_loader("numeric", _Number)
    return line


def _is_open_to_others(told: Mapping[str, Any]) -> bool:
    """Whether others may read the file in which a password is looked for (or it is none), so that libpq leaves it."""
    kept = told.get("passfile") or os.environ.get("PGPASSFILE") or Path("~/.pgpass").expanduser()
    if "passfile" not in told and (told.get("service") or os.environ.get("PGSERVICE")):
        services = Path(os.environ.get("PGSERVICEFILE") or "~/.pg_service.conf").expanduser()
        with suppress(OSError):
            if "passfile" in services.read_text(errors="replace"):
                return False  # the service may name another one
    with suppress(OSError):
        mode = os.stat(kept).st_mode  # noqa: PTH116 (what is set there may be no path at all)
        return not stat.S_ISREG(mode) or bool(mode & (stat.S_IRWXG | stat.S_IRWXO))
    return False


class ServerConnection:
    """A store on a server as the house asks it: its statements in, rows out."""

    def __init__(self, server: Server, line: Line) -> None:
        self.server = server
        self.line = line
        self.version: int | None = None
        """The store's version, as long as a transaction lasts that cannot see another one."""
        self.total_changes = 0
        """Rows that were written."""
        self._new: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self.known: dict[str, list[Any]] | None = None
        """What statements without parameters gave, of one row at most, as long as nothing can be seen to change."""

    @contextmanager
    def until(self, stop: Stop | None) -> Iterator[None]:
        """Let what is executed inside end when ``stop`` says so."""
        self.line.stop = stop
        try:
            yield
        finally:
            self.line.stop = None

    def execute(self, sql: str, parameters: Parameters = (), /) -> Cursor:
        """Run a statement. Raises DatabaseError, BadInput for what no store can hold, Stopped."""
        if self.line.stop is not None:
            self.line.stop.check()
        self._look_at_what_is_new()
        if self.known is not None and (known := self.known.get(sql)) is not None:
            return _Known(known)
        cursor = self.line.cursor()
        reads = _reads(sql)
        with self._told():
            cursor.execute(translated(sql).encode(), _without_nul(parameters) if reads else parameters)
        if cursor.pgresult is None or cursor.pgresult.nfields == 0:
            self.total_changes += max(cursor.rowcount, 0)
            return _Written(cursor.rowcount)
        if not reads:
            self.total_changes += max(cursor.rowcount, 0)
        elif self.known is not None and not parameters and cursor.rowcount <= 1:
            self.known[sql] = cursor.fetchall()
            return _Known(self.known[sql])
        return cast(Cursor, _Rows(cursor))

    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> Cursor:
        """Run a statement once for each of the parameters. Raises DatabaseError."""
        rest = iter(parameters)
        first = list(islice(rest, _FEW + 1))
        if not first:
            return _Written(0)
        copy = copied(sql)
        table = copy.split(" ", 2)[1] if copy is not None else ""
        if copy is not None and len(first) <= _FEW:
            self._new[table] = self._new.get(table, 0) + len(first)
            return self.execute(*_at_once(sql, cast("Sequence[Sequence[Any]]", first)))
        if copy is None and len(first) == 1 and not _reads(sql):
            return self.execute(sql, first[0])
        cursor = self.line.cursor()
        with self._told():
            if copy is not None:
                with cursor.copy(copy.encode()) as rows:
                    for row in chain(first, rest):
                        rows.write_row(cast("Sequence[Any]", row))
                self._new[table] = self._new.get(table, 0) + max(cursor.rowcount, 0)
            else:
                cursor.executemany(translated(sql).encode(), chain(first, rest))
        self.total_changes += max(cursor.rowcount, 0)
        return _Written(cursor.rowcount)

    def _look_at_what_is_new(self) -> None:
        """Have the server count the tables that grew a lot. It does so by itself where a write has ended; until then it
        takes them for empty, and asks them accordingly, which takes hours of a large case. Who does not own a table is
        let go on without."""
        for table, number in self._new.items():
            if number >= max(_A_LOT, self._seen.get(table, 0)):
                self._seen[table], self._new[table] = self._seen.get(table, 0) + number, 0
                with self._told():
                    self.line.execute(f"ANALYZE {table}".encode())

    def stream(self, sql: str) -> Iterator[Any]:
        """The rows of a statement that may be too many to be held at once, inside a transaction."""
        self._look_at_what_is_new()
        with self._told(), self.line.cursor(name="whosays_rows") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(translated(sql).encode(), ())
            yield from cursor

    def close(self) -> None:
        """Give the line back."""
        self.line.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError as error:
            raise BadInput(f"{error.object!r} is not UTF-8, and everything in a store is: ask in UTF-8") from error
        except psycopg.DataError as error:
            if "NUL" in str(error):
                raise BadInput("a text holds the character NUL, which a store on a server cannot keep") from error
            raise ServerError(error) from error
        except psycopg.Error as error:
            if self.line.stop is not None:
                self.line.stop.check()
            raise ServerError(error) from error


def _reads(sql: str) -> bool:
    return sql.lstrip()[:6].upper().startswith(("SELECT", "WITH", "VALUES"))


def _at_once(sql: str, rows: Sequence[Sequence[Any]]) -> tuple[str, list[Any]]:
    """The INSERT of plain values that enters some rows in one, and what it is given."""
    row = f"({marks(len(rows[0]))})"
    told = (it for values in rows for it in values)
    return (
        f"{sql[: sql.rindex('(')]}{', '.join([row] * len(rows))}",
        [it if it is None else _AsWritten(int(it) if isinstance(it, bool) else it) for it in told],
    )


def _without_nul(parameters: Parameters) -> Parameters:
    """What is asked for, with U+FFFD for the one character that nothing on a server holds."""
    if isinstance(parameters, Mapping):
        return {key: it.replace("\0", "\ufffd") if isinstance(it, str) else it for key, it in parameters.items()}
    if any(isinstance(it, str) and "\0" in it for it in parameters):
        return [it.replace("\0", "\ufffd") if isinstance(it, str) else it for it in parameters]
    return parameters


class _Rows:
    """The rows of a statement."""

    def __init__(self, cursor: psycopg.Cursor[Any]) -> None:
        self._cursor = cursor
        self.rowcount = -1
        self.fetchone = cursor.fetchone
        self.fetchall = cursor.fetchall

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    def fetchmany(self, size: int | None = 1, /) -> list[Any]:
        return self._cursor.fetchmany(size or 1)


class _Known:
    """Rows that were read before."""

    rowcount = -1

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1, /) -> list[Any]:
        return list(islice(self._rows, size or 1))

    def fetchall(self) -> list[Any]:
        return list(self._rows)


class _Written:
    """What a statement that gives no rows did."""

    def __init__(self, rowcount: int) -> None:
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def fetchone(self) -> Any:
        return None

    def fetchmany(self, _size: int | None = 1, /) -> list[Any]:
        return []

    def fetchall(self) -> list[Any]:
        return []
