"""The drafts of the text that is read: asked for in the background, gone to, opened, dropped.

A draft is shown, and nothing more: only a claim that a person keeps in its form is one. Which drafts there are is asked
again whenever the store changed, so that one that was kept or dropped is gone, and is back when that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from store.model.claims import SourcePage
from store.model.drafts import Draft, NewName, Suggestions
from store.model.problems import BadInput, Refused
from tui.lines.drafts import draft_words
from tui.lines.edits import done
from tui.lines.facts import count
from tui.screens.reading.margin import Margin
from tui.session.asking import Context

if TYPE_CHECKING:
    from store.library import Library
    from store.model.edits import Edited
    from store.properties.vocabulary import Vocabulary


class Reads(Protocol):
    """What the reader is that drafts go by."""

    context: Context
    app: Any
    page: SourcePage | None
    margin: Margin

    @property
    def draft(self) -> Draft | None:
        """The draft at hand."""

    @property
    def is_attached(self) -> bool:
        """Whether it is still open."""

    def ask(self, purpose: str, question: Callable[[Library], Any], then: Callable[[Any], None]) -> None:
        """Ask the store."""

    def drafts_came(self, *, others: bool) -> None:
        """Called when they were read through; with `others` when other drafts are to be shown than before."""

    def go_to_draft(self, draft: Draft | None) -> None:
        """Go to a draft, or to where one reads without any."""


class Drafting:
    """Asks for the drafts of a reader's text, and knows which of them are left."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self._context = reader.context
        self._of: tuple[str, str, str] | None = None  # the wording they are of, and its text
        self._found: Suggestions | None = None
        self._gone: set[str] = set()  # ids of those dropped or kept since they were asked for
        self._kept: dict[str, str] = {}  # ids of claims that were kept, by the draft they began with
        self._told: set[str] = set()

    # what there is

    @property
    def possible(self) -> bool:
        """Whether there can be drafts: what nobody may keep is not suggested."""
        return not self._context.options.read_only

    @property
    def names(self) -> tuple[NewName, ...]:
        """The names in the text that the store does not know."""
        return self._found.names if self._found is not None else ()

    @property
    def reading(self) -> bool:
        """Whether the text is still being read through for the first time."""
        return self._of is not None and self._found is None

    @property
    def words(self) -> str:
        """What the line of title says of them; nothing where there are none."""
        if self.reading:
            return f"reading through{'...' if self._context.glyphs.draft.isascii() else '…'}"
        drafts = self._reader.margin.drafts
        return count(len(drafts), "draft") if drafts else ""

    @property
    def why_none(self) -> str:
        """Why there is no draft to go to, in a sentence."""
        if self.reading:
            return "The report is still being read through."
        return "No drafts: nothing is suggested of this report that is not kept, or dropped."

    def ask(self) -> None:
        """Let the text that is shown be read through. What was found stays until the answer is there."""
        page = self._reader.page
        if page is None or page.text is None or not self.possible:
            self._of = self._found = None
            self._reader.margin.drafts = ()
            return
        slug, label = page.source.slug, page.rendition
        of = (slug, label, page.text)
        if of != self._of:
            self._of, self._found = of, None
        self._reader.margin.drafts = self._left()
        gone = set(self._gone)
        command = self._context.options.suggest_command

        def question(library: Library) -> tuple[Suggestions, Vocabulary] | Refused:
            try:
                return library.suggestions(slug, label, command=command), library.vocabulary()
            except Refused as refusal:
                return refusal

        self._reader.ask("suggestions", question, lambda found: self._came(found, gone))

    def _came(self, found: tuple[Suggestions, Vocabulary] | Refused, gone: set[str]) -> None:
        self._gone -= gone  # the store was asked when they were gone, and knows of it
        if isinstance(found, Refused):
            self._found = self._found or Suggestions("", "")
            self._tell([str(found)])
        else:
            self._found, self._reader.margin.vocabulary = found
            self._tell(self._found.problems)
        self._show()

    def _tell(self, problems: Iterable[str]) -> None:
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                self._reader.app.notify(problem, severity="warning", markup=False)

    def _left(self) -> tuple[Draft, ...]:
        """The drafts nobody has answered, in the order of the text. A claim that is taken back answers none."""
        page = self._reader.page
        if self._found is None or page is None:
            return ()
        there = {claim.slug for _, claim in self._reader.margin.claims}
        size = len(page.text or "")
        left = [
            one
            for one in self._found.drafts
            if 0 <= one.start < one.end <= size and one.id not in self._gone and self._kept.get(one.id) not in there
        ]
        return tuple(sorted(left, key=lambda one: (one.start, one.end)))

    def _show(self) -> None:
        margin, drafts = self._reader.margin, self._left()
        others, margin.drafts = drafts != margin.drafts, drafts
        self._reader.drafts_came(others=others)

    # what becomes of them

    def behind(self, draft: Draft) -> Draft | None:
        """The draft to go on with: the next one below in the text, else the first that is left."""
        drafts = list(self._reader.margin.drafts)
        place = next((nth for nth, one in enumerate(drafts) if one.id == draft.id), -1)
        others = [*drafts[place + 1 :], *drafts[: max(place, 0)]]
        return others[0] if others else None

    def answered(self, draft: Draft, claim: str) -> None:
        """Offer a draft no more, as long as the claim is there that was made of it."""
        self._kept[draft.id] = claim
        self._take_away(draft)

    def _take_away(self, draft: Draft) -> None:
        """Show it no more, and go on to the next; who has gone elsewhere meanwhile, or left, stays there."""
        reader, at, then = self._reader, self._reader.draft, self.behind(draft)
        self._gone.add(draft.id)
        if reader.is_attached:
            self._show()
            if at is not None and at.id == draft.id:
                reader.go_to_draft(then)

    def drop(self, draft: Draft) -> None:
        """Let a draft not be offered again; it is not asked twice, as a key brings it back."""
        reader = self._reader
        what = f"draft dropped: {draft_words(draft, reader.margin.vocabulary)}"

        def call(library: Library, who: str) -> Edited | Refused:
            try:
                return library.drop_draft(draft, who=who)
            except BadInput as problem:
                return problem

        def told(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Refused):
                reader.app.notify(str(outcome), severity="error", markup=False)
                return
            self._take_away(draft)
            reader.app.notify(done(outcome), markup=False)

        self._context.writing.edit(reader.app, what, call, told, same=("dropped", draft.id))
