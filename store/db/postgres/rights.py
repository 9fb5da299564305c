"""Who may do what in a store on a server: roles that read, roles that edit, and the owner, who made the store.

An editor writes everything a person makes, but judgements and the journal only under the own role: what others judged,
and what they did, stays. The server keeps this (row security), whatever program the editor uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: Tables whose rows tell which role wrote them, and which of their rows an editor may change only as that role.
WITH_ROLE = {"judgement": "true", "record": "kind = 'judgement'", "edit": "true", "edit_change": "true"}


def _own_rows() -> Iterator[str]:
    for table, which in WITH_ROLE.items():
        mine = "role = current_user" if which == "true" else f"NOT ({which}) OR role = current_user"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"CREATE POLICY read ON {table} FOR SELECT USING (true)"
        yield f"CREATE POLICY add ON {table} FOR INSERT WITH CHECK (role = current_user)"
        yield f"CREATE POLICY change ON {table} FOR UPDATE USING ({mine})"
        yield f"CREATE POLICY remove ON {table} FOR DELETE USING ({mine})"


OWN_ROWS = tuple(_own_rows())
"""What makes a store's tables keep the rows of others."""


def grants(schema: str, readers: Sequence[str], editors: Sequence[str]) -> Iterator[str]:
    """The statements that give roles their rights in a store's schema, to be run by its owner."""
    inside = _quoted(schema)
    for role in (*readers, *editors):
        yield f"GRANT USAGE ON SCHEMA {inside} TO {_quoted(role)};"
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {inside} TO {_quoted(role)};"
    for role in editors:
        yield f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {inside} TO {_quoted(role)};"
        yield f"REVOKE INSERT, UPDATE, DELETE ON {inside}.whosays_store FROM {_quoted(role)};"
        yield f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {inside} TO {_quoted(role)};"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
