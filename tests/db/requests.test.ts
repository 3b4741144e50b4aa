import type pg from 'pg';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ListPlace } from '../../src/lib/requests/list-place';
import type { NewRequest } from '../../src/lib/requests/request-form';
import type { Actor } from '../../src/lib/server/actor';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { fileRequest } from '../../src/lib/server/requests/file-request';
import { moveRequest, type MovingRequest } from '../../src/lib/server/requests/move-request';
import type { RequestRow } from '../../src/lib/server/requests/queries';
import { reopenRequest } from '../../src/lib/server/requests/reopen-request';
import type { Tx } from '../../src/lib/server/scope';
import { requestsPage } from '../../src/lib/server/requests/requests-page';
import { meanwhile, rewriting, withoutRowLocks } from '../support/overlap';
import { added, as, club, database, neighbour, now, openDonors, pool, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

let admin: Actor;
let office: Actor;
let abroad: Actor;
let donor: DonorRow;

const truth = <T extends object>(statement: string, values: unknown[] = []) =>
	asSuperuser<T>(database.superuserUrl, statement, values);

beforeAll(async () => {
	const url = database.superuserUrl;
	admin = await addActor(url, 'club_admin', { clubId: club });
	office = await addActor(url, 'province_coordinator');
	abroad = await addActor(url, 'province_coordinator', { provinceCode: 'LA-HO' });
});

beforeEach(async () => {
	await truth('delete from data_requests');
	donor = await added({ fullName: 'Bùi Thị Hỏi Dữ Liệu' });
});

type Asked = Partial<NewRequest> & { actor?: Actor; clubId?: string | null; provinceCode?: string };
const file = ({ actor = admin, clubId = club, provinceCode = 'VN-21', ...typed }: Asked = {}) => {
	const asked = {
		id: '',
		owner: '',
		donorId: donor.id,
		reference: '',
		kind: 'access',
		way: 'phone',
		receivedOn: '2026-11-20'
	};
	const input = { ...asked, ...typed } as NewRequest;
	return as(actor, (tx) => fileRequest(tx, actor, { owner: { clubId, provinceCode }, input, now }));
};
const filed = async (asked: Asked = {}): Promise<RequestRow> => {
	const result = await file(asked);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
};
type Step = { to: 'answered' | 'done' } | { to: 'refused'; reason: 'kept_by_law' };
const move = ({ id, version }: { id: string; version: number }, step: Step, actor = office) =>
	as(actor, (tx) => moveRequest(tx, actor, { requestId: id, version, now, ...step } as MovingRequest));
const rowOf = async ({ id }: RequestRow) =>
	(await truth('select *, answered_on::text, closed_on::text from data_requests where id = $1', [id]))[0];
const pageOf = (actor: Actor, at = now) =>
	as(actor, (tx) => requestsPage(tx, actor, { place: { after: '', before: '' }, now: at }));

describe('a request', () => {
	test('is filed by a club for its own donor, and told in the trail by id alone', async () => {
		const request = await filed({ kind: 'erasure', way: 'letter' });
		expect(request).toMatchObject({
			donorId: donor.id,
			reference: null,
			clubId: club,
			state: 'open',
			answeredOn: null
		});
		const [entry] = await truth("select * from audit_entries where object_type = 'request' and object_id = $1", [
			request.id
		]);
		expect(entry).toMatchObject({ action: 'request.filed', account_id: admin.accountId, club_id: club, fields: null });
	});

	test('of somebody who is not in the list is filed by reference', async () => {
		expect(await filed({ donorId: '', reference: 'Thư số 12' })).toMatchObject({
			donorId: null,
			reference: 'Thư số 12'
		});
	});

	test('received on a day to come is refused', async () => {
		expect(await file({ receivedOn: '2026-11-24' })).toMatchObject({ refusal: 'received_in_future' });
		expect(await file({ receivedOn: '2026-11-23' })).toMatchObject({ ok: true });
	});

	test('received more than ten years ago is refused: the year is mistyped', async () => {
		expect(await file({ receivedOn: '2016-11-22' })).toMatchObject({ refusal: 'received_long_ago' });
		expect(await file({ receivedOn: '2016-11-23' })).toMatchObject({ ok: true });
	});

	test('whose form is sent twice, at once or later, is filed once; under an id that somebody else has, by its own', async () => {
		const id = v7();
		const [one, other] = await Promise.all([filed({ id }), filed({ id })]);
		const later = await filed({ id, kind: 'erasure' });
		expect([one.id, other.id, later.id]).toEqual([id, id, id]);
		const count = () => truth<{ n: number }>('select count(*)::int n from data_requests');
		expect(await count()).toEqual([{ n: 1 }]);
		const entries = await truth("select 1 from audit_entries where action = 'request.filed' and object_id = $1", [id]);
		expect(entries).toHaveLength(1);

		expect((await filed({ id, actor: office, clubId: null })).id).not.toBe(id);
		expect(await count()).toEqual([{ n: 2 }]);
	});

	test('about a donor of another club is refused, as about nobody', async () => {
		const foreign = await added({ fullName: 'Bùi Văn Nhà Khác' }, neighbour);
		expect(await file({ donorId: foreign.id })).toMatchObject({ refusal: 'donor_not_found' });
		expect(await file({ donorId: foreign.id, actor: office, clubId: null })).toMatchObject({ ok: true });
	});

	test('goes from open to answered to done, with the days on which it did', async () => {
		const request = await filed();
		expect(await move(request, { to: 'answered' })).toMatchObject({ ok: true });
		expect(await rowOf(request)).toMatchObject({ state: 'answered', answered_on: '2026-11-23', closed_on: null });
		expect(await move({ ...request, version: 2 }, { to: 'done' })).toMatchObject({ ok: true });
		const handled = { handled_by: office.accountId, version: 3 };
		expect(await rowOf(request)).toMatchObject({ state: 'done', closed_on: '2026-11-23', ...handled });
		expect(await move({ ...request, version: 3 }, { to: 'answered' })).toMatchObject({ refusal: 'wrong_state' });
	});

	test('that was answered and closed on one day is reopened as answered on it', async () => {
		const request = await filed();
		await move(request, { to: 'answered' });
		for (const version of [2, 4]) {
			expect(await move({ ...request, version }, { to: 'done' })).toMatchObject({ ok: true });
			const again = { requestId: request.id, version: version + 1 };
			expect(await as(office, (tx) => reopenRequest(tx, office, again))).toMatchObject({ ok: true });
			expect(await rowOf(request)).toMatchObject({ state: 'answered', answered_on: '2026-11-23', closed_on: null });
		}
	});

	test('that was closed too early is reopened: as answered before, or open again, with its days from the beginning', async () => {
		const reopen = ({ id, version }: { id: string; version: number }, actor = office) =>
			as(actor, (tx) => reopenRequest(tx, actor, { requestId: id, version }));
		const request = await filed({ receivedOn: '2026-11-02' });
		expect(await reopen(request)).toMatchObject({ refusal: 'wrong_state' });
		await move(request, { to: 'refused', reason: 'kept_by_law' });
		expect(await reopen({ ...request, version: 1 })).toMatchObject({ refusal: 'stale_version' });
		expect(await reopen({ ...request, version: 2 })).toMatchObject({ ok: true });
		expect(await rowOf(request)).toMatchObject({
			...{ state: 'open', answered_on: null, closed_on: null, refusal_reason: null, version: 3 }
		});
		expect((await pageOf(office)).standing).toMatchObject([{ overdue: true, next: '2026-11-04' }]);

		await move({ ...request, version: 3 }, { to: 'answered' });
		await truth("update data_requests set answered_on = '2026-11-03'");
		await move({ ...request, version: 4 }, { to: 'done' });
		for (const actor of [abroad, neighbour, admin])
			expect(await reopen({ ...request, version: 5 }, actor)).toMatchObject({ ok: false });
		expect(await reopen({ ...request, version: 5 })).toMatchObject({ ok: true });
		expect(await rowOf(request)).toMatchObject({ state: 'answered', answered_on: '2026-11-03', closed_on: null });
		const entries = await truth(
			"select account_id, fields from audit_entries where action = 'request.reopened' and object_id = $1",
			[request.id]
		);
		expect(entries).toEqual(Array(2).fill({ account_id: office.accountId, fields: null }));
	});

	test('is refused with a class of reason, and answered by that', async () => {
		const request = await filed();
		await move(request, { to: 'refused', reason: 'kept_by_law' });
		expect(await rowOf(request)).toMatchObject({
			state: 'refused',
			refusal_reason: 'kept_by_law',
			answered_on: '2026-11-23'
		});
	});

	describe('that two who saw the same move on at once', () => {
		const moved = async (on: pg.Pool) => {
			const { id, version } = await filed();
			const moving = (to: 'answered' | 'done') => (tx: Tx) =>
				moveRequest(tx, office, { requestId: id, version, now, to });
			return meanwhile({ on, url: database.superuserUrl, actor: office }, moving('answered'), moving('done'));
		};

		test('is moved once', async () => {
			expect(await moved(pool)).toEqual(['done', 'stale_version']);
		});

		test('control: where nobody waits for it, it is moved twice', async () => {
			const heedless = rewriting(database.appUrl, withoutRowLocks);
			expect(await moved(heedless)).toEqual(['done', 'done']);
			await heedless.end();
		});
	});
});

describe('the desk', () => {
	test('shows what is overdue first, then by the day that counts next', async () => {
		const late = await filed({ receivedOn: '2026-11-02' });
		const answered = await filed({ receivedOn: '2026-11-19', kind: 'erasure' });
		const soon = await filed({ receivedOn: '2026-11-20' });
		await move(answered, { to: 'answered' });
		const { standing, deadlines } = await pageOf(office);
		expect(standing.map(({ request, overdue, next }) => ({ id: request.id, overdue, next }))).toEqual([
			{ id: late.id, overdue: true, next: '2026-11-04' },
			{ id: soon.id, overdue: false, next: '2026-11-24' },
			{ id: answered.id, overdue: false, next: '2026-12-09' }
		]);
		expect(deadlines.map(({ country }) => country)).toEqual(Array(5).fill('VN'));
	});

	test('shows all of them in pages, those received first before the others, and counts them whatever the page', async () => {
		const days = ['2026-11-02', '2026-11-03', '2026-11-03', '2026-11-20', '2026-11-21'];
		for (const receivedOn of days) await filed({ receivedOn });
		const page = (place: Partial<ListPlace>) =>
			as(office, (tx) => requestsPage(tx, office, { place: { after: '', before: '', ...place }, now, size: 2 }));
		const daysOf = ({ standing }: Awaited<ReturnType<typeof page>>) =>
			standing.map(({ request }) => request.receivedOn);
		const first = await page({});
		const second = await page({ after: first.older ?? '' });
		const third = await page({ after: second.older ?? '' });
		expect([first, second, third].flatMap(daysOf)).toEqual(days);
		expect(
			new Set([first, second, third].flatMap(({ standing }) => standing.map(({ request }) => request.id))).size
		).toBe(5);
		expect([first.newer, third.older]).toEqual([null, null]);
		const back = await page({ before: third.newer ?? '' });
		expect([daysOf(back), back.newer, back.older]).toEqual([daysOf(second), second.newer, second.older]);
		expect((await page({ before: second.newer ?? '' })).newer).toBeNull();
		for (const { count } of [first, second, third]) expect(count).toEqual({ all: 5, overdue: 3 });
		expect(daysOf(await page({ after: v7() }))).toEqual(daysOf(first));
	});

	test('shows the first page where nothing is left on another', async () => {
		const [one, two, three] = [
			await filed({ receivedOn: '2026-11-02' }),
			await filed({ receivedOn: '2026-11-03' }),
			await filed({ receivedOn: '2026-11-04' })
		];
		const page = (place: Partial<ListPlace>) =>
			as(office, (tx) => requestsPage(tx, office, { place: { after: '', before: '', ...place }, now, size: 2 }));
		const idsOf = ({ standing }: Awaited<ReturnType<typeof page>>) => standing.map(({ request }) => request.id);
		const first = await page({});
		for (const place of [{ after: three.id }, { before: one.id }]) expect(await page(place)).toEqual(first);

		expect(await page({ after: two.id })).toMatchObject({ place: { after: two.id, before: '' } });
		await move(three, { to: 'done' });
		const left = await page({ after: two.id });
		expect(idsOf(left)).toEqual([one.id, two.id]);
		expect(left).toMatchObject({ place: { after: '', before: '' }, newer: null, older: null, count: { all: 2 } });
		for (const request of [one, two]) await move(request, { to: 'done' });
		expect(await page({ after: two.id })).toMatchObject({ standing: [], count: { all: 0 } });
	});

	test('is one of each province and of each club: others see and move nothing', async () => {
		const request = await filed();
		const ofOffice = await filed({ actor: office, clubId: null });
		expect((await pageOf(office)).standing).toHaveLength(2);
		expect((await pageOf(admin)).standing.map(({ request: { id }, mayHandle }) => ({ id, mayHandle }))).toEqual([
			{ id: request.id, mayHandle: false }
		]);
		for (const actor of [neighbour, abroad, registrar]) expect((await pageOf(actor)).standing).toEqual([]);
		for (const actor of [abroad, neighbour, admin])
			expect(await move(ofOffice, { to: 'done' }, actor), actor.fullName).toMatchObject({ ok: false });
		expect(await rowOf(ofOffice)).toMatchObject({ state: 'open' });
	});

	test('control: with a policy for everybody the other province sees it', async () => {
		await filed();
		await truth('create policy lax on data_requests for select to giot_app using (true)');
		const { standing } = await pageOf(abroad);
		await truth('drop policy lax on data_requests');
		expect(standing).toHaveLength(1);
	});
});
