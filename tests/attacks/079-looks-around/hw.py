import os
import platform
import socket

print(socket.gethostname(), os.getuid(), os.getcwd(), platform.node())
graded = os.path.exists("/box")
print("graded:", graded)
