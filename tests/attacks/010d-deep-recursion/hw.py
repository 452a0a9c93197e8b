"""Recursion without a limit, which overflows the stack of C."""
import sys

sys.setrecursionlimit(2**31 - 1)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def deeper(value):
    return repr([deeper, deeper(value)])


print(deeper(1))
