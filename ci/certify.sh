#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Certifies a solution on the embedded cloud: what the templates of every CI system run. It needs no secret, and refuses
# to run beside one: a recipe is other people's code, run by the same user, who can read the environment of the processes above it.
#
#   TOUCHSTONE_SOLUTION   the folder of the touchstone.yaml; . unless set
#   TOUCHSTONE_RELEASES   releases to stand for, joined by commas; 2026.2 unless set
#   TOUCHSTONE_LEVEL      the level that must be reached; basic unless set
#   TOUCHSTONE_GUIDELINE  its version; the newest unless set
#   TOUCHSTONE_SCAN       the source tree to be scanned as well; none where set and empty, . unless set
#   TOUCHSTONE_OUT        where bundle and reports are written; touchstone-out unless set
#
# Ends with 0 where the level is reached, 1 where it is not, 2 where it could not run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

while IFS= read -r name; do
  echo "$name is set: the recipe could read it. Give it to the step or job that runs ci/sign.sh, and to no other." >&2
  exit 2
done < <(compgen -e | grep -E '^TOUCHSTONE_([A-Z0-9_]+_)?(KEY|TOKEN|PASSPHRASE|PASSWORD|SECRET)(_|$)' |
  while IFS= read -r name; do [ -z "${!name}" ] || echo "$name"; done)

out=${TOUCHSTONE_OUT:-touchstone-out}
level=${TOUCHSTONE_LEVEL:-basic}
words=("${TOUCHSTONE_SOLUTION:-.}" --release "${TOUCHSTONE_RELEASES:-2026.2}" --level "$level" --out "$out")
[ -z "${TOUCHSTONE_GUIDELINE:-}" ] || words+=(--guideline "$TOUCHSTONE_GUIDELINE")
scan=${TOUCHSTONE_SCAN-.}
[ -z "$scan" ] || words+=(--scan "$scan")

# What a recipe prints must not be taken for a command of the runner (`::add-mask::` and others).
if [ "${GITHUB_ACTIONS:-}" = true ]; then
  stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
fi
code=0
node "$here/../packages/cli/bin/touchstone.mjs" certify "${words[@]}" || code=$?
[ -z "${stop:-}" ] || printf '\n::%s::\n' "$stop"

# A refusal (2) has written nothing; a report of an earlier run is not this one's.
[ "$code" -gt 1 ] || node "$here/summary.mjs" "$out" "$level"
exit "$code"
