"""Burmese names: the script read syllable by syllable, the syllables of names, and the titles before them.

General knowledge: how papers in English write Burmese names, which has no rules but habits (Tun and Htun, Oo and U).
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.names.scripts.syllables import listed

SCRIPT = re.compile("[\u1000-\u109f]")
_CONSONANTS = dict(
    zip(
        "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠ",
        listed("k kh g g ng s s z z ny ny t ht d d n t ht d d n p hp b b m y y l w th h l"),
        strict=True,
    )
) | {"အ": ""}
_VOWELS = {
    "": "a", "ာ": "a", "ါ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u",
    "ေ": "e", "ဲ": "e", "ို": "o", "ော": "aw", "ေါ": "aw",
}  # fmt: skip
# A consonant that ends the syllable, by the vowel before it.
_ENDS = {
    "က": {"": "et", "ော": "auk", "ေါ": "auk", "ို": "aik"},
    "င": {"": "in", "ော": "aung", "ေါ": "aung", "ို": "aing"},
    "စ": {"": "it"},
    "ည": {"": "i"},
    "ဉ": {"": "in"},
    "တ": {"": "at", "ိ": "eik", "ု": "ok"},
    "န": {"": "an", "ိ": "ein", "ု": "on"},
    "ပ": {"": "at", "ိ": "eik", "ု": "ok"},
    "မ": {"": "an", "ိ": "ein", "ု": "on"},
    "ယ": {"": "e"},
}
_SYLLABLE = re.compile("([က-အ])([ျြွှ]*)([ေိီုူာါဲံ့း]*)(?:်)?((?:[က-အ]့?့်?း?)?)([့း]*)")
_WHOLE = {"ဦ": "u", "ဩ": "aw", "ဪ": "aw", "ဥ": "u", "ဣ": "i", "ဤ": "i", "ဧ": "e"}


def latin(text: str) -> str:
    """Burmese script in Latin letters, a syllable a word.

    >>> latin("အောင်ဆန်းစုကြည်"), latin("ဦးသန့်")
    ('aung san su kyi', 'u thant')
    """
    out = []
    at = 0
    while at < len(text):
        found = _SYLLABLE.match(text, at)
        if found:
            out.append(_said(*found.group(1, 2, 3, 4), asat=text[found.end(3) : found.end(3) + 1] == "်"))
            at = found.end()
        elif text[at] in _WHOLE:
            out.append(_WHOLE[text[at]])
            at += 1
        else:
            out.append("" if SCRIPT.match(text[at]) else text[at])
            at += 1
    return re.sub(" +", " ", " ".join(filter(None, out))).strip()


def _said(letter: str, medials: str, vowel: str, end: str, *, asat: bool) -> str:
    head = _CONSONANTS[letter]
    if "ျ" in medials or "ြ" in medials:
        head = {"k": "ky", "kh": "ch", "g": "gy", "y": "y"}.get(head, head + "y")
    if "ှ" in medials:
        head = "sh" if head == "y" else head[:1] + "h" + head[1:] if head in ("ng",) else "h" + head
    if "ွ" in medials:
        head += "w"
    tones = "့း"
    creaky = "့" in vowel + end
    plain = "".join(char for char in vowel if char not in tones)
    if "ံ" in plain:
        return head + {"ိ": "ein", "ု": "on"}.get(plain.replace("ံ", ""), "an")
    if plain in ("ော", "ေါ") and asat and not end:
        return head + "aw"
    if end:
        ends = _ENDS.get(end[0], {})
        said = ends.get(plain) or _VOWELS.get(plain, "a") + _CONSONANTS.get(end[0], "")
        if head.endswith("w") and said in ("an", "at"):
            head, said = head[:-1], {"an": "un", "at": "ut"}[said]
        said += "t" if creaky and said.endswith("n") else ""
        return head + said
    return head + _VOWELS.get(plain, "a")


_NAMES = frozenset(
    listed(
        """
