"""An editor's correction: articles keep their ids, feeds are made anew, and neither files nor rules change it back."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feeder.cli import main
from feeder.lock import only_one
from feeder.model import Entry
from feeder.service import opened
from feeder.settings import load_settings
from feeder.setup import init
from tests.score import FIRST_SAMPLE

NAME = FIRST_SAMPLE.name
MARK = "主题 headline: "
EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
text = path.read_text("utf-8")
{change}
path.write_text(text, "utf-8")
"""


@pytest.fixture(scope="module")
def first_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = init(tmp_path_factory.mktemp("first") / "paper").parent
    with opened(load_settings(folder / "config", {})) as service:
        assert service.ingest(FIRST_SAMPLE).said
        service.publish()
    return folder


@pytest.fixture
def paper(first_paper: Path, tmp_path: Path) -> Path:
    """A paper with one published issue of eight articles."""
    return shutil.copytree(first_paper, tmp_path / "paper")


def feeder(paper: Path, *arguments: object, text: str | None = None, editor: str = "false") -> Result:
    words = ["--config", str(paper / "config"), *map(str, arguments)]
    return CliRunner(env={"VISUAL": editor, "EDITOR": editor}).invoke(main, words, input=text)


def scripted(folder: Path, change: str) -> str:
    """An editor that changes the form by itself."""
    script = folder / "editor.py"
    script.write_text(EDITOR.format(change=change), "utf-8")
    return f"{sys.executable} {script}"


def fixed(paper: Path, form: str) -> Result:
    result = feeder(paper, "fix", NAME, "--from", "-", text=form)
    assert result.exit_code == 0, result.output
    return result


def form_of(paper: Path) -> str:
    return feeder(paper, "fix", "--print", NAME).stdout


def rows_of(paper: Path) -> list[str]:
    return form_of(paper).split("\n")


def starts(rows: list[str]) -> list[int]:
    """Where articles begin."""
    return [i for i, row in enumerate(rows) if row.startswith("=== ") and "kind:" in row]


def standing(paper: Path) -> dict[str, Entry]:
    with opened(load_settings(paper / "config", {})) as service:
        return {entry.id: entry for entry in service.store.newest(99)}


def titles(paper: Path) -> dict[str, str]:
    return {identity: entry.article.title for identity, entry in standing(paper).items()}


def texts(paper: Path, pattern: str) -> str:
    return "".join(file.read_text("utf-8") for file in sorted((paper / "output").rglob(pattern)))


def retitled(form: str, add: str = "（更正）") -> str:
    """The form with the first headline longer."""
    help_, line, rest = form.partition("------ ")
    first, mark, after = rest.partition(MARK)
    title, end, last = after.partition("\n")
    return help_ + line + first + mark + title + add + end + last


def test_the_form_shows_the_whole_page_and_taking_it_back_changes_nothing(paper: Path) -> None:
    before = standing(paper)
    result = fixed(paper, form_of(paper))
    assert result.stdout == "nothing was changed\n"
    assert standing(paper) == before
    form = "".join(form_of(paper).split())
    for row in FIRST_SAMPLE.read_text("utf-8").split("\n"):
        assert all(character in form for character in "".join(row.split()))


def test_a_corrected_headline_keeps_its_articles_id_and_is_published(paper: Path) -> None:
    before = titles(paper)
    result = fixed(paper, retitled(form_of(paper)))
    assert "corrected: 8 articles, 1 corrected, issue of 2024-05-16" in result.stdout
    assert "never printed: （更正）" in result.stdout
    assert "documents written" in result.stdout
    after = titles(paper)
    assert after.keys() == before.keys()
    assert [after[key] for key in after if after[key] != before[key]] == [
        before[key] + "（更正）" for key in after if after[key] != before[key]
    ]
    assert "（更正）" in texts(paper, "all.atom")
    assert "（更正）" in texts(paper, "articles/**/*.html")


