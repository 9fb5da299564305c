"""What a choice can be: each value with its more general value (None at the top), one tree a property.

Two values on one branch refine each other; two branches exclude each other.
"""

from __future__ import annotations


def _root(tree: dict[str, str | None], value: str) -> str:
    """The most general value over one."""
    while (above := tree[value]) is not None:
        value = above
    return value


EVENT_CAUSE: dict[str, str | None] = {
    "natural": None,
    "weather": "natural",
    "storm": "weather",
    "heavy_rain": "weather",
    "fog": "weather",
    "lightning": "weather",
    "earthquake": "natural",
    "landslide": "natural",
    "technical_fault": None,
    "engine_failure": "technical_fault",
    "electrical_fault": "technical_fault",
    "gas_leak": "technical_fault",
    "structural_failure": "technical_fault",
    "human_error": None,
    "overloading": "human_error",
    "negligence": "human_error",
    "deliberate_act": None,
    "attack": "deliberate_act",
    "bomb": "attack",
    "shot_down": "attack",
    "arson": "deliberate_act",
    "sabotage": "deliberate_act",
}
#: What nobody meant: each of these can have come to another (a storm, an overloaded ship, nobody who looked after it).
#: What somebody did by design excludes them.
_UNMEANT = ("natural", "technical_fault", "human_error")
EVENT_CAUSES_BESIDE: frozenset[tuple[str, str]] = frozenset(
    {
        *((cause, other) for cause in EVENT_CAUSE if _root(EVENT_CAUSE, cause) in _UNMEANT for other in _UNMEANT),
        *(("arson", "attack"), ("sabotage", "attack"), ("sabotage", "arson")),
    }
)
IDENTITY: dict[str, str | None] = {
    "same": None,
    "another": None,
    "title_passed_on": "another",
    "namesake": "another",
}
LIFE: dict[str, str | None] = {
    "alive": None,
    "wounded": "alive",
    "dead": None,
    "killed": "dead",
    "died_of_wounds": "killed",
    "executed": "killed",
    "died_of_illness": "dead",
    "missing": None,
}
CUSTODY: dict[str, str | None] = {
    "detained": None,
    "imprisoned": "detained",
    "free": None,
    "released": "free",
    "escaped": "free",
}
FATE: dict[str, str | None] = {
    "dead": None,
    "killed": "dead",
    "died_of_wounds": "killed",
    "executed": "killed",
    "captured": None,
    "detained": "captured",
    "surrendered": None,
    "released": None,
    "at_large": None,
    "escaped": "at_large",
}
CAUSE: dict[str, str | None] = {
    "violence": None,
    "air_attack": "violence",
    "air_strike": "air_attack",
    "drone_strike": "air_strike",
    "ground_attack": "violence",
    "raid": "ground_attack",
    "shooting": "violence",
    "bombing": "violence",
    "suicide_bombing": "bombing",
    "execution": "violence",
    "illness": None,
    "accident": None,
}
#: What tells of the means leaves open what it was done in, and a bombing may be one from the air.
CAUSES_BESIDE: frozenset[tuple[str, str]] = frozenset(
    {
        ("shooting", "ground_attack"),
        ("shooting", "execution"),
        ("execution", "ground_attack"),
        ("bombing", "ground_attack"),
        ("bombing", "air_attack"),
    }
)
METHOD: dict[str, str | None] = {
    "military_operation": None,
    "special_operation": "military_operation",
    "ground_operation": "military_operation",
    "raid": "ground_operation",
    "clash": "ground_operation",
    "siege": "ground_operation",
    "joint_operation": "military_operation",
    "air_attack": None,
    "air_strike": "air_attack",
    "drone_strike": "air_strike",
    "bombing": None,
    "suicide_bombing": "bombing",
    "shooting": None,
    "hijacking": None,
}

#: Ways of doing that exclude no method: whatever is done jointly is also done by some other means.
JOINT: frozenset[str] = frozenset({"joint_operation"})
