#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Reads everything back through the info modules.
exec "$TOUCHSTONE_RECIPE/play.sh" inspect.yml
