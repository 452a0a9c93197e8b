"""The way to a scheduler: encrypted, with certificates, unless somebody says that the network is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...errors import SandboxUnavailable, UsageError

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 30  #: To wait for the scheduler.
_WHY = (
    "Whoever reaches a scheduler can run programs on every worker, and submissions with their grades travel"
    " there in the clear. Use tls:// with certificates, see docs/cluster.md, or --insecure-network in a"
    " network that nobody else is in."
)


class Network(NamedTuple):
    """A scheduler. Certificates are named where dask itself looks for them: in its configuration."""

    address: str
    insecure: bool = False


def check(network: Network) -> None:
    """Raise UsageError where *network* is not to be used like that, or the extra is not installed."""
    if not (network.address.startswith("tls://") or network.insecure):
        raise UsageError(f"--scheduler {network.address}: this network is not encrypted. {_WHY}")
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise UsageError(
            "--scheduler needs dask.distributed: pip install 'keras-grader[cluster]' here and on the workers"
        ) from None


def connect(network: Network) -> Client:
    """Return a client of the scheduler; raise SandboxUnavailable where there is none."""
    from distributed import Client
    from distributed.security import Security

    security = Security(require_encryption=not network.insecure)
    try:
        return Client(network.address, security=security, timeout=_SECONDS, set_as_default=False)
    except TypeError:  # as dask says that it has no certificates
        raise SandboxUnavailable(
            "There are no certificates for tls:// in dask's configuration: set"
            " DASK_DISTRIBUTED__COMM__TLS__CA_FILE, __CLIENT__CERT and __CLIENT__KEY, see docs/cluster.md."
        ) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise SandboxUnavailable(f"No scheduler can be reached at {network.address}: {error}") from None
