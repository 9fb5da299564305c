"""The properties that any case has: what reports can say about leaders, groups, raids, voices and places.

To add one, add an entry to ``of_people`` or ``of_events``. Every part of whosays (checking, comparing, browsing, the
documentation) reads this table. What one case alone asks about stands in its case.yaml (docs/case-format.md).
"""

from __future__ import annotations

from store.properties.of_events import OF_EVENTS
from store.properties.of_people import OF_PEOPLE
from store.properties.property import Property

#: All properties by id, in the order the browser shows them.
PROPERTIES: dict[str, Property] = {prop.id: prop for prop in (*OF_PEOPLE, *OF_EVENTS)}
