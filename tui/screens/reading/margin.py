"""What stands in a reader's margin: the claims of the text in their order, and below them the drafts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content

from store.labels.claims import closed_words
from store.model.claims import ClaimView, SourcePage
from store.model.drafts import Draft
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tui.lines.claims import claim_in_full, claim_mark, rated, valued
from tui.lines.drafts import WORD, about, draft_line, draft_row, question, speaker, value
from tui.lines.facts import count, plain, source_line
from tui.lines.fit import cut, in_columns, shared
from tui.lines.rows import Row, Rows, Section
from tui.session.basket import claim_key
from tui.session.keys import key_of
from tui.terminal.glyphs import Glyphs
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

Span = tuple[int, int]
#: Cells of a row that are neither name nor question nor value nor speaker: the sign at hand, the claim's, and gaps.
_CLAIM = 10
#: Cells that a narrow row leaves to both: a name of two words, and the beginning of what is asked.
_NAMES = 17
#: Cells that a question keeps while its subject takes of them.
_ASKED = 7
#: Those of a draft row, with the word at its end.
_DRAFT = _CLAIM + len(WORD) + 1


class Margin:
    """The rows of `list`: claims by their id, drafts by theirs, which is no claim's. Counted, drafts are no claims."""

    def __init__(self, list_: RowList, glyphs: Glyphs, sign: Callable[..., str] = lambda *_: "") -> None:
        self._list, self._glyphs, self._sign = list_, glyphs, sign
        self.page: SourcePage | None = None
        self.claims: list[tuple[int, ClaimView]] = []
        self.drafts: tuple[Draft, ...] = ()
        self.vocabulary: Vocabulary = BUILT_IN
        self._widest = (0, 0)
        self._rest = 0

    @cached_property
    def pane(self) -> Vertical:
        """The list below its title."""
        title = Title("Claims", of=self._list, glyphs=self._glyphs, id="margin-title")
        return Vertical(title, self._list, id="reader-margin")

    def show(self, page: SourcePage | None) -> None:
        """Take the claims of a page; `fill` shows them."""
        self.page = page
        self.claims = [(nth, claim) for nth, lit in enumerate(page.lit) for claim in lit.claims] if page else []

    def fill(self, *, keep: bool) -> None:
        """Show the rows; with `keep` the highlight stays where it is, if it can."""
        drafts, vocabulary = self.drafts, self.vocabulary
        names = [(plain(claim.entity_name), plain(claim.question)) for _, claim in self.claims]
        names += [(plain(about(one, vocabulary)), plain(question(one, vocabulary))) for one in drafts]
        self._widest = (
            max((entity.cell_length for entity, _ in names), default=0),
            max((what.cell_length for _, what in names), default=0),
        )
        rests = [valued(claim).cell_length + plain(claim.speaker_name).cell_length + _CLAIM for _, claim in self.claims]
        rests += [value(one, vocabulary).cell_length + plain(speaker(one)).cell_length + _DRAFT for one in drafts]
        self._rest = max(rests, default=0)
        keys: list[Hashable] = [claim.slug for _, claim in self.claims]
        keys += [("draft", one.id) for one in drafts]
        places = {key: place for place, key in reversed(list(enumerate(keys)))}
        heading = [Section("Drafts: suggested, not kept", len(self.claims))] if drafts else []
        self._list.set_rows(
            Rows(len(keys), self._line, lambda i: keys[i], places.get, heading, self._marked), keep=keep
        )

    def _marked(self, index: int) -> str:
        return self._sign(claim_key(self.claims[index][1].slug)) if index < len(self.claims) else ""

    def _line(self, index: int) -> Row:
        width = self._list.scrollable_content_region.width
        widths = self._names_in(width)
        if index >= len(self.claims):
            return draft_row(self.drafts[index - len(self.claims)], self.vocabulary, self._glyphs, widths, width)
        claim = self.claims[index][1]
        cells = [plain(claim.entity_name), plain(claim.question, "$quiet")]
        said = Content.assemble(valued(claim), "  ", plain(claim.speaker_name, "$quiet"))
        graded = rated(claim)
        room = width - 4 - (graded.cell_length + 1 if graded.plain else 0)
        line = in_columns(cells, widths, room, lambda room: cut(said, room, self._glyphs), self._glyphs)
        return Row(Content.assemble(claim_mark(claim, self._glyphs), " ", line), graded)

    def _names_in(self, width: int) -> tuple[int, int]:
        """How wide subject and question are in a row: two fifths of it at the least; the subject goes before."""
        least = max((width - _CLAIM) * 2 // 5, min(_NAMES, width * 2 // 5))
        subject, asked = shared(self._widest, max(width - self._rest, least))
        more = min(self._widest[0] - subject, max(asked - _ASKED, 0))
        return subject + more, asked - more

    # what is at hand

    @property
    def claim(self) -> ClaimView | None:
        """The claim highlighted."""
        place = self._list.highlighted
        return self.claims[place][1] if place is not None and place < len(self.claims) else None

    @property
    def draft(self) -> Draft | None:
        """The draft highlighted."""
        place = self._list.highlighted
        nth = place - len(self.claims) if place is not None else -1
        return self.drafts[nth] if 0 <= nth < len(self.drafts) else None

    @property
    def wordings(self) -> int:
        """How many wordings of the source are held."""
        return sum(one.held for one in self.page.source.renditions) if self.page is not None else 0

    def place_of(self, draft: Draft | None, claim: str | None) -> int | None:
        """The row of a draft (where it is gone of the next below), else of a claim, else of the first claim."""
        if draft is not None and self.drafts:
            same = (nth for nth, one in enumerate(self.drafts) if one.id == draft.id)
            below = (nth for nth, one in enumerate(self.drafts) if one.start >= draft.start)
            return len(self.claims) + next(same, next(below, 0))
        found = next((nth for nth, (_, one) in enumerate(self.claims) if one.slug == claim), 0)
        return found if self.claims else None

    @property
    def lit(self) -> tuple[list[Span], int | None]:
        """The passages to light, and which of them is at hand; a draft's is lit while it is at hand."""
        spans = [(it.start, it.end) for it in self.page.lit] if self.page is not None else []
        if (draft := self.draft) is not None:
            return [*spans, (draft.start, draft.end)], len(spans)
        place = self._list.highlighted
        return spans, self.claims[place][0] if place is not None and self.claim is not None else None

    def claim_beside(self, step: int) -> int | None:
        """The row of the next claim, or of the one before; from a draft by where it stands in the text."""
        if not self.claims or self.page is None:
            return None
        if (draft := self.draft) is None:
            return ((self._list.highlighted or 0) + step) % len(self.claims)
        behind = [nth for nth, (lit, _) in enumerate(self.claims) if self.page.lit[lit].start >= draft.start]
        first = behind[0] if behind else len(self.claims)
        return (first if step > 0 else first - 1) % len(self.claims)

    def draft_beside(self, step: int, at: int) -> int | None:
        """The row of the next draft, or of the one before; from a claim by the place in the text."""
        if not self.drafts:
            return None
        if (draft := self.draft) is not None:
            nth = next(nth for nth, one in enumerate(self.drafts) if one is draft) + step
        else:
            if self.claim is not None and self.page is not None:
                at = self.page.lit[self.claims[self._list.highlighted or 0][0]].start
            below = sum(one.start < at for one in self.drafts)
            nth = below if step > 0 else below - 1
        return len(self.claims) + nth % len(self.drafts)

    # how it is told

    def head(self, drafts: str) -> tuple[Content, list[Content], int]:
        """The title: which report it is in which wording, how many claims (and citations, where a claim stands in
        several places, or not in this wording), and in words what is there of drafts."""
        page = self.page
        if page is None:
            return Content("This source is gone."), [], 0
        labels = [rendition.label for rendition in page.source.renditions]
        which = f"wording {labels.index(page.rendition) + 1} of {len(labels)}" if page.rendition in labels else ""
        source = source_line(page.source, page.rendition).stylize("$title")
        cited = count(len(self.claims), "citation") if len(self.claims) != page.source.claims else ""
        parts = (count(page.source.claims, "claim"), cited, drafts, which)
        return (
            Content.assemble(source, "  ", plain(page.source.title)),
            [Content.styled(words, "$quiet") for words in parts if words],
            plain(page.source.publisher).cell_length,
        )

    def words(self, width: int) -> tuple[Content | str, list[Content], int]:
        """The line above the text: what is at hand, where it stands, and how much of it is not cut: down to whose
        word it is."""
        if (draft := self.draft) is not None:
            line, parts = self._draft_words(draft, width)
            return line, parts, _down_to(line, about(draft, self.vocabulary), speaker(draft))
        claim, place = self.claim, self._list.highlighted
        if claim is None or place is None or self.page is None:
            there = count(len(self.drafts), "draft")
            return f"{there} to look at: {key_of('draft_next')} goes to the next" if self.drafts else "", [], 0
        left = claim_in_full(claim, self._glyphs)
        cited = claim.citation(self.page.rendition)
        page = f"p. {cited.page}" if cited is not None and cited.page is not None else ""
        what = "claim" if len(self.claims) == self.page.source.claims else "citation"
        at = f"{what} {place + 1} of {len(self.claims)}"
        graded = rated(claim, words=width >= 110)
        parts = [graded] if graded.plain else []
        parts += [Content.styled(words, "$quiet") for words in (page, at) if words]
        if claim.closed is not None:
            parts.append(plain(closed_words(claim.closed), "$notice"))
        return left, parts, _down_to(left, claim.entity_name, claim.speaker_name)

    def _draft_words(self, draft: Draft, width: int) -> tuple[Content, list[Content]]:
        """A draft must be read whole: which program suggests it, and by which words, stands where there is room."""
        nth = (self._list.highlighted or 0) - len(self.claims)
        line = draft_line(draft, self.vocabulary, self._glyphs)
        parts = [Content.styled(f"draft {nth + 1} of {len(self.drafts)}", "$quiet")]
        room = width - line.cell_length - parts[0].cell_length - 6
        for words in (draft.by and f"suggested by {draft.by}", draft.why and f"told by {draft.why}"):
            more = plain(words, "$quiet")
            if words and more.cell_length + 2 <= room:
                parts.append(more)
                room -= more.cell_length + 2
        return line, parts


def _down_to(line: Content, *names: str) -> int:
    """How much of a line it takes for these names to be whole."""
    found = [(line.plain.rfind(name), name) for name in (plain(it).plain for it in names)]
    return max(cell_len(line.plain[: place + len(name)]) if name and place >= 0 else 0 for place, name in found)
