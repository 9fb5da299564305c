"""Names told before: a part of one (Umar behind Asim Umar), its letters (TTP), an event by its noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log2

from store.names.likeness import likeness
from store.names.words import asked_of, word_of, words
from store.suggest.naming.case_names import EVENT_WORDS, SMALL, CaseNames, Known, light
from store.suggest.naming.meeting import Met
from store.suggest.naming.new_names import CALLINGS, GROUP_WORDS
from store.suggest.naming.tokens import Text, pieces_of

_THIS = frozenset(("the", "this", "that"))
_THE = frozenset(("the", "that", "this", "same", "a", "an"))
_FIGHTING = frozenset(("raid", "strike", "attack", "battle", "killing"))
"""Words of one attack: what one report calls a raid another calls a strike."""
_ALIKE = 0.9
_BRACKET = re.compile(r"\s*[,(]\s*(?:or |known as |also |called )*[\"“'‘]?$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,5}s?")


def told_before(text: Text, found: Sequence[Met], names: CaseNames) -> list[Met]:
    """What was met, with what stands for a name told before; and nouns for the event that the report is about."""
    taken = {at for one in found for at in range(one.first, one.last + 1)}
    out = [*found]
    for more in (_letters(text, found, taken), _parts(text, found, names, taken), _bodies(text, found, taken)):
        for one in more:
            if one.first not in taken:
                taken.add(one.first)
                out.append(one)
    out += _events(text, out, names, taken)
    return sorted(out, key=lambda one: one.first)


def _letters(text: Text, found: Sequence[Met], taken: set[int]) -> Iterator[Met]:
    """Letters in brackets behind a name stand for it from there on."""
    meant: dict[str, Known] = {}
    for one in found:
        at = one.last + 1
        if at < len(text.pieces) and at not in taken and one.last > one.first:
            token = text.tokens[text.pieces[at].token]
            between = text.text[text.tokens[text.pieces[one.last].token].end : token.start]
            if _BRACKET.fullmatch(between) and "(" in between and _ACRONYM.fullmatch(token.text):
                meant.setdefault(token.text, one.entity)
    for at, piece in enumerate(text.pieces):
        known = meant.get(text.tokens[piece.token].text)
        if known is not None and at not in taken:
            yield Met(at, at, known, 0.95, "acronym")


def _parts(text: Text, found: Sequence[Met], names: CaseNames, taken: set[int]) -> Iterator[Met]:
    """One word of a person's name, the nearest told before; a last name that is one person's alone needs none."""
    told: dict[str, list[tuple[int, Known]]] = defaultdict(list)
    for one in found:
        if one.entity.kind in ("leader", "voice") and one.last > one.first and not one.entity.anonymous:
            for at in range(one.first, one.last + 1):
                token = text.tokens[text.pieces[at].token]
                if token.low in GROUP_WORDS or token.low in CALLINGS or len(pieces_of(token.text)) > 1:
                    continue
                if one.entity.kind == "voice" and at < one.last:
                    continue  # of a body that speaks the first word is its land
                if not light(text.pieces[at].word) and (token.capital or token.caseless):
                    told[word_of(text.pieces[at].word).key].append((at, one.entity))
    meant: dict[str, Known] = {}
    for at, piece in enumerate(text.pieces):
        token = text.tokens[piece.token]
        if at in taken or light(piece.word) or not (token.capital or token.caseless or not text.cased):
            continue
        if _is_of_another(text, at, taken):
            continue
        asked = asked_of(piece.word)
        if piece.word in meant:  # whoever a short name stood for once it stands for further on
            yield Met(at, at, meant[piece.word], 0.8, "part")
            continue
        listed = told.get(asked.key, [])
        before = listed[: bisect_right(listed, at, key=lambda one: one[0])]
        for place, known in [*reversed(before), *listed[len(before) :]]:
            if likeness(asked, word_of(text.pieces[place].word)) >= _ALIKE:
                meant[piece.word] = known
                yield Met(at, at, known, 0.8 if place < at else 0.7, "part")
                break
        else:
            alone = names.last.get(piece.word)
            if alone is not None and token.capital:
                yield Met(at, at, alone, 0.7, "part")


def _bodies(text: Text, found: Sequence[Met], taken: set[int]) -> Iterator[Met]:
    """The last word of a group's name with an article: "the Front", where one group told has it."""
    ends: dict[str, dict[str, Known]] = defaultdict(dict)
    for one in found:
        if one.entity.kind in ("group", "voice") and one.last > one.first:
            ends[text.pieces[one.last].word][one.entity.slug] = one.entity
    for at, piece in enumerate(text.pieces):
        token = text.tokens[piece.token]
        owners = ends.get(piece.word, {})
        if at in taken or len(owners) != 1 or not token.capital or token.first:
            continue
        if text.tokens[piece.token - 1].low == "the":
            yield Met(at, at, next(iter(owners.values())), 0.75, "part")


