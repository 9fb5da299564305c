"""How questions and decisions about them are called. Imports no reader of values: every start asks."""

from __future__ import annotations

from store.model.vocabulary import CHECKS, STATES
from store.properties.scopes import names, split_place
from store.properties.vocabulary import Vocabulary

_DECISIONS = {"several": "several can be true", "not_comparable": "not comparable", "unresolved": "unresolved"}

#: What a state is called; "judged" lies over any of them.
STATE_WORDS: dict[str, str] = {state: state.replace("_", " ") for state in (*STATES, "judged")}


def state_words(state: str) -> str:
    """What a state is called: "may conflict"."""
    return STATE_WORDS.get(state, state)


def property_label(vocabulary: Vocabulary, prop_id: str) -> str:
    """How a property (or a check across questions) is called."""
    prop = vocabulary.get(prop_id)
    return prop.label if prop is not None else CHECKS.get(prop_id, prop_id)


def scope_label(vocabulary: Vocabulary, prop_id: str, scope: str, named: str | None = None) -> str:
    """How a scope is called: "civilians, in Kabul"; empty for the whole of no place that is said.

    ``named`` are the names of the entities whose ids stand in it, if any, as `store.properties.scopes.named_sql`
    gives them.
    """
    part, place = split_place(scope)
    part_name, place_name = names(named)
    words = [_part_label(vocabulary, prop_id, part, part_name), f"in {place_name or place}" if place else ""]
    return ", ".join(word for word in words if word)


def _part_label(vocabulary: Vocabulary, prop_id: str, part: str, name: str) -> str:
    prop = vocabulary.get(prop_id)
    if prop is None:
        return property_label(vocabulary, part) if part else ""
    if not part or (prop.scopes and part == prop.default_scope):
        return ""
    known = prop.scope(part)
    return known.label if known is not None else name or part


def topic(vocabulary: Vocabulary, prop_id: str) -> str:
    """The heading a property stands under."""
    prop = vocabulary.get(prop_id)
    return prop.topic if prop is not None else "across questions"


def question_label(vocabulary: Vocabulary, prop_id: str, scope: str, named: str | None = None) -> str:
    """How a question is called without its entity: "killed (civilians)"."""
    scoped = scope_label(vocabulary, prop_id, scope, named)
    return property_label(vocabulary, prop_id) + (f" ({scoped})" if scoped else "")


def judgement_words(decision: str, label: str) -> str:
    """A decision ("holds" with its answer) in words; empty where there is none or it was undone."""
    return f"{label} holds" if decision == "holds" else _DECISIONS.get(decision, "")
