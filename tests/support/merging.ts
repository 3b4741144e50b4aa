import { v7 } from 'uuid';
import { afterAll, beforeEach } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { mergeDonors, type MergingDonors } from '../../src/lib/server/donors/merge-donors';
import { undoMerge } from '../../src/lib/server/donors/undo-merge';
import { known } from './desk';
import { as, gave, openDesk, otherClub, person, registered, registrar, truth } from './registration-desk';

/** A desk whose commands open a pool of their own, and before each test two entries that may be one person. */
export function openMerging(meet: (two: { kept: string; gone: string }) => void): void {
	openDesk();
	afterAll(() => closeDatabase());
	beforeEach(async () => {
		await truth('delete from donor_merges');
		const kept = await person({ fullName: 'Lê Thị Ví Dụ' });
		meet({ kept, gone: await person({ fullName: 'Le Thi Vi Du', birthDate: '1994-06-05' }) });
	});
}

/** Whose a row is. */
export const donorOf = async (table: string, id: string) =>
	(await truth(`select donor_id from ${table} where id = $1`, [id]))[0]?.donor_id;

/** A donor as they are stored. */
export const rowOf = async (id: string) => (await truth('select * from donors where id = $1', [id]))[0];

type Chosen = MergingDonors['chosen'];

async function seen(id: string) {
	const [row] = await truth('select version from donors where id = $1', [id]);
	return { id, version: Number(row?.version ?? 1) };
}

/** Merges one donor into another, as both stand. */
export async function merge(keptId: string, goneId: string, chosen: Chosen = {}, actor: Actor = registrar) {
	const merging = { kept: await seen(keptId), gone: await seen(goneId), chosen };
	return as(actor, (tx) => mergeDonors(tx, actor, merging));
}

/** Merges two donors who must be mergeable: the id of the merge. */
export async function merged(keptId: string, goneId: string, chosen: Chosen = {}): Promise<string> {
	const result = await merge(keptId, goneId, chosen);
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
}

/** Takes a merge back. */
export const unmerge = (donorId: string, mergeId: string, actor: Actor = registrar) =>
	as(actor, (tx) => undoMerge(tx, actor, { donorId, mergeId }));

const HOLDING = [
	'donors',
	'donor_clubs',
	'registrations',
	'registration_events',
	'donations',
	'deferrals',
	'consents',
	'donor_pairs',
	'data_requests',
	'thanks',
	'import_rows',
	'stated_donations',
	'stated_counts',
	'drive_losses',
	'drive_people',
	'drive_tallies',
	'area_tallies',
	'drives'
];

/** Every row that tells of donors, without the versions that an edit raises and tallies of nothing. */
export async function everything(): Promise<string[]> {
	const rows = await Promise.all(
		HOLDING.map((table) => {
			const row = table === 'donors' ? "to_jsonb(t) - 'version'" : 'to_jsonb(t)';
			return truth(`select '${table} ' || (${row})::text as line from ${table} t`);
		})
	);
	const lines = rows.flat().map(({ line }) => String(line));
	return lines.filter((line) => !/"(people|donations)": 0[,}]/.test(line)).sort();
}

/** Thanks an entry for its first donation. */
export const thank = (donorId: string) =>
	truth(
		`insert into thanks (id, province_code, donor_id, milestone_id, handed_on)
		select $1, 'VN-21', $2, m.id, '2026-11-20' from milestones m where m.province_code = 'VN-21' and m.donations = 1 limit 1`,
		[v7(), donorId]
	);

/** That another club states a day and a number of an entry. */
export const state = async (donorId: string, day: string, number: number) => {
	await truth(
		`insert into stated_donations (province_code, donor_id, club_id, given_on, date_precision) values ('VN-21', $1, $2, $3, 'day')`,
		[donorId, otherClub, day]
	);
	await truth(
		`insert into stated_counts (province_code, donor_id, club_id, donations, as_of) values ('VN-21', $1, $2, $3, '2026-11-01')`,
		[donorId, otherClub, number]
	);
};

/** Gives an entry something of everything, partly at another club. */
export async function fillEntry(donorId: string) {
	const at = await registered(known(donorId));
	await gave(donorId, 200, otherClub);
	const [deferral, consent] = [v7(), v7()];
	await truth(
		`insert into deferrals (id, donor_id, club_id, class, starts_on, until_on) values ($1, $2, $3, 'other', '2026-01-01', '2026-02-01')`,
		[deferral, donorId, otherClub]
	);
	await truth(
		`insert into consents (id, donor_id, purpose, text_locale, text_version, how) values ($1, $2, 'reserve', 'vi', 1, 'signed_paper')`,
		[consent, donorId]
	);
	await truth(
		`insert into data_requests (id, province_code, donor_id, kind, way, received_on, filed_by) values ($1, 'VN-21', $2, 'access', 'phone', '2026-11-20', $3)`,
		[v7(), donorId, registrar.accountId]
	);
	await thank(donorId);
	await state(donorId, '2019-05-01', 4);
	await truth('insert into donor_clubs (donor_id, club_id) values ($1, $2) on conflict do nothing', [
		donorId,
		otherClub
	]);
	return { registration: at.registrationId, deferral, consent };
}
