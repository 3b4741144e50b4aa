/**
 * What a donor may agree to, each on its own. Without `registration` nobody is entered. `contact` is what was agreed to before each way of
 * reaching somebody was asked for by itself: it can be taken back, and is given no more.
 */
export const CONSENT_PURPOSES = [
	'registration',
	'contact',
	'contact_phone',
	'contact_sms',
	'contact_zalo',
	'contact_email',
	'reserve',
	'sharing'
] as const;

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What is asked for today. */
export const GIVEN_PURPOSES = CONSENT_PURPOSES.filter((purpose) => purpose !== 'contact');

/** How the consent was given. */
export const CONSENT_WAYS = ['ticked', 'signed_paper', 'spoken'] as const;

/** The ways that leave a proof: the donor's own tick, or a paper that the club keeps. */
export const PROVEN_WAYS = ['ticked', 'signed_paper'] as const;

/** One proof, as far as it is asked whether it stands. */
type Proof = { purpose: string; withdrawnAt: Date | null };

/** How somebody may be reached. */
export type ContactWay = 'phone' | 'sms' | 'zalo' | 'email';

/** Whether a consent to this purpose stands: given, and not taken back. */
export function agreesTo(proofs: readonly Proof[], purpose: ConsentPurpose): boolean {
	return proofs.some((proof) => proof.purpose === purpose && proof.withdrawnAt === null);
}

/**
 * Of proofs, newest first, the one of each purpose that stands; and what was before: taken back, or given anew since, as where two entries of
 * one person agreed to the same.
 */
export function standingProofs<P extends Proof>(proofs: readonly P[]): { standing: P[]; before: P[] } {
	const given = proofs.filter(({ withdrawnAt }) => withdrawnAt === null);
	const standing = given.filter((proof, at) => given.findIndex(({ purpose }) => purpose === proof.purpose) === at);
	return { standing, before: proofs.filter((proof) => !standing.includes(proof)) };
}

/** Whether somebody agreed to be reached like this. What was once agreed to in one sentence named calls, texts and e-mail, not Zalo. */
export function mayContact(proofs: readonly Proof[], way: ContactWay): boolean {
	return agreesTo(proofs, `contact_${way}`) || (way !== 'zalo' && agreesTo(proofs, 'contact'));
}

/** What a consent taken back brings with it: off the list of reserve donors, and without that to being registered nothing is handed out. */
export function followsFrom(purpose: ConsentPurpose): { leavesReserve: boolean; isRestricted: boolean } {
	const unregistered = purpose === 'registration';
	return { leavesReserve: unregistered || purpose === 'reserve', isRestricted: unregistered };
}
