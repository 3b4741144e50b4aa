import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ComparisonInput } from '../../src/lib/closing/closing-form';
import { movedSince, type DriveReport } from '../../src/lib/closing/report';
import type { Actor } from '../../src/lib/server/actor';
import { closeDrive } from '../../src/lib/server/closing/close-drive';
import { lastClosing } from '../../src/lib/server/closing/closings';
import { compareBags } from '../../src/lib/server/closing/compare-bags';
import { correctBag } from '../../src/lib/server/closing/correct-bag';
import { openEnds } from '../../src/lib/server/closing/open-ends';
import { reportPage } from '../../src/lib/server/closing/report-page';
import { reportNow } from '../../src/lib/server/closing/report-now';
import { sinceClosing } from '../../src/lib/server/closing/since-closing';
import { changeStatus } from '../../src/lib/server/drives/change-status';
import { findDrive } from '../../src/lib/server/drives/queries';
import { act, giving, known, now, waiting } from '../support/desk';
import {
	as,
	club,
	database,
	defer,
	donate,
	driveId,
	openDesk,
	outcome,
	person,
	registered,
	stranger,
	truth,
	undo
} from '../support/registration-desk';
import { addActor } from '../support/society';

openDesk();

let admin: Actor;
let coordinator: Actor;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

const none: ComparisonInput = { centreBags: null, differenceReason: '', differenceNote: '' };
const close = (input = none, version = 1) =>
	as(admin, (tx) => closeDrive(tx, { actor: admin, driveId, version, input, now: new Date() }));
const closing = (actor = admin) => as(actor, (tx) => lastClosing(tx, driveId));
const compare = (input: ComparisonInput) => as(admin, (tx) => compareBags(tx, { actor: admin, driveId, input, now }));
const driveVersion = async () =>
	Number((await truth('select version from drives where id = $1', [driveId]))[0]?.version);

async function comes() {
	return registered(known(await person()));
}

