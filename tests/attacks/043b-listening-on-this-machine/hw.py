"""Goes through the ports of this machine, the addresses next to it, and the cloud's metadata."""
import socket
import threading
from pathlib import Path

import errno


def probe(name, attempt):
    """Try what has to be denied, and say in a line what came of it."""
    try:
        reached = attempt()
    except OSError as error:
        code = errno.errorcode.get(error.errno, type(error).__name__)
        print(f"PROBE {name}: denied ({code})")
    else:
        print(f"PROBE {name}: OPEN {reached}" if reached else f"PROBE {name}: denied (nothing there)")


def open_ports(host, ports, family=socket.AF_INET):
    found = []
    for port in ports:
        with socket.socket(family) as one:
            one.settimeout(0.1)
            try:
                one.connect((host, port))
            except OSError:
                continue
            found.append(f"{host}:{port}")
    return found


def gateways():
    numbers = [line.split()[2] for line in Path("/proc/net/route").read_text().splitlines()[1:]]
    hosts = [".".join(str(byte) for byte in reversed(bytes.fromhex(number))) for number in numbers]
    return [one for host in {*hosts, "10.0.2.2", "172.17.0.1"} for one in open_ports(host, (22, 80))]


probe("metadata", lambda: open_ports("169.254.169.254", (80,)) + open_ports("169.254.170.2", (80,)))
probe("gateways", gateways)
probe("common-ports", lambda: open_ports("127.0.0.1", (631, 2375, 3000, 3306, 5000, 5432, 6379, 8000, 8080, 8888, 9200, 11211)))
probe("low-ports", lambda: open_ports("127.0.0.1", range(1, 1024)))
probe("ipv6", lambda: open_ports("::1", (22, 80, 8080, 8888), socket.AF_INET6))
with socket.create_server(("127.0.0.1", 0)) as own:
    threading.Thread(target=lambda: own.accept()[0].sendall(b"works"), daemon=True).start()
    with socket.create_connection(own.getsockname(), timeout=1) as client:
        print("its own loopback", client.recv(10).decode())
