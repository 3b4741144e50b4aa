import { expect, type BrowserContext } from '@playwright/test';
import { demoSignIns } from '../../src/lib/server/db/demo/accounts';
import type { Language } from './e2e-words';

/** The part of a demo e-mail before the @. */
export type DemoName =
	'tho-xuan' | 'hoang-hoa' | 'xam-neua' | 'registrar' | 'helper' | 'thanh-hoa' | 'houaphanh' | 'exchange' | 'admin';

/** E-mail and password of a demo account. */
export function demoSignIn(name: DemoName): { email: string; password: string } {
	const found = demoSignIns.find(({ email }) => email.startsWith(`${name}@`));
	if (!found) throw new Error(`no demo sign-in ${name}`);
	return found;
}

/** Chooses language and theme as the switches do: in a cookie. */
export async function prefer(
	context: BrowserContext,
	{ language, theme }: { language?: Language; theme?: 'light' | 'dark' },
	url: string
): Promise<void> {
	const cookies = [
		...(language ? [{ name: 'PARAGLIDE_LOCALE', value: language, url }] : []),
		...(theme ? [{ name: 'theme', value: theme, url }] : [])
	];
	await context.addCookies(cookies);
}

/** Signs in with the form of the sign-in page, without showing it. The session stays in the context's cookies. */
export async function signIn(context: BrowserContext, name: DemoName, url: string): Promise<void> {
	const { email, password } = demoSignIn(name);
	const answer = await context.request.post('/login', {
		form: { email, password },
		headers: { origin: new URL(url).origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status(), `sign-in of ${email}`).toBe(303);
}

/** Sends a form as a browser without scripts would. */
export async function postForm(
	context: BrowserContext,
	path: string,
	form: Record<string, string>,
	url: string
): Promise<{ status: number; location: string | null; body: string }> {
	const answer = await context.request.post(path, {
		form,
		headers: { origin: new URL(url).origin, accept: 'text/html' },
		maxRedirects: 0
	});
	return { status: answer.status(), location: answer.headers().location ?? null, body: await answer.text() };
}

/** The first id after a path in a page's HTML, such as the first drive of the list. */
export async function firstIdOn(context: BrowserContext, page: string, prefix: string): Promise<string> {
	const html = await (await context.request.get(page, { headers: { accept: 'text/html' } })).text();
	const found = html.match(new RegExp(`${prefix}([0-9a-f]{8}-[0-9a-f-]{27})`));
	if (!found?.[1]) throw new Error(`no ${prefix}… on ${page}`);
	return found[1];
}

/** Adds a donor to the signed-in person's club by its form and returns the id. */
export async function addDonor(
	context: BrowserContext,
	person: { fullName: string } & Record<string, string>,
	url: string
): Promise<string> {
	const page = await (await context.request.get('/donors/new', { headers: { accept: 'text/html' } })).text();
	const owner = page.match(/name="owner" value="([^"]+)"/)?.[1] ?? '';
	const form = { owner, consentRegistration: 'on', confirmNew: 'on', ...person };
	const { status, location, body } = await postForm(context, '/donors/new', form, url);
	const id = location?.match(/\/donors\/([0-9a-f-]{36})/)?.[1];
	if (!id) throw new Error(`the donor was not added: ${status} ${body.slice(0, 200)}`);
	return id;
}
