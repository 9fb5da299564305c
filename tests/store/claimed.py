"""A case of a few claims, told shortly, and its store: ``claim("raid", "killed", "17", "police")``."""

from __future__ import annotations

from pathlib import Path

from store.sync.load import load_case
from tests.engines import opened

ENTITIES = """
- {id: paper, kind: voice, name: Paper}
- {id: police, kind: voice, name: police}
- {id: clinic, kind: voice, name: clinic}
- {id: man, kind: leader, name: Man}
- {id: other, kind: leader, name: Other}
- {id: band, kind: group, name: Band}
- {id: raid, kind: raid, name: the raid}
- {id: operation, kind: raid, name: the operation}
- {id: tarn, kind: place, name: Tarn}
- {id: weekly, kind: voice, name: Weekly}
- {id: usa, kind: place, name: USA}
- {id: ohio, kind: place, name: Ohio, within: usa}
- {id: zed, kind: place, name: Zed, within: ohio}
- {id: cuba, kind: place, name: Cuba}
- {id: fire, kind: raid, name: the fire}
- {id: flood, kind: raid, name: the flood}
- {id: storm, kind: raid, name: the storm}
- {id: a, kind: voice, name: Ada}
- {id: b, kind: voice, name: Ben}
- {id: c, kind: voice, name: Cleo}
- {id: d, kind: voice, name: Dan}
- {id: e, kind: voice, name: Eve}
- {id: f, kind: voice, name: Fay}
"""


class Case:
    """A case folder whose claims can be edited one by one, and the store it is loaded into."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder / "case", folder / "store.db"
        self.claims: dict[str, str] = {}
        for name in ("entities", "sources", "claims"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "case.yaml").write_text("id: small\ntitle: small\n")
        (self.folder / "entities/all.yaml").write_text(ENTITIES)
        for name, publisher, day in (("first", "paper", "2019-09-30"), ("vague", "weekly", "2019-10-07/2019-10-08")):
            head = f"id: {name}\npublisher: {publisher}\ntitle: Another report\npublished: {day}\nlanguage: en"
            (self.folder / f"sources/{name}.txt").write_text(f"---\n{head}\n---\nIt is told in this report.\n")
        head = "id: report\npublisher: paper\ntitle: A report\npublished: 2019-10-08\nlanguage: en"
        (self.folder / "sources/report.txt").write_text(f"---\n{head}\n---\nIt is told in this report.\n")

    def load(self) -> None:
        for source in ("report", "first", "vague"):
            listed = "".join(
                f"  - {{id: {name}, {said.removeprefix(f'{source}! ')}, cite: {{original: told}}}}\n"
                for name, said in self.claims.items()
                if (said.split("! ")[0] if "! " in said else "report") == source
            )
            (self.folder / f"claims/{source}.yaml").write_text(
                f"source: {source}\nclaims:{' []' if not listed else ''}\n{listed}"
            )
        load_case(self.folder, self.store)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with opened(self.store) as connection:
            return connection.execute(sql).fetchall()

    def checks(self) -> list[tuple[object, ...]]:
        return self.rows(
            "SELECT e.slug, q.property, q.scope, q.state, q.reason FROM question q JOIN entity e ON e.id = q.entity_id"
            " WHERE q.property LIKE 'check.%' ORDER BY 1, 2, 3"
        )

    def derived(self) -> list[tuple[object, ...]]:
        """All derived rows, without the row ids they happen to have."""
        return (
            self.rows(
                "SELECT entity_id, property, scope, state, reason, answers, claims, reports, origins, rank"
                " FROM question ORDER BY 1, 2, 3"
            )
            + self.rows(
                "SELECT q.entity_id, q.property, q.scope, a.position, a.value_key, a.label, a.claims, a.reports,"
                " a.origins, a.denials, a.doubts, k.claim_id, k.origin, k.closed_by FROM question q"
                " JOIN answer a ON a.question_id = q.id LEFT JOIN answer_claim k ON k.answer_id = a.id"
                " ORDER BY 1, 2, 3, 4, 12"
            )
            + self.rows(
                "SELECT q.entity_id, q.property, q.scope, l.position, r.position, v.left_claim_id, v.right_claim_id,"
                " v.kind, v.reason FROM verdict v JOIN question q ON q.id = v.question_id"
                " JOIN answer l ON l.id = v.left_answer_id JOIN answer r ON r.id = v.right_answer_id"
                " ORDER BY 1, 2, 3, v.id"
            )
        )


def claim(entity: str, prop: str, value: str, speaker: str = "police", source: str = "report", **more: str) -> str:
    rest = "".join(f", {name}: {given}" for name, given in more.items())
    value = f'"{value}"' if "," in value else value
    head = "" if source == "report" else f"{source}! "
    return f"{head}entity: {entity}, property: {prop}, value: {value}, speaker: {speaker}{rest}"
