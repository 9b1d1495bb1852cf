// SPDX-License-Identifier: Apache-2.0
export { REGISTRY_ERRORS } from './errors.js';
export type { ApiHandler, ApiRequest, ApiResponse } from './api/api-handler.js';
export { bySegment } from './api/facts-segments.js';
export { userCountsOf, usersOf } from './api/usage.js';
export { liveRegistry, type LiveRegistry, type LiveView } from './api/live-registry.js';
export { RATE_LIMITS, rateKey, rateLimiter } from './api/rate-limiter.js';
export { openApiDocument } from './api/open-api-document.js';
export { registryApi } from './api/registry-api.js';
export { publishToRegistry } from './api/publish-to-registry.js';
export { FEEDS } from './feeds/feed-events.js';
export { listingJsonLd } from './feeds/listing-json-ld.js';
export { deriveListing } from './derive/derive-listing.js';
export { listingFacts, type ListingFacts } from './derive/listing-facts.js';
export { runsOnEmbedded } from './derive/listed-recipe.js';
export { readListedBundle } from './derive/listed-bundle.js';
export type { AuditLine } from './audit/audit-trail.js';
export type { EvidenceCounts } from './database/count-evidence.js';
export {
  openRegistryDatabase,
  type DatabasePlace,
  type RegistryDatabase,
} from './database/open-registry-database.js';
export type { HeldMemberRow } from './database/read-bundles.js';
export type { StoredListing } from './database/read-listings.js';
export type { EvidenceStore } from './evidence/evidence-store.js';
export { folderEvidence } from './evidence/folder-evidence.js';
export { openEvidence } from './evidence/open-evidence.js';
export type { LoadedBundle } from './ingest/load-bundles.js';
export type { KeptAttestation } from './evidence/open-kept-bundle.js';
export type { KeptRun } from './kept/kept-runs.js';
export type { RecordedCalls } from './kept/recorded-calls.js';
export { openRegistry, type Registry } from './open-registry.js';
export type { RebuiltBundle } from './rebuild/rebuild-registry.js';
export { FACETS, type Facet, type Freshness } from './search/facets.js';
export { parseSearchQuery, type ParsedSearchQuery } from './search/parse-search-query.js';
export { SORTS, type Sort } from './search/row-order.js';
export { freshnessOf } from './search/freshness.js';
export { search, type SearchResult } from './search/search.js';
export { buildSearchIndex, describeIndex, replaceRows, type SearchIndex } from './search/search-index.js';
export { EVERYTHING, SEARCH_LIMITS, type SearchQuery } from './search/search-query.js';
export { searchQueryText } from './search/search-query-text.js';
export { searchRow, type SearchRow } from './search/search-row.js';
export { SESSION_TIMES, type Role, type Session, type SignedInAs } from './sessions/session.js';
export { sessions, type Sessions } from './sessions/sessions.js';
export {
  publishTokens,
  TOKEN_DAYS_LIMIT,
  type NewToken,
  type PublishTokens,
} from './tokens/publish-tokens.js';
export type { JobLine } from './jobs/job-line.js';
export { openJobs, type Jobs } from './jobs/open-jobs.js';
export { startWorker, type RegistryWorker } from './jobs/start-worker.js';
export { openWebhooks, type NewWebhook, type Webhook, type Webhooks } from './webhooks/open-webhooks.js';
export type { Delivery } from './webhooks/read-deliveries.js';
export { webhookSender } from './webhooks/webhook-sender.js';
