import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { inScope, inJob } from '../../src/lib/server/scope';
import { tellAtDrive } from '../../src/lib/server/notices/tell-due';
import { pendingOf } from '../../src/lib/server/notices/telling';
import { retryNotices } from '../../src/lib/server/notices/retry';
import { tellPeople } from '../../src/lib/server/notices/tell-people';
import { moveSlot } from '../../src/lib/server/sign-ups/move-slot';
import { findDrive } from '../../src/lib/server/drives/queries';
import { admin, database, openAccounts, truth } from '../support/accounts';
import { mailServer, openMail, publicAddress, sendAll } from '../support/mail';
import { changed, donorWho, driveOfClub, noticesAt, now, placed, pressed, signedUp } from '../support/notices';
import { overlapping, withFunction } from '../support/overlap';
import { addActor, addClub } from '../support/society';

openMail();
openAccounts();

const url = () => database.superuserUrl;
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const textTo = (address: string) => mailServer.to(address).at(-1)?.mail.text?.replace(/\s+/g, ' ') ?? '';
const subjectTo = (address: string) => mailServer.to(address).at(-1)?.mail.subject;
const drive = async (id: string) => {
	const found = await inScope(admin, (tx) => findDrive(tx, id));
	if (!found) throw new Error('no drive');
	return found;
};

const languages = ['vi', 'lo', 'en'] as const;
async function inThreeLanguages(code: string) {
	for (const locale of languages) await signedUp(code, { locale, email: `${locale}@example.org` }, now);
	await sendAll();
	mailServer.arrived.length = 0;
}

describe('a change of an announced drive', () => {
	test.each([
		{ kind: 'moved', subjects: ['Đổi thời gian', 'ປ່ຽນເວລາ', 'New time'] },
		{ kind: 'place', subjects: ['Đổi địa điểm', 'ປ່ຽນສະຖານທີ່', 'New place'] },
		{ kind: 'cancelled', subjects: ['Đã hủy', 'ຍົກເລີກແລ້ວ', 'Cancelled'] }
	] as const)(
		'$kind reaches the mailbox of each in their own language, with the reason',
		async ({ kind, subjects }) => {
			const { id, code } = await driveOfClub();
			await inThreeLanguages(code);
			await changed(id, kind, later(1));
			expect(await pressed(id, kind, later(2))).toEqual({ ok: true, value: 3 });
			expect(await sendAll()).toBe(3);
			for (const [nth, locale] of languages.entries()) {
				expect(subjectTo(`${locale}@example.org`)).toContain(subjects[nth]);
				expect(textTo(`${locale}@example.org`)).toContain('bão số 9');
				expect(textTo(`${locale}@example.org`)).toContain(`${publicAddress}/place/`);
			}
			expect(await noticesAt(id)).toEqual(Array(3).fill(`${kind} email sent`));
		}
	);

	test('is pending until it is told, for those who came before it', async () => {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'truoc@example.org' }, now);
		const changeId = await changed(id, 'moved', later(1));
		await signedUp(code, { email: 'sau@example.org' }, later(2));
		const pending = async () =>
			(await inScope(admin, async (tx) => pendingOf(tx, await drive(id), later(3)))).filter(
				({ kind }) => kind === 'moved'
			);
		expect(await pending()).toEqual([{ kind: 'moved', changeId, people: 1 }]);
		await pressed(id, 'moved', later(3));
		expect(await pending()).toEqual([]);
	});

	test('is told to everybody in one statement for their letters, of people who were read once', async () => {
		const { id, code } = await driveOfClub();
		for (let nth = 0; nth < 12; nth++) await signedUp(code, { email: `so-${nth}@example.org` }, now);
		await sendAll();
		mailServer.arrived.length = 0;
		for (const kind of ['moved', 'place']) await changed(id, kind, later(1));
		const asked = vi.spyOn(pg.Client.prototype, 'query');
		const times = (of: string) => asked.mock.calls.filter((call) => JSON.stringify(call[0]).includes(of)).length;
		try {
			const pending = await inScope(admin, async (tx) => pendingOf(tx, await drive(id), later(2)));
			expect(pending.map(({ people }) => people)).toEqual([12, 12]);
			expect(times('from giot_people_to_tell(')).toBe(1);
			expect(await pressed(id, 'moved', later(2))).toEqual({ ok: true, value: 12 });
			expect(times('insert into \\"outbox\\"')).toBe(1);
		} finally {
			asked.mockRestore();
		}
		expect(await sendAll()).toBe(12);
		expect(new Set(mailServer.arrived.flatMap(({ to }) => to)).size).toBe(12);
	});

	test('is told to nobody twice, however often it is pressed', async () => {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'mot@example.org' }, now);
		await changed(id, 'moved', later(1));
		expect(await pressed(id, 'moved', later(2))).toEqual({ ok: true, value: 1 });
		expect(await pressed(id, 'moved', later(2))).toEqual({ ok: true, value: 0 });
	});

	test('that does not exist is not told, nor that of another club', async () => {
		const { id } = await driveOfClub();
		expect(await pressed(id, 'moved', now)).toMatchObject({ refusal: 'nothing_to_tell' });
		const stranger = await addActor(url(), 'club_admin', { clubId: await addClub(url(), 'CLB Khác') });
		await changed(id, 'moved', later(1));
		expect(await pressed(id, 'moved', later(2), stranger)).toMatchObject({ refusal: 'nothing_to_tell' });
	});
});

