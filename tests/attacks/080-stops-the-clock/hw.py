import time

time.time = time.perf_counter = time.monotonic = lambda: 0.0
while True:
    pass
