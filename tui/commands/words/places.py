"""The words of a call that name a store, a case or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.model.places import file_of, place_of

if TYPE_CHECKING:
    from store.model.places import Place
else:
    # typer takes no type that is one of two: it hands on what `store` makes of the words
    from store.model.places import Server as Place

__all__ = ["Place", "case", "copy", "store"]


def store(told: str | Place) -> Place:
    """A store by its file or its address, or the folder of a case. Raises BadInput."""
    return place_of(told) if isinstance(told, str) else told


def case(told: str) -> Path:
    """The folder of a case. Raises BadInput where it is an address."""
    return file_of(told, "a case is a folder (--store names a store)")


def copy(told: str) -> Path:
    """The file that a copy goes to. Raises BadInput where it is an address."""
    return file_of(told, "a copy is a file")
