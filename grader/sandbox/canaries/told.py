"""What a canary says for people: what it tried, whether that was held, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_SHOWN = (
    "Submissions see /usr and the folders of the Python environment, and nothing else. Keep neither your home"
    " nor your temporary files (TMPDIR) in there, and create the environment somewhere else if need be."
)
_TOOLS = (
    "Update bubblewrap and the kernel, and do not use a bubblewrap that is installed setuid; then install"
    " keras-grader anew."
)
_FILTER = (
    "The kernel has to offer filters of system calls (CONFIG_SECCOMP_FILTER), also to containers; if this"
    " is a container, look at how it is started. Then install keras-grader anew."
)
_WATCH = (
    "Install psutil anew: it counts what a run uses. On Linux, control groups that this user may write make"
    " the kernel count, too: start the grader with `systemd-run --user --scope`, or as the super-user."
)
_SLOW = (
    "Try again when the machine has less to do. If it stays, install keras-grader anew; until then, grade on"
    " a machine that you can throw away."
)


class About(NamedTuple):
    """What a canary is about."""

    title: str
    held: str
    mend: str


ABOUT: Mapping[str, About] = MappingProxyType(
    {
        "secret_files": About(
            "your files", "files planted in the home and among temporary files were not found", _SHOWN
        ),
        "secret_variables": About(
            "your environment",
            "a variable that was set outside was not found",
            'Install keras-grader anew; until then start it as `env -i PATH="$PATH" grader …`.',
        ),
        "writing": About("installed files", "Python, its packages and the system cannot be written", _TOOLS),
        "room": About("room on disk", "every place that can be written is full at its size", _TOOLS),
        "others_files": About("others' files", "the files of other runs are not to be seen", _TOOLS),
        "network": About("network", "there is none but one's own loopback", _TOOLS),
        "services": About("services", "nothing that listens on this machine is reached", _TOOLS),
        "processes": About("other processes", "none is to be seen", _TOOLS),
        "first_process": About(
            "the process above", "its environment, memory and open files cannot be read", _TOOLS
        ),
        "signals": About("signals to the process above", "it hears none", "Install keras-grader anew."),
        "descriptors": About("open files", "nothing of ours was inherited", "Install keras-grader anew."),
        "privileges": About("privileges", "none, for good, and system calls are filtered", _FILTER),
        "keys": About("keyrings", "the kernel's keys cannot be asked for", _FILTER),
        "tracing": About("tracing", "no process can be traced or read", _FILTER),
        "namespaces": About("namespaces", "no further ones can be opened", _FILTER),
        "rare_calls": About("rare system calls", "refused", _FILTER),
        "foreign_calls": About(
            "foreign system calls", "those of other architectures end whoever makes them", _FILTER
        ),
        "core_dumps": About("core dumps", "off, and where they would go cannot be set", _TOOLS),
        "round_trip": About(
            "evidence",
            "what a run says comes out as it was said",
            "Install keras-grader anew; see the other findings first.",
        ),
        "wall": About("time", "a run that never ends was ended, with what it had started", _SLOW),
        "user": About("user", "submissions do not run as the super-user", _TOOLS),
        "memory": About("memory", "a run that wanted more was ended", _WATCH),
        "forks": About("number of processes", "a run that started more was ended", _WATCH),
        "output": About(
            "printed output", "a run that printed without end was ended", "Install keras-grader anew."
        ),
    }
)


class Canary(NamedTuple):
    """One protection that was tried out: whether it held, as a sentence, and how to mend it where not."""

    name: str
    held: bool
    message: str
    mend: str | None


def told(key: str, found: str | None) -> Canary:
    """Return the canary *key*, which *found* something open, or None: then it held."""
    about = ABOUT[key]
    if found is None:
        return Canary(about.title, True, about.held, None)
    return Canary(about.title, False, found, about.mend)
