"""Scrapy extensions: one component, one module."""
