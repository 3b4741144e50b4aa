import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../src/lib/server/calendar/readers.fixture';
import { moveDrive } from '../../src/lib/server/calendar/move-drive';
import { changeStatus } from '../../src/lib/server/drives/change-status';
import { findDrive } from '../../src/lib/server/drives/queries';
import { tellAtDrive } from '../../src/lib/server/notices/tell-due';
import { inJob, inScope } from '../../src/lib/server/scope';
import { ownCalendar } from '../../src/lib/server/sign-ups/own-calendar';
import { moveSlot } from '../../src/lib/server/sign-ups/move-slot';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { admin, openAccounts, truth } from '../support/accounts';
import { mailServer, onlyMessage, openMail, publicAddress, sendAll, tokenMailedTo } from '../support/mail';
import { calendarOf } from '../support/mail-server';
import { donorWho, driveOfClub, now, placed, pressed, signedUp } from '../support/notices';
import { tokenHash } from '../../src/lib/server/auth/token';

openMail();
openAccounts();

const reader = 'lich@example.org';
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const dayBefore = (day: CalendarDate) => new Date(Date.parse(`${day}T09:00:00+07:00`) - 24 * 3_600_000);

async function driveWithDay(opening: Parameters<typeof driveOfClub>[0] = {}) {
	const found = await driveOfClub(opening);
	await truth(
		`insert into drive_days (drive_id, held_on, opens_at, closes_at) values ($1, '2026-12-03', '07:00', '11:00')`,
		[found.id]
	);
	return found;
}

async function standing(id: string) {
	const found = await inScope(admin, (tx) => findDrive(tx, id));
	if (!found) throw new Error('no drive');
	return found;
}

/** Moves the drive as its club does, and tells its people. */
async function movedTo(id: string, startsOn: CalendarDate) {
	const drive = await standing(id);
	const moving = { actor: admin, drive, startsOn, changeReason: 'bão số 9', version: drive.version, now: later(1) };
	expect(await inScope(admin, (tx) => moveDrive(tx, moving))).toMatchObject({ ok: true });
	await pressed(id, 'moved', later(2));
}

async function cancelled(id: string) {
	const { version } = await standing(id);
	const change = { actor: admin, driveId: id, to: 'cancelled', reason: 'bão', version, now: later(3) } as const;
	expect(await inScope(admin, (tx) => changeStatus(tx, change))).toMatchObject({ ok: true });
	await pressed(id, 'cancelled', later(4));
}

const remind = (id: string, day: CalendarDate) => inJob((tx) => tellAtDrive(tx, id, dayBefore(day)));

/** The calendar files of the letters to an address, oldest first, as they came over the line. */
async function filesTo(address = reader): Promise<(string | null)[]> {
	await sendAll();
	return mailServer.to(address).map(({ mail }) => {
		const [file, ...more] = mail.attachments;
		expect(more).toEqual([]);
		if (!file) return null;
		expect(file).toMatchObject({ filename: 'giot-hong.ics', mimeType: 'text/calendar', disposition: 'attachment' });
		return calendarOf(mail);
	});
}

/** What both readers find in the last of them: one event. */
async function lastFor(address = reader) {
	const text = (await filesTo(address)).at(-1) ?? '';
	const found = readCalendar(text);
	expect(found).toHaveLength(1);
	return { text, ...found[0] };
}

/** Whoever reads a mail chooses how lines end. */
const linesOf = (text: string) => text.trim().split(/\r?\n/);
const uidOf = (registration: string) => `${registration}.1@giot-hong`;

