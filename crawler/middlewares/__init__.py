"""Downloader middlewares: one component, one module."""
