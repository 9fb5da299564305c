"""What goes out, and where one has been: a module for what the app does for each."""
