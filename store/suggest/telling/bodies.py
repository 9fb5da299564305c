"""Who speaks whom the store does not know: "the coast guard said", "according to hospital officials". The lists are
English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from store.model.drafts import Mention
from store.suggest.naming.new_names import CALLINGS, GROUP_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEAKING = (
    (CALLINGS - _words("mr mrs ms"))
    | GROUP_WORDS
    | _words(
        "guard guards coastguard service services brigade crew crews police officer officers official officials "
        "authority authorities ministry department office agency bureau board council commission committee court "
        "courts prosecutor prosecutors investigator investigators detective detectives inspectors court judges army "
        "navy troops soldiers military command headquarters embassy consulate government administration municipality "
        "parliament palace presidency firefighters firemen rescuers paramedics medics doctors doctor nurses surgeon "
        "hospital hospitals clinic morgue coroner university institute centre center observatory school church "
        "mission charity charities foundation union unions operator company airline railway port harbourmaster "
        "owner owners organisers organizers residents resident witness witnesses neighbour neighbours neighbor "
        "neighbors villagers villager survivors survivor relatives relative family families lawyers activists "
        "campaigners monitors observers experts expert analysts scientists seismologists engineers fishermen "
        "farmers teachers students workers spokesmen spokespeople aide aides diplomat diplomats lawmaker lawmakers "
        "minister ministers governors mayors elders elder insiders source sources militants rebels insurgents"
    )
)
"""Nouns at the end of what a body or somebody unnamed is called who speaks, also without an article."""
SPOKEN_OF = _words(
    "statement statements report reports document documents letter letters message messages video videos audio "
    "recording recordings photo photos picture pictures post posts tweet book article articles paper papers law "
    "verdict ruling judgment source study survey poll figure figures number numbers count counts toll list record "
    "records data bill text sign rumour rumours story news media attack attacks raid strike blast fire flood quake "
    "storm house day week month year time thing matter point latter former idea plan evidence"
)
"""Nouns that say something and are nobody, or say nothing: who speaks there nobody can tell."""
MEANT = _words(
    "group organisation organization outfit faction movement party gang cartel network man woman boy girl suspect "
    "prisoner militant commander leader terrorist cleric fugitive others rest pair couple three two both victim dead"
)
"""Nouns for somebody told before: words that are no name."""
_NOT_OF_IT = _words(
    "that and but or nor who whom whose which what when where while as if because although though after before since "
    "until than then said says say told tells added was were is are be been being has have had will would could can "
    "may might must not no it he she they we you i there here this these those on by to into so also never ever one "
    "among killed wounded injured missing died dead people"
)
"""Words that are no part of what somebody is called."""
_OWNED = _words("its their his her my our your")
_DETERMINERS = _OWNED | _words("the a an both")
_JOINS = _words("of for in at from with near")
_PASSED = _words("also have had has later then earlier now again still meanwhile however")
"""Words between who speaks and the word of saying."""
_ENDS = _NOT_OF_IT | _words("monday tuesday wednesday thursday friday saturday sunday yesterday today late early")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_RUN_BEFORE = re.compile(r"(?:[^\W_][\w’'-]*(?:[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*(?!\s)|$))+$")
_MEANWHILE = re.compile(r",\s*(?:meanwhile|however|too|in turn|for (?:its|his|her|their) part),\s*$", re.IGNORECASE)
_RUN_BEHIND = re.compile(r"(?:(?:[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*(?!\s))[^\W_][\w’'-]*)+")
_MOST_WORDS = 8
_LONGEST = 60
_FAR = 160
_PLAIN = r"says?|said|tells?|told|adds?|added|announce[sd]?|insist(?:s|ed)?|warn(?:s|ed)?|estimate[sd]?"
_IS_PLAIN = re.compile(_PLAIN, re.IGNORECASE)
"""What a noun that stands in no list has to do to be somebody's."""
_SPEAKS = re.compile(
    rf"(?:{_PLAIN}|states?|stated|reports?|reported|claim(?:s|ed)?|confirm(?:s|ed)?|explain(?:s|ed)?|declare[sd]?|"
    r"allege[sd]?|acknowledge[sd]?|admit(?:s|ted)?|den(?:y|ies|ied)|reject(?:s|ed)?|believe[sd]?|blame[sd]?|"
    r"accuse[sd]?|puts?(?= the (?:\w+ )?(?:toll|number|figure|count)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){1,4}),\s+(?:an?|the|its|their|his|her) [^,]{2,90},\s*$"
)
NOBODY = Mention(0, 0, "", "", 0.0, "words")
"""Somebody speaks, and no words tell who."""


def closed(text: str, low: int, verb: tuple[int, int]) -> Mention | None:
    """Who speaks before a word of saying from which commas part them: "Lena Ost, a doctor, said"; else None."""
    if _SPEAKS.match(text, verb[0]) is None:
        return None
    low = max(low, verb[0] - _FAR)
    apposed = _APPOSED.search(text[low : verb[0]])
    if apposed is not None:
        return _words_of(text, low + apposed.start(1), low + apposed.end(1))
    aside = _MEANWHILE.search(text, low, verb[0])
    return _before(text, low, aside.start(), verb) if aside is not None else None


