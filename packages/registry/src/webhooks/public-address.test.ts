// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';

const words = (text: string): readonly string[] => text.split(' ');

const NOT_PUBLIC = [
  // this host, private, shared, loopback, link local (the metadata of clouds), reserved, documentation, multicast
  ...words('0.0.0.0 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255'),
  ...words('127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192'),
  ...words('192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1'),
  ...words('203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16'),
  ...words(':: ::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1'),
  // IPv4 within IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP
  ...words('::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::127.0.0.1 ::ffff:0:127.0.0.1'),
  ...words('64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a00:1::1'),
  ...words('2001::1 2001:0:53aa:64c::1 2a00:1450::5efe:7f00:1 2a00:1450:0:0:200:5efe:10.0.0.1'),
  ...words('2001:db8::1 3fff::1 5f00::1 2620:4f:8000::1 4000::1'),
  ...words('localhost 127.1 0x7f.0.0.1 2130706433 1.2.3.4.5 8.8.8.8/8'),
  '',
];
const PUBLIC = [
  ...words('1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.1.1.1'),
  ...words('128.0.0.1 169.253.1.1 172.15.0.1 172.32.0.1 192.167.1.1 198.17.1.1 223.255.255.255'),
  ...words('2a00:1450:4001:82b::200e 2606:4700:4700::1111 2001:4860:4860::8888 2620:fe::fe'),
];

describe('what is sent to strangers', () => {
  it.each(NOT_PUBLIC)('never goes to %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC)('may go to %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('knows this machine by its loopback addresses alone', () => {
    const own = ['127.0.0.1', '127.9.9.9', '::1'];
    const others = ['0.0.0.0', '::', '10.0.0.1', '8.8.8.8', 'fe80::1', 'localhost', ''];
    expect(own.filter((one) => !isLoopbackAddress(one))).toEqual([]);
    expect(others.filter(isLoopbackAddress)).toEqual([]);
  });
});
