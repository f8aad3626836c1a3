"""The world to try nianbao in: random reports, their renderings, a portal that serves them."""
