"""Any script to lower-case ASCII letters, digits and blanks, and these to words.

Arabic-script letters (Arabic, Persian, Urdu, Pashto) have a table of their own, because
the general tables drop the alif and read the Pashto and Urdu letters as Arabic ones.
Every other script goes through `anyascii`, which is imported only when one turns up.
"""

from __future__ import annotations

import re
import unicodedata

# One line per sound. The value is what reports in Latin letters write most often.
_ARABIC: dict[str, str] = {
    "a": "اأآٱعە",  # alif and ain: the vowel at the start of Umar, Ali, Abd
    "i": "إ",
    "": "ءـ",  # a hamza alone and the stretcher have no Latin letter
    "b": "ب",
    "p": "پ",
    "t": "تٹټط",  # Urdu and Pashto hard t, Arabic emphatic t
    "th": "ث",
    "j": "ج",
    "ch": "چ",
    "h": "حهہھۀةۃ",
    "kh": "خ",
    "d": "دڈډض",
    "dh": "ذ",
    "r": "رڑړڕ",
    "z": "زظځ",
    "zh": "ژږ",
    "s": "سص",
    "sh": "شښ",
    "gh": "غ",
    "f": "ف",
    "q": "ق",
    "k": "کكڪ",
    "g": "گګ",
    "ng": "ڭ",
    "l": "لڵ",
    "m": "م",
    "n": "نںڼ",
    "w": "وؤ",
    "o": "ۆ",
    "u": "ۇۈ",
    "v": "ۋڤ",
    "y": "يیئۍى",  # a final alif maqsura is most often a yeh written without its dots
    "e": "ېێےۓ",
    "ts": "څ",
    " ": "۔،؛",
}
_ARABIC_MAP = {ord(letter): latin for latin, letters in _ARABIC.items() for letter in letters}

# Persian and Urdu say s and z where Arabic says th, dh and d (Reza, Osman): told by letters that Arabic has not, and
# by names that only Persian writes so (Fallahzadeh, and two given names as one: Mohammadreza).
_PERSIAN = re.compile("[پچژگکیےہڈٹڑں]|زاده(?!\\w)|(?<=\\w\\w)رضا(?!\\w)")
_PERSIAN_MAP = _ARABIC_MAP | {ord(letter): latin for letter, latin in zip("ثذضظ", "szzz", strict=True)}

_HAS_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
# s + h are two letters in Arabic script and must not become the digraph sh: a vowel between
# them, which no key keeps, holds them apart.
# The same for a letter written twice: a doubled sound is written once.
_TWO_LETTERS = re.compile("([تطدكکسصشزقگجچپ])(?=[حهہةسص])|([بپتثجحخدرسشصضطفقکكگمن])(?=\\2)")
# Marks of short vowels, where a text has them (gazetteers, school books), say more than the letters: an alif or ain
# under one is that vowel, a long vowel is written with both. At the end of a word they are a case or the Persian link,
# and go. The article is told from the first letters of a name (Alvand) by what stands over its l or the letter behind
# it.
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_MARKED_ARTICLE = re.compile("(?:^|(?<=\\s))(?:ٱل|اَ?ل(?=\u0652)|اَل(?=\\w[\u064b-\u0650]?\u0651))")
_MARKED_NAME = re.compile("(?:^|(?<=\\s))[اأ](?=َل)")
_MARKED_GOD = re.compile("ل\u0652?ل\u064e?\u0651?\u0670?ه")
_AT_END = re.compile("[\u064b-\u0650]+\u0651?(?!\\S)")
_UNDER_MARK = re.compile("[اأإٱع](?=[َُِ])")
_LONG_MARKED = re.compile("َا|ُو(?![َُِّ])|ِ[يی](?![َُِّ])")
_MARK_VOWELS = {"َ": "a", "ُ": "u", "ِ": "i", "\u0670": "a"}
# Uyghur and Kurdish write a vowel at the start of a word with a hamza that is not heard.
_CARRIER = re.compile("(?<!\\w)ئ(?:([اىیو])|(?=[ەېێۇۆۈ]))")
_CARRIED = {"ا": "a", "ى": "i", "ی": "i", "و": "o"}
# Words of two letters that without their vowel would be a Latin abbreviation (sr, jr, dr, mr, ms).
_SHORT = re.compile("(?<!\\w)([سجدم])([رس])(?!\\w)")
# Small words of Arabic and Persian ("and", "in") as they are said: Latin letters know them as links, never compared.
# The plural of Persian and its link are written apart behind a word, often with no more than a joiner between, and go.
_AND, _IN = re.compile("(?<!\\w)و(?!\\w)"), re.compile("(?<!\\w)ف[يیى](?!\\w)")
_BEHIND = re.compile("(?<=\\w\u200c)(?:ها|ا)?[يی](?!\\w)|(?<=\\w[\u200c ])ها[يی]?(?!\\w)")
# The article is written together with its word; Elyas and Allah only look as if they had one.
_ARTICLE = re.compile(r"(?:^|(?<=\s))(?:و?ال(?!ياس|یاس|له\b)|لل(?!\w*[پچژگٹڈڑ]))(?=\w{2,})")
# ... but stands for a long a at the end of these first names (Mustafa, Musa, Yahya).
_FINAL_A = re.compile(r"\b(مصطف|موس|عيس|يحي|ليل|هد|مرتض|مجتب|من|سلم|كبر|بشر)[ىي]\b")
# God's name is one word wherever it is written into another (Abdullah, Nurullah).
_ALLAH = re.compile("(?:ا|ٱ)?لل[هہ]|ﷲ")

