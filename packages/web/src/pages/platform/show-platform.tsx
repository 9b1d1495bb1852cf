// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { findRelease, releases } from '@touchstone/openstack';
import {
  DataTable,
  EmptyState,
  KeyNumbers,
  PageHead,
  PageSection,
  paths,
  PLATFORM_KINDS,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { PlatformCases } from './platform-cases.js';
import { PlatformRelease } from './platform-release.js';
import { type PlatformStanding, platformStanding } from './platform-standing.js';

/** One kind of platform at one release: who passed on it, and which clouds it was. */
export function showPlatform({ view, query, clock, parts }: PageSources): Shown {
  const [askedKind = '', askedRelease = ''] = parts;
  const kind = PLATFORM_KINDS.find((one) => one.kind === askedKind);
  const release = findRelease(askedRelease);
  if (kind === undefined || release === undefined) {
    return {
      kind: 'absent',
      what: 'There is no such platform: a kind (lab, cloud, embedded) and a release.',
    };
  }
  if (release.name !== askedRelease) return { kind: 'moved', to: paths.platform(kind.kind, release.name) };
  const standing = platformStanding(view, kind.kind, release.name);
  const title = `${kind.title}, ${release.name}`;
  return {
    kind: 'page',
    page: {
      path: paths.platform(kind.kind, release.name),
      title,
      description: `Which solutions passed on OpenStack ${release.name}, ${kind.says}.`,
      section: 'ecosystem',
      crumbs: [
        { name: 'Ecosystem', href: paths.ecosystem },
        { name: 'Platforms', href: paths.platforms },
        { name: title },
      ],
      contents: [
        { id: 'solutions', name: 'Solutions' },
        { id: 'clouds', name: 'Clouds' },
        { id: 'release', name: 'Release' },
      ],
      unlisted: standing.cases.length === 0,
      body: (
        <>
          <PageHead
            eyebrow="Platform"
            title={kind.title}
            beside={release.name}
            byline={kind.says}
            headline={headlineOf(standing)}
          >
            <p className="after-headline">
              <Others standing={standing} />
            </p>
          </PageHead>
          {standing.cases.length === 0 ? null : <Numbers standing={standing} />}
          <PlatformCases standing={standing} query={query} now={clock()} />
          <Clouds standing={standing} />
          <PlatformRelease release={release} />
        </>
      ),
    },
  };
}

function headlineOf({ counts, cases }: PlatformStanding): string {
  const { tested = 0, failed = 0 } = counts;
  if (cases.length === 0) return 'Nothing ran on it, and no vendor claims it.';
  if (tested + failed === 0)
    return 'Nothing ran on it: what is said of it rests on other releases, or on what vendors claim.';
  return `${formatCounted(tested, 'solution')} passed on it, ${failed === 0 ? 'none' : formatCount(failed)} failed.`;
}

/** The same release on other kinds, and the releases beside it. */
function Others({ standing: { kind, release } }: { readonly standing: PlatformStanding }) {
  const list = releases();
  const place = list.findIndex(({ name }) => name === release);
  const links = [
    ...PLATFORM_KINDS.filter((one) => one.kind !== kind).map((one) => ({
      name: `${one.title}, ${release}`,
      href: paths.platform(one.kind, release),
    })),
    ...[list[place - 1], list[place + 1]]
      .filter((one) => one !== undefined)
      .map(({ name }) => ({ name: `${titleOf(kind)}, ${name}`, href: paths.platform(kind, name) })),
  ];
  return links.map(({ name, href }, index) => (
    <span key={href}>
      {index === 0 ? 'Beside it: ' : ' · '}
      <a href={href}>{name}</a>
    </span>
  ));
}

function titleOf(kind: PlatformStanding['kind']): string {
  return PLATFORM_KINDS.find((one) => one.kind === kind)?.title ?? kind;
}

function Numbers({ standing: { kind, release, counts } }: { readonly standing: PlatformStanding }) {
  const at = (standing: string) => `${paths.platform(kind, release)}?standing=${standing}#solutions`;
  return (
    <KeyNumbers
      numbers={(['tested', 'failed', 'extrapolated', 'claimed'] as const).map((one) => ({
        name: one,
        value: counts[one] ?? 0,
        href: (counts[one] ?? 0) === 0 ? undefined : at(one),
      }))}
    />
  );
}

const SHOWN = 20;

function Clouds({ standing: { clouds } }: { readonly standing: PlatformStanding }) {
  return (
    <PageSection
      id="clouds"
      title="Clouds"
      lead="Which clouds of this kind runs were made on. A fingerprint is of what the cloud offered: its services, their versions and microversions."
    >
      {clouds.length === 0 ? (
        <EmptyState>No run was made on such a cloud.</EmptyState>
      ) : (
        <DataTable
          caption={
            clouds.length > SHOWN
              ? `The ${SHOWN} that most solutions ran on, of ${formatCount(clouds.length)}`
              : 'Clouds that recipes ran on'
          }
          rows={clouds.slice(0, SHOWN)}
          rowKey={({ fingerprint }) => fingerprint}
          empty="None."
          columns={[
            {
              key: 'name',
              head: 'Cloud',
              kind: 'name',
              cell: ({ name, distribution }) => (
                <>
                  {name}
                  {distribution === undefined ? null : <small>{distribution}</small>}
                </>
              ),
            },
            {
              key: 'fingerprint',
              head: 'Fingerprint',
              cell: ({ fingerprint }) => (
                <code title={fingerprint}>{fingerprint.replace(/^sha256:/, '').slice(0, 12)}</code>
              ),
            },
            {
              key: 'solutions',
              head: 'Solutions',
              kind: 'number',
              cell: ({ solutions }) => <a href="#solutions">{formatCount(solutions.length)}</a>,
            },
          ]}
        />
      )}
    </PageSection>
  );
}
