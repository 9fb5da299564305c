"""What characters are read as in Mandarin beside the reading that anyascii knows: pinyin and its characters.

From the Unihan database of Unicode 15.0.0 (Unicode License v3, copyright (c) 1991-2022 Unicode, Inc.), cut down
by scripts/make_han_tables.py. Of the first level of GB 2312 and of characters
that names have: what is printed in one case of ten or more, and readings of family names by general knowledge.
"""

from __future__ import annotations

_TABLE = """
a 呵|bei 臂|bi 秘辟|bo 柏泊薄|bu 卜|can 掺|cha 刹|chang 长|chen 沈|cheng 盛|chong 种重|chui 椎|dao 焘|di 地|du 都
e 哦|gan 乾|ge 盖|gui 傀炔|he 黑|jiao 觉|ju 桔|ke 咳|kui 隗|kuo 适|lao 潦|le 肋|ma 抹|man 埋|miao 缪|mo 万|mu 模牟
ne 呐|nian 辗|nie 乜|ou 区|pa 耙|piao 朴|po 剖|qiao 壳|qin 覃|qiu 仇|r 儿|se 塞|shan 单|shao 召|she 折|shi 似
shuai 率|shui 谁|tan 弹|ti 堤|tiao 调|tou 钭|wu 恶|xian 洗见|xiang 降|xiao 削|xie 血解|xiu 宿|xu 畜|yao 么|ye 咽
yu 吁尉|yue 乐|yun 员|zeng 曾|zha 查|zhai 祭翟|zhe 著|zheng 帧|zhua 爪
"""
#: The characters of each reading.
SAID: dict[str, str] = dict(entry.split() for entry in _TABLE.strip().replace("\n", "|").split("|"))
