"""Where a store is: a file, or a database on a server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from store.model.problems import BadInput

_ADDRESS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_SERVICE = re.compile(r"service=[\w.-]+(?: +\w+=\S+)*")
_WITH_PASSWORD = re.compile(
    r"://[^/@]*:[^/@]*@|[?&\s](?:password|sslpassword)=|^(?:password|sslpassword)=", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Server:
    """A store on a PostgreSQL server, as libpq takes its address: an URI or ``service=NAME``. Never with a password."""

    address: str

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """What to call it in a title: the database, or the service."""
        return self.address.partition("?")[0].rstrip("/").rpartition("/")[2].removeprefix("service=") or self.address


Place: TypeAlias = Path | Server
"""Where a store is."""


def is_address(told: str) -> bool:
    """Whether words name a server and no file."""
    return bool(_ADDRESS.match(told) or _SERVICE.fullmatch(told))


def place_of(told: str) -> Place:
    """The place that words name.

    Raises BadInput where they hold a password: it would stand in the list of processes and in every message.
    """
    if not is_address(told):
        return Path(told)
    if _WITH_PASSWORD.search(told):
        shown = _WITH_PASSWORD.split(told)[0]
        raise BadInput(
            f"{shown}...: holds a password, which others see in the list of processes: take it out, and put it into "
            "~/.pgpass or the file that PGPASSFILE names"
        )
    return Server(told)
