"""The search for reports on a portal, as functions on one value: the `Crawl` that a spider holds.

- `state`: the `Crawl`, which is what is known of a portal so far
- `requests`: what to fetch next
- `answers`: what an answer is, and what it leads to
- `reports` and `lists`: the two kinds of pages that lead further
- `captures`: makes captures of answers
- `moved`: answers after a redirect
- `no_answer` and `left_alone`: why no answer came
- `frontier` and `leads`: what a link leads to, and its priority
- `verdict`: how a crawl ended
"""
