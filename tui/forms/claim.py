"""The claim form: about whom, what, which value, who says so. Beside the text, never over the passage.

It adds a claim of a passage, or changes one that is there. It asks the store while one types; what is filled in is
handed up to be kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.content import Content

from store.labels.dates import day
from store.model.edits import BadEdit, Data, Preview
from store.model.problems import BadInput
from store.model.vocabulary import Certainty, Stance
from store.properties.vocabulary import Vocabulary
from tui.forms.choices import Choice, together
from tui.forms.claim_fields import ClaimFields
from tui.forms.claim_record import DAYS, Place, State, ToKeep, made, same_told
from tui.forms.draft import Begun
from tui.forms.form import Ask
from tui.forms.ground import Ground, spoken
from tui.forms.telling import for_form, problem_fields, what_it_does
from tui.lines.facts import plain
from tui.lines.same import stand_for
from tui.session.keys import key_of
from tui.session.lately import Lately
from tui.session.pace import Rest
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

#: Types whose values are compared as something else than what they say.
_READ = ("date", "quantity", "percent", "money", "measure", "age", "choice", "identifier")


class ClaimForm(ClaimFields):
    """The form of a claim of `place`. `ground` is what it begins with, once that is known."""

    def __init__(
        self, place: Place, ask: Ask, glyphs: Glyphs, lately: Lately, publisher: str, vocabulary: Vocabulary
    ) -> None:
        super().__init__(place, ask, glyphs, vocabulary)
        self.preview: Preview | None = None
        self._lately = lately
        self._publisher = publisher
        self._rest = Rest(self)

    def on_mount(self) -> None:
        """Say of which words, and begin."""
        self.show_head()
        self._fit()

    # what it begins with

    def start(
        self,
        ground: Ground | None,
        state: Mapping[str, Any] | None,
        *,
        same: bool = False,
        begun: Begun | None = None,
        fresh: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin with what is known of the passage, and what is filled in already; `same`: as one that was kept.

        ``fresh`` is what it would begin with, had it not been left.

        Whoever a draft says is likely to speak is offered first, and is not filled in.
        """
        unknown, likely = (begun.new, begun.speaker) if begun is not None else ((), None)
        if ground is not None:
            source = self.place.source
            self.entity.near = _near(self._lately.of(("about", source)), ground.about, ground.named, unknown)
            self.value.near = _near(ground.named, self._lately.of(("value", source)), ground.about, unknown)
            self.scope.near = self.where.near = _near(ground.about, ground.named, unknown)
            spoke = [likely] if likely is not None else []
            self.speaker.near = _plain_too(
                spoke, self._lately.of(("speaker", source)), ground.speakers, ground.named, unknown
            )
            self.via.near = _near(ground.named, ground.speakers, unknown)
            self.property.claimed = ground.claimed
            self.property.lately = tuple(dict.fromkeys((*self._lately.of("property"), *ground.properties)))
        empty = self.state
        if state is not None:
            self.fill(state)
            new = same and self.place.claim is None
            self._followed = {key for key in ("via", "said") if new and self.fields[key].filled}
            if self.place.claim is not None:
                self._before = self.state
        self.blank = {**empty, **(fresh or {})} if fresh is not None or not same else self.state
        for field in (self.entity, self.property, self.speaker):
            if field.picked is None:
                field.refill()
        self.dirty = state is not None and self.place.claim is None and not same
        self._fit()
        self.begin()
        if begun is not None and begun.state is not None:
            self.show_head("Draft")
            self._stand(f"A draft: it is a claim once {key_of('record')} keeps it.")
            if likely is not None and self.speaker.picked is None:
                self.lacks(self.speaker)
        self.look()

    def filled_again(self, state: Mapping[str, Any]) -> None:
        """Fill in what was filled in before, over what stands there."""
        self.fill(state)
        self.dirty = True
        self.stand_again()
        self.look()

    def stand_again(self) -> None:
        """Say that what was filled in before it was left stands there again, and how one is rid of it."""
        self.back = True
        self.refresh_bindings()
        self._stand(f"What you had filled in stands here again: {key_of('anew')} begins anew.")

    def begun(self, words: str) -> None:
        """Go to the first field that is needed, and look what it would do."""
        self._followed = set()
        self.begin()
        self._stand(words)
        self.look()

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
            told = offered is not None and (not offered.new or offered in self.speaker.near)
            state["speaker"] = offered if told else Choice(self._publisher, "")
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

        def ask(library: Library) -> tuple[Preview, Data, list[str]] | str:
            try:
                claim, beside = made(library, state, place)
                named = (str(claim[key]) for key in ("entity", "speaker"))
                return library.preview(claim, beside), claim, stand_for(library, named, by_name=True)
            except BadInput as problem:
                return str(problem)

        self._ask("form.preview", ask, partial(self._previewed, state))

    def _previewed(self, state: dict[str, Any], found: tuple[Preview, Data, list[str]] | str) -> None:
        if not self.is_attached:
            return
        if isinstance(found, str):
            self.say(found)
            return
        preview, claim, stands = found
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
            one = [plain(it, "$quiet") for it in stands]
            self.say(*self.difference(), *one, *told)
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
    return together(*([it, replace(it, more="", also=())] if it.also and not it.new else [it] for it in said))


def _as_asked(asked: Any, now: Any) -> bool:
    """Whether a field holds what was asked about; somebody new is nobody else as long as the name is the same."""
    return bool(asked == now) or same_told(asked, now)


def _near(*lists: Any) -> list[Choice]:
    return together(*lists)
