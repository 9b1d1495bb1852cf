#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Writes the configuration and has promtool check it, without any call to the cloud.
. "$TOUCHSTONE_RECIPE/prometheus.sh"
write_config
promtool check config prometheus.yml
