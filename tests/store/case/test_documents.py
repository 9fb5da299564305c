"""What the documents say is what the code does."""

from __future__ import annotations

import json
import re
from typing import Any

from store.case.schema import case_schema
from store.db.tables import Meta
from store.properties.built_in import PROPERTIES
from store.properties.docs import renewed
from tests.conftest import ROOT

DOCS = ROOT / "docs"


def test_the_schema_of_cases_is_current() -> None:
    stored = (DOCS / "case.schema.json").read_text(encoding="utf-8")
    assert stored == case_schema(), "run: python -m store.case.schema > docs/case.schema.json"


def test_the_schema_allows_what_people_write() -> None:
    schema: dict[str, Any] = json.loads(case_schema())
    claim = schema["$defs"]["ClaimEntry"]
    assert claim["properties"]["value"] == {"anyOf": [{"type": ["string", "number"]}, {"$ref": "#/$defs/ValueEntry"}]}
    (cites,) = claim["properties"]["cite"]["patternProperties"].values()
    single, listed = cites["anyOf"]
    assert {"type": ["string", "number"]} in single["anyOf"]
    assert listed["type"] == "array"
    built_in, own = claim["properties"]["property"]["anyOf"]
    assert built_in["enum"] == list(PROPERTIES)
    assert own["pattern"] == schema["$defs"]["PropertyEntry"]["properties"]["id"]["pattern"]
    assert set(schema["$defs"]["PropertyEntry"]["required"]) == {"id", "label", "kinds", "type", "holds"}
    assert set(claim["required"]) == {"id", "entity", "property", "speaker", "cite"}
    assert set(schema["$defs"]["ValueEntry"]["properties"]) == {"says", "is"}
    assert "title" in schema["$defs"]["SourceHead"]["properties"]
    assert '"null"' not in case_schema()


def test_the_list_of_properties_is_current() -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    assert page == renewed(page), "run: python -m store.properties.docs docs/data-model.md"
    assert all(f"| `{prop}` |" in page for prop in PROPERTIES)


def test_every_table_is_described() -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    section = page[page.index("## Tables") : page.index("## Renditions")]
    named = {name for row in re.findall(r"^\| (`.*?) \|", section, re.M) for name in re.findall(r"`(\w+)`", row)}
    searched = {"passage_fts", "text_fts", "text_indexed", "text_word"}  # no table of the model's
    assert named - searched == {str(table) for table in Meta.metadata.tables}