def _is_of_another(text: Text, at: int, taken: set[int]) -> bool:
    """Whether a word stands in a longer name of somebody else: Hafiz Umar is not the Umar told before."""
    for other in (at - 1, at + 1):
        if not 0 <= other < len(text.pieces) or other in taken:
            continue
        piece, token = text.pieces[other], text.tokens[text.pieces[other].token]
        joined = text.pieces[max(at, other)].joined and not text.tokens[text.pieces[min(at, other)].token].owner
        if joined and token.capital and not token.caseless and not light(piece.word) and not token.first:
            return True
    return False


def _events(text: Text, found: Sequence[Met], names: CaseNames, taken: set[int]) -> Iterator[Met]:
    """A noun for what happened, where the words of an event's name stand near; then the same noun alone behind it."""
    sentence_of = [text.sentence_at(token.start) for token in text.tokens]
    spoken: dict[int, set[str]] = defaultdict(set)
    for piece in text.pieces:
        spoken[sentence_of[piece.token]].add(piece.word)
    last: dict[str, Known] = {}
    by_piece = {one.first: one.entity for one in found if one.entity.kind == "raid"}
    at_hand: Known | None = None
    main = main_event(text, [one.entity for one in found], names)
    for at, piece in enumerate(text.pieces):
        if at in by_piece:
            at_hand = by_piece[at]
            last |= dict.fromkeys(_what(at_hand, names), at_hand)
        token = text.tokens[piece.token]
        if at in taken or piece.word not in EVENT_WORDS or token.low.endswith("s"):
            continue
        near = spoken[sentence_of[piece.token]]
        what = EVENT_WORDS[piece.word]
        fits = [known for known, kinds, own in names.events if own and own <= near and what in kinds]
        if len(fits) == 1:
            at_hand = fits[0]
            last[what] = at_hand
            yield Met(at, at, at_hand, 0.75, "event")
        elif any(one.low in _THE for one in text.tokens[max(0, piece.token - 3) : piece.token]):
            meant: Known | None = last.get(what) or (main if main is not None and what in _what(main, names) else None)
            if meant is not None:
                yield Met(at, at, meant, 0.65, "event")
            elif main is not None and what in _FIGHTING and _what(main, names) & _FIGHTING:
                yield Met(at, at, main, 0.55, "event")
            elif piece.token and text.tokens[piece.token - 1].low in _THIS and len(alone := _of_kind(what, names)) == 1:
                yield Met(at, at, alone[0], 0.6, "event")
    for at, piece in enumerate(text.pieces):  # the Marisol stands for its sinking
        token = text.tokens[piece.token]
        owners = [known for known, _, own in names.events if own == {piece.word}]
        if at not in taken and token.capital and len(owners) == 1 and piece.word not in EVENT_WORDS:
            yield Met(at, at, owners[0], 0.7, "part")


def main_event(text: Text, named: Sequence[Known], names: CaseNames) -> Known | None:
    """The event that a report is about: the one it names most, else whose place and kind it speaks of, if just one."""
    spoken = {piece.word for piece in text.pieces}
    spoken |= {EVENT_WORDS[word] for word in spoken if word in EVENT_WORDS}
    worth: dict[str, float] = {}
    for known, what, own in names.events:
        parts = {EVENT_WORDS.get(word, word) for word in words(known.name) if len(word) > 2 and word not in SMALL}
        parts |= what | own
        said = sum(one.slug == known.slug for one in named)
        worth[known.slug] = min(said, 3) + 2 * len(parts & spoken) / max(1, len(parts)) + 0.3 * log2(1 + known.known)
    ranked = sorted(names.events, key=lambda one: -worth[one[0].slug])
    if len(ranked) == 1 or (ranked and worth[ranked[0][0].slug] > max(1.5, worth[ranked[1][0].slug])):
        return ranked[0][0]
    return None


def _of_kind(what: str, names: CaseNames) -> list[Known]:
    """The events of the case that are of a kind: where there is one flood, "the flood" is that."""
    return [known for known, kinds, _ in names.events if what in kinds]


def _what(known: Known, names: CaseNames) -> frozenset[str]:
    return next((kinds for other, kinds, _ in names.events if other.slug == known.slug), frozenset())