describe('a move of a slot', () => {
	test('is told to those whom it takes along, with their new time, and to no others', async () => {
		const { id, code, slotIds } = await driveOfClub({ slots: [3, 9] });
		const [first = '', second = ''] = slotIds;
		await signedUp(code, { email: 'chuyen@example.org', slotId: first }, now);
		await signedUp(code, { email: 'o-lai@example.org', slotId: second }, now);
		await sendAll();
		mailServer.arrived.length = 0;
		const moving = { actor: admin, driveId: id, from: first, to: second, now: later(1) };
		expect(await inScope(admin, (tx) => moveSlot(tx, moving))).toEqual({ ok: true, value: 1 });
		const pending = await inScope(admin, async (tx) => pendingOf(tx, await drive(id), later(2)));
		expect(pending).toEqual([{ kind: 'slot', changeId: expect.any(String), people: 1 }]);
		expect(await pressed(id, 'slot', later(2))).toEqual({ ok: true, value: 1 });
		await sendAll();
		expect(mailServer.arrived.flatMap(({ to }) => to)).toEqual(['chuyen@example.org']);
		expect(textTo('chuyen@example.org')).toContain('7:30–8:00');
	});
});

describe('a drive that is held after all', () => {
	test('is told to those who were told that it is cancelled, and is no news to others', async () => {
		const reopen = async (id: string) => {
			await truth(`update drives set status = 'open', cancel_reason = null where id = $1`, [id]);
			return changed(id, 'reopened', later(3), '');
		};
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'lai-co@example.org' }, now);
		await changed(id, 'cancelled', later(1));
		await pressed(id, 'cancelled', later(2));
		await reopen(id);
		expect(await pressed(id, 'reopened', later(4))).toEqual({ ok: true, value: 1 });
		const untold = await driveOfClub();
		await signedUp(untold.code, { email: 'khong-hay@example.org' }, now);
		await changed(untold.id, 'cancelled', later(1));
		await reopen(untold.id);
		expect(await pressed(untold.id, 'reopened', later(4))).toMatchObject({ refusal: 'nothing_to_tell' });
	});
});

describe('consent', () => {
	async function threeDonors() {
		const { id } = await driveOfClub();
		const willing = await donorWho({ email: 'dong-y@example.org', agreed: ['contact_email'] });
		const silent = await donorWho({ email: 'khong@example.org' });
		const restricted = await donorWho({
			email: 'han-che@example.org',
			agreed: ['contact_email'],
			columns: { restricted_at: '2026-11-01' }
		});
		for (const one of [willing, silent, restricted]) await placed(id, one);
		await changed(id, 'moved', later(1));
		return id;
	}

	test('decides who is told; the others are kept with the reason', async () => {
		const id = await threeDonors();
		expect(await pressed(id, 'moved', later(2))).toEqual({ ok: true, value: 1 });
		await sendAll();
		expect(mailServer.arrived.flatMap(({ to }) => to)).toEqual(['dong-y@example.org']);
		expect(await noticesAt(id)).toEqual([
			'moved email sent',
			'moved email skipped no_consent',
			'moved email skipped restricted'
		]);
	});

	test('is read from what was agreed to: with another answer more people are told (the control)', async () => {
		const id = await threeDonors();
		const everybodyAgrees = (definition: string) =>
			definition.replaceAll(
				/ARRAY\( SELECT c\.purpose\s+FROM consents c\s+WHERE[^)]*\)+\)? AS "array"|ARRAY\( SELECT c\.purpose\s+FROM consents c\s+WHERE.*\)/g,
				`ARRAY['contact_email'::text]`
			);
		await withFunction(url(), 'giot_people_to_tell(uuid)', everybodyAgrees, () => pressed(id, 'moved', later(2)));
		expect(await noticesAt(id)).toEqual(['moved email queued', 'moved email queued', 'moved email skipped restricted']);
	});

	test('of who was erased nothing is left to send', async () => {
		const { id, code } = await driveOfClub();
		const registration = await signedUp(code, { email: 'xoa@example.org' }, now);
		const donor = await donorWho({});
		await truth('update registrations set donor_id = $2 where id = $1', [registration, donor]);
		await sendAll();
		mailServer.arrived.length = 0;
		await changed(id, 'cancelled', later(1));
		await pressed(id, 'cancelled', later(2));
		const office = await addActor(url(), 'province_coordinator');
		await inScope(office, (tx) => tx.execute(sql`select giot_erase_donor(${donor}, 1, 'asked')`));
		await sendAll();
		expect(mailServer.arrived).toEqual([]);
		expect(await noticesAt(id)).toEqual(['cancelled email failed erased']);
		expect(await truth('select from outbox where sealed is not null')).toEqual([]);
	});
});

