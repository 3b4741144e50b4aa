import { beforeAll, expect, inject, test } from 'vitest';
import { formFields } from './form-fields';
import { cookiesOf, readyActs, sent, stateOfRest, undone, type ReadyAct } from './sendings';
import { ask, post } from './visitor';

const { routes } = inject('world');
const mark = 'canaryofakey';
const withMore = (one: ReadyAct): ReadyAct => ({ ...one, body: { ...one.body, nobodyKnows: mark } });

let cookies: Record<string, string> = {};
beforeAll(async () => {
	cookies = await cookiesOf(0);
});

test('of every form of the build it is known which fields it has', () => {
	const built = routes.flatMap(({ id, actions }) => actions.map((action) => `${id} ${action}`));
	expect(Object.keys(formFields).sort()).toEqual(built.sort());
});

test('a field that no form has is refused, and nothing changes', async () => {
	const ready = await readyActs();
	expect(ready.length).toBeGreaterThan(45);
	const before = await stateOfRest();
	for (const one of ready) expect((await sent(withMore(one), cookies)).status, one.key).toBe(400);
	expect(await stateOfRest()).toEqual(before);
});

test('control: without it the same is done', async () => {
	expect(await undone(await readyActs(), cookies)).toEqual([]);
});

test('no field that a form has is refused as unknown', async () => {
	const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
	const wrong: string[] = [];
	for (const { key, as, path } of await readyActs()) {
		const body = Object.fromEntries((formFields[key] ?? []).map((name) => [name, '\u0000']));
		if (Object.keys(body).length === 0) continue;
		const answer = await ask(path, { method: 'POST', body, cookie: cookies[as], headers });
		if (/"type":"error","status":400/.test(answer.body)) wrong.push(key);
	}
	expect(wrong).toEqual([]);
});

/** The names of the fields of each form of a page that sends something, by the action that it names. */
function formsIn(html: string): [action: string, fields: string[]][] {
	const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].filter(([, head]) =>
		/method="post"/i.test(head ?? '')
	);
	return forms.map(([, head = '', body = '']) => [
		/action="([^"]*)"/.exec(head)?.[1] ?? '',
		[...body.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name ?? '')
	]);
}

test('no page offers a field that its form does not have', async () => {
	let forms = 0;
	const wrong: string[] = [];
	for (const { key, as, path } of await readyActs()) {
		const route = key.split(' ')[0] ?? '';
		const { body } = await ask(path.split('?')[0] ?? '', { cookie: cookies[as] });
		for (const [action, fields] of formsIn(body)) {
			// The switches of the frame send to addresses of their own.
			if (action.startsWith('/') && !action.startsWith('/drives/')) continue;
			const known = formFields[`${route} ${/\?\/(\w+)/.exec(action)?.[1] ?? 'default'}`];
			forms += 1;
			for (const field of fields) if (!known?.includes(field)) wrong.push(`${route} ${action}: ${field}`);
		}
	}
	expect([...new Set(wrong)]).toEqual([]);
	expect(forms).toBeGreaterThan(40);
});

test('nobody signs in, asks, applies or sets a language with a field more', async () => {
	const known = { email: 'tho-xuan@demo.example', password: 'mot-giot-mau-cho-di' };
	const open: [string, Record<string, string>][] = [
		['/login', known],
		['/apply', {}],
		['/reset', { email: known.email }],
		['/reset/code?/code', { code: 'AAAA-BBBB' }],
		['/preferences?/locale', { locale: 'lo', back: '/login' }],
		['/logout', {}]
	];
	for (const [path, body] of open) expect((await post(path, { ...body, nobodyKnows: mark })).status, path).toBe(400);
	expect((await post('/login', known)).status).toBe(303);
	expect((await post('/preferences?/locale', { locale: 'lo', back: '/login' })).status).toBe(303);
});

test('nobody ends a session with a field more', async () => {
	const end = (more: object) =>
		post('/account/sessions?/end', { id: 'a'.repeat(64), ...more }, { cookie: cookies.admin });
	expect((await end({ nobodyKnows: mark })).status).toBe(400);
	expect((await end({})).status).toBe(200);
});
