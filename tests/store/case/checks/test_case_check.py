"""Checking what a case means: each fault in one sentence, at its line, all of them in one go."""

from __future__ import annotations

import pytest

from store.case.checks.check import CheckedCase, check_case, checked_or_refused
from store.model.problems import BadCase
from tests.cases import ORIGINAL, CaseFolder, quoted
from tests.conftest import ROOT

CLAIMS, ALL = "claims/herald.yaml", "entities/all.yaml"


def told(case: CaseFolder) -> list[str]:
    return [str(problem) for problem in check_case(case.folder).problems]


def claim(checked: CheckedCase, slug: str) -> tuple[tuple[int, int, str | None], ...]:
    (found,) = [claim for claim in checked.claims if claim.entry.id == slug]
    return tuple((cite.start, cite.end, cite.exact) for cite in found.cites)


def shown(checked: CheckedCase) -> dict[str, tuple[str, str | None]]:
    """How the value of each claim is shown, and the slug of whom it names."""
    return {claim.entry.id: (claim.label, claim.named) for claim in checked.claims}


def test_the_case_that_ships_is_sound() -> None:
    checked = check_case(ROOT / "seeds")
    assert checked.problems == []
    assert len(checked.claims) == len(checked.read.claims) > 100


def test_a_good_claim_is_resolved(small: CaseFolder) -> None:
    checked = checked_or_refused(small.folder)
    assert claim(checked, "c-3") == (
        (138, 156, "at least 12 people"),
        (ORIGINAL.index("No fewer"), ORIGINAL.index(" when soldiers"), None),
    )
    assert [c[2] for c in claim(checked, "h-3")] == ["he died in West Province", "in West Province"]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        # quotes
        (
            CLAIMS,
            "- he died in West Province",
            "- she was born in Wst Provinse",
            "the quote is not in 'original': the nearest passage",
        ),
        (
            CLAIMS,
            "original: on 5 May 2021",
            "original: ZZZZ QQQQ XXXX",
            "the quote is not in 'original': nothing in the text is like these words",
        ),
        (
            "claims/courier.yaml",
            'digest: {quote: at least 12 people, prefix: "said "}',
            "digest: 12 people",
            "the quote stands more than once in 'digest': the words occur twice (at 91, 147): add a prefix or suffix",
        ),
        (
            CLAIMS,
            'suffix: " on 5"',
            'suffix: " on 6"',
            "the quote is not in 'original': the words are there (at",
        ),
        (
            CLAIMS,
            "original: on 5 May 2021",
            "digest: on 5 May 2021",
            "source 'herald' has no rendition 'digest': it has original",
        ),
        # references
        (
            CLAIMS,
            "speaker: herald-news",
            "speaker: herold-news",
            "the speaker 'herold-news' is not defined in entities/ (did you mean herald-news or",
        ),
        (
            "claims/courier.yaml",
            "via: [unnamed-officer]",
            "via: [nobody-at-all]",
            "the relay 'nobody-at-all' is not defined in entities/: define it there",
        ),
        (
            CLAIMS,
            "entity: post-raid",
            "entity: border-raid",
            "entity 'border-raid' is not defined in entities/ (did you mean post-raid?): define it there",
        ),
        (
            CLAIMS,
            "speaker: herald-news",
            "speaker: northland",
            "'northland' is a place, and a place does not speak: name a voice or group or leader",
        ),
        (
            "sources/herald.txt",
            "publisher: herald-news",
            "publisher: post-raid",
            "'post-raid' is a raid, and a raid does not publish: name a voice or group or leader",
        ),
        (
            "sources/herald.txt",
            "language: en",
            "language: en\nsyndicated_from: corier",
            "source 'corier' is not in sources/ (did you mean courier?): add it or correct the id",
        ),
        (
            "sources/herald.txt",
            "published: 2021-05-06",
            "published: 6th of May",
            "published: ",
        ),
        (
            "sources/herald.txt",
            "language: en",
            "language: en\ninferred: [publishd]",
            "'publishd' is no field of a head (did you mean published or",
        ),
        (ALL, "used_by: [courier]", "used_by: [curier]", "source 'curier' is not in sources/ (did you mean courier?)"),
        (ALL, "used_by: [herald]", "used_by: [x, herald]", "source 'x' is not in sources/: add it or correct the id"),
        (ALL, "speaks_for: [ministry]", "speaks_for: [minister]", "the body 'minister' is not defined in entities/"),
        (ALL, "speaks_for: [ministry]", "speaks_for: [northland]", "'northland' is a place, and a place does not"),
        (ALL, "perhaps: [idris-walid]", "perhaps: [idris]", "entity 'idris' is not defined in entities/"),
        (ALL, "perhaps: [idris-walid]", "perhaps: [unnamed-officer]", "nobody is perhaps himself: remove it"),
        (ALL, "text: Edrees Waleed", "text: Idris Walid", "the spelling 'Idris Walid' stands twice: keep one"),
        # places
        (ALL, "within: northland", "within: southland", "the place 'southland' is not defined in entities/"),
        (ALL, "within: northland", "within: ministry", "'ministry' is no place: name a place"),
        (ALL, "within: northland", "within: east-province", "'east-province' lies within itself: break the circle"),
        (ALL, "  name: The Herald", "  name: The Herald\n  within: northland", "only a place lies within another"),
        # properties and values
        (
            CLAIMS,
            "property: date_of_death",
            "property: date_of_deth",
            "property 'date_of_deth' is unknown (did you mean date_of_death",
        ),
        (
            CLAIMS,
            "property: killed",
            "property: birthplace",
            "birthplace is said of a leader, but 'post-raid' is a raid",
        ),
        (CLAIMS, "value: 5 May 2021", "value: the day of the comet", "value: "),
        (CLAIMS, '{says: seven, is: "7"}', "many a man", "value: "),
        (CLAIMS, '{says: seven, is: "7"}', "9" * 40, "value: "),
        (CLAIMS, "value: west-province", "value: wst-province", "the place 'wst-province' is not defined in entities/"),
        (CLAIMS, "value: west-province", "value: ministry", "place_of_death wants a place, but 'ministry' is a voice"),
        (CLAIMS, "    value: dead\n", "", "a claim that denies needs a value: add it"),
        (
            CLAIMS,
            "property: killed\n",
            "property: killed\n    scope: civillians\n",
            "scope 'civillians' is not one of all, civilians",
        ),
        (
            CLAIMS,
            "property: date_of_death\n",
            "property: date_of_death\n    scope: all\n",
            "date_of_death takes no scope: remove it",
        ),
        (CLAIMS, "certainty: probable", "said: some day", "said: "),
        (CLAIMS, "certainty: probable", "as_of: 2021-13-41", "as_of: "),
        (CLAIMS, "certainty: probable", "valid: 2021/2020/2019", "valid: "),
        (CLAIMS, "source: herald\n", "source: herold\n", "source 'herold' is not in sources/ (did you mean herald?)"),
        # identifiers
        (CLAIMS, "id: h-4", "id: c-2", "claim 'c-2' is defined already at claims/courier.yaml:12: give it another id"),
        (ALL, "id: ministry", "id: river-front", f"entity 'river-front' is defined already at {ALL}:13: give it"),
        ("sources/herald.txt", "id: herald", "id: courier", "source 'courier' is defined already at sources/courier"),
    ],
)
def test_each_fault_has_its_sentence_and_line(small: CaseFolder, file: str, old: str, new: str, message: str) -> None:
    line = small.edit(file, old, new)
    found = [p for p in check_case(small.folder).problems if p.message.startswith(message)]
    assert found, told(small)
    assert found[0].file == file
    if not new:  # what is missing is missed where its entry begins
        line = small.line(file, "- id: h-1")
    assert found[0].line == line + new.removesuffix("\n").count("\n"), str(found[0])
    assert "\n" not in found[0].message