def test_neither_the_same_file_nor_new_rules_undo_a_correction(paper: Path) -> None:
    fixed(paper, retitled(form_of(paper)))
    corrected = {key: entry.article for key, entry in standing(paper).items()}
    assert "known already" in feeder(paper, "ingest", FIRST_SAMPLE).stdout
    (paper / "config" / "rules.toml").write_text(
        '[[category]]\nslug = "bridges"\nlabel = "桥"\nkeywords = ["大桥"]\n', "utf-8"
    )
    applied = feeder(paper, "rules", "apply")
    assert applied.exit_code == 0, applied.output
    assert {key: entry.article for key, entry in standing(paper).items()} == corrected
    assert (MARK in form_of(paper), "（更正）" in form_of(paper)) == (True, True)


def test_a_revision_of_the_file_says_that_it_replaces_a_correction(paper: Path, tmp_path: Path) -> None:
    fixed(paper, retitled(form_of(paper)))
    before = titles(paper)
    revised = tmp_path / NAME
    revised.write_text(FIRST_SAMPLE.read_text("utf-8").replace("本报讯", "本报消息"), "utf-8")
    said = feeder(paper, "ingest", revised).stdout
    assert "revised: 8 articles" in said
    assert "replaces an editor's correction" in said
    assert titles(paper).keys() == before.keys()
    assert "（更正）" not in "".join(titles(paper).values())
    revised.write_text(FIRST_SAMPLE.read_text("utf-8").replace("本报讯", "本报报道"), "utf-8")
    assert "replaces" not in feeder(paper, "ingest", revised).stdout


def test_an_article_is_split_in_two_and_joined_again_under_the_old_id(paper: Path) -> None:
    before, rows = titles(paper), rows_of(paper)
    at = next(i for i, row in enumerate(rows) if row.startswith("¶ ") and rows[i - 1].startswith("¶ "))
    result = fixed(paper, "\n".join([*rows[:at], "===", "headline: 另一篇", *rows[at:]]))
    assert "9 articles, 1 new, 1 corrected" in result.stdout
    apart = titles(paper)
    assert before.keys() < apart.keys()
    (new,) = apart.keys() - before.keys()
    assert apart[new] == "另一篇"
    rows = rows_of(paper)
    (head,) = [i for i, row in enumerate(rows) if row.endswith("headline: 另一篇")]
    again = [*rows[: head - 1], *rows[head + 1 :], "¶ 另一篇"]
    assert "8 articles, 1 corrected, 1 withdrawn" in fixed(paper, "\n".join(again)).stdout
    assert titles(paper) == before
    assert "另一篇" not in texts(paper, "articles/**/*.html")


def test_two_articles_are_joined_and_parted_again_without_losing_either(paper: Path) -> None:
    """The first's id stays with whichever part is more like the whole; the other part never vanishes."""
    before, rows = standing(paper), rows_of(paper)
    second = starts(rows)[1]
    fixed(paper, "\n".join(rows[:second] + rows[second + 1 :]))
    assert len(standing(paper)) == 7
    assert titles(paper).keys() < before.keys()
    joined = rows_of(paper)
    fixed(paper, "\n".join(rows))
    after = standing(paper)
    assert sorted(e.article.title for e in after.values()) == sorted(e.article.title for e in before.values())
    assert sorted(e.article.body_text for e in after.values()) == sorted(e.article.body_text for e in before.values())
    assert joined != rows_of(paper)


def test_a_paragraph_moves_between_articles_and_all_ids_stay(paper: Path) -> None:
    before, rows = titles(paper), rows_of(paper)
    first, second = starts(rows)[:2]
    moved = max(i for i in range(first, second) if rows[i].startswith("¶ "))
    into = next(i for i in range(second, len(rows)) if rows[i].startswith("¶ "))
    result = fixed(paper, "\n".join([*rows[:moved], *rows[moved + 1 : into], rows[moved], *rows[into:]]))
    assert "2 corrected" in result.stdout
    assert titles(paper) == before


def test_an_article_all_of_whose_words_are_changed_keeps_its_id_by_its_number(paper: Path) -> None:
    before, rows = titles(paper), rows_of(paper)
    first, second = starts(rows)[:2]
    dropped = [
        f"¶ {row.split(maxsplit=1)[1] if row[0] in '¶#?' else row.partition(': ')[2]}"
        for row in rows[first + 1 : second]
        if row and not row.startswith("作者")
    ]
    form = [*rows[: first + 1], "headline: 全新的标题", "¶ 与从前毫无相同之处。", *rows[second:], *dropped]
    fixed(paper, "\n".join(form))
    assert titles(paper).keys() == before.keys()
    assert "全新的标题" in titles(paper).values()


