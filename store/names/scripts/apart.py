"""What stands together with a name in scripts of their own: titles are taken off, numbers and forms of bodies said.

Characters and syllables have no blank between a name and its title (安倍晋三首相), and write an ordinal and what it counts
as one word (第22旅). Titles of India and of Cyrillic letters are abbreviated as Latin ones are (डॉ., Д-р). Arabic
and Persian ordinals are names as well (Thani), and numbers only behind what is numbered. General knowledge.
"""

from __future__ import annotations

import re

from store.names.scripts.syllables import listed

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_KANA_HAN = f"\u3041-\u30fc{_HAN}"
_HANGUL = "\uac00-\ud7a3"


def _any(text: str) -> str:
    return "|".join(sorted(map(re.escape, listed(text)), key=len, reverse=True))


# Behind a name, in Chinese and Japanese: offices, ranks, and how somebody is called. Longest first.
_BEHIND_HAN = _any(
    """
国家主席 國家主席 主席 总统 總統 大統領 副总统 副總統 总理 總理 总理大臣 總理大臣 総理大臣 内閣総理大臣 総理 首相 元首相 前首相 大臣 外相 防衛相
部长 部長 外长 外長 省长 省長 市长 市長 将军 將軍 将軍 元帅 元帥 上将 上將 大将 大將 中将 中將 少将 少將 上校 大佐 司令 司令员 司令員
总司令 總司令 书记 書記 总书记 總書記 書記長 委员长 委員長 委员 委員 议员 議員 知事 先生 女士 小姐 教授 博士 会長 社長 长官 長官 大使
氏 さん さま 様 殿 女史
"""
)
# ... and in Korean, of which those of one syllable stand together with the name only.
_BEHIND_HANGUL = _any(
    """
국무위원장 국방위원장 위원장 부위원장 대통령 부통령 총리 부총리 국무총리 장관 차관 의원 국회의원 회장 부회장 사장 교수 박사 장군 원수 대장 중장
소장 준장 대령 총비서 제1비서 주석 총재 대표 의장 대사 선생 선생님 여사 목사 신부 판사 검사 지사 씨 님
"""
)
_TITLE_HAN = re.compile(f"(?<=[{_KANA_HAN}])(?<=..)[ \u3000]?(?:{_BEHIND_HAN})$")
_TITLE_HANGUL = re.compile(f"(?<=[{_HANGUL}][{_HANGUL}])(?:[ ](?:{_BEHIND_HANGUL})|(?:(?<=...)(?:{_BEHIND_HANGUL})))$")
_MOST_OF_A_NAME = 8

# In front, in Cyrillic letters, with the title that Latin letters have for it: only those that are abbreviated, as
# others are words that fold.
_CYRILLIC = {
    "д-р": "dr", "док": "dr", "г-н": "mr", "г-жа": "mrs", "г-ка": "mrs", "проф": "prof", "акад": "prof", "ген": "gen",
    "ген-м": "gen", "ген-л": "gen", "полк": "col", "подполк": "col", "кап": "capt", "лейт": "lt", "мл": "lt",
    "адм": "adm", "инж": "eng", "господин": "mr", "госпожа": "mrs", "доктор": "dr", "профессор": "prof",
    "генерал": "gen", "капитан": "capt", "майор": "major", "адмирал": "adm", "пан": "mr", "пани": "mrs",
}  # fmt: skip
_WHOLE_CYRILLIC = frozenset("д-р г-н г-жа г-ка господин госпожа доктор профессор генерал капитан майор адмирал".split())
# ... and in the scripts of India: doctor, Shri and Shrimati, professor, general, prime minister and so on.
_INDIC = {
    "dr": "डॉ डॉक्टर डा डाक्टर ডঃ ড ডা ডক্টর ডাক্তার ਡਾ ਡਾਕਟਰ ડૉ ડો ડોક્ટર ଡା ଡକ୍ଟର டாக்டர் டா డా డాక్టర్ డాక్టరు ಡಾ ಡಾಕ್ಟರ್ ഡോ ഡോക്ടർ",
    "shri": "श्री শ্রী ਸ੍ਰੀ ਸ਼੍ਰੀ શ્રી ଶ୍ରୀ திரு శ్రీ ಶ್ರೀ ശ്രീ জনাব श्रीमान",
    "smt": "श्रीमती সুশ্রী श्रीमति सुश्री শ্রীমতী শ্রীমতি ਸ਼੍ਰੀਮਤੀ ਸ੍ਰੀਮਤੀ શ્રીમતી ଶ୍ରୀମତୀ திருமதி శ్రీమతి ಶ್ರೀಮತಿ ശ്രീമതി",
    "prof": "प्रो प्रोफेसर प्रोफ़ेसर प्राध्यापक প্রফেসর অধ্যাপক ਪ੍ਰੋ ਪ੍ਰੋਫੈਸਰ પ્રો પ્રોફેસર ప్రొఫెసర్ பேராசிரியர் ಪ್ರೊ പ്രൊഫ",
    "gen": "जनरल জেনারেল ਜਨਰਲ જનરલ జనరల్ ஜெனரல்",
    "col": "कर्नल কর্নেল ਕਰਨਲ",
    "major": "मेजर মেজর ਮੇਜਰ",
    "capt": "कैप्टन ক্যাপ্টেন ਕੈਪਟਨ",
    "brig": "ब्रिगेडियर ব্রিগেডিয়ার",
    "president": "राष्ट्रपति রাষ্ট্রপতি ਰਾਸ਼ਟਰਪਤੀ રાષ્ટ્રપતિ",
    "premier": "प्रधानमंत्री मुख्यमंत्री প্রধানমন্ত্রী মুখ্যমন্ত্রী ਪ੍ਰਧਾਨਮੰਤਰੀ વડાપ્રધાન",
}
_INDIC_TITLES = {word: title for title, words in _INDIC.items() for word in words.split()}
_FRONT_CYRILLIC = re.compile(
    "^(?:"
    + "|".join(
        word + ("(?=\\.?[ \u00a0]|\\.)\\.?" if word in _WHOLE_CYRILLIC else "\\.")
        for word in sorted(_CYRILLIC, key=len, reverse=True)
    )
    + ")[ \u00a0]*(?=\\S)",
    re.IGNORECASE,
)
_FRONT_INDIC = re.compile(
    f"^(?P<title>{'|'.join(sorted(map(re.escape, _INDIC_TITLES), key=len, reverse=True))})(?:[.\u0970\u0966०:]+[ ]*|[ ]+)(?=\\S)"
)

