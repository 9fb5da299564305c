"""What each listing has as columns of a table: ids first, for other programs to go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store.labels.answers import answer_words
from store.labels.grades import claim_rating
from store.model.facts import dataclass

if TYPE_CHECKING:
    from store.model.claims import SourceRow
    from store.model.drafts import Draft
    from store.model.edits import EditLine
    from store.model.same import Decision, Pair
    from store.model.views import Against, Comparison, QuestionRow, VoiceRow

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Table(Generic[_Row]):
    """The names of the columns, and what stands in them for a row."""

    columns: tuple[str, ...]
    of: Callable[[_Row], Iterable[Any]]

    def cells(self, row: _Row) -> list[str]:
        """A row as text; several of something are parted by "; "."""
        return [_cell(value) for value in self.of(row)]


def _cell(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)


def plain(*columns: str) -> Table[Any]:
    """A table whose columns are what the row itself calls so."""
    return Table(columns, lambda row: [getattr(row, name) for name in columns])


STATES_COUNTED: Table[tuple[str, int]] = Table(("state", "questions"), lambda row: row)


def _question(row: QuestionRow) -> Iterable[Any]:
    yield from (row.state, row.ref.entity, row.ref.property, row.ref.scope, row.entity_name, row.question)
    yield from (" | ".join(map(answer_words, row.answers)), row.reason, row.judged)
    yield from (row.claims, row.reports, row.origins)


QUESTIONS: Table[QuestionRow] = Table(
    (
        *("state", "entity", "property", "scope", "entity_name", "question", "answers", "reason", "judged"),
        *("claims", "reports", "origins"),
    ),
    _question,
)


def claims_of(found: Comparison) -> tuple[Table[Any], list[Any]]:
    """The claims of a question, each with the answer it belongs to."""
    of_claim = ("slug", "speaker", "speaker_name", "via", "stance", "certainty", "counted", "said", "as_of", "valid")
    columns = (
        "answer",
        "value",
        "claim",
        *of_claim[1:],
        "closed",
        "source",
        "publisher",
        "published",
        "quote",
        "grade",
    )

    def of(row: Any) -> Iterable[Any]:
        answer, claim = row
        cited = claim.citation()
        yield from (answer.key, answer.label, *(getattr(claim, name) for name in of_claim))
        yield from (claim.closed.how if claim.closed is not None else "", claim.source.slug)
        yield from (claim.source.publisher, claim.source.published, cited.exact if cited is not None else "")
        yield claim_rating(claim)

    return Table(columns, of), [(answer, claim) for answer in found.answers for claim in answer.claims]


_VOICE = ("slug", "name", "anonymous", "asserts", "denies", "silent", "contradicted", "questions")
VOICES: Table[VoiceRow] = Table(
    (*_VOICE, "grade"),
    lambda it: (*(getattr(it, name) for name in _VOICE), it.grade.grade if it.grade is not None else ""),
)
AGAINST: Table[Against] = Table(
    ("entity", "property", "scope", "question", "against", "against_name", "kind", "reason"),
    lambda it: (*(it.ref.entity, it.ref.property, it.ref.scope, it.question, it.slug, it.name, it.kind, it.reason),),
)
SOURCES: Table[SourceRow] = Table(
    (
        "source",
        "publisher",
        "publisher_name",
        "published",
        "title",
        "language",
        "claims",
        "copy_of",
        "held",
        "inferred",
        "grade",
    ),
    lambda it: (
        *(it.slug, it.publisher_slug, it.publisher, it.published, it.title, it.language, it.claims, it.copy_of),
        *([wording.label for wording in it.renditions if wording.held], it.inferred),
        it.grade.grade if it.grade is not None else "",
    ),
)
PAIRS: Table[Pair] = Table(
    ("one", "other", "kind", "one_name", "other_name", "score", "decided", "why"),
    lambda it: (
        *(it.one, it.other, it.kind, it.one_name, it.other_name, it.score, it.decided),
        [f"{reason}: {words}" for reason, words in it.reasons],
    ),
)
DECISIONS: Table[Decision] = plain("one", "other", "decided", "keep", "who", "at", "why")
EDITS: Table[EditLine] = plain("id", "at", "who", "verb", "what", "records", "undoes", "undone_by")
DRAFTS: Table[Draft] = plain(
    *("id", "source", "rendition", "start", "end", "entity", "entity_name", "property", "scope", "says", "label"),
    *("speaker", "speaker_name", "via", "stance", "certainty", "said", "new_name", "new_kind", "by", "score"),
)
