"""Checks that need several reports: over years, over issuers, against the calendar."""
