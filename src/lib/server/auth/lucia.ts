import { Lucia, TimeSpan } from 'lucia';
import { env } from '../env';
import { sessionAdapter, type SessionUser } from './session-adapter';
import type { KeptStage } from './start-session';

/** What Lucia hands back with a session that it found. */
export type SessionAttributes = {
	idleExpiresAt: Date;
	absoluteExpiresAt: Date;
	lastUsedAt: Date;
	/** When the person last proved who they are. */
	passwordAt: Date;
	stage: KeptStage;
};

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaFor>;
		DatabaseUserAttributes: SessionUser;
		DatabaseSessionAttributes: SessionAttributes;
	}
}

/** Lucia v3 for pages of an origin: over TLS the cookie is one that no other host and no path can set. */
export function luciaFor(origin: string) {
	const secure = origin.startsWith('https:');
	return new Lucia(sessionAdapter, {
		sessionExpiresIn: new TimeSpan(14, 'h'),
		sessionCookie: {
			name: secure ? '__Host-session' : 'session',
			expires: false,
			attributes: { secure, sameSite: 'lax', path: '/' }
		},
		getUserAttributes: (attributes) => attributes,
		getSessionAttributes: ({ lastUsedAt, passwordAt, stage, idleExpiresAt, absoluteExpiresAt }) => ({
			lastUsedAt,
			passwordAt,
			stage,
			idleExpiresAt,
			absoluteExpiresAt
		})
	});
}

let instance: ReturnType<typeof luciaFor> | undefined;

/** Lucia v3, set up for this installation on first use. */
export function lucia() {
	instance ??= luciaFor(env().ORIGIN);
	return instance;
}
