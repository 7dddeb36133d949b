"""What a system says of its files, in Chinese."""

from __future__ import annotations

import errno

_TOLD = {
    errno.EROFS: "只读，不能写",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.EEXIST: "已有同名的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EIO: "设备读写错误",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "正被占用",
    errno.ETIMEDOUT: "没有响应",
    errno.EXDEV: "两处不在同一个磁盘上",
    errno.ENOLCK: "这个位置不支持文件锁，多半是网络文件夹",
    errno.ENOSYS: "这个位置不支持这样的操作，多半是网络文件夹",
    errno.EOPNOTSUPP: "这个位置不支持这样的操作，多半是网络文件夹",
    errno.ESTALE: "网络文件夹已断开",
    errno.ENOTCONN: "网络文件夹已断开",
    errno.EHOSTDOWN: "网络文件夹已断开",
}


def in_chinese(error: OSError) -> str:
    """Say what is wrong; in the system's own words where there are none here.

    >>> in_chinese(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    '没有这个文件或文件夹'
    """
    told = _TOLD.get(error.errno) if error.errno is not None else None
    return told or error.strerror or type(error).__name__
