"""The form of an entity: name, kind and line, its spellings, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from store.model.edits import Data
from store.model.vocabulary import FOLLOWING, KINDS
from tui.forms.choices import Choice
from tui.forms.claim_fields import VOICES
from tui.forms.claim_record import Beside, entity_of
from tui.forms.field import Field, KeyField
from tui.forms.form import Ask
from tui.forms.picking import EntitiesField
from tui.lines.facts import count, plain
from tui.records.form import RecordForm, State, text_of
from tui.records.listed import SpellingsField, TextsField
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

_KINDS: dict[str, tuple[str, str]] = {kind: (kind[0], kind) for kind in KINDS}
_LINKS = ("follows", "speaks_for", "perhaps")
_NAMED = {"no": ("n", "has a name"), "yes": ("u", "is not named")}


class EntityForm(RecordForm):
    """Changes an entity."""

    kind: ClassVar[str] = "entity"

    def __init__(self, before: Data, ask: Ask, glyphs: Glyphs) -> None:
        self.kind_field = KeyField("kind", "Kind", _KINDS)
        self.within = EntitiesField("within", "Lies in", ("place",), between=", ")
        self.follows = EntitiesField("follows", "Came after", FOLLOWING, between=", ")
        self.speaks_for = EntitiesField("speaks_for", "Speaks for", VOICES, between=", ")
        self.perhaps = EntitiesField("perhaps", "Perhaps", KINDS, between=", ")
        for field in (self.within, self.follows, self.speaks_for, self.perhaps):
            field.without = frozenset({str(before["id"])})
        fields = [
            Field("name", "Name", needed=True),
            SpellingsField(),
            self.kind_field,
            Field("about", "Line", lasting=True),
            KeyField("anonymous", "Named", _NAMED),
            self.within,
            self.follows,
            self.speaks_for,
            self.perhaps,
        ]
        super().__init__(fields, before, ask, glyphs)

    def call_kinds(self, called: Mapping[str, tuple[str, str]]) -> None:
        """Call the kinds as they are called in this case, where one is chosen too."""
        super().call_kinds(called)
        self.kind_field.call({kind: one for kind, (one, _) in called.items()})

    @property
    def called(self) -> str:
        """What it is called, and what it is."""
        kind = str(self.before["kind"])
        return f"{self._called.get(kind, (kind,))[0]} {self.before['name']}"

    def possible(self, field: Field) -> bool:
        """A place lies in others, and speaks for nobody; places and groups come after others."""
        is_place = self.kind_field.value == "place"
        if field is self.within:
            return is_place or field.filled
        if field is self.follows:
            return self.kind_field.value in FOLLOWING or field.filled
        if field in (self.speaks_for, self.fields["anonymous"]):
            return (not is_place and self.kind_field.value != "raid") or field.filled
        return super().possible(field)

    @staticmethod
    def state_of(library: Library, data: Data) -> dict[str, Any]:
        """What stands in the fields for an entity."""
        within = data.get("within", ())
        return {
            "name": data["name"],
            "names": tuple(_spelling(it) for it in data.get("names", ())),
            "kind": data["kind"],
            "about": data.get("about", ""),
            "anonymous": "yes" if data.get("anonymous") else "no",
            "within": _entities(library, [within] if isinstance(within, str) else within),
            **{key: _entities(library, data.get(key, ())) for key in _LINKS},
        }

    def made(self, before: Data, state: State, beside: Beside) -> Data:
        """The entity that the fields say."""
        after = {**before, "name": text_of(state["name"]), "kind": state["kind"], "about": text_of(state["about"])}
        names = [
            {
                "text": it.words,
                "kind": it.more or "alias",
                "used_by": [one.key for one in dict(it.also).get("used_by", ())],
            }
            for it in state["names"]
        ]
        if after["name"] != before["name"]:
            names = _renamed(before, after, names)
        after["names"] = names
        after["anonymous"] = state["anonymous"] == "yes"
        for key in ("within", *_LINKS):
            after[key] = [beside.slug(it) for it in state[key]]
        return after

    def notes(self) -> list[Content]:
        """What becomes of the name that sources use, where the entity gets another one."""
        used = self.before.get("used_by", ())
        if used and self.fields["name"].text not in ("", self.before["name"]):
            words = f"{self.before['name']} stays as a spelling: {count(len(used), 'source')} have it so"
            return [plain(words, "$quiet")]
        return []


def _entities(library: Library, slugs: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(entity_of(library, slug) for slug in slugs)


def _spelling(told: Any) -> Any:
    if isinstance(told, str):
        return TextsField.made(told, "alias")
    return TextsField.made(str(told["text"]), str(told.get("kind", "alias")), told.get("used_by", ()))


def _renamed(before: Data, after: dict[str, Any], names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The spellings of an entity with another name: the old one stays where sources use it, the new one goes."""
    same = next((it for it in names if it["text"] == after["name"]), None)
    names = [it for it in names if it is not same]
    if before.get("used_by") and before["name"] not in {it["text"] for it in names}:
        names.insert(0, {"text": before["name"], "used_by": list(before["used_by"])})
    after["used_by"] = same["used_by"] if same is not None else []
    return names
