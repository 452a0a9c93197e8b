"""What a worker has otherwise than home; then what it records would not be what home records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def differences(home: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    """Return that in words, and how to mend it; nothing where all is one. See ground.parts_of_ground."""
    told = [
        f"{name} is {there['packages'].get(name) or 'not there'}, and here {version or 'not there'}"
        for name, version in home["packages"].items()
        if there["packages"].get(name) != version
    ]
    if there["python"] != home["python"]:
        told.append(f"Python is {' '.join(there['python'])}, and here {' '.join(home['python'])}")
    if there["grader"] != home["grader"]:
        told.append("its keras-grader is another one")
    sentences = [f"{'; '.join(told)}. Install there what is installed here."] if told else []
    if there["secret"] != home["secret"]:
        sentences.append(
            "It draws hidden inputs from another secret: copy the file of this machine to it, and name the"
            " copy in GRADER_SECRET_FILE there."
        )
    if not sentences and dict(there) != dict(home):
        sentences.append("What it would record rests on other things than here.")
    return " ".join(sentences)
