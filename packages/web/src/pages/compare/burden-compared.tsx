// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type Listing } from '@touchstone/model';
import { Mark, paths } from '../../design/index.js';
import { practiceTitle } from '../practice-title.js';
import { type Compared, type ComparedCell, comparedRow, type ComparedRow } from './compared-row.js';
import { NOT_RUN } from './not-run.js';

type Implications = NonNullable<Listing['implications']>;

/** Names in one cell. */
const NAMED = 3;

const KINDS: readonly {
  readonly key: string;
  readonly label: string;
  readonly items: (of: Implications) => readonly string[];
}[] = [
  { key: 'processes', label: 'Processes to operate', items: ({ components }) => components },
  {
    key: 'ports',
    label: 'Ports that it listens on',
    items: (of) => of.listeners.map(({ port }) => String(port)),
  },
  {
    key: 'credentials',
    label: 'Places where credentials are kept',
    items: (of) => of.credentials.map(({ what }) => what),
  },
  {
    key: 'updates',
    label: 'Channels that updates come through',
    items: (of) => of.updateChannels.map(({ kind, what }) => `${kind}: ${what}`),
  },
];

const BY = {
  always: { glyph: 'cross', tone: 'bad', word: 'always' },
  default: { glyph: 'warning', tone: 'warn', word: 'unless it is changed' },
  option: { glyph: 'said', tone: 'quiet', word: 'only when asked' },
} as const;

/** What each brings upon its operator: rights, insecure practices, things to run, what it leaves behind. */
export function burdenRows(compared: readonly Compared[]): readonly ComparedRow[] {
  const practices = [
    ...new Set(compared.flatMap(({ listing }) => listing.practices.map(({ practice }) => practice))),
  ];
  return [
    comparedRow('role', 'Role that suffices', compared, ({ listing }) =>
      ran(listing, () =>
        cell(listing.role?.name ?? 'no role is known', `${paths.solution(listing.id)}#access`),
      ),
    ),
    comparedRow('rules', 'Access rules that it needs', compared, ({ listing }) =>
      ran(listing, () =>
        cell(formatCount(listing.accessRules.length), `${paths.solution(listing.id)}#access`),
      ),
    ),
    comparedRow('lowest', 'Lowest release with all that it uses', compared, ({ listing }) =>
      ran(listing, () =>
        cell(
          listing.lowestRelease?.release ?? 'none that we know',
          `${paths.solution(listing.id)}#platforms`,
        ),
      ),
    ),
    ...practices.map((practice) =>
      comparedRow(practice, practiceTitle(practice), compared, ({ listing }) =>
        practiceCell(listing, practice),
      ),
    ),
    ...KINDS.map(({ key, label, items }) =>
      comparedRow(key, label, compared, ({ listing }) => {
        if (listing.implications === null) return UNREAD;
        const all = [...new Set(items(listing.implications))];
        const shown = cell(formatCount(all.length), `${paths.solution(listing.id)}#risks`);
        if (all.length === 0) return { ...shown, value: '' };
        const more = all.length > NAMED ? ' …' : '';
        return {
          value: all.toSorted().join('\n'),
          shown: (
            <>
              {shown.shown}
              <small>{`${all.slice(0, NAMED).join(', ')}${more}`}</small>
            </>
          ),
        };
      }),
    ),
    comparedRow('libraries', 'Libraries that conflict on the newest platform', compared, ({ listing }) => {
      const newest = listing.compatibility.at(-1);
      if (newest === undefined) return UNREAD;
      const { conflicting } = newest.libraries;
      const shown = cell(formatCount(conflicting), `${paths.solution(listing.id)}#compatibility`);
      return { ...shown, value: `${conflicting} ${newest.platform.release}` };
    }),
    comparedRow('left', 'Left behind after teardown', compared, ({ listing }) =>
      ran(listing, () => {
        const left = listing.residue.reduce((sum, { resources }) => sum + resources.length, 0);
        const words = left === 0 ? 'nothing' : formatCounted(left, 'resource');
        return cell(words, `${paths.solution(listing.id)}#risks`);
      }),
    ),
    comparedRow('findings', 'Findings that block or warn', compared, ({ listing: { id, findings } }) => {
      const count = (weight: string) => findings.filter((one) => one.weight === weight).length;
      const words = `${formatCount(count('blocks'))} block, ${formatCount(count('warns'))} warn`;
      return cell(words, `${paths.solution(id)}#findings`);
    }),
  ];
}

const UNREAD: ComparedCell = {
  value: '',
  unknown: true,
  shown: <Mark glyph="none" tone="quiet" word="its source was not read" />,
};

/** Of what never ran nothing can be said that only a run shows. */
function ran(listing: Listing, read: () => ComparedCell): ComparedCell {
  return listing.runs.length === 0 ? NOT_RUN : read();
}

function cell(words: string, href: string): ComparedCell {
  return { value: words, shown: <a href={href}>{words}</a> };
}

function practiceCell(listing: Listing, practice: string): ComparedCell {
  if (listing.scans.length === 0) return UNREAD;
  const all = listing.practices.filter((one) => one.practice === practice);
  // What is only in tests, documentation or the like does not run at anyone's.
  const own = all.filter(({ count }) => count > 0);
  if (own.length === 0) {
    const shown = (
      <>
        <Mark glyph="check" tone="good" word="none found" />
        {all.length === 0 ? null : <small>only outside of what runs, as in tests</small>}
      </>
    );
    return { value: 'none', shown };
  }
  return {
    value: own.map(({ by, count }) => `${by} ${count}`).join(', '),
    shown: own.map(({ by, count }) => (
      <div key={by}>
        <a href={`${paths.solution(listing.id)}#risks`}>
          <Mark {...BY[by]} />
        </a>{' '}
        <span className="aside">{formatCounted(count, 'place')}</span>
      </div>
    )),
  };
}
