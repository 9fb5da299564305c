"""Make the tables of characters in store/names/scripts/tables/ of the Unihan database: variants, Cantonese, kanji.

    PYTHONPATH=. .venv/bin/python scripts/make_han_tables.py FOLDER

FOLDER has the files Unihan_*.txt of the Unicode Han Database, packed with bzip2 or not, as Debian's package
`unicode-data` brings them (/usr/share/unicode). What Unihan does not say, and names need, stands here in short lists
from general knowledge: new forms of Japan, family names of China read otherwise, characters of given names.
"""

from __future__ import annotations

import bz2
import sys
import unicodedata
from pathlib import Path

from anyascii import anyascii

from store.names.scripts.japanese import as_said
from store.names.scripts.tables.kanji import READINGS

OUT = Path(__file__).parents[1] / "store" / "names" / "scripts" / "tables"
FILES = ("Unihan_Readings", "Unihan_Variants", "Unihan_OtherMappings")
Unihan = dict[str, dict[str, str]]
"""field: character: value"""

# New forms of Japan (1949) and forms that family names there keep, with what the rest of the world writes, by general
# knowledge: those that neither Unihan's variants nor its list of characters for names joins. Last a few forms of names
# in China. Characters that are given names of their own in China stand in none (芸, 弁, 予).
FORMS = """
亜亞 悪惡 囲圍 壱壹 隠隱 営營 栄榮 衛衞 駅驛 円圓 塩鹽 縁緣 応應 欧歐 奥奧 穏穩 価價 拡擴 覚覺 楽樂 巻卷 陥陷
勧勸 寛寬 関關 歓歡 観觀 気氣 帰歸 犠犧 拠據 峡峽 郷鄉 暁曉 駆驅 勲勳勋 薫薰 径徑 恵惠 渓溪 掲揭 経經 継繼 茎莖
蛍螢 軽輕 鶏雞 撃擊 検檢 権權 献獻 険險 験驗 厳嚴 広廣 効效 鉱鑛礦 黒黑 済濟 砕碎 斎齋 剤劑 桟棧 蚕蠶 惨慘 賛贊
残殘 歯齒 児兒 辞辭 湿濕 実實 釈釋 寿壽 収收 従從 渋澀澁 獣獸 縦縱 粛肅 処處 緒緖绪 叙敘敍 将將 称稱 焼燒 証證
奨獎 条條 乗乘 浄淨净 剰剩 畳疊 嬢孃娘 譲讓 醸釀 触觸 嘱囑 真眞 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨
声聲 斉齊 静靜 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 捜搜 挿插 巣巢 荘莊 装裝 総總 騒騷 増增
蔵藏 臓臟 続續 堕墮 対對 帯帶 滞滯 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 弾彈 断斷 痴癡 遅遲 昼晝 鋳鑄 庁廳 聴聽
鉄鐵 転轉 伝傳 盗盜 灯燈 当當 闘鬥 徳德悳 独獨 読讀 縄繩 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 発發 髪髮 抜拔 蛮蠻
浜濱濵 払拂 仏佛彿 並竝 変變 辺邊邉 舗舖鋪 歩步 宝寶 豊豐 没沒 毎每 満滿 黙默 訳譯 薬藥葯 与與 誉譽 揺搖 様樣
謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 隣鄰 塁壘 涙淚 励勵 礼禮 隷隸 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄
湾灣 亀龜 弥彌 桜櫻 尭堯 遥遙 万萬 会會 体體 学學 国國 旧舊 号號 台臺 虫蟲 点點 党黨 麦麥 秘祕 余餘 画畫
崎﨑嵜碕埼 高髙 島嶋嶌 富冨 峰峯 桧檜 曽曾 渕淵 穎頴 館舘 船舩 柳栁 昂昻 晃晄 凛凜 巌巖岩 槙槇 梅楳 翻飜 祢禰
鴎鷗 壷壺 涛濤 桝枡 桑桒 吉𠮷 鷹鷹 沖冲 嘩譁 蒋蔣 薮藪 篭籠 蝋蠟 頬頰 繋繫 麹麴 侠俠 倶俱 糸絲 仮假 塚冢 圧壓
徴徵 戻戾 唖啞 噛嚙 壌壤 歳歲 撹攪 掻搔 錬鍊煉 鹸鹼 穣穰 絵繪 繍繡 艶豔艷 諡謚 逓遞 醤醬 閲閱 顔顏 麺麵 説說
槗橋 稜棱 脩修 淸清 靑青 遊游 鎌鐮 簑蓑 讚贊 復複 徳德 査查 呉吳 娯娛 戸戶 郎郞 鎮鎭 緒緖 鋭銳 悦悅 脱脫 税稅
彦彥 産產 温溫 強强 群羣 裏裡里 床牀 衆眾 線綫 汚汙污 恒恆 寧甯 閑閒 叡睿 濬浚 翱翺 岳嶽 钟锺鍾鐘 喜憙 栢柏 珎珍
煕熙熈 曉晓 贇赟 邨村 堤隄 卽即 箇個 凌淩 凄淒悽 凶兇 升昇陞 臥卧 叹歎 周週 壳殻殼 幸倖 弦絃 彩綵 托託 布佈 暗闇
泄洩 泛氾汎 绕遶 梁樑 璇璿 涌湧 鉴鑑鑒 凿鑿 雕彫鵰 欲慾 昆崑 仑崙 湿溼 参蔘 游遊 雇僱 针鍼 饥饑 庵菴 占佔 苏囌
团糰 荫廕 采寀 蠔蚝 唇脣 吊弔 旗旂 羡羨 胄冑 迹蹟 锤鎚 晢晰 禄祿 冊册 内內 黄黃
"""