def before(text: str, low: int, verb: tuple[int, int]) -> Mention | None:
    """Who speaks in the words just before a word of saying; None where they are no such words."""
    if _SPEAKS.match(text, verb[0]) is None:
        return None
    return _before(text, max(low, verb[0] - _FAR), verb[0], verb)


def _before(text: str, low: int, end: int, verb: tuple[int, int]) -> Mention | None:
    run = _RUN_BEFORE.search(text[low:end])
    words = list(_WORD.finditer(text, low + run.start(), end)) if run is not None else []
    while words and (_low(words[-1]) in _PASSED or _low(words[-1]).endswith("ly")):
        words.pop()
    at = len(words)
    while at and len(words) - at < _MOST_WORDS:
        word = _low(words[at - 1])
        if word in _ENDS or (at < len(words) and _low(words[at]) in _DETERMINERS and word not in _JOINS):
            break
        at -= 1
    return _told(text, words[at:], _IS_PLAIN.fullmatch(text, *verb) is not None, _whole)


def behind(text: str, verb: tuple[int, int], high: int, *, aside: bool = False) -> Mention | None:
    """Who speaks in the words behind a word of saying that follows what is said, or (``aside``) "according to"."""
    if not aside and _SPEAKS.match(text, verb[0]) is None:
        return None
    run = _RUN_BEHIND.match(text, verb[1], min(high, verb[1] + _FAR))
    words: list[re.Match[str]] = []
    for one in _WORD.finditer(text, *run.span()) if run is not None else ():
        word = _low(one)
        joined = bool(words) and _low(words[-1]) in _JOINS
        if word in _ENDS or (words and word in _DETERMINERS and not joined) or len(words) == _MOST_WORDS:
            break
        words.append(one)
    ends = aside or (run is not None and bool(words) and words[-1].end() == run.end())
    return _told(text, words, ends, _as_far_as_known)


def is_person(told: Mention) -> bool:
    """Whether words, if there are any, call somebody by an office that one person has: a name may stand beside it."""
    return not told.name or told.name.split()[-1].casefold() in CALLINGS


def _told(
    text: str, words: Sequence[re.Match[str]], plain: bool, cut: Callable[[Sequence[re.Match[str]]], int]
) -> Mention | None:
    """What words call somebody who speaks: a noun, perhaps with whose or where they are; without its article."""
    while words and _low(words[0]) in _JOINS:
        words = words[1:]
    owned = bool(words) and _low(words[0]) in _OWNED
    article = bool(words) and _low(words[0]) in _DETERMINERS
    words = words[1:] if article else words
    noun = [*words[: next((nth for nth, one in enumerate(words) if _low(one) in _JOINS), len(words))]]
    noun = noun[: cut(noun)]
    if not noun or _low(noun[-1]) in _DETERMINERS:
        return None
    named = all(one.group()[0].isupper() for one in noun) and (len(noun) > 1 or _low(noun[0]) not in SPEAKING)
    tail = words[len(noun) :]
    last = _low(noun[-1])
    meant = last in MEANT and not (
        tail and _low(tail[0]) in ("of", "for")
    )  # "the commander of the coast guard" is told
    if (meant or last in SPOKEN_OF) and not (named and len(noun) > 1):
        return NOBODY if article and plain else None
    if not (last in SPEAKING or named or (article and plain and len(noun) < 5)):
        return None
    whole = tail if len(tail) > 1 and cut is _whole else _owner(tail)
    return NOBODY if owned else _words_of(text, noun[0].start(), (whole[-1] if whole else noun[-1]).end())


def _whole(noun: Sequence[re.Match[str]]) -> int:
    return len(noun)


def _as_far_as_known(noun: Sequence[re.Match[str]]) -> int:
    """Words behind "said" go as far as a noun of those who speak, or a name; else as they stand."""
    known = [nth for nth, one in enumerate(noun, 1) if _low(one) in SPEAKING]
    said = next((nth for nth, one in enumerate(noun, 1) if one.group() in SPOKEN_OF), None)
    if said is not None and said + 1 not in known:  # "a statement seen by the paper", and not "the fire service"
        return said
    names = next((nth for nth, one in enumerate(noun) if not one.group()[0].isupper()), len(noun))
    return max([*known, names]) or len(noun)


def _owner(tail: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Of words behind a noun those that say whose it is: "of the harbour", not where or when it spoke."""
    return tail[:4] if len(tail) > 1 and _low(tail[0]) in ("of", "for") else ()


def _words_of(text: str, start: int, end: int) -> Mention:
    name = " ".join(text[start:end].split())
    return Mention(start, end, "", name, 1.0, "words") if 2 < len(name) <= _LONGEST else NOBODY


def _low(one: re.Match[str]) -> str:
    return one.group().casefold()