a aung san suu su kyi nu thant win myint min hlaing thein sein khin nyunt than shwe ne ko gyi naing zaw tun htun soe
maung tin oo mann man mya thura htin kyaw htut tut jimmy yu thida phyo zeya zayar thaw aye tint swe myo hla saw
wirathu wa lone zin mar lashi la duwa htein lwin thet hpone phone tay za te latt nay ye htoot yi thwe kyu htay hmu
wai yan lin moe mo nyo nyein thu thuza pe tha ohn on bo ba mu ni nyi ngwe phyu phyo pyone pyo sanda sandar sann
sithu thiha thiri tauk toe u wunna wut yamin yin zan zar zu zaya hein htet htoo kay kha khaing khant khine kywe lay
le linn lu mauk mon mying myat nanda nandar nwe paing pan pyae pyay sai say shein shin soe sone su swe thar thaung
thein theingi thi thin thinn tint yadana yarzar ei ohnmar cho chit chan chaw khun hnin hlyan hsan hset hsu aungmye
kaung kan kauk nyan nyunt ngwe
"""
    )
)
#: What is said before a name; after it, or twice, it is the name.
TITLES = frozenset(
    listed(
        """
u daw ko ma maung sayadaw ashin bogyoke duwa thakin bo saya thura saw naw sai sao nang nai salai mahn
"""
    )
)
_SPELT = (
    (re.compile("^h(?=[tpkslmny])"), ""),  # Htun, Tun; Hpone, Phone; Hsan, San; Hla, La
    (re.compile("^(?:ph|p)"), "p"),
    (re.compile("^kh"), "k"),
    (re.compile("^gy"), "ky"),  # voiced inside a name, and written so or not
    (re.compile("(.)\\1+"), "\\1"),  # Mann, Man; Htoo, Htu
    (re.compile("^o$|^u$"), "u"),  # Oo, U
    (re.compile("ar$"), "a"),  # Mar, Ma
    (re.compile("(?<=.)(?:aye|ay|ei|ey|e)$"), "e"),
    (re.compile("ayar?$|eya$"), "ea"),
    (re.compile("oe$"), "o"),
)


@lru_cache(maxsize=2_048)
def spelt(word: str) -> str:
    """A syllable as it is compared: one letter for what habits write with several.

    >>> spelt("htun"), spelt("tun"), spelt("oo"), spelt("hpone")
    ('tun', 'tun', 'u', 'pone')
    """
    if word == "htoot":
        word = "htut"
    if word == "oo":
        return "u"
    for pattern, one in _SPELT:
        word = pattern.sub(one, word)
    return word


_VOICED = {"k": "g", "t": "d", "p": "b", "s": "z"}
"""How a first letter is said inside a name, and often written in Latin letters."""


def joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Syllables that stand in no name alone, with the one before them, their first letter voiced.

    >>> joined(("ma", "thi", "ta"))
    ('ma', 'thida')
    """
    out: list[str] = []
    for word in words:
        both = out[-1] + _VOICED.get(word[0], word[0]) + word[1:] if out else ""
        if both in _NAMES and word not in _NAMES and word not in TITLES:
            out[-1] = both
        else:
            out.append(word)
    return tuple(out)


def is_of_names(word: str) -> bool:
    """Whether a word stands in Burmese names, or before them."""
    return word in _NAMES or word in TITLES


def named(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The syllables of a Burmese name, with and without the titles before it; none where it is no such name.

    >>> named(("u", "thein", "sein")), named(("ko", "ko", "gyi")), named(("karl", "marx"))
    ([('u', 'thein', 'sein'), ('thein', 'sein')], [('ko', 'ko', 'kyi')], [])
    """
    if not words or not all(map(is_of_names, words)):
        return []
    found = [tuple(map(spelt, words))]
    while len(words) > 1 and words[0] in TITLES and words[1] != words[0]:
        words = words[1:]
        found.append(tuple(map(spelt, words)))
    return found
