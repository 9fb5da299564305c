"""Below an exact hit the near ones stay in sight: the one whom the found one may be taken for."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise

from store.search.find import BESIDE, find
from store.search.rank import MOST_EXTRA
from tests.store.spellings import Entities, store_of

_NAMES: Entities = {
    "umar-khalid": ("leader", 1, ["Umar Khalid"]),
    "umar-mansoor": ("leader", 1, ["Umar Mansoor"]),
    "khalid-mansoor": ("leader", 1, ["Khalid Mansoor"]),
    "umar-khalid-khorasani": ("leader", 1, ["Umar Khalid Khorasani"]),
    "umar-front": ("group", 1, ["Umar Front"]),
    "sana-idris": ("leader", 1, ["Sana Idris"]),
}


def test_who_shares_a_word_stands_below_the_exact_hit_and_is_marked() -> None:
    with closing(store_of(_NAMES)) as conn:
        hits = find(conn, "Umar Khalid", beside=BESIDE)
        assert [(hit.slug, hit.near) for hit in hits[:2]] == [("umar-khalid", False), ("umar-khalid-khorasani", False)]
        assert {hit.slug for hit in hits[2:]} == {"umar-mansoor", "khalid-mansoor"}, "and no group, and nobody else"
        assert all(hit.near for hit in hits[2:])


def test_where_nothing_is_sure_nothing_is_only_near() -> None:
    with closing(store_of(_NAMES)) as conn:
        assert not any(hit.near for hit in find(conn, "Umar Karim", beside=BESIDE))


def test_they_are_never_a_flood() -> None:
    many: Entities = {
        f"umar-{name}": ("leader", 1, [f"Umar {name}"]) for name in ("Adil", "Bahir", "Daud", "Fahim", "Ghani", "Haris")
    }
    many |= {
        f"khalid-{name}": ("leader", 1, [f"Khalid {name}"]) for name in ("Jamil", "Latif", "Nabil", "Qasim", "Wasim")
    }
    with closing(store_of(_NAMES | many)) as conn:
        near = [hit for hit in find(conn, "Umar Khalid", beside=BESIDE) if hit.near]
        assert len(near) == BESIDE
        for above, below in pairwise(near):  # the likest first, but for what puts names in order beside it
            assert above.score >= below.score - MOST_EXTRA
        screened = [hit.slug for hit in find(conn, "Umar Khalid")]
        assert screened == ["umar-khalid", "umar-khalid-khorasani"], "a list that is screened asks for none"
