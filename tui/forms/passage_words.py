"""What a passage has to offer to whoever fills in a form: names that stand in it, and its words as one types them."""

from __future__ import annotations

import re

from store.text.clean import clean

#: A selection of at most so many letters stands in the field of the value at once.
SHORT = 40
_MOST_NAMES = 12
_TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_BETWEEN = frozenset({"of", "the", "al", "ul", "e", "i", "bin", "ibn", "and", "de", "la", "for", "in"})


def one_line(text: str) -> str:
    """A passage's words on one line, cleaned as they are kept."""
    return " ".join(clean(text).split())


def short_words(passage: str) -> str:
    """The words selected where they are short enough to be a value, else nothing."""
    words = one_line(passage).strip(" ,.;:")
    return words if len(words) <= SHORT else ""


def names_in(passage: str) -> list[str]:
    """What may be a name in a passage: runs of words with a capital letter, the longest of each place first."""
    runs: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(passage):
        run = runs[-1]
        if run and re.search(r"[.,;:!?()]|\n\s*\n", passage[run[-1].end() : token.start()]):
            runs.append(run := [])
        if token.group()[0].isupper() or (run and token.group().casefold() in _BETWEEN):
            run.append(token)
        elif run:
            runs.append([])
    found: dict[str, None] = {}
    for run in runs:
        while run and run[-1].group().casefold() in _BETWEEN and not run[-1].group()[0].isupper():
            run.pop()
        for start in range(len(run)):
            if not run[start].group()[0].isupper():
                continue
            found.setdefault(one_line(passage[run[start].start() : run[-1].end()]))
            if start == 0 and len(run) > 2:
                found.setdefault(one_line(passage[run[0].start() : run[1].end()]))
    return list(found)[:_MOST_NAMES]


def onward(passage: str, typed: str) -> str:
    """What follows in the passage behind the words typed, from where they stand first at a word's beginning."""
    words = one_line(passage)
    wanted = typed.lstrip()
    if not wanted:
        return ""
    at = re.search(rf"(?<!\w){re.escape(wanted)}", words, re.IGNORECASE)
    return words[at.end() :] if at is not None else ""


def with_next_word(passage: str, typed: str) -> str:
    """What was typed with the rest of its last word in the passage, or the word behind it."""
    rest = re.match(r"\W*\w+(?:['’.-]\w+)*", onward(passage, typed))
    return typed + rest.group() if rest is not None else typed


def as_it_stands(passage: str, words: str) -> str:
    """The words as the passage writes them, empty where it does not."""
    line = one_line(passage)
    at = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line, re.IGNORECASE) if words else None
    return at.group() if at is not None else ""


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|dozens|hundreds|tens|\d[\d,.]*)"
)
_LIKELY = {
    "date": re.compile(
        rf"\b(?:(?:early |late |mid-)?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?"
        rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{_MONTH} \d{{4}}|(?<=\bin ){_MONTH}|\d{{4}}-\d\d-\d\d"
        r"|(?:last |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|this) (?:week|month|year)"
        r"|yesterday|today|(?:19|20)\d\d))\b",
        re.IGNORECASE,
    ),
    "quantity": re.compile(
        rf"\b(?:(?:at least|more than|about|around|nearly|almost|over|up to|some|fewer than|less than) )?{_COUNT}\b",
        re.IGNORECASE,
    ),
    "age": re.compile(rf"\b(?:{_COUNT}(?:[- ]years?[- ]old)?|middle-aged)\b", re.IGNORECASE),
}


def likely(kind: str, passage: str) -> list[str]:
    """What in a passage looks like a value of this type, in order."""
    pattern = _LIKELY.get(kind)
    found = (it.group() for it in pattern.finditer(one_line(passage))) if pattern else ()
    return list(dict.fromkeys(found))
