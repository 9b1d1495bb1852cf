#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Copies the tree back and compares it byte by byte.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone copy "ts:$container/tree" back
diff -r tree back
