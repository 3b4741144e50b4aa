import { expect, test } from 'vitest';
import { isPublicAddress, publicLookup } from './address-guard';

test.each([
	'127.0.0.1',
	'10.1.2.3',
	'172.31.0.1',
	'192.168.1.1',
	'169.254.169.254',
	'100.64.0.1',
	'0.0.0.0',
	'224.0.0.1',
	'255.255.255.255',
	'::',
	'::1',
	'fe80::1',
	'fd00::1',
	'::ffff:10.0.0.1',
	'64:ff9b::a00:1',
	'2002:a00:1::',
	'2001:db8::1',
	'dhis2.example',
	''
])('%s is nobody’s on the internet', (address) => {
	expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '203.0.114.1', '172.32.0.1', '2606:4700::1111'])('%s is somebody’s', (address) => {
	expect(isPublicAddress(address)).toBe(true);
});

test('a name that leads to this machine is refused before anything connects', async () => {
	const problem = await new Promise((resolve) => publicLookup('localhost', { all: true }, (error) => resolve(error)));
	expect(problem).toBeInstanceOf(Error);
});
