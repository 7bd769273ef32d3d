"""Install packages of a Debian or Ubuntu system, where this user may."""

import os
import shutil
import subprocess


class PackageProblem(Exception):
    """Packages are missing and cannot be installed from here."""


def install(packages: list[str]) -> None:
    """Install ``packages`` with apt-get, or raise PackageProblem naming the command."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    names = " ".join(packages)
    privilege = _privilege()
    if privilege is None or shutil.which("apt-get") is None:
        raise PackageProblem(f"missing packages; on Debian:  sudo apt-get install {names}")
    print(f"Installing system packages: {names}", flush=True)
    environment = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive"]
    done = _quiet([*environment, *command])
    if done.returncode:
        # A fresh machine has no package lists yet.
        _quiet([*environment, "apt-get", "update"])
        done = _quiet([*environment, *command])
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no message"])[-1]
        raise PackageProblem(f"apt-get could not install {names}: {last}")


def _privilege() -> list[str] | None:
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None or _quiet([sudo, "-n", "true"]).returncode:
        return None
    return [sudo, "-n"]


def _quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
