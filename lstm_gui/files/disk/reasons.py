"""Why the system refused something, in words of ours where it is a usual reason."""

import errno

from lstm_gui.files.problem import Word, message

_FULL = Word(message("the disk is full"))
_FORBIDDEN = Word(message("there is no permission"))
_USED = Word(message("another program is using it"))
_GONE = Word(message("the disk is gone"))
_MANY = Word(message("too many files are open"))

_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _USED,
    errno.ETXTBSY: _USED,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
    errno.EIO: Word(message("the disk has failed")),
    errno.EFBIG: Word(message("it is too large for the disk")),
    errno.ENAMETOOLONG: Word(message("the name is too long")),
    errno.ELOOP: Word(message("its links lead in a circle")),
    errno.EROFS: Word(message("nothing can be changed on the disk")),
    errno.ENOENT: Word(message("there is no such file or folder")),
    errno.EEXIST: Word(message("a file of that name is there")),
    errno.ENOTDIR: Word(message("a part of its path is a file")),
}


def reason_of(error: OSError) -> str:
    """Return why the system refused what raised ``error``.

    Only a `Word` can be said in every language; what else the system says is in its own.
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
