#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes the site once more: nothing may be left to remove.
set -eu
"$TOUCHSTONE_RECIPE/play.sh" remove.yml | tee "$TOUCHSTONE_WORKDIR/removed.log"
grep -q 'changed=0 .*failed=0' "$TOUCHSTONE_WORKDIR/removed.log" || {
  echo "the second removal still found something" >&2
  exit 1
}
