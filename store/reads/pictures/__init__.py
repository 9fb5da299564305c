"""The numbers that pictures of a case show: every picture takes them from here, whoever draws it."""
