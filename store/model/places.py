"""Where a store is: a file, or a database on a server; and the words that name it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from store.model.problems import BadInput

_ADDRESS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_SERVICE = re.compile(r"service=[\w.-]+(?: +\w+=\S+)*")
#: What looks like an address of a database, or like SQLite's own names for what is no file; or like libpq's keywords.
_OTHER = re.compile(
    r":memory:|file:|[A-Za-z][\w+.-]*:/"
    r"|\s*(?:service|host|hostaddr|port|dbname|user|passfile|sslmode|password|sslpassword)\s*="
)
#: Where an address ends that shall not tell what it holds.
_BEGUN = re.compile(r"\s*[\w+.-]+(?::/+|\s*=)")
#: Keywords of libpq whose values are secret: PostgreSQL's documentation, "Database Connection Control Functions".
_SECRET = r"(?:password|sslpassword|oauth_client_secret|scram_client_key|scram_server_key)\s*="
#: The value of a secret in the middle of other words.
_VALUE = re.compile(rf"(://[^\s/@:]*:)[^\s@]*(?=@)|(\b{_SECRET}\s*)(?:'[^']*'|[^\s&']+)", re.IGNORECASE)
_WITH_PASSWORD = re.compile(rf":/+[^@]*:[^@]*@|(?:^|[?&\s]){_SECRET}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """A store on a PostgreSQL server, as libpq takes its address: an URI or ``service=NAME``. Never with a password.

    Raises BadInput where there is one.
    """

    address: str

    def __post_init__(self) -> None:
        if _holds_password(self.address):
            raise BadInput(
                f"{_without_password(self.address)}: holds a password, which others see in the list of processes: take "
                "it out, and put it into ~/.pgpass or the file that PGPASSFILE names"
            )

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """What to call it in a title: the database, or the service."""
        if _SERVICE.match(self.address):
            return self.address.split()[0].removeprefix("service=")
        path = self.address.partition("://")[2].partition("?")[0].rstrip("/")
        return path.rpartition("/")[2].rpartition("@")[2] or "postgresql"


Place: TypeAlias = Path | Server
"""Where a store is."""


def is_address(told: str) -> bool:
    """Whether words name a server and no file."""
    return bool(_ADDRESS.match(told) or _SERVICE.fullmatch(told))


def place_of(told: str) -> Place:
    """The place that words name. What is there as a file is that file, whatever it is called.

    Raises BadInput where they hold a password, since it would stand in the list of processes and in every message,
    and where they look like an address that nothing here understands: a file of that name is what nobody meant.
    """
    if not (is_address(told) or _OTHER.match(told)) or os.path.exists(told):  # noqa: PTH110 (raises for no name)
        return Path(told)
    if is_address(told):
        return Server(_ADDRESS.sub(lambda it: it[0].lower(), told, count=1))
    if _SERVICE.match(told) and _holds_password(told):
        return Server(told)  # which says so
    raise BadInput(
        f"{_without_password(told)}: looks like an address, and none that is understood: a store is a file (give its "
        "path from the root), or on a server postgresql://USER@HOST/DATABASE or service=NAME"
    )


def file_of(told: str, what: str) -> Path:
    """The file or folder that words name; ``what`` it is to be, in words. Raises BadInput where it is an address."""
    if (is_address(told) or _OTHER.match(told)) and not os.path.exists(told):  # noqa: PTH110
        raise BadInput(f"{_without_password(told)}: looks like an address, and {what}: give its path from the root")
    return Path(told)


def without_passwords(text: str) -> str:
    """Words of others, as those of a wrong call or of a fault, without the passwords of addresses in them."""
    return _VALUE.sub(lambda it: f"{it[1] or it[2]}...", text)


def _holds_password(told: str) -> bool:
    if "%" in told:  # a keyword may be spelt in hexadecimal
        from urllib.parse import unquote

        return bool(_WITH_PASSWORD.search(told) or _WITH_PASSWORD.search(unquote(told)))
    return bool(_WITH_PASSWORD.search(told))


def _without_password(told: str) -> str:
    """Words as they may be repeated."""
    if not _holds_password(told):
        return told
    begun = _BEGUN.match(told)
    return f"{begun[0] if begun else ''}..."
