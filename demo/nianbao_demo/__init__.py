"""The world to try nianbao in: random reports, many ways to print them, and a portal of them.

Shares no code with the readers: what it prints, they must read back.
"""