# Characters of given and family names beyond the first level of GB 2312, by general knowledge.
OF_NAMES = """
婷娜妍琳琪瑶瑾璇璐玥珺琛琦瑛瑜璋璟莹菲薇蓉蕾芸茜莉莎雯霏昊晖晗晔昱旻炜烨煜煊钰钧铭鑫锐锟镔骅骏骁鹏麒麟翊翎翀翟
邹邬郝鄢谭谌詹阎闵闫阮隋岑岚崔峥嵩嵘屹彦彤恺悦惟怡恬懿泓泠沅沁淇淼涵浚渝湛漪潇澜濠瀚熙桓梓榕樊楠棠柏栾柯祁祺禹
禧竺笪筱箫缪羿耿聂臧芮荀莘蒯蔺虞裴褚覃訾诩诣谕贲逯邓邱邵郜郗酆釜隗雍霍靳鞠韬颉颐冼佟佘佩侃俞俊偲傅儆冉刁劭勐勋
卞卓卜厍吕吴咏唯喆嘉坤埕堃奕妮姝姗姣娅娟娴婉婕媛嫣嬅孜宓宸寰颖韵棋瑞琼珏珮钊铿铮锵锴镇淦炀焘煌邝麦黎尹庞伍甄岳
莫欧司徒澍灏滢潘沐洵沛彪彭昇昶晟晞曦朗栋桦梁楚毓沣洛浩渊溥滔漾焯煦珊珍珠琏璜璞畅皓盈睿砚祎祯秉穆竞筠纬绍绮维缨
翰翔翠聪胤芷芝芳芬苇苏若茵荃荔莺萱葆蒂蓓蔚薛裕览诚谦豪贤赟轩辉辰达逸郁钦锦闻阳雁霖靖韶飒馨骥鸣鸿黛埔垣淞瀛妤娥
妃倩俪侨仪佑伟仲懋敏旭旺晓昕昀杰梅楹歆毅泽澄灵炯烁焕
"""
# Characters of Japan's everyday list that names have, beside those it allows for names alone, by general knowledge.
OF_JAPAN = """
昇衛陽将翼誉望努学勤満実富穣恵静春夏秋冬海空風星光月花葉草木森林泉湖波潮浦洲瀬滝沼沢岬崎岳峰峠坂畑園庭宮城館塔
橋港湾岸原野里村町郷国県京都府州鶴亀鷹鳥魚虎馬牛羊猿犬竹松梅桜桃柿栗柳桐桂桑藤菊蘭芝苗稲麦米豆綿糸絹錦織染紫紺
緑黄青赤朱白黒金銀銅鉄玉珠宝剣刀弓矢盾旗鈴鐘琴笛鼓舞詩歌声音響仁義礼智信忠孝徳愛情誠清潔純直正公平和睦康寿福禄
祥瑞慶賀祝栄華美麗優雅淑貞操節倫道理哲賢聡敏英俊秀傑豪勇武猛威厳剛健強力克勝利功績勲章昌盛隆興盤諏訪詰隈堺椿楠
榎槙樫櫛辻笹荻萩葛蒲蓮薄薗菱蔦鎌鍋釜釘錠鞍鯉鮎鴨鵜鷲鷺塙埴柴柏栃梶椎楢樽櫻猪狩玖琢畠砂磯稗箕箱糟細組紀紋経綱網
緒縄繁羽翁耕肥脇
"""
# Family names whose reading is another one than that of the word, and given names read in two ways: pinyin.
SURNAMES = """
曾 zeng 单 shan 解 xie 仇 qiu 朴 piao 查 zha 盖 ge 翟 zhai 乐 yue 区 ou 召 shao 尉 yu 盛 sheng 燕 yan 任 ren
华 hua 宁 ning 员 yun 缪 miao 覃 qin 洗 xian 冼 xian 黑 he 秘 bi 纪 ji 那 na 哈 ha 万 mo 折 she 重 chong
种 chong 牟 mu 隗 wei 郗 xi 訾 zi 逄 pang 长 zhang 臧 zang 晟 cheng 乜 nie 佴 nai 兴 xing 沈 shen 柏 bai 大 da
钭 tou 幺 yao 阚 kan 逯 lu 么 yao 宿 su 祭 zhai
"""
# Cantonese readings in the spellings of Hong Kong's names that Unihan leaves out: said in names alone.
IN_CANTON = "荣 wing 永 wing 咏 wing 卓 coek 忻 jan 单 sin 查 caa 区 au 任 jam 曾 cang 翟 zaak 解 gaai 冼 sin"
WIDTH = 116
SOURCE = """\
From the Unihan database of Unicode {version} (Unicode License v3, copyright (c) 1991-2022 Unicode, Inc.), cut down
by scripts/make_han_tables.py."""
SAID = """#: {what}.
SAID: dict[str, str] = dict(entry.split() for entry in _TABLE.strip().replace("\\n", "|").split("|"))"""


