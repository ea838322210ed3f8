"""Pictures of issues: which photo item has which, what readers get of it, and when it goes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from lxml import etree, html

from feeder.errors import IssueError
from feeder.model import Labelled, Picture
from feeder.reading.pictures import MOST_BYTES, read_picture
from feeder.rules import load_rules
from feeder.service import Feeder
from feeder.store.pictures import WAITING_DAYS
from tests.paper import TODAY, Paper, labelled

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"
WEBP = b"RIFF\x10\x00\x00\x00WEBP"
STEM = f"{TODAY}-01"


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    made = Paper(tmp_path)
    yield made
    made.store.close()


def photo(headline: str, caption: str) -> Labelled:
    made = labelled(headline, caption, "traffic")
    return replace(made, article=replace(made.article, kind="photo"))


def issue(paper: Paper, *photos: str, name: str = f"{STEM}.txt") -> None:
    """An issue with a news story and these photo items."""
    items = [photo(title, f"图为{title}的现场 & 观众。") for title in photos]
    paper.issue(TODAY, ("云岭大桥封闭施工", "云岭大桥下月一日起封闭。"), *items, name=name)


def picture(paper: Paper, name: str, content: bytes) -> str:
    """A picture comes; the issue that it belongs to."""
    paper.at += timedelta(minutes=1)
    return paper.store.add_picture(name, read_picture(name, content), content, at=paper.at).issue


def shown(paper: Paper) -> dict[str, bytes]:
    """The articles with a picture, by title, with the bytes that their pages show."""
    paper.publish()
    found = {}
    for entry in paper.store.newest(100):
        page = html.document_fromstring(
            (paper.output / f"articles/{entry.issue_date:%Y/%m/%d}/{entry.key}.html").read_bytes()
        )
        for source in page.xpath("//figure/img/@src"):
            found[entry.article.title] = (paper.output / source.replace("../", "")).read_bytes()
    return found


def media(paper: Paper) -> int:
    return len([file for file in (paper.output / "media").rglob("*") if file.is_file()])


@pytest.mark.parametrize(("content", "suffix"), [(PNG, ".png"), (JPEG, ".jpg"), (WEBP, ".webp")])
def test_a_picture_is_known_by_its_bytes(content: bytes, suffix: str) -> None:
    assert read_picture("a.jpg", content).name.endswith(suffix)


@pytest.mark.parametrize("content", [b"", b"<html>", b"GIF89a", b"RIFF\x10\x00\x00\x00WAVE", PNG + b" " * MOST_BYTES])
def test_what_is_no_picture_or_too_large_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(IssueError, match=r"a\.jpg"):
        read_picture("a.jpg", content)


def test_pictures_go_to_the_photo_items_in_their_order_whichever_comes_first(paper: Paper) -> None:
    assert picture(paper, f"{STEM}-2.png", PNG + b"two") == ""
    issue(paper, "龙舟赛", "灯会", "庙会")
    assert picture(paper, f"{STEM}-1.jpg", JPEG + b"one") == f"{STEM}.txt"
    assert shown(paper) == {"龙舟赛": JPEG + b"one", "灯会": PNG + b"two"}
    picture(paper, f"{STEM}.webp", WEBP)
    assert shown(paper) == {"龙舟赛": WEBP, "灯会": JPEG + b"one", "庙会": PNG + b"two"}


def test_a_picture_with_the_stem_of_another_issue_is_that_ones(paper: Paper) -> None:
    issue(paper, "龙舟赛", name="page.txt")
    issue(paper, "灯会", name="page-2.txt")
    assert picture(paper, "page-2.png", PNG) == "page-2.txt"
    assert shown(paper) == {"灯会": PNG}


def test_a_picture_that_is_new_is_newer_for_readers_and_a_known_one_changes_nothing(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    paper.publish()
    before = {entry.id: entry.updated for entry in paper.store.newest(10)}
    picture(paper, f"{STEM}.png", PNG)
    after = {entry.id: entry.updated for entry in paper.store.newest(10)}
    assert sorted(after[key] > before[key] for key in after) == [False, True]
    paper.publish()
    change = paper.store.last_change()
    picture(paper, f"{STEM}.png", PNG)
    assert paper.store.last_change() == change


def test_feeds_carry_the_picture_in_every_format(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}.png", PNG)
    paper.publish()
    [entry] = [entry for entry in paper.store.newest(10) if entry.picture]
    assert entry.picture == Picture(read_picture("", PNG).name, len(PNG))
    url = f"http://127.0.0.1:8000/media/{entry.picture.name[:2]}/{entry.picture.name}"
    for form in ("atom", "rss"):
        [item] = [item for item in paper.read(f"feeds/all.{form}").entries if item.title == "龙舟赛"]
        assert [(e.href, e.type, e.length) for e in item.enclosures] == [(url, "image/png", str(len(PNG)))]
    items = msgspec.json.decode((paper.output / "feeds/all.json").read_bytes())["items"]
    [item] = [item for item in items if item["title"] == "龙舟赛"]
    assert item["attachments"] == [{"url": url, "mime_type": "image/png", "size_in_bytes": len(PNG)}]
    content = html.fragment_fromstring(item["content_html"], create_parent="div")
    assert [(img.get("src"), img.get("alt")) for img in content.iter("img")] == [(url, "图为龙舟赛的现场 & 观众。")]


def test_a_picture_goes_with_its_article_and_comes_back_with_it(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}.png", PNG)
    assert shown(paper) == {"龙舟赛": PNG}
    issue(paper)
    assert shown(paper) == {}
    assert media(paper) == 0
    issue(paper, "龙舟赛")
    assert shown(paper) == {"龙舟赛": PNG}


def test_a_picture_that_is_replaced_or_forgotten_is_let_go_of_for_ever(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}.png", PNG + b"wrong")
    paper.publish()
    picture(paper, f"{STEM}.png", PNG)
    assert shown(paper) == {"龙舟赛": PNG}
    assert media(paper) == 1
    paper.store.forget(f"{STEM}.txt", at=paper.at)
    assert shown(paper) == {}
    assert media(paper) == 0
    assert [paper.store.media(read_picture("", content).name) for content in (PNG, PNG + b"wrong")] == [None, None]


def test_a_lost_output_folder_has_its_pictures_again(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}.png", PNG)
    shown(paper)
    for file in (paper.output / "media").rglob("*.png"):
        file.unlink()
    (paper.output / "index.html").unlink()
    assert shown(paper) == {"龙舟赛": PNG}


def test_the_inbox_takes_pictures_and_refuses_what_is_none(paper: Paper, tmp_path: Path) -> None:
    feeder = Feeder(paper.settings, paper.store, load_rules({"r.toml": ""}))
    issue(paper, "龙舟赛")
    said = []
    for name, content in ((f"{STEM}.png", PNG), (f"{STEM}.png", PNG), ("later.jpg", JPEG), ("no.jpg", b"text")):
        (tmp_path / name).write_bytes(content)
        outcome = feeder.ingest(tmp_path / name)
        said.append(outcome.said or outcome.refused)
    assert said == [
        f"picture of {STEM}.txt",
        f"known already: picture of {STEM}.txt",
        "picture of an issue that has not come yet",
        "its name is a picture's, but its bytes are no JPEG, PNG or WebP; save it as one",
    ]
    assert [failure.name for failure in paper.store.failures()] == ["no.jpg"]


def test_an_enclosure_in_atom_says_its_type_and_length(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}.jpg", JPEG)
    paper.publish()
    root = etree.fromstring((paper.output / "feeds/all.atom").read_bytes())
    [link] = root.xpath("//a:link[@rel='enclosure']", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert (link.get("type"), link.get("length")) == ("image/jpeg", str(len(JPEG)))


def test_a_picture_that_no_photo_item_has_is_listed(paper: Paper) -> None:
    issue(paper, "龙舟赛")
    picture(paper, f"{STEM}-1.png", PNG)
    picture(paper, f"{STEM}-2.jpg", JPEG)
    picture(paper, "later.webp", WEBP)
    assert paper.store.waiting_pictures(10) == ["later", f"{STEM}-2"]


def test_a_picture_whose_issue_never_comes_is_let_go_of_after_a_while(paper: Paper) -> None:
    picture(paper, "lost.webp", WEBP)
    picture(paper, f"{STEM}-9.png", PNG)
    came = paper.at
    issue(paper, "龙舟赛")
    far = came + timedelta(days=10 * WAITING_DAYS)
    assert paper.store.drop_unclaimed_pictures(at=far) == []  # a clock that is ahead
    paper.at = came + timedelta(days=WAITING_DAYS, minutes=1)
    picture(paper, "late.jpg", JPEG)
    paper.issue(TODAY, ("青石小学迎来新校舍", "青石小学的新校舍昨日启用。"), name="other.txt")
    assert paper.store.drop_unclaimed_pictures(at=came) == []
    assert paper.store.drop_unclaimed_pictures(at=paper.at) == ["lost"]
    assert paper.store.waiting_pictures(10) == ["late"]
    held = [paper.store.media(read_picture("", content).name) for content in (WEBP, PNG, JPEG)]
    assert held == [None, PNG, JPEG]
    assert shown(paper) == {"龙舟赛": PNG}
