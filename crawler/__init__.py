"""The program around spiders and parsers: fetching, archive, corpus, commands."""
