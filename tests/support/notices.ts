import { v7 } from 'uuid';
import type { SignUpInput } from '../../src/lib/sign-ups/sign-up-form';
import type { Actor } from '../../src/lib/server/actor';
import { ownToken } from '../../src/lib/server/sign-ups/own-link';
import { signUp } from '../../src/lib/server/sign-ups/sign-up';
import type { ToldKind } from '../../src/lib/notices/notice';
import { tellPeople } from '../../src/lib/server/notices/tell-people';
import { inPublicDrive, inScope } from '../../src/lib/server/scope';
import { admin, club, database, truth } from './accounts';
import { applying, openDrive } from './signing-up';

/** The moment at which these tests take place; drives are held on 3 December from 7 to 11. */
export { now } from './signing-up';

/** A drive of the tests' club that people sign up for. */
export const driveOfClub = (opening: Parameters<typeof openDrive>[1] = {}) =>
	openDrive(database.superuserUrl, { clubId: club, capacity: 50, ...opening });

type Reader = { locale?: 'vi' | 'lo' | 'en' } & Partial<SignUpInput>;

/** Somebody who signs up from the public page; their registration. */
export async function signedUp(code: string, { locale = 'vi', ...typed }: Reader, at: Date): Promise<string> {
	const input = applying(typed);
	const result = await inPublicDrive({ code, operationId: input.id }, (tx) => signUp(tx, { input, locale, now: at }));
	if (!result.ok) throw new Error(result.refusal);
	const [found] = await truth(
		`select r.id, a.id as applicant from registrations r join applicants a on a.id = r.applicant_id where r.operation_id = $1`,
		[input.id]
	);
	if (ownToken(String(found?.applicant)) !== result.value.token) throw new Error('not theirs');
	return String(found?.id);
}

type Known = {
	email?: string | null;
	phone?: string | null;
	agreed?: string[];
	locale?: string;
	columns?: Record<string, unknown>;
};

/** A donor of the tests' club who agreed to some purposes. */
export async function donorWho({
	email = null,
	phone = null,
	agreed = [],
	locale = 'vi',
	columns = {}
}: Known): Promise<string> {
	const id = v7();
	const row = {
		id,
		province_code: 'VN-21',
		club_id: club,
		full_name: 'Người Hiến Máu',
		search_key: 'nguoi hien mau',
		sort_key: 'mau',
		birth_date: '1995-01-01',
		birth_precision: 'day',
		email,
		phone,
		...columns
	};
	const names = Object.keys(row);
	await truth(
		`insert into donors (${names.join(', ')}) values (${names.map((_, nth) => `$${nth + 1}`).join(', ')})`,
		Object.values(row)
	);
	for (const purpose of ['registration', ...agreed])
		await truth(
			`insert into consents (id, donor_id, purpose, text_locale, text_version, how, given_at) values ($1, $2, $3, $4, 1, 'ticked', now())`,
			[v7(), id, purpose, locale]
		);
	return id;
}

/** Gives a donor a place at a drive, in a state; the registration. */
export async function placed(driveId: string, donorId: string, state = 'registered'): Promise<string> {
	const id = v7();
	await truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at, rest_period)
			select $1, id, province_code, club_id, $2, $3, '2026-11-20', daterange(starts_on, starts_on + 84) from drives where id = $4`,
		[id, donorId, state, driveId]
	);
	return id;
}

/** Somebody gave at a drive, on a day. */
export async function gave(driveId: string, donorId: string, on: string): Promise<void> {
	const registration = await placed(driveId, donorId, 'donated');
	await truth(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			select $1, $2, id, province_code, club_id, $3, 350, $4, false from drives where id = $5`,
		[v7(), registration, donorId, on, driveId]
	);
}

/** A change of a drive, told with a reason; its id. */
export async function changed(driveId: string, kind: string, at: Date, reason = 'bão số 9'): Promise<string> {
	const id = v7();
	if (kind === 'cancelled')
		await truth(`update drives set status = 'cancelled', cancel_reason = $2 where id = $1`, [driveId, reason]);
	await truth(
		`insert into drive_changes (id, drive_id, kind, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)`,
		[id, driveId, kind, reason, admin.accountId, at]
	);
	return id;
}

/** Presses “tell them”. */
export const pressed = (driveId: string, kind: ToldKind, at: Date, actor: Actor = admin) =>
	inScope(actor, (tx) => tellPeople(tx, { actor, driveId, kind, change: '', now: at }));

/** What stands of the notices of a drive, one line each: kind, way, state and reason. */
export async function noticesAt(driveId: string): Promise<string[]> {
	const rows = await truth(
		`select concat_ws(' ', kind, channel, state, reason) as line from notices where drive_id = $1 order by 1`,
		[driveId]
	);
	return rows.map(({ line }) => String(line));
}
