"""Characters of Chinese family names: those of the *Hundred Family Surnames* (Song, tenth century) and others that are
common today, in their simplified form; without the rarest, and those that far oftener are something else (和, 时, 国).

General knowledge.
"""

from __future__ import annotations

FAMILY = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫"
    "房裘缪解宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀甄曲封芮羿储靳汲糜松井段富巫乌焦巴弓牧隗谷车侯"
    "宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸韶郜黎蓟薄宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双"
    "闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容古易慎戈廖庾终暨居衡"
    "耿满弘匡文寇广禄欧殳沃蔚越夔隆巩厍聂晁敖融冷訾辛阚简饶曾毋沙鞠须丰巢关蒯荆红游竺权盖益桓"
    "肖闫付代覃丘佟佘苑苟迟郗谌谯隋雒洛涂牟檀楚区仝岳练侬"
)
