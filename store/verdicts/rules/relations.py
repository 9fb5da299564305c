"""What the values of two claims are to each other as sets: equal, inside, overlapping or apart."""

from __future__ import annotations

from functools import lru_cache

from store.values.basis.sets import Relation, above, bare_place, is_near, one_unit, relate, relate_in_tree, upward
from store.values.dates.moments import has_time, relate_moments
from store.verdicts.rules.said import Frame, Said

_IN_UNITS = ("money", "measure")
_INTERVALS = ("date", "quantity", "percent", "money", "measure", "age")


def relate_values(frame: Frame, a: Said, b: Said) -> Relation:
    """What the value of ``a`` is to that of ``b`` as sets."""
    assert a.key is not None and b.key is not None
    if a.span is not None and b.span is not None:
        told = frame.prop.type
        if told == "date" and (has_time(a.key) or has_time(b.key)):
            return relate_moments(a.key, a.span, b.key, b.span)
        if told in _IN_UNITS and not one_unit(a.key, b.key):
            return "overlap"  # dollars beside euros, or metres beside kilograms: nothing is known of the two
        return relate(a.span, b.span)
    if a.key == b.key:
        return "equal"
    prop = frame.prop
    if prop.type in _INTERVALS:
        # an age that nobody says the day of can belong to any year; what is no total can be any number
        return "overlap"
    if prop.type == "choice":
        found = relate_in_tree(a.key, b.key, prop.tree)
        return "overlap" if found == "disjoint" and excludes_nothing(frame, a, b) else found
    if prop.type == "text":
        return "overlap" if prop.cardinality != "many" and spelt_alike(a.label, b.label) else "disjoint"
    if prop.type == "place":
        return _places(frame, a.key, b.key)
    found = _might_be_one(frame, a.key, b.key) or relate_in_tree(a.key, b.key, frame.parents)
    open_ = found == "disjoint" and (_might_lie_together(frame, a.key, b.key) or excludes_nothing(frame, a, b))
    return "overlap" if open_ else found


def excludes_nothing(frame: Frame, a: Said, b: Said) -> bool:
    """Whether two values that lie apart leave each other open all the same, so that a word on one touches the other
    in nothing: somebody missing may be dead; hands without a name, of whom nothing is said, may be anybody's."""
    assert a.key is not None and b.key is not None
    if frame.prop.type == "choice":
        prop = frame.prop
        if a.key in prop.leaves_open or b.key in prop.leaves_open:
            return True
        pairs = ((x, y) for x, y in prop.beside if x in (a.key, b.key))
        return any(y in upward(b.key if x == a.key else a.key, prop.tree) for x, y in pairs)
    if not frame.unnamed or frame.prop.cardinality == "many":
        return False
    one, other = frame.unnamed.get(a.key), frame.unnamed.get(b.key)
    if one is None and other is None:
        return False
    if (one is not None and not one) or (other is not None and not other):
        return True
    firsts, seconds = ({key, *(hints or ())} for key, hints in ((a.key, one), (b.key, other)))
    return any(relate_in_tree(x, y, frame.parents) != "disjoint" for x in firsts for y in seconds)


def successors(frame: Frame, a: Said, b: Said) -> bool:
    """Whether one value came after the other, as the case says of states and groups: a successor, or what lies in
    it, beside the predecessor, or the other way round."""
    if not frame.follows or a.key is None or b.key is None:
        return False
    one, other = bare_place(a.key), bare_place(b.key)
    pairs = [(x, other) for x in upward(one, frame.parents)] + [(one, y) for y in upward(other, frame.parents)]
    return any((x, y) in frame.follows or (y, x) in frame.follows for x, y in pairs)


def relate_or_disjoint(frame: Frame, a: Said, b: Said) -> Relation:
    """``relate_values``, or disjoint where one of them names no value."""
    return "disjoint" if a.key is None or b.key is None else relate_values(frame, a, b)


@lru_cache(maxsize=1024)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two names can be spellings of one: they sound alike, written apart or as one word."""
    from store.names.words import fold, key, words

    if key("".join(fold(a))) == key("".join(fold(b))):
        return True
    first, second = ({key(word) for word in words(name)} for name in (a, b))
    return first <= second or second <= first


def _might_be_one(frame: Frame, a: str, b: str) -> Relation | None:
    return "overlap" if frame.perhaps and frozenset((a, b)) in frame.perhaps else None


def _might_lie_together(frame: Frame, a: str, b: str) -> bool:
    """Whether one of two might be what the other holds, or is held by."""
    if not frame.perhaps:
        return False
    partners = _partners(frame.perhaps)
    return any(relate_in_tree(x, b, frame.parents) != "disjoint" for x in partners.get(a, ())) or any(
        relate_in_tree(a, y, frame.parents) != "disjoint" for y in partners.get(b, ())
    )


@lru_cache(maxsize=8)
def _partners(perhaps: frozenset[frozenset[str]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for pair in perhaps:
        if len(pair) == 2:
            one, other = pair
            out.setdefault(one, []).append(other)
            out.setdefault(other, []).append(one)
    return out


def _places(frame: Frame, a: str, b: str) -> Relation:
    """Places by containment. "Near X" is anywhere in what X lies in; near a whole country, anywhere.

    A region that lies across others ("the border region") lies in each of them, and so overlaps what lies in any.
    One whose sides nobody knows is put beside what it may share ground with by ``perhaps``: then it and everything
    in it overlaps.
    """
    near_a, near_b = is_near(a), is_near(b)
    if not (near_a or near_b or frame.perhaps):
        return relate_in_tree(a, b, frame.parents)
    bare_a, bare_b = bare_place(a), bare_place(b)
    around_a = above(bare_a, frame.parents) if near_a else (bare_a,)
    around_b = above(bare_b, frame.parents) if near_b else (bare_b,)
    if not around_a or not around_b:
        return "overlap"
    found = {_around(frame, x, y) for x in around_a for y in around_b}
    if found == {"disjoint"}:
        return "disjoint"
    if near_a and not near_b:
        return "inside" if found == {"inside"} else "overlap"
    if near_b and not near_a:
        return "contains" if found == {"contains"} else "overlap"
    return "overlap" if near_a else found.pop()


def _around(frame: Frame, a: str, b: str) -> Relation:
    """Two places by containment; those that might be one, or lie in such, overlap."""
    relation = relate_in_tree(a, b, frame.parents)
    if relation != "disjoint" or not frame.perhaps:
        return relation
    pairs = ((x, y) for x in upward(a, frame.parents) for y in upward(b, frame.parents))
    if any(_might_be_one(frame, x, y) for x, y in pairs) or _might_lie_together(frame, a, b):
        return "overlap"
    return "disjoint"
