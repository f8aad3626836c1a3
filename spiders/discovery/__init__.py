"""The search for reports, layer upon layer, each knowing only those before it.

`knowledge`, what a crawl knows of its portal · `asking`, requests and what becomes of them ·
`keeping`, captures · `listing`, lists and what they lead to · `spiders.portal`, what an answer is.
Beside them, functions: `leads`, what a link is worth; `verdict`, how a crawl ended.
"""
