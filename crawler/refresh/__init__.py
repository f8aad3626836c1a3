"""复查: a crawl that looks again at what it knows, and asks for no more than it must.

`due` says when a page is to be looked at again, `histories` what is known of each. With the setting
REFRESH the spider walks as ever: `cache` answers from the archive what isn't due, and asks for the
rest on the condition that it changed; `walk` keeps what was not asked for out of the corpus, and
looks after reports that no list names any more. `runs` and `findings` are the command around it.
"""
