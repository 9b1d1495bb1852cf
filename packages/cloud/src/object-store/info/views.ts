// SPDX-License-Identifier: Apache-2.0

/** Swift's version by release (releases.openstack.org); later releases show the last one known here. */
const VERSIONS: Readonly<Record<string, string>> = {
  victoria: '2.26.0',
  wallaby: '2.27.0',
  xena: '2.28.0',
  yoga: '2.29.0',
  zed: '2.30.1',
  '2023.1': '2.31.1',
  '2023.2': '2.32.0',
  '2024.1': '2.33.0',
  '2024.2': '2.34.0',
  '2025.1': '2.35.0',
  '2025.2': '2.36.0',
};
const NEWEST = '2.37.0';

/** Limits and middleware, as swift's defaults; only middleware that the embedded cloud has is named. */
export function capabilities(release: string): Readonly<Record<string, unknown>> {
  return {
    swift: {
      version: VERSIONS[release] ?? NEWEST,
      strict_cors_mode: true,
      policies: [{ name: 'Policy-0', aliases: 'Policy-0', default: true }],
      allow_account_management: true,
      account_autocreate: true,
      max_file_size: 5_368_709_122,
      max_meta_name_length: 128,
      max_meta_value_length: 256,
      max_meta_count: 90,
      max_meta_overall_size: 4096,
      max_header_size: 8192,
      max_object_name_length: 1024,
      container_listing_limit: 10_000,
      account_listing_limit: 10_000,
      max_account_name_length: 256,
      max_container_name_length: 256,
      extra_header_count: 0,
    },
    slo: {
      max_manifest_segments: 1000,
      max_manifest_size: 8_388_608,
      yield_frequency: 10,
      min_segment_size: 1,
      allow_async_delete: false,
    },
    bulk_delete: { max_deletes_per_request: 10_000, max_failed_deletes: 1000 },
  };
}
