"""Whose word a claim finally is: the origins that answers are counted by.

Three papers quoting one agency are three reports and one origin. A claim's origin is its speaker; a
voice that officially speaks for a body shares that body's origin; and what a publisher says in its
own voice in a report that copies another one is the other publisher's word.
"""

from __future__ import annotations

from collections.abc import Mapping


def body_of(speaker: int, bodies: Mapping[int, int]) -> int:
    """The body a voice finally speaks for, or the voice itself; a circle ends where it closes."""
    seen = {speaker}
    while speaker in bodies and bodies[speaker] not in seen:
        speaker = bodies[speaker]
        seen.add(speaker)
    return speaker


def first_source(source: int, copies: Mapping[int, int]) -> int:
    """The source that ``source`` finally copies, or itself."""
    return body_of(source, copies)


def origin_of(
    speaker: int,
    source: int,
    *,
    bodies: Mapping[int, int],
    copies: Mapping[int, int],
    publishers: Mapping[int, int],
) -> str:
    """A key that is equal for claims of one origin."""
    if publishers.get(source) == speaker:
        speaker = publishers.get(first_source(source, copies), speaker)
    return f"e{body_of(speaker, bodies)}"
