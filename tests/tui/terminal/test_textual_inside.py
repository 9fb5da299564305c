"""What we use of Textual and Rich that they keep to themselves: all of it named, in three modules only.

A name that fails here after an upgrade: look into Textual for what took its place, and change the module
that is named with it.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Literal

import pytest
import textual

from tests.conftest import ROOT
from tests.tui.inside import names_of_theirs, uses

INSIDE = tuple(f"tui/terminal/textual_{name}.py" for name in ("inside", "output", "driver", "served"))
SCREENS, OUTPUT, DRIVER, SERVED = INSIDE


@dataclass(frozen=True)
class Part:
    """One private part: where it is, what it is (a method with its parameters), who of ours stands on it."""

    owner: str
    name: str
    kind: Literal["method", "attribute", "name"]
    used_by: str
    takes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.owner.rpartition(':')[2]}.{self.name}"


PARTS = [
    # a page of a web browser, and that it is gone
    Part("textual.drivers._byte_stream", "ByteStream", "name", SERVED),
    Part("textual.drivers.web_driver:WebDriver", "_input_reader", "attribute", SERVED),
    Part("textual.drivers.web_driver:WebDriver", "_on_meta", "method", SERVED, ("packet_type", "payload")),
    Part("textual.driver:Driver", "_debug", "attribute", SERVED),
    Part("textual.driver:Driver", "_app", "attribute", SERVED),
    # the way of a frame to the terminal
    Part("textual.app:App", "_display", "method", OUTPUT, ("screen", "renderable")),
    Part("textual.app:App", "post_display_hook", "method", OUTPUT),
    Part("textual.app:App", "_handle_exception", "method", OUTPUT, ("error",)),
    Part("textual.app:App", "_print_error_renderables", "method", OUTPUT),
    Part("textual.app:App", "_exit_renderables", "attribute", OUTPUT),
    Part("textual.app:App", "_batch_count", "attribute", OUTPUT),
    Part("textual.app:App", "_running", "attribute", OUTPUT),
    Part("textual.app:App", "_closed", "attribute", OUTPUT),
    Part("textual.app:App", "_driver", "attribute", OUTPUT),
    Part("textual.app:App", "_sync_available", "attribute", OUTPUT),
    Part("textual.app:App", "_clipboard", "attribute", OUTPUT),
    Part("textual._ansi_sequences", "SYNC_START", "name", OUTPUT),
    Part("textual._ansi_sequences", "SYNC_END", "name", OUTPUT),
    Part("textual._compositor", "CompositorUpdate", "name", OUTPUT),
    Part("textual._compositor", "LayoutUpdate", "name", OUTPUT),
    Part("textual._compositor:LayoutUpdate", "__init__", "method", OUTPUT, ("strips", "region")),
    Part("textual._compositor", "InlineUpdate", "name", OUTPUT),
    Part("textual._compositor:InlineUpdate", "__init__", "method", OUTPUT, ("strips", "clear")),
    Part("textual._compositor", "ChopsUpdate", "name", OUTPUT),
    Part("textual._compositor:ChopsUpdate", "__init__", "method", OUTPUT, ("chops", "spans", "chop_ends")),
    Part("textual._compositor", "Compositor", "name", OUTPUT),
    Part("textual._compositor:Compositor", "_render_chops", "method", OUTPUT, ("crop", "is_rendered_line")),
    Part("textual._compositor:Compositor", "_full_map", "attribute", OUTPUT),
    Part("textual._compositor:Compositor", "reflow", "method", OUTPUT, ("parent", "size")),
    Part("textual._compositor", "ReflowResult", "name", OUTPUT),
    Part("textual._compositor:Compositor", "render_full_update", "method", OUTPUT, ("simplify",)),
    Part("textual._compositor:Compositor", "visible_widgets", "attribute", "tui/terminal/compositor.py"),
    Part("textual._compositor:Compositor", "cuts", "attribute", "tui/terminal/compositor.py"),
    Part("textual._compositor:Compositor", "size", "attribute", OUTPUT),
    Part("textual.screen:Screen", "_compositor", "attribute", OUTPUT),
    Part("rich.style:Style", "_attributes", "attribute", OUTPUT),
    Part("rich.style:Style", "_set_attributes", "attribute", OUTPUT),
    Part("rich.style:Style", "_color", "attribute", OUTPUT),
    Part("rich.style:Style", "_bgcolor", "attribute", OUTPUT),
    # where Textual makes the names of `textual.types` that its own modules take from there
    Part("textual._types", "CallbackType", "name", "tui/app/launch.py"),
    Part("textual._types", "IgnoreReturnCallbackType", "name", "tui/app/launch.py"),
    # apps, screens, nodes, messages
    Part("textual.app:App", "_exception", "attribute", SCREENS),
    Part("textual.app:App", "_fatal_error", "method", SCREENS),
    Part("textual.app:App", "_print_error_renderables", "method", SCREENS),
    Part("textual.app:App", "_exit_renderables", "attribute", SCREENS),
    Part("textual.app:App", "_close_messages_no_wait", "method", SCREENS),
    Part("textual.app:App", "_driver", "attribute", SCREENS),
    Part("textual.app:App", "_notifications", "attribute", SCREENS),
    Part("textual.app:App", "_refresh_notifications", "method", SCREENS),
    Part("textual.app:App", "_refresh_truecolor_filter", "method", SCREENS, ("theme",)),
    Part("textual.worker:WorkerFailed", "error", "attribute", "tui/app/endings.py"),
    Part("textual.screen:Screen", "_compositor", "attribute", SCREENS),
    Part("textual.screen:Screen", "_dirty_widgets", "attribute", SCREENS),
    Part("textual.screen:Screen", "_layout_required", "attribute", SCREENS),
    Part("textual.screen:Screen", "_scroll_required", "attribute", SCREENS),
    Part("textual.screen:Screen", "_on_timer_update", "method", SCREENS),
    Part("textual.screen:Screen", "_get_breakpoint_classes", "method", SCREENS, ("dimension", "breakpoints")),
    Part("textual.screen:Screen", "stack_updates", "attribute", SCREENS),
    Part("textual.screen:Screen", "_refresh_layout", "method", SCREENS, ("size", "scroll")),
    Part("textual.screen:Screen", "_screen_resized", "method", SCREENS, ("size",)),
    Part("textual.screen:Screen", "_on_screen_resume", "method", SCREENS, ("event",)),
    Part("textual.app:App", "_batch_count", "attribute", SCREENS),
    Part("textual._compositor:Compositor", "size", "attribute", SCREENS),
    Part("textual.widget:Widget", "_size", "attribute", SCREENS),
    Part("textual.widget:Widget", "_repaint_required", "attribute", SCREENS),
    Part("textual.widget:Widget", "_scroll_update", "method", SCREENS, ("virtual_size",)),
    Part("textual.reactive:Reactive", "_layout", "attribute", SCREENS),
    Part("textual.reactive:Reactive", "_repaint", "attribute", SCREENS),
    Part("textual.screen", "UPDATE_PERIOD", "name", SCREENS),
    Part("textual.events:ScreenResume", "refresh_styles", "attribute", "tui/session/asking.py"),
    Part("textual.message:Message", "_sender", "attribute", SCREENS),
    Part("textual.dom:DOMNode", "_bindings", "attribute", SCREENS),
    Part("textual.binding:BindingsMap", "key_to_bindings", "attribute", SCREENS),
    # the terminal's driver
    Part("textual._xterm_parser", "XTermParser", "name", DRIVER),
    Part("textual._xterm_parser:XTermParser", "__init__", "method", DRIVER, ("debug",)),
    Part("textual._xterm_parser:XTermParser", "feed", "method", DRIVER, ("data",)),
    Part("textual._xterm_parser:XTermParser", "tick", "method", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_run_input_thread", "method", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "run_input_thread", "method", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "process_message", "method", DRIVER, ("message",)),
    Part("textual.drivers.linux_driver:LinuxDriver", "start_application_mode", "method", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "stop_application_mode", "method", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "fileno", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "exit_event", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "attrs_before", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_app", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_loop", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_debug", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_writer_thread", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_mouse_pixels", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_sigcont_application", "method", DRIVER, ("_",)),
    Part("textual.drivers.linux_driver:LinuxDriver", "_sigtstp_application", "method", DRIVER, ("_",)),
    Part("textual.driver:Driver", "_auto_restart", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "_must_signal_resume", "attribute", DRIVER),
    Part("textual.drivers.linux_driver:LinuxDriver", "suspend_application_mode", "method", DRIVER),
    Part("textual.app:App", "_handle_exception", "method", DRIVER, ("error",)),
]


def why_not(part: Part) -> str:
    """What is wrong with a part, as a sentence that names it; empty if nothing is."""
    where = f"Textual {textual.__version__}: {part} (used by {part.used_by})"
    try:
        owner = resolve_name(part.owner)
    except (ImportError, AttributeError):
        return f"{where} is gone: there is no {part.owner}"
    found = getattr(owner, part.name, None)
    if part.kind == "attribute":
        # what is set in a method of the class or of one above it is not there before there is an object
        known = isinstance(owner, type) and part.name in names_of_theirs(owner)
        return "" if known else f"{where} is gone"
    if found is None:
        return f"{where} is gone"
    if part.kind == "method":
        takes = tuple(name for name in inspect.signature(found).parameters if name != "self")
        if takes != part.takes:
            return f"{where} takes {takes} now, not {part.takes}"
    return ""


@pytest.mark.sweep(4)
@pytest.mark.parametrize("part", PARTS, ids=str)
def test_the_part_is_there(part: Part) -> None:
    assert not why_not(part)


def test_a_part_that_is_gone_or_changed_is_named() -> None:
    assert "App._displays (used by tui/terminal/textual_output.py) is gone" in why_not(
        Part("textual.app:App", "_displays", "method", OUTPUT)
    )
    assert "App._drivers (used by" in why_not(Part("textual.app:App", "_drivers", "attribute", OUTPUT))
    assert "there is no textual._gone:Gone" in why_not(Part("textual._gone:Gone", "x", "name", OUTPUT))
    assert "there is no textual.app:Gone" in why_not(Part("textual.app:Gone", "x", "name", OUTPUT))
    changed = why_not(Part("textual.app:App", "_display", "method", OUTPUT, ("screen",)))
    assert "App._display (used by tui/terminal/textual_output.py) takes ('screen', 'renderable') now" in changed


@pytest.mark.sweep(6)
@pytest.mark.parametrize("file", INSIDE)
def test_every_part_is_named(file: str) -> None:
    named = {part.name for part in PARTS if part.used_by == file}
    assert [use for use in uses(ROOT / file) if use.name not in named] == []
    words = (ROOT / file).read_text("utf-8")
    assert [name for name in named if name not in words and name != "__init__"] == []


@pytest.mark.slow
def test_no_other_module_uses_what_textual_and_rich_keep_to_themselves() -> None:
    others = [path for path in sorted((ROOT / "tui").rglob("*.py")) if str(path.relative_to(ROOT)) not in INSIDE]
    # Typer's own: that zsh answers the first Tab is held in a real zsh (tests/tui/commands/asking/test_shells.py)
    assert [use for path in others for use in uses(path) if use.name != "_completion_scripts"] == []


OWN = "from textual.app import App\nclass Own(App):\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from textual._compositor import Compositor", "from textual._compositor import Compositor"),
        ("from rich.cells import _is_single_cell_widths", "from rich.cells import _is_single_cell_widths"),
        ("def look(screen): return screen._compositor", "screen._compositor"),
        ("def look(screen): screen._compositor = None", "screen._compositor"),
        ("def look(app): return getattr(app, '_driver', None)", "getattr(app, '_driver', None)"),
        (
            "from textual.app import App\nclass Own(App):\n    def _display(self): pass",
            "Own._display, which is made anew",
        ),
        ("from textual.app import App\nclass Own(App):\n    def own(self): return self._driver", "Own: self._driver"),
    ],
)
def test_the_search_finds(code: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.tui.inside.ROOT", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    path = tmp_path / f"searched_{abs(hash(code))}.py"
    path.write_text(code)
    assert [use.how for use in uses(path)] == [found]
