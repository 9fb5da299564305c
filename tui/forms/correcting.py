"""A claim that is there already, in its form: what is changed, other words cited, and what somebody else changed.

Nothing of anybody's is overwritten: where both changed a field both are shown, and one is kept by a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.content import Content

from store.model.edits import Data
from tui.forms.claim_record import Place, apart, same_told, told_words
from tui.forms.field import Field
from tui.forms.form import Ask, Form
from tui.forms.passage_words import one_line
from tui.lines.facts import count, plain
from tui.terminal.glyphs import Glyphs


class Correcting(Form):
    """The form of what stands at a `place`, as it was and as it is to be."""

    def __init__(self, fields: Iterable[Field], place: Place, ask: Ask, glyphs: Glyphs) -> None:
        super().__init__(fields, ask, glyphs)
        self.place = place
        self._before: dict[str, Any] | None = None
        self._theirs: dict[str, Any] = {}
        self._standing: Content | None = None
        self._chosen: tuple[Data, str, bool] | None = None  # words to cite, and whether beside those there are

    def look(self) -> None:
        """Look what keeping it would do."""

    def show_head(self, new: str = "New claim") -> None:
        """Say which claim it is, or what a new one is called, and of which words."""
        what = f"Change claim {self.place.ref}" if self.place.claim is not None else new
        self.head.set(
            Content.assemble(plain(what, "$title"), "  ", plain(f'"{one_line(self.place.passage)}"', "$quiet"))
        )

    def overtaken(self, theirs: Data | None, their_state: Mapping[str, Any] | None) -> None:
        """Show what somebody else made of the claim meanwhile; keeping it again keeps what stands in the form."""
        if theirs is None or their_state is None or self._before is None:
            self._theirs = {}
            self.place = Place(self.place.source, self.place.cite, self.place.passage)
            self._stand("Somebody removed this claim meanwhile: keep it as a new one, or leave the form.")
            self.show_head()
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
        self.say_difference()

    def action_theirs(self) -> None:
        """Take what somebody else has put into the field."""
        field = self.at_hand
        if field is not None and field.key in self._theirs:
            self.fill({**self.state, field.key: self._theirs.pop(field.key)})
            field.complain("")
            self.look()
        else:
            self.say("Nobody else has changed this field meanwhile.")

    def recite(self, cite: Data, passage: str, *, more: bool = False) -> None:
        """Cite other words for the claim, or (``more``) these as well."""
        self._chosen = cite, passage, more
        now = dict(self.place.cite)
        if more:
            for label, told in cite.items():
                there = now.get(label)
                listed = there if isinstance(there, list) else [there] if there is not None else []
                now[label] = [*listed, *([told] if told not in listed else [])] if listed else told
        else:
            now = {**now, **cite}
        self.place = Place(self.place.source, now, passage, self.place.claim)
        self.dirty = True
        self.show_head()
        self.look()

    def action_beside(self) -> None:
        """Have the words that were selected cited beside those the claim stands on, or in their place again."""
        if self._chosen is None or self.place.claim is None:
            self.say("Select words in the text, then C: they take the place of those cited; Ctrl+G lets both stand.")
            return
        cite, passage, more = self._chosen
        self.place = Place(self.place.source, self.place.claim["cite"], passage, self.place.claim)
        self.recite(cite, passage, more=not more)

    def difference(self) -> list[Content]:
        """What stands, and how many fields of a claim that is there are others now."""
        told = [self._standing] if self._standing is not None else []
        if self._before is None or self.place.claim is None:
            return told
        state = self.state
        changed = [field.label for key, field in self.fields.items() if not same_told(state[key], self._before[key])]
        if self.place.cite != self.place.claim.get("cite"):
            changed.append("one more citation" if self._chosen is not None and self._chosen[2] else "citation")
        words = f"{count(len(changed), 'change')}: {', '.join(changed)}" if changed else "nothing is changed yet"
        return [*told, plain(words, "$quiet")]

    def say_difference(self) -> None:
        """Say what is changed."""
        self.say(*self.difference())
