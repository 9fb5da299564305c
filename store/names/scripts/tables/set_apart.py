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


#: Behind a name, in Chinese and Japanese: offices, ranks, and how somebody is called.
TITLES_HAN = """
国家主席 國家主席 主席 总统 總統 大統領 副总统 副總統 总理 總理 总理大臣 總理大臣 総理大臣 内閣総理大臣 総理
首相 元首相 前首相 大臣 外相 防衛相 部长 部長 外长 外長 省长 省長 市长 市長 将军 將軍 将軍 元帅 元帥 上将 上將
大将 大將 中将 中將 少将 少將 上校 大佐 司令 司令员 司令員 总司令 總司令 书记 書記 总书记 總書記 書記長 委员长
委員長 委员 委員 议员 議員 知事 先生 女士 小姐 教授 博士 会長 社長 长官 長官 大使 氏 さん さま 様 殿 女史
"""
#: ... and in Korean, of which those of one syllable stand together with the name only.
TITLES_HANGUL = """
국무위원장 국방위원장 위원장 부위원장 대통령 부통령 총리 부총리 국무총리 장관 차관 의원 국회의원 회장 부회장
사장 교수 박사 장군 원수 대장 중장 소장 준장 대령 총비서 제1비서 주석 총재 대표 의장 대사 선생 선생님 여사 목사
신부 판사 검사 지사 씨 님
"""
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
president: राष्ट्रपति রাষ্ট্রপতি ਰਾਸ਼ਟਰਪਤੀ રાષ્ટ્રપતિ
premier: प्रधानमंत्री मुख्यमंत्री প্রধানমন্ত্রী মুখ্যমন্ত্রী ਪ੍ਰਧਾਨਮੰਤਰੀ વડાપ્રધાન
"""
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
