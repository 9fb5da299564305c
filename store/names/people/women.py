"""A woman's name beside the man's that it is made of: two people, however alike the two sound.

General knowledge of the names of Europe. Ends that any name may take are rules; what is a spelling of one man's name as
often (Yassin and Yassine, Constantin and Constantine, Hassan and Hassane) is no rule but a list of names.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Women's names made of men's, beside those with an a more: Pauline, Josefa, Carlotta, Antonia, Henriette, Ernestine.
_WOMEN_OF = re.compile("(?:i?a|ina|ine|in|etta|ette|ella|elle|otta|efa|efina|yne)$")
# The end of a man's name and those of a woman's in its place, a line an alternation: Michel and Michelle, Lucien and
# Lucienne, Christian, Christiane and Christine, Yvon and Yvonne, Germain and Germaine, Armand and Armande, Louis and
# Louise, Frederic and Frederique, Jules and Julie, Patrick and Patricia, Evgeny and Evgenia, Emil and Emilie.
_ENDS = tuple(
    tuple(line.split())
    for line in """
el elle ela
ien ienne iena
ian iane ine ina ienne
yan yane
von vonne
rmain rmaine
lvain lvaine
and ande
ois oise
eric erique
rick rica ricia
scal scale
tial tiale
ves vette
mil milie milia
ius ia ie
les lie
oine oinette
ert ertine
ard arde ardine
rlos rlota
""".strip().splitlines()
)
# Names of men, and of women made of them that no end tells, a line each.
_NAMES = """
jean jeanne jane janine jeannine
john joan joanne joanna jane
paul paule
martin martine
valentin valentine
justin justine
augustin augustine
celestin celestine
albertin albertine
clement clementine
marin marine
denis denise
dennis denise
laurent laurence
louis louise
rene renee
andre andree
aime aimee
desire desiree
jose josee
simon simone simonne
leon leone leonie
stephan stephane stephanie stefanie
stefan stefanie stephanie
stephen stephanie
claude claudine claudette
nicolas nicole nicolette
nicholas nicole
charles charlene charlotte carole caroline
karl karoline carola
carl carol caroline
francis frances francine
patrick patricia
george georgia georgina georgette
joseph josephine
eugene eugenie
fabrice fabricia
yvan yvonne
eric erica erika
philip philippa
philippe philippine
henry henrietta
henri henriette
harry harriet
julian juliana julianne gillian
adrian adrienne adriana
vivian vivienne
sebastian sebastienne
christopher christine
hans hanna hanne
johan johanne johanna
johann johanne johanna
jan janina jana
gabriel gabriele gabrielle
daniel daniele danielle
samuel samuele
michael michaela michelle michele
alexander alexandra alexandrine
leopold leopoldine
wilhelm wilhelmine
"""
_MEN_OF: dict[str, set[str]] = {}
for _line in _NAMES.strip().splitlines():
    for _name in _line.split()[1:]:
        _MEN_OF.setdefault(_name, set()).add(_line.split()[0])
_LEAST_STEM = 1


def _by_end(man: str, woman: str) -> bool:
    for of_man, *of_women in _ENDS:
        if man.endswith(of_man) and len(stem := man[: -len(of_man)]) >= _LEAST_STEM:
            for end in of_women:
                if woman == stem + end:
                    return True
    return False


def is_listed(first: str, second: str) -> bool:
    """Whether two folded words are listed as a man's name and a woman's made of it."""
    return first in _MEN_OF.get(second, ()) or second in _MEN_OF.get(first, ())


@lru_cache(maxsize=256)
def is_woman_of(first: str, second: str) -> bool:
    """Whether one of two folded words is the other made a woman's name, by an end that Europe's languages have, or
    is in the list of those that no end tells.

    >>> is_woman_of("paul", "pauline"), is_woman_of("antonia", "antonio"), is_woman_of("jose", "josefa")
    (True, True, True)
    >>> is_woman_of("michelle", "michel"), is_woman_of("christian", "christine"), is_woman_of("rene", "renee")
    (True, True, True)
    >>> is_woman_of("hasan", "hasani"), is_woman_of("martin", "martino"), is_woman_of("yassin", "yassine")
    (False, False, False)
    """
    if is_listed(first, second):
        return True
    if first[:2] != second[:2]:
        return False
    if _by_end(first, second) or _by_end(second, first):
        return True
    man, woman = sorted((first, second), key=lambda word: (len(word), word.endswith("a")))
    stem = man.rstrip("eo") if man[-1:] in ("e", "o") else man
    if len(stem) < 3 or not woman.startswith(stem) or man.endswith(("a", "enko")):
        return False
    return bool(_WOMEN_OF.fullmatch(woman[len(stem) :]))
