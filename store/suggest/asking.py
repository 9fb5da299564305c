"""Ask for suggestions: in a process of its own, which is ended when nobody waits for it any more."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import store
from store.model.drafts import Draft, Mention, NewName, Suggestions
from store.model.places import Place
from store.model.problems import BadInput, Refused
from store.suggest.running import run

#: A report of many thousand words on a busy machine; nobody's keys wait for it.
_SECONDS = 120.0
_MOST = 64 * 1024 * 1024
_START = "import sys; sys.path[:] = {paths!r}; from store.suggest.child import main; main()"


def ask(place: Place, source: str, rendition: str | None, *, untouched: bool) -> tuple[str, Suggestions]:
    """What a wording was read by (`store.suggest.stamp`), and all that it suggests, also what is there already.

    Raises BadInput, Refused, and Stopped.
    """
    # the folder that this program came from first, and never the folder that somebody happens to stand in
    paths = list(dict.fromkeys([str(Path(store.__file__).parent.parent), *filter(os.path.isabs, sys.path)]))
    at = str(place.absolute() if isinstance(place, Path) else place)
    asked = {"store": at, "source": source, "rendition": rendition, "untouched": untouched}
    try:
        ended = run(
            [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START.format(paths=paths)],
            json.dumps(asked).encode(),
            seconds=_SECONDS,
            most=_MOST,
        )
    except OSError as error:
        raise Refused(f"the process that reads for suggestions cannot be started: {error.strerror}") from error
    if ended.why or ended.code:
        how = {"late": "took too long", "long": "found too much"}.get(ended.why, "ended too early")
        raise Refused(f"{source}: reading for suggestions {how}: nothing is suggested for this report")
    told: dict[str, Any] = json.loads(ended.said)
    if "refused" in told:
        raise (BadInput if told["input"] else Refused)(told["refused"])
    found = told["found"]
    return str(told["by"]), Suggestions(
        **{
            **found,
            "drafts": tuple(Draft(**{**one, "via": tuple(one["via"])}) for one in found["drafts"]),
            "mentions": tuple(Mention(**one) for one in found["mentions"]),
            "names": tuple(NewName(**one) for one in found["names"]),
            "problems": tuple(found["problems"]),
        }
    )
