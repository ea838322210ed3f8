"""How the pages set here name their writers and photographers: slugs, byline lines, tails, credits."""

from __future__ import annotations

import random

from tests.typeset.prose import Story, Writer

DATELINES = ["MILLBROOK — ", "PORT ELLIS (AP) — ", "CEDAR FALLS, Iowa — ", "HARLOW, May 4 — ", "ASHFORD (Reuters) - "]
_PLACES = ["台北", "新竹", "花蓮", "綜合", "宜蘭", "桃園"]


def slug(story: Story, rng: random.Random, script: str, writer: Writer) -> str:
    """What opens the first paragraph; the story's bylines are set to it."""
    names = [writer.name() for _ in range(rng.choice((1, 1, 2, 3)))]
    if script == "latin":
        return rng.choice(DATELINES)
    if script == "hant":
        story.bylines = [(name, "記者") for name in names[:2]]
        form = rng.choice(
            ("【記者{}／{}報導】", "【記者{}／{}報導】", "〔記者{}／{}報導〕", "（記者{}／{}報導）", "【{}{}訊】")
        )
        if "記者" not in form:
            story.bylines = []
            return form.format("", rng.choice(_PLACES))
        return form.format("、".join(names[:2]), rng.choice(_PLACES))
    roles = [rng.choice(("记者", "记者", "实习记者", "全媒体记者"))] + [
        rng.choice(("", "通讯员", "实习生")) for _ in names[1:]
    ]
    people, printed, role = [], "", ""
    for name, own in zip(names, roles, strict=True):
        role = own or role
        printed += (" " if printed else "") + (own + rng.choice((" ", " ", "")) if own else "") + name
        people.append((name, role))
    story.bylines = people
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    head = rng.choice(
        ["本报讯", "本报讯", "本报讯 ", f"本报{day}讯", "青川日报讯", f"新华社青川{day}电", f"青川{day}电", ""]
    )
    if rng.random() < 0.2 and head:
        story.bylines = []
        return head.strip() + rng.choice((" ", "　", "：", "", ""))
    return f"{head}（{printed}）"


def tail(story: Story, rng: random.Random, script: str, writer: Writer) -> str:
    """What ends the last paragraph."""
    name = writer.name()
    if script == "latin":
        return ""
    form, role = rng.choice(
        [("（記者{}）", "記者"), ("（{}）", "")]
        if script == "hant"
        else [("（记者 {}）", "记者"), ("（记者{}）", "记者"), ("（{}）", ""), ("（本报记者 {}）", "记者")]
    )
    story.bylines = [(name, role)]
    return form.format(name)


def lines(story: Story, rng: random.Random, script: str, writer: Writer) -> list[str]:
    """A byline in lines of its own."""
    a, b = writer.name(), writer.name()
    if script == "latin":
        both = a != b and rng.random() < 0.4
        story.bylines = [(a, ""), (b, "")] if both else [(a, "")]
        printed = [f"By {a} and {b}" if both else f"By {a}"]
        if rng.random() < 0.15:
            printed = [printed[0].upper()]
        if rng.random() < 0.6:
            role = rng.choice(("Staff writer", "Staff Writer", "Staff reporter", "Associated Press", "Of the Herald"))
            story.bylines = [(name, role) for name, _ in story.bylines]
            printed = [f"{printed[0]}, {role}"] if rng.random() < 0.3 else [*printed, role]
        return printed
    forms = (
        [
            ("記者{}／專題報導", "記者"),
            ("文／{}", ""),
            ("記者{}／新竹報導", "記者"),
            ("（記者{}）", "記者"),
            ("◎{}", ""),
        ]
        if script == "hant"
        else [
            ("□本报记者 {}", "记者"),
            ("□{}", ""),
            ("■本报记者 {}", "记者"),
            ("文/图 全媒体记者 {}", "全媒体记者"),
            ("本报记者 {}", "记者"),
            ("记者 {} 报道", "记者"),
            ("（记者 {}）", "记者"),
            ("文/记者 {}", "记者"),
            ("本报记者 {} 通讯员 " + b, "记者"),
            ("□" + b + " {}", ""),
        ]
    )
    form, role = rng.choice(forms)
    story.bylines = [(a, role)]
    return [form.format(a)]


def credit(story: Story, rng: random.Random, script: str, writer: Writer) -> str:
    """The line that names the photographer."""
    name = writer.name()
    form, role = rng.choice(
        {
            "hans": [
                ("本报记者 {} 摄", "记者"),
                ("通讯员 {}摄", "通讯员"),
                ("图片由通讯员{}摄", "通讯员"),
                ("{} 摄", ""),
                ("（{} 摄）", ""),
            ],
            "hant": [("記者{}／攝影", "記者"), ("記者{}攝", "記者"), ("（記者{}攝）", "記者")],
            "latin": [("Photo by {}", ""), ("{} / The Herald", ""), ("Photo: {}", "")],
        }[script]
    )
    story.credits = [(name, role)]
    return form.format(name)
