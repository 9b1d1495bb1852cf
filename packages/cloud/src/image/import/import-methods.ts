// SPDX-License-Identifier: Apache-2.0

/** What /v2/info/import and every new image say; others (web-download, copy-image) would need what is not here. */
export const IMPORT_METHODS: readonly string[] = ['glance-direct'];
