"""Where reports lie: one module a portal, one a content system. Not what is in them."""
