#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Stops and starts the server.
exec "$TOUCHSTONE_RECIPE/play.sh" operate.yml
