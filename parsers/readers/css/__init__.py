"""Style sheets, as far as they decide how the text of a page looks: conditions, selectors, values, the cascade."""
