import type { Area } from '$lib/areas/area';
import { readPastedClubs, type PastedClub, type PastedClubs } from '$lib/clubs/pasted-clubs';
import type { PastedLine } from '$lib/pasted/columns';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { inviteAndSend } from '../people/send-invitation';
import { takeTurns, type Tx } from '../scope';
import { clubNames } from './queries';
import { addClub } from './save-club';

type Reading = { provinceCode: string; lines: readonly PastedLine[]; day: CalendarDate };

/** Reads pasted lines by the areas and the clubs that a province has now. */
export async function readClubs(tx: Tx, { provinceCode, lines, day }: Reading): Promise<PastedClubs> {
	const areas = (await areasOf(tx, [provinceCode])) as Area[];
	const clubs = (await clubNames(tx)).filter((club) => club.provinceCode === provinceCode);
	return readPastedClubs(lines, { provinceCode, areas, clubs, day });
}

type Importing = Reading & { actor: Actor; locale: Locale; now: Date };

/** A club that was added; `link` invites its admin, null where no address was given. */
export type ImportedClub = { club: string; name: string; email: string; link: string | null };

/**
 * Adds the clubs that are new and invites their admins, all in one transaction. Two imports into one province take turns, so
 * that the second finds what the first has added: a table sent twice adds nothing twice.
 */
export async function importClubs(
	tx: Tx,
	{ actor, locale, now, ...reading }: Importing
): Promise<Omit<PastedClubs, 'clubs'> & { added: ImportedClub[]; left: PastedClub[] }> {
	await takeTurns(tx, `import of clubs into ${reading.provinceCode}`);
	const { clubs, ...read } = await readClubs(tx, reading);
	const isNew = ({ known, problems }: PastedClub) => !known && problems.length === 0;
	const added: ImportedClub[] = [];
	for (const club of clubs.filter(isNew)) added.push(await importOne(tx, { actor, locale, now, ...reading }, club));
	return { ...read, added, left: clubs.filter((club) => !isNew(club)) };
}

async function importOne(tx: Tx, { actor, provinceCode, locale, now }: Importing, club: PastedClub) {
	const { name, areaCode, contactName, phone, adminEmail: email, adminName } = club;
	const place = { provinceCode, areaCode, contactName, phone, email: '', foundedOn: '', closedOn: '' };
	const result = await addClub(tx, actor, { id: '', name, ...place });
	// The province and the area were read in this very transaction.
	if (!result.ok) throw new Error(result.refusal);
	const imported = { club: name, name: adminName, email, link: null };
	if (email === '') return imported;
	const role = { role: 'club_admin' as const, clubId: result.value.id, provinceCode: null, until: null };
	const invitation = { ...role, fullName: adminName, email, locale };
	const invited = await inviteAndSend(tx, { actor, invitation, place: name, now });
	return invited.ok ? { ...imported, link: invited.value.link } : imported;
}
