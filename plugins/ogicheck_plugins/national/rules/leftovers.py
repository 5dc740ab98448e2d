"""What a file still holds of its making: changes not accepted, reviewers' comments."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, rule


@rule(
    "OGI615",
    "tracked-changes",
    level="warning",
    clauses=(),
    messages={
        "changes": Text(
            "文件里还有 {0} 处修订没有接受或拒绝（本次按接受后的文字检查）。",
            "The file holds '{0}' changes not yet accepted or rejected; they were read as accepted.",
        )
    },
)
def tracked_changes(report: Report, at: At) -> Iterator[Finding]:
    """文件里还留有没有接受或拒绝的修订。

    为什么：公开出去的文件会让人看到改动的过程，转成网页时删去的字也可能又冒出来。
    错：打开文件，页边有“删除了：……”。
    对：修订全部接受或拒绝之后再公开。
    怎么改：在 Word 或 WPS 的“审阅”里选择“接受所有修订”（或逐条处理），保存后重新检查。

    The file holds changes that are neither accepted nor rejected.

    Why: Whoever opens the file sees how it was changed, and deleted words may come back when it is made a web page.
    Bad: A margin full of deletions.
    Good: All changes accepted or rejected before publication.
    Fix: Accept or reject all changes under Review, save, and check again.
    """
    if report.changes:
        yield at(report).say("changes", report.changes)


@rule(
    "OGI616",
    "comments-left",
    level="note",
    clauses=(),
    messages={"comments": Text("文件里还有 {0} 条批注。", "The file still holds '{0}' reviewers' comments.")},
)
def comments_left(report: Report, at: At) -> Iterator[Finding]:
    """文件里还留有批注。

    为什么：批注是内部意见，不应随文件公开。
    错：公开的文件里有“此处数字请再核对”的批注。
    对：公开前删去全部批注。
    怎么改：在“审阅”里删除所有批注，保存后重新检查。

    The file still holds reviewers' comments.

    Why: Comments are for the office, not for the public.
    Bad: A published file with the comment that a figure should be checked again.
    Good: No comment left.
    Fix: Delete all comments under Review, save, and check again.
    """
    if report.comments:
        yield at(report).say("comments", report.comments)


RULES: list[Rule] = [tracked_changes, comments_left]
