"""A whole round on every PostgreSQL that is found: made, loaded, asked, edited, told of, copied, and only read.

`tests.servers.found` says where it looks; WHOSAYS_POSTGRES_ALSO names more.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from store.care.doctor import examine
from store.care.transfer import copy_store
from store.db.engine import asking, engine_at
from store.db.schema import SCHEMA_VERSION
from store.edits.judging import judge_question
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.places import Place, Server
from store.model.problems import Refused
from store.sync.load import load_case
from tests.conftest import ROOT
from tests.engines import ON_VERSION
from tests.servers import Cluster, cluster, found
from tests.store.stores import facts

REF = QuestionRef("asim-umar", "nationality")
OLD = ROOT / "tests" / "stores" / "ferry-version-4.sqlite"


def answers(place: Place) -> object:
    """What a store says to a name, a word and a question."""
    with Library(place) as library:
        names, words, question = library.search("asim umer"), library.passages("nationality"), library.compare(REF)
        assert [row.name for row in names.rows["leader"]][:1] == ["Asim Umar"]
        assert words.rows
        assert question is not None
        assert len(question.answers) > 1
        return names, words.rows, question, library.overview(), library.worklist()


def edited_and_taken_back(place: Server) -> None:
    """Edit somebody while another one listens, judge, and take both back."""
    told = threading.Event()
    with closing(asking(place)) as listener, Library(place) as library:
        ends = listener.listen(told.set)
        assert ends is not None
        before = library.record("entity", REF.entity)
        assert before is not None
        after = {**before, "about": "Seen anew."}
        library.edit([Change("entity", REF.entity, before, after)], who="ana", what="about")
        assert told.wait(10)
        ends()
        assert library.record("entity", REF.entity) == after
        question = library.compare(REF)
        assert question is not None
        judged = library.judge(REF, "holds", answer=question.answers[0].key, why="why", who="ana")
        library.undo(who="ana")
        library.undo(who="ana")
        assert library.record("entity", REF.entity) == before
        assert [it.undoes for it in library.journal(limit=2)] == [judged.id - 1, judged.id]


def only_read_by_a_reader(place: Server, server: Cluster) -> None:
    """A role that is given the rights of a reader asks all, and changes nothing."""
    server.sql("CREATE ROLE eve LOGIN")
    for statement in engine_at(place).grants(place, ["eve"], []):
        server.sql(statement, place.name)
    reader = Server(server.address(place.name, role="eve"))
    was = answers(place)
    assert answers(reader) == was
    with pytest.raises(Refused, match="may not do this"):
        judge_question(reader, REF, "several", answer=None, why="", who="eve")
    assert answers(place) == was


@pytest.mark.slow
@pytest.mark.parametrize("version", found())
def test_a_whole_round(
    version: str, shipped_store: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property(ON_VERSION, version)
    with cluster(found()[version]) as server:
        place = server.store()
        load_case(ROOT / "seeds", place)
        assert answers(place) == answers(shipped_store)
        edited_and_taken_back(place)
        assert [it.sentence for it in examine(place) if not it.ok] == []
        only_read_by_a_reader(place, server)
        back, there = tmp_path / "back.db", server.store()
        copy_store(place, back)
        copy_store(back, there)
        assert answers(place) == answers(back) == answers(there)
        assert facts(back) == facts(shipped_store)
        brought_up = server.store()  # what an older version made is a store of this one there
        copy_store(Path(shutil.copy(OLD, tmp_path / "old.db")), brought_up)
        with closing(engine_at(brought_up).open_read(brought_up)) as plain:
            assert engine_at(brought_up).version(plain) == SCHEMA_VERSION
        assert [it.sentence for it in examine(brought_up) if not it.ok] == []
