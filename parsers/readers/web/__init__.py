"""Parts of web pages: looks, form fields, tables of `<div>`s, groups of rows, shadow trees."""