async function gives(changes = {}) {
	const { registrationId } = await comes();
	const result = await donate(giving(registrationId, 1, changes));
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

async function reported(): Promise<DriveReport> {
	return as(admin, async (tx) => {
		const drive = await findDrive(tx, driveId);
		if (!drive) throw new Error('there is no drive');
		return reportNow(tx, drive, now);
	});
}

describe('closing a drive', () => {
	beforeEach(async () => {
		await gives({ bagNumber: 'B 1', reaction: 'mild', reactionKind: 'faint' });
		await gives({ volumeMl: 250 });
		const { registrationId } = await comes();
		await defer(waiting(registrationId, 1));
		await comes();
	});

	test('freezes its figures: what is corrected afterwards stands beside them', async () => {
		expect(await close({ ...none, centreBags: 2 }, await driveVersion())).toMatchObject({ ok: true });
		const frozen = await closing();
		expect(frozen).toMatchObject({ version: 1, bags: 2, centreBags: 2, differenceReason: null });
		expect(frozen?.figures).toMatchObject({
			funnel: { registered: 4, arrived: 3, donated: 2 },
			donations: 2,
			units: 2,
			volumeMl: 600,
			reactions: { mild: 1, notNoted: 1 }
		});
		const third = await gives2();
		expect((await closing())?.figures.donations).toBe(2);
		expect(movedSince(frozen?.figures as DriveReport, await reported())).toContainEqual({
			figure: 'units',
			then: 2,
			now: 3
		});
		const since = await as(admin, (tx) => sinceClosing(tx, driveId, frozen?.closedAt as Date));
		expect(since.filter(({ registrationId }) => registrationId === third)).toMatchObject([{ to: 'donated' }]);
	});

	/** Somebody who stood on the list gives: on paper, after the drive was closed. */
	async function gives2() {
		const [row] = await truth(`select id, version from registrations where drive_id = $1 and state = 'registered'`, [
			driveId
		]);
		const [id, version] = [String(row?.id), Number(row?.version)];
		await donate(giving(id, version, { bagNumber: 'B 3' }));
		return id;
	}

	test('with another number of the blood centre asks why', async () => {
		const version = await driveVersion();
		expect(await close({ ...none, centreBags: 3 }, version)).toMatchObject({
			refusal: 'difference_unexplained',
			details: { ours: 2, theirs: 3 }
		});
		expect(await truth('select status from drives where id = $1', [driveId])).toEqual([{ status: 'running' }]);
		expect(await closing()).toBeNull();
		const told = { centreBags: 3, differenceReason: 'not_recorded' as const, differenceNote: 'Túi cuối ngày' };
		expect(await close(told, version)).toMatchObject({ ok: true });
		expect(await closing()).toMatchObject({ bags: 2, ...told });
	});

	test('of a count that agrees no reason is kept', async () => {
		await close({ centreBags: 2, differenceReason: 'spoilt', differenceNote: 'x' }, await driveVersion());
		expect(await closing()).toMatchObject({ differenceReason: null, differenceNote: null });
	});

	test('the number of the blood centre may come later', async () => {
		expect(await compare({ ...none, centreBags: 2 })).toMatchObject({ refusal: 'not_closed' });
		await close(none, await driveVersion());
		expect(await closing()).toMatchObject({ centreBags: null });
		expect(await compare({ ...none, centreBags: 2 })).toMatchObject({ ok: true });
		expect(await closing()).toMatchObject({ centreBags: 2 });
	});

	test('again after it ran once more is a second version; the first stays', async () => {
		await close(none, await driveVersion());
		const again = await driveVersion();
		await as(admin, (tx) =>
			changeStatus(tx, { actor: admin, driveId, to: 'running', reason: '', version: again, now })
		);
		await gives();
		await close(none, await driveVersion());
		expect(await closing()).toMatchObject({ version: 2, bags: 3 });
		expect(await as(admin, (tx) => lastClosing(tx, driveId, 1))).toMatchObject({ version: 1, bags: 2 });
	});

	test('frozen figures are changed by nobody, whatever they send', async () => {
		await close(none, await driveVersion());
		for (const set of ["figures = '{}'", 'bags = 9', 'closed_at = now()']) {
			const change = sql.raw(`update drive_closings set ${set} where drive_id = '${driveId}'`);
			await expect(as(admin, (tx) => tx.execute(change))).rejects.toThrow();
		}
		await expect(as(admin, (tx) => tx.execute(sql`delete from drive_closings`))).rejects.toThrow();
	});
});

describe('what a drive leaves open', () => {
	test('is who came and nothing became of them, and bags without a number', async () => {
		const bag = await gives();
		await gives({ bagNumber: 'B 1' });
		const { registrationId } = await comes();
		await outcome('arrived', act(registrationId, 1));
		expect(await as(admin, (tx) => openEnds(tx, driveId))).toMatchObject({
			arrived: [{ registrationId }],
			fit: [],
			unnumbered: [{ registrationId: bag.registrationId, volumeMl: 350 }],
			doubts: []
		});
	});

	test('is what somebody has still to look at, until it is settled', async () => {
		const { registrationId } = await comes();
		const key = v7();
		await truth(
			`insert into drive_operations (id, drive_id, province_code, club_id, registration_id, act, device_id, "by", hash, doubt, occurred_at)
			select $1, id, province_code, club_id, $2, 'donate', $1, $1, 'x', 'bag_taken', now() from drives where id = $3`,
			[key, registrationId, driveId]
		);
		const doubts = async () => (await as(admin, (tx) => openEnds(tx, driveId))).doubts;
		expect(await doubts()).toMatchObject([{ id: key, doubt: 'bag_taken', registrationId, name: 'Trần Thị Ví Dụ' }]);
		await truth(`update drive_operations set settled_at = now(), settled_by = $1, settled_as = 'seen' where id = $1`, [
			key
		]);
		expect(await doubts()).toEqual([]);
	});
});

describe('the number of a bag', () => {
	const correct = (registrationId: string, bagNumber: string, version = 1, actor = admin) =>
		as(actor, (tx) => correctBag(tx, { actor, driveId, input: { registrationId, bagNumber, version } }));

	test('is written afterwards; once the drive is closed that is told with who did it', async () => {
		const { registrationId } = await gives();
		await close(none, await driveVersion());
		expect(await correct(registrationId, 'B 9')).toMatchObject({ ok: true });
		expect(await truth('select bag_number from donations where drive_id = $1', [driveId])).toEqual([
			{ bag_number: 'B 9' }
		]);
		const closedAt = (await closing())?.closedAt as Date;
		expect(await as(admin, (tx) => sinceClosing(tx, driveId, closedAt))).toMatchObject([
			{ registrationId, to: null, name: 'Trần Thị Ví Dụ' }
		]);
	});

	test('is one that no other bag of the drive has, and nobody wrote meanwhile', async () => {
		await gives({ bagNumber: 'B 1' });
		const { registrationId } = await gives();
		expect(await correct(registrationId, 'B 1')).toMatchObject({ refusal: 'bag_taken' });
		expect(await correct(registrationId, 'b1')).toMatchObject({ refusal: 'bag_taken' });
		await correct(registrationId, 'B 2');
		expect(await correct(registrationId, 'B 3')).toMatchObject({ refusal: 'stale_version' });
	});

	test('of a donation that was taken back is not there', async () => {
		const { registrationId, version } = await gives();
		await undo(act(registrationId, version));
		expect(await correct(registrationId, 'B 1')).toMatchObject({ refusal: 'donation_not_found' });
	});
});

describe('who reads how a drive ended', () => {
	const seenBy = (actor: Actor) =>
		as(actor, async (tx) => (await tx.execute(sql`select 1 from drive_closings where drive_id = ${driveId}`)).rowCount);

	test('are its club and its office, not another club', async () => {
		await close(none, await driveVersion());
		expect(await seenBy(admin)).toBe(1);
		expect(await seenBy(coordinator)).toBe(1);
		expect(await seenBy(stranger)).toBe(0);
	});

	test('read whose drive it was and where', async () => {
		await truth("update drives set venue_name = 'Nhà văn hóa mẫu' where id = $1", [driveId]);
		const place = await as(admin, async (tx) => {
			const drive = await findDrive(tx, driveId);
			if (!drive) throw new Error('there is no drive');
			return (await reportPage(tx, { drive, actor: admin, asNow: false, now })).place;
		});
		expect(place).toBe('Sen Hồng · Nhà văn hóa mẫu');
	});

	test('control: with a lax policy another club reads it too', async () => {
		await close(none, await driveVersion());
		await truth('create policy lax on drive_closings for select to giot_app using (true)');
		try {
			expect(await seenBy(stranger)).toBe(1);
		} finally {
			await truth('drop policy lax on drive_closings');
		}
	});
});
