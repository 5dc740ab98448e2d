"""The workbook's own words."""

from __future__ import annotations

from ogicheck.api import Text

SUMMARY = Text("汇总", "Summary")
ORGAN, YEAR = Text("单位", "Organ"), Text("年度", "Year")
LEVEL, PLACE, POSITION = Text("级别", "Level"), Text("位置", "Place"), Text("页或行", "Page or line")
MESSAGE, PRINTED, FIX = Text("问题", "Finding"), Text("原文", "Printed"), Text("改法", "Fix")
REVIEW, ACCEPTED = Text("请人工判断", "for a person to judge"), Text("已认可", "Accepted")
UNCHECKED, STATE, SHEET = Text("未能检查的规则", "Rules not checked"), Text("情况", "State"), Text("表", "Sheet")
TOTAL = Text("合计", "Total")
CLEAN, FOUND = Text("没有发现问题", "no findings"), Text("有问题", "findings")
DOUBTFUL = Text("文字识别读取，需人工判断", "read by character recognition: for a person to judge")
TABLE_ABSENT = Text("没有读到这张表", "this table was not read")
ABSENT = Text("缺这一行", "this row is missing")
OTHERS = Text("本单位的全部问题", "All findings in this report")
MORE = Text(
    "问题太多，“{0}”只列出前 {1} 条，共 {2} 条。", "'{0}' lists the first {1} findings of {2}: a sheet holds no more."
)
NO_SHEETS = Text(
    "报告太多，只有 {0} 份（先是有问题的）各有一张表，共 {1} 份。",
    "{0} reports, those with findings first, have a sheet of their own; there are {1}.",
)
PLUGIN = Text("插件 {0} 出错：{1}", "plugin {0} failed: {1}")
