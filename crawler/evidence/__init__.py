"""From a figure back to its print: what `nianbao parse --explain` and the pages have in common."""
