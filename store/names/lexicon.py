"""Words that weigh less, words that are one word in several spellings, and compounds.

Forms of companies are in `store.names.bodies.companies`.

All of it is data: each table says which alternation it covers. `docs/names.md` shows
what the rules make of real names and how to add one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.names.bodies.companies import COMPANY
from store.names.forms import NUMBER_SIGN, NUMBER_WORDS, NUMBERED, joined, number, numeral
from store.names.numbers.said import ORDINALS, spans


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _spellings(word: str, text: str) -> dict[str, str]:
    return dict.fromkeys(text.split(), word)


# al-/ul-/ur-, the Persian and Urdu link -e-/-i-, and the small words of European names:
# written, joined or left out at will, so never compared.
ARTICLES = _set(
    "al el ehl es ed er ez ech esh ess en ul ur us ud un uz ush il as ash ad adh an ar at ath az l e i o d y ye "
    "the of and for de da la le du des di der den fi wa va und et"
)
# What lists write beside a name, not in it.
NOTES = _set("as previously listed known alias aka formerly fka nee also initials")
# Said of a person, not part of the name: they come and go between reports.
HONORIFICS = _set(
    "mullah mulla molla mullo mawlawi maulvi maulavi molvi mawlavi maulawi moulavi mowlawi "
    "maulana mawlana moulana maulna mowlana qari kari hafidh haji hajji hadji hajj hajjee hajy "
    "sheikh shaikh shaykh sheykh cheikh sheik shekh shaik dr doctor mr mrs ms miss mufti "
    "ustad ustaz ustadh ostad sidi akhund akhond "
    "akhundzada general gen colonel col brigadier brig commander captain capt major lt eng engineer prof "
    "professor alhaj alhajj ayatollah hojjatoleslam hajjiya "
    "mla mwlwy mwlana shykh qary mfty astad qazy qady akhwnd akhnd dktwr "
    # English, French, German, Italian, Spanish and Portuguese ways to call somebody; the clergy; ranks
    "mister madam madame mme mlle mademoiselle monsieur herr frau fraulein senor senora senorita sra srta dona donna "
    "signor signora signore sir dame rev reverend revd lieutenant sergeant sgt cpl corporal cmdr cdr commodore "
    "admiral adm marshal generalissimo ataman podpolkovnik polkovnik ing dipl esq phd retd haj "
    # Muslim, Indian, Burmese, Malay, Indonesian, Ethiopian and Nigerian ones
    "sheikha shaykha hojatoleslam hujjatulislam hajjah alhaji hajiya hazrat janab shri shrimati smt sri daw "
    "datuk dato datin tengku bapak encik ato weyzero weizero comrade tovarishch"
)
# Said before a name, and words or names themselves: titles only where they begin the name of a person and a name is
# left behind them (Ko Min Aung, Don Juan Perez; not Ko Chang, Don Carter).
LEAD_TITLES = _set(
    "amb ambassador archbishop baron bishop brother cardinal chancellor chief count deacon dom don duke eminence "
    "emir emperor excellency father field first fr gov governor grand guru he her highness his hm holiness hon "
    "honorable honourable hrh insp ibu judge justice khwaja king ko lady lama lance lord ma maj majesty major mawla "
    "minister pak pastor pir pope premier pres president prime prince princess puan queen sai saint saw sen senator "
    "seri sister supt sr st sultan tan tuan tun u vice"
)
# Titles that are first or family names as well.
TITLE_NAMES = _set(
    "amir ameer emir amyr malik malek sayyid sayed syed seyyed sayyed saiyid seyed sayid syd syyd hafiz hafez hafz "
    "imam khalifa qazi qadi said agha"
)
# Son of, father of: parts of a name, but half the names have them.
PARTICLES = _set("bin bint b ould wuld abu umm ibnat zada pour")
# What kind of place it is: Helmand or Helmand province, Parandak or Shahrak-e Parandak.
PLACE_FORMS = _set(
    "province district city town village county governorate wilayat wilaya wilayah wlayt ostan astan "
    "shahr shahri shahrak shhrk shahrestan bandar bndr deh dih dahane qarya qaryeh qaryat qryh kalay kalle mazraeh "
    "gorod oblast rayon raion poselok selo aul qishloq kishlak xian zhen xiang shi qu hsien chen tehsil zila "
    "camp mukhayyam mkhym muhafazat mantiqat mohafazah municipality "
    # district, city and county as Arabic, Urdu and Uyghur letters fold
    "zla dla mdynh mdynt bldyh bldyt shabyh dayrh walayh wlayh nahyh tsyl shahyry shahyr nahyysy nahyyysy yezysy"
)

# What kind of institution it is.
INSTITUTIONS = _set(
    "bank university ministry institute school hospital "
    # the same in Spanish, Portuguese, French, Italian, German and Russian
    "ministerio ministere ministero ministerium ministerstvo universidad universidade universite universita "
    "universitaet universitat universitet instituto institut istituto escuela escola ecole scuola schule shkola "
    "hopital ospedale krankenhaus bolnitsa"
)

# Russian patronymics: often left out, and shared by many.
_PATRONYMIC = re.compile("(?:[oe]v|y|i)(?:ich|itch|na)$")

_PATRONYMIC_ENDS = ("ich", "itch", "na")

# One word, several spellings, that no rule of sound would make equal.
SAME_WORD: dict[str, str] = {
    # Abd al- before a name of God, with or without the article's vowel, and the usual slips
    **_spellings("abd", "abdul abdal abdel abdol abdur abdu abdus abdo abed abdou abdoul abdil adbul abudl abdlu"),
    # ... al-Din, "of the faith"
    **_spellings("din", "deen dine dein dyn uddin eddin eddine addin aldin oddin"),
    # God, as the end of a name
    **_spellings("allah", "ullah lah llah ollah elah alla allh alah"),
    # son of; bn and abn are the Arabic letters
    **_spellings("bin", "ibn ben bn abn ebn"),
    # father of (kunya); abw and aby are the Arabic letters
    **_spellings("abu", "abou abo abi aboo aba abw aby abul abol aboul abil"),
    # s and h are two letters in this one, whatever Latin letters say
    **_spellings("isahaq", "ishaq ishak eshaq eshak eshagh ishagh ashaq asahaq"),
    # a title and a name, with or without its doubled letter
    **_spellings("sayyid", "sayed syed seyyed sayyed saiyid seyed sayid syd syyd seyid"),
    # two vowels apart that Latin letters write as one, or as any
    **_spellings("qaida", "qaeda qaidah qaedah qaadah qayda kaida kaeda qaidat"),
    "amrw": "amr",  # written with a silent letter, to tell it from Umar
    **_spellings("pour", "pur poor pwr"),  # Persian: son of; pwr is the Arabic letters
    # marks of a generation
    **_spellings("junior", "jr jnr"),
    **_spellings("senior", "sr snr"),
    "oum": "umm",
    "um": "umm",
    "bnt": "bint",
    "binti": "bint",
    # what reports translate in the names of groups; the vowelless ones are Arabic letters
    **_spellings("movement", "harakat haraket harakah haraka harkat hrkah hrkt"),
    **_spellings("foundation", "bonyad bunyad bnyad muassasat muassasah mwsasah mussh"),
    **_spellings("network", "shabakeh shabaka shabakah shbkah"),
    **_spellings("front", "jabhat jabha jabhah jbhh"),
    **_spellings("army", "jaish jaysh jeish jysh"),
    **_spellings(
        "brigade",
        "brigades brigada brigadas brigate brigata liwa kataib kataeb katibat katiba katibah lwa ktaib ktayb ktybh",
    ),
    **_spellings("party", "hizb hezb hzb"),
    **_spellings("co", "sherkat sherkate sharikat sharikah sharika shrkah shrkt shirkat shirket sirketi sti"),
    **_spellings("co", "compagnie compania kompania societe sociedad empresa entreprise gongsi tovarystvo"),
    "youxian": "ltd",
    **_spellings("bank", "banque banco bnk bank"),
    # company forms
    "limited": "ltd",
    "company": "co",
    "corporation": "corp",
    "organisation": "organization",
    "center": "centre",
    "airways": "airlines",
    "aviation": "airlines",
    "lines": "line",
}

# Numerals that are no names and no words (Vi, Xi, Xl, Liv, and V and X alone are): as the index has them, without
# capitals. Beside what is numbered any is one (VI Corps).
_NUMERALS = {numeral(value): value for value in range(1, 100)}
_NO_NUMERALS = _set("i v vi x xi xx xl l li liv lii lv lvi lix lx lxi lxx xc xxx")
_ROMAN = {written: value for written, value in _NUMERALS.items() if written not in _NO_NUMERALS}
_SAID = NUMBER_WORDS | _ROMAN.keys() | ORDINALS.keys() | NUMBERED
_SLAVIC = _set("ya aya oi yi go")
"""The end of an ordinal behind its digits and a hyphen: 1-ya."""


def are_no_numbers(words: Sequence[str]) -> bool:
    """Whether none of these words says a number or is what numbers stand beside, or has a digit."""
    return _SAID.isdisjoint(words) and "".join(words).isalpha()


def _numeral_beside(words: list[str], at: int) -> int | None:
    """The number of a numeral that stands before or behind what is numbered."""
    beside = words[at + 1 : at + 2] + words[max(0, at - 1) : at]
    return None if NUMBERED.isdisjoint(beside) else _NUMERALS.get(words[at])


def plain_numbers(words: list[str]) -> list[str]:
    """`words` with numbers in one writing: ordinals bare, words and numerals as digits, forty 4 as one.

    >>> plain_numbers(["44th", "brigade"]), plain_numbers(["forty", "four"]), plain_numbers(["vi", "corps"])
    (['44', 'brigade'], ['44'], ['6', 'corps'])
    >>> plain_numbers(["vingt", "deuxieme", "brigade"]), plain_numbers(["malcolm", "x"])
    (['22', 'brigade'], ['malcolm', 'x'])
    """
    if are_no_numbers(words):
        return words
    for start, end, value in reversed(spans(words)):
        words = [*words[:start], str(value), *words[end:]]
    out: list[str] = []
    said = False  # whether the last one is a number said in words
    for at, word in enumerate(words):
        told = _ROMAN.get(word) or (number(word) if word in NUMBER_WORDS or word[0] in "0123456789" else None)
        told = told or _numeral_beside(words, at)
        behind_sign = at + 1 < len(words) and words[at + 1][0] in "0123456789"
        if (word in _SLAVIC and out and out[-1].isdigit()) or (word in NUMBER_SIGN and behind_sign):
            continue
        both = joined(int(out[-1]), told) if said and told is not None else None
        if both is not None:
            out[-1] = str(both)
        else:
            out.append(word if told is None or len(word) > _LONGEST_NUMBER else str(told))
            said = told is not None and word.isalpha()
    return out


_LONGEST_NUMBER = 15


# Abdulrahman, Abdelkader, Abdurrahman: abd, the article's vowel, and its l or the letter
# of the next word that it became.
_ABD = re.compile(r"^abd(?:[aeiou]?l|[aeiou](?=rr|ss|nn|zz|tt|dd|sh)|[aeiou]r(?=r)|[aeiou]?)(?=[a-z]{4,}$)")
_ABDULLAH = re.compile(r"^abd(?:[aeiou]+l+[aeo]h?|allh)$")
# Sirajuddin, Saifeddine, Nuraldin
_DIN = re.compile(r"^([a-z]{3,}?)(?:al|ul|el|ou|oo|[uoea])dd?(?:in|een|ine|ien|eyn|yn|iin)$")
# Saifullah, Habibollah, Nematullah
_ALLAH = re.compile(r"^([a-z]{3,}?)(?:u|o|a|e|i|ou)l+[aoe]h?$")
_ALLAH_END = ("ullah", "allah", "ulla", "ollah", "alla", "ellah", "illah", "olla", "ulah", "olah")
# Jamaat-ul, Hizbul, Sipah-e: first words of names of groups and of compound first names,
# which take the article at their end.
_HEADS = (
    "jamaat|jamaate|jamaati|jamiat|jama|harkat|harakat|haraket|hizb|ansar|tehrik|tehreek|tahrik|sipah|lashkar|"
    "jaish|jaysh|jund|ahl|shams|zia|saif|sayf|nur|noor|fazl|fadl|habib|zaki|ata|khalil|mati|inam|ihsan|ehsan|lutf|"
    "mujib|shafiq|obaid|ubaid|wali|mahbub|ikram|sami|ghulam|jalal|badr|qamar|amin|imad|emad|izz|dhu|zulf|anwar|"
    "abid|sadr|rukn|fakhr|majd|najm|taj|burhan|salah|hisam|husam|muhi|mohi|alam|kamal|jamal|hasib|aziz|abd"
)
_HEAD = re.compile(f"^({_HEADS})(?:ul|ur|us|ud|un|uz|u)$")
_SECONDS = (
    "rahman|rehman|rahim|raheem|haq|haqq|islam|ahrar|ahraar|mujahid|mujahidin|mujahideen|qadir|karim|aziz|hakim|"
    "malik|wahab|wahhab|ghani|ghaffar|hasan|fiqar|fikar|fiqqar|rashid|salam|latif|majid|jabbar|razzaq|razaq|shakur"
)
_MIDDLE = re.compile(f"^({_HEADS})[ueo](?:l|r|s|n|z)?((?:{_SECONDS})[a-z]*)$")
# Abubakar, Aboutaleb: the kunya before a name that often follows it.
_ABU = re.compile(
    "^ab(?:ou|oo|u+)l?((?:ba+[kq]|be[kq]|za[iy]|zei|zu[bp]|ta+l|tor|tur|[qk]as|ghas|faz|fad|sof|suf|obai|ubai|hamz|has|"
    "khal|mans|nas|sayy|hurai|horai)[a-z]+(?<!vich))$"
)
# Aljdyd, althqbt, alnamh: the article before a word transliterated letter by letter, without vowels.
_BARE_ARTICLE = re.compile("^al(?=[b-df-hj-np-tvxz]{2}[^eiou]{2,}$|[b-df-hj-np-tvxz][^eiou]+[b-df-hj-np-tvxz]{2}$)")
# Names that only look like a compound.
_WHOLE = _set(
    "mullah musallah mosallah abdulla abdali uddin eddine villa manila camilla guerrilla gorilla valla nadine"
)


def _usual(word: str) -> str:
    return SAME_WORD.get(word, word)


# What a word must have to be one of these is looked at first: hardly any has.
_BEGINNINGS = frozenset(head[:3] for head in _HEADS.split("|"))


def split_compound(word: str) -> tuple[str, ...]:
    """The parts of a compound, each in its usual spelling; any other word alone.

    >>> split_compound("abdelkader"), split_compound("sirajuddin"), split_compound("jamaatul")
    (('abd', 'kader'), ('siraj', 'din'), ('jamaat',))
    """
    if word.startswith("abd") and _ABDULLAH.match(word):
        return ("abd", "allah")
    if len(word) >= 6 and word not in _WHOLE:
        if word.startswith("al") and _BARE_ARTICLE.match(word):
            return (_usual(word[2:]),)
        if word.startswith("abd") and (found := _ABD.match(word)):
            rest = word[found.end() :]
            if len(rest) > 3:
                # the doubled letter was the article
                return ("abd", SAME_WORD.get(rest, rest[1:] if rest[0] == rest[1] else rest))
        if word.startswith("ab") and (found := _ABU.match(word)):
            return ("abu", _usual(found[1]))
        if word[:3] in _BEGINNINGS:
            if "u" in word[-2:] and (found := _HEAD.match(word)):
                return (_usual(found[1]),)
            if found := _MIDDLE.match(word):
                return (_usual(found[1]), found[2])
        if word[-1] in "ne" and (found := _DIN.match(word)):
            return (found[1], "din")
        if word.endswith(_ALLAH_END) and (found := _ALLAH.match(word)):
            return (found[1], "allah")
    return (_usual(word),)


_IMPORTANCE = (
    dict.fromkeys((*PLACE_FORMS, *INSTITUTIONS), 0.4)
    | dict.fromkeys(COMPANY, 0.2)
    | dict.fromkeys((*PARTICLES, *TITLE_NAMES), 0.35)
    | dict.fromkeys(HONORIFICS, 0.1)
)


def importance(word: str) -> float:
    """How much a word says about whose name it is, beside its rarity: 1, or less for a title."""
    found = _IMPORTANCE.get(word)
    if found is None:
        return 0.4 if word.endswith(_PATRONYMIC_ENDS) and _PATRONYMIC.search(word) else 1.0
    return found
