"""The demo portal: a local web server that looks like real government portals."""
