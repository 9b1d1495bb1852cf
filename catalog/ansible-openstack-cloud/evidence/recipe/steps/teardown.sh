#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes what a step that failed left behind.
exec "$TOUCHSTONE_RECIPE/play.sh" remove.yml
