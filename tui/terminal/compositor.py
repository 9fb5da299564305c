"""Puts the widgets of a screen together without drawing what others cover.

Textual draws every widget whole, from the front to the back, and keeps of each place what comes
first: every container below draws blanks that nobody sees, cut in pieces where widgets in front
end. A screen that is all panes in containers draws itself several times so. Here a line of a widget is
drawn only if some of it is to be seen. What is shown is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from tui.terminal.textual_output import CoveredCompositor, Rendered


class FrontCompositor(CoveredCompositor):
    """Textual's compositor, but for the widgets and lines that are covered."""

    def draw(self, crop: Region, is_rendered_line: Rendered) -> Sequence[Mapping[int, Strip | None]]:
        """Draw the lines of which something is to be seen."""
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in cuts]
        for widget, (region, clip) in self.visible_widgets.items():
            if not crop.overlaps(clip):
                continue
            seen = region.intersection(clip)
            if not seen:
                continue
            x, end = seen.column_span
            open_lines = [
                y
                for y in seen.line_range
                if is_rendered_line(y) and any(x <= cut < end and strip is None for cut, strip in chops[y].items())
            ]
            if not open_lines:
                continue
            top = open_lines[0]
            strips = widget.render_lines(Region(x - region.x, top - region.y, seen.width, open_lines[-1] - top + 1))
            for y in open_lines:
                if y - top >= len(strips):
                    break
                line = chops[y]
                inside = [cut for cut in cuts[y] if x <= cut <= end]
                for cut, strip in zip(inside, _divided(strips[y - top], [cut - x for cut in inside[1:]]), strict=False):
                    if line[cut] is None:
                        line[cut] = strip
        return chops


def _divided(strip: Strip, cuts: list[int]) -> Sequence[Strip]:
    """Cut a strip as `Strip.divide` does, without keeping the pieces: each holds seven caches."""
    length = strip.cell_length
    if cuts == [length]:
        return (strip,)
    cuts = [cut for cut in cuts if cut <= length]
    return [
        Strip(segments, cut - start)
        for segments, start, cut in zip(Segment.divide(strip, cuts), (0, *cuts), cuts, strict=False)
    ]
