"""How long it takes to make two entities one, to foresee it, and to split them, in a store of many claims.

    python -m benchmarks.same STORE [--claims 1000]

The store is copied, never written to. Two leaders are added with so many claims each, to questions as many as leaders
of the store have, and made one and split, also after edits in between: what is derived is then compared by digest with
what it was.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from store.care.digests import digests
from store.edits.citing import cited
from store.library import Library
from store.model.edits import Change

#: What is said of the two, by turns.
SAID = (
    ("date_of_death", "2019-10-{n}"),
    ("assessment", "word {n}"),
    ("background", "told {n}"),
    ("life_status", "dead"),
    ("age", "{n}"),
    ("statement", "said {n}"),
    ("activity", "did {n}"),
    ("targets", "aimed at {n}"),
)


def changes(store: Path, slug: str, claims: int) -> list[Change]:
    """A leader, and so many claims about them by voices of the store in texts of it."""
    with closing(sqlite3.connect(store)) as plain:
        texts = plain.execute(
            "SELECT s.slug, r.label, r.text FROM rendition r JOIN source s ON s.id = r.source_id "
            "WHERE r.text IS NOT NULL AND r.held_sha256 IS NULL ORDER BY s.slug LIMIT ?",
            (claims,),
        ).fetchall()
        voices = [it for (it,) in plain.execute("SELECT slug FROM entity WHERE kind = 'voice' ORDER BY slug")]
    out = [
        Change("entity", slug, None, {"id": slug, "kind": "leader", "name": f"Leader {slug}", "names": ["The Chief"]})
    ]
    for number in range(claims):
        source, label, text = texts[number % len(texts)]
        prop, says = SAID[number % len(SAID)]
        data: dict[str, Any] = {"source": source, "id": f"{slug}-c-{number}", "entity": slug, "property": prop}
        data |= {"value": says.format(n=10 + number % 19), "speaker": voices[number % len(voices)]}
        data |= {"cite": {label: cited(text, 0, min(40, len(text)))}}
        out.append(Change("claim", data["id"], None, data))
    return out


def told(store: Path) -> dict[str, int]:
    with closing(sqlite3.connect(store)) as plain:
        return digests(plain)


def timed(what: str, do: Callable[[], object]) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    do()
    took, of_it = time.perf_counter() - begun, time.process_time() - worked
    print(f"{what:<44} {took:6.2f} s, {of_it:5.2f} s of it at work", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--claims", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "copy.db"
        shutil.copy(asked.store, store)
        with Library(store) as library:
            for slug in ("one-leader", "other-leader"):
                library.edit(changes(store, slug, asked.claims), who="bench", what=f"added {slug}")
            two = ("one-leader", "other-leader")
            before = told(store)
            timed("foresee the merge", lambda: library.merge_preview(*two))
            timed(f"merge two of {asked.claims:,} claims each", lambda: library.decide(*two, "same", who="bench"))
            timed("split them", lambda: library.split(*two, who="bench"))
            print("the same by digest:", told(store) == before)
            library.decide(*two, "same", who="bench")
            claim = library.record("claim", "other-leader-c-0")
            assert claim is not None
            edit = Change("claim", "other-leader-c-0", claim, {**claim, "note": "seen"})
            timed("edit a claim of what is one", lambda: library.edit([edit], who="bench", what="a note"))
            library.split(*two, who="bench")
            timed("undo of that edit", lambda: library.undo(who="bench", number=library.journal(limit=2)[1].id))
            print("the same by digest, with an edit in between taken back:", told(store) == before)


if __name__ == "__main__":
    main()
