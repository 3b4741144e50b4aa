import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/lib/desk/operation';
import { refused } from '../../src/lib/result';
import { joinRegistrations } from '../../src/lib/server/desk/join-registrations';
import { looksPage } from '../../src/lib/server/desk/looks';
import type { Told } from '../../src/lib/server/desk/taking';
import { known, now } from '../support/desk';
import { again, bags, kept, told, settling } from '../support/desk-settling';
import { deviceOf, operation, walkIn } from '../support/device';
import {
	as,
	driveId,
	openDesk,
	person,
	registered,
	registrar,
	stateOf,
	stranger,
	truth
} from '../support/registration-desk';

openDesk();

let send: (sent: Operation, at?: Date) => Promise<Told>;
let id: string;

beforeEach(async () => {
	send = deviceOf(registrar, driveId, (work) => as(registrar, work));
	({ registrationId: id } = await registered(known(await person())));
});

const giving = (after: string, said = {}, at = id) => operation(at, after, { act: 'donate', volumeMl: 350, ...said });

describe('whoever is registered at two desks', () => {
	const same = (operationId: string, actor = registrar, sure = true) =>
		joinRegistrations((work) => as(actor, work), {
			...settling(operationId, 'already_registered', actor),
			sure,
			locale: 'vi'
		});

	const papers = { birthDate: '5/6/1991', idKind: 'cccd', idNumber: '038191000017' };

	/** The same person, registered on a device that did not know of the first registration. */
	async function registeredTwice() {
		const first = walkIn('Lương Thị Thử', papers);
		const { registrationId } = await send(first);
		const second = walkIn('Lương Thị Thử', papers);
		expect(await send(second)).toMatchObject({ doubt: 'already_registered', state: null });
		return { registrationId, second };
	}

	test('is one person: what was done at the other desk was done to the first registration', async () => {
		const { registrationId, second } = await registeredTwice();
		const arrive = operation(second.id, second.id, { act: 'arrive' });
		const donate = giving(arrive.id, { bagNumber: 'B 5' }, second.id);
		for (const one of [arrive, donate]) expect(await send(one)).toMatchObject({ doubt: 'person_unknown' });
		const { looks } = await as(registrar, (tx) => looksPage(tx, driveId, null));
		expect(looks[0]).toMatchObject({ id: second.id, same: { person: 'Lương Thị Thử', registeredAt: now } });

		expect(await same(second.id)).toEqual({ ok: true, value: { followed: 2 } });
		expect(await kept(second.id)).toMatchObject({ settled_as: 'joined', sealed: false });
		expect(await stateOf(registrationId)).toMatchObject({ state: 'donated' });
		expect(await bags()).toEqual([{ volume_ml: 350, bag_number: 'B 5', version: 1 }]);
		expect(await as(registrar, (tx) => looksPage(tx, driveId, null))).toMatchObject({ count: 0 });
		expect(await told(second.id)).toMatchObject([{ action: 'operation.joined' }]);
		expect(await truth('select 1 from registrations where drive_id = $1', [driveId])).toHaveLength(2);
	});

	test('and is joined: what the device sends afterwards under its own name is about the first registration too', async () => {
		const { registrationId, second } = await registeredTwice();
		await same(second.id);
		const arrive = operation(second.id, second.id, { act: 'arrive' });
		expect(await send(arrive)).toMatchObject({ registrationId, doubt: null, state: 'arrived', head: arrive.id });
		expect(await send(operation(second.id, arrive.id, { act: 'begin' }))).toMatchObject({ doubt: null });
		expect(await send(operation(registrationId, '', { act: 'arrive' }))).toMatchObject({ doubt: 'arrived_twice' });
		expect(await send(second)).toMatchObject({ registrationId, doubt: null, state: 'arrived' });
	});

	test.each([{ birthDate: '5/6/1991' }, { phone: '0912 000 017' }])(
		'is found by name and %o as well, and can be another person',
		async (told) => {
			await send(walkIn('Hà Thị Thử', told));
			const second = walkIn('Hà Thị Thử', told);
			expect(await send(second)).toMatchObject({ doubt: 'already_registered' });
			expect(await again(second.id, 'already_registered', { other: true })).toMatchObject({
				value: { recorded: true, doubt: 'likely_duplicate' }
			});
			expect(await send(walkIn('Hà Thị Thử', { ...told, birthDate: '1970', phone: '' }))).not.toMatchObject({
				doubt: 'already_registered'
			});
		}
	);

	test('with the same number is never another person', async () => {
		const { second } = await registeredTwice();
		expect(await again(second.id, 'already_registered', { other: true })).toMatchObject({
			value: { recorded: false, doubt: 'already_registered' }
		});
	});

	/** The same name and birth date, and nothing kept of whom they were taken for. */
	async function takenForNobody() {
		const first = walkIn('Đinh Thị Thử', { birthDate: '5/6/1991' });
		const { registrationId } = await send(first);
		const second = walkIn('Đinh Thị Thử', { birthDate: '5/6/1991' });
		expect(await send(second)).toMatchObject({ doubt: 'already_registered' });
		await truth('update drive_operations set same_as = null where id = $1', [second.id]);
		return { registrationId, second };
	}

	test('and nobody kept whom they were taken for: trying again finds it out, however often, and registers nobody twice', async () => {
		const { registrationId, second } = await takenForNobody();
		const shown = async () => {
			const { looks } = await as(registrar, (tx) => looksPage(tx, driveId, null));
			return looks.find((look) => look.id === second.id)?.same;
		};
		expect(await shown()).toBeNull();
		for (let times = 0; times < 2; times += 1)
			expect(await again(second.id, 'already_registered')).toMatchObject({ value: { recorded: false } });
		expect(await shown()).toMatchObject({ person: 'Đinh Thị Thử' });
		const sameAs = 'select same_as from drive_operations where id = $1';
		expect(await truth(sameAs, [second.id])).toEqual([{ same_as: registrationId }]);
	});

	test('and nobody kept whom they were taken for: joined all the same', async () => {
		const { registrationId, second } = await takenForNobody();
		await send(operation(second.id, second.id, { act: 'arrive' }));
		expect(await same(second.id)).toEqual({ ok: true, value: { followed: 1 } });
		expect(await stateOf(registrationId)).toMatchObject({ state: 'arrived' });
	});

	test('and is erased: nothing of what was typed the second time stays, nor of what was done to the second registration', async () => {
		const { registrationId, second } = await registeredTwice();
		const donate = giving(second.id, { bagNumber: 'B 5' }, second.id);
		expect(await send(donate)).toMatchObject({ doubt: 'person_unknown' });
		const elsewhere = giving('', {}, v7());
		await send(elsewhere);
		for (const one of [second, donate]) expect(await kept(one.id)).toMatchObject({ sealed: true });
		await truth(
			`update donors set erased_at = now(), erased_reason = 'asked', full_name = '—', search_key = '', sort_key = '', match_keys = '{}', sex = null, birth_date = null,
				birth_precision = null, id_kind = null, id_number_encrypted = null, id_number_hash = null, id_last_four_hash = null, weight_class = null
				where id = (select donor_id from registrations where id = $1)`,
			[registrationId]
		);
		for (const one of [second, donate]) expect(await kept(one.id)).toMatchObject({ sealed: false });
		expect(await kept(elsewhere.id)).toMatchObject({ sealed: true });
	});

	test('is joined only once somebody is sure', async () => {
		const { second } = await registeredTwice();
		expect(await same(second.id, registrar, false)).toEqual(refused('sure_missing'));
		expect(await kept(second.id)).toMatchObject({ settled: false, sealed: true });
	});

	test('is joined once, and not by another club', async () => {
		const { second } = await registeredTwice();
		expect(await same(second.id, stranger)).toEqual(refused('settled_meanwhile'));
		const answers = await Promise.all([same(second.id), same(second.id)]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	});
});
