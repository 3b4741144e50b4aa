import { afterEach, describe, expect, test, vi } from 'vitest';
import { LEADS_TO, type Act, type Operation } from '../../src/lib/desk/operation';
import type { Deed, Standing } from '../../src/lib/desk/standing';
import { connect } from '../../src/lib/server/db';
import { takeOperation } from '../../src/lib/server/desk/take-operation';
import { withScope, type InScope } from '../../src/lib/server/scope';
import type { RegistrationState } from '../../src/lib/drives/registration-state';
import { known, now } from '../support/desk';
import { expectedOf, historyOf } from '../support/desk-histories';
import { deviceOf, operation } from '../support/device';
import { rewriting, withoutRowLocks } from '../support/overlap';
import { as, database, driveId, openDesk, person, registered, registrar, truth } from '../support/registration-desk';

openDesk();

/** How much each of three devices does: 200 acts in the full form, a tenth otherwise. */
const EACH = process.env.TEST_FULL === '1' ? 200 : 20;
const CALLERS = 20;
const AMPLE_MS = process.env.TEST_FULL === '1' ? 300_000 : 60_000;

afterEach(() => {
	vi.doUnmock('../../src/lib/desk/standing');
	vi.resetModules();
});

const registrarsScope: InScope = (work) => as(registrar, work);
const device = (scope = registrarsScope) => deviceOf(registrar, driveId, scope);
const somebody = async () => (await registered(known(await person()))).registrationId;
const giving = (id: string, volumeMl: number) => operation(id, '', { act: 'donate', volumeMl });
const bagsOf = (id: string) => truth('select volume_ml from donations where registration_id = $1', [id]);
const kept = (id: string) => truth('select doubt from drive_operations where id = $1', [id]);

describe('the same operation sent by twenty at once', () => {
	test(
		'counts once, and everybody is told the same',
		async () => {
			const id = await somebody();
			const donate = giving(id, 350);
			const devices = Array.from({ length: CALLERS }, () => device());
			const answers = await Promise.all(devices.map((send) => send(donate)));
			for (const answer of answers) expect(answer).toEqual(answers[0]);
			expect(await kept(donate.id)).toHaveLength(1);
			expect(await bagsOf(id)).toEqual([{ volume_ml: 350 }]);
			const trail = `select from audit_entries where object_id = $1 and action = 'registration.donated'`;
			expect(await truth(trail, [id])).toHaveLength(1);
		},
		AMPLE_MS
	);

	test(
		'control: without the key of the table and without locks it counts more than once',
		async () => {
			const begin = operation(await somebody(), '', { act: 'begin' });
			const lax = rewriting(database.appUrl, withoutRowLocks);
			const scope: InScope = (work) => withScope(connect(lax), { kind: 'actor', actor: registrar }, work);
			await truth('alter table drive_operations drop constraint drive_operations_pkey');
			await Promise.all(Array.from({ length: CALLERS }, () => device(scope)(begin)));
			expect((await kept(begin.id)).length).toBeGreaterThan(1);
			await truth('delete from drive_operations where id = $1', [begin.id]);
			await truth('alter table drive_operations add primary key (id)');
			await lax.end();
		},
		AMPLE_MS
	);
});

test('two devices that record a bag of one person at once: one is stored, the other is there to be looked at', async () => {
	const id = await somebody();
	const [one, other] = [giving(id, 350), giving(id, 450)];
	const told = await Promise.all([device()(one), device()(other)]);
	expect(told.map(({ doubt }) => doubt).toSorted()).toEqual(['donated_twice', null]);
	expect(await bagsOf(id)).toHaveLength(1);
	const looks =
		'select sealed is not null as sealed from drive_operations where registration_id = $1 and doubt is not null';
	expect(await truth(looks, [id])).toEqual([{ sealed: true }]);
});

type Take = typeof takeOperation;

/** Sends a history, and answers for whom the server ends elsewhere than the rule says. */
async function astrayAfter(seed: number, take: Take): Promise<unknown[]> {
	const people: string[] = [];
	while (people.length < EACH / 4) people.push(await somebody());
	const history = historyOf(seed, people, { each: EACH });
	expect(history).toHaveLength(3 * EACH);
	const failed: unknown[] = [];
	for (const sent of history) {
		const taking = { actor: registrar, driveId, deviceId: sent.id, operation: sent, locale: 'vi', now } as const;
		await take(registrarsScope, taking).catch((thrown: unknown) => failed.push(thrown));
	}
	const astray: unknown[] = [];
	for (const id of people) {
		const { same, ...compared } = await comparison(id, history);
		if (!same) astray.push(compared);
	}
	return [...failed, ...astray];
}

async function comparison(id: string, history: readonly Operation[]) {
	const expected = expectedOf(history, id);
	const [stands] = await truth('select state from registrations where id = $1', [id]);
	const bags = (await bagsOf(id)).map((bag) => Number(bag.volume_ml));
	const oneBag = bags.length === Math.min(1, expected.bags.length);
	const ofThese = bags.every((bag) => expected.bags.includes(bag));
	return { id, expected, state: stands?.state, bags, same: stands?.state === expected.state && oneBag && ofThese };
}

describe('three devices that know of each other now and then', () => {
	test.each([1, 2, 27])(
		'end where the rule says, whatever the order of what came in (seed %i)',
		async (seed) => {
			expect(await astrayAfter(seed, takeOperation)).toEqual([]);
		},
		AMPLE_MS
	);

	test(
		'control: with a rule that takes the last that came, some end elsewhere',
		async () => {
			const lastThatCame = (before: RegistrationState, deeds: readonly Deed[]): Standing => {
				const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
				const last = deeds.findLast(({ id, act }) => (act as Act) in LEADS_TO && !undone.has(id));
				return { state: last ? (LEADS_TO[last.act as Act] ?? before) : before, head: last?.id ?? '', clashes: [] };
			};
			vi.resetModules();
			vi.doMock('../../src/lib/desk/standing', async (original) => ({
				...(await original<object>()),
				standingOf: lastThatCame
			}));
			const patched = await import('../../src/lib/server/desk/take-operation');
			expect((await astrayAfter(1, patched.takeOperation)).length).toBeGreaterThan(0);
		},
		AMPLE_MS
	);
});
