"""Shows a figure in the notebook, as matplotlib's inline backend does."""

from __future__ import annotations

import base64
from typing import Any


def publish(figure: Any) -> bytes | None:
    """Display *figure* and return its PNG; None where there is no notebook, or another format is wanted."""
    from IPython.core.getipython import get_ipython
    from IPython.display import publish_display_data

    shell = get_ipython()
    if shell is None:
        return None
    data, metadata = shell.display_formatter.format(figure)
    if data:
        publish_display_data(data=data, metadata=metadata)
    png = data.get("image/png")
    return base64.b64decode(png) if isinstance(png, str) else png


def teach_formats() -> None:
    """Let IPython know how a figure becomes a picture, and `%config InlineBackend` what it configures."""
    from IPython.core.getipython import get_ipython
    from matplotlib_inline.backend_inline import configure_inline_support

    shell = get_ipython()
    if shell is not None:
        configure_inline_support(shell, "inline")  # type: ignore[no-untyped-call]
