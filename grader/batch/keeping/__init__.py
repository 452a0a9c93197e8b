"""What a batch has finished: files that are whole, and the ledger that says which."""
