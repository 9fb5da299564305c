"""The rows of the basket: what is marked of each question, and what of it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from store.labels.answers import answer_words
from store.labels.claims import value_words
from store.labels.weight import support_words
from store.model.claims import ClaimView
from store.model.facts import dataclass
from store.model.out.picked import Picked, Picking
from store.model.views import AnswerView, QuestionRow
from tui.lines.claims import circumstances, claim_mark, published, speaks, valued
from tui.lines.facts import STATE_WORDS, count, plain, state_mark
from tui.lines.rows import Row, Section
from tui.session.basket import Basket, Key, Mark, answer_key, asked_words, called, claim_key, question_key
from tui.terminal.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Item:
    """A row: its marks, the question it is of (None: it is gone), and the answer or the claim that it is."""

    marks: tuple[Mark, ...]
    picked: Picked | None = None
    answer: AnswerView | None = None
    claim: ClaimView | None = None

    @property
    def key(self) -> Key:
        """What names it."""
        return self.marks[0].key

    @property
    def question(self) -> QuestionRow | None:
        """The question it is of."""
        return self.picked.found.question if self.picked is not None else None


def items(picking: Picking, basket: Basket) -> tuple[Item, ...]:
    """The rows of what is marked, by question, whole ones first; what is gone last."""
    known = dict(basket.marks)
    found: list[Item] = []
    for picked in picking.questions:
        keys = [question_key(ref) for ref in picked.asked]
        if picked.whole:
            found.append(Item(_marks(keys, known), picked))
        for place, answer in enumerate(picked.found.answers):
            if place in picked.answers:
                keys = [answer_key(ref, answer.key) for ref in picked.asked]
                found.append(Item(_marks(keys, known), picked, answer))
            for claim in answer.claims:
                if claim.slug in picked.claims:
                    found.append(Item(_marks([claim_key(claim.slug)], known), picked, answer, claim))
    gone = [question_key(ref) for ref in picking.gone_questions]
    gone += [answer_key(ref, key) for ref, key in picking.gone_answers]
    gone += [claim_key(slug) for slug in picking.gone_claims]
    found += [Item(_marks([key], known)) for key in gone]
    return tuple(item for item in found if item.marks)


def _marks(keys: Sequence[Key], known: dict[Key, str]) -> tuple[Mark, ...]:
    """The marks of a row: it is marked by these names of it."""
    return tuple(Mark(key, known[key]) for key in sorted(keys, key=str) if key in known)


def sections(rows: Sequence[Item], glyphs: Glyphs) -> Iterator[Section]:
    """A heading above the rows of each question."""
    before: object = ""
    for nth, item in enumerate(rows):
        row = item.question
        now = row.ref if row is not None else None
        if now != before:
            before = now
            if row is None:
                yield Section("No longer in the store", nth)
            else:
                mark = state_mark(row.state, glyphs)
                yield Section(Content.assemble(mark, " ", plain(asked_words(row))), nth, STATE_WORDS[row.state])


def item_row(item: Item, glyphs: Glyphs, width: int) -> Row:
    """A row of the basket: what it is, then what it says."""
    if item.picked is None:
        return Row(Content.assemble((f"{item.key.kind}  ", "$quiet"), plain(item.marks[0].words or called(item.key))))
    if item.claim is not None:
        right = plain(published(item.claim), "$quiet") if width >= 90 else Content("")
        said = Content.assemble(valued(item.claim), "  ", plain(speaks(item.claim, glyphs)))
        return Row(Content.assemble(("claim     ", "$quiet"), claim_mark(item.claim, glyphs), " ", said), right)
    if item.answer is not None:
        words = plain(answer_words(item.answer), "bold")
        return Row(
            Content.assemble(("answer    ", "$quiet"), "  ", words),
            beside=plain(f"  {support_words(item.answer)}", "$quiet"),
        )
    answers = item.picked.found.answers
    claims = sum(len(answer.claims) for answer in answers)
    told = f"all of it: {count(len(answers), 'answer')}, {count(claims, 'claim')}"
    return Row(Content.assemble(("question  ", "$quiet"), "  ", told))


def item_words(item: Item, glyphs: Glyphs) -> str:
    """A row in full: the words that are cited, and whose they are; what an answer stands on; why a question does."""
    if item.picked is None:
        what = f"This {item.key.kind} was marked, and is not in the store any more: {item.marks[0].words}."
        return f"{what} Space takes the mark off; nothing of it is handed out."
    if item.claim is not None:
        cited = item.claim.citation()
        words = [f'"{cited.exact}"'] if cited is not None and cited.exact else []
        told = (value_words(item.claim), speaks(item.claim, glyphs), published(item.claim), *circumstances(item.claim))
        return "\n".join([*words, "; ".join(part for part in told if part)])
    if item.answer is not None:
        return f"{support_words(item.answer)}\n" + "; ".join(
            f"{claim.speaker_name}, {published(claim)}" for claim in item.answer.claims
        )
    row = item.picked.found.question
    judged = f"\nJudged: {row.judged}." if row.judged else ""
    return f"{row.reason}{judged}"


def search_words(item: Item) -> str:
    """All that a row says, for what is typed."""
    row = item.question
    told = [item.key.kind, asked_words(row) if row is not None else "", *(mark.words for mark in item.marks)]
    return " ".join([*told, *([item.claim.speaker_name] if item.claim is not None else [])])
