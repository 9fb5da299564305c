"""The queue of questions says what a plain list of those left would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.model.claims import QuestionRef
from tui.session.queue import Queue

REFS = [QuestionRef(f"e{number}", "date") for number in range(8)]
SOME = st.sampled_from(REFS)


@given(st.lists(SOME, unique=True), st.lists(st.tuples(SOME, st.booleans())), SOME)
def test_places_and_steps_are_those_of_the_ones_left(
    refs: list[QuestionRef], marks: list[tuple[QuestionRef, bool]], ref: QuestionRef
) -> None:
    queue, done = Queue(refs), set()
    for one, is_done in marks:
        queue.mark(one, is_done)
        if one in refs:
            (done.add if is_done else done.discard)(one)
    left = [one for one in refs if one not in done]
    assert queue.left == len(left)
    assert queue.position(ref) == (left.index(ref) if ref in left else None)
    if ref not in refs:
        behind = before = left
    else:
        at = refs.index(ref)
        behind = [one for one in refs[at + 1 :] if one not in done]
        before = [one for one in refs[:at] if one not in done][::-1]
    assert queue.step(ref, 1) == next(iter(behind), None)
    assert queue.step(ref, -1) == next(iter(before), None)
