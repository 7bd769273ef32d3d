"""An MSI for one user of Windows, of the folder that bundle.py leaves there.

    python packaging/windows_installer.py FOLDER    into build/bundles/

wixl and msibuild of msitools make it, which run on Linux: the folder is brought there, and so an
installer can be looked into wherever the program is worked on.
"""

import re
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from PIL import Image
from running import BundleProblem, run

from lstm_gui import __version__
from lstm_gui.app.start.application import NAME

TEMPLATE = HERE / "windows" / "lstm-explorer.wxs"
ICON = HERE.parent / "resources" / "icons" / "lstm-explorer-512.png"
BUNDLES = HERE.parent / "build" / "bundles"
WINDOW = f"{NAME}.exe"
# Names of what was installed before are told by it, so it stays as it is for ever.
_FAMILY = uuid.UUID("5f0e0d0e-6f0b-4b7f-9a54-8d1f0c2b7c11")
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,5}", re.ASCII)
_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_KEY = r"Software\LSTM Explorer"
# wixl finds files only below where it is started.
_SOURCE = "folder"
# The taskbar knows by it which menu entry a window belongs to; wixl has no word for it.
_IDENTITY = (
    "CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, "
    "`Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, "
    "`PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)",
    "INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, "
    f"`PropVariantValue`) VALUES ('Identity', 'MenuEntry', 'System.AppUserModel.ID', '{NAME}')",
)


def installer(folder: Path, bundles: Path) -> Path:
    """Return the MSI of ``folder``; a BundleProblem if that is no bundle of Windows."""
    if not (folder / WINDOW).is_file():
        raise BundleProblem(f"{folder} has no {WINDOW}; it is made on Windows by bundle.py")
    if not _VERSION.fullmatch(__version__):
        raise BundleProblem(f"no installer of Windows can have the version {__version__}")
    path = bundles / f"{NAME}-{__version__}-x64.msi"
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "installer.wxs"
        source.write_bytes(described(folder))
        source.with_name(_SOURCE).symlink_to(folder.resolve(), target_is_directory=True)
        Image.open(ICON).save(source.with_name("explorer.ico"))
        made = ("wixl", "--arch", "x64", "--output", path.resolve(), source.name)
        said = run(*made, where=source.parent)
    if said:
        # It goes on without what it does not understand.
        raise BundleProblem(said)
    for query in _IDENTITY:
        run("msibuild", path, "-q", query)
    return path


def described(folder: Path) -> bytes:
    """Return what wixl makes an MSI of: the template with all folders and files of ``folder``."""
    ET.register_namespace("", _WIX)
    root = ET.fromstring(TEMPLATE.read_text("utf-8"))
    product = _found(root, "Product")
    # Of each version another: the installer takes the one before for another program.
    product.set("Id", _guid(__version__))
    product.set("UpgradeCode", _guid("all versions"))
    product.set("Version", __version__)
    top = _found(root, "Directory", "INSTALLDIR")
    feature = _found(root, "Feature")
    for component in _fill(top, folder, folder):
        ET.SubElement(feature, "ComponentRef", Id=component)
    return ET.tostring(root, "utf-8", xml_declaration=True)


def _found(root: ET.Element, tag: str, name: str = "") -> ET.Element:
    return next(one for one in root.iter(f"{{{_WIX}}}{tag}") if not name or one.get("Id") == name)


def _fill(directory: ET.Element, here: Path, top: Path) -> Iterator[str]:
    """Tell what lies ``here``, and yield the component of each folder that has files.

    What is in a user's own folders has to be known by a value of the registry, so a component
    is a folder and not a file.
    """
    place = here.relative_to(top)
    files = sorted(path for path in here.iterdir() if path.is_file())
    if files:
        yield _component(directory, place, files)
    for inside in sorted(path for path in here.iterdir() if path.is_dir()):
        name = _id("D", inside.relative_to(top))
        deeper = ET.SubElement(directory, "Directory", Id=name, Name=inside.name)
        yield from _fill(deeper, inside, top)


def _component(directory: ET.Element, place: Path, files: list[Path]) -> str:
    strange = [path.name for path in files if not path.name.isascii()]
    if strange:
        raise BundleProblem(f"wixl loses the names {', '.join(strange)}")
    name, where = _id("C", place), PurePosixPath(place)
    component = ET.SubElement(directory, "Component", Id=name, Guid=_guid(f"folder {where}"))
    ET.SubElement(
        component, "RegistryValue", Root="HKCU", Key=rf"{_KEY}\Folders", Name=str(where),
        Type="integer", Value="1", KeyPath="yes",
    )  # fmt: skip
    ET.SubElement(component, "RemoveFolder", Id=_id("R", place), On="uninstall")
    for path in files:
        ET.SubElement(
            component,
            "File",
            Id=_id("F", place / path.name),
            Source=str(PurePosixPath(_SOURCE, place, path.name)),
        )
    return name


def _id(kind: str, place: Path) -> str:
    return kind + uuid.uuid5(_FAMILY, str(PurePosixPath(place))).hex


def _guid(what: str) -> str:
    return str(uuid.uuid5(_FAMILY, what)).upper()


def main(words: list[str]) -> int:
    """Leave the MSI in build/bundles/, or say what is wrong and return 1."""
    try:
        BUNDLES.mkdir(parents=True, exist_ok=True)
        print(installer(Path(words[0]), BUNDLES))
    except (BundleProblem, OSError) as problem:
        print(f"There is no installer: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
