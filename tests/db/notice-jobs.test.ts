import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { followedLink, type FollowedLink } from '../../src/lib/server/feedback/links';
import { answersOf } from '../../src/lib/server/feedback/queries';
import { giveFeedback } from '../../src/lib/server/feedback/receive-feedback';
import { inJob, inPublicDrive, inScope } from '../../src/lib/server/scope';
import { fileChannel } from '../../src/lib/server/notices/channel';
import { startNotices } from '../../src/lib/server/notices/keep-telling';
import { sendShort } from '../../src/lib/server/notices/send-short';
import { switchNotice } from '../../src/lib/server/notices/switch-notice';
import { tellAgain } from '../../src/lib/server/notices/tell-again';
import { giveUpLate, tellAtDrive } from '../../src/lib/server/notices/tell-due';
import { admin, club, openAccounts, truth } from '../support/accounts';
import { mailServer, openMail, sendAll } from '../support/mail';
import { changed, donorWho, driveOfClub, gave, noticesAt, now, placed, pressed, signedUp } from '../support/notices';

const folder = mkdtempSync(join(tmpdir(), 'giot-hong-notices-'));
const file = join(folder, 'notices.jsonl');

beforeAll(() => {
	process.env.NOTICE_FILE = file;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
openMail();
openAccounts();

const at = (local: string) => new Date(`${local}:00+07:00`);
const dayBefore = at('2026-12-02T09:00');
const remind = (id: string, when = dayBefore) => inJob((tx) => tellAtDrive(tx, id, when));
const addresses = () => mailServer.arrived.flatMap(({ to }) => to).toSorted();
const textTo = (address: string) => mailServer.to(address).at(-1)?.mail.text?.replace(/\s+/g, ' ') ?? '';
const short = () =>
	readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as { channel: string; to: string; text: string });

const linkIn = (text: string): FollowedLink | null => {
	const { pathname, searchParams } = new URL(/https:\/\/\S+\/feedback\/\S+/.exec(text)?.[0] ?? 'https://none.example');
	return followedLink(pathname.split('/').at(-1) ?? '', searchParams.get('once'));
};

async function quiet() {
	await sendAll();
	mailServer.arrived.length = 0;
}

describe('reminders', () => {
	test('reach those with a place in their own language, once, with how to prepare', async () => {
		const { id, code, slotIds } = await driveOfClub({ slots: [1, 2] });
		const [first = '', second = ''] = slotIds;
		const readers = { vi: first, lo: second, en: second } as const;
		for (const [locale, slotId] of Object.entries(readers))
			await signedUp(code, { locale: locale as keyof typeof readers, email: `${locale}@example.org`, slotId }, now);
		await quiet();
		expect(await remind(id, at('2026-12-02T07:59'))).toBe(0);
		expect(await remind(id)).toBe(3);
		expect(await remind(id)).toBe(0);
		await sendAll();
		expect(addresses()).toEqual(['en@example.org', 'lo@example.org', 'vi@example.org']);
		expect(textTo('vi@example.org')).toMatch(/ngủ đủ giấc.*giấy tờ tùy thân/);
		expect(textTo('lo@example.org')).toContain('ນອນພຽງພໍ');
		expect(textTo('en@example.org')).toContain('7:30–8:00');
		expect(
			await truth(`select action, fields from audit_entries where object_id = $1 and action = 'drive.told'`, [id])
		).toEqual([{ action: 'drive.told', fields: ['reminder'] }]);
	});

	test('catch up until the drive begins, and are not sent after', async () => {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'muon@example.org' }, now);
		await quiet();
		expect(await remind(id, at('2026-12-03T07:00'))).toBe(0);
		expect(await remind(id, at('2026-12-03T06:59'))).toBe(1);
		await inJob((tx) => giveUpLate(tx, at('2026-12-03T06:59')));
		expect(await noticesAt(id)).toEqual(['reminder email queued']);
		await inJob((tx) => giveUpLate(tx, at('2026-12-03T07:00')));
		await sendAll();
		expect(addresses()).toEqual([]);
		expect(await noticesAt(id)).toEqual(['reminder email failed too_late']);
	});

	test('go by the hour of their day, where that has its own', async () => {
		const { id, code } = await driveOfClub();
		await truth(
			`insert into drive_days (drive_id, held_on, opens_at, closes_at) values ($1, '2026-12-03', '13:00', '17:00')`,
			[id]
		);
		await signedUp(code, { email: 'buoi-chieu@example.org' }, now);
		expect(await remind(id, at('2026-12-03T12:59'))).toBe(1);
		await inJob((tx) => giveUpLate(tx, at('2026-12-03T12:59')));
		expect(await noticesAt(id)).toEqual(['reminder email queued']);
		await inJob((tx) => giveUpLate(tx, at('2026-12-03T13:00')));
		expect(await noticesAt(id)).toEqual(['reminder email failed too_late']);
	});

	test('follow a drive that moved: of the new day they are sent again', async () => {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'doi-ngay@example.org' }, now);
		expect(await remind(id)).toBe(1);
		await truth(`update drives set starts_on = '2026-12-05', ends_on = '2026-12-05' where id = $1`, [id]);
		expect(await remind(id)).toBe(0);
		expect(await remind(id, at('2026-12-04T09:00'))).toBe(1);
	});

	test('do not go to who waits, cancelled, did not agree or is restricted, nor of a drive that is cancelled', async () => {
		const { id } = await driveOfClub();
		const agreed = ['contact_email'];
		await placed(id, await donorWho({ email: 'cho@example.org', agreed }), 'waiting');
		await placed(id, await donorWho({ email: 'huy@example.org', agreed }), 'cancelled');
		await placed(id, await donorWho({ email: 'khong@example.org' }));
		await placed(id, await donorWho({ email: 'han@example.org', agreed, columns: { restricted_at: '2026-11-01' } }));
		expect(await remind(id)).toBe(0);
		await placed(id, await donorWho({ email: 'co@example.org', agreed }));
		await truth(`update drives set status = 'cancelled', cancel_reason = 'bão' where id = $1`, [id]);
		expect(await remind(id)).toBe(0);
		await truth(`update drives set status = 'open', cancel_reason = null where id = $1`, [id]);
		expect(await remind(id)).toBe(1);
	});

	test('are switched off by a club or by its province', async () => {
		const { id, code } = await driveOfClub();
		await signedUp(code, { email: 'tat@example.org' }, now);
		const turn = (on: boolean) =>
			inScope(admin, (tx) =>
				switchNotice(tx, admin, { owner: { provinceCode: 'VN-21', clubId: club }, kind: 'reminder', on })
			);
		await turn(false);
		expect(await remind(id)).toBe(0);
		await turn(true);
		await truth(`insert into notice_settings (id, province_code, reminder) values (gen_random_uuid(), 'VN-21', false)`);
		expect(await remind(id)).toBe(0);
		await truth('delete from notice_settings');
		expect(await remind(id)).toBe(1);
	});
});

