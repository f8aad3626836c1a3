"""The corpus: the only code that writes rows.

`session` runs a crawl from its opening to its end; `intake` processes each capture. `copies` turns a
reading into rows, `readings` stores what was read. The subpackages are divided by when they run:
`derived` (after each capture), `checked` (at the end of a crawl), `again` (when the archive is read
once more), `counted` and `export` (on request).
"""

from crawler.corpus.counted.summary import Problem, Summary
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError

__all__ = ["Corpus", "CorpusError", "PortalFacts", "Problem", "Summary"]
