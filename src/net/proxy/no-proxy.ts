import { BlockList, isIP } from 'node:net';

/**
 * Whether a host is one of those that NO_PROXY names, as curl reads it: names between commas, each
 * with all that is below it, with or without a dot before it; addresses, also as a network in CIDR
 * form; `*` alone for all.
 */
export function isExempt(hostname: string, noProxy: string): boolean {
  if (noProxy.trim() === '*') return true;
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const patterns = noProxy.toLowerCase().split(/[\s,]+/);
  return isIP(host) === 0
    ? patterns.some((pattern) => isAtOrBelow(host, pattern))
    : patterns.some((pattern) => isInNetwork(host, pattern));
}

function isAtOrBelow(host: string, pattern: string): boolean {
  const name = pattern.replace(/^\./, '').replace(/\.$/, '');
  const bare = host.replace(/\.$/, '');
  return name !== '' && (bare === name || bare.endsWith(`.${name}`));
}

function isInNetwork(address: string, pattern: string): boolean {
  const [network = '', bits] = pattern.replace(/^\[|\]$/g, '').split('/');
  const version = isIP(network);
  if (version === 0 || version !== isIP(address)) return false;
  const longest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (prefix < 0 || prefix > longest) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, version === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
