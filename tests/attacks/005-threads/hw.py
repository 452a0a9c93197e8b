import threading
import time

for _ in range(20_000):
    threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
