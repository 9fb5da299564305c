"""What somebody types to find words: words, "phrases", beginnings*, -without, and source:, voice: and year:, or not.

Every line means something: what is no filter is words, what holds no word is left out. Nothing is refused here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from store.search.tokens.cutting import Token, in_pairs, tokens
from store.search.tokens.together import seam

MOST_WORDS = 12
"""Words of a query that are looked for."""
MOST_LETTERS = 400
"""Code points of a query that are read."""

_QUOTES = str.maketrans("“”„‟«»「」『』", '""""""""""')
_BETWEEN_NAMES = re.compile("(?<=[\u30a1-\u30fe])[・＝=](?=[\u30a1-\u30fe])")
"""What Japanese writes between the words of a foreign name."""
_PART = re.compile(
    r'(?P<without>-(?=[^\s-]))?(?:(?P<filter>source|voice|year):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))'
)
_NAMES_NONE = re.compile(r"(?:source|voice|year):")
_NO_FILTER = re.compile("[A-Za-z]{3,12}:(?=[^\\W\\d_])")
"""What may be meant as a filter and is none; no address, and no time."""
_NO_OPERATORS = frozenset({"OR", "AND", "NOT"})
"""What other searches take for more than words."""
_YEARS = re.compile(r"(\d{4})(?:(?:-|–|\.\.)(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind the other: one word, the parts of one (al-Qaeda), or a phrase.

    ``words`` are as in the index. ``begun``: the last of them may go on. ``quoted``: as it is written, in no other
    form. ``capital``: written as a name is. ``joined`` is true of each word that is a letter, or a pair of them,
    of a script without blanks. ``glued`` is what stands before each word where it is a part of one
    (`store.search.tokens.together`), and nothing before the others. ``written`` is how each was typed.
    """

    text: str
    words: tuple[str, ...]
    begun: bool = False
    quoted: bool = False
    capital: bool = False
    joined: tuple[bool, ...] = ()
    glued: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: what is to stand in a passage, what is not, where and when, and where and when not; what was
    left out, and what is wrong, so that nothing can be found as it was meant."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    sources: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    no_sources: tuple[str, ...] = ()
    no_voices: tuple[str, ...] = ()
    no_years: tuple[tuple[int, int], ...] = ()
    left_out: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be found."""
        return not self.terms


def parse(query: str, *, partial: bool = True) -> Asked:
    """A query taken apart. With ``partial`` its last word may go on: somebody is still typing. One that is left out
    may not: what it would leave out would come and go with each letter."""
    line = _BETWEEN_NAMES.sub(" ", query[:MOST_LETTERS].translate(_QUOTES))
    terms: list[Term] = []
    without: list[Term] = []
    filters: dict[str, list[str]] = {sign + name: [] for sign in ("", "-") for name in ("source", "voice", "year")}
    left = [f"only the first {MOST_LETTERS} characters are looked for"] if len(query) > MOST_LETTERS else []
    wrong: list[str] = []
    for match in _PART.finditer(line):
        told = match["quoted"] if match["quoted"] is not None else match["bare"]
        if match["filter"] and told.strip():
            filters[(match["without"] or "") + match["filter"]].append(told.strip())
            continue
        if match["filter"] or _NAMES_NONE.fullmatch(told):
            wrong.append(f"{match[0]!r} names none: write it without a blank, as in source:afp or year:2019")
            continue
        if told in _NO_OPERATORS and match["quoted"] is None:
            left.append(f"{told} is looked for as a word: all words have to be there, and -word leaves one out")
        if match["bare"] is not None and (other := _NO_FILTER.match(told)):
            left.append(f"{other[0]} is no filter, and is looked for as a word: there are source:, voice: and year:")
        going_on = partial and match.end() == len(line) and match["bare"] is not None and not match["without"]
        term = _term(told, quoted=match["quoted"] is not None, going_on=going_on)
        if term is not None:
            (without if match["without"] else terms).append(term)
    years, odd = years_of(filters["year"])
    no_years, more = years_of(filters["-year"])
    odd += more
    kept, words = [], 0
    for term in terms:
        words += len(term.words) if not any(term.joined) else 1
        if words <= MOST_WORDS:
            kept.append(term)
    if len(kept) < len(terms):
        left.append(f"only the first {MOST_WORDS} words are looked for")
    wrong += odd
    if not terms and (without or any(filters.values())):
        wrong.append("-word, source:, voice: and year: only narrow a search: add a word to look for")
    return Asked(
        tuple(kept), tuple(without[:MOST_WORDS]), tuple(filters["source"]), tuple(filters["voice"]), years,
        tuple(filters["-source"]), tuple(filters["-voice"]), no_years, tuple(left), tuple(wrong),
    )  # fmt: skip


def _term(told: str, *, quoted: bool, going_on: bool) -> Term | None:
    cut = _unbroken(list(tokens(told)))
    if not cut:
        return None
    last = told[-1:]
    begun = (told.rstrip().endswith("*") and not quoted) or (going_on and (last.isalnum() or cut[-1].end == len(told)))
    alone = len(cut) == 1 and cut[0].joined and len(cut[0].word) == 1 and in_pairs(cut[0].word)  # it begins pairs
    korean = not quoted and "\uac00" <= cut[-1].word[-1] <= "\ud7a3"  # particles are written onto the word
    one = len(cut) == 1 and len(cut[0].word) == 1 and not alone and not told.rstrip().endswith("*")
    return Term(
        told.strip(),
        tuple(token.word for token in cut),
        begun=(begun and not one) or alone or korean,
        quoted=quoted,
        capital=told[cut[0].start].isupper(),
        joined=tuple(token.joined for token in cut),
        glued=("", *(seam(told[one.end : other.start], one.word, other.word) for one, other in pairwise(cut))),
        written=tuple(told[token.start : token.end] for token in cut),
    )


def _unbroken(cut: list[Token]) -> list[Token]:
    """Without the last letter of a run at the end, which stands in the pair before it: the run may go on."""
    if len(cut) > 1 and cut[-1].joined and cut[-2].joined and cut[-2].end == cut[-1].end:
        return cut[:-1]
    return cut


def years_of(told: list[str]) -> tuple[tuple[tuple[int, int], ...], list[str]]:
    """Years as they were typed, each as the first and the last; and what is none, in sentences."""
    found, odd = [], []
    for words in told:
        match = _YEARS.fullmatch(words)
        if match is None:
            odd.append(f"{words!r} is no year: write year:2019 or year:2018-2020")
        else:
            first, last = int(match[1]), int(match[2] or match[1])
            found.append((min(first, last), max(first, last)))
    return tuple(found), odd
