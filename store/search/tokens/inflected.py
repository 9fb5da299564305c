"""Forms of a word that its stem does not tell: what English verbs and nouns become (pay, paid), numbers and what counts
by them (44, 44th; third, 3rd), and the small words that Hebrew and Arabic write onto it (המשפט, والحكومة).

General knowledge of these languages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from store.search.tokens.stems import stem


def _words(text: str) -> list[str]:
    return text.split()


# A line each: one word's forms, without those that Porter's stems tell, and without forms that are mostly another word
# (ground, felt of cloth).
_IRREGULAR = """
become became|begin began begun|bite bit bitten|blow blew blown|break broke broken|bring brought|build built
burn burnt|buy bought|catch caught|choose chose chosen|come came|cling clung|creep crept|deal dealt|dig dug
do did done|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known
lay laid|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|mistake mistook mistaken
overcome overcame|overthrow overthrew overthrown|pay paid|plead pled|ride rode ridden|ring rang rung|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|speak spoke spoken
speed sped|spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone
understand understood|undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written|man men|woman women
child children|person people|wife wives|life lives|knife knives|thief thieves|half halves|leaf leaves
policeman policemen|policewoman policewomen|gunman gunmen|fisherman fishermen|spokesman spokesmen
spokeswoman spokeswomen|congressman congressmen|chairman chairmen|militiaman militiamen|foot feet|tooth teeth
goose geese|mouse mice|crisis crises|hypothesis hypotheses|analysis analyses
"""
_CARDINALS = _words(
    """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
)
_ORDINALS = _words(
    """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
)
_NUMBER = re.compile("([1-9][0-9]{0,3})(st|nd|rd|th)?")
_HEBREW, _ARABIC = re.compile("[\u05d0-\u05ea]{2,}"), re.compile("[\u0621-\u064a\u066e-\u06d3]{2,}")
#: And, the, in, to, from, as, that, and those of them that stand together.
_BEFORE_HEBREW = _words("ה ו ב ל מ כ ש וה וב ול ומ וש שה מה כש שב של")
#: The article, and, with, as, for, so, and those that stand together: as the index writes their letters.
_BEFORE_ARABIC = _words("ال و ب ل ف ك ک وال بال كال کال فال لل ول وب ولل")
_LEAST = 3
"""Letters of a word that others are written onto."""


class Inflected(NamedTuple):
    """What a word may be beside the words of its own stem: words of other stems, and words as they stand here."""

    stems: frozenset[str]
    words: frozenset[str]


@cache
def _irregular() -> tuple[dict[str, list[list[str]]], dict[str, list[list[str]]]]:
    """The lines by each of their forms, and by the stem of their first one."""
    by_form: dict[str, list[list[str]]] = {}
    by_stem: dict[str, list[list[str]]] = {}
    for line in _IRREGULAR.strip().replace("\n", "|").split("|"):
        words = line.split()
        by_stem.setdefault(stem(words[0]), []).append(words)
        for word in words[1:]:
            by_form.setdefault(word, []).append(words)
    return by_form, by_stem


def inflected(word: str) -> Inflected:
    """What English makes of a word beside what its stem tells; of founded not what it makes of found.

    >>> [sorted(it) for it in inflected("pays")], [sorted(it) for it in inflected("paid")], inflected("founded").words
    ([[], ['paid']], [['pai'], []], frozenset())
    """
    by_form, by_stem = _irregular()
    lines = [*by_form.get(word, ()), *by_stem.get(stem(word), ())]
    return Inflected(
        frozenset(stem(line[0]) for line in by_form.get(word, ())),
        frozenset(other for line in lines for other in line[1:]) - {word},
    )


def numbered(word: str) -> tuple[str, ...]:
    """How else a number is written, or what counts by it.

    >>> numbered("44"), numbered("3rd"), numbered("second"), numbered("twelve")
    (('44th',), ('3', 'third'), ('2nd',), ('12',))
    """
    if match := _NUMBER.fullmatch(word):
        value = int(match[1])
        said = _ORDINALS if match[2] else _CARDINALS
        other = match[1] if match[2] else match[1] + _end(value)
        return (other, said[value - 1]) if value <= len(said) else (other,)
    if word in _ORDINALS:
        value = _ORDINALS.index(word) + 1
        return (f"{value}{_end(value)}",)
    return (str(_CARDINALS.index(word) + 1),) if word in _CARDINALS else ()


def _end(value: int) -> str:
    last = value % 10 if value % 100 not in (11, 12, 13) else 0
    return {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def with_clitics(word: str) -> set[str]:
    """A word in Hebrew or Arabic with what is written onto its beginning, and without the article.

    >>> "המשפט" in with_clitics("משפט"), "משפט" in with_clitics("המשפט"), with_clitics("court")
    (True, True, set())
    """
    hebrew = _HEBREW.fullmatch(word)
    if not hebrew and not _ARABIC.fullmatch(word):
        return set()
    article = "ה" if hebrew else "ال"
    bare = word.removeprefix(article)
    if len(bare) < _LEAST:  # it may be a letter of the word itself
        bare = word
    if len(bare) < _LEAST:
        return set()
    before = _BEFORE_HEBREW if hebrew else _BEFORE_ARABIC
    return {bare, *(it + bare for it in before)} - {word}
