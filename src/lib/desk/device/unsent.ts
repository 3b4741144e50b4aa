import { UNSENT_COOKIE } from '../unsent-cookie';

const DAYS = 30;

/** Tells the house, in a cookie, how many operations of a drive wait on this device: signing out is refused meanwhile. */
export function tellUnsent(driveId: string, count: number): void {
	const age = count > 0 ? DAYS * 86_400 : 0;
	document.cookie = `${UNSENT_COOKIE}=${driveId}.${count}; path=/; max-age=${age}; samesite=lax`;
}
