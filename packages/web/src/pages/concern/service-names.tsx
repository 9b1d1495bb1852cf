// SPDX-License-Identifier: Apache-2.0
import { findService } from '@touchstone/openstack';
import { paths } from '../../design/index.js';

/** Services in a row, each leading to its page; those whose operations are not known have none. */
export function ServiceNames({ services }: { readonly services: readonly string[] }) {
  if (services.length === 0) return 'none';
  return services.map((service, index) => (
    <span key={service}>
      {index === 0 ? '' : ', '}
      {findService(service)?.indexed === true ? <a href={paths.service(service)}>{service}</a> : service}
    </span>
  ));
}
