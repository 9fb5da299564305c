"""The words of the house, each in one sentence, and what each number counts: told alike by help and the docs.

docs/data-model.md and docs/numbers.md are made from these tables (`scripts/make_docs.py`); help explains those that
stand on the screen it was asked on.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its one meaning. `also` are other forms in which it stands on a screen."""

    word: str
    meaning: str
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The word as it may stand on a screen: one of it, several, and its other forms."""
        return (self.word, f"{self.word}s", *self.also)


WORDS = (
    Word(
        "entity",
        "somebody or something reports talk about: a leader, a group, a raid, a voice or a place",
        ("entities",),
    ),
    Word("voice", "a person or body that speaks in reports, or is only spoken for: an agency, an unnamed official"),
    Word(
        "name",
        "one spelling of an entity's name, with its kind, its script and the sources that use it",
        ("spelling", "spellings"),
    ),
    Word("source", "a report as published: publisher, title, date, address, language, and the source it copies"),
    Word("report", "a source, counted: a copy of another report counts as a report, and as no origin"),
    Word(
        "rendition",
        "a wording of a source: original, translation or digest; held text is never changed",
        ("wording", "wordings"),
    ),
    Word("original", "the wording of a source as it was published"),
    Word("translation", "a wording of a source in another language"),
    Word("record", "a wording of a source that is made of rows of a table or a list, as they came"),
    Word("digest", "a wording of a source that is a summary of one's own, where the original may not be passed on"),
    Word(
        "claim",
        "a speaker says that an entity's property has a value, with a stance, a certainty, perhaps a scope and times",
    ),
    Word(
        "speaker",
        "who vouches for a claim; those it came through are its relays, nearest to the speaker first",
        ("speaks", "via"),
    ),
    Word(
        "stance",
        "how a speaker stands to a value: asserts, denies, declines to comment, cannot confirm or takes back",
        ("asserts", "denies", "takes back"),
    ),
    Word(
        "certainty",
        "how sure a claim is: certain, reportedly (probable) or possibly (possible)",
        ("reportedly", "possibly"),
    ),
    Word("scope", "the part or the place a value is said of: of those killed the civilians, in Kabul"),
    Word("citation", "a place in a wording on which a claim stands; one claim may have several"),
    Word("question", "entity, property and scope: what the claims of one question say can be compared"),
    Word("answer", "one distinct value given to a question, with its claims, reports and origins"),
    Word("origin", "whose word it finally is: three papers quoting one agency are three reports and one origin"),
    Word("fit", "a voice fits an answer when it says this one, or a finer one"),
    Word("against", "a voice is against an answer when its own word and this answer cannot both be true"),
    Word("silent", "asked, and would not comment or could not confirm: it says nothing about what is true"),
    Word(
        "state",
        "what a question's answers are to each other: contradicted, denied, unconfirmed, may conflict, finer, several, "
        "agreed, single",
    ),
    Word(
        "judgement", "what a person decided about a question, why and when; a later one supersedes", ("judge", "judged")
    ),
    Word("left to judge", "questions whose state is unsettled (contradicted to finer) and that nobody has judged"),
    Word(
        "same, not the same",
        "what a person decided about two entities; a layer over them, which can be split again",
        ("same as",),
    ),
    Word(
        "grade",
        "how reliable a person calls a source (A to F) or how credible a claim (1 to 6); no state looks at it",
    ),
    Word(
        "gap",
        "what a case does not know: a second origin, a date, an original, a spelling in another script; no state looks "
        "at it",
    ),
    Word(
        "draft", "a claim that something suggests; in no answer, count or search, and never kept without a person's key"
    ),
    Word(
        "basket",
        "the claims, answers and questions that a person marked, by store, to be copied or handed out together",
        ("marked",),
    ),
    Word("edit", "one change that a person made, with who, when, before and after; it can be taken back"),
    Word("journal", "the list of all edits, newest first"),
    Word("inferred", "not said by the report, but worked out from it"),
)
"""Every word of the house, in the order in which they build on each other."""

STATE_MEANINGS = {
    "contradicted": "claims that cannot all be true",
    "denied": "somebody denies what others assert",
    "unconfirmed": "somebody asked could not or would not confirm it",
    "may_conflict": "one answer is expected at a time, and no dates tell which is when",
    "finer": "the same answer, more or less precise",
    "several": "different answers that can all be true",
    "agreed": "independent origins say the same",
    "single": "one origin only",
    "judged": "a person recorded a decision over the state",
}
"""What each state of a question means, in words a reader needs."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is shown: what it counts, and in which words on which screens and by which commands."""

    name: str
    counts: str
    screens: str
    commands: str = ""


