import sys


def trace(frame, event, argument):
    if event == "call":
        frame.f_locals["score"] = 100
    return trace


sys.settrace(trace)
sys.setprofile(trace)


def more():
    return 1


print(more())
