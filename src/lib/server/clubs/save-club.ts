import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { countryOf } from '$lib/areas/country';
import type { ClubInput, NewClubInput } from '$lib/clubs/club-form';
import { normalisePhone } from '$lib/donors/phone';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { clubs } from '../db/schema/clubs';
import type { Tx } from '../scope';

type Values = Omit<ClubInput, 'version'>;

function rowOf({ name, areaCode, contactName, phone, email, foundedOn, closedOn }: Values, provinceCode: string) {
	return {
		name,
		areaCode: areaCode || null,
		contactName: contactName || null,
		phone: phone ? (normalisePhone(phone, countryOf(provinceCode) ?? 'VN')?.e164 ?? null) : null,
		email: email || null,
		foundedOn: foundedOn || null,
		closedOn: closedOn || null
	};
}

/** Adds a club to a province and returns its id. */
export async function addClub(tx: Tx, actor: Actor, input: NewClubInput): Promise<string> {
	const { provinceCode } = input;
	const id = v7();
	await tx.insert(clubs).values({ id, provinceCode, ...rowOf(input, provinceCode) });
	await recordAudit(tx, actor, { action: 'club_added', objectType: 'club', objectId: id, provinceCode, clubId: id });
	return id;
}

/** Corrects a club. Refuses a version that somebody else has changed meanwhile. */
export async function editClub(
	tx: Tx,
	actor: Actor,
	club: { id: string; provinceCode: string },
	input: ClubInput
): Promise<Result<null, 'stale_version'>> {
	const { id, provinceCode } = club;
	const changed = await tx
		.update(clubs)
		.set({ ...rowOf(input, provinceCode), version: sql`${clubs.version} + 1` })
		.where(and(eq(clubs.id, id), eq(clubs.version, input.version)));
	if (changed.rowCount === 0) return refused('stale_version');
	await recordAudit(tx, actor, { action: 'club_edited', objectType: 'club', objectId: id, provinceCode, clubId: id });
	return done(null);
}
