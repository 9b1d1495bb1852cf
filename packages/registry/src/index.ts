// SPDX-License-Identifier: Apache-2.0
export { REGISTRY_ERRORS } from './errors.js';
export { deriveListing, type ListingSources } from './derive/derive-listing.js';
export { findCertificateInForce } from './derive/certificate-in-force.js';
export { readListedBundle, type ListedBundle } from './derive/listed-bundle.js';
