"""Titles, offices and callings in front of a name in Latin letters, or in Cyrillic ones as they fold.

General knowledge, from what papers write in English, German, French, Spanish, Italian, Portuguese, Turkish, Russian and
Ukrainian. Only names that are compared ask this; the index keeps every word. Titles of other scripts, which stand
together with the name, are in `store.names.scripts.tables.set_apart`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a person is called by office, rank or calling, a paragraph a language; English, German, French, Spanish, Italian,
# Portuguese, Turkish, Russian and Ukrainian.
_TITLES = _set(
    """
prince princess king queen lady justice judge bishop archbishop chief
president chairman chairwoman chairperson secretary mayor minister premier chancellor governor senator ambassador envoy
spokesman spokeswoman spokesperson suspect defendant congressman congresswoman representative director commissioner
superintendent inspector detective constable corporal private sergeant lieutenant captain colonel general admiral
marshal commander brigadier professor doctor attorney prosecutor lawyer lawmaker councillor councilman leader
vice-president vicepresident cofounder founder warlord gangster businessman tycoon
prasident prasidentin kanzler kanzlerin ministerin oberst leutnant feldwebel kapitan professorin doktor vorsitzender
vorsitzende abgeordneter abgeordnete verdachtiger tatverdachtiger angeklagter angeklagte prinz prinzessin konig konigin
presidente presidenta expresidente expresidenta vicepresidente vicepresidenta exministro exministra ministre chancelier
chanceliere secretaire maire procureur procureure depute deputee senateur senatrice gouverneur ambassadeur ambassadrice
capitaine commandant lieutenant-colonel marechal amiral professeur docteur parole directeur directrice eveque archeveque
ministro ministra canciller secretario secretaria alcalde alcaldesa juez jueza fiscal diputado diputada senador senadora
gobernador gobernadora embajador embajadora capitan comandante subcomandante coronel teniente almirante mariscal
profesor profesora doctora portavoz vocero vocera sargento obispo arzobispo monsenor ingeniero licenciado abogado
sospechoso acusado acusada
cancelliere segretario segretaria sindaco sindaca giudice procuratore deputato deputata onorevole senatore senatrice
governatore ambasciatore capitano colonnello generale maresciallo ammiraglio tenente professore professoressa portavoce
avvocato avvocata ingegnere dottore dottoressa vescovo arcivescovo cardinale indagato
chanceler prefeito prefeita juiz juiza procurador procuradora deputado deputada vereador vereadora governador
governadora embaixador embaixadora capitao tenente marechal delegado delegada professora voz doutor doutora engenheiro
bispo arcebispo suspeito
cumhurbaskani cumhurbaskan basbakan basbakani bakan bakani baskan baskani milletvekili sozcu sozcusu buyukelci savci
orgeneral korgeneral tumgeneral tuggeneral albay yarbay binbasi yuzbasi profesor sekreteri supheli
prezident mer premer ministr kantsler predsedatel gensek sekretar glava spiker deputat gubernator sudya prokuror
maior leitenant serzhant akademik professor podozrevaemyi podozrevaemaya obvinyaemyi obvinyaemaya posol direktor
gendirektor komanduyushchii zhurnalist advokat patriarkh mitropolit arkhiepiskop episkop genprokuror
golova rechnik rechnitsya suddya nardep ochilnik prokurorka
"""
)
# German makes one word of an office and what it is for: Außenminister, Bundeskanzlerin, Regierungssprecher.
_GERMAN = re.compile(
    "[a-z]{3,}(?:(?:minister|prasident|kanzler|sekretar|sprecher|kommissar|burgermeister|richter|botschafter)(?:in)?|"
    "(?:staats|rechts)anwalt(?:in)?|fuhrer)|burgermeister(?:in)?"
)
# Of these titles what is a family or a given name, or a word, as often: two words of a name must be left behind it.
UNSURE = _set(
    """
prince princess king queen lady justice judge bishop archbishop chief mer
private general marshal leader founder attorney constable parole voz fiscal alcalde obispo abogado vescovo
cardinale tenente delegado bispo golova posol glava suspect konig prinz kanzler mayor director lawyer secretary
doctor maior giudice juez sindaco secretario capitano generale capitan coronel comandante marechal maire
prefeito captain
"""
)
# What stands with a title and is none alone: who was it and is no more, who stands in for it, what it is for, of which
# kind. English, German, French, Spanish, Italian, Portuguese, Turkish, Russian and Ukrainian.
_WITH = _set(
    """
