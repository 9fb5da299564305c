"""What characters are read as in Japanese, beside what `kanji` tells of names: a reading and its characters.

From the Unihan database of Unicode 15.0.0 (Unicode License v3, copyright (c) 1991-2022 Unicode, Inc.), cut down
by scripts/make_han_tables.py. Of the characters that Japan allows for names
(Jinmeiyo), of some of its everyday ones, and none that `kanji` has: three readings of words and one of sound at most,
their vowels short.
"""

from __future__ import annotations

_TABLE = """
a 娃|abara 肋|abura 膏|ae 飨|afureru 溢|agaru 昂|agata 县|ai 逢|aka 朱绯|akagane 铜|akane 茜蒐|akashi 验|ake 朱
akebono 曙|akiraka 亮显晟灿睿郁|aku 渥空|amari 剩|amaru 剩|ame 穹|ami 毕网|an 庵按晏鞍|anzu 杏|ao 碧苍袄|aogiri 梧
aoi 苍葵|araso 争|areru 芜|aru 或|aruiha 或|asahi 旭|ashi 疋芦苇|ashita 晨|ataeru 与|atai 价佣|atakamo 恰|ataru 应
ato 迹|atsu 斡|atsui 惇敦渥竺|atsumaru 凑|atsumeru 纂蒐辑鸠|au 于逢|awa 沫粟|awaremi 怜|awaremu 怜|aya 彪斐纹绚绫绮
ayaui 殆|azukaru 与|azusa 梓|ba 芭|baba 姥|bai 卖煤|baku 曝麦|ban 挽盘绊蔓蕃|batsu 拔|bei 米|ben 娩|betsu 瞥|bi 梶琵
bo 卯姥戊昴望牟牡眸茅莫蒙|boku 卜睦|bu 抚舞芜|budo 萄|butsu 佛勿|byo 庙苗|chi 茅莉驰|chikara 力|chiku 筑|chimata 巷
chin 椿砧镇|chisai 纤|cho 储厅听喋宠潮牒猪町畅肇胀茑蝶鲷|chocho 蝶|chu 丑昼注紬纽铸|da 梛楕陀雫|dai 乃|daidai 橙
damaru 默|dan 团弹滩|deau 迦|dei 祢|den 传|do 努杜桐铜|ebi 虾|ebisu 夷胡|ei 卫曳瑛睿|eki 亦|en 园圆堰奄渊燕猿苑鸢
erabu 撰|eri 衿|fu 巫府斧枫芙釜风|fuchi 渊禄|fuda 牒|fue 笙笛|fujibaka 兰|fukeru 耽|fuki 葺蕗|fuku 葺|fukube 瓢
fukureru 胀|fun 吻焚|furusato 乡|fusagaru 沌|fusagu 杜|fushi 节|fusu 卧|fusuma 袄|futokoro 怀|futsu 拂|ga 俄卧峨驾
gai 亥凯铠|gaku 乐学|gama 蒲|gan 岩雁|gei 艺|geki 戟|gen 严弦谚这|gi 伪戏谊|gin 银|go 冴劫壕梧檎豪轰|gon 欣|gu 寓
gyo 尧骁鱼|gyu 牛|ha 巴播杷波琶羽颇|hachi 椀|hafuri 祝|hagi 萩|hai 拜杯稗菩这|hajime 孟甫肇|hajimeru 肇|hakama 袴
hakari 秤|hakaru 询诹|hako 函箱|hakobu 漕|haku 珀箔薄|han 幡磐|hana 芭|hanawa 塙|hane 羽|hani 埴|harau 拂|harawata 脏
hari 梁榛|haruka 辽遥|haseru 驰|hashi 梁|hashigo 梯|hasu 芙|hata 将幡旗畠|hatake 圃畠|hataraki 赳|hato 鸠|hatsu 发
hau 这|hayabusa 隼|hayai 捷逞|hayate 飒|hazama 峡|hazu 筈|hazumu 弹|heki 碧|hen 篇鞭|heso 毘|hi 庇斐枇毘灯秘绯肥
hibiki 响|hibiku 响|hida 摺|hie 稗|hieru 冴|hikari 熙|hikaru 熙皓|hiki 疋|hikiru 将|hiku 弹惹挽曳牵|himeru 秘
himo 紘纽|hin 濒|hina 雏|hinoki 桧|hiragi 柊|hiraku 悌|hirameku 闪|hiro 筑|hiroi 恢滉|hiru 昼|hirugao 舜|hisago 瓢
hisagu 粥|hisashi 庇|hishigu 飒|hishikui 鸿|hitoe 单|hitomi 眸|hitoshii 佣|hitsu 毕|hitsuji 羊|hizume 蹄
ho 凤圃宝峰捧浦甫穗萌葡蒲蓬访豹逢锋鞄鹏|hoki 彗|hoko 戟锋|hokosaki 锋|homare 誉|homeru 誉讃颂|hon 翻|honoka 洸
horeru 惚|hori 壕|horo 幌|hosoi 纤|hotoke 佛|hotondo 殆|hotori 濒|hyo 彪瓢豹|i 为亥倭夷威已惟猪苇莞谓|ibara 楚
ichigo 苺|ie 厅|iga 毬|ii 谓|iki 气粹|iku 郁|ikusa 战|in 允寅胤荫|ine 禾稻|inori 祷|inoru 祷|inu 犬|iori 庵|ireru 函
irie 湾|iru 铸|isagyoi 屑|isao 绩|isasaka 些|iso 矶|ito 丝弦纶|itoguchi 绪|itsu 棱溢|itsuwari 伪|itsuwaru 伪|iu 谓
iwa 岩磐|iwao 岩|iwashi 鰯|iwau 祝|izukunso 乌|ja 惹|jaku 雀|ji 儿尔而|jin 壬尽讯
jo 乘允净剩叙叠城娘帖恕情杖汝穰绳茸让酿锭|jomae 锭|ju 从兽廿涩濡竪纵|jun 楯盾询谆闰隼
ka 乎价哗嘉桦歌珂珈瓜禾耶茄虾袈迦锅霞|kaba 桦椛|kaban 鞄|kabau 庇|kabura 芜|kabuto 兜|kado 棱|kaede 枫|kaeru 徕
kagaribi 燎|kagayaku 晖煌燿耀|kage 荫|kai 坏堺廻怀恢晦桧蟹魁|kairi 浬|kaji 梶櫂舵|kakaru 县|kakeru 县驱|kaki 堵柿
kakimono 帖|kakoi 圈|kakotsu 诧|kaku 塙斯|kama 蒲釜镰|kami 发|kamo 鸭|kamosu 酿|kan 侃函卷柑栞竿莞陷馆|kana 乎
kanae 鼎|kane 钟|kaneru 摄|kani 蟹|kannagi 巫|kanoe 庚|kaori 馨|kaoru 馨|kara 空|karada 腔|karasu 乌|karauta 诗
kari 狩苗蒐雁|karu 狩薙驱|kasa 嵩笠|kasaneru 叠套郑|kashi 樫|kashikoi 俐|kashira 孟页魁|kasu 糟|kasumeru 掠|kasumi 霞
kasumu 霞|katachi 颂|katai 塙犀|katamari 团|katana 刀|katayoru 颇|katsu 捷筈葛|katsura 桂|katte 尝曾|kawasemi 翠
kaya 茅萱|kayu 粥|kaze 风|kei 劲圭奎庆慧桂馨鸡|kemono 兽|ken 俭倦剑卷县喧圈显检牵犬砚绚绢萱险验|ketsu 杰蕨诀页
kewashii 岩峻嵯陀险|ki 其嬉徽旗晖槻气熙矶祁祇稀窥箕绮葵麒黄|kiasa 蕉|kibishii 严|kiku 听掬鞠|kimi 公卿
kin 勤琴禽芹菫衿钦锦|kine 杵|kinoko 茸|kinu 绢|kinuta 砧|kiri 桐锥|kitsu 桔橘诘迄|kizasu 萌|kizuku 城|kizuna 绊
ko 乎亘儿公凰合岬巷幌庚恰昂昊杭洸港湖滉煌琥瑚皐皓糊紘纲缟耕肴胡腔膏藁虎袴跨醐鸿黄鼓|kobachi 碗|kodomo 竪|koe 声肥
koeru 肥|kogeru 蕉|kogu 漕|koi 鲤|koke 苔|koko 此|kokoro 情|koku 国|kome 米|komegura 禀|komuru 蒙|kon 昏浑绀
kono 斯此|kore 惟斯此祁|korobu 转|korogaru 转|korosu 刘夷|koru 冴|koshi 舆|koto 琴|kotowaza 谚|kotsu 忽惚|kowasu 坏
koyasu 肥|kozue 梢梶槙|ku 喰矩空驱|kubo 洼|kubomu 洼|kudaku 碎|kudokudo 谆|kugi 钉|kugurido 合|kui 喰杭|kuma 隈
kumi 组|kumihimo 组|kumisuru 与|kumu 汲组|kuni 国邑|kura 椋鞍|kuraberu 迦|kurai 昏晦沌蒙|kure 莫|kuriya 厨|kuroi 黎
kuru 徕来|kusa 草|kusamura 丛|kushi 枇栉|kushiro 钏|kusu 樟|kusunoki 楠|kusuri 药|kutsu 沓|kutsuwa 珂|kuwa 锹
kuwashii 锖|kuzu 屑葛|kya 伽|kyo 乔乡亨京兴卿响峡强杏狭脇荞锯飨|kyoi 净|kyoku 旭|kyu 厩柾毬汲灸玖穹笈赳鸠|mabara 疏稀
machi 町|made 迄|mai 舞苺|mairu 哩|majieru 杂|majiru 杂|maki 槙篇|makoto 允惇谅|makotoni 洵谅|maku 卷撒播莳|mame 豆
mamori 卫|mamoru 卫|manabu 学|mare 稀|mari 毬鞠|maro 麿|marui 团圆|masa 柾|masani 将祇鼎|masu 鳟|mata 亦俣叉奎
matagaru 跨|matagu 跨|mato 洛缠|matoi 缠|matsu 沫|matsuru 祷|mau 舞|mawaru 廻|mayumi 檀|mayuzumi 黛|mebae 萌
megumi 宠|megumu 宠|meguri 廻|meguru 带廻斡|mei 姪|men 绵|metoru 米|mi 巳箕|michi 伦迪|michiru 溢|midareru 飒
midori 碧绿翠|migaku 琢瑳|migiwa 汀|mihari 哨|mikan 柑|miko 巫|minato 凑港|mine 岭峰|mino 蓑|minoru 酉|mio 澪|miru 览
misaki 岬|misao 节|misoka 晦|mitamaya 庙|miyako 京府都|mizu 瑞|mizumi 湖|mizunoe 壬|mo 孟网裳|mochi 望|moeru 萌
mokeru 储|moku 默|momi 籾粟|momiji 椛|momo 桃|mon 纹|monme 匁|moppara 专醇|morai 贳|morau 贳|mori 杜|moru 盛
mosuso 裳|motenasu 飨|motomeru 亘|motte 将|mottomo 尤|moyo 纹|muchi 鞭|mugi 麦|mukaeru 这|mukau 逢|muko 甥|muku 椋
mukuge 舜|mura 邑|muragaru 丛|murasaki 紫|musaboru 牟|mushiro 莞|musume 娘|mutsubu 睦|nabe 锅|nada 滩|nadameru 宥
naderu 抚|nae 苗|nageku 叹|nagi 凪梛|nagisa 汀渚|nagu 凪薙|nai 莫|najiru 诘|nakare 勿莫|nameru 尝|nami 波|nan 楠
nanji 尔汝|nanzo 胡|nara 楢|naraberu 枇|narabu 丽|narasu 驯|nareru 驯|nasake 情|nashi 勿|nasu 为茄|natsu 捺
natsuku 怀|nawa 绳|ne 音|nengoro 谆|neru 寝炼|nigiwai 赈|nigiwau 赈|nigoru 浑|nigyaka 赈|niju 廿|nina 螺|niru 湘
nise 伪|nishiki 锦|niwa 庭|niwaka 俄|niwatori 鸡|no 乃|nobiru 畅|noboru 升|nogareru 遁|nogi 禾|nokogiri 锯|nomi 已
nori 矩糊艺|norito 祝|noru 乘驾|notto 浬节|nozomi 望|nozomu 望|nukeru 拔|nuku 拔挺楕|numa 沼|nureru 濡|nusumu 盗
o 于从恶绪翁袄鸭|obi 带|obiru 带|ochiru 陷|odate 橹|odosu 威|ogamu 拜|ogi 荻|ogosoka 严|oi 套姪甥笈|oini 祁|oite 于
ojigi 礼|oka 塔|okami 狼|oke 桶|okii 硕|okina 翁|okiru 兴|okoru 兴|okosu 兴|omo 惟谓|omomuki 情|omoni 惟|omori 锤
on 音|ono 斧|oroka 沌鲁|oru 宋|osa 综|osaeru 按|osameru 摄收|osoi 晏|osu 捺牡|oto 音|otori 凤凰鸿鹏|ou 奄庇蒙
owaru 毕竣|owasu 坐|oyake 公|oyobu 迄|ozara 盘|ozuna 紘|peji 页|ra 螺|rai 徕来濑蕾|raku 洛|ran 兰涟览
rei 丽伶岭怜澪玲礼羚黎|ren 帘怜炼镰|ri 俐哩李浬鲤|rikimu 力|rin 伦淋琳禀纶鳞麟|ro 橹狼芦蕗鲁鹭麿|roku 禄肋|ru 刘
rui 垒|ryaku 掠|ryo 亮凉凌崚梁棱椋燎绫谅辽|ryoku 力绿|ryu 溜琉笠|sa 些嵯瑳砂蓑裟|sabi 锖|sabishii 淋|saeru 冴
sagasu 搜|sagi 鹭|sai 晒柴犀砦碎|saiwai 祯禄|saji 枇|sakai 堺皐|sakan 壮晟盛郁|sakana 肴鱼|sakanni 祁|sakaru 盛
sakazuki 杯|sakeru 迂|sakigake 魁|sakini 乡|saku 窄|sama 样|san 撒撰灿珊纂讃|sao 竿|sarashi 晒|sarasu 晒曝|saru 猿
sasa 笹|sasageru 捧|sato 乡|satoi 怜慧聡舜|satoru 惺|satsu 萨飒|satsuki 皐|sawa 皐|sawagu 骚|saya 鞘|sazanami 涟
se 滩濑|sebameru 狭|sei 声惺晟栖犀甥盛贳锖静|seki 堰汐硕绩迹锡|seku 堰|semai 狭窄|semaru 薄
sen 专亘尖战揃染穿纤茜钏铣闪|seri 芹|setsu 屑摄节|sha 叉柘|shaberu 喋|shaku 勺灼
shi 丝仔偲只孜巳弛斯柿梓此狮砥紫芝莳诗|shiba 柴芝|shibu 涩|shibui 涩|shigeru 茸蕃|shii 椎|shikari 尔|shima 州洲缟
shimeru 湿|shimiru 染|shimoto 楚|shin 寝晨榛秦赈|shino 篠|shinobi 偲|shinobu 偲|shinogu 凌驾|shio 汐潮|shiori 栞
shiro 城|shiroi 皓|shiru 强|shirushi 徽瑞验|shirusu 注|shishi 狮|shitagau 从倭驯|shitsu 悉栉湿|shizuka 禅静
shizuku 雫|shizumu 湛|sho 丞升哨奖将尝捷摺曙杵梢樟沼渚湘烧秤箱篠绪菖蕉裳钟颂|shobu 菖|shoku 埴烛
shu 州撞收朱柊楢洲狩珠萩葺蒐诹辑锹鹫|shuku 淑祝粥|shun 峻洵竣舜醇驯
so 丛争凑噌壮宋惣搜曾枪楚漕漱疋疏笙糟组综聡苍苏草装鞘骚|soe 储|sojite 惣|somaru 染|someru 染|son 噂巽樽鳟
sono 其园尔苑|sora 昊穹空|sore 其|soro 揃|soroeru 揃|soroi 揃|sozoroni 坐|su 嵩州帘雏|subaru 昴|suberu 综|subete 浑都
sudare 帘箔|sudeni 已|sugiru 宕|sugureru 杰|sui 彗穗粹翠醉锥|suke 亮甫|suki 锹|sukoburu 颇|suku 丞掬萨|sumai 宋
sumire 菫|sumomo 李|sumu 栖|suna 砂|sunadoru 鱼|sunao 悌|suri 摺|suru 摺|surudoi 尖犀|susu 煤|susugu 漱|susuki 薄
susumeru 侑奖|suwae 楚|suwaru 坐|suzu 锡|suzume 雀|suzuri 砚|suzushii 凉|ta 舵诧|tada 只祇|tadashii 祯贞|tadasu 董
tadori 辿|tadoru 辿|taeru 仔|tagayasu 耕|tagui 伦|tai 带殆滞碓苔鲷黛|taira 坦|taka 鹰|takai 乔尧峻嵩嵯昂|takane 峨
takara 宝|take 竺茸|takeshi 威骁|tako 凧|taku 啄托琢|tama 圭弹珠瑶|tamaru 溜|tamaya 庙|tame 为|tameru 溜|tamesu 验
tan 单叹坦檀湛耽|tane 胤|tanomu 托|tanoshii 乐|tarai 盘|taru 樽|tasukeru 丞侑拔翼|tataeru 湛颂|tatakau 战|tatami 叠
tatamu 叠|tate 楯盾竪纵馆|tatsu 竪|tatsumi 巽|tazuneru 访|tei 庭悌挺梯汀祯缀薙贞蹄逞郑醍钉鹈鼎|teki 擢笛荻迪
ten 佃槙淀缠转辿|tera 塔|tetsu 姪|to 兎兜刀堵塔套宕桃桶橙櫂沓灯盗砥祷稻萄董讯访询豆逗都|tobi 鸢|tochi 栃|todomaru 逗
todoroki 轰|todoroku 轰|toga 尤|togameru 尤|togaru 尖|toge 峠|togi 伽|toi 迂|toishi 砥|tojiru 缀|toki 晨|toku 注竺
tomichi 迂|tomoe 巴|ton 惇敦沌遁|tonbi 鸢|tora 寅虎|tori 禽酉|toride 垒砦|toriko 禽|toru 亨摄疏逞|tsubaki 椿沫
tsubame 燕|tsubasa 翼|tsubomi 蕾|tsuchi 椎槌|tsue 杖|tsuge 柘|tsugu 胤|tsui 椎槌锤|tsuibamu 啄喋|tsuide 伦叙
tsuideru 叙|tsuji 辻|tsuka 杷|tsuki 槻|tsuku 徕撞|tsukuda 佃|tsukuru 为|tsukusu 尽悉|tsumaru 诘|tsumeru 诘|tsumu 锤
tsumugi 紬|tsumugu 紬绩|tsuna 纲|tsunagu 绊|tsuru 蔓|tsurugi 剑|tsuta 茑|tsutaeru 传|tsutome 勤|tsuyoi 侃劲强
tsuzumi 鼓|tsuzura 葛|tsuzuri 缀|tsuzuru 缀|u 乌卯羽迂鹈|uba 姥|udewa 钏|ueru 艺莳|ugai 漱|ugatsu 穿|ukagai 窥
ukagau 窥|ukeru 禀飨|umaya 厩|umu 倦娩|uo 鱼|ura 浦|uranai 卜|uranau 卜|ureru 邑|ureshii 嬉|uri 瓜|uroko 鳞|uru 卖闰
uruo 濡|uruosu 濡|usagi 兎|ushi 丑牛|ushio 汐潮|usu 碓|usui 薄|uta 歌|utai 谣|utau 歌谣|utoi 疏|utsu 椎|utsuro 腔
uwasa 噂|uya 礼|wa 洼|wabi 诧|wabiru 诧|wai 哩隈|wakare 诀|wakareru 诀|waki 脇|waku 或|wan 椀湾碗|wara 穰藁|warabi 蕨
warau 莞|warui 恶|washi 鹫|wata 绵|watari 亘|wataru 亘杭|waza 艺|wazaogi 伶|ya 椰耶|yagura 橹|yahazu 筈|yaito 灸
yakata 馆|yaku 灼烧焚药|yakusho 厅府|yamaguwa 柘|yamato 倭|yamu 已|yana 梁|yanagi 杨|yari 枪|yashi 椰|yashiro 庙
yasuraka 悌|yato 佣|yawaragu 凯辑|yo 与乎佣应摇杨样燿瑶羊耀舆蓉誉谣遥醉鹰|yodo 淀|yodomu 淀|yoi 嘉庆徽淑谊|yoku 翼
yomisuru 嘉|yomogi 蓬|yone 米|yori 于|yoroi 铠|yorokobu 庆欣|yoru 寓|yoseru 寓|yoshimi 谊|yosou 装|yotsugi 胤
yu 侑宥尤柚邑酉釉|yume 努|yureru 摇|yurumu 弛|yurusu 允听宥恕|yusuru 摇|yutaka 穰|yuzu 柚|yuzuru 禅让|za 坐|zatsu 杂
zen 禅|zo 脏|zoku 粟|zu 厨|zui 瑞|zuku 铣
"""
#: The characters of each reading.
SAID: dict[str, str] = dict(entry.split() for entry in _TABLE.strip().replace("\n", "|").split("|"))
