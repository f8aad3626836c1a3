"""Writes the report of a refresh: as Markdown for a mail, as JSON for a feed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from crawler.refresh.news import Changed, Findings, Report

_LONG = 60
"""Characters of a changed text that are shown; the corpus has the full text."""


def write_report(folder: Path, runs: Sequence[Findings], at: datetime) -> tuple[Path, Path]:
    """Writes both files, named by the time (UTC), with copies as `latest.md` and `latest.json`. Returns the
    paths of the first two.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = f"refresh-{at:%Y%m%dT%H%M%SZ}"
    files = (folder / f"{name}.md", folder / f"{name}.json")
    for file, content in zip(files, (markdown(runs, at), as_json(runs, at)), strict=True):
        file.write_text(content, encoding="utf-8")
        (folder / f"latest{file.suffix}").write_text(content, encoding="utf-8")
    return files


def as_json(runs: Sequence[Findings], at: datetime) -> str:
    portals = [{**asdict(each), "good": each.good} for each in runs]
    return json.dumps({"at": at.isoformat(), "portals": portals}, ensure_ascii=False, indent=1)


def headline(found: Findings) -> str:
    """The findings on one portal, counted in one line."""
    counted = [
        f"{len(what):,} {words}"
        for what, words in (
            (found.new, "new"),
            (found.changed, "changed"),
            (found.moved, "moved"),
            (found.withdrawn, "withdrawn"),
            (found.broken, "problems new"),
            (found.mended, "problems over"),
        )
        if what
    ]
    return ", ".join(counted) or "nothing new"


def markdown(runs: Sequence[Findings], at: datetime) -> str:
    lines = [f"# Refresh of {at:%Y-%m-%d %H:%M} UTC", ""]
    for found in runs:
        lines += _portal(found)
    return "\n".join(lines)


def _portal(found: Findings) -> Iterator[str]:
    traffic = found.traffic
    yield f"## {found.title} ({found.portal}): {headline(found)}"
    yield ""
    if not found.good:
        yield f"**{found.outcome}**: {found.reason}"
        yield ""
    yield (
        f"{traffic.requests:,} requests; {traffic.looked_at:,} pages looked at, of which the server"
        f" confirmed {traffic.not_modified:,} unread; {found.seconds:,.0f} seconds."
    )
    yield ""
    yield from _section("New", (_named(each) for each in found.new))
    yield from _section("Changed", (_changed(each) for each in found.changed))
    yield from _section("Moved", (f"{_named(each.report)}, before at <{each.moved_from}>" for each in found.moved))
    yield from _section(
        "Withdrawn",
        (
            f"{_named(each.report)}: {each.why}"
            + (f"; it still stands at {', '.join(map(_link, each.elsewhere))}" if each.elsewhere else "")
            for each in found.withdrawn
        ),
    )
    yield from _section("New problems", (f"{each.stage}: {each.message} {_link(each.url)}" for each in found.broken))
    yield from _section("Problems that are over", (f"{each.stage}: {_link(each.url)}" for each in found.mended))


def _section(title: str, entries: Iterator[str]) -> Iterator[str]:
    listed = [f"- {entry}" for entry in entries]
    if listed:
        yield from (f"### {title}", "", *listed, "")


def _named(report: Report) -> str:
    flagged = ", flagged" if report.status == "flagged" else ""
    return f"{report.issuer} {report.year}{flagged}: {_link(report.url)}"


def _changed(each: Changed) -> str:
    return _named(each.report) + "".join(
        f"\n  - `{one.field}`: {_shown(one.old)} → {_shown(one.new)}"
        + (" (read in a picture: it may be a misreading)" if one.ocr else "")
        for one in each.fields
    )


def _shown(text: str | None) -> str:
    if text is None:
        return "nothing"
    if not text:
        return "blank"
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else f"{flat[: _LONG // 2]}…{flat[-_LONG // 2 :]}"


def _link(url: str | None) -> str:
    return f"<{url}>" if url else ""
