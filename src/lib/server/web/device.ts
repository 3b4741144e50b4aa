import type { RequestEvent } from '@sveltejs/kit';
import type { Device } from '../auth/start-session';

/** From where, with what and when somebody comes. */
export function deviceOf({ request, getClientAddress }: RequestEvent): Device {
	return { address: getClientAddress(), userAgent: request.headers.get('user-agent'), now: new Date() };
}
