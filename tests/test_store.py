"""The store: one transaction an issue, ids for ever, corrections under the old id."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, inspect
from structlog.testing import capture_logs

from feeder.errors import StoreError
from feeder.model import Article, Entry, Label, Labelled, Paragraph, RawIssue, RawPage
from feeder.store import Failure, Receipt, Store
from feeder.store.database import open_database, version_of
from feeder.store.records import to_record
from feeder.store.schema import MIGRATIONS, _standing, metadata

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2024, 5, 16, 1, tzinfo=UTC)
NOON = datetime(2024, 5, 16, 4, tzinfo=UTC)
BRIDGE = ("云岭大桥封闭施工", "云岭大桥下月一日起封闭，过往车辆绕行青石渡，工期预计四十天。")
SCHOOL = ("青石小学迎来新校舍", "青石小学的新校舍昨日启用，六百名学生搬进了新教室，操场也已铺好。")
MARKET = ("城南市场重新开张", "城南市场整修一月后重新开张，摊位增加到一百二十个，停车也更方便。")


def labelled(headline: str, text: str, category: str = "traffic") -> Labelled:
    article = Article(headline=(headline,), paragraphs=(Paragraph(text),))
    return Labelled(article, (Label(category, 3.0, ()),))


def raw(
    content: bytes, name: str = "yunxi-2024-05-16-01.txt", source: str = "name", day: date = date(2024, 5, 16)
) -> RawIssue:
    return RawIssue(name, content.hex().ljust(64, "0"), day, source, "utf-8", (RawPage(content.decode(), "1"),))  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "state" / "feeder.db", tag="tag:yunxi.example,2024", zone=ZONE)
    yield opened
    opened.close()


def test_a_new_issue_is_stored_whole(store: Store) -> None:
    receipt = store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    assert (receipt.outcome, receipt.articles, receipt.added) == ("stored", 2, 2)
    first, second = store.newest(10)
    assert first.article.headline == ("云岭大桥封闭施工",)
    assert [first.position, second.position] == [0, 1]
    assert datetime(2024, 5, 16, tzinfo=ZONE) == first.published
    assert first.updated == MORNING
    assert first.id == f"tag:yunxi.example,2024:{first.key}"


def test_the_same_content_again_changes_nothing(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    before = (store.newest(10), store.last_change())
    receipt = store.add_issue(raw(b"one", name="copy.txt"), b"one", [[labelled(*BRIDGE)]], at=NOON)
    assert (receipt.outcome, receipt.issue, receipt.articles) == ("known", "yunxi-2024-05-16-01.txt", 1)
    assert before == (store.newest(10), store.last_change())


def test_a_story_that_another_file_of_the_day_has_is_not_stored_twice(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    again = raw(b"one again", "yunxi-2024-05-16-01 (1).txt")
    receipt = store.add_issue(again, b"one again", [[labelled(*BRIDGE), labelled(*MARKET)]], at=NOON)
    assert (receipt.added, receipt.kept) == (1, 1)
    assert sorted([BRIDGE[0], SCHOOL[0], MARKET[0]]) == sorted(e.article.title for e in store.newest(10))
    tomorrow = raw(b"two", "yunxi-2024-05-17-01.txt", day=date(2024, 5, 17))
    assert store.add_issue(tomorrow, b"two", [[labelled(*BRIDGE)]], at=NOON).added == 1


def twice(store: Store) -> Entry:
    """Two files of a day with the same story; its entry."""
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    second = raw(b"second", "extra-2024-05-16-04.txt")
    store.add_issue(second, b"second", [[labelled(*MARKET), labelled(*BRIDGE)]], at=MORNING)
    return store.newest(10)[0]


def titles(store: Store, content: bytes = b"") -> list[str]:
    entries = store.entries_of(raw(content).sha256) if content else store.newest(10)
    return [entry.article.title for entry in entries]


def test_a_story_that_two_files_have_stands_until_the_last_lets_go_of_it(store: Store) -> None:
    bridge = twice(store)
    assert [titles(store, content) for content in (b"one", b"second")] == [
        [BRIDGE[0], SCHOOL[0]],
        [MARKET[0], BRIDGE[0]],
    ]
    receipt = store.add_issue(raw(b"one!"), b"one!", [[labelled(*SCHOOL)]], at=NOON)
    assert (receipt.kept, receipt.withdrawn) == (1, 0)
    moved = next(entry for entry in store.newest(10) if entry.id == bridge.id)
    assert (moved.issue, moved.position) == ("extra-2024-05-16-04.txt", 1)
    assert (moved.updated, moved.published) == (bridge.updated, bridge.published)
    assert [entry.id for entry in store.newest(10, "traffic")] == [entry.id for entry in store.newest(10)]
    last = raw(b"second!", "extra-2024-05-16-04.txt")
    assert store.add_issue(last, b"second!", [[labelled(*MARKET)]], at=NOON).withdrawn == 1
    assert sorted(titles(store)) == sorted([SCHOOL[0], MARKET[0]])
    assert [gone.id for gone in store.withdrawals(0)] == [bridge.id]


def test_the_second_file_letting_go_of_a_shared_story_changes_nothing(store: Store) -> None:
    bridge = twice(store)
    second = raw(b"second!", "extra-2024-05-16-04.txt")
    assert store.add_issue(second, b"second!", [[labelled(*MARKET)]], at=NOON).withdrawn == 0
    assert bridge in store.newest(10)
    assert store.add_issue(raw(b"one!"), b"one!", [[labelled(*SCHOOL)]], at=NOON).withdrawn == 1


def test_either_file_corrects_a_shared_story_and_the_other_sent_again_does_not_undo_it(store: Store) -> None:
    bridge = twice(store)
    corrected = labelled(BRIDGE[0], BRIDGE[1].replace("四十天", "五十天"))
    second = raw(b"second!", "extra-2024-05-16-04.txt")
    assert store.add_issue(second, b"second!", [[labelled(*MARKET), corrected]], at=NOON).changed == 1
    receipt = store.add_issue(raw(b"one!"), b"one!", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=NOON)
    assert (receipt.kept, receipt.changed, receipt.added) == (2, 0, 0)
    [found] = [entry for entry in store.newest(10) if entry.article.title == BRIDGE[0]]
    assert found.id == bridge.id
    assert "五十天" in found.article.body_text
    third = raw(b"second?", "extra-2024-05-16-04.txt")
    assert store.add_issue(third, b"second?", [[labelled(*MARKET)]], at=NOON).withdrawn == 0
    assert titles(store, b"one!") == [BRIDGE[0], SCHOOL[0]]


def test_a_forgotten_issue_leaves_what_another_has_too(store: Store) -> None:
    bridge = twice(store)
    store.forget("yunxi-2024-05-16-01.txt", at=NOON)
    assert sorted(titles(store)) == sorted([BRIDGE[0], MARKET[0]])
    store.forget("extra-2024-05-16-04.txt", at=NOON)
    assert store.newest(10) == []
    assert bridge.id in [gone.id for gone in store.withdrawals(0)]


def test_a_revision_keeps_ids_and_withdraws_what_is_gone(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    bridge, school = store.newest(10)
    corrected = labelled(BRIDGE[0], BRIDGE[1].replace("四十天", "五十天"))
    receipt = store.add_issue(raw(b"two"), b"two", [[labelled(*MARKET), corrected]], at=NOON)
    assert (
        receipt.outcome, receipt.added, receipt.changed, receipt.kept, receipt.withdrawn,
    ) == ("revised", 1, 1, 0, 1)  # fmt: skip
    market, again = store.newest(10)
    assert (bridge.id, bridge.published) == (again.id, again.published)
    assert again.updated.replace(microsecond=0) == NOON
    assert market.article.headline == ("城南市场重新开张",)
    assert [school.id] == [gone.id for gone in store.withdrawals(1)]
    assert store.withdrawals(2) == []


def test_a_correction_of_labels_alone_leaves_updated_as_it_was(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    store.add_issue(raw(b"two"), b"two", [[labelled(*BRIDGE, category="politics")]], at=NOON)
    (entry,) = store.newest(10, "politics")
    assert entry.updated == MORNING
    assert store.newest(10, "traffic") == []


def test_another_day_under_the_same_undated_name_is_another_issue(store: Store) -> None:
    store.add_issue(raw(b"one", "page.txt", "mtime"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    tomorrow = raw(b"two", "page.txt", "mtime", date(2024, 5, 17))
    receipt = store.add_issue(tomorrow, b"two", [[labelled(*SCHOOL)]], at=NOON)
    assert receipt.outcome == "stored"
    assert [SCHOOL[0], BRIDGE[0]] == [entry.article.title for entry in store.newest(10)]


def test_a_correction_of_an_undated_file_keeps_its_first_date(store: Store) -> None:
    store.add_issue(raw(b"one", "page.txt", "mtime"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    tomorrow = raw(b"two", "page.txt", "mtime", date(2024, 5, 17))
    receipt = store.add_issue(tomorrow, b"two", [[labelled(*BRIDGE), labelled(*MARKET)]], at=NOON)
    assert receipt.outcome == "revised"
    assert {date(2024, 5, 16)} == {entry.issue_date for entry in store.newest(10)}


def test_newest_runs_from_the_newest_issue_down_each_in_page_order(store: Store) -> None:
    for number, name in ((b"a", "yunxi-2024-05-15-10.txt"), (b"b", "yunxi-2024-05-15-02.txt")):
        issue = replace(raw(number, name, day=date(2024, 5, 15)), pages=(RawPage("", name[-6:-4].lstrip("0")),))
        store.add_issue(issue, number, [[labelled(f"{name[-6:-4]}版头条新闻", number.decode() * 20)]], at=MORNING)
    store.add_issue(raw(b"c"), b"c", [[labelled(*BRIDGE)]], at=MORNING)
    assert [BRIDGE[0], "02版头条新闻", "10版头条新闻"] == [entry.article.title for entry in store.newest(10)]
    assert [BRIDGE[0]] == [entry.article.title for entry in store.newest(1)]


def test_the_bytes_of_an_issue_are_kept(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    assert store.content(raw(b"one").sha256) == b"one"
    assert store.content("0" * 64) is None
    assert store.known(raw(b"one").sha256, name="copy.txt") == Receipt("known", "yunxi-2024-05-16-01.txt", 1)
    assert store.known("0" * 64, name="copy.txt") is None


def test_a_failure_is_remembered_until_the_file_can_be_read(store: Store) -> None:
    store.add_failure(Failure("yunxi-2024-05-16-01.txt", "ab", "no text", MORNING))
    store.add_failure(Failure("yunxi-2024-05-16-01.txt", "ab", "still no text", NOON))
    assert [(failure.reason, failure.at) for failure in store.failures()] == [("still no text", NOON)]
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=NOON)
    assert store.failures() == []


def test_nothing_is_stored_by_half(store: Store, tmp_path: Path) -> None:
    without_label = Labelled(labelled(*SCHOOL).article, (Label(None, 1.0, ()),))  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="NOT NULL"):
        store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), without_label]], at=MORNING)
    assert (store.newest(10), store.issues(10), store.last_change()) == ([], [], 0)


def test_a_database_of_a_newer_feeder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    open_database(path).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="a newer feeder wrote this database"):
        open_database(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="another program's database"):
        open_database(path)


def test_a_damaged_database_is_refused_with_the_way_back(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    path.write_bytes(b"no database at all, but longer than a header " * 40)
    with pytest.raises(StoreError, match="put a copy made by `feeder backup`"):
        open_database(path)


def test_a_locked_database_is_told_after_a_while(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    open_database(path).dispose()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    def second(connection: Connection) -> None:
        raise AssertionError("not reached")

    try:
        with pytest.raises(StoreError, match="locked"):
            open_database(path, migrations=(*MIGRATIONS, second), lock_seconds=0.05)
    finally:
        holder.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    open_database(path).dispose()

    def broken(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        connection.exec_driver_sql("CREATE TABLE half (x)")

    with pytest.raises(StoreError, match="half"):
        open_database(path, migrations=(*MIGRATIONS, broken))
    engine = open_database(path)
    with engine.connect() as connection:
        assert len(MIGRATIONS) == version_of(connection)
        assert "half" not in inspect(connection).get_table_names()
    engine.dispose()


def _first_database(path: Path, record: bytes) -> None:
    """A database as the first feeder left it, with one article."""
    engine = open_database(path, migrations=MIGRATIONS[:1])
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO issues VALUES (1, 'a.txt', 'ab', '2024-05-16', 'name', 'utf-8', 3, NULL, ?, 'current')",
            (MORNING.isoformat(),),
        )
        connection.exec_driver_sql(
            "INSERT INTO articles VALUES (1, 'tag:yunxi.example,2024:k', 'k', 1, '2024-05-16', '1', '000001', 0, '', "
            "?, ?, 1, NULL, ?)",
            (MORNING.isoformat(), MORNING.isoformat(), record),
        )
    engine.dispose()


def test_a_database_of_the_first_feeder_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    _first_database(path, to_record(labelled(*BRIDGE)))
    store = Store.open(path, tag="tag:yunxi.example,2024", zone=ZONE)
    assert [("tag:yunxi.example,2024:k", BRIDGE[0])] == [(e.id, e.article.title) for e in store.newest(10)]
    assert store.faults() == []
    store.close()


def test_each_step_of_an_older_database_is_said_and_none_of_a_new_or_current_one(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    with capture_logs() as said:
        open_database(tmp_path / "new.db").dispose()
        open_database(tmp_path / "new.db").dispose()
        _first_database(path, to_record(labelled(*BRIDGE)))
    assert said == []
    with capture_logs() as said:
        open_database(path).dispose()
    *steps, last = said
    assert [(line["step"], line["of"]) for line in steps] == [
        (n, len(MIGRATIONS)) for n in range(2, len(MIGRATIONS) + 1)
    ]
    assert last["event"] == "the database is up to date"
    assert last["seconds"] >= 0


def test_a_step_that_takes_long_says_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    _first_database(path, to_record(labelled(*BRIDGE)))
    engine = open_database(path)
    with capture_logs() as said, engine.connect() as connection:
        assert [number for number, _ in _standing(connection, said_every=0.0)] == [1]
        assert [number for number, _ in _standing(connection)] == [1]
    engine.dispose()
    assert [(line["articles_done"], line["of"]) for line in said] == [(1, 1)]


def test_the_tables_for_queries_are_what_the_migrations_leave(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "feeder.db")
    found = inspect(engine)
    assert {
        table: {column["name"] for column in found.get_columns(table)}
        for table in found.get_table_names()
        if "article_words" not in table
    } == {table.name: set(table.columns.keys()) for table in metadata.sorted_tables}
    engine.dispose()


def test_every_commit_is_durable(store: Store, tmp_path: Path) -> None:
    engine = open_database(tmp_path / "state" / "feeder.db")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()


def test_a_file_put_back_to_an_earlier_text_has_its_old_ids_again(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    ids = {entry.id for entry in store.newest(10)}
    store.add_issue(raw(b"two"), b"two", [[labelled(*BRIDGE)]], at=NOON)
    receipt = store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=NOON)
    assert (receipt.outcome, receipt.added) == ("revised", 1)
    assert ids == {entry.id for entry in store.newest(10)}
    assert store.withdrawals(0) == []


def test_an_earlier_text_under_another_name_changes_nothing(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    corrected = labelled(BRIDGE[0], BRIDGE[1].replace("四十天", "五十天"))
    store.add_issue(raw(b"two"), b"two", [[corrected]], at=NOON)
    stale = raw(b"one", "copy.txt", "mtime", date(2024, 6, 1))
    receipt = store.add_issue(stale, b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=NOON)
    assert receipt == Receipt("known", "yunxi-2024-05-16-01.txt", 1)
    assert [corrected.article] == [entry.article for entry in store.newest(10)]


def test_a_forgotten_issue_is_gone_with_every_text_of_it(store: Store, tmp_path: Path) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    store.add_issue(raw(b"two"), b"two", [[labelled(BRIDGE[0], BRIDGE[1].replace("四", "五"))]], at=NOON)
    store.add_issue(raw(b"other", "yunxi-2024-05-17-01.txt"), b"other", [[labelled(*MARKET)]], at=NOON)
    assert store.forget("no such issue", at=NOON) == []
    assert store.forget("yunxi-2024-05-16-01.txt", at=NOON) == ["yunxi-2024-05-16-01.txt of 2024-05-16, 1 article"]
    assert [MARKET[0]] == [entry.article.title for entry in store.newest(10)]
    assert len(store.withdrawals(0)) == 2
    store.compact()
    store.close()
    content = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    assert MARKET[0].encode() in content
    assert BRIDGE[0].encode() not in content
    assert SCHOOL[0].encode() not in content


def test_an_issue_is_forgotten_by_the_beginning_of_its_digest_too(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    assert store.forget(raw(b"one").sha256[:7], at=NOON) == []
    assert len(store.forget(raw(b"one").sha256[:12].upper(), at=NOON)) == 1


def test_a_forgotten_issue_that_comes_again_has_its_old_ids(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    (entry,) = store.newest(10)
    store.forget(entry.issue, at=NOON)
    assert store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=NOON).outcome == "stored"
    assert [entry.id] == [again.id for again in store.newest(10)]


def test_what_is_older_than_wished_goes_reckoned_from_the_newest_issue(store: Store) -> None:
    for year in (2019, 2022, 2024):
        content = str(year).encode()
        name = f"yunxi-{year}-05-16-01.txt"
        store.add_issue(
            raw(content, name, day=date(year, 5, 16)), content, [[labelled(f"{year}年大事记", "一" * year)]], at=NOON
        )
    assert store.expire(1, at=datetime(2019, 6, 1, tzinfo=UTC)) == 0  # a clock that is behind
    assert store.expire(3, at=datetime(2099, 1, 1, tzinfo=UTC)) == 1  # a clock that is ahead
    assert [entry.article.title for entry in store.newest(10)] == ["2024年大事记", "2022年大事记"]
    assert store.expire(3, at=NOON) == 0


def test_a_copy_of_a_database_in_use_is_whole_and_checked(store: Store, tmp_path: Path) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    target = tmp_path / "backup.db"
    assert store.back_up(target) == target.stat().st_size
    store.add_issue(raw(b"two", "b.txt"), b"two", [[labelled(*SCHOOL)]], at=NOON)
    store.back_up(target)
    copy = Store.open(target, tag="tag:yunxi.example,2024", zone=ZONE)
    assert store.newest(10) == copy.newest(10)
    assert copy.faults() == []
    copy.close()
    assert {"backup.db", "state"} == {file.name for file in tmp_path.iterdir()}


def test_a_copy_never_replaces_something_else(store: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear reader")
    with pytest.raises(StoreError, match="something else there already"):
        store.back_up(tmp_path / "letter.txt")
    with pytest.raises(StoreError, match="can't be written"):
        store.back_up(tmp_path / "no" / "backup.db")
    with pytest.raises(StoreError, match="the database itself"):
        store.back_up(tmp_path / "state" / ".." / "state" / "feeder.db")
    assert (tmp_path / "letter.txt").read_text() == "dear reader"


def test_a_damaged_database_yields_no_copy_and_its_faults(store: Store, tmp_path: Path) -> None:
    for number in range(40):
        content = str(number).encode()
        store.add_issue(
            raw(content, f"{number}.txt"), content, [[labelled(f"第{number}号新闻标题", "字" * 900)]], at=NOON
        )
    store.close()
    path = tmp_path / "state" / "feeder.db"
    damaged = bytearray(path.read_bytes())
    damaged[5 * 4096 : 6 * 4096] = b"\xff" * 4096
    path.write_bytes(damaged)
    assert store.faults()
    with pytest.raises(StoreError, match="damaged"):
        store.back_up(tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


def test_another_page_of_the_day_under_the_same_undated_name_withdraws_nothing(store: Store) -> None:
    store.add_issue(raw(b"one", "page.txt", "text"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    receipt = store.add_issue(raw(b"two", "page.txt", "text"), b"two", [[labelled(*SCHOOL)]], at=NOON)
    assert (receipt.outcome, store.article_count()) == ("stored", 2)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("大桥", ["云岭大桥封闭施工"]),
        ("大桥封闭", ["云岭大桥封闭施工"]),
        ("桥", ["云岭大桥封闭施工"]),
        ("六百名 教室", ["青石小学迎来新校舍"]),
        ("六百名 封闭", []),
        ("青石", ["云岭大桥封闭施工", "青石小学迎来新校舍"]),
        ("桥大", []),
        ("", []),
        ('"* OR ( ) -', []),
        ("' ; DROP TABLE articles", []),
    ],
)
def test_articles_are_found_by_the_words_they_hold(store: Store, query: str, found: list[str]) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    assert [entry.article.title for entry in store.search(query, 10)] == found


def test_a_corrected_article_is_found_by_its_new_words_and_a_withdrawn_one_not_at_all(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE), labelled(*SCHOOL)]], at=MORNING)
    store.add_issue(raw(b"two"), b"two", [[labelled(BRIDGE[0], BRIDGE[1].replace("四十天", "五十天"))]], at=NOON)
    assert store.search("四十天", 10) == []
    assert len(store.search("五十天", 10)) == 1
    assert store.search("教室", 10) == []


def test_digits_beside_han_characters_are_words_of_their_own(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled("5月20日起封闭", "全长2380米。")]], at=MORNING)
    for query in ("5月20日", "5月", "2380", "2380米"):
        assert len(store.search(query, 10)) == 1


def test_words_in_latin_letters_are_found_whole_whatever_their_case_and_width(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled("ＧＤＰ rises", "The Council met.")]], at=MORNING)
    assert len(store.search("gdp COUNCIL", 10)) == 1
    assert store.search("counc", 10) == []


@pytest.mark.parametrize(
    ("printed", "asked"), [("台风逼近云岭", "颱風"), ("颱風逼近雲嶺", "台风"), ("颱風逼近雲嶺", "云岭")]
)
def test_traditional_and_simplified_characters_find_each_other(store: Store, printed: str, asked: str) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(printed, "学校停课一天。")]], at=MORNING)
    assert [entry.article.title for entry in store.search(asked, 10)] == [printed]


def test_a_database_of_before_finds_its_traditional_articles_too(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    _first_database(path, to_record(labelled("颱風逼近雲嶺", "學校停課一天。")))
    store = Store.open(path, tag="tag:yunxi.example,2024", zone=ZONE)
    assert len(store.search("台风", 10)) == 1
    store.close()


def counted(store: Store) -> dict[str, object]:
    return {
        "days": store.days(),
        "categories": store.counts(),
        "parts": store.parts_of_paper(10),
        "all": store.article_count(),
    }


def test_what_is_counted_follows_every_change(store: Store) -> None:
    both = [[labelled(*BRIDGE), labelled(*SCHOOL, category="jobs")]]
    whole = {
        "days": [(date(2024, 5, 16), 2)],
        "categories": {"traffic": 1, "jobs": 1},
        "parts": [("", "1")],
        "all": 2,
    }
    store.add_issue(raw(b"one"), b"one", both, at=MORNING)
    assert counted(store) == whole
    store.add_issue(raw(b"two"), b"two", [[labelled(*BRIDGE, category="jobs")]], at=NOON)
    assert counted(store) == whole | {"days": [(date(2024, 5, 16), 1)], "categories": {"jobs": 1}, "all": 1}
    store.add_issue(raw(b"one"), b"one", both, at=NOON)
    assert counted(store) == whole
    store.forget("yunxi-2024-05-16-01.txt", at=NOON)
    assert counted(store) == {"days": [], "categories": {}, "parts": [], "all": 0}


def test_a_page_that_gets_its_name_later_is_counted_under_it(store: Store) -> None:
    store.add_issue(raw(b"one"), b"one", [[labelled(*BRIDGE)]], at=MORNING)
    named = replace(raw(b"two"), pages=(RawPage("two", "1", "要闻"),))
    store.add_issue(named, b"two", [[labelled(*BRIDGE)]], at=NOON)
    assert store.parts_of_paper(10) == [("要闻", "")]


def test_a_database_of_before_is_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    _first_database(path, to_record(labelled(*BRIDGE)))
    store = Store.open(path, tag="tag:yunxi.example,2024", zone=ZONE)
    assert counted(store) == {"days": [(date(2024, 5, 16), 1)], "categories": {}, "parts": [("", "1")], "all": 1}
    store.close()


def test_doubtful_articles_are_found_until_they_are_accepted(store: Store) -> None:
    sure, unsure = labelled(*BRIDGE), labelled(*SCHOOL)
    unsure = replace(unsure, article=replace(unsure.article, confidence=0.4, doubts=("short",)))
    store.add_issue(raw(b"one"), b"one", [[sure, unsure]], at=MORNING)
    assert [entry.article.title for entry in store.doubtful(10)] == [SCHOOL[0]]
    store.add_issue(raw(b"two"), b"two", [[sure, labelled(*SCHOOL)]], at=NOON)
    assert store.doubtful(10) == []


def test_a_database_of_before_knows_its_doubtful_articles(tmp_path: Path) -> None:
    path = tmp_path / "feeder.db"
    unsure = labelled(*SCHOOL)
    _first_database(path, to_record(replace(unsure, article=replace(unsure.article, confidence=0.4))))
    store = Store.open(path, tag="tag:yunxi.example,2024", zone=ZONE)
    assert len(store.doubtful(10)) == 1
    store.close()


def test_when_a_feed_or_an_archive_document_was_updated_never_goes_back(store: Store) -> None:
    early, late = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 5, 2, tzinfo=UTC)
    store.feeds.raise_times({"traffic": late, "feeds/traffic/1.atom": late})
    assert store.feeds.raise_times({"feeds/traffic/1.atom": early}) == {"feeds/traffic/1.atom": late}
    assert store.feeds.times() == {"traffic": late}
