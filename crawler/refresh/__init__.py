"""复查: a crawl that checks known pages again, with as few requests as possible.

`due` says when a page is to be fetched again, `histories` what is known of each page. With the setting
REFRESH the spider follows links as usual. `cache` answers from the archive what isn't due, and fetches
the rest with conditional requests. `walk` discards captures of pages that were not fetched, and fetches
reports that no list names any more. `runs`, `news` and `report` are used by the command around it.
"""
