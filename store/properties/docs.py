"""The list of properties for the manual: ``python -m store.properties.docs docs/data-model.md`` renews it there."""

from __future__ import annotations

import sys
from pathlib import Path

from store.properties.built_in import PROPERTIES
from store.properties.property import PEOPLE, Property

BEGIN = "<!-- properties: begin (python -m store.properties.docs docs/data-model.md) -->\n"
END = "<!-- properties: end -->\n"
_CARDINALITY = {"one_ever": "one ever", "one_at_a_time": "one at a time", "many": "many"}


def property_list() -> str:
    """Every property in a table for each topic, in Markdown."""
    topics: dict[str, list[Property]] = {}
    for prop in PROPERTIES.values():
        topics.setdefault(prop.topic, []).append(prop)
    parts = []
    for topic, props in topics.items():
        rows = [f"| `{p.id}` | {p.label} | {', '.join(p.kinds)} | {_type(p)} | {_about(p)} |" for p in props]
        head = f"### {topic[0].upper()}{topic[1:]}\n\n| property | shown as | of a | value | |\n|---|---|---|---|---|\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _type(prop: Property) -> str:
    told: str = prop.type
    if prop.refers_to:
        told = " or ".join(prop.refers_to)
    if prop.unit and prop.type in ("quantity", "measure"):
        told += f" ({prop.unit})"
    return f"{told}; {_CARDINALITY[prop.cardinality]}"


def _about(prop: Property) -> str:
    told = [prop.help] if prop.help else []
    if prop.running:
        told.append("A running toll.")
    if prop.party:
        told.append("One party's word against another's.")
    if prop.open_scope:
        told.append(f"Scope: {prop.open_scope}, named by the case.")
    if prop.scopes:
        more = [scope.label for scope in prop.scopes[len(PEOPLE) :]]
        told.append("Scopes: people counted" + (f", and {', '.join(more)}." if more else "."))
    if prop.tree:
        told.append(f"Values: {_tree(prop.tree)}.")
    return " ".join(told)


def _tree(tree: dict[str, str | None]) -> str:
    """The values of a choice, each followed by the finer ones in brackets."""

    def told(value: str) -> str:
        below = [told(other) for other, parent in tree.items() if parent == value]
        return f"`{value}`" + (f" ({', '.join(below)})" if below else "")

    return ", ".join(told(value) for value, parent in tree.items() if parent is None)


def renewed(text: str) -> str:
    """The manual's page with the list between its two marks made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{property_list()}\n{END}{after}"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")
