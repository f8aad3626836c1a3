"""A toy page: the issuers of a corpus."""

import sqlite3

from crawler.browse.filters import dicts
from crawler.browse.page import Ask, Data, Page

WORDS = {"toy.title": ("玩具页", "Toy page")}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    return {"issuers": dicts(conn.execute("SELECT id AS issuer, name FROM issuers ORDER BY id"))}


PAGE = Page("toy", "/toy", find, rows="issuers", nav="toy.title", words=WORDS)
