"""The search for reports on a portal: functions on one value, the `Crawl` that a spider holds.

`state`, the `Crawl`: what is known of a portal so far · `requests`, what to fetch next · `answers`, what
an answer is and what it brings · `reports` and `lists`, the two kinds of pages that bring more ·
`captures`, an answer as a capture · `moved`, answers that came from elsewhere · `no_answer` and
`left_alone`, why none came · `frontier` and `leads`, what a link is worth · `verdict`, how a crawl ended.
"""