describe('thanks', () => {
	test('go the day after to those who gave and agreed, once, and not days later', async () => {
		const { id } = await driveOfClub({ status: 'running' });
		await gave(id, await donorWho({ email: 'da-hien@example.org', agreed: ['contact_email'] }), '2026-12-03');
		await gave(id, await donorWho({ email: 'im-lang@example.org' }), '2026-12-03');
		await placed(id, await donorWho({ email: 'chua-hien@example.org', agreed: ['contact_email'] }));
		await quiet();
		const thank = (local: string) => inJob((tx) => tellAtDrive(tx, id, at(local)));
		expect(await thank('2026-12-03T20:00')).toBe(0);
		expect(await thank('2026-12-07T09:00')).toBe(0);
		expect(await thank('2026-12-04T08:00')).toBe(1);
		expect(await thank('2026-12-05T08:00')).toBe(0);
		await sendAll();
		expect(addresses()).toEqual(['da-hien@example.org']);
	});

	test('ask how it was by a link of one’s own, which is good for one answer and leads to nobody', async () => {
		const { id, code } = await driveOfClub({ status: 'running' });
		for (const locale of ['vi', 'lo', 'en'] as const) {
			const email = `${locale}-cam-on@example.org`;
			await gave(id, await donorWho({ email, locale, agreed: ['contact_email'] }), '2026-12-03');
		}
		await quiet();
		expect(await inJob((tx) => tellAtDrive(tx, id, at('2026-12-04T08:00')))).toBe(3);
		await sendAll();
		const links = ['vi', 'lo', 'en'].map((locale) => linkIn(textTo(`${locale}-cam-on@example.org`)));
		expect(new Set(links.map((link) => link?.once)).size).toBe(3);
		const say = (link: FollowedLink | null, comment: string) => {
			const input = { again: '5', waiting: '4', kindness: '5', comment } as const;
			return inPublicDrive({ code }, (tx) => giveFeedback(tx, link ?? { once: null }, input, at('2026-12-04T10:00')));
		};
		for (const link of links) expect(await say(link, 'Chờ hơi lâu')).toEqual({ ok: true, value: null });
		expect(await say(links[0] ?? null, 'lần nữa')).toMatchObject({ refusal: 'spent' });
		expect(await inScope(admin, (tx) => answersOf(tx, id))).toBe(3);
		expect(textTo('vi-cam-on@example.org')).toContain('không ai biết câu trả lời là của ai');
		expect(textTo('lo-cam-on@example.org')).toContain('ສາມຄຳຖາມ');
		expect(textTo('en-cam-on@example.org')).toContain('three short questions');
		expect(await truth(`select from notices where drive_id = $1 and sealed is not null`, [id])).toEqual([]);
		expect(await truth('select from outbox where sealed is not null')).toEqual([]);
	});
});

