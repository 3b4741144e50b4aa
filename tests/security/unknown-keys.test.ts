import { beforeAll, expect, test } from 'vitest';
import { acts } from './acts';
import { cookiesOf, readyActs, sent, stateOfRest, undone, type ReadyAct } from './sendings';
import { post, truth } from './visitor';

const somebody = '/(app)/people/[membershipId=uuid]';

/** Forms that the program reads as a whole, and refuses when they have a key more. */
const refuses = [
	'/(app)/account/passkeys remove',
	'/(app)/clubs/applications approve',
	'/(app)/clubs/applications decline',
	'/(app)/clubs/import preview',
	'/(app)/clubs/import add',
	'/(app)/people/invite-many preview',
	'/(app)/people/invite-many invite',
	...['suspend', 'resume', 'limit', 'end', 'handOver'].map((action) => `${somebody} ${action}`)
];
/** Forms out of which only known keys are read, by the form library or by name: one more is never seen. */
const drops = Object.keys(acts).filter((key) => !refuses.includes(key));

const mark = 'canaryofakey';
const withMore = (one: ReadyAct): ReadyAct => ({ ...one, body: { ...one.body, nobodyKnows: mark } });

let cookies: Record<string, string> = {};
beforeAll(async () => {
	cookies = await cookiesOf(0);
});

test('a key that no form has is refused, and nothing changes', async () => {
	const ready = await readyActs(refuses);
	expect(ready.map(({ key }) => key).sort()).toEqual([...refuses].sort());
	const before = await stateOfRest();
	for (const one of ready) expect([400, 404], one.key).toContain((await sent(withMore(one), cookies)).status);
	expect(await stateOfRest()).toEqual(before);
});

test('control: without it the same is done', async () => {
	const ready = await readyActs(refuses);
	expect(await undone(ready, cookies)).toEqual([]);
	for (const one of ready.filter(({ leaves, key }) => leaves === null && !key.includes('passkeys')))
		expect((await sent(one, cookies)).status, one.key).toBe(200);
});

test('where it is not refused, it is dropped: the work is done and the key is kept nowhere', async () => {
	const ready = await readyActs(drops);
	expect(await undone(ready.map(withMore), cookies)).toEqual([]);
	const tables = await truth(
		"select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
	);
	const found = tables.map(
		({ name }) => `select '${name}' as name from ${name} t where to_jsonb(t)::text like '%' || $1 || '%'`
	);
	expect(await truth(found.join(' union all '), [mark])).toEqual([]);
});

test('nobody signs in with a key more, or ends a session', async () => {
	const known = { email: 'tho-xuan@demo.example', password: 'mot-giot-mau-cho-di' };
	expect((await post('/login', { ...known, nobodyKnows: mark })).status).toBe(400);
	expect((await post('/login', known)).status).toBe(303);
	const end = (more: object) =>
		post('/account/sessions?/end', { id: 'a'.repeat(64), ...more }, { cookie: cookies.admin });
	expect((await end({ nobodyKnows: mark })).status).toBe(404);
	expect((await end({})).status).toBe(200);
});