def test_a_kind_can_be_set(paper: Path) -> None:
    fixed(paper, form_of(paper).replace("类型 kind: news", "类型 kind: notice", 1))
    kinds = sorted(entry.article.kind for entry in standing(paper).values())
    assert kinds.count("notice") == 1


def test_text_that_is_lost_is_refused_and_named_until_it_is_dropped(paper: Path) -> None:
    before, form = titles(paper), form_of(paper)
    help_, line, rest = form.partition("------ ")
    first, _, after = rest.partition(MARK)
    title, _, last = after.partition("\n")
    without = help_ + line + first + last
    result = feeder(paper, "fix", NAME, "--from", "-", text=without)
    assert (result.exit_code, titles(paper)) == (1, before)
    assert f"missing from the form: {title}" in result.stderr
    assert "=== dropped" in result.stderr
    fixed(paper, f"{without}\n=== dropped\n¶ {title}\n")
    assert title not in titles(paper).values()
    assert title in form_of(paper)


def test_the_editors_change_is_taken(paper: Path, tmp_path: Path) -> None:
    editor = scripted(tmp_path, f"text = text.replace('\\n{MARK}', '\\n{MARK}新')")
    result = feeder(paper, "fix", NAME, editor=editor)
    assert (result.exit_code, "corrected: 8 articles" in result.stdout) == (0, True)
    assert any(title.startswith("新") for title in titles(paper).values())


@pytest.mark.parametrize("change", ["", "text = ''", "text = '\\n \\n'"], ids=["saved", "emptied", "blank"])
def test_a_save_without_change_does_nothing_and_an_empty_one_cancels(paper: Path, tmp_path: Path, change: str) -> None:
    before = standing(paper)
    result = feeder(paper, "fix", NAME, editor=scripted(tmp_path, change))
    assert (result.exit_code, result.output, standing(paper)) == (0, "nothing was changed\n", before)
    assert feeder(paper, "fix", NAME, editor="true").stdout == "nothing was changed\n"


def test_a_mistake_opens_the_editor_again_with_what_was_wrong(paper: Path, tmp_path: Path) -> None:
    """The first save has a mistake; the second mends it where the trouble says it is."""
    change = f"""
if text.startswith("#!"):
    line = int(text.split("line ", 1)[1].split(":", 1)[0])
    rows = text.split("\\n")
    assert rows[line - 1].startswith("headlin"), rows[line - 1]
    rows[line - 1] = "headline: 改好了 " + rows[line - 1].partition(": ")[2]
    text = "\\n".join(rows)
else:
    text = text.replace("\\n{MARK}", "\\nheadlin: ", 1)
"""
    result = feeder(paper, "fix", NAME, editor=scripted(tmp_path, change))
    assert result.exit_code == 0, result.output
    assert sum(title.startswith("改好了") for title in titles(paper).values()) == 1


def test_lost_text_is_offered_to_be_dropped_and_a_second_save_drops_it(paper: Path, tmp_path: Path) -> None:
    change = f"""
if not text.startswith("#!"):
    rows = text.split("\\n")
    at = next(i for i, row in enumerate(rows) if row.startswith("{MARK}"))
    text = "\\n".join(rows[:at] + rows[at + 1:])
"""
    before = titles(paper)
    result = feeder(paper, "fix", NAME, editor=scripted(tmp_path, change))
    assert (result.exit_code, "8 articles, 1 corrected" in result.stdout) == (0, True)
    assert titles(paper).keys() == before.keys()
    assert len(set(before.values()) - set(titles(paper).values())) == 1


def test_a_mistake_that_is_given_up_leaves_the_form_to_be_taken_up_again(paper: Path, tmp_path: Path) -> None:
    before = standing(paper)
    change = f"text = text.replace('\\n{MARK}', '\\nheadlin: ', 1)"
    result = feeder(paper, "fix", NAME, editor=scripted(tmp_path, change))
    assert (result.exit_code, standing(paper)) == (0, before)
    (kept,) = (paper / "state").glob("fix-*.txt")
    assert str(kept) in result.stderr
    form = kept.read_text("utf-8")
    assert not form.startswith("#!")
    assert fixed(paper, form.replace("\nheadlin: ", f"\n{MARK}")).stdout == "nothing was changed\n"


