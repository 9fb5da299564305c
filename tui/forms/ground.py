"""What a claim form begins with: how the passage is cited, who is named in it, who spoke in this source before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from store.model.claims import ClaimView, SourcePage
from store.model.edits import Data
from store.model.facts import dataclass
from store.model.vocabulary import MATCH_SCORE
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tui.forms.choices import Choice, together
from tui.forms.claim_record import entity_of
from tui.forms.passage_words import names_in
from tui.forms.picking import entity_choices

if TYPE_CHECKING:
    from store.library import Library

#: Claims near a passage that are looked at for who spoke.
_NEAR = 8
_MOST = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """``named`` stand in the passage, ``about`` and ``speakers`` are those of claims near by, the likeliest first, the
    publisher last. ``properties`` are ids, ``vocabulary`` is what can be asked, ``claimed`` how often it is by kind."""

    cite: Data
    named: tuple[Choice, ...]
    about: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    properties: tuple[str, ...]
    vocabulary: Vocabulary = BUILT_IN
    claimed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def ground(library: Library, page: SourcePage, start: int, end: int) -> Ground:
    """What is there to begin with for a passage of a source's text. Raises BadInput where it cannot be cited."""
    text = page.text or ""
    cite = library.cite(page.source.slug, page.rendition, start, end)
    names = names_in(text[start:end])
    named = together(*(entity_choices(found.hits) for found in library.match(names, limit=2, min_score=MATCH_SCORE)))
    near = _near(page, start)
    about = [entity_of(library, slug) for slug in dict.fromkeys(claim.entity for claim in near)][:_MOST]
    speakers = together([speaker_choice(library, claim.slug) for claim in near[:_NEAR]])[:_MOST]
    if page.source.publisher_slug not in {it.key for it in speakers if not it.also}:
        publisher = entity_of(library, page.source.publisher_slug)
        speakers = [*speakers, Choice(publisher.key, publisher.words, "the publisher", kind=publisher.kind)]
    properties = tuple(dict.fromkeys(claim.ref.property for claim in near))
    return Ground(
        cite, tuple(named), tuple(about), tuple(speakers), properties, library.vocabulary(), library.claimed()
    )


def _near(page: SourcePage, start: int) -> list[ClaimView]:
    """The claims of a text, those cited last before a passage first."""
    claims = [(lit.start, claim) for lit in page.lit for claim in lit.claims]
    before = [claim for at, claim in claims if at <= start]
    behind = [claim for at, claim in claims if at > start]
    return [*reversed(before), *behind]


def speaker_choice(library: Library, claim: str) -> Choice:
    """Who says a claim, on whose word and when: taken together."""
    data = library.record("claim", claim) or {}
    return spoken(
        entity_of(library, str(data.get("speaker", ""))),
        tuple(entity_of(library, slug) for slug in data.get("via", ())),
        str(data.get("said", "")),
    )


def spoken(speaker: Choice, via: Sequence[Choice], said: str) -> Choice:
    """A speaker as a choice that fills in the relays and the day as well."""
    also: list[tuple[str, str | Choice | tuple[Choice, ...]]] = []
    more = [speaker.more] if speaker.new else []
    if via:
        also.append(("via", tuple(via)))
        more.append("via " + ", ".join(it.words for it in via))
    if said:
        also.append(("said", said))
        more.append(f"said {said}")
    return Choice(speaker.key, speaker.words, ", ".join(more), kind=speaker.kind, new=speaker.new, also=tuple(also))