# What is counted, and what it is in English.
_UNITS_HAN = {
    "集团军": "group army", "集團軍": "group army", "方面軍": "army", "方面军": "army", "军团": "corps", "軍団": "corps",
    "軍團": "corps", "旅団": "brigade", "旅": "brigade", "師団": "division", "師": "division", "师": "division",
    "連隊": "regiment", "团": "regiment", "團": "regiment", "大隊": "battalion", "大队": "battalion", "营": "battalion",
    "營": "battalion", "中隊": "company", "中队": "company", "舰队": "fleet", "艦隊": "fleet", "军": "army", "軍": "army",
    "部队": "unit", "部隊": "unit",
    "여단": "brigade", "사단": "division", "연대": "regiment", "대대": "battalion", "중대": "company", "군단": "corps",
    "함대": "fleet", "군": "army", "부대": "unit",
}  # fmt: skip
_DIGIT = {
    char: at
    for at, chars in enumerate(("〇零", "一壹", "二弍两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_COUNTED = re.compile(
    f"(?:第 ?(?P<han>[0-9{''.join(_DIGIT)}十百千]+)|제 ?(?P<hangul>[0-9]+)|(?P<bare>[0-9]+)) ?"
    f"(?P<unit>{'|'.join(sorted(_UNITS_HAN, key=len, reverse=True))})(?![{_HANGUL}])"
)

# Forms of companies, and in such a name what the company does.
_FORMS_HAN = {
    "股份有限公司": "co ltd", "有限责任公司": "co ltd", "有限責任公司": "co ltd", "有限公司": "co ltd", "集团公司": "group co",
    "总公司": "corp", "總公司": "corp", "公司": "co", "株式会社": "kk", "(株)": "kk", "有限会社": "yk", "(有)": "yk",
    "合同会社": "gk", "주식회사": "co ltd", "(주)": "co ltd", "유한회사": "ltd",
}  # fmt: skip
_FORM = re.compile("|".join(sorted(map(re.escape, _FORMS_HAN), key=len, reverse=True)))
_BUSINESS = {
    "集团": "group", "集團": "group", "技术": "technology", "技術": "technology", "科技": "technology", "贸易": "trading",
    "貿易": "trading", "进出口": "import export", "進出口": "import export", "国际": "international",
    "國際": "international", "国際": "international", "实业": "industry", "實業": "industry", "工业": "industry",
    "工業": "industry", "投资": "investment", "投資": "investment", "石油": "petroleum", "天然气": "gas",
    "电子": "electronics", "電子": "electronics", "电气": "electric", "電気": "electric", "电力": "power", "電力": "power",
    "汽车": "automobile", "自動車": "motor", "航空": "airlines", "航运": "shipping", "海运": "shipping", "海運": "shipping",
    "造船": "shipbuilding", "重工業": "heavy industry", "重工": "heavy industry", "化学": "chemical", "化工": "chemical", "钢铁": "steel", "製鉄": "steel",
    "银行": "bank", "銀行": "bank", "保险": "insurance", "保険": "insurance", "建设": "construction", "建設": "construction",
    "工程": "engineering", "通信": "communications", "通讯": "communications", "控股": "holding", "商事": "trading",
    "商社": "trading", "전자": "electronics", "중공업": "heavy industry", "건설": "construction", "무역": "trading",
    "은행": "bank", "자동차": "motor",
}  # fmt: skip
_DOES = re.compile("|".join(sorted(_BUSINESS, key=len, reverse=True)))

# First to tenth in Arabic (of both genders, behind the article) and Persian, then the tens; what is numbered so.
_ARABIC_UNITS = "اول ثاني|ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر"
_ARABIC = {word: at for at, words in enumerate(_ARABIC_UNITS.split(), 1) for word in words.split("|")} | {
    "أول": 1, "أولى": 1, "اولى": 1, "اولي": 1, "أولي": 1, "حادي": 1, "حادى": 1, "حادية": 1, "ثانى": 2, "ثانية": 2, "ثالثة": 3,
    "رابعة": 4, "خامسة": 5, "سادسة": 6, "سابعة": 7, "ثامنة": 8, "تاسعة": 9, "عاشرة": 10,
}  # fmt: skip
_ARABIC_TENS = {
    stem + end: 10 * at
    for at, stem in enumerate("عشر ثلاث أربع خمس ست سبع ثمان تسع".split(), 2)
    for end in ("ون", "ين")
} | {"اربعون": 40, "اربعين": 40}
_PERSIAN_UNITS = (
    "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم"
)
_PERSIAN = {word: at for at, word in enumerate(_PERSIAN_UNITS.split(), 1)} | {"اول": 1}
_PERSIAN_TENS = {word: 10 * at for at, word in enumerate("بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split(), 2)}
# What is numbered, with the word that it is in English where Latin letters have no usual one for it.
_NUMBERED_ARABIC = {
    "لواء": "brigade", "فرقة": "division", "فيلق": "corps", "فوج": "regiment", "كتيبة": "battalion", "جيش": "army",
    "سرية": "company", "قطاع": "sector", "تیپ": "brigade", "لشکر": "division", "گردان": "battalion", "هنگ": "regiment",
    "سپاه": "corps", "لشكر": "division",
}  # fmt: skip


def _among(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_ORDINAL_ARABIC = re.compile(
    f"(?<!\\w)(?:ال)?(?P<noun>{_among(_NUMBERED_ARABIC)}) "
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
    return f" {number} {_UNITS_HAN[found['unit']]} "


def _ordinal(found: re.Match[str]) -> str:
    if found["persian"]:
        number = _PERSIAN[found["persian"]] + _PERSIAN_TENS.get(found["tens"] or "", 0)
    elif found["ten"]:
        number = _ARABIC_TENS[found["ten"]]
    else:
        number = _ARABIC[found["unit"]] + (10 if found["teen"] else _ARABIC_TENS.get(found["more"] or "", 0))
    return f"{number} {_NUMBERED_ARABIC[found['noun']]}"


def without_titles(text: str) -> str:
    """A name in characters or Hangul without the title behind it; anything else as it is.

    >>> without_titles("安倍晋三首相"), without_titles("김정은 위원장"), without_titles("김철수씨"), without_titles("主席")
    ('安倍晋三', '김정은', '김철수', '主席')
    """
    plain = text.strip()
    if len(plain) > _MOST_OF_A_NAME * 2:
        return text
    for pattern in (_TITLE_HAN, _TITLE_HANGUL):
        found = pattern.search(plain)
        if found and found.start() <= _MOST_OF_A_NAME and not _FORM.search(plain) and not _COUNTED.search(plain):
            return plain[: found.start()]
    return text


def is_of_a_body(text: str) -> bool:
    """Whether a name in characters or Hangul says by a form that it is a company's, or by a number a unit's."""
    return bool(_FORM.search(text) or _COUNTED.search(text))


def has_number(text: str) -> bool:
    """Whether a name in characters or Hangul is one of a unit with its number."""
    return bool(_COUNTED.search(text))


def _business(found: re.Match[str]) -> str:
    return f" {_BUSINESS[found[0]]} "


def _form(found: re.Match[str]) -> str:
    return f" {_FORMS_HAN[found[0]]} "


def set_apart(text: str) -> str:
    """`text` with titles off (or as Latin ones), and numbers of units and forms of companies in Latin letters.

    >>> set_apart("第22旅").split(), set_apart("第二十二旅").split(), set_apart("اللواء الثاني والعشرون").split()
    (['22', 'brigade'], ['22', 'brigade'], ['22', 'brigade'])
    >>> set_apart("Д-р Иван Петров"), set_apart("डॉ. मनमोहन सिंह"), set_apart("株式会社トヨタ").split()
    ('dr Иван Петров', 'dr मनमोहन सिंह', ['kk', 'トヨタ'])
    """
    first = next((char for char in text if char > "\u02ff"), "")
    if first < "\u0530":
        found = _FRONT_CYRILLIC.match(text)
        return f"{_CYRILLIC[found[0].strip().rstrip('.').lower()]} {text[found.end() :]}" if found else text
    if first < "\u0800":
        return _ORDINAL_ARABIC.sub(_ordinal, text)
    if first < "\u0e00":
        found = _FRONT_INDIC.match(text)
        return f"{_INDIC_TITLES[found['title']]} {text[found.end() :]}" if found else text
    text = _COUNTED.sub(_counted, without_titles(text))
    if _FORM.search(text):
        text = _FORM.sub(_form, _DOES.sub(_business, text))
    return text
