"""The claim form: about whom, what, which value, who says so. Beside the text, never over the passage.

It adds a claim of a passage, or changes one that is there. It asks the store while one types; what is filled in is
handed up to be kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from store.labels.claims import STANCE_WORDS
from store.model.edits import BadEdit, Change, Data, Preview
from store.model.facts import dataclass
from store.model.problems import BadInput
from store.model.properties import PROPERTIES
from store.model.vocabulary import SILENT, Property
from tui.forms.choices import Choice, together
from tui.forms.claim_record import Place, apart, made, same_told, told_words
from tui.forms.field import Field, KeyField
from tui.forms.form import Ask, Form
from tui.forms.ground import Ground, spoken
from tui.forms.passage_words import one_line
from tui.forms.picking import EntitiesField, EntityField, ListField, PickField
from tui.forms.properties import property_choices, value_choices
from tui.forms.scope import ScopeField
from tui.forms.telling import for_form, problem_fields, what_it_does
from tui.forms.value import ValueField
from tui.lines.facts import count, plain
from tui.session.keys import bind
from tui.session.lately import Lately
from tui.session.pace import Rest
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

ABOUT = ("leader", "group", "raid")
VOICES = ("voice", "group", "leader")
_STANCES: dict[str, tuple[str, str]] = {
    "asserts": ("a", STANCE_WORDS["asserts"]),
    "denies": ("d", STANCE_WORDS["denies"]),
    "declines_comment": ("n", "no comment"),
    "cannot_confirm": ("u", STANCE_WORDS["cannot_confirm"]),
    "retracts": ("t", "takes back"),
}
#: Types whose values are compared as something else than what they say.
_READ = ("date", "quantity", "age", "choice")
_CERTAINTIES = {"certain": ("c", "certain"), "probable": ("r", "reportedly"), "possible": ("p", "possibly")}


class PropertyField(PickField):
    """What is said of an entity, by its words; `kind` is the entity's, `lately` the properties used last."""

    def __init__(self) -> None:
        super().__init__("property", "What", needed=True)
        self.kind: str | None = None
        self.lately: tuple[str, ...] = ()

    def local(self, typed: str) -> list[Choice]:
        """Those that suit the kind, the last used first."""
        return property_choices(self.kind, typed, self.lately)

    def nothing(self) -> str:
        """How to find another word."""
        of = f" of a {self.kind}" if self.kind else ""
        return f"no property{of} is called {self.text!r}: type another word, such as killed, born, head of"

    def show_picked(self, choice: Choice) -> None:
        """Say what is meant."""
        prop = PROPERTIES.get(choice.key)
        self.tell(plain(prop.topic if prop is not None else "", "$quiet"))


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A claim to be kept: what is filled in, where it stands, and what is to be done with it in words."""

    state: Mapping[str, Any]
    place: Place
    verb: str

    def changes(self, library: Library) -> list[Change]:
        """The changes that keep it. Raises BadInput."""
        claim, beside = made(library, self.state, self.place)
        return [*beside, Change("claim", str(claim["id"]), self.place.claim, claim)]

    @property
    def words(self) -> str:
        """What is done, for the journal."""
        told = {key: told_words(it) for key, it in self.state.items()}
        value = f": {told['value']}" if told["value"] else ""
        return f"claim {self.verb}: {told['entity']}, {told['property']}{value} ({told['speaker']})"


class ClaimForm(Form):
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
        bind("to_said", "to('said')", "When said", show=False, id="form.to_said", priority=True),
        bind("to_as_of", "to('as_of')", "As of when", show=False, id="form.to_as_of", priority=True),
        bind("to_valid", "to('valid')", "From when to when", show=False, id="form.to_valid", priority=True),
        bind("to_note", "to('note')", "Remark", show=False, id="form.to_note", priority=True),
        bind("to_part", "to('scope')", "Which part", show=False, id="form.to_part", priority=True),
        bind("theirs", "theirs", "Take theirs", show=False, id="form.theirs", priority=True),
    ]

    def __init__(self, place: Place, ask: Ask, glyphs: Glyphs, lately: Lately, publisher: str) -> None:
        self.entity = EntityField("entity", "About", ABOUT, needed=True)
        self.property = PropertyField()
        self.scope = ScopeField()
        self.value = ValueField(place.passage)
        self.is_ = ListField("is", "Is", free=True)
        self.speaker = EntityField("speaker", "Who says", VOICES, needed=True)
        self.via = EntitiesField("via", "Via", VOICES)
        self.stance = KeyField("stance", "Stance", _STANCES)
        self.certainty = KeyField("certainty", "Certainty", _CERTAINTIES)
        self.texts = [
            Field(name, label)
            for name, label in (("said", "Said on"), ("as_of", "As of"), ("valid", "From/to"), ("note", "Remark"))
        ]
        fields = [
            *(self.entity, self.property, self.scope, self.value, self.is_, self.speaker),
            *(self.via, self.stance, self.certainty, *self.texts),
        ]
        super().__init__(fields, ask, glyphs)
        self.place = place
        self.preview: Preview | None = None
        self._lately = lately
        self._publisher = publisher
        self._before: dict[str, Any] | None = None
        self._theirs: dict[str, Any] = {}
        self._standing: Content | None = None
        self._ground: Ground | None = None
        self._rest = Rest(self)

    def on_mount(self) -> None:
        """Say of which words, and begin."""
        self._show_head()
        self._fit()

    def _show_head(self) -> None:
        what = f"Change claim {self.place.ref}" if self.place.claim is not None else "New claim"
        self.head.set(
            Content.assemble(plain(what, "$title"), "  ", plain(f'"{one_line(self.place.passage)}"', "$quiet"))
        )

    @property
    def prop(self) -> Property | None:
        """The property taken."""
        return PROPERTIES.get(self.property.picked.key) if self.property.picked is not None else None

    # what it begins with

    def start(self, ground: Ground | None, state: Mapping[str, Any] | None, *, same: bool = False) -> None:
        """Begin with what is known of the passage, and what is filled in already; `same`: as one that was kept."""
        self._ground = ground
        if ground is not None:
            source = self.place.source
            self.entity.near = _near(self._lately.of(("about", source)), ground.about, ground.named)
            self.value.near = _near(ground.named, self._lately.of(("value", source)), ground.about)
            self.scope.near = _near(ground.about, ground.named)
            self.speaker.near = _near(self._lately.of(("speaker", source)), ground.speakers, ground.named)
            self.via.near = _near(ground.named, ground.speakers)
            self.property.lately = tuple(dict.fromkeys((*self._lately.of("property"), *ground.properties)))
        if state is not None:
            self.fill(state)
            if self.place.claim is not None:
                self._before = self.state
        for field in (self.entity, self.property, self.speaker):
            if field.picked is None:
                field.refill()
        self.dirty = state is not None and self.place.claim is None and not same
        self._fit()
        self.begin()
        self._look()

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
            for key, told in picked.also:
                self.fields[key].restore(told)
        self._fit()
        self._look()

    def changed(self, field: Field) -> None:
        """Look what it would do, when the keys rest."""
        if field is self.value:
            self.value.tell(None)
        self._look()

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
        """What is filled in, with the speaker that is offered where none was taken; None where it says nothing yet."""
        state = self.state
        if self.entity.picked is None or self.property.picked is None:
            return None
        if not self.value.filled and self.wanted(self.value):
            return None
        if self.value.kinds and self.value.filled and self.value.picked is None:
            return None
        if self.speaker.picked is None:
            offered = self.speaker.offered
            state["speaker"] = offered if offered is not None and not offered.new else Choice(self._publisher, "")
        if self.scope.picked is None and not self.scope.settled:
            state["scope"] = self.scope.text
        return state

    def _look(self) -> None:
        self._rest.then(self._look_now)

    def _look_now(self) -> None:
        state = self.offered_state() if self.is_attached else None
        if state is None:
            self.preview = None
            if self.is_attached:
                self._say_difference()
            return
        place = self.place

        def ask(library: Library) -> Preview | str:
            try:
                claim, beside = made(library, state, place)
                return library.preview(claim, beside)
            except BadInput as problem:
                return str(problem)

        self._ask("form.preview", ask, partial(self._previewed, state))

    def _previewed(self, state: dict[str, Any], preview: Preview | str) -> None:
        if not self.is_attached:
            return
        if isinstance(preview, str):
            self.say(preview)
            return
        if any(not same_told(state[key], self.state[key]) for key in ("entity", "property", "value", "is")):
            return
        self.preview = preview
        found, rest = problem_fields(preview, "claim", list(self.fields))
        for key, field in self.fields.items():
            if key in self._theirs:
                continue
            problem = found.get(key, "")
            if problem or field.filled or key in ("value", "is"):
                field.complain(problem)
        if preview.problems:
            self.say(*rest)
        else:
            if self.prop is not None and self.prop.type in _READ and self.value.filled:
                self.value.tell(Content.assemble(("compared as ", "$quiet"), plain(preview.label)))
            low = self.screen.size.height < 30
            self.say(*self._difference(), *what_it_does(preview, self.glyphs, self.stance.value, 2 if low else 4))
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

    # somebody else was quicker

    def overtaken(self, theirs: Data | None, their_state: Mapping[str, Any] | None) -> None:
        """Show what somebody else made of the claim meanwhile; keeping it again keeps what stands in the form."""
        if theirs is None or their_state is None or self._before is None:
            self._theirs = {}
            self.place = Place(self.place.source, self.place.cite, self.place.passage)
            self._stand("Somebody removed this claim meanwhile: keep it as a new one, or leave the form.")
            self._show_head()
            return
        only_theirs, both = apart(self._before, self.state, their_state)
        cite = self.place.cite
        mine_cited = self.place.claim is not None and cite != self.place.claim.get("cite")
        self.place = Place(self.place.source, cite if mine_cited else theirs["cite"], self.place.passage, theirs)
        self._before = {**self._before, **their_state}
        self.fill({**self.state, **only_theirs})
        self._theirs = dict(both)
        for key, told in both.items():
            self.fields[key].display = True
            self.fields[key].complain(f"somebody else has: {told_words(told) or 'nothing'} (Alt+H takes it)")
        changed = ", ".join(self.fields[key].label for key in only_theirs)
        self._stand(
            "Somebody changed this claim meanwhile."
            + (f" Taken over: {changed}." if changed else "")
            + (" Keep yours or theirs where both are shown." if both else "")
        )
        if both:
            self.go(next(iter(both)))

    def _stand(self, words: str) -> None:
        """Say something that stays until the form is kept."""
        self._standing = plain(words, "$notice")
        self.say(self._standing, *self._difference())

    def action_theirs(self) -> None:
        """Take what somebody else has put into the field."""
        field = self.at_hand
        if field is not None and field.key in self._theirs:
            self.fill({**self.state, field.key: self._theirs.pop(field.key)})
            field.complain("")
            self._look()

    def recite(self, cite: Data, passage: str, *, more: bool = False) -> None:
        """Cite other words for the claim, or (``more``) these as well."""
        now = dict(self.place.cite)
        if more:
            for label, told in cite.items():
                there = now.get(label)
                listed = there if isinstance(there, list) else [there] if there is not None else []
                now[label] = [*listed, told] if listed else told
        else:
            now = {**now, **cite}
        self.place = Place(self.place.source, now, passage, self.place.claim)
        self.dirty = True
        self._show_head()
        self._look()

    def _difference(self) -> list[Content]:
        """What stands, and how many fields of a claim that is there are others now."""
        told = [self._standing] if self._standing is not None else []
        if self._before is None or self.place.claim is None:
            return told
        state = self.state
        changed = [field.label for key, field in self.fields.items() if not same_told(state[key], self._before[key])]
        changed += ["citation"] if self.place.cite != self.place.claim.get("cite") else []
        words = f"{count(len(changed), 'change')}: {', '.join(changed)}" if changed else "nothing is changed yet"
        return [*told, plain(words, "$quiet")]

    def _say_difference(self) -> None:
        self.say(*self._difference())

    # what is kept

    @property
    def to_keep(self) -> ToKeep:
        """What is filled in, to be kept."""
        return ToKeep(self.state, self.place, "changed" if self.place.claim is not None else "added")

    def remember(self) -> None:
        """Remember what was used, for the next form."""
        source = self.place.source
        state = self.state
        for what, key in (("about", "entity"), ("value", "value")):
            if isinstance(told := state[key], Choice) and told.key and told.kind:
                self._lately.note((what, source), Choice(told.key, told.words, kind=told.kind))
        speaker = state["speaker"]
        if isinstance(speaker, Choice) and speaker.key:
            self._lately.note(("speaker", source), spoken(speaker, state["via"], state["said"]))
        if self.property.picked is not None:
            self._lately.note("property", self.property.picked.key)

    @property
    def next_state(self) -> dict[str, Any]:
        """What the next claim of the same passage begins with."""
        return {key: it for key, it in self.state.items() if key in ("entity", "speaker", "via", "said")}


def _near(*lists: Any) -> list[Choice]:
    return together(*lists)
