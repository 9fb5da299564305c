"""The form of a source's head: what was published, by whom, when, where, and what it copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from store.labels.dates import day
from store.library import day_of
from store.model.edits import Data
from store.model.problems import BadInput
from tui.forms.choices import Choice
from tui.forms.claim_fields import VOICES
from tui.forms.claim_record import Beside, entity_of, key_of
from tui.forms.field import Field
from tui.forms.form import Ask
from tui.forms.picking import EntityField
from tui.lines.facts import count, plain
from tui.records.form import RecordForm, State, text_of
from tui.records.listed import SourceField, TextsField
from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

_TEXTS = ("title", "published", "zone", "language", "address", "original", "note")


class SourceForm(RecordForm):
    """Changes the head of a source. What was inferred is marked until somebody confirms or changes it."""

    kind: ClassVar[str] = "source"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("confirm", "confirm", "Confirm", id="form.confirm", priority=True),
    ]

    def __init__(self, before: Data, ask: Ask, glyphs: Glyphs) -> None:
        fields = [
            Field("title", "Title", needed=True),
            EntityField("publisher", "Publisher", VOICES, needed=True),
            Field("published", "Published", lasting=True),
            Field("zone", "Zone"),
            Field("language", "Language", lasting=True),
            Field("address", "Address", lasting=True),
            TextsField("authors", "Authors"),
            SourceField("syndicated_from", "Copies", str(before["id"])),
            Field("original", "Original"),
            Field("note", "Remark"),
        ]
        super().__init__(fields, before, ask, glyphs)
        self.inferred = list(before.get("inferred", ()))

    @property
    def called(self) -> str:
        """What it is called."""
        return f"source {self.before['id']}"

    @staticmethod
    def state_of(library: Library, data: Data) -> dict[str, Any]:
        """What stands in the fields for a source's head."""
        copied = data.get("syndicated_from")
        page = library.source(copied) if copied else None
        words = f"{page.source.publisher}, {day(page.source.published)}: {page.source.title}" if page else copied
        return {
            **{key: data.get(key, "") for key in _TEXTS},
            "publisher": entity_of(library, str(data["publisher"])),
            "authors": tuple(TextsField.made(it) for it in data.get("authors", ())),
            "syndicated_from": Choice(copied, str(words), copied) if copied else "",
            "inferred": tuple(data.get("inferred", ())),
        }

    def made(self, before: Data, state: State, beside: Beside) -> Data:
        """The head that the fields say."""
        after: dict[str, Any] = {**before, **{key: text_of(state[key]) or None for key in _TEXTS}}
        after["publisher"] = beside.slug(state["publisher"])
        after["authors"] = [it.words for it in state["authors"]]
        after["syndicated_from"] = key_of(state["syndicated_from"]) or None
        after["inferred"] = [key for key in before.get("inferred", ()) if key in state["inferred"]]
        return after

    @property
    def state(self) -> dict[str, Any]:
        """All that is filled in, and what of it is still inferred."""
        return {**super().state, "inferred": tuple(self.inferred)}

    def restore(self, state: dict[str, Any]) -> None:
        """Fill in what was filled in before."""
        self.inferred = list(state.get("inferred", self.inferred))
        super().restore({key: it for key, it in state.items() if key != "inferred"})

    def follow(self) -> None:
        """Mark what is inferred and still as it was; say the day in words."""
        for key in self.different:
            if key in self.inferred:
                self.inferred.remove(key)
        for key, field in self.fields.items():
            words = [it] if key == "published" and (it := _as_read(field.text)) != field.text else []
            words += ["inferred"] if key in self.inferred else []
            if isinstance(field, TextsField):
                field.remark(", ".join(words))
            elif words or not isinstance(field, EntityField | SourceField):
                field.tell(plain(", ".join(words), "$quiet") if words else None)

    @property
    def different(self) -> list[str]:
        """The fields that are others now; nothing before it is known what stood in them."""
        return super().different if self._start else []

    def action_confirm(self) -> None:
        """Confirm the field at hand, and go on to the next one that is inferred."""
        field = self.at_hand
        if field is not None and field.key in self.inferred:
            self.inferred.remove(field.key)
            self.dirty = True
            if not isinstance(field, TextsField):
                field.tell(None)
        self.follow()
        self.tell_difference()
        left = [key for key in self.fields if key in self.inferred]
        if left:
            self.go(left[0])

    @property
    def differences(self) -> list[str]:
        """What is different now, and what is confirmed."""
        different = set(self.different)
        confirmed = [key for key in self._start.get("inferred", ()) if key not in (*self.inferred, *different)]
        return [
            *super().differences,
            *(f"{self.fields[key].label} confirmed" for key in confirmed if key in self.fields),
        ]

    def notes(self) -> list[Content]:
        """How many are inferred still."""
        words = f"{count(len(self.inferred), 'field')} inferred: Alt+Z confirms the one at hand, and goes to the next"
        return [plain(words, "$quiet")] if self.inferred else []


def _as_read(told: str) -> str:
    """A day in words, of that or of how records hold it; what is no day as it is."""
    try:
        return day(day_of(told))
    except BadInput:
        return told
