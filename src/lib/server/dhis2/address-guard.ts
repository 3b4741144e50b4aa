import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are nobody's on the internet: this machine, the own network, link-local (where clouds keep their secrets), groups, and the like. */
const near = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const)
	near.addSubnet(net, bits, 'ipv4');

/** Only global unicast is somebody's; of it not what carries an IPv4 address inside, nor examples. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const near6 = new BlockList();
for (const [net, bits] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16]
] as const)
	near6.addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies outside of every private or special network. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !near.check(address, 'ipv4');
	return family === 6 && global6.check(address, 'ipv6') && !near6.check(address, 'ipv6');
}

/** A name led to an address that is not on the internet. */
export class PrivateAddress extends Error {}

/** Looks a name up and refuses it if any of its addresses is not public: what was checked is what is connected to. */
export const publicLookup: LookupFunction = (host, options, answer) => {
	lookup(host, { ...options, all: true }, (problem, found) => {
		if (problem) return answer(problem, []);
		if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
			return answer(new PrivateAddress(), []);
		if (options.all) return answer(null, found);
		const [first] = found;
		answer(null, first?.address ?? '', first?.family);
	});
};
