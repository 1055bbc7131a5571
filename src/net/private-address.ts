import { BlockList, isIP } from 'node:net';

/**
 * Addresses that lead into this machine or its network, or nowhere: what a service names must not
 * make us ask there. After the special-purpose registries of IANA (RFC 6890 and later).
 */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}

/** Of IPv6 only 2000::/3 is given out; in it, the parts that stand for something else. */
const GLOBAL_V6 = new BlockList();
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6');
const PRIVATE_V6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  PRIVATE_V6.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address is one that only a configured base URL may lead to. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return PRIVATE.check(address, 'ipv4');
    case 6: {
      // `new URL` writes ::ffff:127.0.0.1 and its kin in one form, ::ffff:7f00:1.
      const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
      const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(plain);
      if (mapped !== null) return PRIVATE.check(dotted(mapped[1]!, mapped[2]!), 'ipv4');
      return !GLOBAL_V6.check(plain, 'ipv6') || PRIVATE_V6.check(plain, 'ipv6');
    }
    default:
      return true;
  }
}

/**
 * Whether a name is one of this machine, or can stand only in a private network: without a dot, or
 * below a domain that is set aside for that (RFC 6761, 6762 and 8375; `.internal` by ICANN in 2024).
 */
export function isPrivateName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return !name.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/.test(name);
}

function dotted(high: string, low: string): string {
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** The names of this machine are one host. */
export function hostKey(hostname: string): string {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const own = bare === 'localhost' || bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare);
  return own ? 'loopback' : bare;
}
