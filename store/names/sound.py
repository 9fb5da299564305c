"""What a folded word sounds like: a key that finds it, and a sound form that compares it.

`key` keeps the consonants' classes and drops what transliterations move: it is for
finding. `sound` keeps the vowels' classes: it is for telling close words apart. A `Word`
has both, worked out once: whoever compares words is given them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Letter groups that are one sound, longest first. "X" and "H" are held apart from the
# letters x and h until the vowels are gone.
_GROUPS: tuple[tuple[str, str], ...] = (
    ("dsch", "j"),  # German Dschalal
    ("sch", "X"),  # German Scharif
    ("tch", "X"),  # French Tchad
    ("shch", "X"),  # Russian shch
    ("dzh", "j"),  # Russian-made Dzhalal
    ("dj", "j"),  # French Djamel
    ("zh", "j"),  # Persian and Pashto zh
    ("ch", "X"),  # French Cheikh, Charif
    ("sh", "X"),
    ("kh", "H"),  # Khaled / Haled
    ("gh", "g"),  # Ghani / Gani
    ("th", "t"),  # Uthman / Utman
    ("dh", "d"),  # Fadhil / Fadil
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),  # Qasim / Kasim
    ("x", "ks"),
    ("ts", "s"),
    ("tz", "s"),
)
_GROUP_MAP = dict(_GROUPS)


def _longest_first(groups: Iterable[str]) -> re.Pattern[str]:
    """The longest of the groups that stands at a place; those of one first letter together, which is quicker."""
    rests: dict[str, list[str]] = {}
    for group in sorted(groups, key=len, reverse=True):
        rests.setdefault(group[0], []).append(group[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()))


_GROUP = _longest_first(_GROUP_MAP)
_FRENCH_W = re.compile("^ou(?=[aei])")  # Ouali / Wali
_SOFT_C = re.compile("c(?=[eiy])")
# p/b and v/f are one letter in many transliterations; w and y are vowels as often as not.
# As bytes, of which such a table takes half as long as of characters.
_CLASSES, _KEPT_OUT = bytes.maketrans(b"pvcHX", b"bfkhx"), b"aeiouwy"
_TWICE = re.compile(r"(.)\1")
_DOUBLED = re.compile(r"(.)(?=\1)")  # all but the last of letters that are the same


def _of_group(found: re.Match[str]) -> str:
    return _GROUP_MAP[found[0]]


def _grouped(word: str) -> str:
    """The groups of consonants as one letter each."""
    if "c" in word:
        word = _SOFT_C.sub("s", word)
    # every group has one of these
    if "h" in word or "q" in word or "x" in word or "dj" in word or "ts" in word or "tz" in word or "ck" in word:
        return _GROUP.sub(_of_group, word)
    return word


def key(word: str) -> str:
    """The consonants' classes of a folded word; a word with a digit is its own key.

    A vowel at the start is "a" (Usama / Osama), a final h goes (Fatima / Fatimah), doubled
    letters are one (Hasan / Hassan).

    >>> key("khurasani"), key("horasani"), key("umar"), key("omer"), key("mamed"), key("313")
    ('hrsn', 'hrsn', 'amr', 'amr', 'mmd', '313')
    """
    return _key(word, _grouped(word), doubled=True) if word.isalpha() else word


def _key(word: str, grouped: str, *, doubled: bool) -> str:
    """The key of a word, of its letters as they are grouped; `doubled` when one of them may stand twice."""
    if grouped.startswith("ou"):
        grouped = _FRENCH_W.sub("w", grouped)
    head = grouped[0]
    body = grouped
    if head in "aeiou":
        head, body = "a", grouped[1:]
    elif head in "wy":
        body = grouped[1:]
    else:
        head = ""
    if len(body) > 2 and body[-1] == "h":
        body = body[:-1]
    if doubled:
        body = _DOUBLED.sub("", body)
    return head + body.encode().translate(_CLASSES, _KEPT_OUT).decode() or word[0]


# Letters that reports swap although they are not one sound: each gives a second key to ask
# for. Applied to the query only, so that the index stays small.
_SWAPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        ("th", "s"),  # Uthman / Osman
        ("dh", "z"),  # Dhahir / Zahir
        ("d(?!h)", "z"),  # Ramadan / Ramazan, Fadl / Fazl
        ("z(?!h)", "d"),
        ("z(?!h)", "th"),  # Kazim / Kathim
        ("gh", "q"),  # Ghandahar / Qandahar
        ("g(?!h)", "k"),
        ("q", "gh"),
        ("v", "w"),  # Javad / Jawad
        ("w", "v"),
        ("(?<=.)b", "v"),  # Hebrew bet, Spanish and Greek b: Tiberias / Tiveriya
        ("(?<=.)v$", "b"),
        ("(?<=.)p", "f"),  # Hebrew pe, Turkic Yusup: Yafo / Yapo
        ("j", "g"),  # Jamal / Gamal
        ("g(?!h)", "j"),
        ("c(?![hk])", "j"),  # Turkish Hicac / Hijaj
        ("j", "y"),  # Jusuf / Yusuf
        ("^y(?=[aeiou])", "j"),
        ("^y(?=[aeiou])", ""),  # Yevgeny / Evgeny
        ("^[aeiou]+", "y\\g<0>"),
        ("s(?![hc])", "sh"),  # Shahin / Sahin
        ("sh", "s"),
        ("ch", "kh"),  # Bochari / Bukhari
        ("ch", "k"),
        ("kh", "k"),  # Khandahar / Kandahar
        ("k(?!h)", "kh"),
        ("tz|ts|c(?=[eiy])", "k"),
        # two Arabic letters that Latin ones write as one: Fathi, Adham, Lakhal, Tsabit
        ("(?<=[ksdtgz])a(?=h)|(?<=t)a(?=s)", ""),
        ("ts(?=[aeiouy])", "tas"),
        ("(?<=[td])h(?=[aeiouy])", "ah"),
        ("(?<=[aeiou])t$", "h"),  # Buraydat / Buraydah
        ("(?<=[aeiou])h?$", "t"),
        ("n(?=[bp])", "m"),  # Anbar / Ambar
        ("(?<=[^aeiouhstdkgzpc])t$", "h"),  # hrydt / hrydh: the same letter, written without vowels
        ("x", "h"),  # Somali Axmed / Ahmed
        ("^c(?=[aeou])", ""),  # Somali Cumar / Umar
        ("^[ae]l(?=[b-df-hj-np-tv-z]\\w{3})", ""),  # Alshami / al-Shami
    )
)


# Vowel letters to the three vowels of Arabic, and the consonants as in the key.
_VOWELS = (
    ("ou", "u"), ("oo", "u"), ("ow", "u"), ("au", "u"), ("aw", "u"),
    ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("ae", "i"), ("ie", "i"), ("iy", "i"),
    ("ya", "ia"),
)  # fmt: skip
_VOWEL_MAP = dict(_VOWELS)
_VOWEL = _longest_first(_VOWEL_MAP)
_TWO_VOWELS = re.compile("[aeioy][aeiouwy]")
_SOUND_CLASSES = bytes.maketrans(b"oeywvqpcHX", b"uiiuukbkhx")


def _of_vowel(found: re.Match[str]) -> str:
    return _VOWEL_MAP[found[0]]


def sound(word: str) -> str:
    """The word with the consonants' classes of `key` and its vowels as a, i, u.

    >>> sound("youssef"), sound("yusuf"), sound("mohammed"), sound("muhammad")
    ('iusif', 'iusuf', 'muhamid', 'muhamad')
    """
    return _sound(_grouped(word))[0] if word.isalpha() else word


def _sound(grouped: str) -> tuple[str, bool]:
    """The sound of a word by its letters as they are grouped, and whether one stood twice.

    No group of consonants has a vowel in it, so that it is one which of them are told first.
    """
    if _TWO_VOWELS.search(grouped):
        grouped = _VOWEL.sub(_of_vowel, grouped)
    heard = grouped.encode().translate(_SOUND_CLASSES).decode()
    if heard[-1] == "h" and (len(heard) > 3 or (len(heard) == 3 and heard[1] not in "aiu")):
        # not heard, and before two are one: the h of mlyhh that is left is
        heard = heard[:-1]
    doubled = _TWICE.search(heard) is not None
    return _DOUBLED.sub("", heard) if doubled else heard, doubled


def key_and_sound(text: str) -> tuple[str, str]:
    """Both at once, which is quicker: letters that stand twice in the key do so in the sound."""
    if not text.isalpha():
        return text, text
    grouped = _grouped(text)
    heard, doubled = _sound(grouped)
    return _key(text, grouped, doubled=doubled), heard


class Word:
    """A folded word with its key and its sound; `word_of` makes it. Not to be changed.

    By hand: a search makes hundreds, and what a dataclass sets that is frozen takes three times as long.
    """

    __slots__ = ("key", "sound", "text")

    def __init__(self, text: str, key: str, sound: str) -> None:
        self.text = text
        self.key = key
        self.sound = sound

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and self.text == other.text and type(self) is type(other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r}, {self.key!r}, {self.sound!r})"


class Asked(Word):
    """A word of a query, with what only these are asked for; `asked_of` makes it.

    `other_keys` it would have with one pair of often swapped letters swapped. `begun` are the sounds it
    may begin with when it is only begun: its last vowel may be another one.
    """

    __slots__ = ("begun", "other_keys")

    def __init__(self, word: Word, other_keys: dict[str, str], begun: tuple[str, ...]) -> None:
        super().__init__(word.text, word.key, word.sound)
        self.other_keys = other_keys
        self.begun = begun


class _Kept:
    """The words met last: those of names come again and again. A cache of functools takes twice the memory."""

    most = 6_000

    def __init__(self) -> None:
        self.cache_clear()

    def cache_clear(self) -> None:
        self.recent: dict[str, Word] = {}
        self.before: dict[str, Word] = {}

    def keep(self, text: str, known_key: str) -> Word:
        word = self.before.get(text)
        if word is None:
            word = Word(text, known_key, sound(text)) if known_key else Word(text, *key_and_sound(text))
        if len(self.recent) >= self.most:
            self.before, self.recent = self.recent, {}
        self.recent[text] = word
        return word


_KEPT = _Kept()


def word_of(text: str, known_key: str = "") -> Word:
    """A folded word, ready to be compared: the one place where words are keyed and sounded.

    Who has its key from the index gives it with the word.
    """
    return _KEPT.recent.get(text) or _KEPT.keep(text, known_key)


@lru_cache(maxsize=1_024)
def asked_of(text: str) -> Asked:
    """A folded word of a query; while the last one is typed, those before it come again with each letter.

    >>> asked_of("ome").begun, asked_of("kha").begun
    (('umi', 'uma', 'umu'), ('ha',))
    """
    word = word_of(text)
    swaps = (pattern.sub(other, text) for pattern, other in _SWAPS) if text.isalpha() else ()
    keys = {key(swapped): swapped for swapped in swaps if swapped and swapped != text}
    keys.pop(word.key, None)
    heard = word.sound
    begun = [heard]
    if len(heard) > 2 and heard[-1] in "aiu":
        begun += [heard[:-1] + vowel for vowel in "aiu" if vowel != heard[-1]]
    return Asked(word, {other: keys[other] for other in sorted(keys)}, tuple(begun))


def skeleton(heard: str) -> str:
    """A sound without the a's after the first letter: what Arabic script writes down.

    >>> [skeleton(sound(word)) for word in ("hsyn", "hussein", "hsn", "hasan")]
    ['hsin', 'husin', 'hsn', 'hsn']
    """
    return _DOUBLED.sub("", heard[:1] + heard[1:].replace("a", ""))
