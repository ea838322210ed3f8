"""From the file to the feed: what ingest and publish do with a paper's folder."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from feeder import inbox, setup
from feeder.errors import ConfigError, StoreError
from feeder.lock import only_one
from feeder.report import status
from feeder.service import Feeder, opened
from feeder.settings import load_settings
from tests.score import FIRST_SAMPLE

YUNHE = Path(__file__).parent / "samples" / "yunhe-2024-05-16" / "page.txt"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return setup.init(tmp_path_factory.mktemp("paper"))


@pytest.fixture
def feeder(config: Path, tmp_path: Path) -> Iterator[Feeder]:
    shutil.copytree(config, tmp_path / "config")
    with opened(load_settings(tmp_path / "config", {})) as feeder:
        yield feeder


def drop(feeder: Feeder, source: Path, name: str) -> inbox.Found:
    folder = feeder.settings.folder("inbox")
    folder.mkdir(exist_ok=True)
    shutil.copyfile(source, folder / name)
    return next(found for found in inbox.files_in(folder) if found.name == name)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_dropped_issue_is_in_the_feeds_and_the_file_in_done(feeder: Feeder) -> None:
    outcome = feeder.ingest_found(drop(feeder, FIRST_SAMPLE, FIRST_SAMPLE.name))
    feeder.publish()
    assert outcome.said == "8 articles, issue of 2024-05-16 (from its name)"
    assert (feeder.settings.folder("done") / FIRST_SAMPLE.name).is_file()
    assert not list(inbox.files_in(feeder.settings.folder("inbox")))
    feed = feedparser.parse((feeder.settings.folder("output") / "feeds" / "all.atom").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 8
    for entry in feed.entries:
        page = entry.link.removeprefix("http://127.0.0.1:8000/")
        assert (feeder.settings.folder("output") / page).is_file()
        assert entry.published[:19] == "2024-05-15T16:00:00" or entry.published == "2024-05-16T00:00:00+08:00"


def test_publishing_twice_writes_nothing_the_second_time(feeder: Feeder) -> None:
    feeder.ingest(FIRST_SAMPLE)
    assert feeder.publish().written
    before = tree(feeder.settings.folder("output"))
    assert feeder.publish().written == ()
    assert before == tree(feeder.settings.folder("output"))


def test_a_lost_output_folder_is_made_anew_to_the_byte(feeder: Feeder) -> None:
    feeder.ingest(FIRST_SAMPLE)
    feeder.publish()
    output = feeder.settings.folder("output")
    before = {path: content for path, (content, _) in tree(output).items()}
    shutil.rmtree(output)
    feeder.publish()
    assert before == {path: content for path, (content, _) in tree(output).items()}


def test_only_documents_that_changed_are_written(feeder: Feeder) -> None:
    feeder.ingest(FIRST_SAMPLE)
    first = feeder.publish().written
    feeder.ingest(YUNHE)
    written = feeder.publish().written
    assert "feeds/all.atom" in written
    assert not [path for path in written if path.startswith("articles/") and path in first]
    assert "style.css" not in written
    assert "feeds.opml" not in written


def test_a_withdrawn_article_leaves_feeds_and_pages(feeder: Feeder, tmp_path: Path) -> None:
    feeder.ingest(FIRST_SAMPLE)
    feeder.publish()
    shorter = tmp_path / FIRST_SAMPLE.name
    text = FIRST_SAMPLE.read_text("utf-8")
    shorter.write_text(text[: len(text) // 2], "utf-8")
    assert "revised" in feeder.ingest(shorter).said
    published = feeder.publish()
    assert published.removed
    assert not [path for path in published.removed if (feeder.settings.folder("output") / path).exists()]
    page_count = len(list((feeder.settings.folder("output") / "articles").rglob("*.html")))
    assert feeder.store.article_count() == page_count


def test_a_refused_file_is_set_aside_and_listed_and_the_next_goes_on(feeder: Feeder, tmp_path: Path) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    outcomes = [feeder.ingest_found(drop(feeder, source, source.name)) for source in (bad, FIRST_SAMPLE)]
    assert [bool(outcome.refused) for outcome in outcomes] == [True, False]
    reason = (feeder.settings.folder("failed") / "bad.bin.reason.txt").read_text("utf-8")
    assert f"bad.bin: {outcomes[0].refused}\n" == reason
    assert [failure["name"] for failure in status(feeder)["failures"]] == ["bad.bin"]


def test_a_file_that_changes_while_it_is_read_waits_for_another_look(feeder: Feeder) -> None:
    found = drop(feeder, FIRST_SAMPLE, FIRST_SAMPLE.name)
    with open(found.path, "a", encoding="utf-8") as file:
        file.write("\n")
    assert feeder.ingest_found(found).waits == "it changed while it was read"
    assert (found.path.is_file(), feeder.store.article_count()) == (True, 0)
    (again,) = inbox.files_in(feeder.settings.folder("inbox"))
    feeder.ingest_found(again)
    assert (found.path.exists(), feeder.store.article_count()) == (False, 8)


def test_a_file_that_changes_before_its_move_stays_for_its_revision(feeder: Feeder) -> None:
    found = drop(feeder, FIRST_SAMPLE, FIRST_SAMPLE.name)
    outcome = feeder.take_in(found)
    with open(found.path, "a", encoding="utf-8") as file:
        file.write("\n")
    assert feeder.put_away(found, outcome) is None
    assert found.path.is_file()


def test_a_file_that_went_away_is_no_failure(feeder: Feeder) -> None:
    found = drop(feeder, FIRST_SAMPLE, FIRST_SAMPLE.name)
    found.path.unlink()
    assert feeder.ingest_found(found).waits == "it went away"
    assert feeder.store.failures() == []


def test_a_second_service_is_refused_and_the_first_named(tmp_path: Path) -> None:
    with (
        only_one(tmp_path / "feeder.lock"),
        pytest.raises(StoreError, match=f"process {os.getpid()}"),
        only_one(tmp_path / "feeder.lock"),
    ):
        pass
    with only_one(tmp_path / "feeder.lock"):
        pass


def test_init_never_writes_over_a_configuration(config: Path) -> None:
    with pytest.raises(ConfigError, match="stands there already"):
        setup.init(config.parent)


def test_check_names_what_is_wrong(feeder: Feeder) -> None:
    assert all(finding.right for finding in setup.check(feeder.settings))
    assert feeder.settings.config
    (feeder.settings.config / "rules.toml").write_text("[[category]]\nslug = 3\n", "utf-8")
    wrong = [finding.said for finding in setup.check(feeder.settings) if not finding.right]
    assert len(wrong) == 1
    assert "rules.toml" in wrong[0]