former ex late crown outgoing incumbent acting interim deputy vice assistant prime first second foreign defence defense
finance interior home justice health education state treasury national security press police army air navy field rear
chief supreme executive federal us uk un attorney staff group wing flight squadron senior alleged accused murder terror
ehemaliger ehemalige ehemaliges fruherer fruhere amtierender amtierende stellvertretender stellvertretende alt
ancien ancienne premiere affaires etrangeres interieur defense justice garde sceaux porte vice feu adjoint
primer primera antiguo antigua entonces relaciones exteriores asuntos defensa interior economia hacienda
primo prima esteri interni difesa giustizia economia allora
primeiro primeira exterior defesa relacoes justica fazenda porta geral
eski yeni genel disisleri icisleri milli savunma maliye adalet belediye sayin vekili
byvshii byvshaya eks nyneshnii deistvuyushchii vitse generalnyi press inostrannykh oborony vnutrennikh finansov
yustitsii pervyi zamestitel gosudarstvennyi rossii ukrainy frantsii germanii ssha
kolishnii kolishnya zakordonnikh sprav vnutrishnikh
general secretary generale
"""
)
# Of the, for: between a title and what it is for (Minister of Defence, ministre des Affaires étrangères).
_LINKS = _set("of the for de des du del della dello dei degli di do da dos das la le les l a y e et und fur und i po v")
# Behind a title and before what is no office by itself: of a body, so that both are what is named (secretary of Lake
# Lines); de, da and di begin names as well (presidente da Silva).
_OF = _set("of for the des du del dei degli dello della delle der fur")
_AFFAIRS = _set("inostrannykh vnutrennikh")
"""Before a Russian del, which is of the in Spanish and Italian."""
_ARTICLES = _set("the le la el il o a der die")
# Behind a name, as Turks call somebody (Ahmet Bey), and, with a hyphen, Japanese (Tanaka-san).
_TURKISH = re.compile(" (?:bey|han[ıi]m|efendi|beyefendi|han[ıi]mefendi)$", re.IGNORECASE)
_ENDS_TURKISH = frozenset("yYmMiI")
_JAPANESE = re.compile("-(?:san|sama|sensei|kun|chan|shi|ssi|nim)$", re.IGNORECASE)
_MOST = 8


def is_title(word: str) -> bool:
    """Whether a folded word is what a person is called by.

    >>> is_title("president"), is_title("aussenministerin"), is_title("putin")
    (True, True, False)
    """
    return word in _TITLES or _GERMAN.fullmatch(word) is not None


def in_front(words: Sequence[str]) -> int:
    """How many folded words in front of a name are a title with all that goes with it; 0 where no name is left.

    >>> in_front(["foreign", "minister", "sergei", "lavrov"]), in_front(["prezident", "putin"])
    (2, 1)
    >>> in_front(["secretary", "of", "lake", "lines"]), in_front(["presidente", "da", "silva"])
    (0, 1)
    >>> in_front(["ministre", "des", "affaires", "etrangeres", "alain", "juppe"]), in_front(["air", "jordan"])
    (4, 0)
    """
    first = words[0] if words else ""
    if first in _ARTICLES and len(words) > 1 and is_title(words[1]):
        behind = in_front(words[1:])
        return behind + 1 if behind else 0
    if not (first in _WITH or first in _TITLES or _GERMAN.fullmatch(first)):
        return 0  # hardly any name has one
    count, titled, sure = 0, False, False
    for at, word in enumerate(words[:_MOST]):
        if is_title(word):
            count, titled, sure = at + 1, True, sure or word not in UNSURE
        elif word in _WITH or (word == "del" and words[at - 1] in _AFFAIRS):
            count = at + 1 if titled else count
        elif not (titled and word in _LINKS and at):
            break
    if titled and count < len(words) and words[count] in _OF:
        return 0
    left = len(words) - count
    return count if titled and left > (0 if sure else 1) else 0


def without(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words without a title in front of two or more that are left."""
    count = in_front(words)
    return words[count:] if count and len(words) - count > 1 else words


def none_behind(text: str, fold: Callable[[str], list[str]]) -> str:
    """A name without the title that stands behind its comma, or that Turks and Japanese put behind a name.

    `fold` (`store.names.script.fold`) is handed in: these modules lie below it.

    >>> from store.names.script import fold
    >>> [none_behind(name, fold) for name in ("Ban Ki-moon, Secretary-General", "Tanaka-san", "Hanson, Pauline")]
    ['Ban Ki-moon', 'Tanaka', 'Hanson, Pauline']
    """
    plain = _JAPANESE.sub("", text) if "-" in text else text
    head, comma, tail = plain.partition(",")
    if comma and len(head.split()) > 1:
        words = fold(tail)
        if (
            words
            and any(map(is_title, words))
            and all(is_title(word) or word in _WITH or word in _LINKS for word in words)
        ):
            return head.strip()
    return _TURKISH.sub("", plain) if plain[-1:] in _ENDS_TURKISH else plain
