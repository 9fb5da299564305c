"""What goes out of the case and how one gets about in it: what the browser needs for that, a module for each."""
