"""A draft as a claim form begins with it: all it says filled in but the speaker, who is offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store.model.drafts import Draft, NewName
from store.model.facts import dataclass
from tui.forms.choices import Choice
from tui.forms.claim_fields import ABOUT, VOICES
from tui.forms.claim_record import entity_of
from tui.forms.ground import spoken
from tui.forms.passage_words import one_line
from tui.forms.properties import value_kinds

if TYPE_CHECKING:
    from store.library import Library
    from store.properties.property import Property
    from store.properties.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form of a passage begins with beside its ground.

    ``state`` is what a draft fills in, by field (None: there is none), ``speaker`` who it says is likely to say so,
    with relays and the day; ``new`` are the names in the passage that the store does not know.
    """

    state: dict[str, Any] | None = None
    speaker: Choice | None = None
    new: tuple[Choice, ...] = ()


def begun(library: Library, draft: Draft | None, names: Sequence[NewName], span: tuple[int, int]) -> Begun:
    """What there is of a draft, and of names that are new, for a form of these words."""
    vocabulary = library.vocabulary()
    new = new_choices(names, *span, vocabulary.kinds)
    if draft is None:
        return Begun(new=new)
    state, speaker = drafted(library, draft, vocabulary)
    return Begun(state, speaker, new)


def drafted(library: Library, draft: Draft, vocabulary: Vocabulary) -> tuple[dict[str, Any], Choice | None]:
    """A draft by the fields of the form, and its speaker apart."""
    prop = vocabulary.get(draft.property)
    scope = prop.scope(draft.scope) if prop is not None else None
    entity: Choice | str = entity_of(library, draft.entity) if draft.entity else ""
    if not draft.entity and draft.new_name:
        entity = new_entity(draft.new_name, draft.new_kind, vocabulary.kinds)
    state = {
        "entity": entity,
        "property": Choice(prop.id, prop.label) if prop is not None else "",
        "scope": Choice(draft.scope, scope.label) if scope is not None else draft.scope,
        "value": _value(library, prop, draft),
        "stance": draft.stance,
        "certainty": draft.certainty,
    }
    if not draft.speaker and not draft.speaker_name:
        return state, None
    via = tuple(entity_of(library, slug) for slug in draft.via)
    who = entity_of(library, draft.speaker) if draft.speaker else new_voice(draft.speaker_name, vocabulary.kinds)
    return state, spoken(who, via, draft.said)


def _value(library: Library, prop: Property | None, draft: Draft) -> Any:
    """A draft's value: an entity where the property wants one and the words mean one, else the words."""
    kinds = value_kinds(prop)
    says = one_line(draft.says)
    if not kinds or not says:
        return says
    for words in dict.fromkeys((says, draft.label)):
        page = library.entity(words) if words else None
        if page is not None and page.kind in kinds:
            return Choice(page.slug, page.name, says if says != page.slug else "", kind=page.kind)
    hits = library.find(draft.label or says, kinds=kinds, limit=1).hits
    return Choice(hits[0].slug, hits[0].name, says, kind=hits[0].kind) if hits else says


def new_entity(name: str, kind: str, called: Mapping[str, tuple[str, str]]) -> Choice:
    """Somebody the store does not know, as a choice; a leader where nothing tells the kind."""
    kind = kind if kind in ABOUT else ABOUT[0]
    return Choice("", one_line(name), f"new {called[kind][0]}", kind=kind, new=True)


def new_voice(words: str, called: Mapping[str, tuple[str, str]]) -> Choice:
    """Somebody who speaks and whom the store does not know, called by the words of the report."""
    return Choice("", one_line(words), f"new {called[VOICES[0]][0]}", kind=VOICES[0], new=True)


def new_choices(
    names: Sequence[NewName], start: int, end: int, called: Mapping[str, tuple[str, str]]
) -> tuple[Choice, ...]:
    """The new names that stand in a passage, each offered as a new entity."""
    there = [it for it in names if it.start < end and it.end > start]
    return tuple(dict.fromkeys(new_entity(it.text, it.kind, called) for it in there))