def test_the_nearest_passage_is_quoted(small: CaseFolder) -> None:
    line = small.edit(CLAIMS, "original: the dead of the post at seven", "original: the dead of that post at eleven")
    (problem,) = told(small)
    assert problem.startswith(f"{CLAIMS}:{line}: the quote is not in 'original': the nearest passage (at ")
    assert problem.endswith("is 'the dead of the post at seven': copy its words")


def test_everything_wrong_is_found_in_one_go(small: CaseFolder) -> None:
    lines = {
        small.edit(CLAIMS, "speaker: herald-news", "speaker: harald"),
        small.edit(CLAIMS, "value: 5 May 2021", "value: some day or other"),
        small.edit(CLAIMS, "original: on 5 May 2021", "original: not in there at all"),
        small.edit(CLAIMS, "id: h-4", "id: h-3"),
        small.edit(CLAIMS, "the dead of the post at seven", "the dead of the pots at seven"),
    }
    place = small.edit(ALL, "within: northland", "within: sothland")
    quote = small.edit("claims/courier.yaml", "digest: Idris Walid died ", "digest: Idris Walid lived ")
    with pytest.raises(BadCase, match="7 problems in the case; nothing was loaded") as error:
        checked_or_refused(small.folder)
    found = [(p.file, p.line) for p in error.value.problems]
    assert found == sorted(found)
    assert set(found) == {(CLAIMS, line) for line in lines} | {(ALL, place), ("claims/courier.yaml", quote)}


