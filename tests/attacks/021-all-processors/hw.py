"""Sixteen busy processes, so that whoever runs beside this one has to wait."""
import os

for _ in range(15):
    if os.fork() == 0:
        break
while True:
    pass
