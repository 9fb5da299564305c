"""Chinese names: characters, and what Latin letters write for them: pinyin, Wade-Giles, and the Cantonese of Hong Kong.

General knowledge: the syllables of Hanyu pinyin, the rules of Wade-Giles, and the spellings that stand in Hong Kong's
identity cards. Within the script names are held together by their characters (`store.names.scripts.han`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from store.names.scripts.han import characters
from store.names.scripts.syllables import Key, Row, Syllable, cut_all, listed, one_a_key, turned

_PINYIN = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai
chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da
dai dan dang dao de deng di dian diao die ding diu dong dou du duan dui dun duo e en er fa fan fang fei fen feng fo fou
fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng
hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan
kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao
lie lin ling liu long lou lu luan lue lun luo ma mai man mang mao mei men meng mi mian miao mie min ming miu mo mou mu
na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nu nuan nue nuo ou pa pai pan pang pao pei
pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao
re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shen sheng shi
shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao
tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu
xu xuan xue xun ya yan yang yao ye yi yin ying yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai
zhan
zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
"""
SYLLABLES = frozenset(_PINYIN.split())
_INITIAL = re.compile("zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?")
# Wade-Giles without its apostrophes, which papers leave out: what is one letter in pinyin is two there.
_GILES = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
# Spellings of its own that a name is known by, beside the rules: Taiwan's, and old ones.
_KNOWN = {
    "jeou": "jiu", "ing": "ying", "soong": "song", "teh": "de", "fong": "feng", "kuei": "gui", "shaw": "xiao",
    "hwa": "hua",
    "yueh": "yue", "hsuan": "xuan", "tze": "zi", "tse": "ze", "yat": "yi", "kwang": "guang", "hwang": "huang",
    "i": "yi",
    "chuen": "quan", "yuen": "yuan", "peh": "bai", "pei": "bei", "chow": "zhou", "sze": "si", "nan": "nan",
    "lui": "lei",
    "dah": "da", "tzy": "zi", "shyu": "xu", "shiao": "xiao", "yih": "yi",
}  # fmt: skip


