"""A toy export format: the ids of the reports, in one file."""

from pathlib import Path

from crawler.corpus.export.formats import Exported, Format, Watch
from crawler.corpus.export.snapshot import Snapshot


def write(snap: Snapshot, folder: Path, watch: Watch) -> Exported:
    reports = list(snap.reports())
    (folder / "ids.toy").write_text("\n".join(reports))
    watch("reports", len(reports))
    return Exported((("ids.toy", len(reports)),), ("no figures",))


FORMAT = Format("Toy", ".toy", "the ids of the reports", "nothing", write)
