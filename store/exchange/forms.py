"""The forms that go out and come in, by name, and what reads and writes each. Loaded when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from store.db.connection import Connection
from store.exchange.reading.row import Row
from store.exchange.reading.sniff import form_of
from store.exchange.rows.columns import ALSO
from store.exchange.rows.noted import Noted
from store.model.out.importing import Unfit
from store.model.problems import BadInput, Refused
from store.text.clean import visible

Writer = Callable[[Connection], tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]]


def _nothing() -> tuple[Unfit, ...]:
    return ()


def _jsonl(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    from store.exchange.out.rows import all_rows, json_lines

    return json_lines(all_rows(connection)), _nothing


def _csv(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    from store.exchange.out.rows import all_rows, comma_separated

    return comma_separated(all_rows(connection)), _nothing


def _statements(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    from store.exchange.out.case import Case
    from store.exchange.out.statements import StatementsOut

    case = Case(connection)
    return StatementsOut(case).lines(), case.left.all


def _annotations(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    from store.exchange.out.annotations import AnnotationsOut
    from store.exchange.out.case import Case

    case = Case(connection)
    return AnnotationsOut(case).lines(), case.left.all


def _references(form: str) -> Writer:
    """Every source as a reference."""

    def write(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
        from store.exchange.references import references

        return references(connection, form)

    return write


def _stix(connection: Connection) -> tuple[Iterable[str], Callable[[], tuple[Unfit, ...]]]:
    from store.exchange.out.case import Case
    from store.exchange.out.stix import StixOut

    case = Case(connection)
    return StixOut(case).lines(), case.left.all


WRITERS: dict[str, Writer] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "statements": _statements,
    "annotations": _annotations,
    "ris": _references("ris"),
    "bibtex": _references("bibtex"),
    "csl": _references("csl"),
    "stix": _stix,
}


def export(connection: Connection, form: str) -> tuple[IO[str], tuple[Unfit, ...]]:
    """A whole case in a form, as a file of the system's that is read from its beginning; and what has no place in it.

    The file comes whole or not at all: a store that changes meanwhile is asked again.
    """
    writer = WRITERS.get(form)
    if writer is None:
        raise BadInput(f"{form!r} is no form that goes out: one of {', '.join(WRITERS)}")
    pieces, unfit = writer(connection)
    try:
        file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115
        file.writelines(pieces)
        file.seek(0)
    except OSError as error:
        raise Refused(f"what goes out cannot be written ({error.strerror}): make room") from error
    return file, unfit()


def readers(paths: Sequence[Path], form: str) -> Callable[[Noted, Connection], Iterator[Row]]:
    """What reads files to rows, one after the other. Raises BadInput where a form is told that is none."""
    if form and form not in FORMS_IN:
        raise BadInput(f"{form!r} is no form that comes in: one of {', '.join(FORMS_IN)}")

    def rows(noted: Noted, connection: Connection) -> Iterator[Row]:
        for path in paths:
            file = visible(str(path))
            yield from FORMS_IN[form or form_of(path, file)](path, file, noted, connection)

    return rows


def _read_csv(path: Path, file: str, _noted: Noted, _connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.tables import read_table

    return read_table(path, file, ALSO)


def _read_jsonl(path: Path, file: str, _noted: Noted, _connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.tables import read_json_lines

    return read_json_lines(path, file, ALSO)


def _read_statements(path: Path, file: str, noted: Noted, _connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.statements import Statements
    from store.exchange.rows.ids import own_id

    return Statements(path, file, noted.unfit, own_id).rows()


def _read_annotations(path: Path, file: str, noted: Noted, connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.annotations import Annotations
    from store.exchange.rows.pages import Pages

    return Annotations(path, file, Pages(connection).held, noted.unfit, ALSO).rows()


def _read_ris(path: Path, file: str, noted: Noted, _connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.references import read_ris

    return read_ris(path, file, noted.unfit)


def _read_csl(path: Path, file: str, noted: Noted, _connection: Connection) -> Iterable[Row]:
    from store.exchange.reading.references import read_csl

    return read_csl(path, file, noted.unfit)


FORMS_IN: dict[str, Callable[[Path, str, Noted, Connection], Iterable[Row]]] = {
    "csv": _read_csv,
    "jsonl": _read_jsonl,
    "statements": _read_statements,
    "annotations": _read_annotations,
    "ris": _read_ris,
    "csl": _read_csl,
}
