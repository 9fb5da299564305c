"""The house's SQL as PostgreSQL takes it: marks for parameters, and the few words that are SQLite's.

Nearly all statements are the same on both engines, and what SQLite has as functions PostgreSQL is given
(:mod:`store.db.postgres.functions`). What is left is changed word by word here, once for each statement.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Texts in quotes, names in quotes, comments: nothing is changed inside; and what is changed outside.
_PIECES = re.compile(
    r"(?P<kept>'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*)"
    r"|(?P<typed>(?:\?|(?<![:\w]):(?P<told>[a-z_]\w*))(?= IS (?:NOT )?NULL))"
    r"|(?P<same>\bIS \?)|(?P<other>\bIS NOT \?)"
    r"|(?P<limit>\bLIMIT \?)"
    r"|(?P<mark>\?)"
    r"|(?P<percent>%)"
    r"|(?P<named>(?<![:\w]):(?P<name>[a-z_]\w*))"
    r"|(?P<cast>\bAS INTEGER\))"
    r"|(?P<cross>\bCROSS(?= JOIN\s+\w+(?:\s+(?!ON\b)\w+)?\s+ON\b))"
    r"|(?P<temp>\btemp\.)"
)


def _piece(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "typed":  # a mark that is compared with nothing has no type
            return f"CAST(%({found['told']})s AS TEXT)" if found["told"] else "CAST(%s AS TEXT)"
        case "same":
            return "IS NOT DISTINCT FROM %s"
        case "other":
            return "IS DISTINCT FROM %s"
        case "limit":  # below nought it is none
            return "LIMIT nullif(CAST(%s AS BIGINT), -1)"
        case "mark":
            return "%s"
        case "percent":
            return "%%"
        case "named":
            return f"%({found['name']})s"
        case "cast":  # an INTEGER is of 32 bits here, and of 64 there
            return "AS BIGINT)"
        case "cross":  # there it says in which order to look, and this planner decides by itself
            return ""
        case "temp":
            return "pg_temp."
        case _:
            return found[0].replace("%", "%%")


@lru_cache(512)
def translated(sql: str) -> str:
    """A statement of the house with psycopg's marks."""
    return _PIECES.sub(_piece, sql)


@lru_cache(64)
def copied(sql: str) -> str | None:
    """The COPY that enters the rows of an INSERT of plain values, ten times quicker; None where it says more."""
    found = _PLAIN_INSERT.fullmatch(" ".join(sql.split()))
    return f"COPY {found['table']} ({found['columns']}) FROM STDIN" if found is not None else None


_PLAIN_INSERT = re.compile(
    r'INSERT INTO (?P<table>"?\w+"?) ?\((?P<columns>"?\w+"?(?:, ?"?\w+"?)*)\) VALUES ?\(\?(?:, ?\?)*\)'
)
