"""The words that reports translate, a line a meaning; `store.names.meanings` reads them.

They stand here folded, those of Arabic script in their usual Latin spelling: written without vowels they are known by
their key. General vocabulary, countries and directions; no names. Plurals and other genders need not be listed
(`store.names.meanings.mean_one`).
"""

from __future__ import annotations

# A line a meaning, which an indented line goes on with. English first; then Arabic, Persian, Urdu and
# Pashto, Turkish, French, Spanish, Russian, Chinese; last the letters of Arabic script as they fold, where no spelling
# with vowels fits them.
LINES = """
organization munazzamat munazzama sazman sazeman tanzim tanzeem teshkilati teskilati organisasi organizacion
    organizatsiya
association society jamiyat jamiyah jamiyya anjoman anjuman dernegi dernek asociacion assotsiatsiya xiehui jmayh
group jamaat jamaa gamaa jemaah majmua majmuat goruh grubu groupe grupo gruppa jituan jmaah grwh
council majlis shura shora conseil consejo sovet konseyi shwry shwray
committee lajna lajnat komite komiteh comite komitet
ministry wizara wizarat vezarat bakanligi ministere ministerio ministerstvo
directorate administration mudiriya mudiriyat idara edareh direction direccion upravlenie mudurlugu
office bureau maktab daftar buro oficina
agency wakala wakalat ajans ajansi agence agencia agentstvo
authority haya hayat
union ittihad ettehad ettehadieh ettehadiyeh birligi soyuz atahad atahadyh
federation fedrasiyon federasyonu federacion federatsiya
club nadi bashgah kulubu klub
commission komisyon haya comision komissiya hyyh
embassy safara sefarat buyukelciligi ambassade embajada posolstvo
court mahkama dadgah mahkemesi tribunal cour corte sud
brigade battalion regiment lashkar fouj tugayi batallon bataillon batalon
division firqa firqah lashkar tumeni
companies saraya sraya
force forces quwat quwwat quwa niru niroo nirouye niruye kuvvetleri fuerza fuerzas sily qwh nyrwhay
guard guards haras pasdaran sepah muhafizlari garde guardia gvardiya
corps sepah spah faylaq kolordu cuerpo korpus
army ordu ordusu artesh lashkar armee ejercito armiya artsh
armed musallaha musallah mosallah mslhh silahli armadas armees vooruzhennye
military askari askariya askariyya nezami nizami askeri militaire militar voennyy voenny
police shurta shurtah polis polisi policia politsiya
prison penitentiary jail sijn zendan zindan hapishanesi cezaevi carcel tyurma
intelligence mukhabarat istikhbarat ettelaat etelaat istihbarat renseignement renseignements inteligencia razvedka
security amn amni amniya amniyat entezami guvenlik securite seguridad bezopasnost anquan antzamy
protection guarding hirasa hirasat harasat herasat hefazat himaya koruma hmayh
defence defense difa defa savunma defensa oborona oborony guofang dfaa
revolution revolutionary thawra thawriya thwrh thwry thwryh enghelab enqelab enqelabi inqilab inqilabi devrim
    devrimci revolucion revolucionario revolucionaria revolucionarias revolutionnaire
resistance muqawama muqawamah moqavemat moghavemat muzahimat direnis resistencia mqawmt
liberation tahrir azadi kurtulus liberacion osvobozhdenie
freedom hurriya hurriyat azadi ozgurluk libertad liberte svoboda hryh
fighting fighters muqatila mukatila muqatilin mujahidin mujahideen combattants combatientes
struggle mubareze mucadele lutte lucha borba
martyrs shuhada shohada martires sehitleri
martyr shahid shahed sehit
supporters partisans helpers ansar
brothers brotherhood ikhwan ekhvan kardesler
youth shabab shabiba javanan genclik jeunesse juventud molodezh jwanan
women nisa zanan kadin femmes mujeres
students tulab tullab daneshjuyan ogrenci etudiants estudiantes
workers umal ummal kargaran isci travailleurs trabajadores rabochiy
people peoples popular shabi shaabi shabiya khalq khalk halk mardom mardomi peuple populaire pueblo narodnyy narodny
national melli milli watani wataniya qaumi qawmi ulusal nationale nacional natsionalnyy natsionalny mellat mly
islamic islami islamiya islamiyya eslami islamiyyah islamique islamico islamica
democratic dimuqrati dimuqratiya demokratik demukratik democratique democratico
socialist ishtiraki ishtirakiya sosyalist socialiste socialista
republic jumhuriya jomhuri jomhouri cumhuriyeti republique republica respublika
state dawla dawlat dwlh dowlat dowlati devlet devleti etat estado gosudarstvo gosudarstvennyy
government hukuma hukumat hokumat hukumeti gouvernement gobierno pravitelstvo
emirate imara imarat emarat emirligi
caliphate khilafa khilafat hilafet califat califato
unity monotheism unification tawhid tawhed tauhid tohid
victory nasr fath zafer victoire victoria pobeda ftah
public general amma aamma aamh ama omumi umumi aam genel
central markazi merkez merkezi centrale tsentralnyy zhongyang
centre markaz merkez merkezi centro tsentr zhongxin
international duwali duwaliya dawliya beynolmelal uluslararasi internationale internacional mezhdunarodnyy guoji
    dwlyh dwly
world global alami alamiya jahani dunya dunyasi mondial mundial
regional iqlimi mantaqei mantaghei bolge
new jadid jadida jadeed novin nou yeni nouveau nouvelle nuevo nueva novyy novaya nwyn
free hurr azad libre svobodnyy
1 awwal avval birinci premier
branch far shube shubat shobeh shoba subesi sucursal filial shabh
department qism daerat idaresi departement departamento otdel
complex compound mojtama mujtama mojtame kompleksi kompleks complexe complejo
institute mahad moassese muassese anstitu enstitusu institut instituto pazhuheshgah pajouheshgah yanjiusuo
foundation waqf vakfi fondation fundacion fond yayasan
fund sanduq sunduq sandogh fonu fonds fondo fond
trust vaqf waqf amanat
university jamia jamiah daneshgah universitesi universite universidad universitet pohantun daxue
college kulliya kulliyat daneshkadeh koleji klyh
school madrasa madrasah madrasat madrassa medresesi okulu ecole escuela shkola
hospital mustashfa bimarestan hastanesi hopital bolnitsa mstshfy
mosque masjid jame jami cami camii mosquee mezquita mechet
library maktaba maktabat ketabkhaneh kutuphanesi bibliotheque biblioteca
research abhath buhuth bohouth tahqiqat tahghighat pazhuhesh pajouhesh pazhuheshi tahqiqati arastirma recherche
    recherches investigacion investigaciones yanjiu
studies dirasat dirasa motaleat mutalaat etudes estudios
science scientific scientifique ilmi ilmiya elmi ulum oloum bilim sciences ciencia cientifico nauchnyy kexue
technology technologies tiknulujiya taqniya fanavari fannavari teknoloji teknolojileri technologie tecnologia
    tekhnologii keji fnawry
technical fanni fanniya teknik technique tecnico tekhnicheskiy
engineering handasa handasiya handasah mohandesi mohandisi muhendislik ingenierie ingenieria inzhiniring gongcheng
industry industries industrial sinaa snaah snaay snaya sinaiya sinaiyah sanaa sanat sanati sanaye sanayeh sanayi
    industrie industria promyshlennost gongye
trade trading tijara tijarat tijariya tejarat tejari bazargani bazarghani ticaret ticareti negoce comercio torgovlya
    torgovyy torgovy torgovaya maoyi shangmao
commercial tijari tijariya tejari ticari bazargani comercial commerciale kommercheskiy
import istirad varedat ithalat importation importacion wardat
export tasdir saderat ihracat exportation exportacion eksport
foreign khariji kharejeh khareji dis yabanci etranger exterior vneshnyy
investment investments istithmar istithmarat estesmar sarmaye sarmayeh gozari sarmayegozari yatirim yatirimlari
    investissement inversion inversiones investitsii touzi astthmar
development tanmiya tanmiyat tatwir tose toseh tosee towse tosea gelistirme kalkinma developpement desarrollo
    razvitie fazhan ttwyr twsah
reconstruction sazandegi bazsazi
construction building bina inshaat insha sakhteman sakhtemani omran omrani insaat yapi stroitelstvo construccion
    jianshe
contracting muqawalat mukawalat peymankari taahhut
production manufacturing manufacture intaj tasni tolid towlid towlidi tolidi uretim imalat fabrication produccion
    proizvodstvo proizvodstvennyy zhizao
factory plant masna karkhaneh karkhana mamal fabrikasi usine fabrica zavod gongchang
products muntajat mahsulat mahsoolat urunleri produits productos produkty chanpin
supply procurement tawrid tadarokat tedarik approvisionnement suministro postavka
distribution tawzi tozi pakhsh dagitim distribucion twzya
equipment muaddat tajhizat ekipman equipement equipo oborudovanie shebei
machinery machine alat makina mashin masinalari machines maquinaria jixie
parts qita ghataat parca pieces piezas
tools adawat abzar outils herramientas
services service khadamat khadamate khidamat hizmetleri hizmet servicios uslugi usluge fuwu
support poshtibani pashtibani daam destek soutien apoyo
management idara modiriat modiriyat yonetim gestion upravlenie guanli
consulting consultants istisharat moshaver moshaveran danismanlik conseil consultoria mshawran
transport transportation naql haml tasimacilik nakliyat nakliye transporte transporty perevozki yunshu
shipping navigation milaha keshtirani kashtirani denizcilik navegacion sudokhodstvo hangyun mlahh
marine maritime bahri bahriya daryai daryayi deniz maritima morskoy morskaya dryayy
port mina liman puerto
airlines airline air jwyh aereo aerien hawaei jawwi jawwiya tayaran havapeymai havapeymaei
    hawapaymai havacilik havayollari aviacion
    aviakompaniya aviatsiya hangkong
aerospace havafaza aeroespacial hwafda
airport matar forudgah havalimani aeroport aeropuerto
missile missiles sarukh sawarikh mushak mushaki moushaki fuze misil raketa
weapons arms silah asliha aslahe silahlari armes armas oruzhie aslhh
electronics electronic iliktruniyat elektronik elektroniks electronique electronica elektronika dianzi ktrwnyk
computer rayaneh bilgisayar ordinateur computadora kompyuter
information malumat ettelaat bilgi informacion informatsiya xinxi
communications telecommunications ittisalat mokhaberat ertebatat haberlesme telekomunikasyon comunicaciones svyaz
    tongxin atasalat
media ilam elam resaneh medya medias medios smi
news akhbar khabar khabargozari haber haberleri noticias novosti
television tv tilfizyun telvezyon televizyon televizyonu televidenie tlwyzywn
radio idhaa izaa radyo radiyo
press sahafa matbuat basin presse prensa pechat
printing tibaa chap matbaacilik imprimerie imprenta tbaah
oil petroleum naft neft petrol petrole petroleo neftyanaya neftyanoy shiyou
gas ghaz gaz gazi gazovaya
petrochemical petrochemicals petrushimi petroshimi patroshimi petrokimya petrochimie petroquimica petrokhimiya
    btrwkymawyat
refinery refining palayesh palayeshgah masfa masfat rafinerisi raffinerie refineria
energy taqa enerji enerzhi energi energie energia energetika nengyuan
power niru niroo nirou taqa nyrwgah
electricity electric kahraba bargh barq elektrik electricite electricidad elektrichestvo dianli
nuclear nwwyh nawawi nawawiya hastei hasteei nukleer nucleaire yadernyy
atomic atomi dharriya zarriya enerjisi atomique atomico atomnyy dhryh
chemical chemicals chemistry kimiya kimiyai kimiyaiya shimiai shimiyai kimya kimyasal chimie chimique quimica
    khimicheskiy khimiya huaxue huagong kymyayyh shymyayy
steel fulad foulad folad celik acier acero stal gangtie
iron hadid ahan demir hierro zhelezo
metal metals madan felez metaux metales metally
aluminium aluminum alominium alyuminiy
copper nuhas mes bakir cuivre cobre
cement ismant siman simaan cimento ciment cemento tsement
mine mines mining mineral minerals manajim madan maadan madanj maden madenleri madencilik mineria
phosphate phosphates fusfat fosfat fosfatlar
textile textiles nasij nassaji tekstil textil
food foods ghiza ghaza ghazai gida alimentation alimentos shipin ghdhayyh ghzayy
agriculture agricultural ziraa ziraiya keshavarzi tarim agricole agricola zraah kshawrzy
pharmaceutical pharma medicine adwiya daru darui darou darouei ilac farma pharmaceutique farmaceutica adwyh darwsazy
medical tibbi tibbiya pezeshki saglik medicale medico yiliao tbyh
water miyah ab su eau agua voda
tourism siyaha siahati gardeshgari turizm tourisme turismo syahh
travel safar safariyat seyahat voyages viajes
car cars automobile automotive sayarat khodro khodrow otomotiv automoviles
exchange sirafa sarrafi sarafi sarafy hawala havaleh doviz cambio hwalh
finance financial maliya mali maliye financier financiere financiero finansovyy
credit itiman etebar etebari kredi kredit credito
insurance tamin bimeh beema sigorta assurance seguros strakhovaya baoxian bymh
holding qabida qabidah holdingi kholding konggu
cooperative cooperation taawun taawuniya taavon taavoni tawoni kooperatifi kooperatif cooperativa kooperativ taawnyh
    taawny
charity charitable benevolent khayriya khairiya khayriyah kheyrieh khairia hayir caritas
relief aid assistance ighatha ighathiya igatha emdad imdad yardim secours socorro
cross cruz croix krest salib salip
crescent luna lune hilal polumesyats
red roja rojo vermelho rosso rossa rosse rouge krasnyy krasnaya kizil ahmar hamra surkh
squad squads escuadron escuadrones escadron escadrons otryad otryady
death muerte mort marg mawt mevt olum smert
shining luminoso luminosa
path sendero sentier
doctors physicians medicos medecins medici arzte aerzte vrachi atibba pezeshkan doktorlar
without sans sin sem senza ohne bez bila
borders frontiers frontieres fronteras fronteiras grenzen granits hudud
nations naciones nacoes nazioni nationen natsii umam
united unidos unidas unies unis uniti vereinigte vereinte obedinennye muttahida muttahidah mottahed birlesmis
party partido parti partito partei partiya
communist comunista communiste kommunistische kommunisticheskaya komunist
rights derechos droits direitos diritti rechte prava huquq hoquq haklari
labour labor trabajo travail trabalho lavoro arbeit
justice justicia justica giustizia adala adalat adalet
children ninos enfants criancas kinder atfal kudakan
peace paz paix salam sulh baris mir
justice justicia adala adalat adalet insaf
black negro negra negros negras noir noire chernyy
white blanco branco bianco blanc blanche weisse belyy abyad bayda
green verde verte vert grune zelenyy akhdar khadra
shadow sombra ombre ombra schatten dhill saya
grey gray gris grau seryy
hand mano main mao maos
wolves wolf lobo loup lupo
lions leon leao leone asud
eagles aguilas aigles
league liga ligue lega jamia rabita
arab arabe arabo arabi arabiya arabische
european europeo europeu europeen europaische
american americano americain amerikanskiy amriki
latin latino latinoamericano
german aleman alemao allemand tedesco deutsche nemetskiy
french frances francais francese francesa
italian italiano italien italienisch
british britanico britannique
church iglesia igreja eglise chiesa kirche kanisa
alliance alianza alianca alleanza tahaluf
coalition coalicion coalizao coalizione itilaf
assembly asamblea assembleia assemblee majlis
campaign campana campanha campagne hamla
self autodefensas autodefensa
knights templar caballeros templarios chevaliers templiers
holy muqaddas moqaddas kutsal
real aqari aqariya amlak gayrimenkul immobilier inmobiliaria
north northern shamal shomal shamali kuzey nord norte severnyy
south southern janub janoub jonub jonoub guney yuzhnyy
east eastern sharq sharqi shargh sharghi mashriq dogu vostok vostochnyy
west western gharb gharbi garb garbi ouest oeste zapad zapadnyy
iraq iraqi iraqiya irak iraki
iran iranian irani iraniya iranien iranienne
syria syrian suriya suri suriyya suriye syrie syrien syrienne siriya
lebanon lebanese lubnan lubnani lubnaniya liban libanais
libya libyan libi libiya libye libyen libyenne libia
egypt egyptian masri misr misri misriya misir egypte egipto
yemen yemeni yaman yamani yamaniya
palestine palestinian filastin filastini falastini falastin felestin filistin palestina
jordan jordanian urdun urduni
saudi saudia saudiya suudi arabistan
turkey turkish turkiye turkiya turki turk turc
russia russian rusiya rusi rusya rossiya rossiyskaya rossiyskiy russie rusia
china chinese sin sini chin cin chine zhongguo
india indian hind hindi hindustan inde
algeria algerian jazair jazairi jazairiya cezayir algerie algerien argelia
tunisia tunisian tunis tunisi tunisiya tunus tunisie tunez
morocco moroccan maghrib maghribi fas maroc marruecos
somalia somali sumal sumali somaliya
africa african africano ifriqiya ifriqi afriqiya afriqi afrika afrique africain
spain spanish espana espanol espanola espagne espagnol espagnole
portugal portuguese portugues portuguesa portugais portugaise
brazil brazilian brasil brasileiro brasileira brasileno brasilena bresil
colombia colombian colombiano colombiana colombie colombien colombienne
venezuela venezuelan venezolano venezolana
mexico mexican mexicano mexicana mexique mexicain
argentina argentine argentinian argentino argentinien
chile chilean chileno chilena
peru peruvian peruano peruana
bolivia bolivian boliviano boliviana
guatemala guatemalan guatemalteco guatemalteca
salvador salvadoran salvadoreno salvadorena
cuba cuban cubano cubana
levant sham cham shami
junior younger fils filho hijo mladshii mladshiy mladshij
senior elder pere padre starshii starshiy starshij
damascus dimashq dimishq sam damas damasco
jerusalem quds kudus
sufficiency khodkafai khodkafayi iktifa yeterlilik autosuficiencia hdkfayy
headquarters qarargah gharargah maqarr qiyada karargah karargahi zhihuibu
base paygah ussu baza jidi
garrison padegan hamiya garnizon
naval navy bahriya bahriyya donanma marina
ground land barri barriyya zamini kara terrestre sukhoputnyy
operations operation amaliyat amaliat harekat operaciones operatsii
special khass khassa khasa vizheh vije ozel especial speciale spetsialnyy
logistics lojistik lojestik amad imdadat lojistiyya logistica logistique logistika wuliu
mobilization mobilisation hashd basij taabia seferberlik movilizacion mobilizatsiya
salvation inqadh enghaz nejat kurtulus salvacion salut spasenie
solidarity tadamun tazamun hambastegi dayanisma solidaridad solidarite
reform islah eslah eslahat islahat reforma reforme
guidance irshad ershad hedayat hidayat
call preaching dawa dawah davet
heritage turath miras patrimonio patrimoine
culture cultural thaqafa thaqafiya farhang farhangi kultur kulturel cultura culturel kultura kulturnyy wenhua
education educational tarbiya talim amuzesh amoozesh amozesh egitim educacion obrazovanie jiaoyu
health sihha sihhiya behdasht sihat sagliq salud sante zdravookhranenie
housing iskan maskan konut vivienda logement zhilishchnyy
welfare refah rafah bienestar
sports sport riyada riyadiya varzesh varzeshi spor deporte deportes sportivnyy
interior dakhiliya dakhiliyya keshvar icisleri vnutrennikh
presidency riyasat riasat riasa cumhurbaskanligi presidencia
secretariat amana dabirkhaneh sekreterligi secretaria sekretariat
supreme higher high ala aali ulya yuksek superior verkhovnyy
satellite satellites mahvareh uydu satelite sputnik weixing
space fada faza uzay espacio kosmos kosmicheskiy
shipbuilding keshtisazi kashtisazi gemi sudostroitelnyy zaochuan
money amwal para dinero dengi
gold dhahab zahab tala altin oro zoloto
jewellery jewelry mujawharat javaher kuyumculuk joyeria
hotel hotels fundoq funduq otel gostinitsa
restaurant mataam matam restoran restaurante
orphans orphan aytam yatim yetim huerfanos orphelins
soldiers jund junud junood askerleri soldados soldats soldaty
peninsula jazira jazirat yarimadasi
gulf khalij khalije korfezi golfe golfo
"""