def test_the_words_at_the_offsets_must_have_the_hash(small: CaseFolder) -> None:
    text = small.read("sources/herald.txt").rpartition("---\n")[2]
    good = quoted(text, "on 5 May 2021")
    small.edit(CLAIMS, "original: on 5 May 2021", f"original: {good}")
    assert told(small) == []
    start = text.index("on 5 May 2021")
    line = small.edit(CLAIMS, f"start: {start}", f"start: {start - 1}")
    assert told(small) == [
        f"{CLAIMS}:{line}: the words at {start - 1}-{start + 13} of 'original' have another hash: quote them"
    ]


def test_offsets_behind_the_end(small: CaseFolder) -> None:
    line = small.edit("claims/courier.yaml", f"end: {ORIGINAL.index(' when soldiers')}", "end: 9999")
    assert told(small) == [
        f"claims/courier.yaml:{line}: end 9999 lies behind the end of 'original' ({len(ORIGINAL)} code points)"
    ]


def test_a_text_known_by_hash_cannot_be_quoted(small: CaseFolder) -> None:
    line = small.edit("claims/courier.yaml", quoted(ORIGINAL, "on 3 May"), "on 3 May")
    (problem,) = told(small)
    assert problem.startswith(f"claims/courier.yaml:{line}: the text of 'original' is not in the case")


def test_a_circle_of_places_is_told_of_those_in_it_only(small: CaseFolder) -> None:
    small.edit(ALL, "  name: Northland\n", "  name: Northland\n  within: east-province\n")
    assert [problem.partition(": ")[2] for problem in told(small)] == [
        "'northland' lies within itself by way of 'east-province': break the circle",
        "'east-province' lies within itself by way of 'northland': break the circle",
    ]


def test_circles_of_copies_and_spokesmen(small: CaseFolder) -> None:
    small.edit("sources/herald.txt", "language: en", "language: en\nsyndicated_from: courier")
    small.edit("sources/courier.txt", "language: en", "language: en\nsyndicated_from: herald")
    small.edit(ALL, "  name: Ministry of Defence\n", "  name: Ministry of Defence\n  speaks_for: [spokesman]\n")
    assert [problem.partition(": ")[2] for problem in told(small)] == [
        "'ministry' speaks for itself, at once or by way of others: break the circle",
        "'spokesman' speaks for itself, at once or by way of others: break the circle",
        "'courier' copies itself, at once or by way of others: break the circle",
        "'herald' copies itself, at once or by way of others: break the circle",
    ]


def test_a_wording_twice(small: CaseFolder) -> None:
    small.edit("sources/courier.txt", "  - id: original", "  - id: digest")
    assert any("rendition 'digest' stands twice: give each its own id" in line for line in told(small))


def test_a_place_near_another(small: CaseFolder) -> None:
    small.edit(CLAIMS, "value: west-province", "value: {says: close to West Province, is: near west-province}")
    checked = checked_or_refused(small.folder)
    assert [c.value.key for c in checked.claims if c.entry.id == "h-3" and c.value] == ["near:west-province"]
    assert shown(checked)["h-3"] == ("near West Province", "west-province")


def test_a_good_claim_says_how_its_value_is_shown_and_whom_it_names(small: CaseFolder) -> None:
    small.edit("claims/courier.yaml", "    value: dead\n    stance: cannot", "    stance: cannot")
    small.edit(
        CLAIMS, "property: life_status\n    value: dead", "property: statement\n    value: {says: a lie, is: He lives}"
    )
    found = shown(checked_or_refused(small.folder))
    assert found["c-2"] == ("East Province", "east-province")
    assert (found["c-1"], found["c-3"]) == (("dead", None), ("at least 12", None))
    assert (found["c-5"], found["h-1"]) == (("3 May 2021", None), ("He lives", None))
    assert found["c-4"] == ("", None)


def test_a_silence_needs_no_value(small: CaseFolder) -> None:
    small.edit("claims/courier.yaml", "    value: dead\n    stance: cannot", "    stance: cannot")
    assert told(small) == []


def test_problems_show_no_control_characters(small: CaseFolder) -> None:
    small.edit(CLAIMS, "speaker: herald-news", 'speaker: "h\\e[31m\\u202E"')
    small.edit(CLAIMS, "original: on 5 May 2021", 'original: "on \\e[2J 5 \\u202E May"')
    small.edit(CLAIMS, "property: killed", 'property: "kil\\u202Eled\\e"')
    assert all(line.isprintable() for line in told(small)), told(small)
    assert len(told(small)) == 2


def test_progress_is_told(small: CaseFolder) -> None:
    seen: list[tuple[int, int]] = []
    check_case(small.folder, lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 9)
    assert seen[-1][1] == 9
