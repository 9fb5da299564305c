"""``python -m tui`` is ``whosays``."""

from tui.start import main

main()
