"""The browser as a whole: wiring, themes, start."""
