"""Spanish and Portuguese names: two family names, of which the mother's comes and goes.

General knowledge: the given names in most use in Spain, Portugal and Latin America, by which such a name is known.
"""

from __future__ import annotations

import re

from store.names.scripts.syllables import listed

_GIVEN = frozenset(
    listed(
        """
jose juan maria carlos luis jorge manuel francisco antonio pedro miguel jesus rafael fernando alberto ricardo
eduardo javier alejandro andres pablo raul hugo fidel nicolas alvaro evo ollanta alan augusto daniel efrain emilio
mariano felipe josu ismael amado arturo enrique vicente jair dilma xanana jonas griselda salvador salvatore gabriel
joaquin santiago abimael gustavo diego sergio mario oscar victor ramon roberto ruben hector cesar ernesto guillermo
rodrigo ivan ovidio benjamin humberto camilo adan antauro keiko kenji gilberto isabel ana carmen rosa teresa lucia
elena pilar dolores mercedes claudia patricia marta beatriz luisa laura cristina monica alicia silvia joao paulo
luiz rui nuno tiago joaquim vasco duarte goncalo henrique afonso anibal aldo armando agustin alfonso alfredo alonso
angel bernardo cristobal domingo esteban eugenio federico felix gerardo gonzalo gregorio ignacio inacio jaime julian
julio leonardo leopoldo lorenzo marcos martin mauricio maximo octavio orlando osvaldo pascual ramiro rene rogelio
simon tomas valentin xavier flavio fabio
"""
    )
)


# What Portuguese and Spanish write s or z, by age and country, at the end of a name or before its last vowel: Sousa and
# Souza, Luis and Luiz, Queiros and Queiroz, Valdes and Valdez, Teresa and Tereza, Resende and Rezende.
_S_OR_Z = re.compile("(?<=[eiou])z$|(?<=[eu])z(?=a$)|(?<=e)z(?=ende$)")
_LEAST = 4


def are_one(first: str, second: str) -> bool:
    """Whether two folded words are one name of Spain or Portugal, with s or z.

    >>> are_one("sousa", "souza"), are_one("valdes", "valdez"), are_one("hamza", "hamsa")
    (True, True, False)
    """
    if len(first) != len(second) or len(first) < _LEAST or ("z" in first) == ("z" in second):
        return False
    return _S_OR_Z.sub("s", first) == _S_OR_Z.sub("s", second)


def is_given(word: str) -> bool:
    """Whether a folded word is a given name of Spain or Portugal."""
    return word in _GIVEN
