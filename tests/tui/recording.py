"""Apps that run without a terminal but write as if there were one."""

from __future__ import annotations

from typing import Any

from textual._compositor import CompositorUpdate
from textual.drivers.headless_driver import HeadlessDriver

from tests.emulator import Emulator
from tui.terminal.output import DiffOutput


class Recorder(HeadlessDriver):
    """A driver that keeps what is written. Give it to an app as `driver_class` and run the app
    with `run_test(headless=False)`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written: list[str] = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)


class Twin(DiffOutput[None]):
    """Also keeps the frames as Textual itself would have written them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, driver_class=Recorder, **kwargs)
        self.native: list[str] = []
        self._fed = [0, 0]
        if (colors := self.terminal.color_system) is not None:
            self.console._color_system = colors

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count and self._running:
            self.native.append(renderable.render_segments(self.console))
        super()._display(screen, renderable)

    @property
    def written(self) -> list[str]:
        assert isinstance(self._driver, Recorder)
        return self._driver.written

    def feed(self, ours: Emulator, theirs: Emulator) -> None:
        """Show what is new of both streams."""
        for index, (stream, emulator) in enumerate(((self.written, ours), (self.native, theirs))):
            for data in stream[self._fed[index] :]:
                emulator.feed(data.encode())
            self._fed[index] = len(stream)