def read(folder: Path) -> tuple[str, Unihan]:
    """The fields of the files, and the version of Unicode they tell."""
    found: Unihan = {}
    version = ""
    for name in FILES:
        plain = folder / f"{name}.txt"
        packed = plain.with_suffix(".txt.bz2")
        if not (plain.exists() or packed.exists()):
            sys.exit(f"{folder}: no {plain.name} there, nor {packed.name}: name the folder of the Unihan files")
        text = plain.read_text("utf-8") if plain.exists() else bz2.decompress(packed.read_bytes()).decode("utf-8")
        for line in text.splitlines():
            if line.startswith("U+"):
                code, field, value = line.split("\t", 2)
                found.setdefault(field, {})[chr(int(code[2:], 16))] = value
            elif "Unicode version:" in line:
                version = line.split(":")[1].strip()
    return version, found


def pointed(value: str) -> list[str]:
    """The characters that a value names by their codes (U+5E72, or U+5F3A<kLau)."""
    return [chr(int(part.split("<")[0][2:], 16)) for part in value.split() if part.startswith("U+")]


def in_codec(char: str, *codecs: str) -> bool:
    """Whether a character is of one of these sets."""
    for codec in codecs:
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return True
    return False


def level_one(unihan: Unihan) -> list[str]:
    """The first level of GB 2312, the 3,755 characters in most use, in order of their code points."""
    return sorted(char for char, place in unihan["kGB0"].items() if 16 <= int(place[:2]) <= 55)