def _giles(syllable: str) -> set[str]:
    """How Wade and Giles write a syllable of pinyin."""
    initial = _INITIAL.match(syllable)[0]  # type: ignore[index]
    final = syllable[len(initial) :]
    head = _GILES.get(initial, initial)
    if syllable in ("zi", "ci", "si"):
        return {"ssu", "szu", "sze"} if syllable == "si" else {"tzu", "tsu", "tze"}
    if syllable in ("zhi", "chi", "shi", "ri"):
        return {"jih" if syllable == "ri" else f"{head}ih"}
    if syllable in ("yi", "you", "yan", "ye", "yong", "er"):
        return {{"yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "er": "erh"}[syllable]}
    finals = {final}
    if final in ("ian", "ie", "iong", "ong"):
        finals = {{"ian": "ien", "ie": "ieh", "iong": "iung", "ong": "ung"}[final]}
    elif final == "ue":
        finals = {"ueh"}
    elif final == "ui" and initial in ("g", "k"):
        finals = {"uei"}
    elif final == "uo" and initial not in ("g", "k", "h", "sh"):
        finals = {"o"}
    elif final == "e":
        finals = {"o", "e", "eh"} if initial in ("g", "k", "h") else {"e", "eh"}
    return {head + end for end in finals}


def _kept(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """A table of what is meant; what many spellings mean is there once."""
    once: dict[frozenset[str], frozenset[str]] = {}
    return {latin: once.setdefault(it := frozenset(meant), it) for latin, meant in found.items()}


@lru_cache(maxsize=1)
def _mandarin() -> dict[str, frozenset[str]]:
    """What each Latin syllable may be in pinyin, by pinyin itself and by Wade-Giles."""
    found: dict[str, set[str]] = {syllable: {syllable} for syllable in SYLLABLES}
    for syllable in SYLLABLES:
        for latin in _giles(syllable):
            found.setdefault(latin, set()).add(syllable)
    for latin, syllable in _KNOWN.items():
        found.setdefault(latin, set()).add(syllable)
    return _kept(found)


# What Hong Kong writes for the beginnings and ends of Jyutping.
_HK_INITIALS = {
    "b": "b p", "d": "d t", "g": "k g", "gw": "kw gw k", "kw": "kw k", "z": "ch ts tz j c", "c": "ch ts tz",
    "s": "s sh",
    "j": "y", "k": "k", "ng": "ng",
}  # fmt: skip
_HK_FINALS = {
    "aa": "a ah", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at",
    "aak": "ak",
    "ai": "ai", "au": "au ou ow", "am": "am um", "an": "an un", "ang": "ang ung", "ap": "ap up", "at": "at ut",
    "ak": "ak uk", "e": "e eh", "ei": "ei i ee ay", "i": "i ee z ze", "iu": "iu ew", "o": "o aw or", "oi": "oi oy",
    "ou": "o ou", "oeng": "eung ong", "oek": "euk eok", "eoi": "ui eui oy", "eon": "un eun", "eot": "ut", "u": "u oo",
    "ui": "ui ooi", "un": "un oon", "yu": "u yu ue ee", "yun": "uen un yuen", "yut": "uet ut yuet",
}  # fmt: skip
_JYUT_INITIAL = re.compile("gw|kw|ng|[bpmfdtnlgkhwzcsj]?")
_HK_KNOWN = {
    "hwa": "waa",
    "tsz": "zi",
    "sze": "si",
    "szeto": "si",
    "kwok": "gwok",
    "yew": "jiu",
    "yiu": "jiu",
    "sen": "sin",
}


def _hong_kong(said: str) -> set[str]:
    initial = _JYUT_INITIAL.match(said)[0]  # type: ignore[index]
    final = said[len(initial) :]
    if said in ("m", "ng"):
        return {said}
    heads = _HK_INITIALS.get(initial, initial).split() or [""]
    found = {head + end for head in heads for end in _HK_FINALS.get(final, final).split()}
    if initial == "j":  # ji is yee, jyun yuen: one y
        found = {latin.replace("yy", "y") for latin in found} | ({"yu", "yue"} if final == "yu" else set())
    return found


@lru_cache(maxsize=1)
def _cantonese() -> dict[str, frozenset[str]]:
    from store.names.scripts.tables.jyutping import SAID

    found: dict[str, set[str]] = {}
    for said in SAID:
        for latin in _hong_kong(said):
            found.setdefault(latin, set()).add(said)
    for latin, said in _HK_KNOWN.items():
        found.setdefault(latin, set()).add(said)
    return _kept(found)


@lru_cache(maxsize=256)
def _cantonese_of(char: str) -> list[str]:
    from store.names.scripts.tables.jyutping import SAID

    return _sayings(char, SAID)  # some hundred are looked through: the other way round they would take a megabyte


def _sayings(char: str, table: dict[str, str]) -> list[str]:
    return [said for said, chars in table.items() if char in chars]


_LONGEST = 6


def _in_pinyin(char: str) -> Syllable:
    """What a character is read as in Mandarin: as anyascii tells, and where it has several readings as the others."""
    from anyascii import anyascii

    from store.names.scripts.tables.pinyin import SAID

    return frozenset((anyascii(char).lower(), *_sayings(char, SAID)))


@lru_cache(maxsize=256)
def _said(char: str) -> Syllable:
    return _in_pinyin(char) | {f"c:{said}" for said in _cantonese_of(char)}


@lru_cache(maxsize=128)
def _means(latin: str) -> Syllable:
    return _mandarin().get(latin, frozenset()) | {f"c:{said}" for said in _cantonese().get(latin, ())}


_NOTHING: Syllable = frozenset()


def _means_mandarin(latin: str) -> Syllable:
    return _mandarin().get(latin, _NOTHING)


#: Family names of two characters, and the commonest of one, as pinyin.
DOUBLE = frozenset(
    listed(
        """
欧阳 司马 诸葛 上官 司徒 东方 皇甫 尉迟 公孙 令狐 夏侯 慕容 长孙 宇文 端木 西门 轩辕
"""
    )
)
_DOUBLE = frozenset(
    (pair[0], pair[1])
    for pair in map(
        str.split,
        """
ou yang|si ma|zhu ge|shang guan|si tu|dong fang|huang fu|gong sun|ling hu|xia hou|mu rong|duan mu|xi men
""".strip()
        .replace("\n", "|")
        .split("|"),
    )
)
_SURNAMES = frozenset(
    listed(
        """
li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong
tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan
qian yin yi chang qiao lai gong wen ouyang sima zhuge shangguan situ mo xi hua geng bao zuo ji tao pang ning
"""
    )
)


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """What Latin letters write for a family name of one character."""
    return frozenset(latin for latin, meant in _mandarin().items() if not meant.isdisjoint(_SURNAMES))


@lru_cache(maxsize=1)
def _double() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """What Latin letters write for the first of two characters of a family name, and for both as one word; and how all
    these begin."""
    written: dict[str, list[str]] = {}
    for latin, meant in _mandarin().items():
        for said in meant:
            written.setdefault(said, []).append(latin)
    heads = frozenset(latin for head, _ in _DOUBLE for latin in written[head])
    both = {first + second for one, two in _DOUBLE for first in written[one] for second in written[two]}
    return heads, tuple(both), frozenset(latin[:2] for latin in (*heads, *both))


def may_be_double(word: str) -> bool:
    """Whether a word may be, or begin with, a family name of two characters, or be the first of them."""
    heads, both, begin = _double()
    return word[:2] in begin and (word in heads or word.startswith(both))


def of_characters(text: str) -> list[Row]:
    """The readings of a name in characters; none where it has not the length of a person's name."""
    chars = characters(text)
    return [tuple(map(_said, chars))] if 2 <= len(chars) <= 4 else []


def in_one_way(found: list[Row]) -> list[Row]:
    """Rows with the given name in Mandarin throughout, or in Cantonese: nobody spells one half so and one otherwise.

    The family name may be in either, as it is kept from another country or time (Lee Teng-hui).
    """
    out: list[Row] = []
    for row in found:
        for canton in (False, True):
            given = [frozenset(said for said in syllable if (":" in said) == canton) for syllable in row[1:]]
            if all(given):
                out.append((row[0], *given))
    return out


def rows(words: tuple[str, ...]) -> list[Row]:
    """A name in Latin letters as syllables, its family name first wherever that may stand; no English first name."""
    if not 1 <= len(words) <= 5:
        return []
    if len(words) > 2 and not _means(words[0]) and not _means(words[0] + words[1]):
        words = words[1:]
    return [row for order in turned(words) for row in cut_all(order, _means, _LONGEST) if 2 <= len(row) <= 4]


@lru_cache(maxsize=32)
def of_latin(words: tuple[str, ...]) -> list[Row]:
    """The same, of a name that may be Chinese by its family name, in Mandarin."""
    if not 2 <= len(words) <= 4:
        return []
    found = []
    for order in turned(words):
        single = order[0] in family_names()
        if not (single or may_be_double(order[0])):
            continue
        for row in cut_all(order, _means_mandarin, _LONGEST):
            if 2 <= len(row) <= 4 and (single or (len(row) > 2 and any(pair in _DOUBLE for pair in product(*row[:2])))):
                found.append(row)
    return found


@lru_cache(maxsize=32)
def across(words: tuple[str, ...]) -> list[Row]:
    """A name in Latin letters as what Mandarin may say for it: by all characters that Hong Kong would spell so."""
    found = []
    for row in in_one_way(rows(words))[:12]:
        if not any(row[0] == _means(word) for word in words):
            continue  # a family name is a word of its own
        heard = tuple(
            frozenset(said for it in syllable for said in ((it,) if ":" not in it else _in_mandarin(it)))
            for syllable in row
        )
        if not heard[0].isdisjoint(_SURNAMES):
            found.append(heard)
    return found


@lru_cache(maxsize=256)
def _in_mandarin(said: str) -> frozenset[str]:
    from store.names.scripts.tables.jyutping import SAID

    if ":" not in said:
        return frozenset()
    return frozenset(it for char in SAID.get(said[2:], "") for it in _in_pinyin(char))


def spellings(text: str, key: Key) -> list[tuple[str, ...]]:
    """Words by which a name in characters may stand in Latin letters: pinyin, Wade-Giles, and Hong Kong's."""
    chars = characters(text)
    if not 2 <= len(chars) <= 4:
        return []
    head = 2 if chars[:2] in DOUBLE and len(chars) > 2 else 1
    pinyin = [[said for said in _said(char) if ":" not in said] for char in chars]
    giles = [sorted(latin for said in each if said in SYLLABLES for latin in _giles(said)) or each for each in pinyin]
    canton = [
        sorted(latin for said in _cantonese_of(char) for latin in _hong_kong(said)) or pinyin[at]
        for at, char in enumerate(chars)
    ]
    found: list[tuple[str, ...]] = []
    for each in (pinyin, giles, canton):
        for row in list(product(*(one_a_key(latin, key) for latin in each)))[:120]:
            found.append(("".join(row[:head]), "".join(row[head:])))
            found.append(("".join(row[:head]), *row[head:]))
    return found


def syllable_spellings(syllable: Syllable) -> tuple[str, ...]:
    """What may be written for a syllable of Mandarin: pinyin and Wade-Giles."""
    said = sorted(it for it in syllable if it in SYLLABLES)
    return tuple(dict.fromkeys((*said, *(latin for it in said for latin in sorted(_giles(it))))))


def _otherwise(family: Syllable) -> Syllable:
    """What the characters of a family name are read as elsewhere, which is how the index has them (Shan, Dan)."""
    from anyascii import anyascii

    from store.names.scripts.tables.pinyin import SAID

    return frozenset(anyascii(char).lower() for said in family for char in SAID.get(said, ""))


def written(words: tuple[str, ...], key: Key) -> list[str]:
    """What a name in Latin letters may be in characters, as these are folded: its pinyin, without blanks."""
    found: dict[str, None] = {}
    for family, *given in across(words)[:8]:
        each = [one_a_key(sorted(syllable), key) for syllable in (family | _otherwise(family), *given)]
        for chosen in list(product(*each))[:400]:
            found["".join(chosen)] = None
    return list(found)
