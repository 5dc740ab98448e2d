"""What is counted besides applications: trainings, explanations, columns, places to read; one name for what has several."""

from __future__ import annotations

import re
from functools import lru_cache

from ogicheck_plugins.national.narrative.alternation import alternation

MODIFIERS = (
    "标准", "专职", "兼职", "试点", "现场", "政务服务", "错敏", "敏感", "政府", "政务", "公开", "工作", "业务",
    "在线", "行政", "民生", "群众", "网民", "政策", "新闻", "民意", "人大", "政协", "代表", "委员", "规范性", "相关",
    "各类", "专题", "例行", "公众", "基层", "信息公开", "政务公开", "政府信息公开", "网上", "便民", "村务", "党务",
    "财政", "文字", "多元化", "多形式", "重点领域", "社会", "推进",
)  # fmt: skip
"""Words that stand within a noun, and end none."""
HEADS = (
    "人员", "工作人员", "关切", "宣讲", "查阅", "错敏词", "错别字", "表述", "信息", "解读", "图解", "视频", "短视频",
    "解读材料", "材料", "稿件", "文章", "动态", "推文", "消息", "公告", "公示", "通知", "培训", "培训班", "培训会",
    "讲座", "会议", "推进会", "座谈会", "例会", "领导小组会", "专题会", "发布会", "吹风会", "访谈", "问卷",
    "调查问卷", "意见", "建议", "提案", "议案", "查阅点", "查阅室", "查阅场所", "专区", "公开专区", "专栏", "栏目",
    "公开栏", "信息员", "联络员", "监督员", "审核员", "留言", "咨询", "来信", "信件", "投诉", "工单", "回应", "热点",
    "事项", "目录", "清单", "指南", "简报", "公报", "手册", "宣传册", "折页", "宣传单", "资料", "开放日", "活动",
    "账号", "新媒体", "粉丝", "问题", "错链", "数据集", "文件", "预算", "决算", "项目", "显示屏", "电子屏", "触摸屏",
    "查询机", "一体机", "案例", "答复书", "诉求", "网站", "会", "班", "台账", "政府信息", "政务信息", "网民留言",
    "群众留言", "意见箱", "二维码", "服务点", "查询点", "触摸查询机", "公开查阅点", "政策问答", "问答", "征集",
    "意见征集", "领导小组会议", "领导小组", "访问量", "浏览量", "点击量", "阅读量", "播放量", "下载量",
    "体验区", "展示区", "专题",
)  # fmt: skip
"""Words that end the name of what is counted."""
SAME = (
    (re.compile("政府信息公开|信息公开|政务公开"), "公开"),
    (re.compile("(?:公开|查阅)?(?:专区|查阅点)$"), "查阅点"),
    (re.compile("培训[班会]$"), "培训"),
    (re.compile("(?<=解读)(?:材料|稿件|信息|文章)$"), ""),
    (re.compile("政府(?=信息)|政务(?=信息)|工作|业务(?=培训)|各类|相关|人民|多元化|多形式"), ""),
    (re.compile("政策(?=解读)"), ""),
    (
        re.compile(
            "公开(?=(?:信息|专职人员|标准目录|信息员|联络员|审核员|监督员|简报|手册|领导小组会议?|讲座|宣传.)$)|政务(?=领导小组)"
        ),
        "",
    ),
    (re.compile("领导小组会$"), "领导小组会议"),
    (re.compile("^(?:意见|民意)征集$"), "征集"),
    (re.compile("网民(?=留言)"), ""),
)
"""Names for one thing."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = alternation((*MODIFIERS, *HEADS))
    head = alternation(HEADS)
    backwards = alternation(one[::-1] for one in (*MODIFIERS, *HEADS))
    ending = alternation(one[::-1] for one in HEADS)
    return re.compile(f"(?:{word})*{head}"), re.compile(f"{ending}(?:{backwards})*")


def leading(text: str) -> str:
    """The noun that a text begins with, "" for none."""
    match = _patterns()[0].match(text)
    return match[0] if match else ""


def ending(text: str) -> str:
    """The noun that a text ends with, "" for none."""
    match = _patterns()[1].match(text[::-1])
    return match[0][::-1] if match else ""


def alike(noun: str) -> str:
    """The one name of what a noun names."""
    for pattern, name in SAME:
        noun = pattern.sub(name, noun)
    return noun
