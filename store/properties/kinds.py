"""Of which kinds of entity a property is asked, or which its value may name; for the tables of properties."""

from __future__ import annotations

from store.model.vocabulary import EntityKind

L: tuple[EntityKind, ...] = ("leader",)
G: tuple[EntityKind, ...] = ("group",)
R: tuple[EntityKind, ...] = ("raid",)
P: tuple[EntityKind, ...] = ("place",)
LG: tuple[EntityKind, ...] = ("leader", "group")
GR: tuple[EntityKind, ...] = ("group", "raid")
ALL: tuple[EntityKind, ...] = ("leader", "group", "raid")
ACTORS: tuple[EntityKind, ...] = ("leader", "group", "voice")
NAMED: tuple[EntityKind, ...] = ("leader", "group", "voice", "place")
ANY: tuple[EntityKind, ...] = ("leader", "group", "raid", "voice", "place")
