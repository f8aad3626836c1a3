"""The corpus: the only code that writes rows.

`schema` makes the tables from the dictionary, `rows` turns a reading into rows, `choose` says
which copy of a report counts, `history` and `revisions` what stood where and what changed, `writer`
stores it, `search` makes Chinese text findable, `summary` counts for people.
"""

from crawler.corpus.counted.summary import Problem, Summary
from crawler.corpus.writer import Corpus, PortalFacts, Written
from crawler.database.errors import CorpusError

__all__ = ["Corpus", "CorpusError", "PortalFacts", "Problem", "Summary", "Written"]
