"""Names met in a text: spellings of the case's own entities anywhere, those of lists where words stand like a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model.drafts import Mention
from store.model.facts import dataclass
from store.names.likeness import likeness
from store.names.words import asked_of
from store.suggest.naming.case_names import SMALL, CaseNames, Form, Known, keys_of, light
from store.suggest.naming.listed_names import ListedNames
from store.suggest.naming.tokens import Text

_TOGETHER = 0.9
"""A name is met by words that are on the whole this much like its own, and each this much."""
_EACH = 0.8
_LONG = 5
"""A word of fewer letters alone has to be written as it stands."""
_LISTED = 0.9
"""What a name of a list counts, beside the case's."""
_BEFORE = frozenset(("al", "el", "ul", "la", "le"))


@dataclass(frozen=True, slots=True)
class Met:
    """A mention on its way: pieces from ``first`` to ``last``, whose entity it may be, and how it was known."""

    first: int
    last: int
    entity: Known
    score: float
    how: str
    own: bool = False

    @property
    def worth(self) -> tuple[float, bool, bool, float]:
        """Of several at one place the longest is meant, of the case before others, its ``own`` name before an alias."""
        return (self.last - self.first + 1 + 1.5 * self.entity.of_case, self.how == "name", self.own, self.score)


def met(text: Text, names: CaseNames, listed: ListedNames | None) -> list[Met]:
    """The names met, none over another, in the order of the text."""
    found = list(_of_case(text, names))
    if listed is not None:
        found += [
            Met(first, last, known, score * _LISTED, how)
            for first, last, known, score, how in listed.met(text, _taken(found))
        ]
    found.sort(key=lambda one: (one.worth, -one.first, -one.entity.number), reverse=True)
    taken: set[int] = set()
    chosen: dict[tuple[int, int], list[Met]] = {}
    for one in found:
        places = range(one.first, one.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen[one.first, one.last] = [one]
        elif (others := chosen.get((one.first, one.last))) is not None and one.worth == others[0].worth:
            others.append(one)
    return _meant([chosen[place] for place in sorted(chosen)])


def _meant(listed: list[list[Met]]) -> list[Met]:
    """Of several whose name it may be, whoever was told last by another name; else the first of them."""
    sure = {one.entity.slug for several in listed if len(several) == 1 for one in several}
    last: dict[str, int] = {}
    out = []
    for at, several in enumerate(listed):
        one = max(several, key=lambda it: (last.get(it.entity.slug, -1), it.entity.slug in sure))
        out.append(one)
        if len(several) == 1 or one.entity.slug in last:
            last[one.entity.slug] = at
    return out


def _taken(found: Sequence[Met]) -> set[int]:
    """Pieces of which a longer name of the case is surely made."""
    return {
        at for one in found if one.score > _TOGETHER and one.last > one.first for at in range(one.first, one.last + 1)
    }


def _of_case(text: Text, names: CaseNames) -> Iterator[Met]:
    pieces = text.pieces
    for first, piece in enumerate(pieces):
        token = text.tokens[piece.token]
        letters = token.text.casefold()
        if token.text.isupper() and 2 < len(letters) < 9 and letters in names.acronyms:
            yield Met(first, first, names.acronyms[letters], 0.95, "acronym")
        asked = asked_of(piece.word)
        for key in keys_of(asked):
            for form in names.forms.get(key, ()):
                one = _against(text, first, form)
                if one is not None:
                    yield one


def _against(text: Text, first: int, form: Form) -> Met | None:
    """Whether a spelling stands at a place, word by word; small words are passed over."""
    at, alike, capital = first, [], False
    last = first
    for nth, word in enumerate(form.words):
        if nth:
            at += 1
            while at < len(text.pieces) and text.pieces[at].joined and text.pieces[at].word in SMALL:
                at += 1
            if at >= len(text.pieces) or not text.pieces[at].joined:
                return None
            if (
                text.tokens[text.pieces[last].token].owner
                and not form.owned
                and text.pieces[last].token < text.pieces[at].token
            ):
                return None
        like = likeness(asked_of(text.pieces[at].word), word)
        if like < _EACH:
            return None
        token = text.tokens[text.pieces[at].token]
        capital = capital or (form.proper[nth] and (token.capital or token.caseless or token.text.isdigit()))
        alike.append(like)
        last = at
    score = sum(alike) / len(alike)
    exact = score > 0.999
    if form.entity.anonymous and not exact:
        return None  # it has no name, but words that say who it is
    if score < _TOGETHER or (form.is_proper and not capital and (text.cased or not exact)):
        return None
    if len(alike) == 1 and not exact and not _alone(text.tokens[text.pieces[first].token].text, form):
        return None
    own = form.text == form.entity.name
    if len(alike) == 1 and not form.is_proper and not own:
        return None  # "officials", "the government": of whom is not told
    return Met(first, last, form.entity, round(score, 4), "name" if exact else "spelling", own)


def _alone(written: str, form: Form) -> bool:
    """Whether a word may be another spelling of a name of one word: not of an acronym, not its land's or its people."""
    word, there = written.casefold(), form.words[0].text
    if len(there) < _LONG or form.text.isupper() or light(there):
        return False
    return not (word.startswith(there) or there.startswith(word))


def as_mention(text: Text, one: Met) -> Mention:
    """What was met, by its place in the text, with the article before it that is a part of the name."""
    first, last = text.pieces[one.first].token, text.pieces[one.last].token
    while (
        first and text.tokens[first - 1].low in _BEFORE and text.tokens[first - 1].end + 1 >= text.tokens[first].start
    ):
        if text.sentence_at(text.tokens[first - 1].start) != text.sentence_at(text.tokens[first].start):
            break
        first -= 1
    return Mention(
        text.tokens[first].start, text.tokens[last].end, one.entity.slug, one.entity.name, min(1.0, one.score), one.how
    )
