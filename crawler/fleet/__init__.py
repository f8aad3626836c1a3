"""车队: many portals, each a shard of its own in a store, crawled and read by one machine or by many.

docs/fleet.md has the layout, the leases and the commands. What is true lies in the shards: an engine only says who
does what next, and may forget it.
"""
