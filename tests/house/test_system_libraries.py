"""Missing system libraries are named together with the command that installs them."""

import subprocess
import sys

import pytest

from lstm_gui.app.start.system_libraries import explanation, missing_libraries, platform_name


def loader_without(*absent: str):
    def load(soname: str) -> object:
        if soname in absent:
            raise OSError(f"{soname}: cannot open shared object file")
        return object()

    return load


def test_a_machine_that_has_everything_misses_nothing():
    assert missing_libraries("xcb", "linux", loader_without()) == []


@pytest.mark.parametrize(
    ("platform", "soname", "package"),
    [
        ("offscreen", "libEGL.so.1", "libegl1"),
        ("offscreen", "libGL.so.1", "libgl1"),
        ("xcb", "libEGL.so.1", "libegl1"),
        ("xcb", "libxcb-cursor.so.0", "libxcb-cursor0"),
        ("wayland", "libwayland-client.so.0", "libwayland-client0"),
        ("vnc", "libfontconfig.so.1", "libfontconfig1"),
    ],
)
def test_a_missing_library_is_found_and_its_package_named(platform, soname, package):
    missing = missing_libraries(platform, "linux", loader_without(soname))

    assert [library.soname for library in missing] == [soname]
    assert f"apt-get install {package}\n" in explanation(missing)
    assert soname in explanation(missing)


def test_offscreen_does_not_ask_for_the_libraries_of_x11():
    assert missing_libraries("offscreen", "linux", loader_without("libxcb-cursor.so.0")) == []


def test_several_packages_stand_in_one_command():
    missing = missing_libraries("xcb", "linux", loader_without("libGL.so.1", "libxcb-shape.so.0"))

    assert "apt-get install libgl1 libxcb-shape0\n" in explanation(missing)
    assert explanation(missing).endswith("dnf install libglvnd-glx libxcb")


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_left_alone(system):
    def refuse(soname: str) -> object:
        raise AssertionError(f"looked for {soname}")

    assert missing_libraries("xcb", system, refuse) == []


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc"),
        ({"DISPLAY": ""}, "offscreen"),
    ],
)
def test_the_platform_is_the_one_qt_would_choose(environment, platform):
    assert platform_name(environment) == platform


def test_the_check_itself_loads_no_qt():
    code = (
        "import sys, lstm_gui.app.start.system_libraries as s; s.missing_libraries('offscreen');"
        "sys.exit(any('PyQt' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is loaded ahead")
@pytest.mark.parametrize(("platform", "drawn_by"), [("offscreen", True), ("another", False)])
def test_the_libraries_of_qt_are_loaded_while_python_knows_nothing_of_it(platform, drawn_by):
    code = (
        "import sys; from lstm_gui.app.start import libraries_ahead\n"
        "libraries_ahead.begin(sys.argv[1]).join()\n"
        "loaded = open('/proc/self/maps').read()\n"
        "names = 'QtGui.abi3', 'libQt6Widgets', 'libQt6Svg', 'libqoffscreen'\n"
        "print(*(name in loaded for name in names), 'PyQt6.QtCore' in sys.modules)"
    )
    command = [sys.executable, "-c", code, platform]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"True True True {drawn_by} False\n", "")