NUMBERS = (
    Number(
        "sources",
        "the reports of the case",
        "Browse `5 sources`; Sources `5 sources`",
        "`overview`; lines of `sources`",
    ),
    Number(
        "entities",
        "everybody and everything of the case and of its lists of names",
        "Browse `141 entities`; over each pane those of its kind",
        "`overview`",
    ),
    Number(
        "claims of the case",
        "all claims, whatever their stance, also those that were taken back",
        "Browse `446 claims`; the sum of Sources",
        "`overview`; records of `claims --json`",
    ),
    Number(
        "claims of a source",
        "the claims that the source is the source of, in whatever wording they are cited",
        "Sources `102 claims`; Reader `102 claims`",
        "`sources`",
    ),
    Number(
        "citations",
        "the places of one wording on which claims stand: a row of the margin each; told where they are "
        "not as many as the claims",
        "Reader `110 citations`, `citation 1 of 110`",
        "passages of `source`",
    ),
    Number(
        "questions in a state",
        "the questions of the whole case that are in it; a check that is told with another question is none",
        "Browse `2 contradicted`; Contested over each state",
        "`overview`; lines of `questions --state`",
    ),
    Number(
        "questions left to judge",
        "those that are unsettled and that nobody judged",
        "Contested `24 questions left to judge`; with filters of those in the list",
        "`overview`; lines of `questions --unjudged`",
    ),
    Number(
        "questions of an entity",
        "those of its questions that are in its worst state, beside the sign of that state",
        "Browse, below `questions`; Names `1 question`",
    ),
    Number(
        "questions to go through",
        "those not judged among the questions one came with: of an entity, a list, a source; else those left to judge",
        "Compare `question 4 of 24`",
    ),
    Number(
        "reports",
        "the sources with a standing claim for an answer",
        "`2 reports` beside an answer, everywhere; one goes without saying in a list",
        "`questions`, `entity`, `compare`",
    ),
    Number(
        "origins",
        "the independent origins among these",
        "Compare, Contested, Judge `1 origin`",
        "`questions`, `entity`, `compare`",
    ),
    Number(
        "denied by",
        "the origins that deny an answer and stand by it",
        "`denied by 1` beside an answer",
        "`questions`, `entity`, `compare`",
    ),
    Number(
        "silent",
        "the origins that declined to comment or could not confirm",
        "`1 silent` beside an answer",
        "`questions`, `entity`, `compare`",
    ),
    Number(
        "fit",
        "the voices that say an answer or a finer one, of those that assert or deny anything in the question",
        "Matrix `1 of 2 fit`; Compare, where finer ones count",
        "`matrix --counts`; `compare`",
    ),
    Number("against", "the voices whose own word excludes an answer", "Matrix `1 against`", "`matrix`"),
    Number(
        "voices",
        "everybody who vouches for a claim",
        "Voices `52 voices`; Matrix those of its question",
        "lines of `voices`; columns of `matrix`",
    ),
    Number(
        "says, denies, open",
        "the claims in which a voice asserts, denies, or declines to comment or cannot confirm",
        "Voices, below these heads and over the parts of its page",
        "`voices`",
    ),
    Number(
        "claims of a voice",
        "all claims it vouches for, those taken back too",
        "Voices `10 claims`; an entity's page `speaks in 2 claims`",
        "`voices VOICE`",
    ),
    Number(
        "contradicted in",
        "the questions in which another word stands against a voice's, of those in which it asserts "
        "or denies something, in the whole case",
        "Voices `7 of 10`, `contradicted in 7 of 10`; Matrix, below each voice",
        "`voices`; `matrix --counts`",
    ),
    Number("spellings", "the names of one entity", "Names `5 spellings`", "`entity`; `overview` those of all"),
)
"""Every number that stands on several screens or is printed."""


def word_table() -> str:
    """The words as a table in Markdown."""
    return _table(("word", "meaning"), [(it.word, it.meaning) for it in WORDS])


def number_table() -> str:
    """The numbers as a table in Markdown."""
    rows = [(it.name, it.counts, it.screens, it.commands) for it in NUMBERS]
    return _table(("number", "counts", "on the screen", "on the command line"), rows)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
