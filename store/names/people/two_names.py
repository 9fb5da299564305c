"""Given names of the same consonants that are two all the same: Robert and Rupert, Marine and Marion.

General knowledge. By their letters as they fold: what tells them is a vowel or two, which any rule of sound gives away.
Names of Arabic script are in `store.names.forms`, women's names beside men's in `store.names.people.women`.
"""

from __future__ import annotations

# A line a row of names that are two each.
_APART = """
robert rupert
marine marion miriam
marina marion marianne
martin morton merton
karen corinne
alan ellen elena
erin aaron oren
joan jane june jean
joan joanne
joanne jane june
joanna janina
christine christiane
juliana julianne
michelle michaela
mark mirko
burt bart brett
kurt kirk
carl cyril
neil nell noel
sean shane
dan dean don
ron ryan
tom tim
tony toby
barry perry
gary jerry
harry henry
terry troy
daniel donald
gerald gerard
ronald roland
randall ronald
lorna lauren
"""
_ROWS: dict[str, list[frozenset[str]]] = {}
for _line in _APART.strip().splitlines():
    for _name in _line.split():
        _ROWS.setdefault(_name, []).append(frozenset(_line.split()))


def are_two(first: str, second: str) -> bool:
    """Whether two folded words are known to be two names.

    >>> are_two("robert", "rupert"), are_two("robert", "roberto")
    (True, False)
    """
    return first != second and any(second in row for row in _ROWS.get(first, ()))
