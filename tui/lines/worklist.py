"""The work list: its filters, the options each of them offers, and the lines that say what is filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content

from store.labels.grades import CREDIBILITY, RELIABILITY, grade_sign
from store.model.claims import Grade
from store.model.views import QuestionRow, VoiceRow
from store.model.vocabulary import KINDS, STATES, UNSETTLED
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tui.lines.facts import STATE_WORDS, count, keyed, plain
from tui.lines.kinds import in_line
from tui.lines.rows import Option

Field = Literal["state", "kind", "property", "voice", "grade"]

#: The filters in the order of their keys, 1 to 4; 6 is the grade, where anything is graded.
FIELDS: tuple[Field, ...] = ("state", "kind", "property", "voice")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the work list is narrowed to; None is everything. `words` says a filter's value on the screen."""

    state: str | None = None
    kind: str | None = None
    property: str | None = None
    voice: str | None = None
    grade: str | None = None
    unjudged: bool = False
    kind_words: str = ""
    property_words: str = ""
    voice_words: str = ""

    def value(self, field: Field) -> str | None:
        """The value of a filter."""
        found: str | None = getattr(self, field)
        return found

    def words(self, field: Field) -> str:
        """A filter's value in words."""
        value = self.value(field)
        if value is None:
            return "all"
        if field == "state":
            return STATE_WORDS.get(value, value)
        if field == "kind":
            return self.kind_words or value
        return (self.property_words if field == "property" else self.voice_words) or value

    def with_option(self, field: Field, option: Option) -> Filters:
        """Return filters with another value of one of them."""
        if field == "property":
            return replace(self, property=option.key, property_words=option.words)
        if field == "kind":
            return replace(self, kind=option.key, kind_words=option.words)
        if field == "voice":
            return replace(self, voice=option.key, voice_words=option.words)
        if field == "grade":
            return replace(self, grade=option.key)
        return replace(self, state=option.key)

    def narrowed(self) -> bool:
        """Whether anything is filtered."""
        return self.unjudged or any(self.value(field) is not None for field in (*FIELDS, "grade"))


def filters_of(told: Mapping[str, str]) -> Filters:
    """Filters by name, as an address has them; `unjudged` is there or not."""
    return Filters(
        told.get("state"), told.get("kind"), told.get("property"), told.get("voice"), unjudged="unjudged" in told
    )


def options(
    field: Field,
    rows: Sequence[QuestionRow],
    voices: Sequence[VoiceRow],
    vocabulary: Vocabulary = BUILT_IN,
    grades: Sequence[Grade] = (),
) -> list[Option]:
    """Return what a filter can be set to, with how many of the unsettled questions have it.

    Settled states are offered too, without a count: they are not in the list as it is. Nor are voices
    counted: a question names those who assert something, and others deny or decline. Nor are grades, which are of
    claims and sources.
    """
    if field == "state":
        states = Counter(row.state for row in rows)
        found = [Option(state, STATE_WORDS[state], states[state], state) for state in UNSETTLED]
        found += [Option(state, STATE_WORDS[state], None, state) for state in STATES if state not in UNSETTLED]
    elif field == "kind":
        kinds = Counter(row.entity_kind for row in rows)
        found = [Option(kind, in_line(kind, vocabulary.kinds)[1], kinds[kind]) for kind in KINDS if kinds[kind]]
    elif field == "property":
        labels = {row.ref.property: row.label for row in rows}
        properties = Counter(row.ref.property for row in rows)
        found = [Option(key, labels[key], number) for key, number in properties.most_common()]
    elif field == "grade":
        given = {grade_sign(grade) for grade in grades}
        scale = (RELIABILITY | CREDIBILITY).items()
        found = [Option(sign, f"{sign}, {words}") for sign, words in scale if sign in given]
    else:
        found = [Option(voice.slug, voice.name) for voice in voices]
    return [Option(None, "all", len(rows)), *found]


def filter_line(filters: Filters, *, graded: bool = False) -> Content:
    """Return the line of filters, each behind the key that changes it; that of grades where anything is `graded`."""
    parts = []
    for key, field in enumerate(FIELDS, 1):
        value = plain(filters.words(field), "bold" if filters.value(field) is not None else "$quiet")
        parts.append(keyed(key, Content.assemble((f"{field} ", "$quiet"), value)))
    unjudged = ("not yet judged", "bold") if filters.unjudged else ("judged or not", "$quiet")
    parts.append(keyed(5, unjudged))
    if graded or filters.grade is not None:
        value = plain(f" {filters.grade}" if filters.grade is not None else "", "bold")
        parts.append(keyed(6, Content.assemble(("grade", "$quiet"), value)))
    return Content("   " if len(parts) == 5 else "  ").join(parts)  # six fit 80 columns so


def left(rows: Sequence[QuestionRow], *, narrowed: bool = False) -> str:
    """Return how many questions the list has and how many of them nobody judged: "14 questions, 12 left to judge".

    Where it is narrowed these are of the filters, and no more the figures of the whole store.
    """
    judged = sum(bool(row.judged) for row in rows)
    words = count(len(rows), "question") + (f", {len(rows) - judged:,}" if judged else "")
    return f"{words} left to judge" + (" with these filters" if narrowed else "")


def states(rows: Sequence[QuestionRow]) -> list[tuple[str, int, int]]:
    """Return (state, index of its first row, how many) for the runs of one state in the list."""
    found: list[tuple[str, int, int]] = []
    for index, row in enumerate(rows):
        if found and found[-1][0] == row.state:
            found[-1] = (*found[-1][:2], found[-1][2] + 1)
        else:
            found.append((row.state, index, 1))
    return found
