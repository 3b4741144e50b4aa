import { dev } from '$app/environment';
import { redirect, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { v7 } from 'uuid';
import { getLocale } from '$lib/paraglide/runtime';
import { paraglideMiddleware } from '$lib/paraglide/server';
import type { Actor } from '$lib/server/actor';
import { pathAfter } from '$lib/server/web/arrive';
import { visitorOf } from '$lib/server/auth/session';
import { stopBoards } from '$lib/server/board/live-boards';
import { closeDatabase } from '$lib/server/db';
import { refuseUnfitDatabase } from '$lib/server/db/preconditions';
import { startPushes } from '$lib/server/dhis2/send-pushes';
import { startImports } from '$lib/server/donor-import/work';
import { startPairs } from '$lib/server/donors/find-pairs';
import { env } from '$lib/server/env';
import { startMail, stopMail } from '$lib/server/mail/sender';
import { startNotices } from '$lib/server/notices/keep-telling';
import { watchForStop } from '$lib/server/readiness';
import { startReports } from '$lib/server/reports/keep-telling-reports';
import { startRecounts } from '$lib/server/recounts/work';
import { startRetention } from '$lib/server/retention/keep-retention';
import { startOffers } from '$lib/server/sign-ups/offer-places';
import { finishAfterAnswers } from '$lib/server/web/after-answer';
import { compressed } from '$lib/server/web/compressed';
import { isDatabaseDown } from '$lib/server/web/database-down';
import { endStreams } from '$lib/server/web/event-stream';
import { faultRecord } from '$lib/server/web/fault-record';
import { protectEveryAnswer } from '$lib/server/web/every-answer';
import { isAmbiguousPath, isFromOurPages, isPlainForm, isTooLarge, isUse, secured } from '$lib/server/web/guards';
import { withoutScript } from '$lib/server/web/without-script';
import { wordsAlone } from '$lib/server/web/words-alone';

const HEALTH = new Set(['/livez', '/readyz']);
// What is asked with a key looks at the key itself.
const OPEN_TO_ALL = ['/(public)', '/api/v1', '/preferences', '/livez', '/readyz', ...(dev ? ['/ui'] : [])];

/** Refuses to start on a database that would break a promise, and lets go of it at the end. */
export const init: ServerInit = async () => {
	await refuseUnfitDatabase();
	watchForStop(endStreams);
	protectEveryAnswer({ secure: isSecure() });
	startMail();
	const jobs = [
		startPairs(),
		startRetention(),
		startImports(),
		startOffers(),
		startNotices(),
		startReports(),
		startPushes(),
		startRecounts()
	];
	process.on('sveltekit:shutdown', async () => {
		await finishAfterAnswers();
		await Promise.all([stopMail(), stopBoards(), ...jobs.map((job) => job.stop())]);
		await closeDatabase();
	});
	// The supervisor is gone: end as if asked to. The listener alone must not keep the process running.
	process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	process.channel?.unref();
};

const isOpen = (routeId: string | null) =>
	OPEN_TO_ALL.some((prefix) => routeId === prefix || routeId?.startsWith(`${prefix}/`));

const isSecure = () => env().ORIGIN.startsWith('https:');

/** The path before it was read as an address, which turns a backslash into a slash. */
const asSent = ({ platform, url }: RequestEvent) => platform?.req?.url?.split('?')[0] ?? url.pathname;

const edges: Handle = async ({ event, resolve }) => {
	const refusal = isAmbiguousPath(asSent(event))
		? new Response('Not found', { status: 404 })
		: isFromOurPages(event.request, env().ORIGIN)
			? null
			: new Response('Cross-site request refused', { status: 403 });
	const response = refusal ?? (await resolve(event));
	const answer =
		event.locals.databaseDown && response.status >= 500
			? new Response(response.body, { status: 503, headers: [...response.headers, ['retry-after', '5']] })
			: new Response(response.body, response);
	return secured(compressed(event.request, answer), { secure: isSecure() });
};

const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		const theme = event.cookies.get('theme');
		event.locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
		if (isTooLarge(request, event.route.id)) return wordsAlone(request, locale, 413);
		return resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%lang%', locale)
					.replace('%theme%', event.locals.theme)
					.replace('%account%', event.locals.actor?.accountId ?? '')
					.replace('%withoutscript%', withoutScript(event))
		});
	});

/** A device whose link was revoked, whose drive is over, that was shut out, or that was asked to forget. */
const hasLeft = ({ kind, memberships, forgets }: Actor) => forgets || (kind === 'device' && memberships.length === 0);

/** What such a device may still ask: whether it shall forget the people, and to hand over what it has done. */
const hearsOut = (routeId: string | null) => routeId?.startsWith('/api/desk/') === true;

const person: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, { actor: null, arrival: null, sessionEndsAt: null });
	try {
		if (!HEALTH.has(event.route.id ?? ''))
			Object.assign(event.locals, await visitorOf(event.cookies, { now: new Date(), counts: isUse(event.request) }));
	} catch (thrown) {
		if (!isDatabaseDown(thrown)) throw thrown;
		event.locals.databaseDown = true;
		return wordsAlone(event.request, getLocale(), 503);
	}
	// Whoever signs in anew there is not kept from it.
	if (event.locals.actor?.forgets && !hearsOut(event.route.id))
		Object.assign(event.locals, { actor: null, sessionEndsAt: null });
	if (isOpen(event.route.id) || (event.locals.actor && (!hasLeft(event.locals.actor) || hearsOut(event.route.id))))
		return resolve(event);
	return turnAway(event);
};

/**
 * Anonymous: pages lead to sign-in and back, everything else is 401. A form sent without script gets a page that can be
 * reloaded after signing in, so that nothing typed is lost. Whoever still owes a second factor is led to it, a device without a desk to the
 * page that says so. No row has been read.
 */
function turnAway({ request, url, isDataRequest, locals }: Parameters<Handle>[0]['event']): Response {
	const { headers } = request;
	if (isPlainForm(request)) return wordsAlone(request, getLocale(), 401);
	const wantsPage = isDataRequest || headers.has('x-sveltekit-action') || headers.get('accept')?.includes('text/html');
	if (!wantsPage) return new Response('Sign in first', { status: 401 });
	const login = locals.actor ? '/help' : pathToSignIn(locals.arrival?.stage, url);
	// Kit puts a redirect of these two into its own JSON.
	if (isDataRequest || headers.has('x-sveltekit-action')) redirect(303, login);
	return new Response(null, { status: 303, headers: { location: login } });
}

function pathToSignIn(stage: 'second_factor' | 'enrol' | undefined, { pathname, search }: URL): string {
	if (stage) return pathAfter(stage, pathname + search);
	return pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`;
}

export const handle: Handle = sequence(edges, language, person);

/** Logs an unexpected error under an id that the page shows, and tells a database that is away from a fault of ours. */
export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	if (status === 404) return { message };
	const id = v7();
	if (isDatabaseDown(thrown)) {
		event.locals.databaseDown = true;
		return { message: 'unavailable', code: 'unavailable', id };
	}
	console.error(JSON.stringify({ id, time: new Date().toISOString(), route: event.route.id, ...faultRecord(thrown) }));
	return { message, id };
};
