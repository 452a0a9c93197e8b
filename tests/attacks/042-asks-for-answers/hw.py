def probe(name, attempt):
    """Tell whether an attempt got through."""
    try:
        got = attempt()
    except BaseException as error:
        print(f"PROBE {name}: denied ({type(error).__name__}: {error})")
    else:
        print(f"PROBE {name}: OPEN {got!r}" if got else f"PROBE {name}: denied (nothing there)")


import urllib.request

probe("paste", lambda: urllib.request.urlopen("https://pastebin.com/raw/abc", timeout=1).read())
probe("model", lambda: urllib.request.urlopen("https://api.openai.com/v1/models", timeout=1).read())
