"""What is typed on the command line and what is printed as a table, in words. Imports no other command."""