describe('the calendar file of a letter', () => {
	test('comes with the confirmation of a place, at the hours of the drive in its zone', async () => {
		const { code } = await driveWithDay();
		const registration = await signedUp(code, { email: reader }, now);
		const { text, ...event } = await lastFor();
		expect(text).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261203T070000');
		expect(event).toMatchObject({
			uid: uidOf(registration),
			start: '2026-12-03T00:00:00.000Z',
			end: '2026-12-03T04:00:00.000Z',
			status: 'CONFIRMED',
			sequence: 2
		});
		expect(text.replace(/\r\n /g, '')).toContain(`${publicAddress}/place/`);
	});

	test('is the very file that the link in the letter leads to', async () => {
		const { code, slotIds } = await driveWithDay({ slots: [1, 1] });
		await signedUp(code, { email: reader, slotId: slotIds[1] ?? '' }, now);
		const { text, start } = await lastFor();
		expect(start).toBe('2026-12-03T00:30:00.000Z');
		const behindLink = (await ownCalendar(tokenHash(tokenMailedTo(reader, 'place'))))?.text ?? '';
		expect(linesOf(behindLink)).toEqual(linesOf(text));
	});

	test('moves with the drive and is cancelled with it: the same event, its number ever higher', async () => {
		const { id, code } = await driveWithDay();
		const registration = await signedUp(code, { email: reader }, now);
		const confirmed = await lastFor();
		await movedTo(id, '2026-12-06');
		const moved = await lastFor();
		expect(moved.text).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261206T070000');
		await remind(id, '2026-12-06');
		const reminder = await lastFor();
		expect({ ...reminder, text: moved.text }).toEqual(moved);
		await cancelled(id);
		const over = await lastFor();
		expect([confirmed, moved, over].map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
		expect(new Set([confirmed, moved, reminder, over].map(({ uid }) => uid))).toEqual(new Set([uidOf(registration)]));
		expect(moved.sequence).toBeGreaterThan(confirmed.sequence ?? NaN);
		expect(over.sequence).toBeGreaterThan(moved.sequence ?? NaN);
		expect(await filesTo()).toHaveLength(4);
	});

	test('follows a slot that was moved', async () => {
		const { id, code, slotIds } = await driveWithDay({ slots: [1, 3] });
		const [from = '', to = ''] = slotIds;
		await signedUp(code, { email: reader, slotId: from }, now);
		const before = await lastFor();
		await inScope(admin, (tx) => moveSlot(tx, { actor: admin, driveId: id, from, to, now: later(1) }));
		await pressed(id, 'slot', later(2));
		const after = await lastFor();
		expect([before.start, after.start]).toEqual(['2026-12-03T00:00:00.000Z', '2026-12-03T00:30:00.000Z']);
		expect(after.sequence).toBeGreaterThan(before.sequence ?? NaN);
	});

	test('reminds a donor whom the club registered as well, without a link that is not theirs', async () => {
		const { id } = await driveWithDay();
		const donor = await donorWho({ email: 'quen@example.org', agreed: ['contact_email'] });
		const registration = await placed(id, donor);
		await remind(id, '2026-12-03');
		const { text, uid } = await lastFor('quen@example.org');
		expect(uid).toBe(uidOf(registration));
		expect(text).not.toContain('/place/');
		expect(text).not.toContain('Người Hiến Máu');
	});

	test('is not sent to who only waits for a place, nor with what is not about one', async () => {
		const { id, code } = await driveWithDay({ capacity: 1 });
		await signedUp(code, { email: 'truoc@example.org' }, now);
		await signedUp(code, { email: reader }, now);
		await movedTo(id, '2026-12-06');
		await donorWho({ email: 'moi@example.org', agreed: ['contact_email'] });
		await pressed(id, 'announced', later(3));
		expect(await filesTo()).toEqual([null, null]);
		expect(await filesTo('moi@example.org')).toEqual([null]);
		expect(await filesTo('truoc@example.org')).toEqual([expect.any(String), expect.any(String)]);
	});

	test('is not sent while the days of the drive are not known', async () => {
		const { code } = await driveOfClub();
		await signedUp(code, { email: reader }, now);
		expect(await filesTo()).toEqual([null]);
	});

	test('lies sealed with its letter, and is gone once that is sent', async () => {
		const { code } = await driveWithDay();
		await signedUp(code, { email: reader }, now);
		expect(Buffer.from((await onlyMessage()).sealed as Buffer).toString('latin1')).not.toContain('VCALENDAR');
		await sendAll();
		expect((await onlyMessage()).sealed).toBeNull();
	});

	test('names nobody', async () => {
		const { code } = await driveWithDay();
		await signedUp(code, { email: reader, fullName: 'Người Không Nêu Tên' }, now);
		const { text } = await lastFor();
		expect(text).not.toMatch(/Không Nêu Tên|ATTENDEE|ORGANIZER|mailto|example\.org(?!\/)/i);
	});
});
