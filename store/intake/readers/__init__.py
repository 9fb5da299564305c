"""Readers, each a small module that is loaded only when a file of its kind is met.

They run in a confined child (`store.intake.child`). Each has ``ready()``, which the server calls once before it
forks, and ``read(data, name, limits)``, which hands back the reports of a file or raises Unreadable.
"""

from __future__ import annotations

from importlib import import_module

from store.intake.limits import Limits
from store.intake.refusing import Item, Unreadable
from store.intake.sniff import HEAD, READERS, kind_of

_PASSWORD = "is locked with a password: save a copy without it, and add that"


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The reports of a file by what it is. Raises Unreadable."""
    kind = kind_of(data[:HEAD], name)
    if kind == "old-office":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(_PASSWORD)
        raise Unreadable("is a document of an old office program: save it as DOCX, ODT or PDF")
    if kind not in READERS:
        raise Unreadable(kind)
    items: list[Item] = import_module(READERS[kind]).read(data, name, limits)
    return items
