"""From what is filled in to a claim's record, and back. What is new besides (entities, spellings) is made with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.labels.claims import ahead
from store.model.edits import Change, Data
from store.model.facts import dataclass
from store.model.problems import BadInput
from store.properties.vocabulary import Vocabulary
from tui.forms.choices import Choice
from tui.forms.passage_words import as_it_stands

if TYPE_CHECKING:
    from store.library import Library

NEAR = "near "
#: The fields of a claim that hold plain text.
_TEXTS = ("said", "as_of", "valid", "note")
#: Those of them that hold days.
DAYS = ("said", "as_of", "valid")
State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """What a claim is made of: the words of a source (``passage``) and how they are cited; ``claim`` is one that is
    there already, as it was when the form was opened."""

    source: str
    cite: Data
    passage: str
    claim: Data | None = None

    @property
    def ref(self) -> str:
        """The id of the claim that is there; empty for a new one."""
        return str(self.claim["id"]) if self.claim is not None else ""


def key_of(told: Any) -> str:
    """What a record has for a choice, or for a text that stands as it was typed."""
    return told.key if isinstance(told, Choice) else str(told or "").strip()


def made(library: Library, state: State, place: Place) -> tuple[Data, list[Change]]:
    """The claim that a form says, and the changes to be made beside it. Raises BadInput."""
    beside = Beside(library, place)
    ident = place.ref or library.new_id("claim", place.source)
    data: dict[str, Any] = {"source": place.source, "id": ident}
    data["entity"] = beside.slug(state["entity"])
    data["property"] = key_of(state["property"])
    if state.get("scope"):
        data["scope"] = key_of(state["scope"])
    if state.get("where"):
        data["where"] = beside.slug(state["where"])
    value = _value(library.vocabulary(), state, place, beside)
    if value is not None:
        data["value"] = value
    data["speaker"] = beside.slug(state["speaker"])
    if state.get("via"):
        data["via"] = [beside.slug(it) for it in state["via"]]
    if state.get("counted"):
        data["counted"] = key_of(state["counted"])
    for key in ("stance", "certainty", *_TEXTS):
        if state.get(key):
            data[key] = state[key].strip()
    data["cite"] = dict(place.cite)
    return dict(library.with_days("claim", data)), beside.changes


def _value(vocabulary: Vocabulary, state: State, place: Place, beside: Beside) -> Any:
    told, is_ = state.get("value"), key_of(state.get("is"))
    if isinstance(told, Choice):
        key = (NEAR if told.key.startswith(NEAR) else "") + beside.slug(told)
        before = place.claim.get("value") if place.claim is not None else None
        if before is not None and value_key(before) == key:
            return before
        prop = vocabulary.get(key_of(state["property"]))
        if prop is not None and prop.type == "choice":
            return told.words
        words = as_it_stands(place.passage, told.more) or as_it_stands(place.passage, told.words)
        return {"says": words, "is": key} if words and words != key else key
    says = str(told or "").strip()
    if not says:
        return None
    return {"says": says, "is": is_} if is_ and is_ != says else says


def value_key(value: Any) -> str:
    """What a record's value is compared as."""
    return str(value.get("is") or value["says"]) if isinstance(value, Mapping) else str(value)


class Beside:
    """The new entities and spellings that go with a claim."""

    def __init__(self, library: Library, place: Place) -> None:
        self._library, self._place = library, place
        self.changes: list[Change] = []
        self._new: dict[tuple[str, str], str] = {}

    def slug(self, told: Any) -> str:
        """The id of an entity, which is made if it is new."""
        if not isinstance(told, Choice):
            return key_of(told)
        if told.new:
            return self._made(told)
        slug = told.key.removeprefix(NEAR)
        if told.spelling:
            self._respelled(slug, told.spelling)
        return slug

    def _used_by(self, words: str) -> dict[str, Any]:
        return {"used_by": [self._place.source]} if as_it_stands(self._place.passage, words) else {}

    def _made(self, told: Choice) -> str:
        named = (told.kind, told.words)
        if named not in self._new:
            slug = self._library.new_id("entity", told.words, taken=tuple(self._new.values()))
            data = {"id": slug, "kind": told.kind, "name": told.words, **self._used_by(told.words)}
            self.changes.append(Change("entity", slug, None, data))
            self._new[named] = slug
        return self._new[named]

    def _respelled(self, slug: str, spelling: str) -> None:
        before = self._library.record("entity", slug)
        if before is None:
            raise BadInput(f"{slug} is gone: no spelling can be added to it")
        name = {"text": spelling, **self._used_by(spelling)}
        names = [*before.get("names", ()), name if len(name) > 1 else spelling]
        if not any(it.ref == slug for it in self.changes):
            self.changes.append(Change("entity", slug, before, {**before, "names": names}))


