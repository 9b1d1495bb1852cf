// SPDX-License-Identifier: Apache-2.0
import { canSee } from '../../image/image/find-image.js';
import { IMAGES, type Image } from '../../image/image/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import type { Flavor } from '../flavor/resource.js';

/** The image that a server is to boot from, if it fits the flavor. @throws Fault 400 */
export function checkBootImage(id: string, flavor: Flavor, call: Call): Image {
  const image = call.stores.of(IMAGES).get(id);
  if (!image || !canSee(call, image)) throw badRequest('Can not find requested image');
  if (image.status !== 'active') throw badRequest(`Image ${id} is not active.`);
  if (image.minRam > flavor.ram) throw badRequest("Flavor's memory is too small for requested image.");
  if (flavor.disk > 0 && image.minDisk > flavor.disk) {
    throw badRequest(
      `Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is ${flavor.disk * 2 ** 30} bytes, minimum size is ${image.minDisk * 2 ** 30} bytes.`,
    );
  }
  return image;
}

/** The image's properties as Nova keeps them with the server. */
export function describeBootImage(image: Image): Readonly<Record<string, string>> {
  return {
    ...image.properties,
    base_image_ref: image.id,
    container_format: image.containerFormat ?? '',
    disk_format: image.diskFormat ?? '',
    min_disk: String(image.minDisk),
    min_ram: String(image.minRam),
  };
}
