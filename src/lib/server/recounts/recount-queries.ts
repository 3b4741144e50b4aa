import { asc, desc, eq, sql } from 'drizzle-orm';
import { areaName, type Named } from '$lib/areas/area-name';
import { TALLIES, type RecountState, type Tally } from '$lib/recounts/recount';
import { sumsText, whatText } from '$lib/recounts/difference-words';
import type { Locale } from '$lib/time/format';
import { clubName } from '../clubs/club-name';
import { areas } from '../db/schema/areas';
import { recountDifferences, recounts } from '../db/schema/recounts';
import { donorName } from '../donors/donor-name';
import { driveTitle } from '../drives/drive-title';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** A recount as it is shown. */
export type Recount = Awaited<ReturnType<typeof recountsSeen>>[number];

const MOST_RECOUNTS = 20;

/** Differences on the page; there may be thousands, of one cause. */
const MOST_DIFFERENCES = 200;

const shown = {
	id: recounts.id,
	provinceCode: recounts.provinceCode,
	state: sql<RecountState>`${recounts.state}`,
	parts: recounts.parts,
	done: recounts.done,
	month: sql<string | null>`(${recounts.months}[${recounts.done} + 1])::text`,
	differences: recounts.differences,
	askedAt: recounts.askedAt,
	endedAt: recounts.endedAt,
	setRightAt: recounts.setRightAt,
	askedBy: accountName(recounts.askedBy),
	setRightBy: accountName(recounts.setRightBy)
};

/** The latest recounts that the actor may see, the newest first. */
export async function recountsSeen(tx: Tx) {
	return tx.select(shown).from(recounts).orderBy(desc(recounts.id)).limit(MOST_RECOUNTS);
}

/** One recount; null where it is another province's, or none. */
export async function recountById(tx: Tx, id: string): Promise<Recount | null> {
	const [found] = await tx.select(shown).from(recounts).where(eq(recounts.id, id));
	return found ?? null;
}

const keyed = (name: string) => sql`${recountDifferences.key} ->> ${sql.raw(`'${name}'`)}`;
const idIn = (name: string) => sql`(${keyed(name)})::uuid`;

/** What a recount found to be otherwise, in words, by what is counted; as many as a page shows. */
export async function differencesOf(tx: Tx, recountId: string, locale: Locale) {
	const rows = await tx
		.select({
			id: recountDifferences.id,
			tally: sql<Tally>`${recountDifferences.tally}`,
			key: recountDifferences.key,
			counted: recountDifferences.counted,
			recounted: recountDifferences.recounted,
			drive: driveTitle(idIn('drive')),
			donor: donorName(idIn('donor')),
			club: clubName(idIn('club')),
			area: { nameVi: areas.nameVi, nameLo: areas.nameLo, nameEn: areas.nameEn }
		})
		.from(recountDifferences)
		.leftJoin(areas, eq(areas.code, keyed('area')))
		.where(eq(recountDifferences.recountId, recountId))
		.orderBy(
			sql`array_position(${sql.param([...TALLIES])}::text[], ${recountDifferences.tally})`,
			asc(recountDifferences.key)
		)
		.limit(MOST_DIFFERENCES);
	return rows.map(({ id, tally, key, counted, recounted, area, ...names }) => ({
		id,
		tally,
		what: whatText(tally, key, { ...names, area: area && areaName(area as Named, locale) }, locale),
		href: hrefOf(key, names),
		counted: sumsText(counted, locale),
		recounted: sumsText(recounted, locale)
	}));
}

function hrefOf(key: Record<string, unknown>, { drive, donor }: { drive: string | null; donor: string | null }) {
	if (drive !== null) return `/drives/${String(key.drive)}`;
	return donor === null ? null : `/donors/${String(key.donor)}`;
}
