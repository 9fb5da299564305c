"""What characters are read as in Japanese names, a character a word: the readings that names use, in Hepburn.

General knowledge: common family and given names. Long vowels stand short, as they are compared; a first sound that
softens inside a name (ta, da) stands with both.
"""

from __future__ import annotations

_LINES = """
一 ichi i kazu hajime|二 ji ni|三 zo so mi san|四 shi yo|五 go i|六 ro roku|七 nana shichi|八 hachi ya|九 ku kyu
十 ju to so|千 chi sen|万 man kazu|大 o dai hiro tai|小 ko o sho|中 naka chu|上 ue kami no|下 shita shimo|内 uchi
外 soto to|山 yama san|川 kawa gawa|河 kawa ko go|田 ta da|野 no|原 hara bara wara|林 hayashi bayashi rin|森 mori shin
木 ki gi ko|村 mura|本 moto hon|井 i|石 ishi|水 mizu|海 umi kai mi|島 shima jima|岛 shima jima|谷 tani ya|岡 oka
冈 oka|崎 saki zaki|桥 hashi bashi|池 ike|沢 sawa zawa|泽 sawa zawa|泷 taki|竹 take|松 matsu|杉 sugi|桜 sakura
樱 sakura|梅 ume|藤 fuji to do|伊 i|佐 sa suke|斎 sai|斋 sai|斉 sai|齐 sai|加 ka|近 kon chika|安 an yasu a|后 go|後 go
远 en to|工 ku|武 take mu|须 su|渡 wata|边 nabe be|辺 nabe be|部 be|高 taka ko|古 furu ko|清 kiyo sei shi
吉 yoshi kichi|福 fuku|宫 miya gu|平 hira hei taira|东 higashi to|西 nishi sai|南 minami nan|北 kita|新 shin ara nii
长 naga cho osa|青 ao|赤 aka|白 shira shiro|黑 kuro|金 kane kin kana|铁 tetsu|星 hoshi|月 tsuki|日 hi ka|春 haru
夏 natsu|秋 aki shu|冬 fuyu|和 kazu wa yasu|正 masa sho tadashi|成 nari shige sei|政 masa|昌 masa sho|雅 masa
胜 katsu masaru|克 katsu|利 toshi|敏 toshi bin|俊 toshi shun|年 toshi|寿 toshi ju|隆 taka takashi ryu
孝 taka takashi ko|贵 taka ki|尚 nao hisa|直 nao|久 hisa ku|弘 hiro ko hiroshi|博 hiro haku hiroshi|广 hiro
浩 hiro ko hiroshi|宏 hiro ko hiroshi|裕 hiro yu yutaka|洋 yo hiro hiroshi|阳 yo haru|义 yoshi gi|良 yoshi ryo
喜 yoshi ki|芳 yoshi|美 mi yoshi|好 yoshi|幸 yuki ko|行 yuki|之 yuki no|雪 yuki|由 yu yoshi|优 yu masaru|友 tomo
知 tomo|智 tomo satoshi|朋 tomo|朝 asa tomo|明 aki akira mei|昭 aki sho akira|晃 aki akira ko|彰 aki akira sho
章 aki akira sho|信 nobu shin|伸 nobu shin|延 nobu|宣 nobu|茂 shige shigeru mo|重 shige|繁 shige|男 o|夫 o|雄 o yu
郎 ro|朗 ro|太 ta|次 ji tsugu|治 ji haru osamu|司 ji tsukasa shi|志 shi ji|士 shi|史 fumi shi|文 fumi bun|则 nori
纪 nori ki|宪 nori ken|典 nori|法 nori|德 nori toku|纯 jun|顺 jun|淳 jun atsushi|润 jun|子 ko|女 me|代 yo shiro
世 yo se|惠 e kei megumi|江 e|荣 ei sakae|英 hide ei|秀 hide shu|作 saku|介 suke|助 suke|辅 suke|晋 shin
真 shin ma masa makoto|进 shin susumu|慎 shin|健 ken takeshi kenji|谦 ken|贤 ken|研 ken|建 ken tate|修 shu osamu
哲 tetsu|彻 to toru|达 tatsu|辰 tatsu|龙 ryu tatsu|竜 ryu tatsu|树 ki shigeru|辉 teru ki|光 mitsu ko hikaru|満 mitsu
满 mitsu mitsuru|充 mitsu|道 michi|通 michi|路 michi|津 tsu|夜 ya|也 ya|哉 ya|弥 ya|宗 mune|宽 hiro|保 yasu tamotsu
康 yasu ko|泰 yasu tai|靖 yasu|恭 yasu kyo|诚 makoto sei|实 minoru sane|丰 toyo yutaka|富 tomi to|忠 tada chu
匡 tadashi masa|一 kazu|刚 go takeshi tsuyoshi|猛 takeshi|毅 takeshi tsuyoshi|岳 take|驹 koma|驹 koma|骏 hayao shun
勇 isamu yu|角 kaku|条 jo|條 jo|机 ki|泉 izumi|冢 tsuka|塚 tsuka|菅 suga kan|岸 kishi|麻 asa a|生 o sei ki fu|铃 suzu
破 ba|房 fusa|彬 akira|彦 hiko|仁 hito jin|人 hito to|央 hisa|经 tsune|常 tsune|恒 tsune|元 moto gen|基 moto|亲 chika
爱 ai|香 ka kao kaori|花 hana ka|华 hana ka|绘 e|里 ri sato|理 ri|利 ri|沙 sa|纱 sa|奈 na|那 na|菜 na|名 na|凛 rin
蓝 ai|叶 ha yo kano|实 mi|未 mi|季 ki|贵 ki|希 ki|亚 a|阿 a|有 ari yu|早 haya|浅 asa|相 ai|浜 hama|滨 hama|前 mae
目 me|手 te|足 ashi|矢 ya|弓 yumi|堀 hori|坂 saka|阪 saka|仓 kura|藏 kura zo|蔵 kura zo|造 zo|关 seki|菊 kiku|荒 ara
服 hatto|鸟 tori|鹤 tsuru|熊 kuma|马 ma ba|牧 maki|丸 maru|原 hara|仓 kura|桑 kuwa|柳 yanagi|栗 kuri|柏 kashiwa|榎 eno
榊 sakaki|今 ima|入 iri|出 de|土 tsuchi|地 ji|龟 kame|永 naga ei|神 kami kan|宅 take|市 ichi|门 kado|户 to do|江 e
尾 o|端 hata|口 guchi kuchi|角 tsuno|多 ta|重 shige|芥 akuta|川 kawa|畑 hata|细 hoso|奥 oku|片 kata|横 yoko|樋 hi
筒 tsutsu|若 waka|老 oi|立 tachi|宇 u|守 mori|玉 tama|源 gen|恩 on|纳 na|志 shi|朔 saku|治 ji|龙 ryu|茉 ma|雨 u|云 un
吾 go|伍 go|悟 satoru go|晓 aki|翔 sho|莲 ren|奏 kana|结 yu|斗 to|织 ori|津 tsu|野 no|居 i|蜂 hachi|须 su|贺 ga ka
佑 yu suke|祐 yu suke|勋 isao|功 isao|薫 kaoru|熏 kaoru|操 misao|稔 minoru|清 kiyoshi|洁 kiyoshi|卓 taku|拓 taku
匠 takumi|庄 sho|省 sho|祥 sho|胁 waki|菱 hishi|鲇 ayu|梨 nashi ri|伟 hide takeshi|倍 be|生 so|文 bumi|智 chi|津 zu
三 sabu zabu|武 takeshi|史 shi|昌 sho|麻 ma|真 sana|直 naoki|哲 tetsuya|诚 sei
"""
READINGS: dict[str, list[str]] = {}
for _entry in _LINES.replace("\n", "|").split("|"):
    if _entry:
        _char, *_read = _entry.split()
        READINGS.setdefault(_char, []).extend(_read)
#: Names that are read as no row of their characters is.
WHOLE: dict[str, str] = {
    "长谷川": "hasegawa", "五十岚": "igarashi", "五十六": "isoroku", "服部": "hattori", "东海林": "shoji",
    "小鸟游": "takanashi",
    "山田": "yamada", "神户": "kobe", "大和": "yamato", "日下部": "kusakabe", "百合子": "yuriko", "和泉": "izumi",
    "我妻": "agatsuma",
    "小泉": "koizumi", "公子": "kimiko", "大辅": "daisuke", "大介": "daisuke", "纯一": "junichi", "新一": "shinichi",
}  # fmt: skip
