"""What a server, or the way to it, says of what went wrong: one sentence for the user."""

from __future__ import annotations

import re

import psycopg
from psycopg import errors

from store.db.connection import DatabaseError
from store.model.places import Server
from store.model.problems import Away, BadInput, Refused


class ServerError(DatabaseError):
    """An error of the server or of the way to it, in the house's one family of errors of databases."""

    def __init__(self, error: psycopg.Error) -> None:
        super().__init__(plain(error))
        self.error = error

    @property
    def lost(self) -> bool:
        """Whether the connection is gone with it."""
        return is_lost(self.error)


#: What the server says of itself as it ends, is ended or is not yet there.
_GOING = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow, errors.IdleInTransactionSessionTimeout)
#: A time that the server allows and that was over: for a statement, between two of them, for all of a transaction.
_TIME_OVER = ("57014", "25P03", "25P04")
#: Where a message of libpq goes on to repeat the address.
_REPEATED = re.compile(r"(?: in URI)?: \"postgres.*", re.DOTALL)
#: How grave an error is that ends the connection with it, or the server.
_ENDS = ("FATAL", "PANIC")
_HINTS = re.compile(r"\s*(?:\n|HINT:|DETAIL:|CONTEXT:|LINE \d).*", re.DOTALL)
#: What libpq and psycopg say before the matter: where it was tried, and what failed.
_TRIED = re.compile(
    r"^connection (?:failed: )?(?:to server (?:at|on) .*? failed: |is bad: )?(?:connection to server .*? failed: )?"
    r"|^(?:consuming input|flushing|sending [\w ]+) failed: "
)


# What libpq, or a server to one who comes in, says of how that went wrong, and what is to be done; in order. Neither
# gives a code with it. The words are theirs: libpq's fe-connect.c, fe-auth.c, fe-secure-openssl.c, the server's hba.c.
#: What is wrong with the address or the service file: with the input.
_AS_TOLD = (
    (
        r"service file|nested service",
        "the service file cannot be read ({told}): correct it, as libpq's documentation of it says",
    ),
    (
        r"definition of service .* not found|service file .* not found",
        "no such service is known ({told}): write it into ~/.pg_service.conf, or the file that PGSERVICEFILE names",
    ),
    (r"FATAL: +database \".*\" does not exist", "the server has no such database ({told}): make it with 'createdb'"),
    (
        r"invalid (?:\w+ value|URI|connection option|port|percent)|Servname not supported"
        r"|missing (?:\"=\"|key/value)|matching \"]\"|unexpected character",
        "is no address that a server can be reached by ({told}): correct it, as postgresql://USER@HOST:PORT/DATABASE",
    ),
)
#: What else keeps one out.
_AT_THE_DOOR = (
    (
        r"FATAL: .*(?:connection.*slots|too many.*connections?)",
        "the server takes no more connections ({told}): try again later",
    ),
    (r"FATAL: .*database system", ""),  # it starts, or it ends
    (
        r"FATAL: +could not (?:write|extend|create)",
        "the server has no room ({told}): nothing was written; try again when it has",
    ),
    (
        r"no pg_hba.conf entry",
        "the server does not let you in ({told}): whoever keeps it says in pg_hba.conf who may come, and from where",
    ),
    (
        r"no password supplied",
        "the server asks for a password, and none is kept for you: write it into ~/.pgpass, which nobody else may read "
        "(chmod 600)",
    ),
    (r"FATAL: ", "the server does not let you in ({told}): check the role, and ~/.pgpass"),
    (
        r"certificate|does not support SSL|SSL error: .*(?:alert|handshake|version)",
        "the line to the server is not as safe as its address asks ({told}): check sslmode, sslrootcert and the "
        "server's certificate",
    ),
)


def plain(error: BaseException) -> str:
    """The words of an error, without hints and the statement."""
    return _TRIED.sub("", _HINTS.sub("", str(error).strip())).removeprefix("FATAL:").removeprefix("ERROR:").strip()


def is_lost(error: BaseException) -> bool:
    """Whether an error means that the connection is gone: nothing is wrong with what was asked."""
    if isinstance(error, ServerError):
        return error.lost
    if isinstance(error, _GOING):
        return True
    if isinstance(error, psycopg.Error) and error.diag.severity_nonlocalized in _ENDS:
        return True
    # what has no code of the server's own came from the way to it
    return isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)) and error.sqlstate is None


def in_its_way(error: BaseException) -> bool:
    """Whether a copy for reading ended a question since it had to follow its server, and would answer it anew."""
    cause = error.error if isinstance(error, ServerError) else error
    return isinstance(cause, (errors.SerializationFailure, errors.DeadlockDetected)) and "recovery" in str(cause)


def _at_the_door(server: Server, error: BaseException) -> Refused | None:
    """What is to be said of a line that did not come about; None where the server cannot be reached."""
    if not isinstance(error, (psycopg.OperationalError, psycopg.ProgrammingError)) or error.sqlstate is not None:
        return None
    told = plain(error)
    for words, said in _AS_TOLD:
        if re.search(words, str(error)):
            # what is behind the question mark may be meant for a secret, and only misspelt
            return BadInput(
                f"{server.address.partition('?')[0].split()[0]}: {said.format(told=_REPEATED.sub('', told))}"
            )
    said = next((said for words, said in _AT_THE_DOOR if re.search(words, str(error))), "")
    return Refused(f"{server}: {said.format(told=told)}") if said else None


def refusal(server: Server, error: BaseException, *, wrote: bool = False) -> Refused:
    """An error as one sentence, whoever raised it; ``wrote``: in a transaction, which is undone by it."""
    cause = getattr(error, "orig", None) or error
    cause = cause.error if isinstance(cause, ServerError) else cause
    told, kept = plain(cause), "nothing was kept; " if wrote else ""
    if said := _at_the_door(server, cause):
        return said
    if isinstance(cause, errors.InsufficientPrivilege):
        return Refused(
            f"{server}: your role may not do this ({told}): ask whoever owns the store ('whosays grant-sql' prints "
            "what gives rights)"
        )
    if isinstance(cause, errors.ReadOnlySqlTransaction):
        return Refused(
            f"{server}: the server takes no writes ({told}): it is a copy for reading, or is being looked after"
        )
    if isinstance(cause, (errors.DiskFull, errors.OutOfMemory, errors.TooManyConnections)):
        return Refused(f"{server}: the server has no room ({told}): nothing was written; try again when it has")
    if in_its_way(cause):
        return Refused(
            f"{server}: a copy for reading gave up an answer that took too long, since it had to follow its server "
            f"({told}): try again, or ask the server itself"
        )
    if isinstance(cause, (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)):
        return Refused(f"{server}: somebody else is writing to the store: {kept}try again when they are done")
    if getattr(cause, "sqlstate", None) in _TIME_OVER and "timeout" in told:
        return Refused(
            f"{server}: the server allows less time than this took ({told}): {kept}ask whoever keeps it to allow your "
            "role more"
        )
    if isinstance(cause, (errors.AdminShutdown, errors.QueryCanceled)):
        return Away(f"{server}: the server ended this ({told}): {kept}try again")
    if is_lost(cause):
        return Away(f"{server}: the server cannot be reached ({told}): {kept}try again later")
    return Refused(f"{server}: the store cannot be used ({told}): run 'whosays doctor'")
