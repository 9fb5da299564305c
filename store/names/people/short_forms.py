"""Short forms of given names: Bob is Robert, Pepe is José, Sasha is Aleksandr and Aleksandra.

General knowledge, from English, Spanish, Portuguese, Italian, French, German, Dutch, the North, Russian, Polish, Czech,
Hungarian, Greek and Hebrew. A short form is the same name as any of its long ones and as another short form of one of
them; two long ones are never made one here, and no short form leads from one long name to another.
"""

from __future__ import annotations

# A line a name: the ways to write it, and behind the colon its short forms, all as they fold.
_SHORT = """
abigail: abby abbie gail
abraham avraham: abe avi bram
ibrahim: ibo
adelheid adelaide: heidi addie
agnieszka: aga
albert alberto adalbert: al bert bertie beto
aleksandr alexander aleksander alexandre alexandros oleksandr aliaksandr: alex sasha sascha sanya shura alec alek al
    sandy xander lex alekos sandro
aleksandra alexandra oleksandra: alex sasha sandra sandy shura lexi ola
aleksei alexei alexey aleksey oleksii: alyosha lyosha lesha lyokha alesha
alessandro: sandro ale
alan allan allen alain: al
alfred alfredo: al alf alfie fred freddie
alphonse alfonso alfons: al poncho fonso
amanda: mandy
anastasia: nastya stasya asya anya
anatoly anatoliy: tolya tolik
andrew andreas andre: andy drew
andrei andrey andrii: andryusha andriy
andrzej: jedrek
angela angelina: angie
anna anne ann: anya anyuta annie nan nancy ania asia
anthony antony antonio anton antoine: tony toni tonio tonino tono tonho toine ton nino antek
antonia: toni tonia
antonina: tonya
arkady: arkasha
arthur: art artie
athanasios: thanasis sakis nasos
augustus august: gus
barbara: barb barbie babs basia barbel
bartholomew: bart
bartosz bartlomiej: bartek
beatrice beatriz: bea bia trixie
benjamin binyamin benyamin: ben benny benji benjy bibi beni
bernard bernhard: bernie bernd
boris: borya
bradley: brad
caroline carolyn: carrie caro
catherine katherine kathryn katharina ekaterina kateryna katarzyna catarina: kate kathy cathy katie kat kitty kay katya
    katia kasia kathi kathe kaethe katja katrin trine
cecilia: cissy cilia
charles: charlie charley chuck chaz
carlos: carlitos cacho
charlotte: lottie lotte charlie
christian: chris
christina christine kristina cristina: chris chrissie tina kristi
christopher christoph christophe cristobal: chris kit topher toby stoffel
clifford: cliff
clinton: clint
concepcion: concha conchita
constance: connie
cynthia: cindy
cyrus: cy
daniel: dan danny dani
daria darya: dasha
david: dave davy davey dudi dudu
deborah debra: deb debbie
dennis: denny
desmond: des
diana: di
dmitry dmitri dmytro dmitriy: dima mitya dimon
dimitrios: dimitris mimis takis
dolores: lola loli
domenico dominic dominik: mimmo dom
donald: don donny donnie
dorothy dorothea: dot dottie dolly dora thea
douglas: doug dougie
eduardo: lalo edu dudu
edward edwin edmund: ed eddie eddy ted teddy ned
eleanor: nell nora ellie
elena olena helena: lena lenochka
eleftherios: lefteris
eliyahu elijah: eli
elizabeth elisabeth elizaveta elzbieta: liz lizzie beth betty betsy bess libby eliza lisa liza lilibet bettina
    elsa else ilse lisbeth sissi ela
emily amelia: emmy millie
emmanuel manuel emanuel: manny manu manolo lolo
enrique: quique kike
ernest ernst: ernie
eugene yevgeny evgeny eugen evgeniy: gene zhenya
evgenia yevgenia: zhenya
evangelos: vangelis
ferdinand fernando: ferdy nando ferdl
ferenc: feri
filippo felipe: pippo lipe
florence: flo florrie
fyodor fedor: fedya
frances francesca francisca: fran frannie fanny paca chica
francis francisco francesco franz frantisek franciszek: frank frankie paco pancho curro chico kiko cisco franco ciccio
    cecco franzl franta franek
franklin: frank
frederick frederic friedrich federico fredrik: fred freddie freddy fritz fede rico
gabriel: gabe gabi
gabriele gabriela: gabi gaby
galina: galya
gennady: gena
geoffrey jeffrey: geoff jeff
georgios: giorgos yorgos
georgy georgiy george georg gyorgy jerzy jorge: gosha zhora goga gyuri jurek schorsch coco
gerald gerard gerhard gerardus: gerry jerry gerd gert
gilbert gilberto: gil beto
giovanni: gianni nanni vanni
giuseppe: beppe peppe pino peppino
gregory gregorio grigory: greg goyo grisha
gwendolyn: gwen
guadalupe: lupe
guillermo: memo guille
gustav gustavo: gus gusti tavo
harold: harry hal
harriet: hattie
helen: nell
heinrich hendrik hendricus: heinz heiner heini henk henny rik
henry: harry hank hal
ignacio: nacho
igor: gosha
ilya: ilyusha
ioannis: giannis yannis yiannis
irina: ira
isabella isabel: bella izzy chabela
isaac yitzhak itzhak: ike itzik zak
istvan: pista pisti
ivan: vanya ivo vanyusha
jacob jakob jakub yaakov: jake jaap kuba kobi
jacqueline: jackie
james: jim jimmy jimmie jamie jem
jan johan johannes johann: hans jan hannes honza janek jens hansi
janos: jani jancsi
javier: javi
jennifer: jen jenny jenn
jeremy jerome: jerry jem
jesus: chuy chucho
jiri: jirka
joachim: jochen achim jo
joaquin: quino
john: jack johnny johnnie
jonathan: jon jonny yoni
jose joseph josef giuseppe yosef jozef joao: joe joey pepe jo sepp beppo pepi jupp ze chepe josele yossi josh jos jozek
    pepa peppi
josephine: jo josie fifi
joshua: josh
judith: judy judi
judah yehuda: yudi jude
julia yulia julie: jules yulya julka
julian: jules
jurgen: jogi
karl carl: kalle charly karli
katerina: katya kat
kenneth: ken kenny
kimberly: kim
konrad: kurt conny
konstantin konstantinos constantine: kostya kostas costas dinos costa
ksenia oksana: ksyusha
lars: lasse
laszlo: laci
laura: lori laurie
lawrence laurence: larry laurie
leonard leonid leonardo: len lenny leo lyonya leni lionia
leopold leon: leo
lev: lyova leva
lewis louis ludwig luigi: lou lew louie lutz gigi wiggerl
louise: lou lulu
lorenzo vincenzo: enzo renzo
lyudmila ludmila: lyuda luda mila
lyubov: lyuba
maksim maxim maximilian maxime: max maks
malcolm: mal
malgorzata: gosia
marek: mareczek
margaret margarethe margarita malgorzata margareta: maggie meg peggy marge margie madge rita greta gretel grete margo
    margot daisy meggie
maria: masha marusya mashenka mariuca maruja mitzi
mark marcus: marky
martha: marty
martin: marty
mary: molly polly mamie
mathilda matilda: tilly mattie
matthew matthias mateo matteo: matt mattie matty mats teo
maurice: morrie mo
mercedes: merche meche
michael michel mikhail mykhailo michal miguel michele: mike mick mickey micky mikey misha michi mischa mitch miki misho
    michou
mildred: millie
miriam: miri
mordechai: moti motti
muhammad mohammed mohamed mohammad: mo
moshe moses: moishe moe
natalia natalya nataliya natalie: natasha nata nat tasha
nadezhda: nadya
nathaniel nathan natan: nat nate
nicholas nikolaus nicolas nikolaos nikolai niklas mykola: nick nicky nico niko nikos klaus claus kolya klas nik
olga: olya
oliver: ollie olly
pamela: pam
patricia: pat patty patti tricia trish
patrick: pat paddy pat patsy
paul pavel pawel: pasha paulie pavlik
peter pyotr petr petro pedro pieter per: pete petya perico piet pelle peder
penelope: penny
philip phillip philippe: phil pip
pilar: pili
polina: polya
priscilla: cilla
rafael raphael: rafa rafi rafe raf
ramon: moncho
randolph randall: randy
raymond ramon: ray
rebecca: becky becca
reginald: reg reggie
richard ricardo riccardo: dick rick ricky rich richie rico richy
robert roberto: bob bobby rob robbie bert beto robin
roberta: bobbie
roderick rodney: rod
roger: rog
roman: roma
ronald: ron ronnie ronny
rosario: charo
rosemary: rosie
rudolf rudolph: rudi rudy
russell: russ
salvatore salvador: toto turi salva chava
samantha: sam
samuel: sam sammy shmulik
sandor: sanyi
santiago: santi
sarah: sally sadie
sebastian sebastien: seb bastian bastien basti
semyon: syoma
sergei sergey serhiy serhii: seryozha serezha sergo
sharon: shari
sidney sydney: sid syd
solomon: sol solly
sophia sophie sofia zofia: sophy sonya sonia sonja zosia
stanislav stanislaw: stas staszek stan
stanley: stan
stephanie stefanie: steph steffi stef
stephen steven stephan stefan: steve stevie stef
susan susannah susanna suzanne susanne: sue susie suzy suzie sanna
svetlana: sveta lana
tatiana tatyana tetiana: tanya
terence terrence: terry
teresa theresa: terry tess tessa tere
theodore theodor: ted teddy theo
thomas tomas tomasz: tom tommy tomek
timothy timofey: tim timmy tima
tobias: toby tobi
tzipora: tzipi tsipi
ulrich: uli ulli
ursula: uschi ulla
vadim: vadik
valentina: valya
valentin: valya val
valery valeriy: valera
valerie: val
vasily vasyl: vasya
veronica veronika: ronnie nika
victor viktor: vic vitya vik
victoria viktoria: vicky vicki vika tori
vincent vincenzo vicente: vince vinnie vinny vin chente
violetta: viola
virginia: ginny ginger
vitaly: vitalik vitya
vladimir volodymyr uladzimir: volodya vova vovka vladik vlad
vladislav: vlad vladik slava
vyacheslav viacheslav svyatoslav yaroslav rostislav mstislav: slava
walter walther: walt wally
wilhelm: willi willy wim helmi
william: bill billy will willie willy
winifred: winnie
winston: winnie
wojciech: wojtek
yakov: yasha
yuri yury iurii: yura
zachary zechariah: zach zack zac
zbigniew: zbyszek
zinaida: zina
"""


