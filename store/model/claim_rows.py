"""A claim as one flat row: everything it is made from, for whoever works on outside of whosays."""

from __future__ import annotations

from dataclasses import fields

from store.model.facts import dataclass
from store.model.vocabulary import Certainty, Closing, Counted, EntityKind, RenditionKind, Stance, State


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its words, its source and its question; None where nothing is known.

    The fields are the keys of ``whosays claims --json``, in their order: see docs/claims.md. ``value`` are the
    report's words, ``value_norm`` is what they are compared as. ``rendition`` to ``exact`` say where the claim
    stands in the text that is shown of its source now, ``original_start`` and ``original_end`` where in the report
    itself, whose bytes have ``original_sha256``. ``question`` is entity, property and scope in one, the place of a
    count in it too. ``where`` is that place with its name, ``counted`` how the count was made; times of the source
    are in ``source_zone`` where they name none. ``page`` is that of the PDF on which the words begin. ``source_grade``
    is how reliable a person calls the source, ``grade`` how credible the claim.
    """

    id: str
    entity: str
    entity_kind: EntityKind
    entity_name: str
    property: str
    value: str | None
    value_norm: str | None
    scope: str | None
    speaker: str
    speaker_kind: EntityKind
    speaker_name: str
    via: tuple[str, ...]
    stance: Stance
    certainty: Certainty
    said: str | None
    as_of: str | None
    valid: str | None
    note: str | None
    source: str
    source_title: str
    source_published: str | None
    source_address: str | None
    rendition: str | None
    rendition_kind: RenditionKind | None
    start: int | None
    end: int | None
    exact: str | None
    original_sha256: str | None
    original_start: int | None
    original_end: int | None
    question: str
    question_state: State | None
    where: str | None
    where_name: str | None
    counted: Counted | None
    source_zone: str | None
    closed: Closing | None
    page: int | None
    source_grade: str | None = None
    grade: str | None = None


#: The keys of a row, in their order.
CLAIM_KEYS = tuple(field.name for field in fields(ClaimRow))
