"""Japanese names: kana, long vowels, the romanisations, and the readings of characters that names use.

General knowledge: Hepburn, Kunrei and Nihon romanisation, and how passports write long vowels (o, oh, ou, oo).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from store.names.scripts.han import CHARACTERS, KANA, characters
from store.names.scripts.syllables import Key, listed, one_a_key

_ROWS = """
あ a i u e o|か ka ki ku ke ko|が ga gi gu ge go|さ sa shi su se so|ざ za ji zu ze zo|た ta chi tsu te to
だ da ji zu de do|な na ni nu ne no|は ha hi fu he ho|ば ba bi bu be bo|ぱ pa pi pu pe po|ま ma mi mu me mo
ら ra ri ru re ro
"""
_COLUMNS = {
    "あ": "あいうえお", "か": "かきくけこ", "が": "がぎぐげご", "さ": "さしすせそ", "ざ": "ざじずぜぞ",
    "た": "たちつてと",
    "だ": "だぢづでど", "な": "なにぬねの", "は": "はひふへほ", "ば": "ばびぶべぼ", "ぱ": "ぱぴぷぺぽ",
    "ま": "まみむめも",
    "ら": "らりるれろ",
}  # fmt: skip
_KANA = {
    kana: latin
    for row in _ROWS.strip().replace("\n", "|").split("|")
    for kana, latin in zip(_COLUMNS[row[0]], row[2:].split(), strict=True)
} | dict(
    zip(
        "やゆよわゐゑをんゔ",
        listed(
            """
ya yu yo wa i e o n vu
"""
        ),
        strict=True,
    )
)
_SMALL = dict(zip("ゃゅょぁぃぅぇぉ", ["ya", "yu", "yo", "a", "i", "u", "e", "o"], strict=True))
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@lru_cache(maxsize=512)
def kana_latin(text: str) -> str:
    """Kana in Hepburn, long vowels as they are written (ou, uu); what is no kana stays.

    >>> kana_latin("とうじょう"), kana_latin("シンゾー"), kana_latin("はっとり"), kana_latin("キム")
    ('toujou', 'shinzoo', 'hattori', 'kimu')
    """
    out = ""
    double = False
    for char in text.translate(_TO_HIRAGANA):
        if char in _SMALL and out:
            glide = _SMALL[char]
            if glide[0] == "y" and out.endswith("i"):
                out = out[:-1] + (glide[1:] if out.endswith(("shi", "chi", "ji")) else glide)
            elif glide[0] != "y" and out[-1] in "aiueo":
                out = out[:-1] + ("w" if out[-1] == "u" and len(out) == 1 else "") + glide
            continue
        if char == "ー":
            out += out[-1] if out and out[-1] in "aiueo" else ""
            continue
        if char == "っ":
            double = True
            continue
        latin = _KANA.get(char, char)
        out += (("t" if latin.startswith("ch") else latin[0]) if double and latin[0].isalpha() else "") + latin
        double = False
    return out


# Kunrei and Nihon to Hepburn; what n is written before b, m and p; and y after a letter that has it.
_KUNREI = (
    ("sya", "sha"), ("syu", "shu"), ("syo", "sho"), ("tya", "cha"), ("tyu", "chu"), ("tyo", "cho"), ("zya", "ja"),
    ("zyu", "ju"), ("zyo", "jo"), ("jya", "ja"), ("jyu", "ju"), ("jyo", "jo"), ("dzu", "zu"), ("tch", "cch"),
)  # fmt: skip
_KUNREI_RULES = (
    (re.compile("si"), "shi"),
    (re.compile("ti"), "chi"),
    (re.compile("tu"), "tsu"),
    (re.compile("zi|di"), "ji"),
    (re.compile("(?<![sc])hu"), "fu"),
    (re.compile("m(?=[bp])"), "n"),
)
_LONG = re.compile("ou|oo|oh(?![aiueoy])|uu|aa|ii(?!$)|ee")


@lru_cache(maxsize=512)
def as_said(latin: str) -> str:
    """A word in Latin letters as names are compared: Hepburn, and every vowel short.

    >>> as_said("toujou"), as_said("zyunko"), as_said("ohno"), as_said("satoh"), as_said("sambe")
    ('tojo', 'junko', 'ono', 'sato', 'sanbe')
    """
    if latin == "ohe":  # one name that writes the h between its vowels
        return "oe"
    for written, said in _KUNREI:
        latin = latin.replace(written, said)
    for pattern, said in _KUNREI_RULES:
        latin = pattern.sub(said, latin)
    return _LONG.sub(lambda found: found[0][0], latin)


_JAPANESE = re.compile("(?:(?:[kgsztdnhbpmr]|sh|ch|j|ts|f|w|v)?y?[aiueo]|n(?![aiueoy])|([kstpc])(?=\\1|ch))+")


_SURNAMES = frozenset(
    listed(
        """
