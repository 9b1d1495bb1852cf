#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the whole build again: it must find everything as it should be and change nothing.
set -eu
"$TOUCHSTONE_RECIPE/play.sh" build.yml | tee "$TOUCHSTONE_WORKDIR/again.log"
grep -q 'changed=0 .*failed=0' "$TOUCHSTONE_WORKDIR/again.log" || {
  echo "the second run of the same play changed something" >&2
  exit 1
}