def test_what_changes_while_the_form_is_open_is_not_overwritten(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(retitled(form_of(paper), "（另改）"), "utf-8")
    command = [sys.executable, "-m", "feeder", "--config", str(paper / "config"), "fix", "--from", str(other), NAME]
    change = f"""
import subprocess
assert subprocess.run({command!r}, capture_output=True).returncode == 0
text = text.replace("\\n{MARK}", "\\n{MARK}新", 1)
"""
    result = feeder(paper, "fix", NAME, editor=scripted(tmp_path, change))
    assert (result.exit_code, "while the form was open" in result.stderr) == (1, True)
    assert [title for title in titles(paper).values() if title.startswith("新")] == []
    assert any(title.endswith("（另改）") for title in titles(paper).values())
    assert len(list((paper / "state").glob("fix-*.txt"))) == 1


def test_the_running_service_is_left_to_publish(paper: Path) -> None:
    with only_one(paper / "state" / "feeder.lock"):
        result = fixed(paper, retitled(form_of(paper)))
    assert "the running service (process " in result.stdout
    assert "（更正）" not in texts(paper, "all.atom")


def test_an_issue_is_found_by_its_digest_and_an_unknown_one_lists_candidates(paper: Path) -> None:
    (issue,) = json.loads(feeder(paper, "status", "--json").stdout)["newest_issues"]
    assert feeder(paper, "fix", "--print", issue["sha256"][:12]).stdout == form_of(paper)
    result = feeder(paper, "fix", "--print", NAME.replace("16", "17"))
    assert result.exit_code == 1
    assert f"no such issue is stored; there are: {NAME} (2024-05-16, {issue['sha256'][:12]})" in result.stderr


def test_two_issues_of_one_name_must_be_told_apart(paper: Path, tmp_path: Path) -> None:
    for number, word in enumerate(("桥", "渠"), 1):
        page = tmp_path / str(number) / "page.txt"
        page.parent.mkdir()
        page.write_text(f"{word}修好了\n\n本报讯（记者 丁一）昨日，村里的{word}修好了，{word * 40}。\n", "utf-8")
        feeder(paper, "ingest", page)
    result = feeder(paper, "fix", "--print", "page.txt")
    assert result.exit_code == 1
    assert result.stderr.count("page.txt (") == 2


def test_a_form_of_other_pages_is_refused(paper: Path) -> None:
    result = feeder(paper, "fix", NAME, "--from", "-", text=form_of(paper) + "\n------ page 2\n")
    assert (result.exit_code, "2 of 1 lines" in result.stderr) == (1, True)
    assert feeder(paper, "fix", NAME, "--from", "-", text=" ").exit_code == 1
    assert feeder(paper, "fix", NAME, "--print", "--accept").exit_code == 2


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Path]:
    """A paper with an article that has no headline."""
    folder = init(tmp_path / "other").parent
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join(f"第{n}段说的是第{n}件事，{'一二三四五六七八九十' * 3}。" for n in "甲乙丙"), "utf-8")
    feeder(folder, "ingest", page)
    yield folder


def test_status_lists_what_an_editor_should_look_at_until_it_is_accepted(doubtful: Path) -> None:
    found = json.loads(feeder(doubtful, "status", "--json").stdout)["look_at"]
    assert [each["issue"] for each in found] == ["page.txt"]
    assert found[0]["confidence"] < 0.7
    assert "no headline was found for this body" in found[0]["doubts"]
    assert "feeder fix" in feeder(doubtful, "status").stdout
    accepted = feeder(doubtful, "fix", "--accept", "page.txt")
    assert (accepted.exit_code, "none changed" in accepted.stdout) == (0, True)
    assert json.loads(feeder(doubtful, "status", "--json").stdout)["look_at"] == []
    assert json.loads(feeder(doubtful, "status", "--json").stdout)["newest_issues"][0]["corrected"] is True
