import { v7 } from 'uuid';
import { readThanksFilter } from '../../src/lib/thanks/thanks-filter';
import type { Actor } from '../../src/lib/server/actor';
import { reachedPage } from '../../src/lib/server/thanks/reached';
import { as, club, database } from './donor-registry';
import { listed } from './donor-filters';
import { asSuperuser } from './society';

const truth = <Row extends Record<string, unknown>>(statement: string, values: unknown[] = []) =>
	asSuperuser<Row>(database.superuserUrl, statement, values);

/** Adds a closed drive of a club, or of nobody, on a day and returns its id. */
export async function driveOn(day: string, clubId: string | null = club, provinceCode = 'VN-21'): Promise<string> {
	const id = v7();
	await truth(
		`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone)
		values ($1, $2, $3, $4, 'closed', $5, $5, 'Asia/Ho_Chi_Minh')`,
		[id, provinceCode, clubId, `Drive ${day}`, day]
	);
	return id;
}

/** Somebody who gave on these days, each at a drive of the club, or at the drive named beside the day; returns the id. */
export async function gaveOn(
	name: string,
	days: (string | { day: string; clubId: string | null })[],
	{ areaCode = null as string | null, provinceCode = 'VN-21', clubId = club as string | null } = {}
): Promise<string> {
	const donor = await listed(name, { provinceCode, clubId });
	if (areaCode) await truth('update donors set area_code = $2 where id = $1', [donor, areaCode]);
	for (const one of days) {
		const { day, clubId: at } = typeof one === 'string' ? { day: one, clubId } : one;
		const drive = await driveOn(day, at, provinceCode);
		await truth(
			`insert into donations (id, drive_id, province_code, club_id, donor_id, volume_ml, donated_on, first_time)
			values ($1, $2, $3, $4, $5, 350, $6, false)`,
			[v7(), drive, provinceCode, at, donor, day]
		);
	}
	return donor;
}

/** So many days, three months apart, the last one given. */
export function daysUntil(last: string, count: number): string[] {
	const end = new Date(`${last}T00:00:00Z`);
	return Array.from({ length: count }, (_, n) => {
		const day = new Date(end);
		day.setUTCDate(day.getUTCDate() - 90 * (count - 1 - n));
		return day.toISOString().slice(0, 10);
	});
}

/** Who reached what under an address, most donations first: `Hoa 5`. */
export const reachedAt = async (address: string, actor: Actor) =>
	(await as(actor, (tx) => reachedPage(tx, readThanksFilter(new URLSearchParams(address), '2026-11-23')))).reached
		.map(({ fullName, milestone }) => `${fullName} ${milestone}`)
		.join(', ');

/** The id of a province's own milestone. */
export async function milestoneOf(donations: number, provinceCode = 'VN-21'): Promise<string> {
	const [row] = await truth<{ id: string }>(
		'select id from milestones where province_code = $1 and donations = $2 and lowers_id is null and ended_on is null',
		[provinceCode, donations]
	);
	return row?.id ?? '';
}
