#!/bin/sh
# Make the virtual environment $1 with the newest suitable Python of this computer.
set -eu

# -I: whatever PYTHONPATH and friends say, the question is about the bare interpreter.
suits='import sys; sys.exit(sys.version_info < (3, 11))'
for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
    if "$python" -I -c "$suits" 2>/dev/null; then
        rm -rf "$1"
        if "$python" -m venv "$1"; then
            exit 0
        fi
        rm -rf "$1"
        echo "Python is here, and its venv module is not whole. On Debian or Ubuntu: apt-get install python3-venv" >&2
        exit 1
    fi
done
echo "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3 …" >&2
exit 1
