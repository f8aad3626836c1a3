"""The descriptions for programs: valid, complete, and true of what is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest

from crawler.browse.feeds import FORMATS
from crawler.browse.pages import PAGES
from crawler.browse.pages.feeds import FEEDS
from crawler.dictionary import CODE_TABLES, FACT_TABLES, VIEWS
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows

TABLES = (*FACT_TABLES, *VIEWS, *CODE_TABLES)


@pytest.fixture(scope="module")
def site(corpus: Path) -> Client:
    return Client(corpus)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_description_is_valid(site: Client, lang: str) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    found = site.get(f"/openapi.json?lang={lang}").json()
    validator.validate(found)
    for schema in found["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    words = [
        each["description"]
        for path in found["paths"].values()
        for each in path["get"]["parameters"]
        if each["in"] == "query" and "description" in each
    ]
    assert all(words)
    assert all(path["get"]["summary"] for path in found["paths"].values())


def test_every_page_feed_and_table_is_in_it(site: Client) -> None:
    found = site.get("/openapi.json").json()
    assert {f"/feed/{name}.{ending}" for name in FEEDS for ending in FORMATS} <= found["paths"].keys()
    assert {f"/corpus/{table.name}.json" for table in TABLES} <= found["paths"].keys()
    for page in PAGES:
        assert any(path.startswith(f"/{page.name}") for path in found["paths"]), page.name
        assert page.about != ("", ""), page.name


@pytest.mark.long
def test_answers_are_as_described(site: Client, corpus: Path) -> None:
    found = site.get("/openapi.json").json()
    ((report, issuer),) = rows(corpus, "SELECT id, issuer_id FROM reports LIMIT 1")
    named = {"report": report, "issuer": issuer, "key": "requests.new.total", "part": "requests", "register": "sums"}
    for path, methods in found["paths"].items():
        each = methods["get"]
        asked = {one["name"] for one in each["parameters"] if one.get("required") and one["in"] == "query"}
        address = path
        for name in (one["name"] for one in each["parameters"] if one["in"] == "path"):
            address = address.replace(
                f"{{{name}}}", quote(str(named["register" if "/register/" in path else name]), safe="")
            )
        answer = site.get(address, **({"_shape": "array", "_size": "3"} if asked else {}))
        assert answer.status_code == 200, address
        (media_type, content), *_ = each["responses"]["200"]["content"].items()
        assert answer.headers["content-type"].startswith(media_type), address
        if "json" in media_type:
            schema = {**content["schema"], "components": found["components"]}
            jsonschema.validate(answer.json(), schema)
            wanted = content["schema"].get("properties", {})
            assert wanted.keys() <= set(answer.json()) if isinstance(answer.json(), dict) else True


def test_rows_have_the_columns_that_the_dictionary_describes(site: Client, corpus: Path) -> None:
    """Those of every page are described; a page that has rows has them under these names, with these types."""
    found = site.get("/openapi.json").json()
    tables = {table.name: table for table in TABLES}
    ((report, issuer),) = rows(corpus, "SELECT id, issuer_id FROM reports LIMIT 1")
    places = {"report": f"/report/{report}", "issuer": f"/issuer/{issuer}", "questions": "/questions", "home": "/home"}
    for page in PAGES:
        for each in page.columns:
            table, column = each.rpartition("=")[2].split(".")
            assert tables[table].column(column)
            assert found["components"]["schemas"][table]["properties"][column]["description"]
        if page.name not in places:
            continue
        (schema,) = (
            each["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            for path, each in found["paths"].items()
            if path in {f"/{page.name}.json", f"/{page.name}/{{{page.name}}}.json"}
        )
        answer = site.get(f"{places[page.name]}.json").json()
        jsonschema.validate(answer, {**schema, "components": found["components"]})
        shown = answer[page.rows]
        first = next(iter(shown.values())) if isinstance(shown, dict) else shown[0]
        row = schema["properties"][page.rows]["oneOf"][0]["items"]["properties"]
        assert row.keys() <= first.keys(), page.name
        wrong = {page.rows: [{**first, next(iter(row)): ["not a value"]}]}
        with pytest.raises(jsonschema.ValidationError):  # a description that everything fits describes nothing
            jsonschema.validate(wrong, {**schema, "components": found["components"]})


@pytest.mark.long
def test_every_parameter_is_understood(site: Client) -> None:
    """A page that is asked by a name that the description has answers as well as without it."""
    found = site.get("/openapi.json").json()
    for path in ("/home", "/search", "/register/sums", "/dashboard", "/questions", "/compare"):
        described: Any = found["paths"].get(f"{path}.json") or found["paths"]["/register/{register}.json"]
        for each in described["get"]["parameters"]:
            if each["in"] == "query" and each["name"] != "peers":  # 1 is nobody's name
                assert site.get(f"{path}.json", **{each["name"]: "1"}).status_code == 200, (path, each["name"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_plain_text_names_every_table_column_and_code(site: Client, lang: str) -> None:
    answer = site.get(f"/llms.txt?lang={lang}")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    text = answer.text
    for table in TABLES:
        assert f"### {table.name} {table.title}" in text
        for row in table.rows:
            assert f"- {row['code']}: " in text
    assert all(f"- {column.name} (" in text for table in (*FACT_TABLES, *VIEWS) for column in table.columns)
