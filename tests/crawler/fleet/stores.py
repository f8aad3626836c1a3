"""Stores of every kind for tests: a folder, memory, and an S3 server on this machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from crawler.fleet.objects import OPTIONS
from crawler.fleet.store import Store
from crawler.fleet.stores import open_store


@contextmanager
def opened(kind: str, room: Path) -> Iterator[Store]:
    """A new, empty store."""
    if kind == "folder":
        yield open_store(str(room / "store"))
    elif kind == "memory":
        yield open_store(f"memory://{uuid4().hex}/nianbao")
    else:
        with s3() as where:
            yield open_store(where)


@contextmanager
def s3() -> Iterator[str]:
    """The address of a new bucket on an S3 server on this machine; the environment says where it is."""
    boto3 = pytest.importorskip("boto3")  # pip install boto3 'moto[server]' s3fs
    pytest.importorskip("s3fs")
    ThreadedMotoServer = pytest.importorskip("moto.server").ThreadedMotoServer  # noqa: N806

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    ours = {
        OPTIONS: json.dumps({"endpoint_url": address}),
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        bucket = f"b{uuid4().hex}"
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket=bucket)
        yield f"s3://{bucket}/nianbao"
    finally:
        server.stop()
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
