// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../route.js';
import { EVIDENCE_ROUTES } from './evidence-routes.js';
import { LISTING_ROUTES } from './listing-routes.js';
import { OPERATION_ROUTES } from './operation-routes.js';
import { OVERVIEW_ROUTES } from './overview-routes.js';
import { TRUST_ROUTES } from './trust-routes.js';

/** Every address below `/api/v1` that is read. */
export const ROUTES: readonly Route[] = [
  ...LISTING_ROUTES,
  ...EVIDENCE_ROUTES,
  ...OPERATION_ROUTES,
  ...OVERVIEW_ROUTES,
  ...TRUST_ROUTES,
];
