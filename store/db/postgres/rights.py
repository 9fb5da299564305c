"""Who may do what in a store on a server: roles that read, roles that edit, and the owner, who made the store.

An editor writes everything a person makes, but judgements and the journal only under the own role: what others judged,
and what they did, stays. The server keeps this (by triggers, which say so where row security would leave rows out in
silence), whatever program the editor uses. The owner may say whose a row is, as a copy of a store does; and a judgement
that the owner brings back is whose it was when it was made, as the journal has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: Tables whose rows tell which role wrote them, and which of their rows an editor changes only as that role.
WITH_ROLE = {"judgement": "", "record": "OLD.kind = 'judgement'", "edit": "", "edit_change": ""}

#: Tables with what was judged: the column with its id, and which rows these are.
_JUDGEMENTS = {"judgement": ("slug", ""), "record": ("ref", " AND NEW.kind = 'judgement'")}

_FUNCTIONS = (
    """CREATE FUNCTION own_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.role <> current_user AND NOT pg_has_role(current_user, (
            SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
            NEW.role := current_user;
        END IF;
        RETURN NEW;
    END $$""",
    *(
        f"""CREATE FUNCTION made_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.role := coalesce((SELECT role FROM edit_change WHERE kind = 'judgement' AND ref = NEW.{ref}
            AND before IS NULL ORDER BY edit_id LIMIT 1), NEW.role);
        RETURN NEW;
    END $$"""
        for table, (ref, _) in _JUDGEMENTS.items()
    ),
    """CREATE FUNCTION others_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.role <> current_user AND NOT pg_has_role(current_user, (
            SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
            RAISE EXCEPTION 'a row of % is %''s', TG_TABLE_NAME, OLD.role USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.role := OLD.role;
        RETURN NEW;
    END $$""",
)


def keeping_rows() -> Iterator[str]:
    """What makes a store's tables keep the rows of others."""
    yield from _FUNCTIONS
    for table, (_, which) in _JUDGEMENTS.items():  # before own_row: they are called in the order of their names
        yield (
            f"CREATE TRIGGER made_row BEFORE INSERT ON {table} FOR EACH ROW WHEN (NEW.role = current_user{which}) "
            f"EXECUTE FUNCTION made_{table}()"
        )
    for table, which in WITH_ROLE.items():
        when = f"WHEN ({which}) " if which else ""
        yield f"CREATE TRIGGER own_row BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION own_row()"
        yield (
            f"CREATE TRIGGER others_row BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {when}"
            "EXECUTE FUNCTION others_row()"
        )


def grants(schema: str, readers: Sequence[str], editors: Sequence[str]) -> Iterator[str]:
    """The statements that give roles their rights in a store's schema, and take from a reader what an editor has; to be
    run by its owner: all of them or none."""
    inside = _quoted(schema)
    yield "BEGIN;"
    for role in (*readers, *editors):
        yield f"GRANT USAGE ON SCHEMA {inside} TO {_quoted(role)};"
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {inside} TO {_quoted(role)};"
    for role in readers:  # who may have been an editor
        yield f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA {inside} FROM {_quoted(role)};"
        yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {inside} FROM {_quoted(role)};"
    for role in editors:
        yield f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {inside} TO {_quoted(role)};"
        yield f"REVOKE INSERT, UPDATE, DELETE ON {inside}.whosays_store FROM {_quoted(role)};"
        yield f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {inside} TO {_quoted(role)};"
    yield "COMMIT;"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
