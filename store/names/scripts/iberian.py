"""Spanish and Portuguese names: two family names, of which the mother's comes and goes.

General knowledge: the given names in most use in Spain, Portugal and Latin America, by which such a name is known.
"""

from __future__ import annotations

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


def is_given(word: str) -> bool:
    """Whether a folded word is a given name of Spain or Portugal."""
    return word in _GIVEN
