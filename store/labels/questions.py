"""How questions and decisions about them are called. Imports no reader of values: every start asks."""

from __future__ import annotations

from store.model.properties import PROPERTIES
from store.model.vocabulary import CHECKS, STATES

_DECISIONS = {"several": "several can be true", "not_comparable": "not comparable", "unresolved": "unresolved"}

#: What a state is called; "judged" lies over any of them.
STATE_WORDS: dict[str, str] = {state: state.replace("_", " ") for state in (*STATES, "judged")}


def state_words(state: str) -> str:
    """What a state is called: "may conflict"."""
    return STATE_WORDS.get(state, state)


def property_label(prop_id: str) -> str:
    """How a property (or a check across questions) is called."""
    prop = PROPERTIES.get(prop_id)
    return prop.label if prop is not None else CHECKS.get(prop_id, prop_id)


def scope_label(prop_id: str, scope: str, named: str | None = None) -> str:
    """How a scope is called; empty for the whole. ``named`` is the entity whose id the scope is, if any."""
    prop = PROPERTIES.get(prop_id)
    if prop is None:
        return property_label(scope) if scope else ""
    if not scope or (prop.scopes and scope == prop.default_scope):
        return ""
    known = prop.scope(scope)
    return known.label if known is not None else named or scope


def topic(prop_id: str) -> str:
    """The heading a property stands under."""
    prop = PROPERTIES.get(prop_id)
    return prop.topic if prop is not None else "across questions"


def question_label(prop_id: str, scope: str, named: str | None = None) -> str:
    """How a question is called without its entity: "killed (civilians)"."""
    scoped = scope_label(prop_id, scope, named)
    return property_label(prop_id) + (f" ({scoped})" if scoped else "")


def judgement_words(decision: str, label: str) -> str:
    """A decision ("holds" with its answer) in words; empty where there is none or it was undone."""
    return f"{label} holds" if decision == "holds" else _DECISIONS.get(decision, "")
