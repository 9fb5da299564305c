"""The second list of pairs: written by somebody who had not seen the rules, and what of it is heard since."""

from __future__ import annotations

import csv

import pytest

from store.names.alike import alikeness
from store.names.weighing import LIKELY
from tests.store.names.test_names import documented_table
from tests.store.names.test_pairs_of_scripts import SECOND, passes

TABLE = "kind | the same, before | the same, now | others, before | others, now"


def test_documented_counts() -> None:
    """docs/names.md tells how many come out right at the threshold, by kind."""
    with SECOND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["left"], row["right"]) for row in rows}) == len(rows)
    found = {}
    for kind in dict.fromkeys(row["kind"] for row in rows):
        each = [[row for row in rows if row["kind"] == kind and row["one"] == one] for one in "10"]
        found[kind] = [f"{sum(map(passes, these))} of {len(these)}" for these in each]
    told = {kind: [same, others] for kind, _, same, _, others in documented_table(TABLE)}
    print(found)
    assert told == found


# What the list showed to be unheard, in other names than its own: of one, and of two.
_ONE = """
Ya. M. Sverdlov|Yakov Mikhailovich Sverdlov
Zh. Alferov|Zhores Alferov
Md. Rafiqul Islam|Muhammad Rafiqul Islam
Wm. Penn|William Penn
prg hughes|Peter Robert Gordon Hughes
Fort Number Seventeen|Fort 17
Guerrilla Colombiana|Colombian Guerrilla
Ministère de la Défense|Ministry of Defence
Médecins sans frontières|Doctors Without Borders
Partido Comunista Portugués|Portuguese Communist Party
Paulo Queiroz Vidal|Paulo Queirós Vidal
Teresa Valdez|Tereza Valdes
Petrov Ivan Sergeevich|Ivan Petrov
Aboel Kalam Azad|Abul Kalam Azad
Ali Sulaimani|Ali Sulaymani
鍾嘉欣|钟嘉欣
櫻庭和志|桜庭和志
上野葵|Ueno Aoi
濱口梧陵|浜口梧陵
梁朝偉|Leung Chiu-wai
"""
_TWO = """
Edward M. Carver|Edward J. Carver
John R. S. Howard|John Simon Howard
3rd Company, 9th Rifles|9th Company, 3rd Rifles
Almeria Trading Ltd|Almeria Holding Ltd
Ana Ruiz Soto|Ana Soto Ruiz
Paul Lindner|Pauline Lindner
Antonio Vidal|Antonia Vidal
Ernest Holm|Ernestine Holm
Jörg Bäcker|Jörg Böcker
Naviera del Sur S.A.|Naviera del Golfo S.A.
李强|Li Qing
Wen Jiaping|Wen Jiapeng
Sutarmo|Sutardi
"""


def pairs(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("left", "right"), pairs(_ONE))
def test_one(left: str, right: str) -> None:
    assert alikeness(left, right) >= LIKELY


@pytest.mark.parametrize(("left", "right"), pairs(_TWO))
def test_two(left: str, right: str) -> None:
    assert alikeness(left, right) < LIKELY
