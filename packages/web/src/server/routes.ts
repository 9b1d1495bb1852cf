// SPDX-License-Identifier: Apache-2.0
import { showCard } from '../pages/card/show-card.js';
import { showCertificate } from '../pages/certificate/show-certificate.js';
import { showCertificates } from '../pages/certificates/show-certificates.js';
import { showApi } from '../pages/api/show-api.js';
import { showCompare } from '../pages/compare/show-compare.js';
import { showAudit } from '../pages/admin/show-audit.js';
import { showOverview } from '../pages/admin/show-overview.js';
import { showSignIn } from '../pages/admin/show-sign-in.js';
import { showTokens } from '../pages/admin/show-tokens.js';
import { showWebhooks } from '../pages/admin/show-webhooks.js';
import { showConcern } from '../pages/concern/show-concern.js';
import { showConcerns } from '../pages/concern/show-concerns.js';
import { showEcosystem } from '../pages/ecosystem/show-ecosystem.js';
import { showGuideline } from '../pages/guideline/show-guideline.js';
import { showGuidelines } from '../pages/guideline/show-guidelines.js';
import { showHome } from '../pages/home/show-home.js';
import { showHow } from '../pages/how/show-how.js';
import { showLab } from '../pages/lab/show-lab.js';
import { showLabs } from '../pages/lab/show-labs.js';
import { showListing } from '../pages/listing/show-listing.js';
import { showLive } from '../pages/live/show-live.js';
import { showLiveEvents } from '../pages/live/show-live-events.js';
import { showLiveOf } from '../pages/live/show-live-of.js';
import { showLiveRun } from '../pages/live/show-live-run.js';
import { showOperation } from '../pages/operation/show-operation.js';
import { showRun } from '../pages/run/show-run.js';
import { showPlatform } from '../pages/platform/show-platform.js';
import { showPlatforms } from '../pages/platform/show-platforms.js';
import { showSearch } from '../pages/search/show-search.js';
import { showService } from '../pages/service/show-service.js';
import { showServices } from '../pages/service/show-services.js';
import type { Role } from '@touchstone/registry';
import { showUse } from '../pages/use/show-use.js';
import { showVendor } from '../pages/vendor/show-vendor.js';
import type { ShowPage } from './web-world.js';

/** A path's pattern and who makes its page. `*` is one part of a path. */
export interface Route {
  readonly pattern: string;
  /** Undefined: anyone sees it. */
  readonly needs?: Role;
  readonly show: ShowPage;
}

/** The pages of the marketplace. The first that fits is taken. */
export const ROUTES: readonly Route[] = [
  { pattern: '/', show: showHome },
  { pattern: '/api', show: showApi },
  { pattern: '/compare', show: showCompare },
  { pattern: '/guidelines', show: showGuidelines },
  { pattern: '/how-a-verdict-is-reached', show: showHow },
  { pattern: '/labs', show: showLabs },
  { pattern: '/labs/*', show: showLab },
  { pattern: '/vendors/*', show: showVendor },
  { pattern: '/guidelines/*', show: showGuideline },
  { pattern: '/solutions', show: showSearch },
  { pattern: '/solutions/*', show: showListing },
  { pattern: '/solutions/*/runs/*', show: showRun },
  { pattern: '/solutions/*/operations/*/*', show: showUse },
  { pattern: '/solutions/*/live', show: showLiveOf },
  { pattern: '/live', show: showLive },
  { pattern: '/live/*', show: showLiveRun },
  { pattern: '/live/*/events', show: showLiveEvents },
  { pattern: '/cards/*/*', show: showCard },
  { pattern: '/certificates', show: showCertificates },
  { pattern: '/certificates/*', show: showCertificate },
  { pattern: '/admin', needs: 'administrator', show: showOverview },
  { pattern: '/admin/sign-in', show: showSignIn },
  { pattern: '/admin/tokens', needs: 'administrator', show: showTokens },
  { pattern: '/admin/webhooks', needs: 'administrator', show: showWebhooks },
  { pattern: '/admin/audit', needs: 'administrator', show: showAudit },
  { pattern: '/concerns', show: showConcerns },
  { pattern: '/concerns/*', show: showConcern },
  { pattern: '/ecosystem', show: showEcosystem },
  { pattern: '/platforms', show: showPlatforms },
  { pattern: '/platforms/*/*', show: showPlatform },
  { pattern: '/services', show: showServices },
  { pattern: '/services/*', show: showService },
  { pattern: '/operations/*/*', show: showOperation },
  // The bytes under a number are the API's to give.
  {
    pattern: '/evidence/*',
    show: ({ parts }) => ({ kind: 'moved', to: `/api/v1/evidence/${encodeURIComponent(parts[0] ?? '')}` }),
  },
];
