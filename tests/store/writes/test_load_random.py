"""However a case is edited, its store is as if loaded anew."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.stores import derived, facts, fresh, rebuilt, sound

CLAIMS = "claims/herald.yaml"
CLAIM = """\
  - id: {id}
    entity: {entity}
    property: {property}
    value: "{value}"
    speaker: {speaker}
    stance: {stance}
    cite:
      original: {quote}
"""
SPEAKERS = st.sampled_from(["ministry", "spokesman", "river-front", "herald-news", "unnamed-officer"])
STANCES = st.sampled_from(["asserts", "asserts", "denies", "cannot_confirm", "retracts"])
SAID = st.one_of(
    st.tuples(st.just("idris-walid"), st.just("life_status"), st.sampled_from(["dead", "alive", "killed"])),
    st.tuples(st.just("idris-walid"), st.just("date_of_death"), st.sampled_from(["2021-05-03", "2021-05", "2021-06"])),
    st.tuples(st.just("idris-walid"), st.just("killed_in"), st.just("post-raid")),
    st.tuples(st.just("post-raid"), st.just("killed"), st.sampled_from(["7", "at least 5", "about 12"])),
    st.tuples(st.just("post-raid"), st.just("date"), st.sampled_from(["2021-05-03", "2021-05-04"])),
    st.tuples(st.just("river-front"), st.just("leader"), st.just("idris-walid")),
)
CASES = st.dictionaries(st.integers(1, 8), st.tuples(SAID, SPEAKERS, STANCES), max_size=8)


@settings(max_examples=6, deadline=None)
@given(st.lists(CASES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_however_a_case_is_edited_it_is_as_if_loaded_anew(cases: list[Any], chance: Any) -> None:
    """Claims come, go, change and change places: only what they are now counts."""
    with tempfile.TemporaryDirectory() as folder:
        small = CaseFolder(Path(folder) / "case")
        path = Path(folder) / "store.db"
        for claims in cases:
            listed = list(claims.items())
            chance.shuffle(listed)
            text = "".join(
                CLAIM.format(
                    id=f"h-{number}",
                    entity=entity,
                    property=prop,
                    value=value,
                    speaker=speaker,
                    stance=stance,
                    quote=chance.choice(["on 5 May 2021", "The River Front denied", "seven"]),
                )
                for number, ((entity, prop, value), speaker, stance) in listed
            )
            small.write(CLAIMS, f"source: herald\nclaims:\n{text}" if text else "source: herald\n")
            load_case(small.folder, path)
        sound(path)
        assert derived(path) == rebuilt(path)
        again = fresh(small)
        assert facts(path) == facts(again)
        for part in ("answers", "verdicts", "order of lists"):
            assert derived(path)[part] == derived(again)[part], part
