"""Reports as they come out of files, without a file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.model.adding import Wanted
from store.model.reports import Extracted, ReportHead

FERRY = "\n\n".join(
    f"On the {day} day the ferry {what} was looked for by {boats} boats off Alder Point, said the harbour office."
    for day, what, boats in zip(
        ("first", "second", "third", "fourth"), ("Dawn", "Gull", "Heron", "Tern"), (3, 4, 5, 6), strict=True
    )
)


def extracted(text: str, name: str = "r.txt", **more: Any) -> Extracted:
    """A report of a text; its bytes are the text's with a line before."""
    data = b"raw\n" + text.encode()
    head = ReportHead(
        **{"title": "Ferry sinks", "publisher": "The Courier", "published": "2021-03-04", **more.pop("head", {})}
    )
    report = Extracted(
        path=Path("/in") / name,
        name=name,
        media="text/plain",
        extractor="plain 1",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        head=head,
        data=data,
    )
    return replace(report, **more)


def wanted(text: str, name: str = "r.txt", **more: Any) -> Wanted:
    """The same as it is to be added: ``head`` and what is an Extracted's goes there, the rest is the person's."""
    own = {key: more.pop(key) for key in ("confirmed", "copy_of", "original", "of", "wording") if key in more}
    report = extracted(text, name, **more)
    return Wanted(report, report.head, **own)
