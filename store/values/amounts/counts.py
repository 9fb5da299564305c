"""The words around a count that are no number themselves: what gives no range, and how it was made.

"An enormous number", "a third of the city"; "registered", "confirmed", "an estimated".
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.basis.plain import LONGEST, tidy

#: What is no word of a count, but of how sure its speaker is.
HOW_SURE = re.compile(r"(?:reportedly|allegedly|probably|possibly|likely|presumably) ")
#: Words for single people, as they follow a count. Of families, pairs or per cent there are other numbers.
PEOPLE_WORDS = frozenset(
    (
        *("people", "persons", "men", "women", "boys", "girls", "children", "civilians", "residents", "passengers"),
        *("soldiers", "troops", "policemen", "officers", "guards", "officials", "commanders", "leaders", "members"),
        *("fighters", "gunmen", "militants", "insurgents", "rebels", "terrorists", "prisoners", "hostages"),
        *("dead", "killed", "deaths", "victims", "bodies", "fatalities", "lives", "wounded", "injured", "survivors"),
    )
)

_SIZE = (
    "enormous|huge|large|larger|vast|great|big|considerable|significant|substantial|sizeable|sizable|massive|"
    "small|smaller|tiny|limited|unknown|unspecified|undisclosed|undetermined|uncertain|unprecedented|growing|"
    "increasing|high|low|good|fair|untold|record|surprising|overwhelming|whole|certain|similar|equal"
)
_MASS = (
    "fractions?|numbers?|sums?|amounts?|quantity|quantities|share|part|portion|proportion|majority|minority|crowds?|"
    "lots|deal"
)
_HEDGE = (
    "about|around|some|nearly|almost|roughly|approximately|more than|over|well over|less than|under|at least|"
    "at most|up to|close to|an estimated|just over|just under"
)
_OF = r"(?: (?:of|in) .+| (?:the|its|their|his|her|all|those|these) .+)?"
_ORDINAL = "half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
#: What tells no figure and no bound: how many it is hangs on something that is not said.
_NO_RANGE = (
    rf"(?:an? |the )?(?:very |so |too )?(?:{_SIZE}) (?:{_MASS}){_OF}|"
    rf"(?:the |an? )?(?:majority|minority|fraction|part|portion|share){_OF}|"
    rf"(?:(?:very|so|too|how|as|a great|a good|a great deal of) )?(?:many|numerous|countless|innumerable|most|all|few)"
    rf"(?: more)?{_OF}|"
    rf"(?:a )?(?:lot|lots|great deal|plenty|crowd|crowds|masses|droves){_OF}|"
    rf"(?:an? |the )?(?:entire|whole) .+|uncounted|unknown|not known|"
    rf"(?:(?:{_HEDGE}) )?(?:(?:an?|the|another|{_SMALL})[ -])?(?:{_ORDINAL})"
    rf"(?: of)? (?:the|its|their|his|her|all|those|these|our|every) .+|"
    rf"(?:(?:{_HEDGE}) )?(?:half|(?:an?|{_SMALL})[ -](?:{_ORDINAL}))|"
    rf"(?:(?:{_HEDGE}) )?(?:double|twice|triple|treble|quadruple|(?:\d+|{_SMALL}) times)(?: .+)?|"
    rf"(?:(?:{_HEDGE}) )?(?:{_SMALL}) (?:in|out of)(?: every)? (?:{_SMALL})(?: .+)?"
)

#: How a count was made, by the words that say so; the first found counts.
_WAYS: dict[str, str] = {
    "projected": "projected|forecast|forecasted|predicted|extrapolated|modelled|modeled",
    "estimated": "estimated|est|estimate|estimates|estimation|guess|guesstimate",
    "identified": "identified|named",
    "confirmed": "confirmed|verified|corroborated",
    "registered": "registered|recorded|documented|logged|listed",
}
_WAY = "|".join(_WAYS.values())
_COUNTED = "dead|deaths|bodies|victims|cases|fatalities|casualties|injuries|injured|wounded|missing|people|persons"
_ADVERB = "officially|independently|so far|already|formally|initially|currently|provisionally|medically"
_BEFORE = (
    rf"(?:(?:an?|the|has|have|had|was|were|is|are) )?(?:(?:{_ADVERB}|official|initial|first|latest|provisional) )*"
    rf"(?:{_WAY})(?: (?:so far|at(?! least| most)|as(?! many| few| much| little)|to be|to reach|of|a total of|"
    r"total of|number of|(?:death )?toll(?: of| at)?|total|count of|tally of|figure of|that))*:? (?P<rest>.+)"
)
_AFTER = (
    rf"(?P<rest>.+?),? (?:(?:(?:{_ADVERB}|has been|have been|were|are) )*(?:{_WAY})(?: (?:{_COUNTED}))?(?: so far)?)"
)


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern when it is first asked for: most counts are plain numbers and need none of these."""
    return re.compile(pattern)


def bare(text: str) -> str:
    """Tidied words as the key of what has no range: without the article before them and an "of" left behind."""
    return text.removesuffix(" of").removeprefix("a ").removeprefix("an ").removeprefix("the ")


def without_range(text: str) -> bool:
    """Whether tidied ``text`` says how many in words that no interval can stand for."""
    return _compiled(_NO_RANGE).fullmatch(text) is not None


def uncounted(text: str) -> tuple[str, str]:
    """Tidied ``text`` without the words that tell how a count was made, and that way; as it was where none are."""
    plain = " ".join(text.replace("(", " ").replace(")", " ").split())
    match = _compiled(_BEFORE).fullmatch(plain) or _compiled(_AFTER).fullmatch(plain)
    # "no confirmed deaths" does not say that there were none
    return (match["rest"], _way(text)) if match and match["rest"] != "no" else (text, "")


def counted_word(says: str) -> str:
    """The way of counting that a count's words name.

    "registered", "confirmed", "identified", "estimated" or "projected"; empty where they name none. What denies itself
    ("unconfirmed", "not yet identified") names none.
    """
    text = tidy(says) if len(says) <= LONGEST else ""
    return uncounted(text)[1]


def _way(text: str) -> str:
    words = set(re.findall(r"[a-z]+", text))
    if words & {"not", "un", "yet", "no", "never"}:
        return ""
    return next(way for way, spelt in _WAYS.items() if words & set(spelt.split("|")))
