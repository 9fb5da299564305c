"""What characters are read as in Cantonese: Jyutping without its tones, a reading and its simplified characters.

From the open Cantonese dictionary of kaifangcidian.com (2013, CC BY 3.0), of the characters in most use (the first
level of GB 2312) and some more that names have; checked by general knowledge against the usual spellings of Hong Kong.
"""

from __future__ import annotations

_LINES = """
aa 丫亚呀哑啊阿鸦|aai 挨隘|aan 俺晏|aap 鸭|aat 压押轧遏|ai 哎唉矮|am 暗|au 呕欧鸥|baa 叭吧坝巴把爸疤笆罢芭霸靶
baai 拜摆稗败|baak 伯佰卜帛白百|baan 办扮斑板版班颁|baang 绷蹦|baat 八捌|baau 包爆胞苞褒饱鲍|bai 币弊敝毙蔽闭陛|bak 北
bam 泵|ban 品奔宾彬摈斌滨笨|bang 崩|bat 不拔毕笔跋|be 啤|bei 卑备庇彼悲比泌痹碑秘臂被避鼻|beng 饼|bik 壁碧逼
bin 便卞变扁贬辨辩辫边鞭|bing 丙兵冰屏并炳秉迸饼|bit 别必憋瘪鳖|biu 彪标膘表|bo 播波玻菠|bok 博搏泊箔膊薄铂雹驳
bong 傍帮梆榜磅绑膀邦镑|bou 保哺圃埔堡宝布怖报捕暴步簿补部|bui 杯焙狈背贝辈钡|buk 仆卜曝瀑|bun 半叛拌搬本畔绊胖般苯
bung 甭|but 勃拨渤脖钵|caa 叉岔差搽查碴茬茶诧|caai 差揣柴猜豺踩|caak 册拆栅策贼|caam 参惨惭掺搀蚕谗馋|caan 产残灿铲餐
caang 撑|caap 插|caat 刷察擦獭|caau 吵巢抄炒钞|cai 凄切妻栖沏砌齐|cak 测|cam 侵寝寻沉|can 亲尘衬诊趁陈|cang 层曾
cap 缉辑|cat 七柒漆|cau 丑仇凑嗅囚抽泅畴秋稠筹绸臭踌酬|ce 且奢扯斜车邪|cek 尺赤
ceoi 催取吹娶崔徐捶揣摧滁炊翠脆趋趣锤除隋随|ceon 巡循旬春秦蠢驯|ceot 出
ci 似侈刺匙厕始差帜弛恃慈持柿次此池炽瓷疵痴矢磁翅耻脐词赐辞迟雌驰齿|cik 戚斥|cim 堑歼潜签纤|cin 仟前千浅缠迁钱
cing 呈情惩拯晴氰清澄秤称程逞骋|cit 切彻掣撤澈设辙|ciu 俏峭悄昭朝潮瞧肖超锹鞘|co 初坐挫搓楚础磋锄错雏|coek 卓戳绰
coeng 倡呛唱场墙抢昌枪猖畅祥窗翔肠蔷详长|coi 塞彩才材睬菜蔡裁财赛采|cok 错|cong 仓创厂床敞沧疮舱苍藏闯
cou 噪措操曹槽燥粗糙草躁醋|cuk 促搐束畜矗簇蓄速|cung 丛从充冲匆囱宠松涌聪葱虫重|cyu 储处曙柱橱署褚贮躇
cyun 串传全喘存寸川揣村泉痊穿窜蹿醛|cyut 撮|daa 打|daai 呆大带戴歹|daam 担氮淡耽胆|daan 丹但单弹惮掸旦蛋诞郸
daap 搭瘩答踏蹋|daat 达|dai 低帝底弟抵第缔蒂递隶|dak 得德特|dan 墩|dang 凳灯登等蹬邓|dat 凸突|dau 兜抖斗痘逗陡|de 爹
dei 地|dek 笛|deoi 兑堆对队|deon 吨墩敦蹲遁钝顿|dik 嫡敌涤滴狄的翟迪|dim 店惦掂点|din 佃典垫奠殿淀电甸碘靛颠
ding 丁定汀顶鼎|dip 叠碟蝶谍|dit 秩跌迭|diu 丢凋刁叼吊掉碉调钓雕|do 哆堕多惰跺躲驮|doek 啄琢|doi 代待袋|dok 度
dong 党当挡档荡|dou 倒刀到堵妒导岛度悼捣杜渡盗睹稻赌蹈道都镀|duk 毒犊独督读|dung 东侗冬冻动恫懂栋洞董
dyun 断段短端缎锻|dyut 夺|faa 化花|faai 傀块快筷|faan 凡反帆樊烦犯瓣番矾繁翻范藩返钒饭|faat 发法珐
fai 吠废徽挥晖沸肺费辉|fan 份分勋吩坟奋婚忿愤昏氛汾焚熏粉粪纷芬荤训酚|fat 乏伐佛弗忽拂氟窟筏罚阀|fau 否浮阜|fe 啡
fei 匪肥菲诽非飞|fo 伙火科课货颗|fok 攫霍|fong 仿况坊妨幌恍慌房放方晃纺肪芳荒访谎防
fu 乎仆付俘俯傅副呼咐唬夫妇孵富库府扶抚敷斧枯父甫符肤腐腑苦虎裤讣负赋赴辅釜附|fui 恢悔晦灰诲魁|fuk 伏复幅服福腹袱覆辐
fun 宽欢款|fung 丰冯凤奉封峰枫烽疯缝蜂讽逢锋风|fut 阔|gaa 价假加咖嘉噶嫁家架枷稼贾驾|gaai 介佳届戒界疥皆秸芥街解诫阶
gaak 格胳隔革|gaam 减监缄鉴|gaan 奸拣柬涧碱简艰茧间|gaang 更耕|gaap 夹甲荚钾颊|gaat 轧
gaau 交搅搞教校狡窖绞胶觉较郊铰饺|gai 继蓟计鸡|gam 今感敢柑甘禁赣金锦|gan 仅巾斤根筋紧谨跟近靳|gang 埂庚更梗羹耿
gap 急蛤鸽|gat 吉嘎桔疙讫|gau 久九厩咎垢够救旧灸狗玖疚究苟钩韭|gei 伎几基奇妓姬寄己忌技既机畸箕纪肌讥记饥|geng 惊镜颈
geoi 举具句居巨惧据炬矩踞龋|gik 击极棘激|gim 俭兼剑捡检|gin 件健坚建肩见键|ging 京兢劲境径惊憬敬景璟痉竞竟经荆警
gip 劫|git 杰洁结|giu 叫娇撬矫缴轿骄|go 个哥歌|goek 脚|goeng 僵姜强疆羌|goi 改盖该|gok 各咯搁觉角阁|gon 干杆竿肝赶
gong 冈刚岗杠江港纲缸肛讲钢降|got 割葛|gou 告皋稿糕羔膏郜镐高|gu 估古咕固姑孤故沽股菇蛊贾辜雇顾鼓|guk 局菊谷鞠
gun 冠官棺灌管罐观贯馆|gung 供公共功宫工巩弓恭拱攻贡躬龚|gwaa 寡挂瓜褂|gwaai 乖怪拐|gwaan 关惯|gwaat 刮
gwai 圭季归悸柜桂瑰癸硅诡贵跪轨闺馈鬼龟|gwan 军君均棍滚纶郡钧|gwang 轰|gwat 倔掘骨|gwing 炯|gwo 戈果裹过|gwok 国郭
gwong 光广|gyun 倦券卷娟捐眷绢鹃|haa 下厦哈夏暇虾蛤霞|haai 孩懈揩械蟹解谐鞋骇骸|haak 吓客赫|haam 函咸喊槛涵衔陷馅
haan 娴闲限|haang 坑夯行|haap 匣峡掐|haau 哮孝巧拷效敲校考|hai 系|hak 克刻可黑|ham 勘含坎堪憨憾撼砍酣|han 垦很恨恳狠痕
hang 亨哼啃幸恒杏肯行衡|hap 合恰洽盒磕|hat 乞檄瞎辖阂|hau 侯候厚口后吼喉猴|hei 喜嘻嘿器岂希弃戏曦欺气汽烯熙牺稀起
hek 吃|heoi 去吁嘘墟虚许|him 欠谦险|hin 宪掀显牵献谴轩遣|hing 兄兴卿庆氢馨|hip 协怯歉胁|hit 歇蝎|hiu 侥嚣晓浇|hng 哼
ho 何可呵坷河苛荷贺|hoe 靴|hoeng 乡享向响晌香|hoi 亥凯害开恺氦海|hok 壳学貉鹤|hon 寒悍捍旱汉汗瀚焊看罕翰邯韩
hong 匡吭康杭糠腔航行降项|hot 喝渴褐|hou 号嚎壕好昊毫浩耗豪镐|huk 哭酷|hung 凶匈哄孔恐控汞汹洪熊空红胸虹雄鸿
hyun 券劝喧圈犬绚|hyut 血|jaa 也|jai 曳|jam 任吟壬妊淫荫赁钦阴音饮|jan 人仁刃印因姻孕寅引忍忻恩昕欣殷甄纫茵衅隐
jap 入揖泣熠邑|jat 一壹日溢逸|jau 丘休优佑又友右尤幼幽忧悠揉有柔油游犹由诱邮邱酉酋釉铀|je 冶夜惹椰爷耶邪野|jeng 赢
jeoi 睿蕊裔锐|jeon 润闰|ji 义二以仪伊依倚儿医夷姨宜尔已异彝怡意懿拟易椅沂洱疑矣移而耳肄胰蛇衣议谊贰铱颐
jik 亦亿役忆抑掖易液疫益绎翌翼腋臆译|jim 严冉厌奄嫌掩染淹炎焰盐艳闫阉阎验
jin 咽唁堰妍嫣宴延弦彦涎演烟焉然燃燕现研砚舷蔫蜒言谚贤鄢|jing 仍凝刑型婴应形影映樱盈缨英荧莹萤营蝇认赢迎邢鹰
jip 业叶烨页|jit 咽噎孽拽热|jiu 妖姚尧扰摇瑶窑耀腰舀要谣遥邀饶|jo 哟|joek 弱疟约若药虐跃钥
joeng 仰佯养壤央扬攘杨样殃氧洋漾疡痒秧羊让酿阳鸯|juk 旭昱欲沃浴煜狱玉肉育褥辱郁
jung 佣冗勇嗡容庸恿戎拥涌溶熔用翁臃茸蓉蛹融踊雍
jyu 与乳予于余俞儒吁喻如娱宇寓御愈愉愚榆汝淤渔渝瑜盂禹羽舆茹虞蠕裕誉语豫迂逾遇隅雨预驭鱼
jyun 元冤原县员园圆婉媛完宛怨悬愿沿渊源烷猿玄眩缘苑袁软辕远铅阮院鸳|jyut 悦曰月穴粤越阅|kaa 卡喀|kaai 楷|kaak 咯
kaau 靠|kai 启契溪稽|kam 擒琴禽襟|kan 勤芹近|kap 及吸汲级给|kat 卡咳|kau 仇寇扣抠求球|ke 瘸茄骑
kei 企其冀奇崎旗期棋歧琦琪祁祈骥麒|kek 剧|keoi 俱区拒拘渠距躯驱驹|kim 钳黔|kin 乾|king 倾擎琼顷鲸|kit 揭竭
kiu 乔侨桥翘|koek 却|koeng 强|koi 慨概溉盖钙|kok 榷涸确郝|kong 亢扛扩抗炕|ku 箍|kui 侩刽溃绘贿|kuk 曲|kung 穷|kut 括豁
kwaa 垮夸挎胯跨|kwaang 逛|kwai 亏岿愧携畦盔窥葵规|kwan 困坤捆昆窘群菌裙|kwok 扩|kwong 旷狂|kyun 拳权颧|kyut 决抉撅缺诀
laa 啦喇拉|laai 拉落赖|laam 婪岚揽滥篮缆舰蓝览|laan 兰懒拦栏澜烂阑|laang 冷|laap 垃立腊蜡|laat 拉辣
lai 丽例励厉犁礼荔黎|lam 临凛林淋琳霖|lat 甩|lau 刘娄捞搂柳楼榴流溜漏琉留瘤硫篓陋馏|le 哩
lei 俐利厘吏履李梨漓狸理璃痢离篱莉里鲤|leoi 侣儡吕垒屡擂旅泪滤磊类累缕虑里铝镭雷驴|leon 仑伦卵吝抡沦磷纶蔺论轮邻鳞麟
leot 傈律栗率|li 哩|lik 力历砾|lim 令帘廉敛脸镰|lin 怜撵涟炼练莲连链|ling 令伶凌另棱灵玲羚苓菱铃陵零龄|lip 猎
lit 列烈裂|liu 了僚寥廖撂撩料溜燎疗聊辽镣|lo 咯箩罗萝裸逻锣|loek 掠略|loeng 两亮俩凉梁粮粱良谅辆量|loi 来莱
lok 乐烙络落酪铬|long 廊晾朗榔浪狼琅郎|lou 佬劳卢卤姥庐捞掳涝潞炉牢老芦虏赂路露颅鲁|luk 六录戮氯碌禄绿陆鹿麓
lung 咙垄弄拢窿笼聋陇隆龙|lyun 乱孪峦恋挛滦联|maa 嘛妈玛码蚂马骂麻|maai 买卖埋迈|maan 万慢晚曼漫蔓蛮谩馒
maang 孟猛盲绷锰|maau 卯猫矛茅貌铆|mai 眯米谜迷醚|mak 万墨脉陌麦默|man 吻悯抿敏文民氓紊纹蚊问闻闽|mang 盟萌
mat 勿密物蜜袜|mau 亩某牟牡茂谋谬贸|mei 味媚寐尾微未眉美薇镁靡|meng 命|mik 幂觅|min 免冕勉娩棉眠绵缅面
ming 名命明皿螟鸣|mit 灭蔑|miu 妙庙描淼渺瞄秒苗藐|mo 么摩摸磨蘑魔|mok 剥寞幕漠膜莫|mong 亡妄忘忙望氓网芒茫莽
mou 侮冒务募墓姆巫帽慕戊拇摹无暮模武毋母毛膜舞芜诬雾|mui 妹媒昧枚梅每煤玫酶霉|muk 木牧目睦穆|mun 们满瞒门闷
mung 梦檬蒙|mut 末没沫|naa 南哪娜拿那|naai 乃奶氖|naam 南男|naan 难|naap 呐纳钠|naau 挠淖锚闹|nai 泥|nang 能
nau 扭朽纽钮|ne 呢|nei 你妮尼弥您腻饵|neoi 馁|ng 五伍午吴吾悟捂晤梧误|ngaa 牙瓦芽衙讶雅|ngaai 崖挨涯艾|ngaak 额
ngaam 岩癌|ngaan 眼雁颜|ngaang 硬|ngaau 咬淆|ngai 伪倪危巍毅艺蚁诣霓魏|ngan 沂银|ngat 屹迄|ngau 偶勾牛藕
ngo 俄卧哦娥峨我蛾讹饿鹅|ngoi 呆外碍|ngok 乐岳鄂|ngon 岸|ngong 昂|ngou 傲奥懊敖澳翱|nik 匿|nim 念拈捻|nin 年碾
ning 宁拧柠泞狞|nip 捏涅聂镊镍|niu 尿溺鸟|no 懦挪糯|noeng 娘|noi 内奈耐|nok 诺|nong 囊瓤|nou 奴怒恼脑|nung 农浓脓
nyun 嫩暖|o 哦柯阿|oi 哀埃爱蔼|ok 恶|on 安按案氨胺鞍|paa 怕扒爬琶耙趴|paai 排派牌|paak 啪帕拍柏魄|paan 扳攀盼
paang 彭棒棚澎烹硼膨鹏|paau 刨咆抛泡炮豹跑|pai 批|pan 喷嫔贫频|pang 凭朋|pat 匹|pau 剖|pei 否呸屁披毗琵疲痞皮脾被譬鄙
pek 劈|pik 僻辟霹|pin 便偏扁片篇编遍骗|ping 坪屏平抨瓶砰聘苹萍评|pit 撇瞥|piu 朴漂瓢票飘|po 婆破颇|pok 扑朴
pong 庞旁磅膀蚌谤|pou 抱普泡浦溥脯莆菩葡蒲袍谱铺|pui 佩倍坯培徘沛珮胚裴赔配陪|puk 仆|pun 判潘番盆盘磐|pung 碰篷|put 泼
saa 啥沙洒砂纱耍莎|saai 晒|saam 三叁衫|saan 伞删山拴散栓汕珊篡|saang 牲甥省|saap 圾|saat 刹撒杀煞萨|saau 哨捎梢稍
sai 世使势嘶噬婿洗犀硒筛细西誓逝驶|sak 塞|sam 什参婶审岑心忱森沁沈深渗甚芯郴|san 伸呻娠慎新晨申砷神绅肾臣薪身辛辰锌
sang 蹭|sap 十拾湿|sat 失实室瑟膝虱|sau 仇修兽受售嗽守宿寿愁手授搜擞收漱瘦秀绣羞锈首|se 些写卸射泻社舍蛇赦|sei 四死
sek 石硕锡|seoi 垂墅岁帅水瑞睡碎祟税穗粹绥绪虽衰说谁遂隧需须髓|seon 信唇殉汛浚淳瞬笋纯舜芯讯询迅逊醇顺
seot 恤戌摔术率述|si 丝事仕伺使侍匙史司嗜士尸屎市师思撕斯施时是氏狮示私肆视试诗|sik 媳式息悉惜拭昔晰析熄色蚀识适释食饰
sim 单赡闪陕|sin 仙先冼单善扇掸擅煽癣线缮羡腺膳蝉鲜|sing 乘剩升圣城姓性惺成承星猩盛省绳胜诚|sip 摄涉|sit 屑楔泄窃舌薛
siu 兆啸宵小少消潇烧硝笑绍肇萧邵销霄韶|so 傻唆所梭梳琐疏蓑蔬锁|soek 削烁|soeng 上伤偿厢双商嫦尚尝常想湘相箱裳襄赏镶霜
soi 腮鳃|sok 朔索说|song 丧嗓桑爽|sou 塑嫂扫搔数溯素苏诉酥须骚|suk 僳叔孰宿属淑熟粟缩肃蜀赎|sung 从宋崇怂松耸送
syu 书庶恕戍抒暑枢树殊竖舒薯输黍鼠|syun 吮孙宣损旋璇算篆船蒜选酸|syut 说雪|taa 他她它|taai 傣太态汰泰贷
taam 坛探毯淡潭痰谈谭贪|taan 叹坍坛坦弹摊檀滩炭瘫碳袒|taap 塌塔|taat 挞|tai 体剃啼嚏堤屉提替梯涕蹄锑题|tan 吞褪
tang 疼腾藤誊|tau 偷头投透|tek 踢|teoi 推腿蜕退颓|teon 盾|tik 剔惕|tim 恬添甜舔|tin 填天田腆|ting 亭停听婷庭廷挺汀烃
tip 帖贴|tit 铁|tiu 挑条眺调跳迢|to 妥拖椭舵陀驮驼鸵|toi 台抬胎苔|tok 托拓|tong 倘唐堂塘幢棠汤淌烫膛趟躺
tou 兔吐图土套屠徒掏桃涂涛淘滔祷肚萄讨逃途陶|tuk 秃|tung 佟同彤捅桐桶痛瞳童统通酮铜|tyun 团囤屯断臀|tyut 脱|uk 屋
ung 瓮|waa 凹剐华哇哗娃洼蛙话|waai 坏怀槐歪淮|waak 划惑或画|waan 宦幻弯患挽湾玩环还顽|waang 横|waat 挖斡滑猾
wai 为伟位卉卫唯喂围委威尉崴惟惠慧慰桅毁渭潍畏秽纬维胃苇萎蔚蕙讳谓违遗韦|wan 云允匀尹晕浑混温瘟稳耘芸蕴运酝陨魂
wang 宏弘|wat 屈郁|wik 域|wing 咏嵘扔永泳荣颖|wo 和挝涡祸禾窝蜗锅|wok 获|wong 凰往惶旺枉汪煌王皇磺簧蝗黄
wu 乌互呜坞壶弧恶户护污沪湖狐瑚糊胡芋葫蝴钨|wui 会回徊汇烩蛔|wun 唤垣换桓焕玩痪皖碗缓腕|wut 活|zaa 乍咋咱榨渣炸诈
zaai 债寨斋|zaak 宅择掷摘泽窄责|zaam 崭斩暂湛站蘸|zaan 撰攒栈盏绽赚赞|zaang 挣|zaap 习什匝杂眨砸袭闸集|zaat 扎札轧铡
zaau 嘲找爪罩|zai 仔制剂挤掣济滞祭际|zak 侧则|zam 怎斟枕浸砧针|zan 振珍疹真镇阵震|zang 僧增峥憎曾赠|zap 执汁
zat 侄嫉疾窒蛰质|zau 周咒奏宙就州帚揍揪昼洲皱肘舟袖诌走邹酒骤|ze 借姐者蔗谢遮|zek 只
zeoi 叙咀嘴坠屿序最椎沮狙罪聚赘追醉锥|zeon 俊准尽峻晋津烬竣臻谆进骏|zeot 卒
zi 之仔伺兹只吱咨嗣址姿子字孜巳志指挚支旨智枝止氏治淄滋滓痔知稚籽紫纸置肢脂自至致芝蜘质资趾饲
zik 值即夕寂席植殖汐直矽积籍织绩职藉迹|zim 占尖沾渐瞻詹|zin 剪展战毡溅煎碾笺箭荐贱辗颤饯
zing 侦净征怔政整晶正症睛精菁蒸证贞靖静|zip 折接|zit 哲截折捷浙睫节|ziu 剿召招朝椒沼焦照礁蕉赵|zo 佐助坐左座阻
zoek 嚼灼爵着著酌雀鹊|zoeng 丈仗像匠奖将帐张彰掌杖桨樟橡浆涨漳瘴章胀蒋象账酱长障|zoi 再哉在宰栽灾载|zok 作凿
zong 壮妆庄撞桩状脏葬藏装赃|zou 做早枣澡灶皂祖租糟组藻蚤造遭|zuk 俗嘱捉族浊烛瞩祝竹筑粥续足轴逐
zung 中仲众宗忠总棕盅种纵终肿讼诵踪重钟颂鬃|zyu 主住朱株注煮猪珠著蛀蛛诛诸驻|zyun 专传尊砖纂转钻|zyut 拙掇绝茁
"""
#: The characters of each reading.
SAID: dict[str, str] = dict(entry.split() for entry in _LINES.strip().replace("\n", "|").split("|"))
