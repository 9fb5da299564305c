"""Reads one wording in a process of its own, at low priority: asked on standard input, answered on standard output."""

from __future__ import annotations

import gc
import json
import os
import sys
from dataclasses import asdict
from typing import Any

NICE = 15
"""How far the process stands back behind those that somebody waits for."""


def main() -> None:
    """Answer one question and go."""
    os.setpriority(os.PRIO_PROCESS, 0, NICE)
    gc.disable()  # it lives for a second
    asked: dict[str, Any] = json.load(sys.stdin)
    json.dump(answer(asked), sys.stdout, ensure_ascii=True, separators=(",", ":"))


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Every draft of a wording and what it was read by, or the sentence why nothing can be told."""
    from store.db.engine import asking
    from store.model.places import place_of
    from store.model.problems import BadInput, Refused
    from store.suggest.reading import every
    from store.suggest.stamp import stamp

    try:
        store = asking(place_of(asked["store"]), untouched=asked["untouched"])
        try:
            of = asked["source"], asked["rendition"]
            by, found = store.ask(lambda c: (stamp(c, *of), every(c, *of)))
        finally:
            store.close()
    except Refused as refusal:
        return {"refused": str(refusal), "input": isinstance(refusal, BadInput)}
    return {"by": by, "found": asdict(found)}