def variants(unihan: Unihan) -> dict[str, str]:
    """What each character is folded to: of Big5, JIS X 0208 and JIS X 0213 to its simplified form in GB 2312."""
    plain = unihan["kGB0"]
    found: dict[str, str] = {}

    def simplified(char: str) -> str:
        forms = pointed(unihan["kSimplifiedVariant"].get(char, ""))
        return char if char in forms else next((form for form in forms if form in plain), char)

    for char in unihan["kSimplifiedVariant"]:
        if in_codec(char, "big5", "shift_jis") or char in unihan["kJIS0213"]:
            found[char] = simplified(char)
    joined = FORMS.split()
    for field, wanted in (("kJinmeiyoKanji", ":"), ("kZVariant", "U+")):
        for char, value in unihan[field].items():
            if wanted in value:
                joined += [char + other for other in pointed(value.split(":")[-1])]
    for line in joined:
        chars = dict.fromkeys(unicodedata.normalize("NFKC", line))
        heads = [*(found[char] for char in chars if char in found), *chars]
        head = next((char for char in heads if char in plain), heads[0])
        if (head in plain or line in FORMS) and any(
            in_codec(char, "big5", "shift_jis") or char in unihan["kJIS0213"] or line in FORMS for char in chars
        ):
            found.update(dict.fromkeys((char for char in chars if char != head), head))
    return {char: last(found, char) for char in found}


def last(found: dict[str, str], char: str) -> str:
    """What a character is folded to at the end of all steps."""
    seen = {char}
    while (to := found.get(char, char)) not in seen:
        seen.add(to)
        char = to
    return char


def folded(found: dict[str, str]) -> dict[str, str]:
    """The characters that are folded at all, as they stand after NFKC."""
    return {char: to for char, to in found.items() if char != to and unicodedata.normalize("NFKC", char) == char}


def cantonese(unihan: Unihan, fold: dict[str, str]) -> dict[str, list[str]]:
    """Readings in Jyutping without tones, and their characters: of the first level and of names."""
    level = dict.fromkeys([*level_one(unihan), *"".join(OF_NAMES.split())])
    found: dict[str, list[str]] = {}

    def say(char: str, said: str) -> None:
        chars = found.setdefault(said, [])
        if char not in chars:
            chars.append(char)

    for char in level:
        shown = fold.get(char, char)
        others = pointed(unihan["kTraditionalVariant"].get(char, ""))
        # a simplified form that stands for several has the readings of all
        for one in dict.fromkeys((char, *others)):
            for reading in unihan["kCantonese"].get(one, "").split():
                say(shown, reading.rstrip("0123456789"))
    pairs = IN_CANTON.split()
    for char, said in zip(pairs[::2], pairs[1::2], strict=True):
        say(char, said)
    return {said: sorted(chars) for said, chars in sorted(found.items())}


def without_tone(syllable: str) -> str:
    """A syllable of pinyin without its tone; u with two dots as v is written u, as names have it."""
    return "".join(char for char in unicodedata.normalize("NFD", syllable.lower()) if char.isascii() and char.isalpha())


def mandarin(unihan: Unihan) -> dict[str, list[str]]:
    """Readings in pinyin beside the one that anyascii knows: of one tenth and more of what is printed, or of names."""
    found: dict[str, list[str]] = {}
    for char in dict.fromkeys([*level_one(unihan), *"".join(OF_NAMES.split())]):
        counted: dict[str, int] = {}
        for reading in unihan["kHanyuPinlu"].get(char, "").split():
            syllable, count = reading.rstrip(")").split("(")
            counted[without_tone(syllable)] = counted.get(without_tone(syllable), 0) + int(count)
        often = [it for it, count in counted.items() if 10 * count >= sum(counted.values())]
        often += [without_tone(it) for it in unihan["kMandarin"].get(char, "").split()]
        for reading in dict.fromkeys(often):
            if reading != anyascii(char).lower():
                found.setdefault(reading, []).append(char)
    pairs = SURNAMES.split()
    for char, reading in zip(pairs[::2], pairs[1::2], strict=True):
        if len(char) == 1 and reading != anyascii(char).lower() and char not in found.get(reading, ()):
            found.setdefault(reading, []).append(char)
    return {reading: sorted(chars) for reading, chars in sorted(found.items())}


