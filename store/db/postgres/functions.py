"""What SQLite has as functions, made in a store's schema, so that a statement stands once for both engines."""

from __future__ import annotations

FUNCTIONS = (
    # the values of an array in JSON, one a row: as text, whatever they are
    """CREATE OR REPLACE FUNCTION json_each(text) RETURNS TABLE (key bigint, value text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 40 AS $$
    SELECT nth - 1, it FROM pg_catalog.jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS t (it, nth) $$""",
    # $.key and $[n], as text
    """CREATE OR REPLACE FUNCTION json_extract(text, text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN $2 LIKE '$[%' THEN $1::jsonb ->> (trim(both '$[]' from $2))::int
    ELSE $1::jsonb ->> substr($2, 3) END $$""",
    """CREATE OR REPLACE FUNCTION instr(text, text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT strpos($1, $2) $$""",
    # with numbers of 64 bits, as all of a store's are
    """CREATE OR REPLACE FUNCTION substr(text, bigint, bigint) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT substr($1, $2::int, $3::int) $$""",
    """CREATE OR REPLACE FUNCTION substr(text, bigint) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT substr($1, $2::int) $$""",
    """CREATE OR REPLACE FUNCTION max(bigint, bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT greatest($1, $2) $$""",
    """CREATE OR REPLACE FUNCTION min(bigint, bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT least($1, $2) $$""",
    """CREATE OR REPLACE FUNCTION joined(text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT array_to_string($1, ',') $$""",
    """CREATE OR REPLACE FUNCTION taken_in(text[], text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE $1 || $2 END $$""",
    """CREATE OR REPLACE FUNCTION taken_in(text[], bigint) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE $1 || $2::text END $$""",
    "CREATE OR REPLACE AGGREGATE group_concat (text) (SFUNC = taken_in, STYPE = text[], FINALFUNC = joined)",
    "CREATE OR REPLACE AGGREGATE group_concat (bigint) (SFUNC = taken_in, STYPE = text[], FINALFUNC = joined)",
    """CREATE OR REPLACE FUNCTION put_behind(text, text, text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || $3 || $2 END $$""",
    "CREATE OR REPLACE AGGREGATE group_concat (text, text) (SFUNC = put_behind, STYPE = text)",
    """CREATE OR REPLACE FUNCTION in_json(text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT coalesce(array_to_json($1)::text, '[]') $$""",
    "CREATE OR REPLACE AGGREGATE json_group_array (text) (SFUNC = array_append, STYPE = text[], FINALFUNC = in_json)",
    """CREATE OR REPLACE FUNCTION put_in(jsonb, text, bigint) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT $1 || jsonb_build_object($2, $3) $$""",
    """CREATE OR REPLACE FUNCTION as_text(jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT $1::text $$""",
    "CREATE OR REPLACE AGGREGATE json_group_object (text, bigint) "
    "(SFUNC = put_in, STYPE = jsonb, INITCOND = '{}', FINALFUNC = as_text)",
)
