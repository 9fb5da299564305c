"""What a claim would do before it is kept: how its value is read, and what it says against those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from store.case.checks.as_one import claim_as_one
from store.case.checks.checked import CheckedClaim
from store.case.checks.claim import check_claim
from store.case.models import ClaimEntry
from store.case.records import canonical, entry
from store.db.connection import Connection
from store.derive.world import World, read_claims, read_world
from store.edits.standing.lists import Renaming
from store.edits.standing.lookups import InRecord, Overlay, looked_up
from store.labels.claims import ahead, sign_state
from store.labels.questions import question_label
from store.model.edits import Change, Data, FieldProblem, Preview, Rival
from store.model.problems import BadCase
from store.model.vocabulary import DENIALS, SEVERITY, VerdictKind
from store.properties.scopes import named, split_place
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.verdicts.rules.pairs import decide
from store.verdicts.rules.said import Said
from store.verdicts.work_out import work_out
from store.writes.batch import Ids, stored_stands
from store.writes.records import Key

#: Row ids that no row has, for the claim and for entities that are not there yet.
_DRAFT = -1
_NEW = -2


def preview(connection: Connection, claim: Data, others: Sequence[Change] = ()) -> Preview:
    """What would become of ``claim`` (new, or in place of the one of its id), with other changes made beside it."""
    noted: list[FieldProblem] = []
    ref = str(claim.get("id", ""))
    renaming = Renaming(connection)
    claim = renaming.record(vocabulary_of(connection), "claim", claim)
    others = [*renaming.made, *others]
    try:
        data = canonical("claim", claim)
    except BadCase as error:
        return Preview(tuple(FieldProblem("claim", ref, (), it.message) for it in error.problems))
    over: dict[Key, Data | None] = {(it.kind, it.ref): it.after for it in others}
    case = looked_up(connection, over, {})
    entry_ = cast("ClaimEntry", entry("claim", data))
    checked = check_claim(case, data["source"], entry_, InRecord("claim", ref, noted))
    if checked is None:
        return Preview(tuple(noted) or tuple(FieldProblem("claim", ref, (), it.message) for it in case.problems))
    stands = stored_stands(connection)
    checked = claim_as_one(checked, case, stands)
    prop = case.vocabulary.properties[entry_.property]
    name = case.entities[stands(entry_.entity)].name
    part, place = (case.entities[it].name if it in case.entities else "" for it in split_place(checked.scope))
    asked = question_label(case.vocabulary, prop.id, checked.scope, named(part, place))
    rivals, before, after, reason = _beside(connection, case.vocabulary, checked, over)
    return Preview((), checked.label, name, asked, rivals, before, after, reason)


def _beside(
    connection: Connection, vocabulary: Vocabulary, checked: CheckedClaim, over: Overlay
) -> tuple[tuple[Rival, ...], str, str, str]:
    """The verdicts between a claim and the others of its question; the question's state without and with it."""
    prop = vocabulary.properties[checked.entry.property]
    world = read_world(connection)
    draft = _said(connection, checked, world, over)
    entities = Ids(connection, "entity")
    try:
        key = (entities[checked.entry.entity], prop.id, checked.scope)
    except KeyError:
        key = (_NEW, prop.id, checked.scope)
    there = [said for _, found in read_claims(connection, world, [key]) for said in found]
    row = connection.execute("SELECT id FROM claim WHERE slug = ?", (checked.entry.id,)).fetchone()
    others = [said for said in there if row is None or said.id != row[0]]
    frame = world.frame(prop, key[0], checked.scope)
    derived = work_out(frame, [*others, draft])
    found: dict[str, dict[tuple[str, str], list[Said]]] = {}
    for said in others:
        if said.id in derived.closed and derived.closed[said.id] != _DRAFT:
            continue
        kind = decide(frame, said, draft).kind
        found.setdefault(kind, {}).setdefault(_rival_answer(said, kind), []).append(said)
    rivals = tuple(
        Rival(kind, label, len(claims), tuple(dict.fromkeys(it.voice for it in claims))[:3], sign)
        for kind in SEVERITY
        for (label, sign), claims in found.get(kind, {}).items()
    )
    before = work_out(frame, there).state if there else ""
    return rivals, before, derived.state, derived.reason


def _rival_answer(said: Said, kind: VerdictKind) -> tuple[str, str]:
    """A rival's value behind what has to be read before it, and the state whose sign goes before that.

    Where the verdict is a denial it says itself who denies what.
    """
    stance = "asserts" if kind in DENIALS else said.stance
    told = ahead(stance, said.certainty)
    return ": ".join(part for part in (told, said.label) if part), sign_state(stance, said.certainty)


def _said(connection: Connection, checked: CheckedClaim, world: World, over: Overlay) -> Said:
    entry_, value = checked.entry, checked.value
    entities, sources = Ids(connection, "entity"), Ids(connection, "source")
    try:
        speaker = entities[entry_.speaker]
    except KeyError:
        speaker = _NEW
        new = over.get(("entity", entry_.speaker)) or {}
        world.names[_NEW] = str(new.get("name", entry_.speaker))
        if new.get("anonymous"):
            world.voices.unnamed |= {_NEW}
    try:
        source = sources[checked.source]
    except KeyError:
        source = _NEW
    relay = 0
    if speaker in world.voices.unnamed:
        named = (entities[slug] for slug in entry_.via if _is_known(connection, slug))
        relay = next((number for number in named if number not in world.voices.unnamed), 0)
    word = world.voices.word(speaker, source, relay)
    published = world.published.get(source if word.original is None else word.original)
    told_at, told_clock = world.clocks.told(source, word.original, checked.said, entry_.said)
    as_of_at, as_of_clock = world.clocks.spoken(source, checked.as_of, entry_.as_of)
    return Said(
        _DRAFT,
        value.key if value is not None else None,
        checked.label,
        value.span if value is not None else None,
        entry_.stance,
        entry_.certainty,
        word.speaker,
        world.names[word.teller],
        word.origin,
        source,
        checked.said or published,
        checked.as_of,
        checked.valid,
        word.original is not None,
        told_at,
        as_of_at,
        entry_.counted,
        published=published,
        own=world.voices.own(speaker, source),
        dated=checked.said is not None,
        told_clock=told_clock,
        as_of_clock=as_of_clock,
        party=world.voices.party(speaker, source),
    )


def _is_known(connection: Connection, slug: str) -> bool:
    return connection.execute("SELECT 1 FROM entity WHERE slug = ?", (slug,)).fetchone() is not None
