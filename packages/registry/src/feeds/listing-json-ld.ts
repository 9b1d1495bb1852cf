// SPDX-License-Identifier: Apache-2.0
import { cleanText, type Listing } from '@touchstone/model';
import { solutionPage } from './solution-page.js';

/**
 * A solution for search engines: a `SoftwareApplication` of schema.org, and the certificate that it has as a `Certification`.
 * Nothing is rated: a level is no average of stars.
 * @param origin `https://…`, without a slash at its end
 */
export function listingJsonLd(listing: Listing, origin: string): Readonly<Record<string, unknown>> {
  const { certificate, level, homepage, guideline } = listing;
  const page = `${origin}${solutionPage(listing.id)}`;
  return {
    '@context': 'https://schema.org',
    '@type': ['SoftwareApplication', 'Product'],
    '@id': page,
    url: page,
    name: cleanText(listing.name),
    description: cleanText(listing.description),
    applicationCategory: cleanText(listing.categoryTitle),
    operatingSystem: 'OpenStack',
    softwareVersion: listing.versions.map(cleanText).join(', '),
    license: cleanText(listing.licence),
    author: { '@type': 'Organization', name: cleanText(listing.vendor) },
    ...(isWeb(homepage) ? { sameAs: homepage } : {}),
    ...(certificate.state === 'valid' && level !== null
      ? {
          hasCertification: {
            '@type': 'Certification',
            name: `OpenStack ${level}, guideline ${guideline.version}`,
            certificationIdentification: certificate.statement,
            certificationStatus: 'https://schema.org/CertificationActive',
            validFrom: certificate.issuedAt,
            expires: certificate.expiresAt,
            issuedBy: { '@type': 'Organization', name: cleanText(certificate.labName) },
          },
        }
      : {}),
  };
}

/** A vendor may write anything there: what is no address of the web is not passed on as one. */
function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//i.test(address) && URL.canParse(address);
}
