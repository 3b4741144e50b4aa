import { UUID } from '../uuid';

/** What stands in the address of the register form: a search, a chosen donor, the registration just made. Empty when not asked. */
export type RegisteringAddress = { typed: string; donor: string; registered: string };

/** Reads the address; what makes no sense counts as not asked. */
export function registeringAddress(address: URLSearchParams): RegisteringAddress {
	const id = (name: string) => (UUID.test(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
	const typed = (address.get('q') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 80);
	return { typed, donor: id('donor'), registered: id('registered') };
}
