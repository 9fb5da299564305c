"""What stands together with a name in scripts of their own: titles are taken off, numbers and forms of bodies said.

Characters and syllables have no blank between a name and its title (安倍晋三首相), and write an ordinal and what it
counts as one word (第22旅). Titles of India and of Cyrillic letters are abbreviated as Latin ones are (डॉ., Д-р).
Arabic and Persian ordinals are names as well (Thani), and numbers only behind what is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.names.people import called
from store.names.scripts.tables import set_apart as tables

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_KANA_HAN = f"\u3041-\u30fc{_HAN}"
_HANGUL = "\uac00-\ud7a3"


def _among(words: Iterable[str]) -> str:
    """Any of these words, the longest that fits."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_CYRILLIC = tables.read(tables.TITLES_CYRILLIC)
_LEAST_WORD = 5
"""A Cyrillic title of more letters is written out, and needs no full stop; so do those with a hyphen."""
_WRITTEN_OUT = [word for word in _CYRILLIC if "-" in word or len(word) > _LEAST_WORD]
_FRONT_CYRILLIC = re.compile(
    f"^(?:(?P<short>{_among(_CYRILLIC)})\\.|(?P<whole>{_among(_WRITTEN_OUT)})(?=[ \u00a0]))[ \u00a0]*(?=\\S)",
    re.IGNORECASE,
)
_INDIC = tables.read(tables.TITLES_INDIA)
_FRONT_INDIC = re.compile(
    f"^(?:(?:{_among(tables.OF_INDIA.split())}) )*(?P<title>{_among(_INDIC)})(?:[.\u0970\u0966:]+[ ]*|[ ]+)(?=\\S)"
)

_UNITS = tables.read(tables.UNITS)
_DIGIT = {
    char: at
    for at, chars in enumerate(("〇零", "一壹", "二弍两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_COUNTED = re.compile(
    f"(?:第 ?(?P<han>[0-9{''.join(_DIGIT)}十百千]+)|제 ?(?P<hangul>[0-9]+)|(?P<bare>[0-9]+)) ?"
    f"(?P<unit>{_among(_UNITS)})(?![{_HANGUL}])"
)
_FORMS = tables.read(tables.FORMS)
_FORM = re.compile(_among(_FORMS))
_BUSINESS = tables.read(tables.BUSINESS)
_DOES = re.compile(_among(_BUSINESS))

_ARABIC, _ARABIC_TENS = tables.read(tables.ARABIC), tables.read(tables.ARABIC_TENS)
_PERSIAN, _PERSIAN_TENS = tables.read(tables.PERSIAN), tables.read(tables.PERSIAN_TENS)
_NUMBERED = tables.read(tables.NUMBERED)
_ORDINAL_ARABIC = re.compile(
    f"(?<!\\w)(?:ال)?(?P<noun>{_among(_NUMBERED)}) "
    f"(?:ال(?P<unit>{_among(_ARABIC)})(?:(?P<teen> عشرة?)| ?وال(?P<more>{_among(_ARABIC_TENS)}))?"
    f"|ال(?P<ten>{_among(_ARABIC_TENS)})"
    f"|(?:(?P<tens>{_among(_PERSIAN_TENS)}) و ?)?(?P<persian>{_among(_PERSIAN)}))(?!\\w)"
)


def _of_han(text: str) -> int:
    if not any(char in _PLACES for char in text):
        return int("".join(char if char.isdigit() and char.isascii() else str(_DIGIT.get(char, char)) for char in text))
    total, last = 0, 0
    for char in text:
        if char in _PLACES:
            total, last = total + max(last, 1) * _PLACES[char], 0
        else:
            last = _DIGIT.get(char, int(char) if char.isdigit() else 0)
    return total + last


def _counted(found: re.Match[str]) -> str:
    number = found["hangul"] or found["bare"] or _of_han(found["han"])
    return f" {number} {_UNITS[found['unit']]} "


def _ordinal(found: re.Match[str]) -> str:
    if found["persian"]:
        number = int(_PERSIAN[found["persian"]]) + int(_PERSIAN_TENS.get(found["tens"] or "", 0))
    elif found["ten"]:
        number = int(_ARABIC_TENS[found["ten"]])
    else:
        number = int(_ARABIC[found["unit"]]) + (10 if found["teen"] else int(_ARABIC_TENS.get(found["more"] or "", 0)))
    return f"{number} {_NUMBERED[found['noun']]}"


def without_titles(text: str) -> str:
    """A name in characters or Hangul without the title before or behind it; anything else as it is.

    >>> without_titles("安倍晋三首相"), without_titles("김정은 위원장"), without_titles("主席")
    ('安倍晋三', '김정은', '主席')
    """
    return text if _FORM.search(text) or _COUNTED.search(text) else called.of_characters(text)


def is_of_a_body(text: str) -> bool:
    """Whether a name in characters or Hangul says by a form that it is a company's, or by a number a unit's."""
    return bool(_FORM.search(text) or _COUNTED.search(text))


def has_number(text: str) -> bool:
    """Whether a name in characters or Hangul is one of a unit with its number."""
    return bool(_COUNTED.search(text))


def _business(found: re.Match[str]) -> str:
    return f" {_BUSINESS[found[0]]} "


def _form(found: re.Match[str]) -> str:
    return f" {_FORMS[found[0]]} "


# A given name that folds to an article of Latin languages: Dan in English, Deng in Chinese. With this e it is always
# one; with the other, which the Dutch article has as well (ван ден Берг), in front.
_DAN = re.compile(r"(?<!\w)Дэн(?= \w)|^[ ]*Ден(?= \w)")


def _dan(text: str) -> str:
    from store.names.scripts import palladius  # tables that most never need

    return _DAN.sub(" Дэнг" if palladius.rows(text) else " Дан", text)


def _of_india(text: str) -> str:
    """A name with its titles in front, up to three of them, as Latin ones (पूर्व प्रधानमंत्री डॉ. मनमोहन सिंह)."""
    told = ""
    for _ in range(_MOST_TITLES):
        found = _FRONT_INDIC.match(text)
        if not found:
            break
        told, text = f"{told}{_INDIC[found['title']]} ", text[found.end() :]
    return told + text


_MOST_TITLES = 3


def set_apart(text: str) -> str:
    """`text` with titles off (or as Latin ones), and numbers of units and forms of companies in Latin letters.

    >>> set_apart("第22旅").split(), set_apart("第二十二旅").split(), set_apart("اللواء الثاني والعشرون").split()
    (['22', 'brigade'], ['22', 'brigade'], ['22', 'brigade'])
    >>> set_apart("Д-р Иван Петров"), set_apart("डॉ. मनमोहन सिंह"), set_apart("株式会社トヨタ").split()
    ('dr Иван Петров', 'dr मनमोहन सिंह', ['kk', 'トヨタ'])
    """
    first = next((char for char in text if char > "\u02ff"), "")
    if first < "\u0530":
        if "эн" in text or "Ден" in text:
            text = _dan(text)
        found = _FRONT_CYRILLIC.match(text)
        return f"{_CYRILLIC[(found['short'] or found['whole']).lower()]} {text[found.end() :]}" if found else text
    if first < "\u0800":
        counted = " " in text and any(noun in text for noun in _NUMBERED)
        return _ORDINAL_ARABIC.sub(_ordinal, text) if counted else text
    if first < "\u0e00":
        return _of_india(text)
    text = _COUNTED.sub(_counted, without_titles(text))
    if _FORM.search(text):
        text = _FORM.sub(_form, _DOES.sub(_business, text))
    return text
