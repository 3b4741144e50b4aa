import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import type { ClubInput, NewClubInput } from '$lib/clubs/club-form';
import { differences } from '$lib/differences';
import { dialled } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { placeOfClub } from '../areas/queries';
import { wasDoneBy } from '../audit/queries';
import { recordAudit } from '../audit/record';
import { clubs } from '../db/schema/clubs';
import type { Tx } from '../scope';

type Values = Omit<ClubInput, 'version'>;

function rowOf({ name, areaCode, contactName, phone, email, foundedOn, closedOn }: Values, provinceCode: string) {
	return {
		name,
		areaCode: areaCode || null,
		contactName: contactName || null,
		phone: dialled(phone, countryOf(provinceCode) ?? 'VN'),
		email: email || null,
		foundedOn: foundedOn || null,
		closedOn: closedOn || null
	};
}

/**
 * Adds a club to a province under the id issued with its form; the second sending of a form finds what the first one added.
 * Refuses a province that is not served, and an area of another one.
 */
export async function addClub(
	tx: Tx,
	actor: Actor,
	input: NewClubInput
): Promise<Result<{ id: string }, 'unknown_province' | 'unknown_area'>> {
	const { provinceCode } = input;
	const place = await placeOfClub(tx, input);
	if (!place.ok) return place;
	const id = input.id || v7();
	const added = await tx
		.insert(clubs)
		.values({ id, provinceCode, ...rowOf(input, provinceCode) })
		.onConflictDoNothing({ target: clubs.id });
	// An id that somebody else's club bears is as good as none, and nothing is told of that club.
	if (added.rowCount === 0)
		return (await wasDoneBy(tx, actor, 'club.added', id)) ? done({ id }) : addClub(tx, actor, { ...input, id: '' });
	await recordAudit(tx, actor, { action: 'club.added', objectType: 'club', objectId: id, provinceCode, clubId: id });
	return done({ id });
}

/** Corrects a club. Refuses an area of another province, and a version that somebody else has changed meanwhile. */
export async function editClub(
	tx: Tx,
	actor: Actor,
	club: typeof clubs.$inferSelect,
	input: ClubInput
): Promise<Result<null, 'stale_version' | 'unknown_area'>> {
	const { id, provinceCode } = club;
	const row = rowOf(input, provinceCode);
	const fields = differences(row, club).map(({ name }) => name);
	const place = await placeOfClub(tx, { provinceCode, areaCode: input.areaCode });
	if (!place.ok) return refused('unknown_area');
	const changed = await tx
		.update(clubs)
		.set({ ...row, version: sql`${clubs.version} + 1` })
		.where(and(eq(clubs.id, id), eq(clubs.version, input.version)));
	if (changed.rowCount === 0) return refused('stale_version');
	await recordAudit(tx, actor, {
		action: 'club.edited',
		objectType: 'club',
		objectId: id,
		provinceCode,
		clubId: id,
		fields
	});
	return done(null);
}
