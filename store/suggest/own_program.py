"""A program of the person's own that suggests: what it is given, and what it answers, believed no more than any input.

docs/suggestions.md tells the protocol. The program is started without a shell, at low priority, for one report.
"""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isnan
from typing import Any, cast, get_args

from store.db.connection import Connection
from store.db.lots import lots, marks
from store.model.drafts import Draft, Suggestions
from store.model.vocabulary import CERTAINTIES, KINDS, Certainty, Stance
from store.properties.property import Property
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.suggest.kept import Kept
from store.suggest.reading import wording
from store.suggest.running import run
from store.suggest.telling.amounts_in import read
from store.suggest.telling.making import LONGEST_WORDS, SAID, Report, draft_id
from store.text.clean import clean

SECONDS = 60.0
"""How long a program may take."""
MOST_BYTES = 4 * 1024 * 1024
"""How much it may answer."""
MOST_DRAFTS = 1_000
_MOST_ENTITIES = 5_000
_MOST_PROBLEMS = 20
_STANCES: tuple[str, ...] = get_args(Stance)
_NICE = ("nice", "-n", "10")


def forced() -> bool:
    """Whether this session may run one command only, that of the server: no other program is started in it."""
    return "SSH_ORIGINAL_COMMAND" in os.environ


def request(connection: Connection, source: str, rendition: str | None) -> tuple[Report, str, dict[str, Any]]:
    """What the program is given of a report, as plain data, and the report."""
    report, text = wording(connection, source, rendition)
    words = vocabulary_of(connection)
    rows = connection.execute(
        "SELECT e.slug, e.kind, e.name, n.text FROM entity e JOIN name n ON n.entity_id = e.id "
        f"WHERE e.id IN (SELECT id FROM entity WHERE kind IN ({marks(len(KINDS))}) AND origin = 'case' ORDER BY id "
        f"LIMIT ?) "
        "ORDER BY e.id, n.id",
        (*KINDS, _MOST_ENTITIES),
    )
    entities: dict[str, dict[str, Any]] = {}
    for slug, kind, name, spelling in rows:
        entities.setdefault(slug, {"id": slug, "kind": kind, "name": name, "names": []})["names"].append(spelling)
    asked = {
        "version": 1,
        "source": source,
        "rendition": report.rendition,
        "published": report.published,
        "publisher": report.publisher,
        "text": text,
        "entities": list(entities.values()),
        "properties": [_property(prop) for prop in words.properties.values()],
    }
    return report, text, asked


def _property(prop: Property) -> dict[str, Any]:
    told = {
        "id": prop.id,
        "label": prop.label,
        "kinds": list(prop.kinds),
        "type": prop.type,
        "help": prop.help,
        "scopes": [scope.id for scope in prop.scopes],
        "choices": list(prop.tree),
        "refers_to": ["place"] if prop.type == "place" else list(prop.refers_to),
    }
    return {key: value for key, value in told.items() if value}


def answer(command: str, asked: Mapping[str, Any]) -> tuple[Any, str, str]:
    """What a program says to a request: its answer, its name, and a sentence where there is no answer."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        return None, "", f"suggest_command: cannot be read ({error}): close its quotes"
    if not words:
        return None, "", ""
    name = clean(os.path.basename(words[0]), keep_newlines=False)[:60]  # noqa: PTH119 (a word, not a path of ours)
    given = json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")
    try:
        ended = run([*_NICE, *words], given, seconds=SECONDS, most=MOST_BYTES)
    except OSError as error:
        return None, name, f"suggest_command: {name} cannot be started: {error.strerror}"
    if ended.why == "late":
        return None, name, f"suggest_command: {name} took more than {SECONDS:.0f} s and was ended"
    if ended.why == "long":
        return None, name, f"suggest_command: {name} answered more than {MOST_BYTES // 1024 // 1024} MB and was ended"
    if ended.code:
        hint = ": is it there, and may it be run?" if ended.code in (126, 127) else ""
        return None, name, f"suggest_command: {name} ended with code {ended.code}{hint}"
    try:
        return json.loads(ended.said), name, ""
    except (ValueError, RecursionError):
        return None, name, f"suggest_command: {name} answered no JSON: see docs/suggestions.md for what it is to say"


def add(connection: Connection, found: Suggestions, report: Report, text: str, told: Any, name: str) -> Suggestions:
    """Suggestions with those of a program's answer that hold; of others a sentence each."""
    listed = told.get("drafts") if isinstance(told, dict) else None
    if not isinstance(listed, list):
        problem = f'suggest_command: {name}: the answer is no {{"drafts": [...]}}: see docs/suggestions.md'
        return replace(found, problems=(*found.problems, problem))
    checked = _Checked(connection, report, text, vocabulary_of(connection), name)
    problems: list[str] = []
    drafts: list[Draft] = []
    kinds = _kinds(connection, listed)
    for nth, one in enumerate(listed[:MOST_DRAFTS], 1):
        made = checked.draft(one, kinds)
        if isinstance(made, str):
            problems.append(f"suggest_command: {name}: draft {nth}: {made}")
        else:
            drafts.append(made)
    if len(listed) > MOST_DRAFTS:
        problems.append(f"suggest_command: {name}: of {len(listed)} drafts the first {MOST_DRAFTS} were read")
    if len(problems) > _MOST_PROBLEMS:
        more = len(problems) - _MOST_PROBLEMS
        problems = [*problems[:_MOST_PROBLEMS], f"suggest_command: {name}: {more} more drafts do not hold"]
    left, dropped = Kept(connection, report.source, report.rendition).left(drafts)
    there = {one.id: one for one in (*found.drafts, *left)}
    ordered = sorted(there.values(), key=lambda one: (one.start, one.end, one.id))
    return replace(
        found,
        drafts=tuple(ordered),
        dropped=found.dropped + dropped,
        problems=(*found.problems, *problems),
    )


