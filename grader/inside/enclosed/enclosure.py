"""
One run's enclosure: namespaces of its own inside those of the sandbox, a few milliseconds to make.

The warm parent forks a process that enters new namespaces, whose process number 1 is the run's keeper; that
one lays the mounts and forks the child, which gives up every privilege before it takes its role.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn

from .. import keeper, signs
from . import mounts, namespaces, privileges

#: What each role must not see. A student's own graph gets images only, never the labels.
HIDDEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "run": (mounts.STAGE,),
        "verifier": (mounts.STAGE,),
        "graph": (mounts.STAGE, mounts.SHELF),
    }
)


def begin(role: str, stage: str, descriptors: list[int]) -> NoReturn:
    """Take this process, fresh from the warm parent, into an enclosure where a child takes *role*."""
    try:
        namespaces.enter()
        first = os.fork()
        if first == 0:
            namespaces.furnish()
            mounts.lay(stage, HIDDEN[role])
            privileges.hide()
            keeper.keep(role, descriptors, ready=privileges.give_up)
        for descriptor in descriptors:
            os.close(descriptor)
        os.waitpid(first, 0)
        os._exit(0)
    except BaseException:  # a fork never goes on with what its parent was about to do
        traceback.print_exc()
        os._exit(signs.OUR_FAULT)
