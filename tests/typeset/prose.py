"""Invented stories to set pages from, in Chinese of both scripts and English; practice prose where it lies near."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HAND = Path(__file__).parents[1] / "hand"
_SENTENCE, _STOPS = 15, ".!?”\"’'"  # characters that a paragraph has at least; its last ones
PRACTICE = Path(__file__).parents[3] / "shared" / "pages" / "practice"


@dataclass
class Story:
    """What is to be set: headline parts, paragraphs with kinds ("text", "crosshead", "question", "answer", "verse")."""

    headline: list[str]
    paragraphs: list[tuple[str, str]]
    kicker: str = ""
    deck: str = ""
    bylines: list[tuple[str, str]] = field(default_factory=list)
    credits: list[tuple[str, str]] = field(default_factory=list)
    kind: str = "article"
    words: dict[str, str] = field(default_factory=dict)


_PLACES = [
    "青川",
    "临河",
    "平江",
    "石桥",
    "望山",
    "云溪",
    "白水",
    "东岭",
    "南浦",
    "西塘",
    "松原坪",
    "柳河",
    "双溪",
    "长坪",
    "金沙湾",
    "红石",
    "安和",
    "永宁镇",
    "丰登",
    "古渡",
]
_BODIES = [
    "县委",
    "县政府",
    "市场监管局",
    "教育局",
    "农业农村局",
    "交通运输局",
    "卫生健康委",
    "文化馆",
    "气象台",
    "供销社",
    "消防救援大队",
    "图书馆",
    "水利局",
    "林草局",
    "总工会",
    "妇联",
]
_TOPICS = [
    ("冬小麦", ["播种", "墒情", "苗情", "农机", "返青", "追肥", "良种", "合作社"]),
    ("古桥", ["修缮", "石拱", "文物", "栏板", "测绘", "加固", "匠人", "游客"]),
    ("公交线路", ["站点", "班次", "换乘", "候车", "新能源", "司机", "早高峰", "优化"]),
    ("图书漂流", ["书架", "读者", "借阅", "绘本", "志愿者", "社区", "捐书", "阅读"]),
    ("防汛", ["水库", "堤坝", "雨量", "巡查", "值守", "沙袋", "转移", "预警"]),
    ("苹果", ["果园", "套袋", "采摘", "糖度", "冷库", "客商", "电商", "果农"]),
    ("中学篮球赛", ["决赛", "球员", "教练", "观众", "比分", "替补", "冠军", "体育馆"]),
    ("供暖", ["管网", "锅炉", "室温", "检修", "热力", "换热站", "缴费", "小区"]),
    ("非遗剪纸", ["传承人", "纹样", "红纸", "展览", "学徒", "课堂", "民俗", "作品"]),
    ("电动车", ["充电桩", "消防", "楼道", "整治", "牌照", "头盔", "商户", "排查"]),
    ("乡村医生", ["出诊", "药箱", "慢性病", "血压", "签约", "卫生室", "村民", "随访"]),
    ("湿地候鸟", ["天鹅", "监测", "栖息地", "摄影", "护鸟员", "芦苇", "迁徙", "数量"]),
    ("老旧小区", ["电梯", "改造", "楼栋", "外墙", "居民", "停车位", "管线", "施工"]),
    ("夜校", ["书法", "学员", "课程", "报名", "老师", "瑜伽", "名额", "工人文化宫"]),
    ("茶叶", ["春茶", "茶园", "炒制", "明前", "茶农", "品牌", "产量", "订单"]),
    ("高速公路", ["匝道", "收费站", "封闭", "绕行", "车流", "养护", "桥梁", "通车"]),
]
_FRAMES = [
    "{date}，{place}{body}围绕{topic}工作召开推进会，{a}、{b}等事项逐一明确了责任人和完成时限",
    "记者从{place}{body}了解到，今年以来全县{topic}相关的{a}已完成{n}%，{b}比去年同期增加{m}个",
    "在{place}的现场，{a}一字排开，工作人员正忙着检查{b}，远处不时传来阵阵笑声",
    "“以前总担心{a}跟不上，现在{b}有人管，心里踏实多了。”家住{place}的{name}说",
    "据{body}负责人{name}介绍，下一步将继续抓好{a}，推动{b}向村组延伸，让更多人受益",
    "针对{a}存在的短板，{place}成立了{n}个专班，把{b}纳入日常考核",
    "目前，{place}已投入资金{m}万元用于{topic}，其中{a}占六成以上，{b}也将在年底前完工",
    "{name}告诉记者，{topic}最要紧的是{a}，其次才是{b}，两样都不能马虎",
    "数据显示，{n}个乡镇的{a}达到了预期目标，{topic}带动{b}稳步增长",
    "为了把{topic}这件事办好，{place}还邀请了{n}名专家，就{a}和{b}开展了为期两天的培训",
    "随着{a}的推进，{place}的{b}也有了新变化",
    "活动期间，{name}等{n}名代表先后发言，从{a}谈到{b}，气氛热烈",
]
_HEADS = [
    "{place}{topic}工作全面铺开",
    "{place}{n}个乡镇{a}提速",
    "{topic}有了新盼头",
    "{place}：{a}让日子更红火",
    "{body}部署{topic}{a}工作",
    "小{a}撬动大民生",
    "一条路的变迁",
    "{place}举办{topic}培训班",
    "{topic}“热”起来 {b}“活”起来",
    "今年{topic}预计增长{n}%",
    "让{a}走进千家万户",
    "守望",
    "{place}{body}{a}{b}两不误",
    "为了那一声谢谢",
    "{n}年后，{a}又回来了",
    "{place}：{topic}变身“金名片”",
    "{a}有了“管家”，{b}不再愁",
    "{topic}{a}，难在哪？",
    "一个{a}，两代人的坚守",
    "守好{topic}这道关",
    "“{a}”走俏 {b}增收",
    "{place}{topic}{a}突破{m}万元",
    "{topic}怎么管？{place}这样做",
    "别让{a}凉了{b}的心！",
    "从“{a}”到“{b}”，{place}用了{n}年",
    "{place}今年再添{n}个{topic}{a}",
    "{topic}——看得见的变化",
    "{a}里的大学问",
    "下月起，{topic}有新规",
    "{place}{topic}：{a}升级，{b}提质",
    "多方合力护{topic}",
    "{n}名{a}获表彰",
    "{place}启动{topic}专项行动",
    "让{topic}“活”在当下",
]
_KICKERS = ["{body}出台{n}条措施", "聚焦{topic}", "把实事办到群众心坎上", "{place}在行动"]
_DECKS = ["{a}同比增加{n}%", "将惠及{m}户群众", "{b}年底前完成", "专家：{a}是关键"]
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "一川禾雨晴岚松柏远山明慧静文博宇欣然"
_CROSSHEADS = ["{a}稳了心", "从{a}到{b}", "补上{b}这一课", "算好长远账", "{topic}怎么办"]

_EN_PLACES = [
    "Millbrook",
    "Ashford",
    "Harlow",
    "Bend",
    "Cedar",
    "Falls",
    "Oakdale",
    "Larkspur",
    "Fenwick",
    "Marlow",
    "Eastport",
    "Graniteville",
]
_EN_TOPICS = [
    ("library", ["branch", "shelves", "readers", "volunteers", "hours", "catalog", "children", "archive"]),
    ("bridge", ["engineers", "girders", "inspection", "detour", "traffic", "concrete", "river", "repairs"]),
    ("school budget", ["teachers", "board", "levy", "classrooms", "enrollment", "trustees", "buses", "salaries"]),
    ("farm market", ["growers", "stalls", "tomatoes", "vendors", "parking", "weekend", "honey", "permits"]),
    ("flood plan", ["levee", "sandbags", "gauge", "rainfall", "evacuation", "pumps", "residents", "culvert"]),
    ("hospital wing", ["nurses", "beds", "surgeons", "donors", "construction", "patients", "clinic", "waiting"]),
    ("soccer final", ["goalkeeper", "penalty", "coach", "stadium", "midfielder", "crowd", "trophy", "overtime"]),
    ("bus route", ["drivers", "timetable", "fares", "riders", "depot", "electric", "commuters", "shelters"]),
    ("orchard frost", ["apples", "blossoms", "growers", "heaters", "harvest", "insurance", "temperatures", "cider"]),
    ("museum", ["exhibit", "curator", "paintings", "gallery", "sculpture", "visitors", "lighting", "tickets"]),
    ("water tower", ["paint", "leak", "pressure", "contractor", "mayor", "inspection", "tank", "neighbors"]),
    ("dog park", ["fences", "leash", "owners", "benches", "council", "grass", "hearings", "noise"]),
]
_EN_FRAMES = [
    "{Place} officials said on {day} that the {topic} project would move ahead after months of debate over {a} and {b}",
    "The {a} will be ready by spring, {name} told the council, though questions about {b} remain",
    "Nearly {n} people attended the meeting, many of them worried about {a}",
    "“We have waited long enough for the {a},” said {name}, who has lived in {Place} for {n} years",
    "According to a report released by the county, the {topic} has cost ${m}00 so far, most of it for {a}",
    "{name} said the {b} were the hardest part and thanked the volunteers",
    "Work on the {a} began in March and is expected to last {n} weeks",
    "Critics of the {topic} plan argue that {a} should come before {b}",
    "The vote was {n} to 2, with {name} opposed because of the {b}",
    "A second hearing on {a} is set for {day} at the town hall",
    "In {Place}, where the {topic} has long been a point of pride, the news about {b} came as a surprise",
    "“It’s not about the {a},” {name} said. “It’s about {b}”",
    "No one was hurt, and the {a} reopened at {n} p.m",
    "She laughed",
    "The {topic}, built in 1957, holds {n} {a} and, on a good day, twice as many {b}",
    "Mr. {name} declined to comment, as did two of the {b} named in the filing",
    "For {n} years, {a} were all anyone in {Place} talked about",
    "Then came the {b}",
    "That leaves {n} {a} without a home, said Dr. {name} of the {Place} clinic",
    '"I have never seen so many {a} in one place," {name} said as she waited outside',
    "It will cost $1.{n} million, up from an estimate of ${n},000 in 2019",
    "The board, which meets again on {day}, did not say how the {b} would be paid for",
    "Residents who want to see the {a} may call the {topic} office between 9 a.m. and 4:30 p.m. on {day}",
    "Still, {name} has no plans to leave",
    "A spokesman for the county’s {topic} division, {name}, said inspectors would return to look at the {b}",
    "They were told to expect {a} by {day}, {n} days late",
]
_EN_HEADS = [
    "{Place} {topic} wins approval",
    "Council delays vote on {topic}",
    "{A} at heart of {topic} fight",
    "{Place} weighs cost of {a}",
    "A long road home",
    "{Topic} plan draws crowd of {n}",
    "{A}, {b} top agenda in {Place}",
    "New {topic} to open in spring",
    "For one family, a second chance",
    "{n} share {topic} award",
    "{Place} {a}: what comes next?",
    "'{A} first,' {Place} residents tell board",
    "Rain fails to stop {topic} volunteers",
    "Officials: {topic} will stay open through winter",
    "How a {topic} brought {Place} together",
    "{Topic} fees to rise {n} percent",
    "Three hurt as {a} collapses near {Place}",
    "Too few {a}, too many {b}",
    "Mayor vows to finish {topic} by fall",
    "The last of the {Place} {a}",
    "Lost and found",
    "{Place} man honored for {topic} work",
    "{Topic}'s {a} back, but {b} still missing",
    "State to pay ${n} million toward {Place} {topic}",
]
_EN_DECKS = [
    "{A} still in doubt, officials say",
    "Work to last {n} weeks",
    "Critics point to {b}",
    "{Place} officials say {a} will be ready by spring, but {b} could slow the work",
    "Residents worry about {a}",
    "Neighbors want a say in {b} before ground is broken",
    "{n} {a} to be replaced over two years",
]
_EN_KICKERS = ["{Place}", "{Topic}", "{Place} council", "Schools", "Public safety", "A life remembered"]
_EN_NAMES = [
    "Ann Lee",
    "Robert Vance",
    "Maria Ortiz",
    "Tom Keller",
    "Grace Okafor",
    "Peter Lindqvist",
    "Dana Whitfield",
    "Samuel Ruiz",
    "Helen Marsh",
]
_TRADITIONAL = str.maketrans(
    "会县长发时间对学习这个来们国经济开门关实东车农业产业务动义乐达报记员员为与于后里体样点线现场让认识讲话语说请谁调论议设备复处头书馆图绘画给红级约纪组织终统继续维护网罗节范区医卫华协单卖厂历压双变台号叶听启员响团园围场坏块坚坛声备够夹奋奖妇妈孙宁宝实审宽对导将尔尘层岁岛币帅师带帮广庄庆应库庙废异弃张弹强归当录彻径忆忧怀态总恋恶悬惊惠惯愿战户扑执扩扫扬扰抚抛抢护报担拟拥择挂挤挥损换据捡掳搅携摄摆摇撑敌数斗无旧时显晓术机杀杂权条极构树样桥梦检楼标欢欧残毁毕气汇汉沟没泽洁浅测浓涛润涨渐温湾湿满灭灯灵灾炉炼点烂烟烦烧热爱爷牌牵状独狮猪献环现电画畅疗癌监盖盘睁矿码砖础硕确碍祸禅离种积称稳穷窃竖竞笔签简箱类粮紧纠红纤约级纪纯纲纳纷纸纹线练组细终绍经绑结绕绘给络绝统继绩绪续维绿编缓缘缩缴罚职联肃肠肤胀胜脉脏脑脚脱脸舰艰艺节芦苏范茎荐荡荣药莲获营萧萨蓝补装见观规视览觉触计订认讨让训议讯记讲许论设访证评识诉词试诗诚话诞询该详语误说请诸读课调谈谊谋谓谢贝负贡财责败货质购贴贵费贺贼资赋赏赖赚赛赞赢赵趋跃践踪转轮软轰轻载较辅辆辈辉输辑边达迁过迈运还进远违连迟适选递逻遗邓邮邻郑酱释里鉴针钉钟钢钱铁铃铜银锁锅错键镇长门闪闭问闲间闹闻阁队阳阴阵阶际陆陈险随隐难雾静韩页顶项顺须顾顿预领频题颜额风飞饭饮饰饱馆首马驱驳驻驾骂验骑骗鱼鲁鲜鸟鸡鸣鹅麦黄龙",
    "會縣長發時間對學習這個來們國經濟開門關實東車農業產業務動義樂達報記員員為與於後裡體樣點線現場讓認識講話語說請誰調論議設備複處頭書館圖繪畫給紅級約紀組織終統繼續維護網羅節範區醫衛華協單賣廠歷壓雙變臺號葉聽啟員響團園圍場壞塊堅壇聲備夠夾奮獎婦媽孫寧寶實審寬對導將爾塵層歲島幣帥師帶幫廣莊慶應庫廟廢異棄張彈強歸當錄徹徑憶憂懷態總戀惡懸驚惠慣願戰戶撲執擴掃揚擾撫拋搶護報擔擬擁擇掛擠揮損換據撿擄攪攜攝擺搖撐敵數鬥無舊時顯曉術機殺雜權條極構樹樣橋夢檢樓標歡歐殘毀畢氣匯漢溝沒澤潔淺測濃濤潤漲漸溫灣濕滿滅燈靈災爐煉點爛煙煩燒熱愛爺牌牽狀獨獅豬獻環現電畫暢療癌監蓋盤睜礦碼磚礎碩確礙禍禪離種積稱穩窮竊豎競筆簽簡箱類糧緊糾紅纖約級紀純綱納紛紙紋線練組細終紹經綁結繞繪給絡絕統繼績緒續維綠編緩緣縮繳罰職聯肅腸膚脹勝脈臟腦腳脫臉艦艱藝節蘆蘇範莖薦蕩榮藥蓮獲營蕭薩藍補裝見觀規視覽覺觸計訂認討讓訓議訊記講許論設訪證評識訴詞試詩誠話誕詢該詳語誤說請諸讀課調談誼謀謂謝貝負貢財責敗貨質購貼貴費賀賊資賦賞賴賺賽讚贏趙趨躍踐蹤轉輪軟轟輕載較輔輛輩輝輸輯邊達遷過邁運還進遠違連遲適選遞邏遺鄧郵鄰鄭醬釋裡鑒針釘鐘鋼錢鐵鈴銅銀鎖鍋錯鍵鎮長門閃閉問閒間鬧聞閣隊陽陰陣階際陸陳險隨隱難霧靜韓頁頂項順須顧頓預領頻題顏額風飛飯飲飾飽館首馬驅駁駐駕罵驗騎騙魚魯鮮鳥雞鳴鵝麥黃龍",
)


def traditional(text: str) -> str:
    """The text in traditional characters, as far as a table of common ones goes."""
    return text.translate(_TRADITIONAL)


class Writer:
    """Makes stories from a seed."""

    def __init__(self, rng: random.Random, script: str, practice: bool) -> None:
        self._rng, self._script = rng, script
        self._used: set[str] = set()  # a page has one story on a topic
        self._stock = _english_stories() if script == "latin" else _practice_stories() if practice else []

    def name(self) -> str:
        if self._script == "latin":
            return self._rng.choice(_EN_NAMES)
        return self._rng.choice(_SURNAMES) + "".join(self._rng.sample(_GIVEN, self._rng.choice((1, 2, 2))))

    def story(self, length: int) -> Story:
        """A story of about so many paragraphs."""
        free = [story for story in self._stock if story.headline[0] not in self._used]
        if free and self._rng.random() < 0.8:
            taken = self._rng.choice(free)
            self._used.add(taken.headline[0])
            story = Story(list(taken.headline), list(taken.paragraphs[: max(1, length)]))
        elif self._script == "latin":
            story = self._written(length, _EN_TOPICS, _EN_FRAMES, _EN_HEADS, ". ", " ")
        else:
            story = self._written(length, _TOPICS, _FRAMES, _HEADS, "。", "")
        if self._script == "hant":
            story.headline = [traditional(line) for line in story.headline]
            story.paragraphs = [(traditional(text), kind) for text, kind in story.paragraphs]
        return story

    def words(self) -> dict[str, str]:
        rng = self._rng
        if self._script == "latin":
            topic, terms = rng.choice(_EN_TOPICS)
            a, b = rng.sample(terms, 2)
            return {
                "Place": rng.choice(_EN_PLACES),
                "topic": topic,
                "Topic": topic.capitalize(),
                "a": a,
                "b": b,
                "A": a.capitalize(),
                "n": str(rng.randint(3, 90)),
                "m": str(rng.randint(11, 999)),
                "name": self.name(),
                "day": rng.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
            }
        topic, terms = rng.choice(_TOPICS)
        a, b = rng.sample(terms, 2)
        return {
            "place": rng.choice(_PLACES),
            "body": rng.choice(_BODIES),
            "topic": topic,
            "a": a,
            "b": b,
            "name": self.name(),
            "n": str(rng.randint(2, 98)),
            "m": str(rng.randint(100, 9800)),
            "date": rng.choice([f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日", "日前", "近日", "连日来", "昨日"]),
        }

    def _written(self, length: int, topics: list, frames: list[str], heads: list[str], stop: str, gap: str) -> Story:
        rng = self._rng
        base = self.words()
        while base["topic"] in self._used:
            base = self.words()
        self._used.add(base["topic"])
        terms = next(words for topic, words in topics if topic == base["topic"])

        a, b = rng.sample(terms, 2)
        own = base | {"a": a, "b": b, "A": a.capitalize()}

        def sentence(lead: bool) -> str:
            if lead:  # says what the headline says
                return rng.choice([frame for frame in frames if "{topic}" in frame]).format(**own)
            others = rng.sample(terms, 2)
            words = self.words() | {
                key: base[key] for key in ("topic", "Topic", "place", "Place", "body") if key in base
            }
            return rng.choice(frames).format(**(words | {"a": others[0], "b": others[1], "A": others[0].capitalize()}))

        paragraphs = []
        for k in range(max(1, length)):
            sentences = [sentence(k + n == 0) for n in range(rng.choice((1, 2, 2, 3, 4)))]
            paragraphs.append(("".join(s + stop for s in sentences).strip(), "text"))
        head = rng.choice(heads).format(**own)
        return Story([head], paragraphs, words=own)

    def line(self, kind: str, story: Story | None) -> str:
        """A kicker, deck or crosshead, in the words of the story where there is one."""
        words = self.words() | (story.words if story else {})
        if self._script == "latin":
            return self._rng.choice(_EN_KICKERS if kind == "kicker" else _EN_DECKS).format(**words)
        if story and not story.words:  # practice prose: one of its clauses
            clauses = [part for text, _ in story.paragraphs for part in re.split("[，。；：！？“”]", text)]
            fitting = [clause for clause in clauses if 6 <= len(clause) <= 16]
            if fitting:
                return self._rng.choice(fitting)
        frames = {"kicker": _KICKERS, "deck": _DECKS, "crosshead": _CROSSHEADS}[kind]
        text = self._rng.choice(frames).format(**words)
        return traditional(text) if self._script == "hant" else text


@cache
def _english_stories() -> list[Story]:
    """The stories of latin.txt (a headline after #, paragraphs below) and those of the English pages set by hand."""
    return _latin_stories() + _stories_by_hand()


def _stories_by_hand() -> list[Story]:
    """Their news: headlines with paragraphs of whole sentences alone."""
    found = []
    for gold in sorted(HAND.glob("*en-*/gold.json")):
        for article in json.loads(gold.read_text("utf-8"))["articles"]:
            texts = article["paragraphs"]
            head = article["headline"]
            if not head or any(part.endswith(".") for part in head):
                continue
            if texts and all(len(text) > _SENTENCE and text[-1] in _STOPS for text in texts):
                found.append(Story(list(head), [(text, "text") for text in texts]))
    return found


def _latin_stories() -> list[Story]:
    chunks = Path(__file__).with_name("latin.txt").read_text("utf-8").split("# ")[1:]
    parts = [[line for line in chunk.split("\n") if line] for chunk in chunks]
    return [Story([head], [(text, "text") for text in texts]) for head, *texts in parts]


_kept: list[Story] = []


def _practice_stories() -> list[Story]:
    if not _kept:
        for gold in sorted(PRACTICE.glob("*/gold.json")):
            for article in json.loads(gold.read_text("utf-8"))["articles"]:
                if article["kind"] == "article":
                    _kept.append(Story(article["headline"], [(text, "text") for text in article["paragraphs"]]))
    return _kept
