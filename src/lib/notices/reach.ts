import { mayContact } from '../donors/consent';
import { NOTICE_WAYS, type NoticeKind, type NoticeWay, type Unreachable } from './notice';

/** Where somebody may be written to, and what they agreed to: the purposes of consents that stand. */
export type Address = { email: string | null; phone: string | null; agreed: readonly string[] };

/** Somebody to be told: `own` is what they typed to sign up for this drive, `donor` what is known of them as a donor. */
export type Somebody = { own: Address | null; donor: Address | null; restricted: boolean };

/** By which way somebody is told and where, or why not. */
export type Reach = { way: NoticeWay; to: string } | { unreachable: Unreachable };

/** The address typed for a drive was given to be told of it; thanking goes beyond that and is agreed to by itself. */
const COVERED_BY_SIGN_UP: Record<NoticeKind, boolean> = {
	announced: false,
	moved: true,
	place: true,
	cancelled: true,
	reopened: true,
	slot: true,
	reminder: true,
	thanks: false,
	again: false
};

/** The address of a way, `undefined` where there is none, and whether it may be used for this. */
function addressOf(address: Address, way: NoticeWay, covered: boolean) {
	const to = way === 'email' ? address.email : address.phone;
	const proofs = address.agreed.map((purpose) => ({ purpose, withdrawnAt: null }));
	const signedUp = covered && way === 'email' && address.agreed.includes('sign_up');
	return to ? { way, to, may: signedUp || mayContact(proofs, way) } : undefined;
}

/**
 * How somebody is told: by the first way that this installation has and that they agreed to. Of somebody restricted nothing is used. What goes beyond the
 * drive is asked of a known donor alone, who may have withdrawn what was agreed to when they signed up.
 */
export function reachOf(kind: NoticeKind, { own, donor, restricted }: Somebody, ways: readonly NoticeWay[]): Reach {
	if (restricted) return { unreachable: 'restricted' };
	const covered = COVERED_BY_SIGN_UP[kind];
	const asked = own && donor && !covered ? { ...own, agreed: [] } : own;
	const possible = NOTICE_WAYS.flatMap((way) => [
		asked && addressOf(asked, way, covered),
		donor && addressOf(donor, way, false)
	]).filter((one) => one !== undefined && one !== null);
	const agreed = possible.filter(({ may }) => may);
	const open = agreed.find(({ way }) => ways.includes(way));
	if (open) return { way: open.way, to: open.to };
	if (agreed.length > 0) return { unreachable: 'no_way' };
	return { unreachable: possible.length > 0 ? 'no_consent' : 'no_address' };
}
