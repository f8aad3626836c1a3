"""The corpus: the only code that writes rows.

`session` tells what a crawl does from its opening to its end, `intake` what becomes of a capture.
`copies` turns a reading into rows, `readings` keeps what was read. In rooms by when they run:
`derived` (after each capture), `checked` (at the end of a crawl), `again` (when the archive is read
once more), `counted` and `export` (when somebody asks).
"""

from crawler.corpus.counted.summary import Problem, Summary
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError

__all__ = ["Corpus", "CorpusError", "PortalFacts", "Problem", "Summary"]
