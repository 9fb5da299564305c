"""The claim form: about whom, what, which value, who says so. Beside the text, never over the passage.

It adds a claim of a passage, or changes one that is there. It asks the store while one types; what is filled in is
handed up to be kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType
from textual.content import Content

from store.labels.claims import STANCE_WORDS
from store.labels.dates import day
from store.model.edits import BadEdit, Data, Preview
from store.model.problems import BadInput
from store.model.vocabulary import SILENT, Certainty, Stance
from store.properties.property import AMOUNTS, Property
from store.properties.vocabulary import Vocabulary
from tui.forms.asked import PropertyField, ScopeField
from tui.forms.choices import Choice, together
from tui.forms.claim_record import DAYS, Place, State, ToKeep, made, same_told
from tui.forms.correcting import Correcting
from tui.forms.field import Field, KeyField
from tui.forms.form import Ask
from tui.forms.ground import Ground, spoken
from tui.forms.picking import EntitiesField, EntityField, ListField, PickField
from tui.forms.properties import counted_choices, is_of_a_place, value_choices
from tui.forms.telling import for_form, problem_fields, what_it_does
from tui.forms.value import ValueField
from tui.lines.facts import plain
from tui.session.keys import bind
from tui.session.lately import Lately
from tui.session.pace import Rest
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

ABOUT = ("leader", "group", "raid", "place", "voice")
VOICES = ("voice", "group", "leader")
_STANCES: dict[str, tuple[str, str]] = {
    "asserts": ("a", STANCE_WORDS["asserts"]),
    "denies": ("d", STANCE_WORDS["denies"]),
    "declines_comment": ("n", "no comment"),
    "cannot_confirm": ("u", STANCE_WORDS["cannot_confirm"]),
    "retracts": ("t", "takes back"),
}
#: Types whose values are compared as something else than what they say.
_READ = ("date", "quantity", "percent", "money", "measure", "age", "choice", "identifier")
_CERTAINTIES = {"certain": ("c", "certain"), "probable": ("r", "reportedly"), "possible": ("p", "possibly")}


class ClaimForm(Correcting):
    """The form of a claim of `place`. `ground` is what it begins with, once that is known."""

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

    def __init__(
        self, place: Place, ask: Ask, glyphs: Glyphs, lately: Lately, publisher: str, vocabulary: Vocabulary
    ) -> None:
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
        self.preview: Preview | None = None
        self._vocabulary = vocabulary
        self._lately = lately
        self._publisher = publisher
        self._followed: set[str] = set()  # what came with the speaker: relays, the day
        self._rest = Rest(self)

    def on_mount(self) -> None:
        """Say of which words, and begin."""
        self.show_head()
        self._fit()

    @property
    def prop(self) -> Property | None:
        """The property taken."""
        return self._vocabulary.get(self.property.picked.key) if self.property.picked is not None else None

    # what it begins with

    def start(self, ground: Ground | None, state: Mapping[str, Any] | None, *, same: bool = False) -> None:
        """Begin with what is known of the passage, and what is filled in already; `same`: as one that was kept."""
        if ground is not None:
            source = self.place.source
            self.entity.near = _near(self._lately.of(("about", source)), ground.about, ground.named)
            self.value.near = _near(ground.named, self._lately.of(("value", source)), ground.about)
            self.scope.near = self.where.near = _near(ground.about, ground.named)
            self.speaker.near = _plain_too(self._lately.of(("speaker", source)), ground.speakers, ground.named)
            self.via.near = _near(ground.named, ground.speakers)
            self.property.lately = tuple(dict.fromkeys((*self._lately.of("property"), *ground.properties)))
        if state is not None:
            self.fill(state)
            new = same and self.place.claim is None
            self._followed = {key for key in ("via", "said") if new and self.fields[key].filled}
            if self.place.claim is not None:
                self._before = self.state
        for field in (self.entity, self.property, self.speaker):
            if field.picked is None:
                field.refill()
        self.dirty = state is not None and self.place.claim is None and not same
        self._fit()
        self.begin()
        self.look()

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

    # what it would do

    def offered_state(self) -> dict[str, Any] | None:
        """What is filled in, with value and speaker as offered where none was taken; None if that says nothing."""
        state = self.state
        if self.entity.picked is None or self.property.picked is None:
            return None
        if not self.value.filled and self.wanted(self.value):
            offered = self.value.offered
            if offered is None or offered.new:
                return None
            state["value"] = offered if self.value.kinds else offered.words
        if self.speaker.picked is None:
            offered = self.speaker.offered
            state["speaker"] = offered if offered is not None and not offered.new else Choice(self._publisher, "")
        if self.scope.picked is None and not self.scope.settled:
            state["scope"] = self.scope.text
        return state

    def look(self) -> None:
        """Look what it would do, when the keys rest."""
        self._rest.then(self._look_now)

    def _look_now(self) -> None:
        state = self.offered_state() if self.is_attached else None
        if state is None:
            self.preview = None
            if self.is_attached:
                self.say_difference()
            return
        place = self.place

        def ask(library: Library) -> tuple[Preview, Data] | str:
            try:
                claim, beside = made(library, state, place)
                return library.preview(claim, beside), claim
            except BadInput as problem:
                return str(problem)

        self._ask("form.preview", ask, partial(self._previewed, state))

    def _previewed(self, state: dict[str, Any], found: tuple[Preview, Data] | str) -> None:
        if not self.is_attached:
            return
        if isinstance(found, str):
            self.say(found)
            return
        preview, claim = found
        now = self.offered_state()
        if now is None or any(not _as_asked(state[key], now[key]) for key in ("entity", "property", "value", "is")):
            return
        self.preview = preview
        for key in DAYS:
            read = str(claim.get(key, ""))
            self.fields[key].tell(plain(day(read), "$quiet") if read not in ("", self.fields[key].text) else None)
        wrong, rest = problem_fields(preview, "claim", list(self.fields))
        for key, field in self.fields.items():
            if key in self._theirs:
                continue
            problem = wrong.get(key, "")
            if field.filled:
                field.complain(problem)
        if preview.problems:
            self.say(*rest)
        else:
            if self.prop is not None and self.prop.type in _READ and self.value.filled:
                self.value.tell(Content.assemble(("compared as ", "$quiet"), plain(preview.label)))
            low = self.screen.size.height < 30
            stance, certainty = cast("Stance", self.stance.value), cast("Certainty", self.certainty.value)
            told = what_it_does(preview, self.glyphs, stance, certainty, 2 if low else 4)
            self.say(*self.difference(), *told)
        self._fit()

    def show_problems(self, problem: BadEdit) -> None:
        """Show at their fields why it was not kept, and go to the first."""
        rest = []
        goal = None
        for one in problem.problems:
            key = str(one.path[0]) if one.path else ""
            if one.kind == "claim" and key in self.fields:
                self.fields[key].complain(for_form(one.message.removeprefix(f"{key}: ")))
                goal = goal or key
            else:
                rest.append(str(one))
        self.say(*rest)
        if goal is not None:
            self.go(goal)

    # what is kept

    @property
    def to_keep(self) -> ToKeep:
        """What is filled in, to be kept."""
        return ToKeep(self.state, self.place, "changed" if self.place.claim is not None else "added")

    def remember(self, state: State) -> None:
        """Remember what was used, for the next form: what was filled in, as it was kept."""
        source = self.place.source
        for what, key in (("about", "entity"), ("value", "value")):
            if isinstance(told := state[key], Choice) and told.key and told.kind:
                self._lately.note((what, source), Choice(told.key, told.words, kind=told.kind))
        speaker = state["speaker"]
        if isinstance(speaker, Choice) and speaker.key:
            self._lately.note(("speaker", source), spoken(speaker, state["via"], state["said"]))
        if self.property.picked is not None:
            self._lately.note("property", self.property.picked.key)

    @staticmethod
    def next_state(state: State) -> dict[str, Any]:
        """What the next claim of the same passage begins with, of one that was kept."""
        return {key: it for key, it in state.items() if key in ("entity", "speaker", "via", "said")}


def _plain_too(*lists: Any) -> list[Choice]:
    """Voices with their relays and days, each followed by the same voice without."""
    said = together(*lists)
    return together(*([it, replace(it, more="", also=())] if it.also else [it] for it in said))


def _as_asked(asked: Any, now: Any) -> bool:
    """Whether a field holds what was asked about; somebody new is nobody else as long as the name is the same."""
    return bool(asked == now) or same_told(asked, now)


def _near(*lists: Any) -> list[Choice]:
    return together(*lists)