_Lines = tuple[int, ...]
_NONE: _Lines = ()


def _read() -> tuple[dict[str, _Lines], dict[str, _Lines]]:
    """Of each long name the line that has it, of each short form all lines."""
    long: dict[str, _Lines] = {}
    short: dict[str, _Lines] = {}
    for at, line in enumerate(_SHORT.replace("\n    ", " ").strip().splitlines()):
        names, forms = line.split(":")
        only = (at,)  # one for all, as nearly every name has one line
        for found, told in ((long, names), (short, forms)):
            for name in dict.fromkeys(told.split()):
                found[name] = (*found[name], at) if name in found else only
    return long, short


_LONG, _FORMS = _read()
_MOST_INSTEAD = 2
_RHYME = 2
"""Letters at the end of two short forms of one name that do not begin alike: Bill and Will, Dick and Rick."""


def instead(word: str) -> list[str]:
    """What stands for a folded word in a list that has the name otherwise: the long names of a short form, the
    commonest short forms of a long one that begin otherwise; of each line the first, which the others sound like.

    >>> instead("bob"), instead("robert"), instead("omar")
    (['robert'], ['bob', 'rob'], [])
    """
    lines = _SHORT.replace("\n    ", " ").strip().splitlines()
    if word in _FORMS:
        return [lines[at].split()[0].rstrip(":") for at in sorted(_FORMS[word])][:_MOST_INSTEAD]
    shorts = [form for at in sorted(_LONG.get(word, ())) for form in lines[at].split(":")[1].split()]
    first = shorts[:1]
    return first + [form for form in shorts if form[:2] != first[0][:2]][: _MOST_INSTEAD - 1]


def are_one(first: str, second: str) -> bool:
    """Whether one of two folded words is a short form of the other, or both are of one name.

    >>> are_one("bob", "robert"), are_one("bill", "will"), are_one("sasha", "aleksandra")
    (True, True, True)
    >>> are_one("robert", "rupert"), are_one("edward", "theodore"), are_one("bill", "robert"), are_one("bob", "bobo")
    (False, False, False, False)
    """
    forms, others = _FORMS.get(first, _NONE), _FORMS.get(second, _NONE)
    if not (forms or others):
        return False
    if _meet(forms, _LONG.get(second, _NONE)) or _meet(others, _LONG.get(first, _NONE)):
        return True
    kin = first[0] == second[0] or first[-_RHYME:] == second[-_RHYME:]  # Joe and Pepe are of two languages
    return kin and _meet(forms, others)


def _meet(lines: _Lines, others: _Lines) -> bool:
    return any(at in others for at in lines)
