"""Rows of words that another language says in one, or in other two: media luna, crescent."""

from __future__ import annotations

from functools import lru_cache

# Two words that are one in another language, a line each, the English ones first.
_TWO_WORDS = """
crescent: media luna, meia lua, mezza luna, mezzaluna, croissant
shiningpath: shining path, sendero luminoso, sentier lumineux
unitedstates: united states, estados unidos, etats unis, stati uniti, vereinigte staaten
unitedkingdom: united kingdom, reino unido, royaume uni, regno unito
unitednations: united nations, naciones unidas, nacoes unidas, nations unies, nazioni unite, vereinte nationen
saudiarabia: saudi arabia, arabia saudita, arabia saudi, arabie saoudite
greatbritain: great britain, gran bretana, grande bretagne, gra bretanha
newzealand: new zealand, nueva zelanda, nueva zelandia, nouvelle zelande, nova zelandia
ivorycoast: ivory coast, costa marfil, cote ivoire, costa marfim
southafrica: south africa, africa sur, afrique sud, africa sul, sudafrica
northkorea: north korea, corea norte, coree nord, coreia norte
southkorea: south korea, corea sur, coree sud, coreia sul
middleeast: middle east, oriente medio, medio oriente, moyen orient, proche orient, near east
environment: medio ambiente, meio ambiente
railway: chemin fer, chemins fer, caminhos ferro, ferrocarril, ferrocarriles, railways
"""


@lru_cache(maxsize=1)
def two_words() -> dict[tuple[str, ...], str]:
    """Rows of folded words, articles left out, and the one word that stands for what they mean."""
    found: dict[tuple[str, ...], str] = {}
    for line in _TWO_WORDS.strip().splitlines():
        meant, rows = line.split(": ")
        found |= {tuple(row.split()): meant for row in (meant, *rows.split(", "))}
    return found


@lru_cache(maxsize=1)
def two_words_begin() -> frozenset[str]:
    """The words that begin such a row."""
    return frozenset(row[0] for row in two_words())