abe aoki arai ando aso endo fujii fujimoto fujita fukuda goto hara harada hasegawa hashimoto hayashi higashi hirano
honda ichikawa ikeda imai inoue ishibashi ishiba ishida ishihara ishii ishikawa ito iwasaki kaneko kato kawaguchi
kawasaki kikuchi kimura kinoshita kishida kobayashi koizumi kojima kondo kono kubo kudo kurosawa maeda maruyama
masuda matsuda matsui matsumoto matsuo miura miyamoto miyazaki mori morita murakami murata nagai nakagawa nakajima
nakamura nakano nakayama nishimura noguchi nomura obama oda ogawa ohara okada okamoto ono ota otsuka oe saito sakai
sakamoto sakurai sano sasaki sato sato shibata shimada shimizu shigenobu suga sugawara sugimoto sugiyama suzuki
takada takagi takahashi takeda takeuchi tamura tanaka taniguchi tojo toyoda tsuchiya uchida ueda ueno wada watanabe
yamada yamaguchi yamamoto yamanaka yamashita yamazaki yasuda yokoyama yoshida
"""
    )
)


def named(words: tuple[str, ...]) -> list[str]:
    """What a name in Latin letters is said like, family name first; none where no word is a common family name.

    >>> named(("shinzo", "abe")), named(("karl", "marx"))
    (['abe shinzo'], [])
    """
    if len(words) != 2 or not is_japanese(words):
        return []
    said = [as_said(word) for word in words]
    return [f"{one} {other}" for one, other in (said, said[::-1]) if one in _SURNAMES]


_LEAST = 3


def orders(words: tuple[str, ...]) -> list[str]:
    """What two words of Japanese syllables may be, either of them the family name.

    >>> orders(("kan", "naoto")), orders(("ali", "hanin"))
    (['kan naoto', 'naoto kan'], [])
    """
    if len(words) != 2 or min(map(len, words)) < _LEAST or not is_japanese(words):
        return []
    said = [as_said(word) for word in words]
    return [" ".join(said), " ".join(said[::-1])]


@lru_cache(maxsize=512)
def is_japanese(words: tuple[str, ...]) -> bool:
    """Whether words in Latin letters are of Japanese syllables."""
    return 1 <= len(words) <= 3 and all(_JAPANESE.fullmatch(as_said(word)) for word in words)


def has_kana(text: str) -> bool:
    """Whether a name is written in kana alone, beside blanks and signs."""
    return bool(KANA.search(text)) and not CHARACTERS.search(text)


def kana(text: str) -> str:
    """The kana of a name as hiragana, without blanks and signs."""
    return "".join(KANA.findall(text)).replace("・", "").translate(_TO_HIRAGANA)


def sayings(text: str) -> frozenset[str]:
    """What a name in kana or characters is said like, written together, vowels short; empty when it cannot be told."""
    if has_kana(text):
        return frozenset((as_said(kana_latin(kana(text))),))
    return frozenset(_read(characters(text))) if not KANA.search(text) else frozenset()


@lru_cache(maxsize=1)
def _readings() -> dict[str, list[str]]:
    """What each character may be read as: in names as we know them, and what the Unihan database lists of others."""
    from store.names.scripts.tables.kanji import READINGS
    from store.names.scripts.tables.kanji_listed import SAID

    found: dict[str, list[str]] = {}
    for char, read in READINGS.items():
        found.setdefault(characters(char), []).extend(read)
    for said, chars in SAID.items():
        for char in chars:
            found.setdefault(char, []).append(said)
    return found


@lru_cache(maxsize=1_024)
def _read(chars: str) -> tuple[str, ...]:
    from store.names.scripts.tables.kanji import WHOLE

    if not 2 <= len(chars) <= 6:
        return ()
    rows: list[set[str]] = [set() for _ in range(len(chars) + 1)]
    rows[0].add("")
    for end in range(1, len(chars) + 1):
        for start in range(max(0, end - 3), end):
            part = chars[start:end]
            read = _readings().get(part, []) if len(part) == 1 else [WHOLE[part]] if part in WHOLE else []
            rows[end] |= {before + it for before in rows[start] for it in read}
        if len(rows[end]) > 20_000:
            return ()
    return tuple(sorted({as_said(row) for row in rows[-1]}))


def readings(chars: str) -> list[tuple[str, str]]:
    """Family and given name of a name in characters, in all its readings."""
    chars = characters(chars)
    found = []
    for cut in range(1, len(chars)):
        for family in _parts(chars[:cut]):
            found += [(family, given) for given in _parts(chars[cut:])]
    return found


def _parts(chars: str) -> list[str]:
    from store.names.scripts.tables.kanji import WHOLE

    if chars in WHOLE:
        return [WHOLE[chars]]
    return list(_read(chars)) if len(chars) > 1 else [as_said(read) for read in _readings().get(chars, [])]


_MOST_CHARACTERS = 60
_MOST_NAMES = 300


@lru_cache(maxsize=1)
def _by_reading() -> dict[str, list[str]]:
    from store.names.scripts.tables.kanji import WHOLE

    found: dict[str, list[str]] = {}
    for chars, readings in (
        *((char, read) for char, read in _readings().items()),
        *((it, [read]) for it, read in WHOLE.items()),
    ):
        for reading in readings:
            found.setdefault(as_said(reading), []).append(chars)
    return found


def _likeliest(rows: Iterable[str], key: Key) -> list[str]:
    """The likeliest rows of characters of those that the index finds by one key: of characters that many names have,
    and two in a name before one or three."""
    from anyascii import anyascii

    from store.names.scripts.tables.kanji import READINGS

    def rare(chars: str) -> tuple[int, int]:
        return sum(char not in READINGS for char in chars), abs(len(chars) - 2)

    ranked = sorted(dict.fromkeys(rows), key=rare)
    return one_a_key(ranked, lambda chars: key(anyascii(chars).lower()))[:_MOST_CHARACTERS]


def in_characters(words: tuple[str, ...], key: Key) -> list[str]:
    """What a name in Latin letters may be in characters, family name first."""
    by_reading = _by_reading()
    found: dict[str, None] = {}
    for name in named(words) or orders(words):
        each = []
        for word in name.split():
            rows: list[list[str]] = [[] for _ in range(len(word) + 1)]
            rows[0] = [""]
            for end in range(1, len(word) + 1):
                for start in range(end):
                    for chars in by_reading.get(word[start:end], ()):
                        rows[end] += [before + chars for before in rows[start] if len(before) < 3]
                rows[end] = _likeliest(rows[end], key)
            each.append(rows[-1])
        chosen = [(at + to, family + given) for at, family in enumerate(each[0]) for to, given in enumerate(each[1])]
        found |= dict.fromkeys(name for _, name in sorted(chosen, key=itemgetter(0))[:_MOST_NAMES])
    return list(found)
