import { beforeEach, describe, expect, test } from 'vitest';
import type { Doubt } from '../../src/lib/desk/doubt';
import { lookRow } from '../../src/lib/desk/look-row-words';
import type { Operation } from '../../src/lib/desk/operation';
import { looksPage } from '../../src/lib/server/desk/looks';
import { markSeen } from '../../src/lib/server/desk/mark-seen';
import type { Told } from '../../src/lib/server/desk/taking';
import { act, known, now } from '../support/desk';
import { deviceOf, operation } from '../support/device';
import { merged } from '../support/merging';
import {
	as,
	driveId,
	gave,
	openDesk,
	outcome,
	person,
	registered,
	registrar,
	stateOf,
	truth
} from '../support/registration-desk';

openDesk();

let send: (sent: Operation, at?: Date) => Promise<Told>;
let id: string;
let donorId: string;

beforeEach(async () => {
	send = deviceOf(registrar, driveId, (work) => as(registrar, work));
	donorId = await person();
	({ registrationId: id } = await registered(known(donorId)));
});

const giving = (said = {}) => operation(id, '', { act: 'donate', volumeMl: 350, ...said });
const arriving = () => operation(id, '', { act: 'arrive' });

/** The only thing to look at, as the page shows it. */
async function look() {
	const { looks, count } = await as(registrar, (tx) => looksPage(tx, driveId, null));
	expect(count).toBe(1);
	const [only] = looks;
	if (!only) throw new Error('there is nothing to look at');
	return lookRow(only, { id: driveId, timezone: 'Asia/Ho_Chi_Minh' }, 'vi');
}

const see = (operationId: string, doubt: Doubt, sure = false) =>
	as(registrar, (tx) => markSeen(tx, { actor: registrar, driveId, id: operationId, doubt, now, sure }));

describe('a conflict is shown in words, with a way to settle it', () => {
	test('arrived at two desks', async () => {
		await send(arriving());
		const again = arriving();
		await send(again);
		expect(await look()).toMatchObject({ id: again.id, doubt: 'arrived_twice', waiting: false, remedies: ['seen'] });
		expect((await look()).why).not.toBe('');
		expect(await see(again.id, 'arrived_twice')).toMatchObject({ ok: true });
	});

	test('two volumes', async () => {
		await send(giving());
		await send(giving({ volumeMl: 450 }));
		const shown = await look();
		expect(shown).toMatchObject({ doubt: 'donated_twice', remedies: ['counts', 'seen'], forGood: true });
		expect([shown.typed, shown.stored].map((text) => /450|350/.exec(text)?.[0])).toEqual(['450', '350']);
	});

	test('a bag number that is used twice', async () => {
		const other = await registered(known(await person()));
		await send(operation(other.registrationId, '', { act: 'donate', volumeMl: 350, bagNumber: 'B 7' }));
		await send(giving({ bagNumber: 'B 7' }));
		expect(await look()).toMatchObject({ doubt: 'bag_taken', remedies: ['bag_number', 'seen'] });
	});

	test('cancelled on the web meanwhile: what happened at the desk counts', async () => {
		const { version } = (await stateOf(id)) as { version: number };
		expect(await outcome('cancelled', act(id, version))).toMatchObject({ ok: true });
		const arrive = arriving();
		expect(await send(arrive)).toMatchObject({ doubt: 'cancelled_meanwhile', state: 'arrived' });
		expect(await look()).toMatchObject({ doubt: 'cancelled_meanwhile', remedies: ['seen'] });
		expect(await see(arrive.id, 'cancelled_meanwhile')).toMatchObject({ ok: true });
	});

	test('the drive closed meanwhile: recorded, and looked at', async () => {
		await truth(`update drives set status = 'closed' where id = $1`, [driveId]);
		const donate = giving();
		expect(await send(donate)).toMatchObject({ doubt: 'after_closing', state: 'donated' });
		expect(await look()).toMatchObject({ doubt: 'after_closing', waiting: false, remedies: ['seen'] });
		expect(await see(donate.id, 'after_closing')).toMatchObject({ ok: true });
	});

	test('given elsewhere within the interval: stored as too early, and said so', async () => {
		await gave(donorId, 20);
		const donate = giving();
		expect(await send(donate)).toMatchObject({ doubt: 'against_the_rules', state: 'donated' });
		expect(await truth('select interval_breach from donations where drive_id = $1', [driveId])).toEqual([
			{ interval_breach: true }
		]);
		const shown = await look();
		expect(shown).toMatchObject({ doubt: 'against_the_rules', remedies: ['seen'] });
		expect(shown.stored).toContain('Sớm hơn khoảng cách quy định.');
		expect(await see(donate.id, 'against_the_rules')).toMatchObject({ ok: true });
	});

	test('two entries became one, and a device still names the place that was dropped: what it did counts at the one that stayed', async () => {
		const twin = await person({ fullName: 'Le Thi Vi Du', birthDate: '1994-06-05' });
		const { registrationId: dropped } = await registered(known(twin));
		await merged(donorId, twin);
		expect(await truth('select id from registrations where id = $1', [dropped])).toEqual([]);
		const arrive = operation(dropped, '', { act: 'arrive' });
		expect(await send(arrive)).toMatchObject({ doubt: null, registrationId: id, state: 'arrived' });
		const donate = operation(dropped, arrive.id, { act: 'donate', volumeMl: 350 });
		expect(await send(donate)).toMatchObject({ doubt: null, registrationId: id, state: 'donated' });
		expect(await truth('select registration_id from donations where drive_id = $1', [driveId])).toEqual([
			{ registration_id: id }
		]);
	});

	test('control: without knowing what became of the place, both wait as those of nobody', async () => {
		await truth('alter function giot_registration_kept(uuid, uuid) rename to giot_registration_kept_away');
		await truth(
			'create function giot_registration_kept(uuid, uuid) returns uuid language sql as $$ select null::uuid $$'
		);
		try {
			const twin = await person({ fullName: 'Le Thi Vi Du', birthDate: '1994-06-05' });
			const { registrationId: dropped } = await registered(known(twin));
			await merged(donorId, twin);
			expect(await send(operation(dropped, '', { act: 'arrive' }))).toMatchObject({ doubt: 'person_unknown' });
		} finally {
			await truth('drop function giot_registration_kept(uuid, uuid)');
			await truth('alter function giot_registration_kept_away(uuid, uuid) rename to giot_registration_kept');
		}
	});
});
