"""Tests of the commands for authors."""
