"""Children stop themselves with SIGSTOP; polite signals reach them only when somebody continues them."""
import os
import signal

children = []
for _ in range(5):
    child = os.fork()
    if child == 0:
        os.setsid()
        while True:
            os.kill(os.getpid(), signal.SIGSTOP)
    children.append(child)
print("waiting for a child that never ends")
os.waitpid(children[0], 0)
