"""The case format as pydantic models: what a case's files may hold. See docs/case-format.md.

They are dataclasses with slots: a claim takes a fifth of the room that a ``BaseModel`` does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.dataclasses import dataclass

from store.model.vocabulary import Certainty, Counted, EntityKind, RenditionKind, Stance
from store.properties.property import Cardinality, ValueType
from store.values.basis.plain import UnreadableValue
from store.values.dates.clock import read_clock

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Words = Annotated[str, StringConstraints(max_length=4000)]
Day = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Heading = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
Listed = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", to_lower=True)]
#: Code points of a text: far more than any report has, and what a store can hold.
_LONGEST = 2**31
Count = Annotated[int, Field(ge=0, le=_LONGEST)]
NameKind = Literal["primary", "alias", "transliteration", "kunya", "acronym", "title"]
Decision = Literal["holds", "several", "not_comparable", "unresolved", "withdrawn"]


def _in_utc(given: str) -> str:
    try:
        if datetime.fromisoformat(given).tzinfo == UTC:
            return given
    except ValueError:
        pass
    raise ValueError(f"{given[:40]!r} is no time in UTC: write it as 2026-01-31T09:30:00Z")


def _zone(given: str) -> str:
    try:
        east = read_clock(f"2000-01-01T00:00{given}")[2]
    except UnreadableValue:
        east = None
    if given and east is None:
        raise ValueError(f"{given[:40]!r} is no time zone: write +03:00, or Z for UTC")
    return given


def _below_reports(given: str) -> str:
    if any(part in ("", ".", "..") for part in given.split("/")) or "\\" in given or not given.isprintable():
        raise ValueError(f"{given[:80]!r} is no path below reports/: give the file's name there")
    return given


Time = Annotated[str, StringConstraints(max_length=40), AfterValidator(_in_utc)]
Zone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), AfterValidator(_zone)]
FileName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
KeptAt = Annotated[str, StringConstraints(max_length=500), AfterValidator(_below_reports)]


_T = TypeVar("_T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def model(kind: type[_T]) -> type[_T]:
    """Make a model of a class: unknown keys are refused, and nothing of it changes."""
    made = dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))(kind)
    return cast("type[_T]", made)


def _bare_word(given: Any) -> Any:
    return {"id": given} if isinstance(given, str) else given


@model
class ScopeEntry:
    """A part of a whole that can be asked about, and what it lies in; a bare text is its id."""

    id: Word
    label: Label | None = None
    within: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return _bare_word(given)


@model
class ChoiceEntry:
    """What a choice can be, its more general value, and whether it lasts; a bare text is its id.

    ``lasts``: what is so stays so (``on``: the dead stay dead), or was so until then (``before``).
    """

    id: Word
    within: Word | None = None
    lasts: Literal["on", "before"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return _bare_word(given)


@model
class PropertyEntry:
    """A property that a case brings: what can be asked about some kinds of entity, and how its values compare."""

    id: Word
    label: Label
    kinds: Annotated[tuple[EntityKind, ...], Field(min_length=1)]
    type: ValueType
    holds: Cardinality
    unit: Label | None = None
    running: bool = False
    when: Literal["always", "told", "unknown"] | None = None
    party: bool = False
    names: bool = False
    scopes: tuple[ScopeEntry, ...] = ()
    open_scope: Label | None = None
    choices: tuple[ChoiceEntry, ...] = ()
    leaves_open: tuple[Word, ...] = ()
    refers_to: tuple[EntityKind, ...] = ()
    topic: Label | None = None
    words: Short = ""
    help: Words = ""


@model
class PaneEntry:
    """What entities of a kind are called, many and one; a bare text is the title over many."""

    title: Heading
    one: Heading | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return {"title": given} if isinstance(given, str) else given


@model
class CaseHead:
    """case.yaml. ``id`` tells a store which case it holds.

    ``properties`` are those that are not built in, ``scopes`` more parts of the people that are counted, ``panes``
    what the kinds of entities are called here, ``hemisphere`` where its seasons are.
    """

    id: Slug
    title: Line
    about: Words = ""
    hemisphere: Literal["north", "south"] | None = None
    panes: dict[EntityKind, PaneEntry] = Field(default_factory=dict)
    scopes: tuple[ScopeEntry, ...] = ()
    properties: tuple[PropertyEntry, ...] = ()


@model
class NameEntry:
    """One more spelling of an entity; a bare text is an alias."""

    text: Line
    kind: NameKind = "alias"
    used_by: tuple[Slug, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given


def _listed(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


@model
class EntityEntry:
    """An entity of entities/*.yaml. A place may lie in several; a state or a group ``follows`` those it came after.

    ``listed`` is the id that a list of names has for it, where that is another one.
    """

    id: Slug
    kind: EntityKind
    name: Line
    about: Words = ""
    used_by: tuple[Slug, ...] = ()
    names: tuple[NameEntry, ...] = ()
    within: Annotated[tuple[Slug, ...], BeforeValidator(_listed)] = ()
    follows: tuple[Slug, ...] = ()
    anonymous: bool = False
    speaks_for: tuple[Slug, ...] = ()
    perhaps: tuple[Slug, ...] = ()
    listed: Listed = ""


@model
class ReportEntry:
    """The file that a wording's text was taken from: its bytes, and what took the text out of them.

    The offsets of citations hang on ``extractor``. ``kept`` is the file's path below reports/.
    """

    sha256: Sha256
    name: FileName
    media: Short = ""
    extractor: Short = ""
    kept: KeptAt | None = None


@model
class RenditionEntry:
    """A wording of a source besides the one in the file: its text in ``file``, or known by hash only."""

    id: Slug
    kind: RenditionKind
    language: Short = ""
    file: Short | None = None
    sha256: Sha256 | None = None
    length: Count | None = None
    report: ReportEntry | None = None
    pages: tuple[Count, ...] = ()

    @model_validator(mode="after")
    def _text_or_hash(self) -> RenditionEntry:
        if (self.file is None) == (self.sha256 is None):
            raise ValueError("give either file (the text is here) or sha256 (known by hash only)")
        return self


@model
class SourceHead:
    """The bibliographic head of sources/*.txt.

    With ``sha256`` and ``length`` the file's own rendition is known by hash only, and no text follows.
    ``original`` says in words what this copies where that is not in the case; ``pages`` where each page of
    the report begins in the text. ``published`` may have a time of day; ``zone`` is that of times of the report that
    name none.
    """

    id: Slug
    publisher: Slug
    title: Line
    published: Day = ""
    zone: Zone = ""
    language: Short = ""
    address: Words = ""
    authors: tuple[Line, ...] = ()
    syndicated_from: Slug | None = None
    original: Line | None = None
    inferred: tuple[Short, ...] = ()
    note: Words = ""
    rendition: Slug = "original"
    kind: RenditionKind | None = None
    sha256: Sha256 | None = None
    length: Count | None = None
    report: ReportEntry | None = None
    pages: tuple[Count, ...] = ()
    other_renditions: tuple[RenditionEntry, ...] = ()


@model
class Cite:
    """A place in a rendition: by its words, or by offsets and the hash of the words."""

    quote: Words | None = None
    prefix: Words = ""
    suffix: Words = ""
    start: Count | None = None
    end: Annotated[int, Field(gt=0, le=_LONGEST)] | None = None
    sha256: Sha256 | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return {"quote": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _one_way(self) -> Cite:
        by_hash = (self.start, self.end, self.sha256)
        if self.quote is not None:
            if any(part is not None for part in by_hash):
                raise ValueError("give either the quote or start, end and sha256, not both")
            if not self.quote.strip():
                raise ValueError("the quote is empty: give the exact words")
        elif any(part is None for part in by_hash):
            raise ValueError("give the quote, or all of start, end and sha256")
        elif self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError("start must be smaller than end")
        return self


@model
class ValueEntry:
    """A value: the report's words and, where they differ, what it is compared as."""

    says: Line
    is_: Annotated[Line | None, Field(alias="is")] = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        return {"says": given} if isinstance(given, str) else given


def _all_listed(given: Any) -> Any:
    return given if isinstance(given, list) else [given]


Cites = Annotated[tuple[Cite, ...], BeforeValidator(_all_listed), Field(min_length=1)]


@model
class ClaimEntry:
    """A claim of claims/*.yaml. Of a count ``where`` is the place it is of, ``counted`` how it was made."""

    id: Slug
    entity: Slug
    property: Short
    scope: Short = ""
    where: Slug | None = None
    value: ValueEntry | None = None
    counted: Counted = ""
    speaker: Slug
    via: tuple[Slug, ...] = ()
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    said: Day = ""
    as_of: Day = ""
    valid: Day = ""
    note: Words = ""
    cite: Annotated[dict[Slug, Cites], Field(min_length=1)]


@model
class ClaimsFile:
    """A file of claims/: the claims of one source."""

    source: Slug
    claims: tuple[ClaimEntry, ...] = ()


@model
class JudgementEntry:
    """A judgement of judgements/*.yaml: what a person decided about a question, and why.

    ``answer`` is the key of the value that holds, ``supersedes`` the judgement that this one takes over from.
    """

    id: Slug
    entity: Slug
    property: Short
    scope: Short = ""
    decision: Decision
    answer: Words | None = None
    label: Words = ""
    why: Words = ""
    who: Line
    at: Time
    supersedes: Slug | None = None

    @model_validator(mode="after")
    def _answer_where_one_holds(self) -> JudgementEntry:
        if (self.decision == "holds") != (self.answer is not None):
            raise ValueError("'holds' needs the answer that holds, and no other decision takes one")
        return self


def keys(kind: type[Any]) -> list[str]:
    """The keys that a model's mapping may have, as they are written in a case."""
    return [info.alias or name for name, info in kind.__pydantic_fields__.items()]
