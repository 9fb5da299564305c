"""The fields of the claim form and their keys: which are needed, and what follows from what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from store.labels.claims import STANCE_WORDS
from store.model.vocabulary import SILENT
from store.properties.property import AMOUNTS, Property
from store.properties.vocabulary import Vocabulary
from tui.forms.asked import PropertyField, ScopeField
from tui.forms.claim_record import Place
from tui.forms.correcting import Correcting
from tui.forms.field import Field, KeyField
from tui.forms.form import Ask
from tui.forms.picking import EntitiesField, EntityField, ListField, PickField
from tui.forms.properties import counted_choices, is_of_a_place, value_choices
from tui.forms.value import ValueField
from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs

ABOUT = ("leader", "group", "raid", "place", "voice")
VOICES = ("voice", "group", "leader")
_STANCES: dict[str, tuple[str, str]] = {
    "asserts": ("a", STANCE_WORDS["asserts"]),
    "denies": ("d", STANCE_WORDS["denies"]),
    "declines_comment": ("n", "no comment"),
    "cannot_confirm": ("u", STANCE_WORDS["cannot_confirm"]),
    "retracts": ("t", "takes back"),
}
_CERTAINTIES = {"certain": ("c", "certain"), "probable": ("r", "reportedly"), "possible": ("p", "possibly")}


class ClaimFields(Correcting):
    """The fields of a claim of `place`, as its property wants them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("keep_next", "keep_next", "Keep, next", id="form.keep_next", priority=True),
        bind("asserts", "say('stance', 'asserts')", "Asserts", show=False, id="form.asserts", priority=True),
        bind("denies", "say('stance', 'denies')", "Denies", show=False, id="form.denies", priority=True),
        bind(
            "no_comment",
            "say('stance', 'declines_comment')",
            "No comment",
            show=False,
            id="form.no_comment",
            priority=True,
        ),
        bind(
            "unsure", "say('stance', 'cannot_confirm')", "Cannot confirm", show=False, id="form.unsure", priority=True
        ),
        bind("retracts", "say('stance', 'retracts')", "Takes back", show=False, id="form.retracts", priority=True),
        bind("certain", "say('certainty', 'certain')", "Certain", show=False, id="form.certain", priority=True),
        bind("probable", "say('certainty', 'probable')", "Reportedly", show=False, id="form.probable", priority=True),
        bind("possible", "say('certainty', 'possible')", "Possibly", show=False, id="form.possible", priority=True),
        bind("to_is", "to('is')", "Compared as", show=False, id="form.to_is", priority=True),
        bind("to_via", "to('via')", "On whose word", show=False, id="form.to_via", priority=True),
        bind("to_where", "to('where')", "Of which place", show=False, id="form.to_where", priority=True),
        bind("to_counted", "to('counted')", "How counted", show=False, id="form.to_counted", priority=True),
        bind("to_said", "to('said')", "When said", show=False, id="form.to_said", priority=True),
        bind("to_as_of", "to('as_of')", "As of when", show=False, id="form.to_as_of", priority=True),
        bind("to_valid", "to('valid')", "From when to when", show=False, id="form.to_valid", priority=True),
        bind("to_note", "to('note')", "Remark", show=False, id="form.to_note", priority=True),
        bind("to_part", "to('scope')", "Which part", show=False, id="form.to_part", priority=True),
        bind("beside", "beside", "Cite beside", show=False, id="form.beside", priority=True),
        bind("theirs", "theirs", "Take theirs", show=False, id="form.theirs", priority=True),
    ]

    def __init__(self, place: Place, ask: Ask, glyphs: Glyphs, vocabulary: Vocabulary) -> None:
        self.entity = EntityField("entity", "About", ABOUT, needed=True)
        self.property = PropertyField(vocabulary)
        self.scope = ScopeField()
        self.where = EntityField("where", "Where", ("place",))
        self.value = ValueField(place.passage)
        self.is_ = ListField("is", "Is", free=True)
        self.counted = ListField("counted", "Counted", counted_choices())
        self.speaker = EntityField("speaker", "Who says", VOICES, needed=True)
        self.via = EntitiesField("via", "Via", VOICES)
        self.stance = KeyField("stance", "Stance", _STANCES)
        self.certainty = KeyField("certainty", "Certainty", _CERTAINTIES)
        self.texts = [
            Field(name, label)
            for name, label in (("said", "Said on"), ("as_of", "As of"), ("valid", "From/to"), ("note", "Remark"))
        ]
        fields = [
            *(self.entity, self.property, self.scope, self.where, self.value, self.is_, self.counted),
            *(self.speaker, self.via, self.stance, self.certainty, *self.texts),
        ]
        super().__init__(fields, place, ask, glyphs)
        self.call_kinds(vocabulary.kinds)
        self._vocabulary = vocabulary
        self._followed: set[str] = set()  # what came with the speaker: relays, the day

    @property
    def prop(self) -> Property | None:
        """The property taken."""
        return self._vocabulary.get(self.property.picked.key) if self.property.picked is not None else None

    def fill(self, state: Mapping[str, Any]) -> None:
        """Fill in what is known, in the order in which one follows from the other."""
        for key in ("entity", "property"):
            if key in state:
                self.fields[key].restore(state[key])
        self._follow_entity()
        self._follow_property()
        for key, told in state.items():
            if key not in ("entity", "property") and key in self.fields:
                self.fields[key].restore(told)
        self._fit()

    # what follows from what

    def wanted(self, field: Field) -> bool:
        """A value is needed where something is said; what it is compared as where it cannot be read."""
        if field is self.value:
            return self.stance.value not in SILENT
        if field is self.is_:
            return bool(self.value.problem) and self.value.filled and not self.value.kinds
        if field is self.scope:
            return self.prop is not None and self.prop.open_scope is not None and not self.scope.settled
        return super().wanted(field)

    def possible(self, field: Field) -> bool:
        """No part where there are none, nothing it is compared as where it is read."""
        if field is self.scope:
            return self.prop is not None and (bool(self.prop.scopes) or self.prop.open_scope is not None)
        if field is self.is_:
            return self.wanted(field) or field.filled or field.at_hand
        if field is self.where:
            return field.filled or (self.prop is not None and is_of_a_place(self.prop))
        if field is self.counted:
            return field.filled or (self.prop is not None and self.prop.type in AMOUNTS)
        return super().possible(field)

    @property
    def missing(self) -> list[str]:
        """What is to be filled in; a part that has words of its own is gone to once."""
        return [key for key in super().missing if key != "scope" or not self.scope.settled]

    def lacks(self, field: Field) -> None:
        """Say what is needed; a part may be left out."""
        if field is self.speaker and (offered := self.speaker.offered) is not None:
            field.complain(f"who says so? Enter takes {offered.words}")
        elif field is not self.scope:
            super().lacks(field)

    def taken(self, field: Field) -> None:
        """Let the other fields follow."""
        picked = field.picked if isinstance(field, PickField) else None
        if field is self.entity:
            self._follow_entity()
        elif field is self.property:
            self._follow_property()
        if picked is not None:
            also = dict(picked.also)
            for key in self._followed if field is self.speaker else ():
                also.setdefault(key, () if key == "via" else "")  # what came with another voice goes with it
            for key, told in also.items():
                self.fields[key].restore(told)
            if field is self.speaker:
                self._followed = {key for key, told in also.items() if told}
        self._fit()
        self.look()

    def changed(self, field: Field) -> None:
        """Look what it would do, when the keys rest."""
        self._followed.discard(field.key)
        if field is self.value:
            self.value.tell(None)
        self.look()

    def moved(self, field: Field) -> None:
        """Look what another choice would do."""
        if field in (self.value, self.speaker):
            self.look()

    def _follow_entity(self) -> None:
        picked = self.entity.picked
        self.property.kind = picked.kind if picked is not None else None
        self.scope.subject = picked.key if picked is not None else ""
        self.value.without = frozenset({picked.key} if picked is not None and picked.key else ())
        if self.prop is not None and picked is not None and picked.kind and picked.kind not in self.prop.kinds:
            self.property.restore("")
            self._follow_property()

    def _follow_property(self) -> None:
        prop = self.prop
        self.scope.suit(prop)
        self.value.suit(prop)
        self.is_.all = value_choices(prop) if prop is not None and prop.type == "choice" else []

    def action_say(self, key: str, value: str) -> None:
        """Choose stance or certainty from any field."""
        field = self.fields[key]
        assert isinstance(field, KeyField)
        field.choose(value)
        self._fit()

    def action_to(self, key: str) -> None:
        """Go to a field."""
        if self.possible(self.fields[key]) or key == "is":
            self.go(key)

    def action_keep_next(self) -> None:
        """Keep it, and go on with another of the same passage."""
        self.wish(more=True)
