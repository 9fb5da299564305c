"""The case format as a JSON Schema: ``python -m store.case.schema > docs/case.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from store.case.decided import DroppedEntry, GradeEntry, SameEntry
from store.case.models import CaseHead, ClaimsFile, EntityEntry, JudgementEntry, SourceHead, model
from store.properties.built_in import PROPERTIES

#: Models that may also be written as a bare text.
_BARE = ("NameEntry", "Cite", "ValueEntry", "ScopeEntry", "ChoiceEntry", "PaneEntry")
#: Every plain scalar of a case is a text; an editor takes 17 and 2019 for numbers.
_TEXT = ["string", "number"]


@model
class CaseSchema:
    """All parts of a case in one, for the JSON Schema in docs/case.schema.json."""

    case: CaseHead
    entities: tuple[EntityEntry, ...]
    source_head: SourceHead
    claims: ClaimsFile
    judgements: tuple[JudgementEntry, ...]
    same: tuple[SameEntry, ...]
    grades: tuple[GradeEntry, ...]
    dropped: tuple[DroppedEntry, ...]


def case_schema() -> str:
    """The schema of all parts of a case, as the text of docs/case.schema.json."""
    made = TypeAdapter(CaseSchema).json_schema(by_alias=True)
    claim = made["$defs"]["ClaimEntry"]["properties"]
    own = made["$defs"]["PropertyEntry"]["properties"]["id"]  # an editor offers those that are built in
    claim["property"] = {"anyOf": [{"type": "string", "enum": list(PROPERTIES)}, own]}
    within = made["$defs"]["EntityEntry"]["properties"]["within"]
    made["$defs"]["EntityEntry"]["properties"]["within"] = {"anyOf": [within["items"], within]}
    labels = claim["cite"]["patternProperties"]
    for pattern, cites in labels.items():
        labels[pattern] = {"anyOf": [cites["items"], cites]}
    claim["cite"]["additionalProperties"] = False
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of whosays",
        **{key: value for key, value in _plain(made).items() if key != "title"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _plain(node: Any, of_names: bool = False) -> Any:
    """The schema as people write cases: bare texts allowed, and keys left out instead of null.

    ``of_names`` says that the keys of ``node`` are names of properties or models, not words of the schema.
    """
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name in _BARE:
        return {"anyOf": [{"type": _TEXT}, node]}
    if not of_names and node.get("type") == "string" and not {"pattern", "enum"} & node.keys():
        node = node | {"type": _TEXT}
    out = {
        key: _plain(value, not of_names and key in ("properties", "patternProperties", "$defs"))
        for key, value in node.items()
        if of_names or (key != "title" and not (key == "default" and value is None))
    }
    options = [option for option in out.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del out["anyOf"]
        out = options[0] | out
    return out


if __name__ == "__main__":
    print(case_schema(), end="")
