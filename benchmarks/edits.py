"""What an edit costs in a store of 50,000 claims: kept and derived, and written into the case's folder.

Run with ``python -m benchmarks.edits [--claims N] [--runs N] [--profile]``. Makes a case by script
(`benchmarks.bulk_case`) and loads it first, which takes most of the time. Then in turns, each in the same process as
a session has it: a question derived anew and nothing else, one claim of it changed by an edit, the edit saved to the
folder, and the edit taken back and saved. The ratio is to the plain derivation beside it, so that a machine that is
busy tells the same.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.bulk_case import Size, make_case
from benchmarks.derive import timed
from store.db.engine import asking
from store.db.writing import driver, writing
from store.derive import derive
from store.edits.edit import edit
from store.edits.undo import undo
from store.model.edits import Change
from store.model.places import Place
from store.model.problems import Unkept
from store.sync.load import load_case
from store.sync.save import save_case
from store.writes.records import Records

#: What is asked of an edit, kept and shown; a save comes after it, and nobody waits for it.
TARGETS = {"edit": 100, "save": 300}


class _RollBackError(Unkept):
    """Nothing is to be kept."""


class Session:
    """A person who changes one claim after the other."""

    def __init__(self, store: Place, case: Path, seed: int = 3) -> None:
        self.store, self.case = store, case
        self._chance, self._number = random.Random(seed), 0
        self._asking = asking(store)
        wanted = "SELECT slug, entity_id, property, scope FROM claim ORDER BY position"
        self._claims = self._asking.ask(lambda plain: plain.execute(wanted).fetchall())
        self.claim = self._claims[0]

    def next(self) -> None:
        """Go to another claim."""
        self.claim = self._chance.choice(self._claims)

    def derive(self) -> None:
        """The question of the claim, worked out anew."""
        try:
            with writing(self.store) as session:
                derive.derive(driver(session), {tuple(self.claim[1:])})
                raise _RollBackError
        except _RollBackError:
            pass

    def edit(self) -> None:
        """Another certainty and a remark."""
        before = self._asking.ask(lambda plain: Records(plain).get("claim", self.claim[0]))
        assert before is not None
        self._number += 1
        after = before | {"certainty": "possible", "note": f"seen {self._number}"}
        edit(self.store, [Change("claim", self.claim[0], before, after)], who="ana", what="changed")

    def undo(self) -> None:
        """Take it back."""
        undo(self.store, who="ana")

    def save(self) -> None:
        """Write what was edited into the folder."""
        save_case(self.store, self.case, who="ana")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--profile", action="store_true", help="tell where a save spends its time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        case, store = Path(name) / "case", Path(name) / "store.db"
        make_case(case, Size.of(options.claims))
        load_case(case, store)
        session = Session(store, case)
        steps: dict[str, Callable[[], None]] = {
            "derive": session.derive,
            "edit": session.edit,
            "save": session.save,
            "undo": session.undo,
            "save it": session.save,
        }
        for step in steps.values():  # the first brings in what is loaded only when it is used
            step()
        if options.profile:
            session.edit()
            profile = cProfile.Profile()
            profile.runcall(session.save)
            pstats.Stats(profile).sort_stats("tottime").print_stats(30)
            return
        took: dict[str, list[tuple[float, float]]] = {step: [] for step in steps}
        for _ in range(options.runs):
            session.next()
            for what, step in steps.items():
                took[what].append(timed(step))
        print(f"{'':10}{'clock ms':>10}{'CPU ms':>10}{'worst ms':>10}{'ratio':>8}  of {options.runs} runs")
        plain = [clock for clock, _ in took["derive"]]
        for what, each in took.items():
            clock, busy = ([1000 * it[at] for it in each] for at in (0, 1))
            ratio = median(it[0] / base for it, base in zip(each, plain, strict=True))
            target = f"  target under {TARGETS[what]} ms" if what in TARGETS else ""
            print(f"{what:10}{median(clock):10.1f}{median(busy):10.1f}{max(clock):10.1f}{ratio:8.2f}{target}")


if __name__ == "__main__":
    main()
