#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Reads from the middle of an object.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone cat --offset 1000 --count 5000 "ts:$container/tree/random.bin" >range.bin
tail -c +1001 tree/random.bin | head -c 5000 | cmp - range.bin