def entity_of(library: Library, slug: str) -> Choice:
    """An entity as a choice."""
    data = library.record("entity", slug)
    if data is not None:
        return Choice(slug, str(data["name"]), kind=str(data["kind"]))
    page = library.entity(slug)
    return Choice(slug, page.name, kind=page.kind) if page is not None else Choice(slug, slug)


def state_of(library: Library, claim: Data) -> dict[str, Any]:
    """What stands in the form of a claim that is there already."""
    prop = library.vocabulary().get(str(claim["property"]))
    scope = str(claim.get("scope", ""))
    known = prop.scope(scope) if prop is not None else None
    value = claim.get("value")
    says, is_ = (value["says"], value.get("is", "")) if isinstance(value, Mapping) else (value or "", "")
    told: Any = says
    if value is not None and prop is not None and prop.type in ("entity", "place"):
        key = value_key(value)
        found = entity_of(library, key.removeprefix(NEAR).strip())
        near = key.startswith(NEAR)
        told = Choice(f"{NEAR}{found.key}", f"{NEAR}{found.words}", kind=found.kind) if near else found
        is_ = ""
    return {
        "entity": entity_of(library, str(claim["entity"])),
        "property": Choice(str(claim["property"]), prop.label if prop is not None else str(claim["property"])),
        "scope": Choice(scope, known.label) if known is not None else scope,
        "where": entity_of(library, str(claim["where"])) if claim.get("where") else "",
        "value": told,
        "is": is_,
        "counted": Choice(str(claim["counted"]), str(claim["counted"])) if claim.get("counted") else "",
        "speaker": entity_of(library, str(claim["speaker"])),
        "via": tuple(entity_of(library, slug) for slug in claim.get("via", ())),
        "stance": claim.get("stance", "asserts"),
        "certainty": claim.get("certainty", "certain"),
        **{key: claim.get(key, "") for key in _TEXTS},
    }


def settled(state: State, made: Sequence[Change]) -> dict[str, Any]:
    """What was filled in, once it is kept with the changes ``made``: whoever was new is there by now."""

    def now(told: Any) -> Any:
        if isinstance(told, tuple):
            return tuple(now(it) for it in told)
        if not isinstance(told, Choice):
            return told
        if not told.new:
            return replace(told, spelling="")
        named = {"kind": told.kind, "name": told.words}
        slug = next((it.ref for it in made if it.before is None and named.items() <= (it.after or {}).items()), "")
        return replace(told, key=slug, more="", new=False) if slug else told

    return {key: now(told) for key, told in state.items()}


def same_told(one: Any, other: Any) -> bool:
    """Whether two fields' contents come to the same record."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return [key_of(it) for it in one] == [key_of(it) for it in other]
    return key_of(one) == key_of(other) and not (isinstance(one, Choice) and (one.new or one.spelling))


def told_words(told: Any) -> str:
    """A field's content in words."""
    if isinstance(told, tuple):
        return " > ".join(told_words(it) for it in told)
    return told.words if isinstance(told, Choice) else str(told or "")


def apart(before: State, mine: State, theirs: State) -> tuple[dict[str, Any], dict[str, Any]]:
    """Where somebody else changed a claim meanwhile: the fields only they changed, and those both did, as they have
    them now."""
    only_theirs: dict[str, Any] = {}
    both: dict[str, Any] = {}
    for key, their in theirs.items():
        if same_told(before[key], their) or same_told(mine[key], their):
            continue
        (only_theirs if same_told(before[key], mine[key]) else both)[key] = their
    return only_theirs, both


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A claim to be kept: what is filled in, where it stands, and what is to be done with it in words."""

    state: Mapping[str, Any]
    place: Place
    verb: str

    def changes(self, library: Library) -> list[Change]:
        """The changes that keep it. Raises BadInput."""
        claim, beside = made(library, self.state, self.place)
        return [*beside, Change("claim", str(claim["id"]), self.place.claim, claim)]

    @property
    def words(self) -> str:
        """What is done, for the journal."""
        told = {key: told_words(it) for key, it in self.state.items()}
        before = ahead(self.state.get("stance") or "asserts", self.state.get("certainty") or "certain")
        value = "".join(f": {part}" for part in (before, told["value"]) if part)
        return f"claim {self.verb}: {told['entity']}, {told['property']}{value} ({told['speaker']})"
