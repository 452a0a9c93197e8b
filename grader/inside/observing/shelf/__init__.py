"""Data sets come from the shelf, whatever a submission calls to get them. There is no network."""
