"""What is drawn on the pages of PDF and OFD files: characters, lines, areas, pictures, notes."""
