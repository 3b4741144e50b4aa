import { v7 } from 'uuid';
import { readDonorFilter } from '../../src/lib/donors/list-filter';
import type { Actor } from '../../src/lib/server/actor';
import { countDonors, listDonors } from '../../src/lib/server/donors/list';
import { as, club, database, now, registrar } from './donor-registry';
import { asSuperuser } from './society';

type Told = {
	provinceCode?: string;
	clubId?: string | null;
	born?: string;
	last?: string;
	count?: number;
	reserve?: boolean;
	abo?: string;
};

/** Puts a woman of 50 kg or more on the list, past the product, and returns her id. Names are given names, and sort as they are. */
export async function listed(name: string, told: Told = {}): Promise<string> {
	const id = v7();
	const { provinceCode = 'VN-21', clubId = club, born = '1990-01-01', last, count = 0, reserve = false, abo } = told;
	await asSuperuser(
		database.superuserUrl,
		`insert into donors (id, province_code, club_id, full_name, search_key, sort_key, sex, weight_class, birth_date, birth_precision,
			last_donation_on, last_component, donation_count, reserve, abo)
		values ($1, $2, $3, $4, $5, $5, 'female', '50+', $6, 'day', $7, $8, $9, $10, $11)`,
		[id, provinceCode, clubId, name, name.toLowerCase(), born, last, last && 'whole_blood', count, reserve, abo]
	);
	return id;
}

/** Holds somebody back until the end of a day, or for good. */
export async function heldBack(donorId: string, untilOn: string | null, liftedAt: string | null = null) {
	await asSuperuser(
		database.superuserUrl,
		`insert into deferrals (id, donor_id, class, starts_on, until_on, permanent, lifted_at)
		values (gen_random_uuid(), $1, 'surgery', '2026-01-01', $2, $3, $4)`,
		[donorId, untilOn, untilOn === null, liftedAt]
	);
}

/** One page of what an address lists. */
export const pageAt = (address: string, actor: Actor = registrar, at = now) =>
	as(actor, (tx) => listDonors(tx, readDonorFilter(new URLSearchParams(address)), at));

/** The names on a page. */
export const namesAt = async (...asked: Parameters<typeof pageAt>) =>
	(await pageAt(...asked)).donors.map(({ fullName }) => fullName).join(' ');

/** How many people an address is said to leave. */
export const countAt = (address: string, actor: Actor = registrar, at = now) =>
	as(actor, (tx) => countDonors(tx, readDonorFilter(new URLSearchParams(address)), at));
