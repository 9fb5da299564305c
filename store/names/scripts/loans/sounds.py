"""Foreign sounds as Japan and Korea write them, each with the Latin letters that it may stand for.

General knowledge of the writing of loan words: Japan's rules of 1991 (gairaigo no hyoki) and Korea's of 1986 (oeraeeo
pyogibeop), and what papers write beside them.

A line is a sound, the letters that it most likely stands for, and behind a bar those that it stands for less often. By
the likely consonants names are looked for as well; those behind the bar are read only where the other name has them,
but those with a star, by which names are looked for too. `_` is no letter at all.
"""

from __future__ import annotations

Ways = tuple[tuple[str, float], ...]
"""The letters that a sound may be, and what it costs to read it so."""

_ASKED = 0.001
SECOND, RARE = 0.02, 0.12
"""What each next likely reading costs more than the one before, and what a rare one does."""


def _table(text: str) -> dict[str, Ways]:
    found: dict[str, Ways] = {}
    for line in text.strip().splitlines():
        name, likely, rare = (part.split() for part in line.replace(":", "|").split("|"))
        found[name[0]] = tuple(
            [(letters.strip("_"), SECOND * at) for at, letters in enumerate(likely)]
            + [(letters.strip("_*"), RARE - ("*" in letters) * _ASKED) for letters in rare]
        )
    return found


KANA_CONSONANTS = _table(
    """
k: k | c q ck ch kh cc qu kk x
ku: k | c q ck ch kh cc qu kk x g
g: g | gh gu gg q
s: s th | c ss sc z sz
z: z th | s dh ts g
sh: sh s | ch sch sc ssi si sz x sj c
j: j z g | d dj zh gi ge c dg dge dzh di i x
t: t | th tt
to: t | th tt d
ch: ch | t c cc tch cz tsch q tj ci sh
chi: ch t | c cc tch cz tsch q tj ci sh
ts: ts t z | tz c zz s tt
d: d | dh dd th t
n: n | nn kn gn
h: h | kh ch j x g gh hh wh
f: f | ph ff v w
fu: f h | ph ff v w kh
fuu: f hu fu | ph ff v w phu fou hou khu fe ve ju h
b: b v | bb w
v: v w | b f
p: p | pp
m: m | mm
r: r l | rr ll rh lh hr
w: w v | u o wh hu gu ou
y: y j | i ll e h
yu: y _ j | i e h
kus: kus ks x | cks chs cs xs cus cous kes kis
N: n | nn ne m ng nne nt mp nd o
Nb: n m | mm o
"""
)
"""Kana: r is l as well, b is v (in old or plain writing), s and z are th, shi is si, ji is zi and soft g, chi is ti,
tsu is tu and z, fu is hu, w is v (German, Polish), y is j (German, Slavic); n is m before b, p and m (Nb)."""

HANGUL_CONSONANTS = _table(
    """
g: g | gh gu k c q kh
kk: k g | kk c
n: n | nn kn
d: d | th dh dd t
tt: d t | tt
r: r | l* rr rh n
r-: r l | rh ll
l: l | r ll ld le lle
ll: l | ll rl lh l'
m: m | mm
b: b v | bb w p
pp: p | b pp
s: s | th ss c sc z ts
ss: s | ss th
sh: sh s | ch sch sz x sc c ti sy
j: j z | g zh dj s dz dg d ge gi ch c
jj: j | z ts
ch: ch | t c cz tsch tch ts tz z q tj cs
cheu: ts z ch | tz c zz cs tch
k: k | c q ck ch kh cc x g
t: t | th tt d
to: t | th tt d
p: p f | ph pp ff v
h: h | kh ch j x gh g hh
y: y i | j e
yu: y _ | i j e h
keus: ks x | cks chs cs xs kes kis
K: k c | ng ck g q ch cc x gh kh
N: n | nn ne nne nt nd l
T: t s | n d tt th te
M: m | mm me n
P: p b v | m pp f ph w
NG: ng n | m o
"""
)
"""Hangul: p is f as well, b is v, j is z, s before i is sh, r at the beginning of a word is l (r-), and
two of them together are l alone; an s that ends a syllable is t (T), and one that ends in p is v as well (P)."""

VOWELS = _table(
    """
a: a | ah aa ha
a-: a | ah aa ha u
a-e: a | ah aa ha er or ar
a-h: a | ah aa ha ar u
ae: a e ae | ai ay ea
aa: a ar ah aa | er ur ir or al re har
e: e | ae ai eh ea
ee: e ai | a ei ay ey ae ea ee er air eh
ei: ei ai ay | a ey e ae ej eigh hay
i: i y | ee ie ii ij ea
ii: i ee y | ea ie ii e ei iy ij eye
o: o | oh au ow ou oe
o-h: o | oh au ow ou oe or ore
oo: o or oo | ou ow oh au oa aw al eau ore ol oe
u: u oo ou | w ue eu
u-: u w v | oo ou h l hu
uu: u oo ou | ue ew w eu uh oe
ai: ai i y | ay ei ie aj ae igh uy ey
au: au ow ou | aw ao al av ahu
ia: ia ya | ea ear eer ier ere eare
ui: ui uy y | wi i ouy ooy
owa: owa oi oa | oua
ua: ua oi oua | wa ooa
oi: oi oy | eu oj oe oui
ou: o ou ow | oh au oa oo
eu: eo u er | o a e ar or eu ir ur ea ou uh re
wa: wa ua | oa oua va hua ois oi
wo: wo wa | wor wer uo wu war wi
we: we wae ue | oue ve vai hue
wi: wi ui | u y ue hui vi ou ii
oe: oe o | we oi eu
eui: ui i | e
y-: y i _ | u e j
w-: w u | ou o
soft-: _ i | e y
helping: _ | e
helping-eu: _ e | o a u eu
_e: _ | e es
_i: i y ie _ | ee e ey
"""
)
"""Vowels: a long one may be a vowel and r (sir, Ford) or two that are said as one (ei is a, ai is i); eo is what Korea
writes for the vowels of but, bird and about. A helping vowel behind a consonant is no vowel at all, or one that is
hardly heard (Nelson); at the end of a word it may be an e that is not heard, or i in Korea (George, Bush)."""

PLACES = frozenset("시군구현성주도읍면")
"""Kinds of places in Korean, which stand apart behind a name of elsewhere: city, county, ward, province, town ..."""

KANA_ALIKE = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"), ("ティ", "チ"),
    ("ディ", "ジ"), ("テュ", "チュ"), ("デュ", "ジュ"), ("トゥ", "ト"), ("ドゥ", "ド"), ("ファ", "ハ"), ("フィ", "ヒ"),
    ("フェ", "ヘ"), ("フォ", "ホ"), ("ウィ", "ウイ"), ("ウェ", "ウエ"), ("ウォ", "ウオ"), ("クァ", "カ"),
    ("クォ", "コ"), ("グァ", "ガ"), ("シェ", "セ"), ("ジェ", "ゼ"), ("チェ", "セ"), ("ツァ", "サ"), ("ツィ", "チ"),
    ("ツェ", "セ"), ("イェ", "エ"), ("ィ", "イ"), ("ェ", "エ"), ("ァ", "ア"), ("ォ", "オ"), ("ヤ", "ア"), ("ッ", ""),
    ("ー", ""),
)  # fmt: skip
"""Foreign sounds as the rules of 1991 write them, and as what had no sign for them before them (Venetsia, Benechia)."""
