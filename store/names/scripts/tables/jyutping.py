"""What characters are read as in Cantonese: Jyutping without tones, a reading and its simplified characters.

From the Unihan database of Unicode 15.0.0 (Unicode License v3, copyright (c) 1991-2022 Unicode, Inc.), cut down
by scripts/make_han_tables.py. Of the first level of GB 2312 and of characters
that names have; all readings, and a few that names alone have by general knowledge.
"""

from __future__ import annotations

_TABLE = """
aa 丫亚呀哑啊娅阿鸦|aai 哎唉挨隘|aan 俺|aap 鸭|aat 压押轧遏|aau 凹|ai 矮|ak 厄扼握|am 暗|ang 莺|au 区呕欧殴沤鸥
baa 叭吧坝巴把爸疤笆罢芭霸靶|baai 拜摆湃稗败|baak 伯佰卜帛白百迫|baan 办扮斑板版班颁|baat 八捌|baau 包爆胞苞饱鲍
bai 币弊敝毙蔽闭陛|bak 北|bam 乓泵|ban 品奔宾彬摈斌滨濒笨镔|bang 崩绷蹦|bat 不拔毕笔跋|be 啤
bei 卑备庇彼悲惫比毖泌痹碑秘臂蓖被贲避鼻|beng 柄病饼|bik 壁碧逼|bin 便卞变扁贬辨辩辫边鞭|bing 丙乒兵冰并炳秉迸
bit 别必憋瘪鳖|biu 彪标膘表|bo 播波玻菠|bok 博搏泊箔缚膊舶薄铂雹驳|bong 傍帮梆榜磅绑膀邦镑
bou 保哺埔埠堡宝布怖报捕暴步簿葆补褒部|bui 杯焙狈背贝辈钡|buk 仆曝瀑|bun 伴半叛拌搬本畔绊胖般苯|bung 甭
but 勃拨渤脖钵|caa 叉岔差搽查碴茬茶诧|caai 柴猜豺踩|caak 册拆栅策贼|caam 叁参惨惭掺搀杉蚕谗馋|caan 产残灿铲餐
caang 撑橙|caap 插|caat 刷刹察擦獭|caau 吵巢抄炒钞|cai 凄妻栖沏砌齐|cak 测|cam 侵寝寻沉|can 亲尘疹衬诊趁陈|cang 层曾
cap 缉辑|cat 七柒漆|cau 丑凑嗅囚抽泅畴瞅秋稠筹绸臭踌酬|ce 且奢扯斜车邪|cek 尺赤
ceoi 催取吹娶崔徐捶揣摧椎橱淬滁炊翠脆趋趣锤除隋随|ceon 巡循旬春椿秦蠢|ceot 出
ci 似侈刺匙厕始帜弛恃慈持柿次此池炽瓷疵痴矢磁翅耻脐茨词赐辞迟郗雌驰齿|cik 戚斥|cim 堑歼潜签纤
cin 仟前千扦浅缠践迁钎钱|cing 呈埕情惩拯晴氰清澄秤称程请逞青骋|cit 切彻撤澈设辙|ciu 俏峭悄昭朝潮瞧肖超钊锹鞘
co 初挫搓楚础磋锄错雏|coek 卓戳桌灼绰芍鹊|coeng 倡呛唱场墙抢昌枪猖畅祥窗翔肠蔷详锵长|coi 彩才材睬菜蔡裁财赛采
cong 仓创厂幢床敞昶沧疮舱苍藏闯|cou 噪措操曹槽澡燥粗糙草躁醋|cuk 促搐束畜矗簇蓄速|cung 丛从充冲匆囱宠松涌翀聪葱虫重
cyu 储厨处曙柱橱署褚贮躇|cyun 串传全喘存寸川攒村椽泉痊穿窜荃蹲蹿醛|cyut 撮|daa 打|daai 傣大带戴歹|daam 担氮淡耽胆
daan 丹但单弹惮掸旦蛋诞郸|daap 搭瘩答踏蹋|daat 笪达|dai 低帝底弟抵第缔蒂递逮隶|dak 得德特|dang 凳灯登瞪等蹬邓
dat 凸突|dau 兜抖斗痘豆逗陡|de 爹|dei 地|dek 笛|deoi 兑堆对队|deon 吨囤墩敦遁钝顿|dik 嫡敌涤滴狄的翟迪|dim 店惦掂点
din 佃典垫奠殿淀电甸碘靛颠|ding 丁叮定盯订钉锭顶鼎|dip 叠碟蝶谍|dit 秩跌迭|diu 丢凋刁叼吊掉碉调钓雕
do 哆垛堕多惰朵跺躲|doek 剁啄琢|doi 代待袋黛|dong 党当挡档荡|dou 倒刀到堵妒导岛度悼捣杜渡盗睹稻赌蹈道都镀
duk 毒犊独督读|dung 东冬冻动恫懂栋洞董|dyun 断段短端缎锻|dyut 夺|faa 化花|faai 傀块快筷
faan 凡反帆樊泛烦犯瓣番矾繁翻范藩贩返钒饭|faat 发法珐|fai 吠废徽挥晖沸肺费辉
fan 份分勋吩坟奋婚忿愤昏氛汾焚熏粉粪纷芬荤训酚|fat 乏伐佛弗忽拂氟窟筏罚阀|fau 剖否浮涪阜|fe 啡|fei 匪妃肥菲诽霏非飞
fo 伙火科课货颗|fok 攫霍|fong 仿况坊妨幌恍慌房放方晃纺肪芳荒访谎防
fu 乎仆付俘俯傅副呼咐唬夫妇孵富库府扶抚敷斧枯父甫符肤脯腐腑苦虎裤讣负赋赴辅釜附|fui 奎恢悔晦灰诲贿魁
fuk 伏复幅服福腹袱覆辐|fun 宽欢款|fung 丰冯凤奉封峰枫沣烽疯缝蜂讽逢酆锋风|fut 阔|gaa 价假加咖嘉噶嫁家架枷稼贾驾
gaai 介价佳届戒界疥皆秸芥街解诫阶|gaak 格隔革|gaam 减监缄鉴|gaan 奸拣柬涧硷碱简艰茧间|gaang 耕|gaap 夹甲荚钾颊
gaat 嘎|gaau 交姣搅搞教狡窖绞胶较郊铰饺|gai 继蓟计鸡|gam 今感敢柑淦甘禁赣金锦|gan 仅巾斤根瑾筋紧谨跟近靳
gang 埂庚更梗粳羹耿|gap 合急蛤鸽|gat 吉桔|gau 久九厩咎垢够救旧灸狗玖疚究纠苟购韭
gei 伎几基妓姬寄己忌技既机箕纪肌讥记饥|geng 镜颈|geoi 举具句居巨惧据炬矩踞锯龋|gik 击极棘激|gim 俭兼剑捡检
gin 件健坚建肩见键|ging 京儆兢劲境径惊敬景璟痉竞竟经荆警|gip 劫涩|git 杰洁结|giu 叫娇撬矫缴轿骄|go 个哥歌菏|goek 脚
goeng 僵姜疆羌|goi 改该|gok 各咯搁珏胳觉角铬阁|gon 干杆秆竿肝赶|gong 冈刚岗扛杠江港纲缸肛讲钢降|got 割葛
gou 告皋稿篙糕羔膏郜镐高|gu 估古咕固姑孤故沽股菇蛊辜雇顾鼓|guk 局菊谷鞠|gun 冠官棺灌管罐观贯馆
gung 供公共功宫工巩弓恭拱攻贡躬龚|gwaa 剐寡挂瓜褂|gwaai 乖怪拐蒯|gwaan 关惯|gwaat 刮
gwai 圭季归悸柜桂瑰癸硅诡贵跪轨闺馈鬼龟|gwan 军君均棍滚珺辊郡钧|gwang 轰|gwat 倔掘骨|gwik 隙|gwing 炯|gwo 戈果裹过
gwok 国廓郭|gwong 光广|gyun 倦卷娟捐眷绢鹃|haa 下厦哈夏暇虾霞|haai 孩懈揩械蟹谐鞋骇骸|haak 吓客赫|haam 函咸喊涵衔陷馅
haan 娴闲限|haang 坑夯|haap 匣峡掐狭|haau 哮孝巧拷效敲校烤考酵|hai 系|hak 克刻黑|ham 勘含坎堪嵌憨憾撼晗砍酣
han 垦很恨恳狠痕|hang 亨哼啃幸恒杏肯茎行衡铿|hap 侠合恰洽盒磕|hat 乞核檄瞎辖阂|hau 侯候厚口后吼喉猴
hei 厘喜嘻嘿器岂希弃戏晞曦欺气汽烯熙牺禧稀起|hek 吃|heoi 去吁嘘墟煦虚许诩|him 欠硷谦锨险|hin 宪掀显牵献谴轩遣
hing 兄兴卿庆氢轻馨|hip 协怯挟歉胁|hit 歇|hiu 侥嚣晓橇浇骁|ho 何可呵坷河苛荷贺|hoe 靴|hoeng 乡享向响晌香
hoi 亥凯害开恺氦海|hok 壳学貉鹤|hon 侃刊寒悍捍旱汉汗瀚焊看罕翰邯韩|hong 匡吭巷康杭筐糠腔航项|hot 喝渴蝎褐
hou 号嚎壕好昊毫浩濠灏皓耗豪|huk 哭酷|hung 凶匈哄孔恐控汞汹洪烘熊空红胸虹雄鸿|hyun 券劝喧圈煊犬绚萱|hyut 血|jaa 也
jai 拽曳|jam 任吟壬妊歆淫荫赁鑫钦阴音饮|jan 人仁刃印因姻孕寅引忍忻恩昕欣殷甄纫胤茵衅隐韧|jap 入揖泣邑|jat 一壹日溢逸
jau 丘休优佑又友右尤幼幽忧悠揉有柔油游犹由诱邮邱酉酋釉铀|je 冶夜惹椰爷耶野|jeoi 睿芮蕊裔锐|jeon 润闰
ji 义二以仪伊依倚儿医夷姨宜尔已异彝怡意懿拟易椅沂洱漪疑矣祎移绮而耳肄胰衣议谊贰铱颐
jik 亦亿奕役忆抑掖液疫益绎翊翌翼腋臆译逆|jim 严冉厌奄嫌掩染淹炎焰盐艳闫阉阎验
jin 咽唁堰妍嫣宴延弦彦涎演烟焉然燃燕现研砚舷蔫蜒衍言谚贤鄢
jing 仍凝刑型婴应形影映楹樱滢瀛瑛盈缨英荧莹萤营蝇认赢迎邢鹰|jip 业叶晔烨页|jit 噎孽热
jiu 么妖姚尧扰摇瑶窑绕耀腰舀要谣遥邀饶|jo 哟|joek 弱曰疟约若药虐跃钥
joeng 仰佯养嚷壤央扬攘杨样殃氧洋漾炀疡痒秧羊让酿阳鸯|juk 峪旭昱欲毓沃浴煜狱玉肉育褥辱郁钰
jung 佣冗勇嗡容庸恿戎拥榕溶熔用痈绒翁臃茸蓉蛹融踊雍
jyu 与乳予于余俞儒吁喻如妤娱孺宇寓御愈愉愚榆汝淤渔渝瑜盂禹羽舆茹虞蠕裕誉语谕豫迂逾遇酗隅雨预驭鱼
jyun 丸元冤原县员园圆婉媛完宛怨悬愿沅沿渊源烷猿玄眩缘苑袁软辕远铅阮院鸳|jyut 乙悦月玥穴粤越阅|kaa 卡|kaai 楷锴
kaak 喀|kaau 靠|kai 启契溪稽|kam 擒琴禽襟|kan 勤芹|kap 及吸汲级给|kat 咳|kau 寇扣抠构求沟球臼舅|ke 瘸茄骑
kei 企其冀奇崎旗期棋歧淇琦琪畸祁祈祺骥麒|kek 剧|keoi 俱区拒拘渠距躯驱驹|kim 钳黔|kin 乾干|king 倾擎琼顷鲸|kit 揭竭颉
kiu 乔侨桥窍翘|koek 却|koeng 强|koi 慨概溉盖钙|kok 榷涸确郝|kong 亢慷抗炕狂矿|ku 箍|kui 侩刽溃绘贿|kuk 曲|kung 穷
kut 括豁|kwaa 垮夸挎胯跨|kwaang 框眶逛|kwai 亏岿愧携畦盔窥葵规|kwan 困坤堃捆昆窘群菌裙锟|kwok 扩|kwong 扩旷邝
kyun 拳权颧|kyut 决抉撅炔缺诀|laa 啦喇|laai 拉赖|laam 婪岚揽槛滥篮缆舰蓝览|laan 兰懒拦栏澜烂谰阑|laang 冷|laap 垃腊蜡
laat 辣|laau 捞|lai 丽例俪励厉犁礼荔黎|lak 勒肋|lam 临凛林淋琳霖|lap 立|lat 甩|lau 刘娄搂柳楼榴流溜漏琉留瘤硫篓陋馏
lei 俐利厘吏履李梨漓狸理璃痢离篱莉里鲤|leoi 侣儡吕垒屡擂旅泪滤磊类累缕蕾虑里铝镭雷骡
leon 仑伦卵吝抡沦磷纶蔺论轮邻鳞麟|leot 傈律栗|li 哩|lik 力历沥砾|lim 帘廉敛脸镰|lin 怜撵涟炼琏练莲连链
ling 令伶凌另岭拎棱楞泠灵玲羚翎菱铃陵零领龄|lip 猎|lit 列烈裂|liu 了僚寥廖撂撩料燎疗聊辽镣|lo 箩罗萝螺裸逻锣
loek 掠略|loeng 两亮俩凉梁粮粱良谅辆量|loi 来莱|lok 乐洛烙络落酪骆|long 廊晾朗榔浪狼琅郎
lou 佬劳卢卤庐掳涝潞潦炉牢璐老芦虏赂路露颅驴鲁|luk 六录戮氯碌禄绿逯陆鹿麓|lung 咙垄弄拢窿笼聋陇隆龙
lyun 乱孪峦恋挛栾滦联|lyut 劣|maa 么吗嘛妈玛码蚂马骂麻|maai 买卖埋迈|maan 万慢晚曼漫蔓蛮谩馒|maang 勐孟氓猛盲锰
maau 卯牡猫矛茅貌铆|mai 眯米谜迷醚|mak 墨脉陌麦默|man 吻悯抿敏文旻民紊纹蚊问闵闻闽雯|mang 盟萌|mat 勿宓密物蜜袜
mau 亩懋某牟缪茂谋谬贸|mei 味媚寐尾微未眉糜美薇镁霉靡|mik 幂觅|min 免冕勉娩棉眠绵缅面|ming 名命明皿螟铭鸣|mit 灭蔑
miu 妙庙描淼渺瞄秒苗藐|mo 么摩摸磨蘑魔|mok 剥寞幕漠膜莫|mong 亡妄忘忙望网芒茫莽
mou 侮冒务募墓姆姥巫帽慕戊拇摹无暮模武毋母毛舞芜诬雾|mui 妹媒昧枚梅每煤玫酶霉|muk 木沐牧目睦穆|mun 们满瞒门闷
mung 梦檬蒙|mut 抹末没沫|naa 哪拿那|naai 乃奶氖|naam 南楠男|naan 难|naap 呐纳钠|naau 挠淖锚闹|nai 呢泥|nang 能|nap 粒
nau 扭朽纽钮|nei 你妮尼弥您腻饵|neoi 女馁|ng 五伍午吴吾悟晤梧误|ngaa 牙瓦芽蚜衙讶雅|ngaai 崖涯艾|ngaak 额|ngaam 岩癌
ngaan 眼雁颜|ngaang 硬|ngaau 咬淆|ngai 伪倪危巍毅羿艺蚁诣隗霓魏|ngan 银|ngat 屹疙讫迄|ngau 偶勾牛藕钩|ngit 啮
ngo 俄卧哦娥峨我蛾讹饿鹅|ngoi 呆外皑碍|ngok 岳鄂|ngon 岸|ngong 昂|ngou 傲敖熬翱|nik 匿溺|nim 念拈|nin 年碾
ning 宁拧柠泞狞|nip 捏捻涅聂镊镍|niu 尿鸟|no 娜懦挪糯|noeng 娘|noi 内奈耐馁|nok 诺|nong 囊瓤|nou 努奴怒恼脑
nung 农浓脓|nyun 嫩暖|o 柯|oi 哀埃爱蔼|ok 恶|on 安按案氨胺鞍|ong 盎肮|ou 奥懊澳袄|paa 怕扒爬琶耙趴|paai 排派牌
paak 啪帕拍柏魄|paan 扳攀盼|paang 彭棒棚澎烹硼膨鹏|paau 刨咆抛炮豹跑|pai 批|pan 喷苹贫频|pang 凭朋|pat 匹
pei 呸屁披毗琵疲痞皮砒脾譬鄙|pik 僻劈辟霹|pin 偏片篇编遍骗|ping 坪屏平抨拼瓶砰聘苹萍评|pit 撇瞥|piu 漂瓢票飘
po 坡婆棵破颇|pok 扑朴璞粕|pong 庞旁耪蚌谤|pou 圃抱普泡浦溥莆菩葡蒲袍谱铺|pui 佩倍坯培徘沛珮胚蓓裴赔配陪
pun 判潘盆盘磐|pung 捧碰篷蓬|put 泼|saa 啥沙洒砂纱耍|saai 晒|saam 三叁衫|saan 伞删姗山拴散栓汕珊篡|saang 省|saap 圾飒
saat 撒杀煞萨|saau 哨捎梢稍|sai 世势嘶噬婿洗犀硒筛细西誓逝驶|sak 塞|sam 婶审岑心忱森沁沈深渗琛甚芯谌郴
san 伸呻娠宸慎新晨申砷神绅肾臣莘薪身辛辰锌|sang 牲生甥蹭|sap 什十拾涩湿|sat 失实室瑟膝虱
sau 仇修兽受售嗽守寿愁手授搜擞收漱瘦秀绣羞艘锈首|se 些佘写卸厍射泻社舍蛇赊赦|sei 四死|sek 石硕锡
seoi 垂墅岁帅水瑞瘁睡碎祟税穗粹絮绥绪虽衰谁遂隧需须髓|seon 信唇殉汛洵淳瞬笋纯舜荀讯询迅逊醇顺驯|seot 恤戌摔术率述
si 丝事仕使侍偲史司嗜士尸屎市师思撕斯施时是氏狮示私肆视试诗|sik 媳式息悉惜拭昔晰析熄色蚀识适释食饰|sim 苫蝉闪陕
sin 仙倩先冼单善扇擅煽癣线缮羡腺膳茜赡铣鲜|sing 乘剩升圣城声姓性惺成承星晟猩盛绳胜腥诚醒|sip 慑摄涉|sit 屑楔泄窃舌薛
siu 兆劭啸宵小少消潇烧硝笑筱箫绍肇萧邵销霄韶|so 傻唆所梭梳琐疏莎蓑蔬锁|soek 削烁
soeng 上伤偿厢双商墒尚尝常想湘相箱裳襄赏镶霜|soi 腮鳃|sok 朔索|song 丧嗓桑爽|sou 塑嫂扫搔数溯素苏诉酥须骚
suk 僳叔孰宿属淑熟粟缩肃蜀赎|sung 宋崇嵩怂松淞耸送|syu 书姝庶恕戍抒暑枢树殊澍竖舒薯输黍鼠
syun 吮孙宣损旋璇算篆船蒜选酸|syut 说雪|taa 他她它|taai 太态汰泰贷酞|taam 坛探潭痰覃谈谭贪
taan 叹坍坛坦摊檀毯滩炭瘫碳袒|taap 塌塔|taat 挞|tai 体剃啼嚏堤屉提替梯涕蹄锑题|tan 吞褪|tang 疼腾藤誊|tau 偷头投透
tek 踢|teng 厅|teoi 推腿蜕退颓|teon 湍盾|tik 剔惕|tim 恬添甜舔|tin 填天滇田腆|ting 亭停听婷庭廷挺汀烃艇|tip 帖贴
tit 铁|tiu 挑条眺跳迢|to 唾妥拖椭舵陀驮驼鸵|toi 台怠抬殆胎苔|tok 托拓|tong 倘唐堂塘搪棠汤淌烫糖膛趟躺
tou 兔吐图土套屠徒掏桃涂涛淘滔焘祷绦肚萄讨逃途陶韬|tuk 秃|tung 佟侗同彤捅桐桶痛瞳童筒统通酮铜|tyun 团屯臀|tyut 脱
uk 屋|ung 瓮|waa 划华哇哗娃嬅桦洼蛙话骅|waai 坏怀槐歪淮|waak 划惑或画|waan 宦寰幻弯患挽湾环豢还顽|waang 横
waat 挖斡滑猾|wai 为伟位卉卫唯喂围委威尉惟惠慧慰桅毁汇渭潍炜畏秽纬维胃苇萎蔚讳谓违遗韦
wan 云允匀尹昀晕浑混温瘟稳筠耘艺蕴贇运郧酝陨韵魂|wang 宏弘泓|wat 屈郁|wik 域|wing 咏嵘扔永泳荣颖|wo 和涡祸禾窝蜗锅
wok 获|wong 凰往惶旺枉汪煌王璜皇磺簧蝗黄|wu 乌互呜坞壶弧户护捂污沪湖狐瑚糊胡芋葫蝴邬钨|wui 会回徊汇烩蛔
wun 唤垣惋换援桓涣焕玩痪皖碗缓腕豌|wut 活|zaa 乍咋咱喳挝榨渣炸诈|zaai 债寨斋|zaak 宅择掷摘泽窄翟责|zaam 崭斩暂湛站蘸
zaan 撰栈盏绽赚赞|zaang 争|zaap 习匝杂眨砸袭铡闸集|zaat 扎札铡|zaau 嘲找抓爪罩肘骤|zai 仔制剂挤掣济滞祭际|zak 侧则
zam 怎斟枕浸砧针|zan 振珍真镇阵震|zang 僧增峥憎挣曾狰睁赠铮|zap 执汁|zat 侄嫉疾窒蛰质
zau 周咒奏宙就州帚揍揪昼洲皱舟袖诌走邹酒|ze 借姐者蔗谢这遮锗|zek 只炙|zeng 井郑
zeoi 叙咀嘴坠屿序最沮狙疽缀罪聚蛆赘追醉锥|zeon 俊准尽峻晋津浚烬竣臻谆进遵骏|zeot 卒
zi 之伺兹只吱咨嗣址姿子字孜寺峙巳征志指挚支旨智枝梓止治淄渍滋滓痔知稚籽紫纸置肢脂自至致芝芷蜘訾资趾饲
zik 借值即只夕寂席植殖汐直矽积籍织绩职脊藉迹|zim 占尖沾渐瞻粘詹|zin 剪展战毡溅煎笺箭荐贱辗阐颤饯
zing 侦净帧征怔政整晶正症睛祯精蒸证贞靖静|zip 折接|zit 哲喆婕截折捷浙睫节|ziu 剿召招椒沼焦照礁蕉赵|zo 佐助坐左座诅阻
zoek 勺嚼焯爵着酌雀鹊|zoeng 丈仗像匠奖将帐张彰掌杖桨樟橡浆涨漳璋瘴章胀蒋象账酱障|zoi 再哉在宰栽灾载|zok 作凿昨柞
zong 壮妆庄撞桩状脏臧葬装赃|zou 做早枣灶皂祖租糟组藻蚤造遭|zuk 俗嘱捉族浊烛瞩祝竹竺筑粥续触足轴逐
zung 中仲众宗忠总棕盅种纵终综肿衷讼诵踪钟颂鬃|zyu 主住拄朱株注煮猪珠着著蛀蛛诛诸铸驻|zyun 专尊砖纂转钻|zyut 拙掇绝茁
"""
#: The characters of each reading.
SAID: dict[str, str] = dict(entry.split() for entry in _TABLE.strip().replace("\n", "|").split("|"))
