"""Legal forms and how they are written, made by scripts/make_legal_forms.py: what words are one form.

The facts are those of the list of organisation types of rigour (github.com/opensanctions/rigour, resources/names/
org_types.yml, 2.2.3; MIT License, Copyright (c) 2023-2025 OpenSanctions Datenbanken GmbH). A line has a kind, a
form of it, and the other ways it is written, as words fold and are cut here; what is a form in one country and a
word in another (sia, too) is left out.
"""

TABLE = """
gp ay: avoin yhtio
gp egbr: eingetragene gbr, eingetragene gesellschaft burgerlichen rechts
gp gbr: bgb gesellschaft, ges bur rechts, ges burgerlichen rechts, gesbr, gesellschaft burgerlichen rechts
gp gmbh+co+ohg: gesellschaft mit beschrankter haftung co ohg
gp gp: general partnership, heminghuishe
gp keg: kommanditerwerbsgesellschaft
gp kkt: kozkereseti tarsasag
gp koll+co: kolektif sirket
gp ohg: offene handels gesellschaft, offene handelsgesellschaft
gp partg: part g, partnerschaft, partnerschaftsgesellschaft
gp pt: polnoe tovarishchestvo
gp sc: aksiyun mahber, co colectiva, co comerciala si productie societatea cu responsabilitate limitata, societatea
    comerciala
gp sf: sameignarfelag
gp ug+co+ohg: ug haftungsbeschrankt co ohg
jsc aat: adkritaye aktsiyanernaye tavaristva, adkrytae akcyyanernae tavarystva, adkrytae aktsyyanernae tavarystva
jsc ag: ag co anonyme, akt ges, aktien ges, aktien gesellschaft, aktienges, aktiengesellschaft, aktiengeselschaft
jsc ao: aktsionenoe obshchestvo zakrytogo tipa, aktsionepnoe obshchestvo otkpytogo tipa, aktsionernaya kompaniya s
    ogranichennoi otvetstvennostyu, aktsionerne obshchestvo zakrytogo tipa, aktsionerne tovaristvo vidkritogo tipu,
    aktsionernoe obschestvo, aktsionernoe obshchestvo, aktsionernoe obshchestvo otkrytogo tipa, aktsionernoe obshestvo
    zakrytogo tipa, aktsionernogo obshchestva, aktsionernogo obshchestva zakrytogo tipa, aktsionernye obshchestva,
    aktsionernye obshchestva zakrytogo tipa, aktsioneroe obshchestvo zakrytogo tipa, aktsioneronoe obshchestvo
    zakrytogo tipa, aktsionrnoe obshchestvo zakrytogo tipa, aktsoinernoe obshchestvo zakrytogo tipa, aktsonernoe
    obshchestvo otkrytogo tipa, aktsonernoe obshchestvo zakrytogo tipa, nepublichnoe aktsionernoe obshchestvo, odkryte
    akcjonarne obschtschestwo, otkr akts obshch, otkritoe aktsionernoe obshchestvo, otkrytoe akcionernoe obshchestvo,
    otkrytoe akcionernoe obshhestvo, otkrytoe aktsionergoe obshchestvo, otkrytoe aktsionernoe obschchestvo, otkrytoe
    aktsionernoe obschestvo, otkrytoe aktsionernoe obshchestvo, otkrytoe aktsionernoye obshestvo, otkrytoje
    akcionernoje obshchestvo, otkrytoye aktsionernoye obshchestvo, privatne aktsionerne tovaristvo, publichne
    aktsionerne tovaristvo, publichnoe aktsionernoe obshchestvo, strakhovaya aktsioner kompaniya, strakhovaya
    aktsionernaya kompaniya, zakrite aktsionerne tovaristvo, zakrytoe aktsionerne tovaristvo
jsc cjsc: closed joint stock co, closed jsc
jsc cpa:
jsc cty+cp: cong ty co phan
jsc dd: dionicko drustvo
jsc ead: ednolichno aktsionerno druzhestvo
jsc gag: gemeinnutzige ag, gemeinnutzige aktiengesellschaft
jsc haao: halka acik anonim ortaklik
jsc jsc: aandelenvennootschap, aksiyadorlik jamiyati, aktsionernoe obshchestvo finansovo stroitelnaya kompaniya,
    aktsiyadorlik zhamiyati, atviroji akcine bendrove, avatud aktsiaselts, avoin osakeyhtio, co mossahamah, cuideachta
    comhstoic oscailte, det offentligretlige aktieselskab, evropeisko druzhestvo, evropeysko druzhestvo,
    gufenyouxiangongsi, halafinetu yetewesene yegl mahber, jnt stock co, joint stock co, joint stock compan, joint
    stock companie, joint stock corp, js co, jt stock co, jusighoesa, jusikhoesa, kumpanija bishma kongunti, shrkh
    msahmh, zhushihuishe
jsc jscb: aktsionernii komertsiinii bank, aktsionerny kommercheskii bank, aktsionerny kommercheskiy bank, aktsionernyi
    komercheski bank, aktsionernyi komercheskii bank, aktsionernyi kommercheskii bank, aktsyonernyi kommercheskii
    bank, joint stock bank, joint stock commercial bank, pjscb, public joint stock commercial bank
jsc jtd: javno trgovacko drustvo
jsc khk: khuvtsaat kompani
jsc nv: naaml vennootschap, naamloze vennootschap, naamlze vennootschap
jsc nyrt: nyilvanosan mukodo reszvenytarsasag
jsc oaj: ochiq aksiyadorlik jamiyati, ochiq aktsiyadorlik zhamiyati
jsc ojsc: co limitada por acciones abierta, co par actions ouverte, co publique par actions, dimosia symmetochiki
    etaireia, offene aktiengesellschaft, open jnt stock co, open joint stock co, open jsc, openbare
    aandelenvennootschap, openbare publiek private vennootschap op aandelen, openbare vennootschap op aandelen,
    otwarta spolka akcyjna, panstwowa spolka akcyjna, publichno aktsionerno druzhestvo, sociedade por acoes aberta,
    societatea publica pe actiuni, vennootschap op aandelen, verejna akciova spolecnost, verejna akciova spolocnost
jsc oyj: julkinen osakeyhtio
jsc pao: publichne aktsionerne co
jsc pjsc: allami tulajdonban levo reszvenytarsasag, javna delniska druzba, javno dionicko drustvo, kumpanija bishma
    kongunti pubblici, public joint stock co, public jsc, public stock co, public stock co pjsc, sociedade publica por
    acoes, viesoji akcine bendrove
jsc plc: pl co, pub lt co, pub ltd, pub ltd co, pubic ltd co, publc ltd co, publi ltd co, public limitd co, public
    limitied co, public limitted co, public limted co, public lmtd co, public lt co, public ltd, public ltd co, public
    ltd compnay, public ltd corp, publicly ltd co
jsc rt: reszvenytarsasag
jsc sa: co anonyme, co khfyh ism, co par actions, co par actions par loi sur les societes par actions, co par actions
    regime federal, socieda anonima, sociedada anonima, sociedade anonima, societa anonima, societat anonima,
    societate anonima, societate pe actiuni, societatea pe actiuni, societateare pe actiuni, spolka akcyjna
jsc sa+cv: co anonima capital variable, sadecv, soc anon cap var
jsc sacif: co anonima comercial industrial financiera
jsc sacifi: co anonima comercial industrial financiera inmobiliaria
jsc sacifia: co anonima comercial industrial financiera inmobiliaria agropecuaria
jsc sad: co anonima deportiva
jsc saica: sociedades anonimas inscritas capital abierto
jsc saoc: co anonyme omanaise close
jsc saog: co anonyme omanaise generale
jsc sapi+cv: co anonima promotora inversion capital variable, sa pi cv, soc anon prom inv cap var
jsc sca: co commandite par actions, comandita por acciones
jsc se: europaische aktiengesellschaft, europaische gesellschaft, societas europaea
jsc sh+a: shoqeri aksionere, shoqeri anonime
jsc spa: co por acciones, sociedade por acoes, societa per azioni
jsc ss: dakhuruli saaktsio sazogadoeba, saaktsio sazogadoeba
jsc vat: vidkrite akcionerne tovaristvo, vidkrite aktsionerne tovaristvo, vidkryte aktsionerne co
jsc yoaj: epiq aktsiyadorlik zhamiyati, yopiq aksiyadorlik jamiyati
jsc zao: zakritoe aktsionernoe obshchestvo, zakryte akcjonarne obschtschestwo, zakrytoe akcionernoe obshchestvo,
    zakrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshhestvo, zakrytoje akcionernoje obshchestvo, zakrytoye
    aktsionernoye obshchestvo
jsc zat: zakritaye aktsiyanernaye tavaristva, zakrytae akcyyanernae tavarystva, zakrytae aktsyyanernae tavarystva
jsc zrt: zartkoruen mukodo reszvenytarsasag
llc amba: andelsselskab med begraenset ansvar
llc aps: anpartsselskab
llc bhd: berhad
llc bv: besl vennootschap, besloten vennootschap, besloten vennotschap, beslotn vennootschap
llc bvba: besloten vennootschap met beperkte aansprakelijkheid, eenpersoons besloten vennootschap met beperkte
    aansprakelijkheid, eenpersoons bvba, vennootschap met beperkte aansprakelijkheid
llc ca: co anonima
llc cia:
llc co+ltd: cia ltda, co limitada, coltd
llc cty+tnhh: cong ty trach nhiem huu han
llc cty+tnhh+mtv: cong ty trach nhiem huu han mot thanh vien
llc dis+tic+ltd:
llc dmcc: dmcc co, dmcc free zone, dmcc llc, dubai multi commodities centre, dubai multi commodities centre co
llc dno: drustvo s neogranicenom solidarnom odgovornoscu
llc dntn: doanh nghiep tu nhan
llc doo: drushtvo sa ogranichenom odgovornoshcu, drustv ogranic odgovor, drustvo ogranicene odgovornosti, drustvo s
    ogranicenom odgovornoscu, drustvo sa ogranicenom odgovornoscu, druzba z omejeno odgovornostjo
llc dtnn: doanh nghiep co von dau tu nuoc ngoai
llc dzzd: druzhestvo uchredeno po zakona za zadalzheniyata dogovorite, druzhestvo uchredeno po zakona za zadlzheniyata
    dogovorite
llc ehf: einkahlutafelag
llc eireli: co individual responsabilidade limitada
llc eirl: co individual responsabilidad limitada
llc eood: ednolichno druzhestvo s ogranichena otgovornost
llc epe: etairia periorismenis eythynis
llc eurl: co unipersonnelle a responsabilite limitee
llc fzco: free economic zone llc, free zone co, free zone llc, free zone ltd liability co, fz co, fz llc, fzllc, llc
    fz, special economic zone llc, trade free zone co
llc fze: free zone enterprise, free zone entity, free zone establishment, fz enterprise, fz entity, fz establishment
llc ggmbh: gemeinnutzige gesellschaft mit beschrankter haftung, gemeinnutzige gmbh
llc gk: hetonghuishe
llc gmbh: ges mbh, ges mit besch haftung, ges mit beschr haftung, gesellsch mbh, gesellschaft mbh, gesellschaft mit
    besch haftung, gesellschaft mit beschr haftung, gesellschaft mit beschraenker haftung, gesellschaft mit
    beschraenkter haftung, gesellschaft mit beschrankter haftng, gesellschaft mit beschrankter haftung, gesmbh, gm
    besch haftung, gm beschr haftung, gmb h, gmb kh, gmbhs, gmbkh, mit besch haftung, mit beschr haftung, mit
    beschrankter haftung
llc gug: gemeinnutzige ug, gemeinnutzige ug haftungsbeschrankt, gemeinnutzige unternehmergesellschaft, gemeinnutzige
    unternehmergesellschaft haftungsbeschrankt, gug haftungsbeschrankt
llc hf: hlutafelag
llc inc: incorp, incorporado, incorporatd, incorporated, incorporation, incorporee, incorported
llc ivs: ivaerksaetterselskab
llc jdoo: jednostavno drustvo s ogranicenom odgovornoscu
llc kft: korlatolt felelossegu tarsasag, korlatolt felelossegu tarsasag organizacni slozka
llc kft+fioktelep: kulfoldi szekhelyu vallalkozas fioktelepe
llc khkhk: khyazgaarlagdmal khariutslagatai kompani
llc llc: drushtveno preduzece, drustveno preduzece, foreign ltd liability co, limitd liability co, limted liability
    co, lmtd liability co, lt liability co, ltd liab co, ltd liability co, ltd liability comp, ltd liability corp,
    private ltd liability co, ribotos atsakomybes bendrove, tavaristva z abmezhavanaj adkaznastsiu
llc ltd: chastnaya kompaniya s otvetstvennostyu, chastnaya kompaniya s otvetstvennostyu ogranichennoi aktsiyami,
    cyfyngedig, kompaniya s ogranichennoi otvetstvennostyu, limitada, limitd, limitee, limted, ltd by guarantee, ltd
    by shares, ltd sirket, mhdwdah, msahmh mhdwdah, private co with ltd liability, private ltd co, proprietary ltd,
    proprietary ltd co, pty ltd, youxiangongsi
llc ltda: sociedada limitada, sociedade limitada
llc mchzh: masuliyati cheklangan jamiyat, masuliyati cheklangan zhamiyat
llc mmc: mahdud masuliyyatli camiyyat
llc od: ortachko drushtvo, ortacko drustvo
llc odo: obshchestvo s dopolnitelnoi otvetstvennostyu, obshchestvo s dopolnitelnoj otvetstvennostyu
llc ood: drujestvo s ogranichena otgovornost, druzestvo s ogranicena otgovornost, druzhestvo s ogranichena otgovornost
llc ooo: inostrannoe obshchestvo s ogranichennoi otvetstvennostyu, likvidatsionnaya komissiya obshchestva s
    ogranichennoi otvetstvennostyu, likvidatsionnaya komissiya ooo, obshchestvo s ogranichennoi obshchestvo s
    ogranichennoi otvetstvennostyu, obshchestvo s ogranichennoi ot, obshchestvo s ogranichennoi otvetstvennostiu,
    obshchestvo s ogranichennoi otvetstvennostyu, obshchestvo s ogranichennoi otvetstvennostyu chastnaya okhrannaya
    organizatsiya, obshchestvo s ogranichennoi otvetstvennostyu chastnoe okhrannoe predpriyatie, obshchestvo s
    ogranichennoi otvetstvennostyu firma, obshchestvo s ogranichennoi otvetstvennostyu stroitelnaya kompaniya,
    obshchestvo s ogranichennoi otvetstvennostyu torgovyi dom, obshchestvo s ogranichennoi otvetstvennostyu
    upravlyayushchaya kompaniya, obshchestvo s ogranichennoi otvetstvetstvennostyu, obshchestvo s ogranichennoj
    otvetstvennostyu, obshchestvo s ogranichennoy otvetstvennostyu, obshchestvo s ohranychennoi otvetstvennostiu,
    tovaristvo z obmezhenoyu vidpovidalnistyu
llc oy: ab co oy, co oy ab, osakeyhtio, oy co ab
llc pllc: professional ltd liability co
llc pte+ltd: single member private ltd co
llc s+rl+cv: co responsabilidad limitada capital variable
llc sarl: co a responsabilite limitee, co dhat mswwlyat mhdwdah sh mm, soc a resp limitee, soc a responsab limitee
llc sas: co actions simplifiee, co par actions simplifiee, co por acciones simplificada, soc par actions simplifiee,
    sociedades por acciones simplificada
llc scc: co commerciale canadienne
llc sd: sabiratelno druzhestvo sd sadruzhie, sbiratelno druzhestvo, sbiratelno druzhestvo sd sdruzhie, sd s ie
llc sdn+bhd: sendirian berhad
llc sh+pk: shoqeri me pergjegjesi te kufizuar
llc shps: shezghuduli pasukhismgeblobis sazogadoeba
llc sia: sabiedriba ierobezotu atbildibu
llc sll: co limitada laboral
llc slne: co limitada nueva co
llc smba: selskab med begraenset ansvar
llc sp+zoo: sp z ogr odp, sp z oo, sp zoo sp k, spolka z ogr odpow, spolka z ograniczona odpowiedzialnoscia, spolka
    zoo, spolka zoo sp k, spz oo, spzoo
llc sprl: co privee a responsabilite limitee, co privee a responsabilite limitee unipersonnelle
llc srl: co responsabilidad limitada, intreprinderea cu responsabilitate limitata, sicietatea raspundere limitata, soc
    a resp limitata, soc resp limitada, societa a responsabilita limitata, societata cu raspundere limitata, societate
    cu rasponbilitate limitata, societate cu raspundere limitata, societate cu raspundre limitata, societate cu
    responsabilitate limiiata, societate cu responsabilitate limitata, societatea cu rasdpundere limitata, societatea
    cu rasponsabilitate limitata, societatea cu raspundere, societatea cu raspundere limitata, societatea cu
    raspundere limitate, societatea cu responsabilitate limitata, societatea cu responsabilitatea limitata, societatea
    cu respundere limitata, societatii cu raspunderea limitata, societete cu raspundere limitata, socitate cu
    responsabilitate limitata
llc sro: spol s ruc omez, spol sro, spolecnost s rucenim omezenym
llc suarl: co frdyh dhat mswwlyat mhdwdah
llc taa: tavarystva z abmezhavanai adkaznastsyu, tavarystva z abmezhavanaj adkaznascyu, tavarystva z abmezhavanay
    adkaznastsyu
llc tda: tavarystva z dadatkovai adkaznastsyu, tavarystva z dadatkovaj adkaznascyu
llc tov: co z obmezhenoiu vidpovidalnistiu, co z obmezhenoyu vidpovidalnistyu
llc uab: uzdaroji akcine bendrove, uzdarosios akcines bendroves
llc ug: ug haftungsbeschr, ug haftungsbeschrankt, ug hb, unternehmerg, unternehmerges, unternehmerges
    haftungsbeschrankt, unternehmergesellschaft, unternehmergesellschaft haftungsbeschrankt
llc yk: youxianhuishe
llc yu: yuhanhoesa
llp llp: ltd liability partnership, youxianzerenshiyezuhe
llp oop: partnerstvo s ogranichennoi otvetstvennostyu
llp partg+mbb: part g mbb, part gmbb, part mbb, partmbb, partnerschaft mbb, partnerschaft mit beschrankter
    berufshaftung, partnerschaftsgesellschaft mbb, partnerschaftsgesellschaft mit beschrankter berufshaftung
llp too: tovarishchestvo s ogranichennoi otvetstvennostyu
lp ag+co+kg: aktiengesellschaft co kg
lp ag+co+kgaa: aktiengesellschaft co kgaa
lp bt: beteti tarsasag
lp bv+co+kg:
lp cv: comm v, commanditaire vennootschap, gewone commanditaire vennootschap
lp cva: commanditaire vennootschap op aandelen
lp eg+co+kg: eingetragene genossenschaft co kg, genossenschaft co kg
lp gmbh+co+kg: gesellschaft mbh co kg, gesellschaft mit beschrankter haftung co kg, gmbh so kg, gmbh u co kg, gmbkh
    end ko kg
lp gmbh+co+kgaa: gesellschaft mit beschrankter haftung co kgaa
lp gmbhcokg: mbh u co kg
lp ilp: incorporated ltd partnership
lp kb: kommanditbolag
lp kd: komanditno drushtvo, komanditno drustvo, komanditno druzhestvo
lp kda: komanditno druzhestvo s aktsii, komanditno druzhestvo s aktsiyami
lp kg: kommandit gesellschaft, kommanditgesellschaft
lp kgaa: kommanditgesellschaft auf aktien
lp kom+co: komandit sirket
lp ks: komanditni spolecnost, komanditsabiedriba, kommanditselskab
lp ky: kommandiittiyhtio
lp lp: hezihuishe, lianghegongsi, ltd ortaklik, ltd partnership, nimingzuhe, tokumei kumiai
lp ltd+co+kg:
lp s+c: comandita simple
lp s+cra: co comanditaria
lp sapa: societa in accomandita per azioni
lp scei: co capital industria
lp scpa: co comandita por acciones
lp scs: co comandita simple, co commandite simple
lp se+co+kg: europaische gesellschaft co kg, societas europaea co kg
lp se+co+kgaa: europaische gesellschaft co kgaa, societas europaea co kgaa
lp sh+k: shoqeri komandite
lp snc: co nom collectif
lp snt: sadovodcheskoe nekommercheskoe tovarishchestvo
lp stiftung+co+kg:
lp stiftung+co+kgaa:
lp tu: taisuhing
lp ug+co+kg: ug haftungsbeschrankt co kg, unternehmergesellschaft co kg, unternehmergesellschaft haftungsbeschrankt co
    kg
lp uu: usaldusuhing
"""
