"""The corpus: the only code that writes rows.

`schema` makes the tables from the dictionary, `writer` fills them, `choose` says which copy of a
report counts, `search` makes Chinese text findable, `summary` counts for people.
"""
