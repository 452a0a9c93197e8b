"""Sleeps in C with the interpreter's lock held: no Python code, and no Python signal handler, runs any more."""
import ctypes

ctypes.PyDLL(None).sleep(1_000_000)
