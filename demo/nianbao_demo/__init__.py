"""The demo world: random reports, many ways to print them, and a local portal that serves them.

It shares no code with the readers, which must read back what it prints.
"""
