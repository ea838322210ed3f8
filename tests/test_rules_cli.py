"""The verbs of `feeder rules` and `feeder classify --explain`, on a paper with one issue in its store."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feeder import rulefiles, setup
from feeder.cli import main
from feeder.errors import RuleError
from tests.score import FIRST_SAMPLE

ROADS = '[[category]]\nslug = "traffic"\nlabel = "交通"\nalert = true\nkeywords = ["公路"]\n'


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper's folder with its first issue stored."""
    folder = tmp_path_factory.mktemp("stored")
    assert feeder(setup.init(folder), "ingest", str(FIRST_SAMPLE)).exit_code == 0
    return folder


@pytest.fixture
def paper(stored: Path, tmp_path: Path) -> Path:
    """The configuration of a copy of that paper."""
    shutil.copytree(stored, tmp_path / "paper")
    return tmp_path / "paper" / "config"


def feeder(config: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--config", str(config), *words])


def test_explain_marks_the_text_and_shows_points_and_near_misses(paper: Path) -> None:
    shown = feeder(paper, "classify", "--explain", str(FIRST_SAMPLE)).stdout
    assert "✓ 交通 traffic" in shown
    assert "moderate until 2024-06-30" in shown
    assert "[公路]" in shown
    assert "points, 2 needed" in shown


def test_explain_in_json_has_a_receipt_for_every_label(paper: Path) -> None:
    answer = json.loads(feeder(paper, "classify", "--explain", "--format", "json", str(FIRST_SAMPLE)).stdout)
    for article in answer["articles"]:
        met = {receipt["slug"] for receipt in article["receipts"] if receipt["met"]}
        assert met == {label["slug"] for label in article["categories"]}
    traffic = answer["articles"][0]["receipts"][0]
    assert (traffic["slug"], traffic["expires"], traffic["severity"]) == ("traffic", "2024-06-30", "moderate")
    assert sum(match["points"] for match in traffic["matches"]) == traffic["score"]


def test_check_says_what_is_wrong_and_ends_with_1(paper: Path) -> None:
    right = feeder(paper, "rules", "check", "--notes")
    assert right.exit_code == 0
    assert "0 wrong" in right.stdout
    (paper / "rules").mkdir()
    (paper / "rules" / "more.toml").write_text(
        '[[category]]\nslug = "extra"\nlabel = "又"\nqueries = ["公路 NOT 公路"]\n', "utf-8"
    )
    wrong = feeder(paper, "rules", "check", "--format", "json")
    assert wrong.exit_code == 1
    assert json.loads(wrong.stdout)[0] == {
        "weight": "wrong",
        "category": "extra",
        "rule": "公路 NOT 公路",
        "said": "can never be true: its parts contradict each other",
    }


def test_rules_that_do_not_load_end_with_2_and_one_line(paper: Path) -> None:
    (paper / "rules.toml").write_text(ROADS + 'queries = ["公路 OR"]\n', "utf-8")
    result = feeder(paper, "rules", "check")
    assert result.exit_code == 2
    where = f"{paper / 'rules.toml'}: category traffic: queries[1]"
    assert result.stderr == f"feeder rules check: {where}: at the end: expected a word, a phrase or (\n"


def test_examples_that_come_out_otherwise_are_shown_with_their_receipt(paper: Path) -> None:
    example = '[[test]]\nheadline = "云岭公路封闭"\nexpect = ["{}"]\n'
    (paper / "rules.toml").write_text(ROADS + example.format("traffic"), "utf-8")
    assert feeder(paper, "rules", "test").stdout == "1 of 1 example came out as expected\n"
    (paper / "rules.toml").write_text(ROADS + example.format("other"), "utf-8")
    result = feeder(paper, "rules", "test")
    assert result.exit_code == 1
    assert "expected other, found traffic" in result.stdout
    assert "云岭[公路]封闭" in result.stdout


def test_diff_shows_what_other_rules_would_change_and_changes_nothing(paper: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text(ROADS, "utf-8")
    shown = feeder(paper, "rules", "diff", str(draft)).stdout
    assert "other            +" in shown
    assert "articles would be sorted otherwise" in shown
    changes = json.loads(feeder(paper, "rules", "diff", "--format", "json", str(draft)).stdout)["changes"]
    assert {change["category"] for change in changes} >= {"other", "jobs"}
    same = feeder(paper, "rules", "diff", str(paper))
    assert same.stdout == "0 of 8 articles would be sorted otherwise\n"


def test_apply_sorts_what_is_stored_and_keeps_its_ids_and_dates(paper: Path) -> None:
    feeder(paper, "publish")
    feed = paper.parent / "output" / "feeds" / "traffic.atom"
    before = feed.read_text("utf-8")
    (paper / "rules.toml").write_text(ROADS.replace('"公路"', '"公路", "求职者"'), "utf-8")
    applied = feeder(paper, "rules", "apply")
    assert applied.stdout.endswith("8 of 8 articles got other labels; `feeder publish` shows them to readers\n")
    assert "0 of 8 articles" in feeder(paper, "rules", "apply").stdout
    feeder(paper, "publish")
    after = feed.read_text("utf-8")
    assert (before.count("<entry>"), after.count("<entry>")) == (1, 2)
    entry = before[before.index("<entry>") : before.index("</entry>")]
    assert all(line in after for line in entry.splitlines() if "<id>" in line or "<updated>" in line)


def test_an_articles_page_shows_points_and_near_misses(paper: Path) -> None:
    feeder(paper, "publish")
    pages = [file.read_text("utf-8") for file in (paper.parent / "output" / "articles").rglob("*.html")]
    (page,) = [page for page in pages if "<h1>“一件事一次办”" in page]
    receipt = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", page[page.index('class="receipt"') :]))
    assert "政务服务 一件事 主题 · 正文 +4" in receipt
    assert "法治 差一点：1.5 分，不足 2 分" in receipt


def test_suggest_names_words_of_articles_that_meet_no_rule(paper: Path) -> None:
    (paper / "rules.toml").write_text(ROADS, "utf-8")
    shown = feeder(paper, "rules", "suggest").stdout
    assert shown.endswith("articles met no rule\n")
    assert isinstance(json.loads(feeder(paper, "rules", "suggest", "--format", "json").stdout), list)


def test_learn_measures_and_writes_rules_that_load(tmp_path: Path) -> None:
    examples = tmp_path / "labelled.csv"
    rows = [f"公路{word}封闭,roads" for word in "甲乙丙丁戊己"] + [f"球队{word}夺冠,sport" for word in "甲乙丙丁戊己"]
    examples.write_text("headline,category\n" + "\n".join(rows) + "\n", "utf-8")
    result = CliRunner().invoke(main, ["rules", "learn", "--to", str(tmp_path / "draft"), str(examples)])
    assert result.exit_code == 0
    assert "100.0%  right by keywords and word lists" in result.stdout
    assert "100.0%  right by a linear model" in result.stdout
    rules = rulefiles.read_rules(tmp_path / "draft")
    assert [category.slug for category in rules.categories] == ["roads", "sport", "other"]
    again = CliRunner().invoke(main, ["rules", "learn", "--to", str(tmp_path / "draft"), str(examples)])
    assert again.exit_code == 2
    assert "stands there already" in again.stderr


def test_several_files_make_one_set_of_rules(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(ROADS, "utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "towns.txt").write_text("松坪\n", "utf-8")
    (tmp_path / "rules" / "b.toml").write_text(
        '[[category]]\nslug = "b"\nlabel = "B"\nkeywords = ["@towns"]\n', "utf-8"
    )
    assert [category.slug for category in rulefiles.read_rules(tmp_path).categories] == ["traffic", "b", "other"]


def test_a_rule_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"rules\.toml: no such file"):
        rulefiles.read_rules(tmp_path)
    (tmp_path / "rules.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RuleError, match=r"rules\.toml: expected UTF-8 text"):
        rulefiles.read_rules(tmp_path)
