"""Chinese stories of invented places for several tests, and how they are set in a column."""

LAMPS = (
    "老码头换上新灯\n　　昨天傍晚，河口镇的老码头亮起了十二盏新灯。\n灯杆比从前矮了一半，光只落在石阶上，不再照进\n"
    "对岸人家的窗户。"
)
BEES = (
    "果园里来了放蜂人\n　　四月的第一个周末，杏花沟来了一辆旧卡车，车\n上装着九十六箱蜜蜂。放蜂人从南边一路追着花走，\n"
    "已经走了两千里。"
)
BANK = "一位老太太抱着布包来到解放路支行，要把两张没到期的存单全取出来，总共十六万，转给一个她没见过的人。"
CLERK = "柜员借口打印机卡纸，到后面报了警，回来陪老太太聊了四十分钟的孙子，直到民警推门进来。"
NAMES = "这家支行今年已经拦下十一笔，合计九十四万元，最大的一笔有三十万，失主至今没有道过谢。"


def set_in_lines(text: str, width: int, indent: str = "　　") -> str:
    """The text in lines of at most `width` characters, none of which a mark begins."""
    rows = [indent]
    for character in text:
        if len(rows[-1]) >= width and character not in "，。、：":
            rows.append("")
        rows[-1] += character
    return "\n".join(rows)
