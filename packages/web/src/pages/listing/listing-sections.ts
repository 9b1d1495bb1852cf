// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import type { ReactNode } from 'react';
import { AccessSection } from './access-section.js';
import { CertificateSection } from './certificate-section.js';
import { CompatibilitySection } from './compatibility-section.js';
import { ConcernsSection } from './concerns-section.js';
import { FindingsSection } from './findings-section.js';
import { LevelSection } from './level-section.js';
import { OperationsSection } from './operations-section.js';
import { PlatformsSection } from './platforms-section.js';
import { ReproduceSection } from './reproduce-section.js';
import { RisksSection } from './risks-section.js';
import { RunsSection } from './runs-section.js';

/** What every section of a listing is given. */
export interface SectionProps {
  readonly listing: Listing;
  /** Of the marketplace; empty where it is not known. */
  readonly origin: string;
}

export interface ListingSection {
  readonly id: string;
  /** In the navigation beside the page. */
  readonly name: string;
  readonly Section: (props: SectionProps) => ReactNode;
  /** Left out of a listing where it is false. */
  readonly shown?: (listing: Listing) => boolean;
}

/** The sections of a listing, in the order in which one decides: how good, why, where, at what price, says who. */
export const LISTING_SECTIONS: readonly ListingSection[] = [
  { id: 'level', name: 'Level', Section: LevelSection },
  { id: 'concerns', name: 'Native or parallel', Section: ConcernsSection },
  { id: 'platforms', name: 'Releases', Section: PlatformsSection },
  { id: 'operations', name: 'Operations', Section: OperationsSection },
  { id: 'risks', name: 'What it brings', Section: RisksSection },
  {
    id: 'compatibility',
    name: 'Stack',
    Section: CompatibilitySection,
    shown: ({ compatibility }) => compatibility.length > 0,
  },
  { id: 'access', name: 'Access rules', Section: AccessSection, shown: ({ role }) => role !== null },
  { id: 'runs', name: 'Runs', Section: RunsSection, shown: ({ runs }) => runs.length > 0 },
  { id: 'findings', name: 'Findings', Section: FindingsSection },
  { id: 'reproduce', name: 'Reproduce', Section: ReproduceSection },
  { id: 'certificate', name: 'Certificate', Section: CertificateSection },
];
