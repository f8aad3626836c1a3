"""Reports as documents: one module a kind of markup."""
