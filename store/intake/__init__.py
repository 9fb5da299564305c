"""Reports as people have them: from a file somebody holds to its text, its head and its pages. No database here.

A file is a stranger's: it is read in a child process with limits and without network (`server`, `child`, `confine`),
by readers that are loaded only when a file of their kind is met (`readers`). What is asked for from outside:
`reading.read_files`, `reading.bytes_of`, `probe.isolation`, `limits.Limits`.
"""
