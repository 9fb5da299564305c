"""The claim form in the reader: opened for a passage or for a claim, kept, left, and what the text shows meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from store.labels.claims import value_words
from store.model.claims import ClaimView, SourcePage
from store.model.edits import BadEdit, Change, Data, Edited, NotGround, Overtaken, Verb
from store.model.problems import Refused
from tui.session.asking import Context
from tui.session.keys import shown

if TYPE_CHECKING:
    from store.library import Library
    from store.model.drafts import Draft, NewName
    from tui.forms.claim import ClaimForm
    from tui.forms.claim_record import ToKeep
    from tui.forms.draft import Begun
    from tui.forms.ground import Ground
    from tui.widgets.reading import ReadingPassage
    from tui.widgets.rows import RowList

Span = tuple[int, int]
UNDO = "U"


class Reads(Protocol):
    """What the reader is that a form goes by."""

    context: Context
    app: Any
    page: SourcePage | None
    passage: ReadingPassage
    list: RowList

    def ask(self, purpose: str, question: Callable[[Library], Any], then: Callable[[Any], None]) -> None:
        """Ask the store."""

    @property
    def claim(self) -> ClaimView | None:
        """The claim at hand."""

    def kept(self, claim: str, draft: Draft | None) -> None:
        """Called when a claim was kept, with the draft it began with."""

    def light(self) -> None:
        """Light the passages of the text, and the one at hand."""

    def filling(self, form: ClaimForm | None) -> None:
        """Called when a form is to stand beside the text, and (None) when it is gone."""


class Claiming:
    """Opens and closes the form of a reader."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self._context = reader.context
        self.form: ClaimForm | None = None
        self.span: Span | None = None
        self._key: Hashable = None  # by which the form is found again that was left
        self._draft: Draft | None = None
        self._last: tuple[str, Span, dict[str, Any]] | None = None
        self._doomed = ""

    # opening

    def cite(
        self,
        span: Span,
        state: dict[str, Any] | None = None,
        *,
        draft: Draft | None = None,
        names: Sequence[NewName] = (),
    ) -> None:
        """Open the form for a passage, with what was filled in for it before, else with a draft; `names` are new."""
        page = self._reader.page
        if page is None or self.form is not None:
            return
        key = (page.source.slug, page.rendition, span, draft.id if draft is not None else "")
        left = self._context.lately.left.pop(key, None)

        def ask(library: Library) -> tuple[Ground, Begun] | Refused:
            from tui.forms.draft import begun
            from tui.forms.ground import ground

            try:
                return ground(library, page, *span), begun(library, draft, names, span)
            except Refused as refusal:
                return refusal

        def opened(found: tuple[Ground, Begun] | Refused) -> None:
            if isinstance(found, Refused):
                self._reader.app.let_keys()
                self._notify(str(found), "warning")
                return
            from tui.forms.claim_record import Place

            ground, begun = found
            self._key, self._draft = key, draft
            place = Place(page.source.slug, ground.cite, (page.text or "")[slice(*span)])
            fresh = state or begun.state
            told = left if left is not None else fresh
            self._open(place, ground, told, span, same=left is None, begun=begun, fresh=fresh or {})

        self._reader.app.hold_keys()
        self._reader.ask("ground", ask, opened)

    def again(self) -> None:
        """Open the form for the passage cited last, with its entity and its speaker."""
        page = self._reader.page
        if page is None or self._last is None or self._last[0] != page.source.slug:
            self._notify("No claim was added to this source in this session: select words, then a cites them.")
            return
        self.cite(self._last[1], self._last[2])

    def change(self) -> None:
        """Open the form of the claim at hand. Words that are selected are to be cited in place of its own."""
        page, claim = self._reader.page, self._reader.claim
        if page is None or claim is None or self.form is not None:
            return
        chosen = self._reader.passage.selected
        cited = claim.citation(page.rendition)
        there = cited.rendition == page.rendition if cited is not None else False
        span = chosen or ((cited.start, cited.end) if cited is not None and there else (0, 0))
        left = self._context.lately.left.pop((claim.slug,), None)

        def ask(library: Library) -> tuple[Data, dict[str, Any], Ground, Data | None] | Refused | None:
            from tui.forms.claim_record import state_of
            from tui.forms.ground import Ground, ground

            data = library.record("claim", claim.slug)
            if data is None:
                return None
            try:
                found = (
                    ground(library, page, *span)
                    if span[0] < span[1]
                    else Ground({}, (), (), (), (), library.vocabulary(), library.claimed())
                )
            except Refused as refusal:
                if chosen is not None:
                    return refusal
                found = Ground(
                    {}, (), (), (), (), library.vocabulary(), library.claimed()
                )  # its words are not held, or stand elsewhere: the rest can change
            return data, state_of(library, data), found, found.cite if chosen is not None else None

        def opened(found: Any) -> None:
            if found is None or isinstance(found, Refused):
                self._reader.app.let_keys()
                self._notify(str(found or "This claim is gone."), "warning")
                return
            from tui.forms.claim_record import Place

            data, state, begun, cite = found
            words = (page.text or "")[slice(*span)] if span[0] < span[1] else claim.says
            self._key = (claim.slug,)
            place = Place(page.source.slug, data["cite"], words, data)
            self._open(place, begun, state, span if span[0] < span[1] else None, same=True)
            if self.form is not None:
                if cite is not None:
                    self.form.recite(cite, words)
                if left is not None:
                    self.form.call_after_refresh(self.form.filled_again, left)

        self._reader.app.hold_keys()
        self._reader.ask("ground", ask, opened)

    def _open(
        self,
        place: Any,
        found: Ground,
        state: dict[str, Any] | None,
        span: Span | None,
        *,
        same: bool,
        begun: Begun | None = None,
        fresh: dict[str, Any] | None = None,
    ) -> None:
        from tui.forms.claim import ClaimForm

        page = self._reader.page
        if page is None:
            return
        self.span = span
        form = ClaimForm(
            place,
            self._reader.ask,
            self._context.glyphs,
            self._context.lately,
            page.source.publisher_slug,
            found.vocabulary,
        )
        self.form = form
        self._reader.filling(form)
        self.light()

        def begin() -> None:
            form.start(found, state, same=same, begun=begun, fresh=fresh)
            if not same:
                form.stand_again()
            self._reader.app.let_keys()  # behind the form, which has the focus by then

        form.call_after_refresh(begin)

    def light(self) -> None:
        """Light the passage that is cited, in place of what was selected."""
        page, passage = self._reader.page, self._reader.passage
        if page is None or self.form is None or self.span is None:
            return
        lit = [(it.start, it.end) for it in page.lit]
        if self.span not in lit:
            lit.append(self.span)
        passage.let_go()
        at = lit.index(self.span)
        passage.light(lit, at)
        passage.call_after_refresh(passage.scroll_to_span, at)

    # keeping

    def keep(self, *, more: bool) -> None:
        """Keep what is filled in, and open the form once more for the same passage if that is wanted."""
        form = self.form
        if form is None:
            return
        told, draft = form.to_keep, self._draft
        made: list[Change] = []

        def call(library: Library, who: str) -> Edited | Refused:
            try:
                verb: Verb = "change" if told.place.claim is not None else "add"
                made[:] = told.changes(library)
                return library.edit(made, who=who, what=told.words, verb=verb, draft=draft)
            except (BadEdit, Overtaken, NotGround) as problem:
                return problem

        def done(outcome: Edited | Refused) -> None:
            self._kept(told, made, outcome, more=more)

        self._context.writing.edit(self._reader.app, told.words, call, done, same=("claim", id(form)))

    def _kept(self, told: ToKeep, made: list[Change], outcome: Edited | Refused, *, more: bool) -> None:
        form = self.form
        mine = form is not None and form.to_keep.place == told.place
        if isinstance(outcome, Overtaken):
            if form is not None and mine:
                self._overtaken(form, outcome)
            return
        if isinstance(outcome, BadEdit) and form is not None and mine:
            form.show_problems(outcome)
            return
        if isinstance(outcome, Refused):
            self._notify(str(outcome), "error")
            return
        if form is None or not mine:
            self._notify(f"Kept: {told.words}. {UNDO} takes it back.")
            return
        from tui.forms.claim_record import settled

        kept = settled(told.state, made)
        form.remember(kept)
        span, state, draft = self.span, form.next_state(kept), self._draft
        if told.place.claim is None and span is not None:
            self._last = (told.place.source, span, state)
        self.close()
        claims = [ref for kind, ref in outcome.changed if kind == "claim"]
        words = f"{outcome.what[:1].upper()}{outcome.what[1:]}."
        self._notify(f"{words} {UNDO} takes it back." if outcome.id else words)
        if claims:
            self._reader.kept(claims[0], draft)
        if more and span is not None:
            self.cite(span, state)

    def _overtaken(self, form: ClaimForm, outcome: Overtaken) -> None:
        theirs = outcome.theirs
        if outcome.change.kind != "claim" or theirs is None:
            form.overtaken(theirs if outcome.change.kind == "claim" else None, None)
            return

        def ask(library: Library) -> dict[str, Any]:
            from tui.forms.claim_record import state_of

            return state_of(library, theirs)

        self._reader.ask("form.theirs", ask, lambda state: form.overtaken(theirs, state))

    # leaving

    def leave(self) -> None:
        """Close the form; what is filled in stays for the session."""
        self.put_by()
        self.close()

    def put_by(self) -> None:
        """Keep what somebody filled in, by what it cites."""
        form = self.form
        if form is None or not form.dirty:
            return
        self._context.lately.left[self._key] = form.state

    def close(self) -> None:
        """Close the form and show the claims again."""
        form, self.form, self.span, self._draft = self.form, None, None, None
        if form is None:
            return
        form.remove()
        self._reader.filling(None)
        self._reader.light()
        self._reader.passage.focus()

    # removing

    def remove(self) -> None:
        """Remove the claim at hand: the first time it asks, the second time it does."""
        claim = self._reader.claim
        if claim is None or self.form is not None:
            return
        name = f"{claim.entity_name}, {claim.question}: {value_words(claim)} ({claim.speaker_name})"
        if self._doomed != claim.slug:
            self._doomed = claim.slug
            self._notify(f"Remove the claim {name}? {shown('D')} again removes it, any other key does not.", "warning")
            return
        self._doomed = ""
        what = f"claim removed: {name}"

        def call(library: Library, who: str) -> Edited | Refused:
            try:
                before = library.record("claim", claim.slug)
                return library.edit([Change("claim", claim.slug, before, None)], who=who, what=what, verb="remove")
            except (Overtaken, NotGround) as problem:
                return problem

        def done(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Refused):
                self._notify(str(outcome), "error")
            else:
                self._notify(f"{outcome.what[:1].upper()}{outcome.what[1:]}. {UNDO} takes it back.")

        self._context.writing.edit(self._reader.app, what, call, done, same=("removed", claim.slug))

    def spare(self) -> None:
        """Forget that a claim was to be removed: another key was pressed."""
        self._doomed = ""

    def _notify(self, words: str, severity: Any = "information") -> None:
        self._reader.app.notify(words, severity=severity, markup=False)
