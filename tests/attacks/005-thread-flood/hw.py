"""Starts twenty thousand threads, or as many as it can."""
import threading

stop = threading.Event()
started = 0
try:
    for _ in range(20000):
        threading.Thread(target=stop.wait, daemon=True).start()
        started += 1
except RuntimeError as error:
    print("no more:", error)
print("threads", started)
stop.set()