def kanji(unihan: Unihan, fold: dict[str, str]) -> dict[str, list[str]]:
    """Readings in Hepburn, and their characters: of those that Japan allows for names, without those of `kanji`."""
    found: dict[str, list[str]] = {}
    level = {char for char in unihan["kJinmeiyoKanji"] if in_codec(char, "shift_jis")} | set("".join(OF_JAPAN.split()))
    for char in sorted(level):
        shown = fold.get(char, char)
        if shown in READINGS:
            continue
        kun = [it for it in unihan["kJapaneseKun"].get(char, "").split() if len(it) <= 8][:3]
        for reading in [*kun, *unihan["kJapaneseOn"].get(char, "").split()[:1]]:
            chars = found.setdefault(as_said(reading.lower()), [])
            if shown not in chars:
                chars.append(shown)
    return {reading: sorted(chars) for reading, chars in sorted(found.items())}


def groups(found: dict[str, str]) -> str:
    """Each simplified form with all that are folded to it."""
    others: dict[str, list[str]] = {}
    for char, to in sorted(found.items()):
        others.setdefault(to, []).append(char)
    return " ".join(to + "".join(others[to]) for to in sorted(others))


def listed(found: dict[str, list[str]]) -> str:
    """Each reading with its characters."""
    return "|".join(f"{reading} {''.join(chars)}" for reading, chars in found.items())


def wrapped(text: str, cut: str) -> str:
    """Lines as long as they may be, a character being two columns wide, cut where entries end."""
    lines = [""]
    for entry in text.split(cut):
        wide = sum(char >= "\u2e80" for char in lines[-1] + entry)
        if len(lines[-1]) + len(entry) + wide > WIDTH:
            lines.append("")
        lines[-1] += (cut if lines[-1] else "") + entry
    return "\n".join(lines)


def write(name: str, about: str, table: str, use: str) -> None:
    """A module of a table: what it is for, the table, and what is made of it."""
    (OUT / f"{name}.py").write_text(
        f'"""{about}"""\n\nfrom __future__ import annotations\n\n_TABLE = """\n{table}\n"""\n{use}\n', encoding="utf-8"
    )


def main() -> None:
    """Write the tables anew from the folder named."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    version, unihan = read(Path(sys.argv[1]))
    source = SOURCE.format(version=version)
    fold = folded(variants(unihan))
    write(
        "variants",
        f"""Characters that are one: the simplified form of each, before its traditional and Japanese ones.

{source} Of the characters of Big5, JIS X 0208 and JIS X
0213 those whose simplified form stands in GB 2312; new forms of Japan, and a few of names, by general knowledge.
""",
        wrapped(groups(fold), " "),
        """#: What each character is folded to.
VARIANTS: dict[int, str] = {ord(other): group[0] for group in _TABLE.split() for other in group[1:]}""",
    )
    write(
        "jyutping",
        f"""What characters are read as in Cantonese: Jyutping without tones, a reading and its simplified characters.

{source} Of the first level of GB 2312 and of characters
that names have; all readings, and a few that names alone have by general knowledge.
""",
        wrapped(listed(cantonese(unihan, fold)), "|"),
        SAID.format(what="The characters of each reading"),
    )
    write(
        "pinyin",
        f"""What characters are read as in Mandarin beside the reading that anyascii knows: pinyin and its characters.

{source} Of the first level of GB 2312 and of characters
that names have: what is printed in one case of ten or more, and readings of family names by general knowledge.
""",
        wrapped(listed(mandarin(unihan)), "|"),
        SAID.format(what="The characters of each reading"),
    )
    write(
        "kanji_listed",
        f"""What characters are read as in Japanese, beside what `kanji` tells of names: a reading and its characters.

{source} Of the characters that Japan allows for names
(Jinmeiyo), of some of its everyday ones, and none that `kanji` has: three readings of words and one of sound at most,
their vowels short.
""",
        wrapped(listed(kanji(unihan, fold)), "|"),
        SAID.format(what="The characters of each reading"),
    )


if __name__ == "__main__":
    main()
