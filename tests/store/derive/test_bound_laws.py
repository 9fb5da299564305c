"""The law of the checks' ties: whatever is edited, the findings kept up are those of a whole derivation.

Over claims that chance makes so that much is bound to much: men to raids, raids to groups and to what they are part
of, groups to whom they are led by, and names to two. So a finding rests on what is two steps from an edit.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.claimed import Case, claim
from tests.store.stores import derived, rebuilt

raids = st.sampled_from(["raid", "operation", "storm"])
men = st.sampled_from(["man", "other"])
days = st.sampled_from(["2013", "2016-09-20", "2019-10-01"])


def told(
    entity: st.SearchStrategy[str], prop: str, value: st.SearchStrategy[str], **more: str
) -> st.SearchStrategy[str]:
    """A claim of a property: mostly asserted, by one of two."""
    how = st.sampled_from([{}, {}, {}, {"stance": "denies"}, {"stance": "retracts"}, {"certainty": "possible"}])
    who = st.sampled_from(["police", "clinic"])
    return st.builds(lambda of, is_, by, its: claim(of, prop, is_, by, **its, **more), entity, value, who, how)


band = st.just("band")
claims = st.one_of(
    told(raids, "part_of", raids),
    told(raids, "killed", st.sampled_from(["12", "17", "40"])),
    told(raids, "killed", st.sampled_from(["12", "18", "60"]), scope="children"),
    told(raids, "date", days),
    told(raids, "responsibility", band),
    told(men, "killed_in", raids),
    told(men, "wounded_in", raids),
    told(men, "date_of_death", days),
    told(men, "life_status", st.sampled_from(["dead", "alive"]), said="2019-10-02"),
    told(men, "alias", st.sampled_from(["Umar N.", "umar n", "Umar"])),
    told(men, "met", men, as_of="2019-10-05"),
    told(men, "travelled_to", st.just("tarn"), as_of="2019-10-05"),
    told(band, "founded", days),
    told(band, "claimed_attack", raids),
    told(band, "leader", men, as_of="2019-10-04"),
    told(band, "alias", st.just("Umar N.")),
)
#: One claim or none in place of the one of a number, some at once.
edits = st.lists(
    st.dictionaries(st.integers(0, 29), st.none() | claims, min_size=1, max_size=3), min_size=1, max_size=6
)


def kept_up(begun: list[str], made: list[dict[int, str | None]]) -> None:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        case.claims = {f"c{number}": said for number, said in enumerate(begun)}
        case.load()
        for edit in made:
            for number, said in edit.items():
                if said is None:
                    case.claims.pop(f"c{number}", None)
                else:
                    case.claims[f"c{number}"] = said
            case.claims = {name: case.claims[name] for name in sorted(case.claims, key=lambda it: int(it[1:]))}
            case.load()
            assert derived(case.store) == rebuilt(case.store)


some = given(begun=st.lists(claims, min_size=12, max_size=30), made=edits)


@some
@settings(max_examples=8, deadline=None)
def test_findings_kept_up_edit_by_edit_are_those_of_a_whole_derivation(
    begun: list[str], made: list[dict[int, str | None]]
) -> None:
    kept_up(begun, made)


@pytest.mark.slow
@some
@settings(max_examples=150, deadline=None)
def test_findings_kept_up_edit_by_edit_are_those_of_a_whole_derivation_however_many(
    begun: list[str], made: list[dict[int, str | None]]
) -> None:
    kept_up(begun, made)
