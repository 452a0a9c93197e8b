"""Tests of how files become submissions."""
