def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import socket
import urllib.request


def connect(host, port):
    with socket.create_connection((host, port), timeout=1):
        return f"{host}:{port}"


probe("address", lambda: connect("1.1.1.1", 53))
probe("name", lambda: socket.getaddrinfo("example.com", 80))
probe("web", lambda: urllib.request.urlopen("http://example.com", timeout=1).read(10))


def datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(b"x", ("8.8.8.8", 53))
    return "sent"


probe("datagram", datagram)
