import { beforeAll, describe, expect, test } from 'vitest';
import { acts } from './acts';
import { cookiesOf, readyActs, sent, stateOfRest, undone } from './sendings';
import { ask, type Answer } from './visitor';

const somebody = '/(app)/people/[membershipId=uuid]';

/** What asks for the password again after ten minutes (R15). Every other act must go through without. */
const asksAgain = [
	'/(app)/account/email default',
	'/(app)/account/passkeys remove',
	'/(app)/account/second-factor setUp',
	'/(app)/account/second-factor renew',
	'/(app)/account/second-factor remove',
	'/(app)/clubs/applications approve',
	'/(app)/clubs/applications decline',
	'/(app)/donors/[donorId=uuid]/erase default',
	'/(app)/donors/[donorId=uuid]/held show',
	'/(app)/clubs/import preview',
	'/(app)/clubs/import add',
	'/(app)/donors/export take',
	'/(app)/people/invite-many preview',
	'/(app)/people/invite-many invite',
	'/(app)/people/new default',
	'/(app)/thanks/export take',
	...['suspend', 'resume', 'limit', 'end', 'renew', 'takeBack', 'giveCode', 'resetFactor', 'handOver'].map(
		(action) => `${somebody} ${action}`
	)
];
const goesThrough = Object.keys(acts).filter((key) => !asksAgain.includes(key));

/** Whether an answer is the question for the password: the page that asks it, or the form with the way there. */
const isAsked = ({ status, headers, body }: Answer) =>
	(status === 303 && Boolean(headers.location?.startsWith('/account/confirm?'))) ||
	(status === 403 && body.includes('href="/account/confirm"'));

let stale: Record<string, string> = {};
let fresh: Record<string, string> = {};
beforeAll(async () => {
	[stale, fresh] = [await cookiesOf(11), await cookiesOf(5)];
});

describe('eleven minutes after the password was given', () => {
	test('it is asked again before any of these is done, and nothing changes', async () => {
		const ready = await readyActs(asksAgain);
		expect(ready.map(({ key }) => key).sort()).toEqual([...asksAgain].sort());
		const before = await stateOfRest();
		const wrong: string[] = [];
		for (const one of ready) {
			const answer = await sent(one, stale);
			if (!isAsked(answer)) wrong.push(`${one.as}: ${one.key} (${answer.status})`);
		}
		expect(wrong).toEqual([]);
		expect(await stateOfRest()).toEqual(before);
	});

	test('it is asked for no other act', async () => {
		const ready = await readyActs(goesThrough);
		expect(ready.map(({ key }) => key).sort()).toEqual([...goesThrough].sort());
		expect(await undone(ready, stale)).toEqual([]);
	});

	test.each(['/account/email', '/account/passkeys', '/account/second-factor', '/donors/export', '/thanks/export'])(
		'it is asked before the page %s is shown',
		async (path) => {
			expect(isAsked(await ask(path, { cookie: stale.admin }))).toBe(true);
			expect((await ask(path, { cookie: fresh.admin })).status).toBe(200);
		}
	);

	test.each([
		['/donors/export', 'donors'],
		['/thanks/export', 'honours']
	])('a file whose taking was noted at %s is not handed out', async (path, file) => {
		const taken = await ask(`${path}?/take`, { method: 'POST', body: { kind: 'csv' }, cookie: fresh.admin });
		const address = taken.headers.location ?? '';
		expect(address).toContain(`${path}/${file}.csv?`);
		const [before, now] = [await ask(address, { cookie: stale.admin }), await ask(address, { cookie: fresh.admin })];
		expect([before.status, before.headers.location?.split('?')[0]]).toEqual([303, path]);
		expect([now.status, now.headers['content-disposition']]).toEqual([200, expect.stringContaining(`${file}-`)]);
		expect(now.body).toContain('canarya1');
		expect(now.body).not.toContain('canarya2');
	});

	test('no passkey can be made: the browser is not told what it needs for one', async () => {
		const before = await stateOfRest();
		const options = (cookies: Record<string, string>) =>
			ask('/account/passkeys/options', { method: 'POST', body: '', cookie: cookies.admin, headers: { accept: '*/*' } });
		expect((await options(stale)).status).toBe(403);
		expect(await stateOfRest()).toEqual(before);
		expect((await options(fresh)).status).toBe(200);
	});
});

test('control: within the ten minutes each of these is done', async () => {
	const ready = await readyActs(asksAgain);
	expect(await undone(ready, fresh)).toEqual([]);
	for (const one of ready.filter(({ leaves }) => leaves === null))
		expect(isAsked(await sent(one, fresh)), one.key).toBe(false);
});
