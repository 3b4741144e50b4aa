import { Lucia, TimeSpan } from 'lucia';
import { env } from '../env';
import { sessionAdapter, type SessionUser } from './session-adapter';
import type { SessionStage } from './start-session';

/** What Lucia hands back with a session that it found. */
export type SessionAttributes = {
	idleExpiresAt: Date;
	absoluteExpiresAt: Date;
	lastUsedAt: Date;
	/** When the person last proved who they are. */
	passwordAt: Date;
	stage: SessionStage;
};

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof createLucia>;
		DatabaseUserAttributes: SessionUser;
		DatabaseSessionAttributes: SessionAttributes;
	}
}

function createLucia() {
	const secure = env().ORIGIN.startsWith('https:');
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

let instance: ReturnType<typeof createLucia> | undefined;

/** Lucia v3, set up for this installation on first use. */
export function lucia() {
	instance ??= createLucia();
	return instance;
}
