"""Behind the door: what can be asked, what can be changed, what is done to a case as a whole."""
