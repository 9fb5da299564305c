"""The browser as a web page: who may see it, the page, a browser for each. Needs the extra ``whosays[serve]``."""