def _kinds(connection: Connection, listed: list[Any]) -> dict[str, tuple[str, str]]:
    """The kinds and names of the entities that an answer names, of those that are there."""
    slugs = {it for one in listed if isinstance(one, dict) for it in _slugs(one)}
    found: dict[str, tuple[str, str]] = {}
    for places, lot in lots(sorted(slugs)):
        rows = connection.execute(f"SELECT slug, kind, name FROM entity WHERE slug IN ({places})", lot)
        found |= {slug: (kind, name) for slug, kind, name in rows}
    return found


def _slugs(one: dict[Any, Any]) -> Iterator[str]:
    via = one.get("via")
    for it in (one.get("entity"), one.get("speaker"), one.get("value"), *(via if isinstance(via, list) else ())):
        if isinstance(it, str) and len(it) <= 200:
            yield it.encode("utf-8", "replace").decode()


class _Checked:
    """Makes drafts of what a program answers, or says in one sentence why not."""

    def __init__(self, connection: Connection, report: Report, text: str, words: Vocabulary, name: str) -> None:
        self._connection = connection
        self._report = report
        self._text = text
        self._words = words
        self._name = name

    def draft(self, one: Any, kinds: Mapping[str, tuple[str, str]]) -> Draft | str:
        """A draft, or what is wrong with it."""
        if not isinstance(one, dict):
            return "is no table of keys"
        texts = {key: one.get(key, "") for key in _TEXTS}
        if wrong := next((key for key, it in texts.items() if not isinstance(it, str)), ""):
            return f"{wrong} is no text"
        said = {key: clean(it, keep_newlines=False).strip()[:LONGEST_WORDS] for key, it in texts.items()}
        start, end = _whole(one.get("start")), _whole(one.get("end"))
        if not 0 <= start < end <= len(self._text):
            return f"start and end are no passage of the text, which has {len(self._text)} code points"
        via = one.get("via", [])
        if not isinstance(via, list) or any(it not in kinds for it in via if isinstance(it, str)) or len(via) > 10:
            return "via is no list of ids that are there"
        if any(not isinstance(it, str) for it in via):
            return "via is no list of ids that are there"
        entity, new = said["entity"], said["new_name"]
        if entity not in kinds and (entity or not new):
            return f"there is no entity {entity!r}" if entity else "it names neither an entity nor a new_name"
        if said["speaker"] and said["speaker"] not in kinds:
            return f"there is no entity {said['speaker']!r} to be the speaker"
        if new and said["new_kind"] and said["new_kind"] not in KINDS:
            return f"{said['new_kind']!r} is no kind: use one of {', '.join(KINDS)}"
        if (said["stance"] or "asserts") not in _STANCES:
            return f"{said['stance']!r} is no stance: use one of {', '.join(_STANCES)}"
        if (said["certainty"] or "certain") not in CERTAINTIES:
            return f"{said['certainty']!r} is no certainty: use one of {', '.join(CERTAINTIES)}"
        prop = self._words.get(said["property"])
        if said["property"] and prop is None:
            return f"there is no property {said['property']!r}: see 'whosays properties'"
        label = said["value"]
        if prop is not None:
            kind = kinds[entity][0] if entity else said["new_kind"]
            if kind and kind not in prop.kinds:
                return f"{prop.id} is asked of {', '.join(prop.kinds)}, not of a {kind}"
            if prop.scopes and said["scope"] and prop.scope(said["scope"]) is None:
                return f"{said['scope']!r} is no scope of {prop.id}"
            value = self._value(prop, said["value"], kinds)
            if value is None:
                return f"{said['value']!r} is no value of {prop.id}"
            label = value
        if said["said"] and read(SAID, said["said"], self._report.published, "") is None:
            return f"{said['said']!r} is no date"
        score = one.get("score", 0.5)
        made = Draft(
            id="",
            source=self._report.source,
            rendition=self._report.rendition,
            start=start,
            end=end,
            entity=entity,
            entity_name=kinds[entity][1] if entity else "",
            property=said["property"],
            scope=said["scope"] or (prop.default_scope if prop is not None else ""),
            says=said["value"],
            label=label,
            speaker=said["speaker"],
            speaker_name=kinds[said["speaker"]][1] if said["speaker"] else "",
            via=tuple(via),
            stance=cast("Stance", said["stance"] or "asserts"),
            certainty=cast("Certainty", said["certainty"] or "certain"),
            said=said["said"],
            new_name="" if entity else new,
            new_kind="" if entity else said["new_kind"],
            why=said["why"],
            by=self._name,
            score=min(1.0, max(0.0, float(score))) if isinstance(score, int | float) and not isnan(score) else 0.5,
        )
        return replace(made, id=draft_id(made, self._report.sha256))

    def _value(self, prop: Property, value: str, kinds: Mapping[str, tuple[str, str]]) -> str | None:
        """How a value is shown; None where it is none of the property's."""
        if not value:
            return ""
        if prop.type in ("entity", "place"):
            wanted = ("place",) if prop.type == "place" else prop.refers_to
            there = kinds.get(value)
            return there[1] if there is not None and (not wanted or there[0] in wanted) else None
        found = read(prop, value, self._report.published, self._words.hemisphere)
        return found[1] if found is not None else None


_TEXTS = (
    *("entity", "property", "scope", "value", "speaker", "stance", "certainty", "said", "new_name", "new_kind", "why"),
)


def _whole(value: Any) -> int:
    """A whole number; -1 of anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1
