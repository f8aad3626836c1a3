"""Traces a figure back to its print, for `nianbao parse --explain` and for the pages."""
