import os
import socket

os.symlink("/etc/passwd", "report.html")
os.symlink("/", "root")
os.symlink("loop", "loop")
os.mkfifo("results.json")
os.link("report.html", "hard", follow_symlinks=False)
socket.socket(socket.AF_UNIX).bind("socket")
with open("hole", "wb") as file:
    try:
        file.truncate(2**40)
    except OSError as error:
        print(error)
try:
    os.mknod("device", 0o600 | 0o060000, os.makedev(1, 1))
except OSError as error:
    print(error)
os.makedirs("deep/" * 100)
os.chmod("deep", 0)
