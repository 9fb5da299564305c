"""What `store.names.scripts.apart` sets apart: a line a meaning (`read`), which an indented line goes on with.

General knowledge of the languages.
"""

from __future__ import annotations


def read(lines: str) -> dict[str, str]:
    """What each word of a table stands for.

    >>> read("brigade: 旅 旅団")
    {'旅': 'brigade', '旅団': 'brigade'}
    """
    found: dict[str, str] = {}
    for line in lines.replace("\n    ", " ").strip().splitlines():
        meant, words = line.split(": ")
        found |= dict.fromkeys(words.split(), meant.replace("_", " "))
    return found


#: In front, in Cyrillic letters, with the title that Latin letters have for it.
TITLES_CYRILLIC = """
dr: д-р док доктор
mr: г-н господин пан
mrs: г-жа г-ка госпожа пани
prof: проф акад профессор
gen: ген ген-м ген-л генерал
col: полк подполк
capt: кап капитан
lt: лейт мл
adm: адм адмирал
eng: инж
major: майор
"""
#: ... and in the scripts of India: doctor, Shri and Shrimati, professor, general, prime minister and so on.
TITLES_INDIA = """
dr: डॉ डॉक्टर डा डाक्टर ডঃ ড ডা ডক্টর ডাক্তার ਡਾ ਡਾਕਟਰ ડૉ ડો ડોક્ટર ଡା ଡକ୍ଟର டாக்டர் டா డా డాక్టర్ డాక్టరు ಡಾ
    ಡಾಕ್ಟರ್ ഡോ ഡോക്ടർ
shri: श्री শ্রী ਸ੍ਰੀ ਸ਼੍ਰੀ શ્રી ଶ୍ରୀ திரு శ్రీ ಶ್ರೀ ശ്രീ জনাব श्रीमान
smt: श्रीमती সুশ্রী श्रीमति सुश्री শ্রীমতী শ্রীমতি ਸ਼੍ਰੀਮਤੀ ਸ੍ਰੀਮਤੀ શ્રીમતી ଶ୍ରୀମତୀ திருமதி శ్రీమతి ಶ್ರೀಮತಿ
    ശ്രീമതി
prof: प्रो प्रोफेसर प्रोफ़ेसर प्राध्यापक প্রফেসর অধ্যাপক ਪ੍ਰੋ ਪ੍ਰੋਫੈਸਰ પ્રો પ્રોફેસર ప్రొఫెసర్ பேராசிரியர் ಪ್ರೊ
    പ്രൊഫ
gen: जनरल জেনারেল ਜਨਰਲ જનરલ జనరల్ ஜெனரல்
col: कर्नल কর্নেল ਕਰਨਲ
major: मेजर মেজর ਮੇਜਰ
capt: कैप्टन ক্যাপ্টেন ਕੈਪਟਨ
brig: ब्रिगेडियर ব্রিগেডিয়ার
president: राष्ट्रपति उपराष्ट्रपति রাষ্ট্রপতি ਰਾਸ਼ਟਰਪਤੀ રાષ્ટ્રપતિ ஜனாதிபதி రాష్ట్రపతి अध्यक्ष सभापति সভাপতি চেয়ারম্যান
premier: प्रधानमंत्री प्रधानमन्त्री मुख्यमंत्री उपमुख्यमंत्री প্রধানমন্ত্রী মুখ্যমন্ত্রী ਪ੍ਰਧਾਨਮੰਤਰੀ વડાપ્રધાન பிரதமர் ప్రధాని ముఖ్యమంత్రి முதல்வர்
minister: मंत्री रक्षामंत्री गृहमंत्री विदेशमंत्री वित्तमंत्री मन्त्री মন্ত্রী অর্থমন্ত্রী మంత్రి அமைச்சர் ਮੰਤਰੀ મંત્રી
secretary: महासचिव सचिव মহাসচিব সচিব
judge: न्यायमूर्ति जस्टिस न्यायाधीश বিচারপতি நீதிபதி
mayor: महापौर मेयर মেয়র
governor: राज्यपाल গভর্নর ஆளுநர்
ambassador: राजदूत রাষ্ট্রদূত
spokesman: प्रवक्ता মুখপাত্র
suspect: आरोपी संदिग्ध অভিযুক্ত
lt: लेफ्टिनेंट
adm: एडमिरल
marshal: मार्शल
representative: सांसद विधायक
leader: नेता নেতা
former: पूर्व প্রাক্তন সাবেক
"""
#: What a minister of India or Bangladesh is of, a word of its own before the title.
OF_INDIA = "रक्षा गृह विदेश वित्त शिक्षा स्वास्थ्य रेल कृषि केंद्रीय केन्द्रीय मुख्य उप প্রতিরক্ষা পররাষ্ট্র স্বরাষ্ট্র অর্থ শিক্ষা"
#: What is counted in characters and Hangul, and what it is in English.
UNITS = """
group_army: 集团军 集團軍
army: 方面軍 方面军 军 軍 군
corps: 军团 軍団 軍團 군단
brigade: 旅団 旅 여단
division: 師団 師 师 사단
regiment: 連隊 团 團 연대
battalion: 大隊 大队 营 營 대대
company: 中隊 中队 중대
fleet: 舰队 艦隊 함대
unit: 部队 部隊 부대
"""
#: Forms of companies, and in such a name what the company does.
FORMS = """
co_ltd: 股份有限公司 有限责任公司 有限責任公司 有限公司 주식회사 (주)
group_co: 集团公司
corp: 总公司 總公司
co: 公司
kk: 株式会社 (株)
yk: 有限会社 (有)
gk: 合同会社
ltd: 유한회사
"""
BUSINESS = """
group: 集团 集團
technology: 技术 技術 科技
trading: 贸易 貿易 商事 商社 무역
import_export: 进出口 進出口
international: 国际 國際 国際
industry: 实业 實業 工业 工業
investment: 投资 投資
petroleum: 石油
gas: 天然气
electronics: 电子 電子 전자
electric: 电气 電気
power: 电力 電力
automobile: 汽车
motor: 自動車 자동차
airlines: 航空
shipping: 航运 海运 海運
shipbuilding: 造船
heavy_industry: 重工業 重工 중공업
chemical: 化学 化工
steel: 钢铁 製鉄
bank: 银行 銀行 은행
insurance: 保险 保険
construction: 建设 建設 건설
engineering: 工程
communications: 通信 通讯
holding: 控股
"""
#: First to tenth in Arabic, without the article, and the tens.
ARABIC = """
1: اول أول أولى اولى اولي أولي حادي حادى حادية
2: ثاني ثان ثانى ثانية
3: ثالث ثالثة
4: رابع رابعة
5: خامس خامسة
6: سادس سادسة
7: سابع سابعة
8: ثامن ثامنة
9: تاسع تاسعة
10: عاشر عاشرة
"""
ARABIC_TENS = """
20: عشرون عشرين
30: ثلاثون ثلاثين
40: أربعون أربعين اربعون اربعين
50: خمسون خمسين
60: ستون ستين
70: سبعون سبعين
80: ثمانون ثمانين
90: تسعون تسعين
"""
#: The ordinals of Persian to nineteenth, and the tens before one.
PERSIAN = """
1: یکم اول
2: دوم
3: سوم
4: چهارم
5: پنجم
6: ششم
7: هفتم
8: هشتم
9: نهم
10: دهم
11: یازدهم
12: دوازدهم
13: سیزدهم
14: چهاردهم
15: پانزدهم
16: شانزدهم
17: هفدهم
18: هجدهم
19: نوزدهم
"""
PERSIAN_TENS = """
20: بیست
30: سی
40: چهل
50: پنجاه
60: شصت
70: هفتاد
80: هشتاد
90: نود
"""
#: What Arabic and Persian number, and what it is in English.
NUMBERED = """
brigade: لواء تیپ
division: فرقة لشکر لشكر
corps: فيلق سپاه
regiment: فوج هنگ
battalion: كتيبة گردان
army: جيش
company: سرية
sector: قطاع
"""
