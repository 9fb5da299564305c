"""The schema, and the only way to write: SQLModel tables in one SQLite file.

Imported only where something is written (it costs about half a second); browsing reads go over
:mod:`store.reads.entities`. Columns that hold a comparable form (``lo``, ``hi``, ``value_key``) are computed
once at load, so that comparing needs no parser. Derived tables (``question``, ``answer``,
``verdict``) can be rebuilt from the others at any time.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class Meta(SQLModel, table=True):
    """Facts about the store as a whole: the case's title, when it was derived."""

    key: str = Field(primary_key=True)
    value: str


class Entity(SQLModel, table=True):
    """Somebody or something reports talk about. ``known`` and ``worst``: see store/derive/standing.py.

    ``within_id`` is the place a place lies in; where it lies in several the first of them. One that somebody decided
    is the same as another is a stub: ``same_as_id`` is the row that stands for both, all else is told of that, and it
    has no kind, so that no list has it.
    """

    __table_args__ = (
        Index("entity_list", "kind", "origin", "worst", "anonymous", "name", "id"),
        Index("entity_same", "same_as_id", sqlite_where=text("same_as_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    kind: str
    name: str
    about: str = ""
    anonymous: bool = False
    within_id: int | None = Field(default=None, foreign_key="entity.id", index=True)
    known: int = 0
    worst: int = 9
    origin: str = Field(default="case", description="'case' or 'names': what brought it in; 'same': a stub")
    same_as_id: int | None = Field(default=None, foreign_key="entity.id")


class SpeaksFor(SQLModel, table=True):
    """A voice that officially speaks for a body: the two count as one origin."""

    __tablename__ = "speaks_for"
    entity_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")
    body_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")


class AlsoWithin(SQLModel, table=True):
    """A place that lies in several, and one of these besides the first."""

    __tablename__ = "also_within"
    entity_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")
    place_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")


class Follows(SQLModel, table=True):
    """A state or a group, and one that it came after."""

    entity_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")
    earlier_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")


class Perhaps(SQLModel, table=True):
    """Two entities that might be the same. Put beside each other, never merged."""

    entity_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")
    other_id: int = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")


class Name(SQLModel, table=True):
    """One spelling of an entity's name, with its script."""

    __table_args__ = (UniqueConstraint("entity_id", "text"),)
    id: int | None = Field(default=None, primary_key=True)
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    text: str
    kind: str = "alias"
    script: str = "Latin"


class NameSource(SQLModel, table=True):
    """A source that uses a spelling."""

    __tablename__ = "name_source"
    name_id: int = Field(foreign_key="name.id", primary_key=True, ondelete="CASCADE")
    source_id: int = Field(foreign_key="source.id", primary_key=True, ondelete="CASCADE")


class Source(SQLModel, table=True):
    """A report as published. ``published`` is EDTF, with its first and last day as ordinals; it may have a time of day.

    ``zone`` is that of times of the report that name none.
    """

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    publisher_id: int = Field(foreign_key="entity.id")
    title: str
    published: str = ""
    published_lo: int | None = None
    published_hi: int | None = None
    language: str = ""
    address: str = ""
    syndicated_from_id: int | None = Field(default=None, foreign_key="source.id")
    copy_of_id: int | None = Field(
        default=None, foreign_key="source.id", description="found by shingling: near-identical wording"
    )
    copy_score: float | None = None
    inferred: str = Field(default="", description="comma-separated fields of this row that are inferred")
    note: str = ""
    authors: str = Field(default="", description="names as written, one a line")
    original: str = Field(default="", description="in words: what this copies, where that is not in the case")
    zone: str = ""


class Rendition(SQLModel, table=True):
    """A wording of a source. ``text`` is None while only its hash is known; held text is immutable."""

    __table_args__ = (UniqueConstraint("source_id", "label"),)
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", ondelete="CASCADE")
    label: str
    kind: str
    language: str = ""
    sha256: str
    length: int | None = None
    text: str | None = None
    main: bool = False
    held_sha256: str | None = Field(default=None, description="hash of the text held, where a near copy was attached")
    position: int = 0
    report: str = Field(default="", description="JSON: the file the text was taken from, and by what")
    pages: str = Field(default="", description="JSON: where each page begins in the text")


class Claim(SQLModel, table=True):
    """Speaker says that entity's property has value. See docs/data-model.md.

    ``where_id`` is the place that a count is of, which stands in the ``scope`` too; ``counted`` is how it was made.
    """

    __table_args__ = (
        Index("claim_question", "entity_id", "property", "scope"),
        # few claims say it, and the others cost nothing
        Index("claim_where", "where_id", sqlite_where=text("where_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    source_id: int = Field(foreign_key="source.id", index=True, ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id")
    property: str
    scope: str = ""
    speaker_id: int = Field(foreign_key="entity.id", index=True)
    stance: str = "asserts"
    certainty: str = "certain"
    says: str = Field(default="", description="the value as the report words it")
    value_key: str | None = Field(default=None, description="canonical form; NULL when no value is named")
    value_id: int | None = Field(default=None, foreign_key="entity.id", index=True)
    lo: int | None = None
    hi: int | None = None
    label: str = ""
    said: str = ""
    said_lo: int | None = None
    said_hi: int | None = None
    as_of: str = ""
    as_of_lo: int | None = None
    as_of_hi: int | None = None
    valid: str = ""
    valid_lo: int | None = None
    valid_hi: int | None = None
    note: str = ""
    position: int = 0
    fingerprint: str = ""
    counted: str = ""
    where_id: int | None = Field(default=None, foreign_key="entity.id")


class ClaimVia(SQLModel, table=True):
    """A relay of a claim; position 0 is nearest to the speaker."""

    __tablename__ = "claim_via"
    claim_id: int = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    entity_id: int = Field(foreign_key="entity.id")


class Citation(SQLModel, table=True):
    """Where a claim stands: W3C TextPositionSelector and TextQuoteSelector, and how well it holds."""

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True, ondelete="CASCADE")
    rendition_id: int = Field(foreign_key="rendition.id", index=True, ondelete="CASCADE")
    start: int
    end: int
    exact: str | None = None
    exact_sha256: str
    prefix: str = ""
    suffix: str = ""
    status: str = "exact"
    score: float | None = None
    held_start: int | None = Field(default=None, description="offsets in the text actually held")
    held_end: int | None = None


class Question(SQLModel, table=True):
    """Derived: entity + property + scope, or a cross-question check, with its state."""

    __table_args__ = (UniqueConstraint("entity_id", "property", "scope"),)
    id: int | None = Field(default=None, primary_key=True)
    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    property: str
    scope: str = ""
    state: str = Field(index=True)
    reason: str = ""
    answers: int = 0
    claims: int = 0
    reports: int = 0
    origins: int = 0
    rank: int = Field(default=0, description="sorting key of the work list: smaller is worse")


class Answer(SQLModel, table=True):
    """Derived: one distinct value given to a question."""

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id", index=True, ondelete="CASCADE")
    position: int
    value_key: str
    label: str
    claims: int = 0
    reports: int = 0
    origins: int = 0
    denials: int = 0
    doubts: int = 0


class AnswerClaim(SQLModel, table=True):
    """Derived: a claim of an answer. ``closed_by`` names the claim that superseded or retracted it."""

    __tablename__ = "answer_claim"
    answer_id: int = Field(foreign_key="answer.id", primary_key=True, ondelete="CASCADE")
    claim_id: int = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE", index=True)
    origin: str = ""
    # no foreign key here nor to a verdict's answers: without an index each removed row would cost a scan
    closed_by: int | None = None


class Verdict(SQLModel, table=True):
    """Derived: what two claims (standing for two answers, or sides of one) are to each other."""

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id", index=True, ondelete="CASCADE")
    left_answer_id: int
    right_answer_id: int
    left_claim_id: int = Field(foreign_key="claim.id", ondelete="CASCADE", index=True)
    right_claim_id: int = Field(foreign_key="claim.id", ondelete="CASCADE", index=True)
    kind: str
    reason: str


class Judgement(SQLModel, table=True):
    """What a person decided about a question, and why. Append-only.

    Keyed by slugs, not row ids, so that it outlives every rebuild of the derived rows.
    """

    __table_args__ = (Index("judgement_question", "entity_slug", "property", "scope", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    entity_slug: str
    property: str
    scope: str = ""
    decision: str = Field(description="holds, several, not_comparable, unresolved, withdrawn")
    value_key: str | None = None
    value_label: str = ""
    why: str = ""
    who: str
    at: str = Field(description="UTC, ISO 8601")
    supersedes_id: int | None = Field(default=None, foreign_key="judgement.id")
    slug: str = Field(default="", index=True)


class Record(SQLModel, table=True):
    """Everything a person made, in the keys of the case format: the claims, entities ... are rows made from these.

    ``kind`` is case, entity, source, claim, judgement, same, grade or dropped; ``ref`` its id ("" for the case);
    ``data`` canonical JSON.
    """

    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    data: str


class Base(SQLModel, table=True):
    """A record that differs from the case's folder: as the folder had it at the last load or save.

    ``data`` is NULL where it was not there. ``folder`` is what the folder says by now where the two changed the
    same thing (a clash: ``clashed``), NULL where it is gone.
    """

    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    data: str | None = None
    clashed: bool = False
    folder: str | None = None


class Filed(SQLModel, table=True):
    """In which file of the case's folder a record stands; ``kind`` claims: the claims of a source."""

    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    file: str


class KeptText(SQLModel, table=True):
    """A text that an edit took out of the store, so that it can come back."""

    __tablename__ = "kept_text"
    sha256: str = Field(primary_key=True)
    text: str


class Listed(SQLModel, table=True):
    """An entity that a list of names brought in and the case took over: what the list says of it, as JSON.

    When the case lets it go it is the list's again.
    """

    slug: str = Field(primary_key=True)
    data: str


class Edit(SQLModel, table=True):
    """A line of the journal: what one person did at one time. Append-only.

    ``undoes`` is the edit this one takes back; an edit that took one back is itself taken back to do it again.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(description="UTC, ISO 8601")
    who: str
    verb: str = Field(description="add, change, remove, judge, load, sync, undo, redo")
    what: str
    undoes: int | None = Field(default=None, foreign_key="edit.id", index=True)


class EditChange(SQLModel, table=True):
    """What an edit did to one record: as it was (NULL: not there) and as it became (NULL: gone).

    ``after`` is left out (``whole`` false) in an edit of very many records: it is what is there now, or the
    ``before`` of the next change of the record. ``place`` is the claim that a claim stood behind in its source
    before it left it ("" for the first): there it comes back to.
    """

    __tablename__ = "edit_change"
    __table_args__ = (Index("edit_change_record", "kind", "ref", "edit_id"),)
    edit_id: int = Field(foreign_key="edit.id", primary_key=True)
    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    before: str | None = None
    after: str | None = None
    whole: bool = True
    place: str | None = None
