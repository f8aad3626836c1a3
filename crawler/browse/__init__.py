"""The website: Datasette on the corpus. It shows what is stored and computes nothing new."""
