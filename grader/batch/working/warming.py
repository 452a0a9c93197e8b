"""Whether a class will need TensorFlow, known before its first hand-in is run."""

from __future__ import annotations

from ...sandbox.folders import private_folder
from ...submission import mentions_tensorflow
from ..intake.taking import take
from ..records import HandIn


def needs_tensorflow(hand_in: HandIn) -> bool:
    """Say whether *hand_in* speaks of TensorFlow; what cannot be read does not."""
    try:
        with private_folder() as room:
            return mentions_tensorflow(take(hand_in, room / "work").submission)
    except Exception:  # whatever it is, it is told when its turn comes
        return False
