#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Removes the site.
exec "$TOUCHSTONE_RECIPE/play.sh" remove.yml
