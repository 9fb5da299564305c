"""A small invented case whose report says a little of everything, and what is read of a text in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from store.db.engine import ReadingConnection, engine_at
from store.model.drafts import Draft, Suggestions
from store.properties.stored import vocabulary_of
from store.suggest.reading import read_through
from store.suggest.telling.making import Report
from store.sync.load import load_case

HEAD = """\
id: front
title: the Northern Front
about: A fictitious case.
properties:
  - {id: rank, label: military rank, kinds: [leader], type: text, holds: many, topic: posts and bonds}
"""
ENTITIES = """\
- {id: dost, kind: leader, name: Mullah Karim Dost, names: [{text: ملا کریم دوست, kind: transliteration}]}
- {id: noor, kind: leader, name: Bashir Noor}
- {id: agha, kind: leader, name: Gul Agha}
- {id: salim, kind: leader, name: Salim Dost}
- {id: front, kind: group, name: Northern Front, names: [{text: NOF, kind: acronym}]}
- {id: league, kind: group, name: "Students' League"}
- {id: post-attack, kind: raid, name: attack on the Lowari police post}
- {id: lowari-strike, kind: raid, name: Lowari drone strike}
- {id: lowari, kind: place, name: Lowari}
- {id: tarn, kind: place, name: Tarn}
- {id: orsen, kind: place, name: Orsen}
- {id: us, kind: voice, name: United States, names: [{text: US, kind: acronym}]}
- {id: government, kind: voice, name: government of Orsen}
- {id: agency, kind: voice, name: Lake News Agency}
- {id: paper, kind: voice, name: Daily Paper}
"""
TEXT = """\
Mullah Karim Dost, the head of the Northern Front, was killed in a drone strike in Lowari district on 4 June, \
officials said on Monday. Six members of the group and two women died along with him.

The Front's spokesman, Bashir Noor, denied that Dost was dead. "He is alive and well and leads our men in the \
mountains," Noor told Lake News Agency. The United States has not confirmed the death.

Born in Lowari in 1975, Dost joined the Northern Front in 2003 after leaving the Students' League. Dost, an Orseni \
citizen, was considered a close ally of Gul Agha.

The Northern Front, a breakaway faction of the Students' League, was formed in 2003. It was banned by the government \
of Orsen in 2005. The group claimed responsibility for the attack on the Lowari police post, in which 23 people were \
killed and more than 40 wounded.

Security forces arrested Dost's brother, Salim Dost, in Tarn last week. Qari Hamid Wali, a commander, may have fled.
"""
CLAIMS = """\
source: report
claims:
  - id: report-1
    entity: front
    property: founded
    value: 2003
    speaker: paper
    cite:
      original: "was formed in 2003"
"""


def make_case(folder: Path, text: str = TEXT, claims: str = "") -> Path:
    """Write the case, with one report."""
    for name, content in {
        "case.yaml": HEAD,
        "entities/all.yaml": ENTITIES,
        "sources/report.txt": "---\nid: report\npublisher: paper\ntitle: A report\npublished: 2019-06-10\n"
        f"language: en\n---\n{text}",
        **({"claims/report.yaml": claims} if claims else {}),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def make_store(folder: Path, text: str = TEXT, claims: str = "") -> Path:
    """A store of the case."""
    store = folder / "front.db"
    load_case(make_case(folder / "case", text, claims), store)
    return store


def open_read(store: Path) -> ReadingConnection:
    """A connection to a store, whatever keeps it."""
    return engine_at(store).open_read(store)


class Reader:
    """Reads texts with the names of a store."""

    def __init__(self, store: Path, published: str = "2019-06-10") -> None:
        self.connection = open_read(store)
        self.report = Report("report", "original", "0" * 64, "paper", "Daily Paper", published)

    def read(self, text: str, without: Collection[str] = ()) -> tuple[Suggestions, list[Draft]]:
        """What a text suggests."""
        return read_through(self.connection, text, self.report, vocabulary_of(self.connection), without=without)

    def mentions(self, text: str) -> list[tuple[str, str, str]]:
        """Words, entity, how; in the order of the text."""
        return [(text[one.start : one.end], one.entity, one.how) for one in self.read(text)[0].mentions]

    def told(self, text: str) -> dict[tuple[str, str], Draft]:
        """The drafts of a text by entity and property; of several the surest."""
        drafts = sorted(self.read(text)[1], key=lambda one: one.score)
        return {(one.entity, one.property): one for one in drafts}
