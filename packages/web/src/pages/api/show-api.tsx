// SPDX-License-Identifier: Apache-2.0
import { formatCount, type Listing } from '@touchstone/model';
import { FEEDS, RATE_LIMITS } from '@touchstone/registry';
import { FactsList, modulePath, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { findExample } from '../how/find-example.js';
import { apiDocument, type Endpoint, endpointsOf } from './api-document.js';
import { endpointExample } from './endpoint-examples.js';
import { EndpointFold } from './endpoint-fold.js';
import { WebhooksSection } from './webhooks-section.js';

/** Endpoints by what they are about; the rest goes to the last one. */
const GROUPS: readonly { readonly id: string; readonly title: string; readonly begins: readonly string[] }[] =
  [
    { id: 'listings', title: 'Solutions', begins: ['listings', 'changes'] },
    {
      id: 'evidence',
      title: 'Certificates and evidence',
      begins: ['certificates', 'bundles', 'evidence', 'statements'],
    },
    { id: 'openstack', title: 'OpenStack', begins: ['services', 'operations', 'platforms'] },
    { id: 'overviews', title: 'Overviews', begins: [] },
  ];

/** The API's reference, from the document that the API itself serves. */
export async function showApi({ registry, view, origin = '' }: PageSources): Promise<Shown> {
  const document = apiDocument();
  const endpoints = endpointsOf(document);
  const id = findExample(view) ?? view.facts[0]?.id;
  const example = id === undefined ? undefined : (await registry.listing(id))?.listing;
  const base = `${origin}/api/v1`;
  return {
    kind: 'page',
    page: {
      path: paths.api,
      title: 'API',
      description: `The JSON API of the marketplace: ${endpoints.length} endpoints, with their parameters, answers and examples.`,
      modules: [modulePath('copy')],
      contents: [
        { id: 'basics', name: 'Basics' },
        ...GROUPS.map(({ id: group, title }) => ({ id: group, name: title })),
        { id: 'feeds', name: 'Feeds and badges' },
        { id: 'webhooks', name: 'Webhooks' },
      ],
      body: (
        <>
          <PageHead title="API" headline={document.info.description} />
          <Basics base={base} version={document.openapi} />
          {GROUPS.map(({ id: group, title }) => (
            <PageSection key={group} id={group} title={title}>
              {endpoints
                .filter((one) => groupOf(one) === group)
                .map((one) => (
                  <EndpointFold
                    key={one.operation.operationId}
                    endpoint={one}
                    schemas={document.components.schemas}
                    base={base}
                    example={endpointExample(one, example)}
                  />
                ))}
            </PageSection>
          ))}
          <FeedsAndBadges example={example} />
          <WebhooksSection document={document} />
        </>
      ),
    },
  };
}

function groupOf({ path }: Endpoint): string | undefined {
  const [, first = ''] = path.split('/');
  return (GROUPS.find(({ begins }) => begins.includes(first)) ?? GROUPS.at(-1))?.id;
}

function Basics({ base, version }: { readonly base: string; readonly version: string }) {
  return (
    <PageSection id="basics" title="Basics">
      <FactsList
        facts={[
          { name: 'Base', value: <code>{base}</code> },
          {
            name: 'Document',
            value: (
              <>
                <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>, OpenAPI {version}
              </>
            ),
          },
          {
            name: 'Caching',
            value: (
              <>
                Every answer has an <code>ETag</code>; ask again with <code>If-None-Match</code> and get 304
                while nothing changed.
              </>
            ),
          },
          {
            name: 'Pages',
            value: (
              <>
                <code>page</code> and <code>size</code> where there are many; the header <code>Link</code>{' '}
                leads to the first, previous, next and last one (RFC 8288).
              </>
            ),
          },
          {
            name: 'Refusals',
            value: (
              <>
                <code>application/problem+json</code> (RFC 9457) with a <code>code</code> that never changes
                its meaning, what happened, and what to do.
              </>
            ),
          },
          {
            name: 'Limits',
            value: `${formatCount(RATE_LIMITS.burst)} requests at once and ${formatCount(RATE_LIMITS.perSecond)} a second for each address; beyond that 429 with Retry-After.`,
          },
          {
            name: 'Publishing',
            value:
              'With a token of the operator; a bundle is verified completely before anything of it is kept.',
          },
        ]}
      />
    </PageSection>
  );
}

function FeedsAndBadges({ example }: { readonly example: Listing | undefined }) {
  return (
    <PageSection id="feeds" title="Feeds and badges">
      <FactsList
        facts={[
          {
            name: 'Atom feeds',
            value: (
              <ul className="spaced">
                {FEEDS.map((kind) => (
                  <li key={kind}>
                    <a href={`/feeds/${kind}.atom`}>/feeds/{kind}.atom</a>
                  </li>
                ))}
              </ul>
            ),
          },
          ...(example === undefined
            ? []
            : [
                {
                  name: 'Of one solution',
                  value: (
                    <a href={`/feeds/solutions/${example.id}.atom`}>/feeds/solutions/{example.id}.atom</a>
                  ),
                },
                {
                  name: 'Badges',
                  value: (
                    <ul className="spaced">
                      {['level.svg', 'release.svg'].map((file) => (
                        <li key={file}>
                          <img
                            src={`/badges/${example.id}/${file}`}
                            alt={`Badge ${file} of ${example.name}`}
                            height="20"
                          />{' '}
                          <code>
                            /badges/{example.id}/{file}
                          </code>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          { name: 'Sitemap', value: <a href="/sitemap.xml">/sitemap.xml</a> },
        ]}
      />
    </PageSection>
  );
}
