"""Searches its own process for anything that only a grader should know."""
import gc
import linecache
import re
import sys

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

# Built from pieces, for this text itself is an object in the process that it searches.
WORDS = [head + tail for head, tail in (("[[rub", "ric]]"), ("misconcep", "tions ="), ("SECRET-OF-THE-", "INSTRUCTOR"), ("hidden-", "inputs-secret"))]
KEYS = {"rub" + "ric", "expect" + "ed_accuracy", "hmac_" + "key", "sec" + "ret", "reference_" + "evidence"}


def telling(text):
    return any(word in text for word in WORDS)


def objects():
    found = []
    for one in gc.get_objects():
        if type(one) is dict and any(type(key) is str and key in KEYS for key in one) and one is not globals():
            found.append(sorted(str(key) for key in one)[:5])
    return found


def frames():
    found, frame = [], sys._getframe()
    while frame is not None:
        found += [name for name in frame.f_locals if name in KEYS]
        job = frame.f_locals.get("job")
        found += [f"job {name}" for name in job if name in KEYS] if isinstance(job, dict) else []
        frame = frame.f_back
    return found


def own_memory():
    pattern = re.compile("|".join(re.escape(word) for word in WORDS[:2]).encode())
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps:
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if "[heap]" not in line or not line.split()[1].startswith("rw"):
                continue
            memory.seek(start)
            text = memory.read(end - start)
            if any(text.count(match) for match in set(pattern.findall(text))):
                return "the heap holds it"
    return None


probe("objects", objects)
probe("frames", frames)
probe("read-files", lambda: [name for name, entry in linecache.cache.items() if len(entry) > 2 and telling("".join(entry[2]))])
probe("modules", lambda: [name for name in sys.modules if re.match(r"grader\.(?!inside)", name)])
probe("own-memory", own_memory)
