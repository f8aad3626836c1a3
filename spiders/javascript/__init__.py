"""Reads scripts (JavaScript) of pages, without running them: which addresses they ask for, and with what.

`tokens` splits a script, `program` finds what is named and called in it, `expressions` says what an expression is
on a given page, `asked` which requests the script makes, and `opened` which addresses a click opens.
"""
