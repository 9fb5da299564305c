"""Open a store on a server for reading, and tell a store from what is none."""

from __future__ import annotations

import psycopg

from store.db.connection import DatabaseError
from store.db.postgres.faults import refusal
from store.db.postgres.line import ServerConnection, open_line
from store.db.schema import SCHEMA_VERSION
from store.model.places import Server
from store.model.problems import BadInput, Refused

#: Marks a schema as ours, and says at which version it is (store/db/postgres/schema.py).
MARK = "whosays_store"


def connect(server: Server, *, to_write: bool = False) -> ServerConnection:
    """A line to the server, whatever is kept there. Raises Refused where there is none; who came ``to_write`` is told
    that nothing was kept."""
    try:
        return ServerConnection(server, open_line(server.address))
    except psycopg.Error as error:
        raise refusal(server, error, wrote=to_write) from error


def open_read(server: Server) -> ServerConnection:
    """A connection that cannot write, used from one thread at a time.

    Raises BadInput where no store is kept there, Refused where it cannot be reached or was made by a newer version.
    """
    connection = connect(server)
    try:
        connection.execute("SET default_transaction_read_only = on")
        check_ours(connection)
    except DatabaseError as error:
        connection.close()
        raise refusal(server, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def is_there(connection: ServerConnection) -> bool:
    """Whether a store is kept where the connection looks."""
    (found,) = connection.execute("SELECT to_regclass(?) IS NOT NULL", (MARK,)).fetchone()
    return bool(found)


def version_of(connection: ServerConnection) -> int:
    """The schema version of the store."""
    if connection.version is None:
        (version,) = connection.execute(f"SELECT version FROM {MARK}").fetchone()
        return int(version)
    return connection.version


def check_ours(connection: ServerConnection) -> None:
    """Raise BadInput where no store is kept there, Refused where this program cannot read it."""
    server = connection.server
    if not is_there(connection):
        raise BadInput(f"{server}: holds no case yet: load one with 'whosays load CASE --store {server}'")
    check_not_newer(connection)


def check_not_newer(connection: ServerConnection) -> None:
    """Raise Refused where a newer version wrote the store."""
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise Refused(
            f"{connection.server}: was written by a newer whosays (store version {version}, this one reads up to "
            f"{SCHEMA_VERSION}): upgrade whosays"
        )


def check_schema(connection: ServerConnection) -> None:
    """Raise Refused where there is no schema that a store could be in."""
    (name,) = connection.execute("SELECT current_schema()").fetchone()
    if name is None:
        raise Refused(f"{connection.server}: has no schema to keep a store in: create it, or name another search_path")
