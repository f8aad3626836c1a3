"""Reads scripts (JavaScript) of pages, without running them: which addresses they ask for, and with what.

`tokens` splits a script, `program` finds what is named and called in it, `expressions` says what an expression is
on a given page, `calls` which requests the script makes (`asked` is one of them), and `literals` which data
stands in it.
"""
