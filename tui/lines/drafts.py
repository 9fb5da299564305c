"""Drafts as lines of text: told apart from claims by a sign and the word, also without colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from store.labels.claims import ahead, sign_state
from store.model.drafts import Draft
from store.properties.vocabulary import Vocabulary
from tui.lines.facts import plain
from tui.lines.fit import cut, in_columns
from tui.lines.rows import Row
from tui.terminal.glyphs import Glyphs

WORD = "draft"


def about(draft: Draft, vocabulary: Vocabulary) -> str:
    """Return whom a draft is about; of somebody new what kind it seems to be."""
    if draft.entity or not draft.new_name:
        return draft.entity_name or draft.entity
    kind = vocabulary.kinds.get(draft.new_kind, (draft.new_kind,))[0]
    return f"{draft.new_name} (new{f' {kind}' if kind else ''})"


def question(draft: Draft, vocabulary: Vocabulary) -> str:
    """Return what a draft says of it, with the part: "killed, civilians"; empty where nothing tells."""
    prop = vocabulary.get(draft.property)
    if prop is None:
        return draft.property
    scope = prop.scope(draft.scope)
    part = (scope.label if scope is not None else draft.scope) if draft.scope != prop.default_scope else ""
    return f"{prop.label}, {part}" if part else prop.label


def value(draft: Draft, vocabulary: Vocabulary, style: str = "bold") -> Content:
    """Return a draft's value behind what has to be read before it: "denies: killed"; an entity or a choice by name."""
    prop = vocabulary.get(draft.property)
    named = prop is not None and bool(prop.type == "place" or prop.refers_to or prop.tree)
    shown = (draft.label if named else "") or draft.says or draft.label
    words, state = ahead(draft.stance, draft.certainty), sign_state(draft.stance, draft.certainty)
    told = Content.styled(f"{words}: ", f"$state-{state}") if words else Content("")
    return Content.assemble(told, plain(shown, style))


def speaker(draft: Draft) -> str:
    """Return who would say so, as is likely."""
    return draft.speaker_name or draft.speaker


def draft_line(draft: Draft, vocabulary: Vocabulary, glyphs: Glyphs) -> Content:
    """Return who, what, which value, whose word: "draft: Asim Umar - died on - 23 September 2019 - NDS"."""
    parts = [
        plain(about(draft, vocabulary), "$title"),
        plain(question(draft, vocabulary) or "says what?"),
        value(draft, vocabulary),
        plain(speaker(draft) or "who says so?", "$quiet"),
    ]
    between = Content.styled(f" {glyphs.between} ", "$quiet")
    return Content.assemble(f"{glyphs.draft} {WORD}: ", between.join([part for part in parts if part.plain]))


def draft_words(draft: Draft, vocabulary: Vocabulary) -> str:
    """Return a draft for a sentence: "Asim Umar, died on: 23 September 2019 (NDS)"."""
    what = question(draft, vocabulary)
    told = f"{about(draft, vocabulary)}{f', {what}' if what else ''}"
    said = value(draft, vocabulary).plain
    return f"{told}{f': {said}' if said else ''}{f' ({speaker(draft)})' if speaker(draft) else ''}"


def draft_row(draft: Draft, vocabulary: Vocabulary, glyphs: Glyphs, widths: Sequence[int], width: int) -> Row:
    """Return a draft as a row of the claims' list, the word at its end; `widths` are those of entity and question."""
    cells = [plain(about(draft, vocabulary)), plain(question(draft, vocabulary), "$quiet")]
    said = Content.assemble(value(draft, vocabulary, ""), "  ", plain(speaker(draft), "$quiet"))
    room = width - 5 - len(WORD)
    line = in_columns(cells, widths, room, lambda room: cut(said, room, glyphs), glyphs)
    return Row(Content.assemble(f"{glyphs.draft} ", line), Content.styled(WORD, "$quiet"))
