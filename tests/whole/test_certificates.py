"""Certificates are verified first. What comes over a connection that could not be verified, or over HTTP, is
marked in captures and evidence, and so it is after a replay and a rebuild.
"""

from __future__ import annotations

import ipaddress
import sqlite3
import ssl
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.whole.archive_world import nianbao
from tests.whole.local_portal import Pages, crawl_command, links, portal, report_page, scrapy

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
PAGES: Pages = {"/": links((TITLE, "/1.html")), "/1.html": report_page()}


class Authority:
    """A certificate authority, in a file of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / "authority.pem"
        self._key, self._name = ec.generate_private_key(ec.SECP256R1()), _named("authority")
        self._file_of(self._built(self._name, self._key.public_key(), x509.BasicConstraints(ca=True, path_length=0)))

    def _file_of(self, made: x509.Certificate) -> None:
        self.file.write_bytes(made.public_bytes(Encoding.PEM))

    def _built(
        self, name: x509.Name, key: ec.EllipticCurvePublicKey, extension: x509.ExtensionType
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder(self._name, name, key, x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
            .sign(self._key, hashes.SHA256())
        )

    def context(self, address: str) -> ssl.SSLContext:
        """A server's context with a certificate for this IP address."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        made = self._built(_named("portal"), key.public_key(), subject)
        file = self.folder / f"{address}.pem"
        file.write_bytes(
            made.public_bytes(Encoding.PEM)
            + key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def transports(corpus: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute("SELECT role, transport FROM captures ORDER BY fetched_at").fetchall()


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.mark.parametrize(
    ("address", "known", "transport"),
    [
        ("127.0.0.1", True, "verified"),
        ("127.0.0.1", False, "unverified"),
        pytest.param("127.0.0.2", True, "unverified", marks=pytest.mark.long),
    ],
    ids=["right", "of an unknown authority", "of another host"],
)
def test_how_an_answer_came_over_tls(
    tmp_path: Path, authority: Authority, address: str, known: bool, transport: str
) -> None:
    corpus = tmp_path / "c.db"
    trusted = {"SSL_CERT_FILE": str(authority.file)} if known else {}
    with portal(PAGES, tls=authority.context(address)) as local:
        done = scrapy(*crawl_command(local.base, corpus)[3:], **trusted)
        assert done.returncode == 0, done.stdout + done.stderr
        assert transports(corpus) == [("front", transport), ("report", transport)]
        strict = scrapy(
            *crawl_command(local.base, tmp_path / "b.db", "-s", "DOWNLOAD_VERIFY_CERTIFICATES=True")[3:], **trusted
        )
    assert strict.returncode == (0 if transport == "verified" else 1)


@pytest.mark.parametrize(
    ("scheme", "transport"), [("https", "plain_after_tls"), pytest.param("http", "plain", marks=pytest.mark.long)]
)
def test_what_came_over_http_is_marked(tmp_path: Path, scheme: str, transport: str) -> None:
    corpus = tmp_path / "c.db"
    with portal(PAGES) as local:
        done = scrapy(*crawl_command(local.base.replace("http", scheme), corpus)[3:])
        assert done.returncode == 0, done.stdout + done.stderr
    found = [("front", transport), ("report", transport)]
    assert transports(corpus) == found
    name = f"127.0.0.1-{local.port}"
    replayed = tmp_path / "replayed.db"
    address = local.base.replace("http", scheme)
    again = crawl_command(address, replayed, "-a", f"name={name}", "-s", f"REPLAY={tmp_path / 'c-archive'}")
    assert scrapy(*again[3:]).returncode == 0
    assert transports(replayed) == found
    assert nianbao("rebuild", "--corpus", str(corpus), "--processes", "0").returncode == 0
    assert transports(corpus) == found
