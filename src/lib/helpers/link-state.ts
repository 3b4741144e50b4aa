/** What a link is good for now, as the database says; only an open one lets anybody in. `early` is before the drive's days, or a draft. */
export type LinkState = 'open' | 'early' | 'over' | 'cancelled' | 'revoked';

/** Whether a link lets people in now or may do so yet. */
export function isOfUse(state: LinkState): boolean {
	return state === 'open' || state === 'early';
}
