"""Whether the labels of a list say that its items are all there are, or a selection."""

from __future__ import annotations

import re
from collections.abc import Sequence

SELECTED = re.compile(
    "涉|关于|有关|领域|重点|民生|最|多|较|主要|突出|典型|过[百千万]|破[百千万]|超|点击|阅读|浏览|转发量|被[^采录]|首(?![页次])|另|头条|热门|部分"
)
"""Words of what only some have, and others may have too."""
KINDS = tuple(
    re.compile(one)
    for one in (
        "县|市|区|省|镇|乡|村|街道|社区|部门|本级|基层|机关|单位|窗口|中心",
        "新增|新[设建开]|延续|沿用|原有|合并|整合|调整|优化|撤|取消|下线|关[停闭]|注销|删除|修[改订]|保留|废止|失效|继续有效|暂停|迁移|归并|更名|停用",
        "网[上络]|线[上下]|现场|当面|电话|来[电信访]|书面|邮[寄箱件]|信[函件]|窗口|传真|平台|座谈|上门|热线|短信|微信",
        "集中|以会代训|讲座|培训|轮训|业务|学习|研讨|观摩",
        "已|未|在办|办结|正在|尚|逾期|完成|办理中",
        "优秀|良好|合格|满意|达标|一般|较好",
        "咨询|投诉|建议|求助|举报|表扬|感谢|诉求",
        "建议|提案|议案|代表|委员",
        "原创|转载|转发|自采|自编|编发|采编",
        "即办|承诺|依申请|主动",
        "党务|村务|财务|居务|三资|事务",
        "主办|会办|协办|分办|独办|承办",
        "有效|无效|废",
        "采[纳用]|不予|未",
        "上半年|下半年|季度|[1-4一二三四]季",
        "[东西南北中][片部]",
        "[A-D甲乙丙丁]类",
        "自然人|个人|法人|企业|组织",
        "机关|事业|企业",
    )
)
"""Words that part things of one sort, each once."""
BOTH = tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        ("上半年", "下半年"),
        ("男", "女"),
        ("专职", "兼职"),
        ("有效", "无效|废"),
        ("线上|网上", "线下|现场"),
    )
)
"""Two words that leave no third whatever they are said of."""
HALVES = BOTH + tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        ("正职", "副职"),
        ("书面|远程|线上|网上", "实地"),
        ("原创|自采|自编", "转载|转发"),
        ("简易", "普通|一般程序"),
        ("代表|人大|建议", "委员|政协|提案"),
        ("已", "未|正在|在办|尚"),
        ("内部", "外部"),
        ("预算", "决算"),
        ("常设|长期|固定", "临时|阶段"),
        ("初次|首次", "重复|再次"),
        ("新[增建设开]|本年|今年|当年", "延续|沿用|原有|保留|往年|历年|以前|上年"),
        ("一级", "二级"),
        ("机关|县直|部门|[县市区]本?级", "[镇乡村社]|街道"),
        ("本[局委办厅院校站]|机关|自行|自主", "基层|下属|所属|直属|科室|供稿|投稿|约稿"),
    )
)
"""Two words that leave no third, of some things."""
FORMS = re.compile("文[字本稿]|图[文片解表]|视频|音频|动[漫画]|长图|海报|[Hh]5|直播|访谈|问答")
PLAIN = re.compile("文[字本稿]")
"""Forms that something is told in, and the usual one: a list that names it leaves none out."""
ATTRIBUTES = ("主动公开", "依申请公开", "不予公开")
"""What a paper is marked with, one of these (国办发〔2016〕80号)."""
GRADES = 3
CONTRAST = re.compile("未|不|非|没有?|无")


def is_selection(labels: Sequence[str]) -> bool:
    """Whether labels tell what some of many have, rather than what kind each is."""
    own = [_bare(label) for label in labels]
    if _are_graded(own):
        return False
    ends = [label.endswith("的") for label in own]
    return any(not label or SELECTED.search(label) for label in own) or (any(ends) and not all(ends))


def are_of_one_sort(labels: Sequence[str]) -> bool:
    """Whether labels are kinds of one sort (县级、镇街、村居), or one of them denies the other (采用、未采用)."""
    own = [_bare(label) for label in labels]
    if len(set(own)) < len(own) or is_selection(labels):
        return False
    told = are_forms(own) and any(PLAIN.search(label) for label in own)
    return told or any(all(kind.search(label) for label in own) for kind in KINDS) or are_halves(labels)


def are_forms(labels: Sequence[str]) -> bool:
    """Whether labels are forms of something: 文字解读、图片解读、视频解读. With the usual one among them they are all."""
    return all(FORMS.search(label) for label in labels)


def are_halves(labels: Sequence[str]) -> bool:
    """Whether labels leave no other: 上半年、下半年; 已回复、未回复; all, in part, not."""
    own = [_bare(label) for label in labels]
    if len(own) != 2:
        return _are_graded(own)
    return _contrast(own) or any(_one_each(own, pair) or _one_each(own[::-1], pair) for pair in HALVES)


def are_attributes(labels: Sequence[str]) -> bool:
    """Whether labels are attributes of papers, one of them 依申请公开."""
    told = [one for label in labels for one in ATTRIBUTES if one in label]
    return len(set(told)) == len(told) == len(labels) and ATTRIBUTES[1] in told


def names_all_attributes(labels: Sequence[str]) -> bool:
    """Whether labels are all three attributes of papers."""
    return are_attributes(labels) and len(labels) == len(ATTRIBUTES)


def are_both(labels: Sequence[str]) -> bool:
    """Whether two labels leave no third whatever is parted: 线上、线下; 男、女."""
    return len(labels) == 2 and any(_one_each(labels, pair) or _one_each(labels[::-1], pair) for pair in BOTH)


def _are_graded(labels: Sequence[str]) -> bool:
    """Whether labels say of one thing that it was done, done in part, and not done: 全部采纳、部分采纳、未采纳.
    Applications have more outcomes.
    """
    if len(labels) != GRADES or any("公开" in label for label in labels):
        return False
    alike = len({label.rstrip("的")[-2:] for label in labels}) == 1
    return alike and sum("部分" in one for one in labels) == 1 == sum(bool(CONTRAST.search(one)) for one in labels)


def _one_each(labels: Sequence[str], pair: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    first, second = (bool(one.search(label)) for one, label in zip(pair, labels, strict=True))
    return first and second and not (pair[0].search(labels[1]) and pair[1].search(labels[0]))


def _contrast(labels: Sequence[str]) -> bool:
    """Whether of two labels one is the other with a negation."""
    bare = [CONTRAST.sub("", label).replace("已", "") for label in labels]
    return len(labels) == 2 and bare[0][-2:] == bare[1][-2:] != "" and any(CONTRAST.search(label) for label in labels)


def _bare(label: str) -> str:
    return re.sub("^[、和及与]|[、,;:(]|其中|分别|共|为$|有$|是$", "", label)
