#!/bin/sh
# LSTM Explorer @VERSION@ installs itself for one user, without root and without Python.
# What follows the last line of this script is a tar archive.
set -eu

target="${XDG_DATA_HOME:-$HOME/.local/share}/lstm-explorer-program"
link="$HOME/.local/bin/lstm-gui"
menu=yes
action=install

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
ko*)
    usage="사용법: sh $0 [--target 폴더] [--no-menu] [--remove]
  --target 폴더  설치할 폴더 (기본: $target)
  --no-menu      메뉴 항목과 파일 형식을 만들지 않습니다
  --remove       설치한 것을 모두 지웁니다"
    damaged="이 파일은 손상되었습니다. 다시 내려받으십시오."
    foreign="폴더에 다른 것이 들어 있습니다. 다른 폴더를 고르십시오:"
    installed="LSTM Explorer를 설치했습니다. 시작하려면:"
    removed="LSTM Explorer를 지웠습니다."
    ;;
*)
    usage="Usage: sh $0 [--target FOLDER] [--no-menu] [--remove]
  --target FOLDER  where to install (default: $target)
  --no-menu        make no menu entry and no file type
  --remove         take out all that was installed"
    damaged="This file is damaged. Download it again."
    foreign="The folder holds something else. Choose another one:"
    installed="LSTM Explorer is installed. To start it:"
    removed="LSTM Explorer was removed."
    ;;
esac

while [ $# -gt 0 ]; do
    case "$1" in
    --target)
        [ $# -gt 1 ] || { echo "$usage" >&2; exit 2; }
        target=$2
        shift
        ;;
    --no-menu) menu=no ;;
    --remove) action=remove ;;
    --help) echo "$usage"; exit 0 ;;
    *) echo "$usage" >&2; exit 2 ;;
    esac
    shift
done

program="$target/lstm-explorer"
if [ -e "$target" ] && [ ! -x "$program" ]; then
    echo "$foreign $target" >&2
    exit 1
fi

if [ "$action" = remove ]; then
    if [ -x "$program" ]; then
        "$program" desktop --remove >/dev/null || true
    fi
    rm -rf "$target"
    [ "$(readlink "$link" || true)" != "$program" ] || rm "$link"
    echo "$removed"
    exit 0
fi

payload() {
    tail -n +@FIRST_LINE@ "$0"
}

if command -v sha256sum >/dev/null; then
    [ "$(payload | sha256sum | cut -d ' ' -f 1)" = "@SHA256@" ] || { echo "$damaged" >&2; exit 1; }
fi

# Beside its place first, so that nothing is there by halves if this ends early.
fresh="$target.new"
rm -rf "$fresh"
mkdir -p "$fresh" "$(dirname "$link")"
payload | tar -xz -C "$fresh" --strip-components 1
rm -rf "$target"
mv "$fresh" "$target"
ln -sf "$program" "$link"
[ "$menu" = no ] || "$program" desktop >/dev/null
echo "$installed $link"
exit 0
