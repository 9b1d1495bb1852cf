// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { findOperation } from '@touchstone/openstack';
import { freshnessOf } from '@touchstone/registry';
import { Breakable, FreshnessMark, KeyNumbers, PageHead, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { CallsOfUse } from './calls-of-use.js';
import { placesOf } from './places-of.js';
import { PlacesOfUse } from './places-of-use.js';
import { runsOf } from './runs-of.js';

type Operation = Listing['services'][number]['operations'][number];

/** What one solution does with one operation: the calls and the places under the numbers of its listing. */
export async function showUse({ registry, clock, parts }: PageSources): Promise<Shown> {
  const [id = '', service = '', rest = ''] = parts;
  const listing = (await registry.listing(id))?.listing;
  const name = `${service}:${rest}`;
  const operation = listing?.services
    .flatMap(({ operations }) => operations)
    .find((one) => one.operation === name);
  if (listing === undefined || operation === undefined)
    return { kind: 'absent', what: 'No evidence of this solution and this operation is held.' };
  const { freshness } = freshnessOf(listing, new Date(clock()));
  const runs = await runsOf(registry, listing, name);
  const places = await placesOf(
    registry,
    listing.scans.filter(({ of }) => of !== 'another tree'),
    name,
  );
  return {
    kind: 'page',
    page: {
      path: paths.use(id, name),
      title: `${listing.name} and ${name}`,
      description: `Each call of ${name} by ${listing.name} that was recorded, and each place in its source.`,
      section: 'solutions',
      unlisted: true,
      crumbs: [
        { name: 'Solutions', href: paths.solutions },
        { name: listing.name, href: paths.solution(id) },
        { name },
      ],
      body: (
        <>
          <PageHead
            eyebrow={
              <>
                <a href={`${paths.solution(id)}#operations`}>{listing.name}</a> and an operation of{' '}
                <a href={paths.service(service)}>{service}</a>
                {freshness === 'fresh' ? null : (
                  <>
                    {' '}
                    <FreshnessMark freshness={freshness} />
                  </>
                )}
              </>
            }
            title={<Breakable text={rest} />}
            headline={headlineOf(operation)}
          >
            {findOperation(name) === undefined ? null : (
              <p className="after-headline">
                <a href={paths.operation(name)}>What this operation is, and who else uses it</a>
              </p>
            )}
          </PageHead>
          <UseNumbers operation={operation} />
          <CallsOfUse listing={listing} operation={name} runs={runs} />
          <PlacesOfUse scans={places} />
        </>
      ),
    },
  };
}

function headlineOf({ used, found }: Operation): string {
  if (used > 0 && found > 0) return 'Seen running, and found in source.';
  if (used > 0) return 'Seen running; no place in source calls it by itself.';
  return found > 0 ? 'Found in source, and not seen running.' : 'Called, and never accepted by the cloud.';
}

function UseNumbers({
  operation: { used, refused, failed, runs, found },
}: {
  readonly operation: Operation;
}) {
  return (
    <KeyNumbers
      numbers={[
        { name: 'calls accepted in whole runs', value: used, href: '#calls' },
        { name: 'refused', value: refused, href: '#calls' },
        { name: 'failed', value: failed, href: '#calls' },
        { name: 'whole runs that used it', value: runs, href: '#calls' },
        { name: 'places in source', value: found, href: '#places' },
      ]}
    />
  );
}
