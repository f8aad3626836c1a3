"""Parts of workbooks: sheets as tables, number formats, looks and conditional formats of cells, text boxes."""
