// SPDX-License-Identifier: Apache-2.0
import { concern, slug } from '@touchstone/model';
import { z } from 'zod';

/**
 * Where a component's name is one: packages of registries by their purl type, `package` for packages of distributions
 * (deb, rpm, apk alike), images, charts, BOSH jobs (`job` or `release/job`), services of an init system, Puppet classes,
 * Chef cookbooks, Ansible roles, `group/Kind` of Kubernetes, CSI drivers, schemes of the addresses that clients connect to,
 * settings that hold the address of one, hosts whose front page is a script that installs it.
 */
export const NAMESPACES = [
  'pypi',
  'golang',
  'npm',
  'gem',
  'maven',
  'nuget',
  'composer',
  'cargo',
  'oci',
  'helm',
  'bosh',
  'package',
  'service',
  'puppet',
  'cookbook',
  'role',
  'kind',
  'csi',
  'scheme',
  'setting',
  'installer',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** The areas of a platform's own stack that a component can be compared in. */
const AREAS = ['messaging', 'database', 'cache', 'web server', 'virtualisation', 'storage'] as const;

export const stackFile = z.strictObject({
  format: z.literal('touchstone-stack/1'),
  concern: concern.nullable().describe('what the components of this file answer'),
  about: z.string().max(300).optional(),
  components: z.array(
    z.strictObject({
      id: slug,
      title: z.string().max(100),
      role: z.enum(['server', 'client', 'library', 'runtime']).default('server'),
      area: z.enum(AREAS).optional(),
      speaks: z
        .array(slug)
        .default([])
        .describe('OpenStack services that it uses: deploying it makes their concerns native'),
      openstack: z.boolean().default(false).describe('is itself a service of OpenStack'),
      infrastructure: z
        .boolean()
        .default(false)
        .describe('services of OpenStack stand on it: beside them it is no other answer'),
      names: z.partialRecord(z.enum(NAMESPACES), z.array(z.string().min(1).max(200)).min(1)),
    }),
  ),
});

type StackFile = z.infer<typeof stackFile>;

/** A component that the data know, with the concern of its file. */
export type KnownComponent = StackFile['components'][number] & { readonly concern: StackFile['concern'] };