describe('inviting to an announced drive', () => {
	test('reaches donors of the club who agreed and may give on that day, and leaves no trace of others', async () => {
		const { id } = await driveOfClub();
		const agreed = ['contact_email'];
		await donorWho({ email: 'moi@example.org', agreed });
		await donorWho({ email: 'khong-dong-y@example.org' });
		await donorWho({
			email: 'con-nghi@example.org',
			agreed,
			columns: { stated_last_on: '2026-11-01', stated_last_precision: 'day' }
		});
		await donorWho({ email: 'han@example.org', agreed, columns: { restricted_at: '2026-11-01' } });
		const deferred = await donorWho({ email: 'tri-hoan@example.org', agreed });
		await truth(
			`insert into deferrals (id, donor_id, class, starts_on, until_on) values (gen_random_uuid(), $1, 'surgery', '2026-11-01', '2027-10-31')`,
			[deferred]
		);
		const comes = await donorWho({ email: 'da-co-cho@example.org', agreed });
		await placed(id, comes);
		const pending = () => inScope(admin, async (tx) => pendingOf(tx, await drive(id), now));
		expect(await pending()).toEqual([{ kind: 'announced', changeId: null, people: null }]);
		const result = await pressed(id, 'announced', now);
		expect(await pending()).toEqual([]);
		await sendAll();
		const told = mailServer.arrived.flatMap(({ to }) => to);
		expect(told).toContain('moi@example.org');
		for (const name of ['khong-dong-y', 'con-nghi', 'han', 'tri-hoan', 'da-co-cho'])
			expect(told).not.toContain(`${name}@example.org`);
		expect(result).toEqual({ ok: true, value: told.length });
		expect(new Set(await noticesAt(id))).toEqual(new Set(['announced email sent']));
	});
});

describe('two who tell at the same time', () => {
	const press = async (id: string, pause?: () => Promise<void>) =>
		inScope(admin, async (tx) => {
			const told = await tellPeople(tx, { actor: admin, driveId: id, kind: 'moved', change: '', now: later(2) });
			await pause?.();
			return told;
		});
	const remind = async (id: string, pause?: () => Promise<void>) =>
		inJob(async (tx) => {
			await tellAtDrive(tx, id, new Date('2026-12-02T03:00:00Z'));
			await pause?.();
		});

	async function lettersOf(work: (id: string, pause?: () => Promise<void>) => Promise<unknown>) {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'cung-luc@example.org' }, now);
		await changed(id, 'moved', later(1));
		await sendAll();
		mailServer.arrived.length = 0;
		await overlapping(
			url(),
			(pause) => work(id, pause),
			() => work(id)
		);
		await sendAll();
		return mailServer.to('cung-luc@example.org').length;
	}

	test.each([
		['presses', press],
		['jobs', remind]
	] as const)('send one letter (%s)', async (_, work) => {
		expect(await lettersOf(work)).toBe(1);
	});

	test('send two without the key: the control', async () => {
		await truth('alter table notices drop constraint notices_once_key');
		expect(await lettersOf(remind)).toBe(2);
		await truth('delete from notices');
		await truth('alter table notices add constraint notices_once_key unique (drive_id, kind, occasion, recipient_id)');
	});
});

describe('a letter that is not taken', () => {
	test('is shown with the reason and tried again once there is another address; what was sent is not sent again', async () => {
		const { id } = await driveOfClub();
		const agreed = ['contact_email'];
		const wrong = await donorWho({ email: 'sai@example.org', agreed });
		await placed(id, wrong);
		await placed(id, await donorWho({ email: 'dung@example.org', agreed }));
		await changed(id, 'moved', later(1));
		await pressed(id, 'moved', later(2));
		mailServer.answering = (address) => (address === 'sai@example.org' ? 550 : null);
		await sendAll();
		expect(await noticesAt(id)).toEqual(['moved email failed 550', 'moved email sent']);
		await truth(`update donors set email = 'moi-sua@example.org' where id = $1`, [wrong]);
		const retry = () =>
			inScope(admin, async (tx) => retryNotices(tx, { actor: admin, drive: await drive(id), now: later(3) }));
		expect((await Promise.all([retry(), retry()])).toSorted()).toEqual([0, 1]);
		await sendAll();
		expect(mailServer.arrived.flatMap(({ to }) => to).toSorted()).toEqual(['dung@example.org', 'moi-sua@example.org']);
		expect(await noticesAt(id)).toEqual(['moved email sent', 'moved email sent']);
	});
});
