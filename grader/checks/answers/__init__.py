"""Which prose answers which written question."""
