"""Commands that hand findings over: reports, files for other tools, and what these say."""
