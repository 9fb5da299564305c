"""Which source an address means, and the text that is held of it: for annotations."""

from __future__ import annotations

from store.db.connection import Connection

_URN = "urn:whosays:source:"


class Pages:
    """Looks up addresses; a scheme, a fragment and a slash at the end do not count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_address: dict[str, str] = {}
        for slug, address in connection.execute(
            "SELECT slug, address FROM source WHERE address <> '' ORDER BY slug DESC"
        ).fetchall():
            self._by_address[_plain(address)] = slug
        self._texts: dict[str, str | None] = {}

    def held(self, address: str) -> tuple[str, str | None]:
        """The id of the source and its text; "" and None where it is not held."""
        slug = address.removeprefix(_URN) if address.startswith(_URN) else self._by_address.get(_plain(address), "")
        if slug not in self._texts:
            row = self._connection.execute(
                "SELECT r.text FROM source s LEFT JOIN rendition r ON r.source_id = s.id AND r.text IS NOT NULL "
                "WHERE s.slug = ? ORDER BY r.kind <> 'original', r.main DESC, r.position LIMIT 1",
                (slug,),
            ).fetchone()
            if row is None:
                return "", None
            self._texts[slug] = row[0]
        return slug, self._texts[slug]


def _plain(address: str) -> str:
    bare = address.strip().partition("#")[0]
    return bare.partition("://")[2].rstrip("/").casefold() if "://" in bare else bare.rstrip("/").casefold()
