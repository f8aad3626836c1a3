"""Replacements for Scrapy's commands, with clearer errors."""
