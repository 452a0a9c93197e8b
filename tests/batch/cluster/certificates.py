"""An authority of a test's own, and one certificate for everybody in its cluster."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Certificates(NamedTuple):
    """Files, as dask and the grader take them."""

    authority: Path
    certificate: Path
    key: Path

    def words(self) -> list[str]:
        """Return them as options of the command line."""
        options = ("--tls-ca-file", "--tls-cert", "--tls-key")
        return [word for option, path in zip(options, self, strict=True) for word in (option, str(path))]


def certificates(folder: Path) -> Certificates:
    """Write an authority's certificate, and one that it signed with its key, into *folder*."""
    authority, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _named("a test's authority")
    files = Certificates(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    files.authority.write_bytes(_signed(root, root, authority, authority, ca=True))
    files.certificate.write_bytes(_signed(_named("a test's cluster"), root, own, authority, ca=False))
    files.key.write_bytes(
        own.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _signed(
    name: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signs: ec.EllipticCurvePrivateKey,
    *,
    ca: bool,
) -> bytes:
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(signs, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM)
