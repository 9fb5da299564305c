"""A draft put together: its passage, who says it and how, its value as it would be compared, its id."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from store.model.drafts import Draft, Mention
from store.model.facts import dataclass
from store.properties.property import Property
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount, read
from store.suggest.telling.clauses import passage
from store.suggest.telling.sentence import Sentence, Subject
from store.suggest.telling.speech import Saying, certainty_of, stance_of

LONGEST_WORDS = 160
"""A value in words of more letters is no value."""
_ON = re.compile(r"\s*(?:(?:it|them|reporters|journalists|in \w+|late|early|on)\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of the wording that is read: whose report it is, when it was published."""

    source: str
    rendition: str
    sha256: str
    publisher: str
    publisher_name: str
    published: str
    hemisphere: str = ""


class Maker:
    """Makes the drafts of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def draft(
        self,
        sentence: Sentence,
        subject: Subject,
        prop: Property,
        cue: Span,
        says: str,
        *,
        label: str = "",
        scope: str = "",
        told: tuple[Span, ...] = (),
        sure: float = 0.6,
        denied: bool = False,
    ) -> Draft:
        """A draft for a property of a subject, told by the words of ``cue`` and ``told``; ``denied``: by a "not"."""
        inside = subject.span[0] < subject.span[1]
        spans = [cue, *told, *([subject.span] if inside else [])]
        start, end = passage(sentence.text, sentence.clauses, *spans)
        saying, said = self._saying(sentence, cue)
        stance = stance_of(sentence.text, self._scope(sentence, saying, start), end)
        if denied and stance == "asserts":
            stance = "denies"
        who, name = self._speaker(sentence, saying)
        made = Draft(
            id="",
            source=self.report.source,
            rendition=self.report.rendition,
            start=start,
            end=end,
            entity=subject.entity,
            entity_name=subject.name,
            property=prop.id,
            scope=scope or prop.default_scope,
            says=says,
            label=label or says,
            speaker=who,
            speaker_name=name,
            stance=stance,
            certainty=certainty_of(sentence.text, start, end),
            said=said,
            why=" ".join(sentence.text[cue[0] : cue[1]].split()),
            score=round(max(0.05, min(0.99, sure * (0.6 + 0.4 * subject.score))), 3),
        )
        return replace(made, id=draft_id(made, self.report.sha256))

    def _saying(self, sentence: Sentence, cue: Span) -> tuple[Saying | None, str]:
        """The word of saying that covers a cue, and the day beside it."""
        covering = [one for one in sentence.sayings if one.start <= cue[0] < one.end]
        if not covering:
            return None, ""
        saying = next((one for one in covering if one.verb[1] <= cue[0]), covering[0])
        day = said_on(sentence, saying)
        value = read(SAID, day.says, self.report.published, self.report.hemisphere) if day is not None else None
        return saying, value[0].key if value is not None else ""

    def _scope(self, sentence: Sentence, saying: Saying | None, start: int) -> int:
        """From where on a denial reaches a passage: from its word of saying, unless a colon parts the two."""
        if saying is None or saying.verb[0] >= start or ":" in sentence.text[saying.verb[1] : start]:
            return start
        return saying.verb[0]

    def _speaker(self, sentence: Sentence, saying: Saying | None) -> tuple[str, str]:
        if saying is None:
            return self.report.publisher, self.report.publisher_name
        one: Mention | None = saying.speaker
        if one is None and saying.pronoun:
            one = next(
                (sentence.carried[kind] for kind in ("speaker", "voice", "leader") if kind in sentence.carried), None
            )
        return (one.entity, one.name) if one is not None else ("", "")


SAID = Property("said", "said", ("leader",), "date", "many", "")
"""A date that is no property's, but the day on which something was said."""


def said_on(sentence: Sentence, saying: Saying) -> Amount | None:
    """The date just behind a word of saying: it is that of the word, not of what is said."""
    for one in sentence.amounts:
        if one.type == "date" and one.start >= saying.verb[1]:
            return one if _ON.match(sentence.text[saying.verb[1] : one.start]) else None
    return None


def draft_id(draft: Draft, sha256: str) -> str:
    """An id that is the same for the same wording and suggestion."""
    told = (
        draft.source,
        sha256,
        draft.start,
        draft.end,
        draft.entity or draft.new_name,
        draft.property,
        draft.scope,
        draft.says,
    )
    return hashlib.sha256("\x1f".join(map(str, told)).encode()).hexdigest()[:12]


def words_after(text: str, start: int, end: int) -> str:
    """Words of a clause as a value: on one line, without the marks at their ends; empty where they are too many."""
    line = " ".join(text[start:end].split()).strip(" ,.;:—–“”\"'()")
    return line if 2 < len(line) <= LONGEST_WORDS else ""