_HAS_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
# Latin letters that Unicode does not take apart into a base letter and a mark.
_LATIN = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "đ": "d",
        "Đ": "D",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "ə": "a",
        "Ə": "A",
        "ŋ": "ng",
    }
    | dict.fromkeys("ʼʻʿʾ’‘`´ʹʺˈ′‛", "'")
)
_DROPPED = frozenset(("Mn", "Me", "Cf", "Cc"))
# Scripts whose vowels are marks: Sinhala, Thai, Lao, Tibetan and Khmer.
_VOWELS_ARE_MARKS = re.compile("[\u0d80-\u0fff\u1780-\u17ff]+")
# AsimUmar is two words; McDonald and a stray capital inside a word are not.
# The letter first, which is looked for quickest.
_CAMEL = re.compile("[A-Z](?<=[a-z][a-z][A-Z])(?=[a-z][a-z])")

_SCRIPTS = (
    ("Arabic", _HAS_ARABIC),
    ("Hebrew", _HAS_HEBREW),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Han", re.compile("[\u3040-\u30ff\u3400-\u9fff]")),
    ("Latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)


# India, Sinhala, Tibetan and Khmer: a consonant has an a that is not written.
_INHERENT = re.compile("[\u0900-\u0dff\u0f00-\u0fff\u1780-\u17ff]")


def leaves_a_out(text: str) -> bool:
    """Whether a name is of a script whose letters have an a that is not written, and not said behind the last one."""
    return not text.isascii() and _INHERENT.search(text) is not None


UNVOWELLED = frozenset(("Arabic", "Hebrew"))
"""Scripts whose words are written without their short vowels."""


def script_of(text: str) -> str:
    """The script a spelling is written in: Latin, Arabic, Hebrew, Cyrillic, Han or Other.

    A mixed spelling counts as the first of Arabic, Hebrew, Cyrillic, Han, Latin that occurs in it.
    """
    if text.isascii():
        return "Latin"
    return next((name for name, pattern in _SCRIPTS if pattern.search(text)), "Other")


def main_script(text: str) -> str:
    """The part of a text in the script most of its letters are in, of two scripts; else all of it.

    "Hael al-Asad (هايل الأسد)" says one name twice.
    """
    if text.isascii():
        return text
    parts: dict[str, list[str]] = {}
    for run in re.findall(r"\w+|\W+", text):
        if run[0].isalpha():
            parts.setdefault(script_of(run), []).append(run)
    if len(parts) < 2:
        return text
    longest = max(parts, key=lambda script: (sum(map(len, parts[script])), script))
    return "".join(run for run in re.findall(r"\w+|\W+", text) if not run[0].isalpha() or script_of(run) == longest)


def _mark(found: re.Match[str]) -> str:
    return _MARK_VOWELS.get(found[0][0], "")


def _carried(found: re.Match[str]) -> str:
    return _CARRIED.get(found[1], "")


def _with_marks(text: str) -> str:
    """Arabic letters with the vowels that are marked as Latin ones."""
    text = _MARKED_GOD.sub("لله", _AT_END.sub("", text))
    text = _UNDER_MARK.sub("", _MARKED_NAME.sub("", _MARKED_ARTICLE.sub("ال", text)))
    return _MARKS.sub(_mark, _LONG_MARKED.sub(_mark, text))


def is_marked(text: str) -> bool:
    """Whether a text of Arabic letters has vowels marked."""
    return _MARKS.search(text) is not None


def without_marks(text: str) -> str:
    """A text of Arabic letters without the marks of vowels, as names are mostly written.

    >>> without_marks("مُحَمَّد")
    'محمد'
    """
    return _MARKS.sub("", text)


def _arabic(text: str) -> str:
    letters = _PERSIAN_MAP if _PERSIAN.search(text) else _ARABIC_MAP
    if _MARKS.search(text):
        text = _with_marks(text)
    if "ئ" in text:
        text = _CARRIER.sub(_carried, text)
    text = _IN.sub("fi", _AND.sub("wa", _BEHIND.sub("", text)))
    text = _SHORT.sub("\\1a\\2", text)
    text = _FINAL_A.sub("\\1ا", _ALLAH.sub(" الله ", text).replace("\u200c", " "))
    text = _ARTICLE.sub("ال ", text)
    return _TWO_LETTERS.sub("\\g<0>a", text).translate(letters)


# Titles, and numbers and forms of bodies, that are set apart from a name: Cyrillic, Arabic, India, characters, Hangul.
_SET_APART = re.compile("[\u0400-\u04ff\u0600-\u06ff\u0900-\u0d7f\u3400-\u9fff\uac00-\ud7a3]")
# Hangul, kana, Burmese and the scripts of India have rules of their own (`store.names.scripts`), which say what names
# are written as.
_OWN_RULES = re.compile(
    "[\u0900-\u0d7f]+|[\u1000-\u109f\u3041-\u3096\u30a1-\u30fc\uac00-\ud7a3]+(?:[ ・]+[\uac00-\ud7a3\u30a1-\u30fc]+)*"
)


def _by_own_rules(text: str) -> str:
    from store.names.scripts import burmese, indic, japanese, korean

    def said(found: re.Match[str]) -> str:
        run = found[0]
        if korean.HANGUL.match(run):
            return korean.latin(run)
        if indic.SCRIPT.match(run):
            return indic.latin(run)
        return burmese.latin(run) if burmese.SCRIPT.match(run) else japanese.kana_latin(run.replace("・", " "))

    return _OWN_RULES.sub(said, text)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category in _DROPPED:
        return " " if char in "\t\n\r" else ""
    return str(unicodedata.decimal(char)) if category == "Nd" else char


def _behind_blank(found: re.Match[str]) -> str:
    return " " + found[0]


def _general_table(text: str) -> str:
    from anyascii import anyascii

    return anyascii(text)


def _by_general_table(found: re.Match[str]) -> str:
    return _general_table(found[0])


def to_latin(text: str) -> str:
    """`text` in lower-case ASCII, whatever its script, case, marks or digits.

    Control and format characters (bidi marks, zero-width joiners) vanish. Idempotent.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if _SET_APART.search(text):
            from store.names.scripts.apart import set_apart

            text = set_apart(text)
        if _HAS_ARABIC.search(text):
            text = _arabic(text)
        if _HAS_HEBREW.search(text):
            from store.names.scripts import hebrew

            text = hebrew.latin(text)
        if _OWN_RULES.search(text):
            text = _by_own_rules(text)
        if _VOWELS_ARE_MARKS.search(text):
            text = _VOWELS_ARE_MARKS.sub(_by_general_table, text)
        text = unicodedata.normalize("NFKD", text.translate(_LATIN))
        text = "".join(char if char < "\x80" else _plain(char) for char in text)
    text = _CAMEL.sub(_behind_blank, text)
    if not text.isascii():
        text = _general_table(text)
    return text.lower()


_APOSTROPHE = re.compile(r"(?<=[a-z0-9])['\"`](?=[a-z0-9])")
_ELISION = re.compile(r"(?<![a-z0-9])[ld]'(?=[a-z]{3})")  # French l'unification, d'Afrique
# A letter, or two or three consonants, and a number are one word, however they are written: M23, M-23 and M 23. After
# any other letters the number is a word of its own (MiG29, Brigade-313): what is said as a word, and what stands before
# numbers (Nr. 5, 2nd Bn 5). Nor is the Persian link such a letter (Lashkar-e 7).
_NO_NAMES = "(?:nr|st|nd|rd|th|bn|gp|sq|rgt|ch|pt|ft|mt|vs|mr|ms|dr|jr|sr|lt|ltd|llc|plc|brg|dpt|sgt|cpt|cpl)"
_CONSONANTS = f"(?<![a-z])(?!{_NO_NAMES}[0-9 -])[b-df-hj-np-tv-xz]{{2,3}}"
_WORD = re.compile(f"(?<![a-z])[a-z][0-9]+|{_CONSONANTS}[0-9]+|[a-z]+|[0-9]+[a-z]*")
_HAS_DIGIT, _LETTERS = re.compile("[0-9]"), re.compile("[a-z]+")
_HYPHENED = re.compile(f"(?<![a-z0-9'-])([a-z]|{_CONSONANTS})-([0-9]+)(?![a-z0-9])")
_APART = re.compile(f"(?<![a-z0-9])([b-cf-hj-km-np-xz]|{_CONSONANTS}) ([0-9]+)(?![a-z0-9])")
# 1,200 and 1.200 are 1200; so where the digits are parted by blanks that do not break, and by the Arabic sign.
_BLANKS = "\u066c\u00a0\u202f\u2009'\u2019"
_THOUSANDS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:(?:,\d{{3}})+|(?:\.\d{{3}})+|(?:[{_BLANKS}]\d{{3}})+)(?![.,]?\d)")
_GROUPED = re.compile(rf"\d[.,{_BLANKS}]\d{{3}}")


def _as_digits(found: re.Match[str]) -> str:
    return "".join(char for char in found[0] if char.isdigit())


def plain_thousands(text: str) -> str:
    """`text` with numbers of thousands in digits alone.

    >>> plain_thousands("Unit 1,200"), plain_thousands("1.200.000"), plain_thousands("7,5")
    ('Unit 1200', '1200000', '7,5')
    """
    return _THOUSANDS.sub(_as_digits, text) if _GROUPED.search(text) else text


_MAX_WORDS = 24
"""Words of a spelling that are looked at: longer "names" are text, not names."""
_MAX_LETTERS = 400


def fold(text: str) -> list[str]:
    """The words of a spelling in lower-case ASCII, articles and all.

    A letter or a few consonants and a number are one word, also with a hyphen or blank between (M-23), and so is a
    number with letters behind ("3mg").

    >>> fold("Musa Qal\\u2019eh"), fold("Al-Shab\\u0101b"), fold("M-23"), fold("Unit 1,200")
    (['musa', 'qaleh'], ['al', 'shabab'], ['m23'], ['unit', '1200'])
    """
    text = text[:_MAX_LETTERS]
    # of Ali Hasan no word begins inside another
    plain = text.lower() if text.isascii() and text.istitle() else to_latin(text)
    letters = plain.replace("-", " ")
    if letters.replace(" ", "").isalpha():
        return letters.split()[:_MAX_WORDS]
    digits = _HAS_DIGIT.search(plain) is not None
    if digits:
        if _GROUPED.search(text):
            plain = to_latin(plain_thousands(text))
        if "-" in plain:
            plain = _HYPHENED.sub("\\1\\2", plain)
    if "&" in plain:
        plain = plain.replace("&", " and ")
    if "'" in plain or '"' in plain or "`" in plain:
        plain = _APOSTROPHE.sub("", _ELISION.sub("", plain))
    if not digits:
        return _LETTERS.findall(plain)[:_MAX_WORDS]
    found = _WORD.findall(plain)[:_MAX_WORDS]
    told = " ".join(found)
    return _APART.sub("\\1\\2", told).split() if _APART.search(told) else found
