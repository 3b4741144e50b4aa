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

type FormOfPage = { address: string; actions: string[]; fields: string[] };

/** Each form of a page that sends something, with the actions that it or its buttons name. */
function formsIn(html: string): FormOfPage[] {
	const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].filter(([, head]) =>
		/method="post"/i.test(head ?? '')
	);
	return forms.map(([whole, head = '']) => {
		const actions = [...whole.matchAll(/action="[^"?]*\?\/(\w+)/g)].map(([, action]) => action ?? '');
		return {
			address: /\baction="([^"]*)"/.exec(head)?.[1] ?? '',
			actions: actions.length > 0 ? actions : ['default'],
			fields: [...whole.matchAll(/<(?:input|select|textarea|button)\b[^>]*\sname="([^"]+)"/g)].map(
				([, name]) => name ?? ''
			)
		};
	});
}

test('no page offers a field that its form does not have', async () => {
	const looked = new Set<string>();
	const wrong: string[] = [];
	for (const { key, as, path } of await readyActs()) {
		const page = key.split(' ')[0] ?? '';
		const { body } = await ask(path.split('?')[0] ?? '', { cookie: cookies[as] });
		// The switches of the frame send to addresses of their own.
		for (const { address, actions, fields } of formsIn(body).filter(
			(one) => !/^\/(preferences|logout)/.test(one.address)
		))
			for (const action of actions) {
				// A form may send to another page, such as a drive that is kept among the templates.
				const route = /^\/(.+)\?\//.test(address) ? `/(app)${address.split('?')[0]}` : page;
				looked.add(`${route} ${action}`);
				const known = formFields[`${route} ${action}`] ?? [];
				wrong.push(
					...fields.filter((field) => !known.includes(field)).map((field) => `${route} ${action} ${address}: ${field}`)
				);
			}
	}
	expect([...new Set(wrong)]).toEqual([]);
	expect(looked.size).toBeGreaterThan(30);
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
