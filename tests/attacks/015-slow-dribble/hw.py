"""A character every third of a second, to seem alive; only a clock that nothing resets ends this."""
import time

while True:
    print(".", end="", flush=True)
    time.sleep(0.3)
