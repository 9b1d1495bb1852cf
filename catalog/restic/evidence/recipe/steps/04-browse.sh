#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Lists the newest snapshot, compares it with the first and reads a single file out of it.
. "$TOUCHSTONE_RECIPE/repository.sh"
restic ls latest | grep -q '/data/deep/name with blanks.txt$' || fail "a file is missing in the listing"
restic find new.txt | grep -q 'new.txt' || fail "restic does not find new.txt"
restic dump latest /data/numbers.txt | cmp - data/numbers.txt