describe('that somebody may give again', () => {
	test('is told on the first day that the rules allow, once for each donation', async () => {
		const { id } = await driveOfClub({ status: 'closed' });
		const agreed = ['contact_email'];
		const giver = await donorWho({ email: 'hien-lai@example.org', agreed });
		await gave(id, giver, '2026-12-03');
		await gave(id, await donorWho({ email: 'khong-nhan@example.org' }), '2026-12-03');
		const han = await donorWho({ email: 'bi-han-che@example.org', agreed });
		await gave(id, han, '2026-12-03');
		await truth('update donors set restricted_at = now() where id = $1', [han]);
		await quiet();
		await truth(`delete from notices where drive_id <> $1`, [id]);
		const tellOn = async (local: string) => {
			await inJob((tx) => tellAgain(tx, at(local)));
			return noticesAt(id);
		};
		expect(await tellOn('2027-02-24T09:00')).toEqual([]);
		expect(await tellOn('2027-02-25T07:00')).toEqual([]);
		expect(await tellOn('2027-02-25T09:00')).toEqual(['again email queued']);
		expect(await tellOn('2027-02-26T09:00')).toEqual(['again email queued']);
		await sendAll();
		expect(addresses()).toContain('hien-lai@example.org');
		expect(addresses()).not.toContain('khong-nhan@example.org');
		expect(addresses()).not.toContain('bi-han-che@example.org');
		expect(textTo('hien-lai@example.org')).toContain('25/2/2027');
	});
});

describe('short messages', () => {
	test('go to those who agreed to that way, through a channel of files, once', async () => {
		const { id } = await driveOfClub();
		await placed(id, await donorWho({ phone: '0912000011', agreed: ['contact_sms'], locale: 'lo' }));
		await placed(id, await donorWho({ phone: '0912000012', agreed: ['contact_zalo'] }));
		await placed(id, await donorWho({ phone: '0912000013' }));
		await changed(id, 'moved', new Date(now.getTime() + 1));
		expect(await pressed(id, 'moved', now)).toEqual({ ok: true, value: 2 });
		expect(
			await truth('select count(*)::int as n from notices where drive_id = $1 and sealed is not null', [id])
		).toEqual([{ n: 2 }]);
		const sends = () => sendShort(inJob, now);
		await Promise.all([sends(), sends(), sends()]);
		while (await sends());
		expect(
			short()
				.map(({ channel, to }) => `${channel} ${to}`)
				.toSorted()
		).toEqual(['sms 0912000011', 'zalo 0912000012']);
		expect(short().find(({ channel }) => channel === 'sms')?.text).toContain('ປ່ຽນເວລາ');
		expect(await noticesAt(id)).toEqual(['moved email skipped no_consent', 'moved sms sent', 'moved zalo sent']);
		expect(await truth('select from notices where sealed is not null')).toEqual([]);
	});

	test('are sent by the job of the house, which stops when it is asked to', async () => {
		const { id } = await driveOfClub();
		await placed(id, await donorWho({ phone: '0912000014', agreed: ['contact_sms'] }));
		await changed(id, 'place', new Date(now.getTime() + 1));
		await pressed(id, 'place', now);
		const job = startNotices();
		await vi.waitFor(async () => expect(await noticesAt(id)).toEqual(['place sms sent']), { timeout: 10_000 });
		await job.stop();
		expect(short().filter(({ to }) => to === '0912000014')).toHaveLength(1);
	});

	test('that a channel does not take are kept with what went wrong', async () => {
		await expect(
			fileChannel('sms', join(folder, 'nowhere', 'x')).send({ id: '1', to: '2', text: '3' })
		).rejects.toThrow('ENOENT');
	});
});

vi.setConfig({ testTimeout: 30_000 });
