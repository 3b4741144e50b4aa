import { v7 } from 'uuid';
import { suppress } from '$lib/exchange/suppression';
import type { Statement } from '$lib/exchange/statement';
import { linkedTables } from '$lib/exchange/yearly-tables';
import { done, refused, type Result } from '$lib/result';
import { dayIn, yearOf } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { areasOf, provinceByCode } from '../areas/queries';
import { exchangeNotes, exchangeReleases } from '../db/schema/exchange';
import { takeTurns, type Tx } from '../scope';
import { sha256 } from '../sha256';
import { auditExchange } from './audit-exchange';
import { bordersOf, draftOf, type SideYear } from './drafts';
import { releasesOf, type Release } from './releases';
import { yearlyFacts } from './yearly-tables';

/** A statement as it would be released now: what is told, and the text that would be kept, with its checksum. */
export type Prepared = { statement: Statement; body: string; checksum: string };

type Names = { nameVi: string; nameLo: string | null; nameEn: string | null };
const namesOf = ({ nameVi, nameLo, nameEn }: Names): Names => ({ nameVi, nameLo, nameEn });

/** What a side would release of a year at this moment. Only its own office can ask: the figures come from its own rows. */
export async function prepareStatement(tx: Tx, side: SideYear, now: Date): Promise<Prepared | null> {
	const province = await provinceByCode(tx, side.provinceCode);
	if (!province) return null;
	const asOf = dayIn(province.timezone, now);
	const earlier = await releasesOf(tx, side);
	const facts = await yearlyFacts(tx, side);
	const { shown } = suppress(linkedTables(facts.cells, facts.districts), keptBackIn(earlier));
	const { differently, border, models } = await draftOf(tx, side);
	const statement: Statement = {
		shape: 1,
		provinceCode: side.provinceCode,
		...namesOf(province),
		year: side.year,
		version: (earlier[0]?.version ?? 0) + 1,
		asOf,
		soFar: side.year === yearOf(asOf),
		approximate: facts.approximate,
		...(await namedDistricts(tx, side.provinceCode, facts.districts)),
		shown,
		differently,
		border,
		models
	};
	const body = JSON.stringify(statement);
	return { statement, body, checksum: sha256(body) };
}

/** The cells that any earlier version kept back. */
function keptBackIn(earlier: readonly Release[]): Set<string> {
	const shown = earlier.flatMap(({ statement }) => Object.entries(statement.shown));
	return new Set(shown.flatMap(([cell, told]) => (typeof told === 'number' ? [] : [cell])));
}

async function namedDistricts(tx: Tx, provinceCode: string, keys: readonly string[]) {
	const areas = new Map((await areasOf(tx, [provinceCode])).map((area) => [area.code, namesOf(area)]));
	const nameless = { nameVi: '', nameLo: null, nameEn: null };
	const borders = await bordersOf(tx, provinceCode);
	return {
		districts: keys.map((key) => ({ key, ...(areas.get(key) ?? nameless) })),
		borderDistricts: borders.map(({ areaCode, certainty }) => ({
			key: areaCode,
			certainty: certainty as Statement['borderDistricts'][number]['certainty'],
			...(areas.get(areaCode) ?? nameless)
		}))
	};
}

type Releasing = { side: SideYear; checksum: string; now: Date };

/** Releases a side's year: what was seen, or nothing. From then on it is the other side's to read, and stays as it is. */
export async function releaseStatement(
	tx: Tx,
	actor: Actor,
	{ side, checksum, now }: Releasing
): Promise<Result<{ version: number }, 'changed_meanwhile'>> {
	await takeTurns(tx, `exchange ${side.provinceCode}`);
	const prepared = await prepareStatement(tx, side, now);
	if (!prepared || prepared.checksum !== checksum) return refused('changed_meanwhile');
	const { body, statement } = prepared;
	const released = { releasedAt: now, releasedBy: actor.accountId };
	await tx.insert(exchangeReleases).values({ ...side, version: statement.version, body, checksum, ...released });
	await auditExchange(tx, actor, side, 'exchange.released');
	return done({ version: statement.version });
}

type Noting = { side: SideYear; releaseId: string; note: string; now: Date };

/** Adds a dated note to what was released; the figures stay as they were. */
export async function noteRelease(tx: Tx, actor: Actor, { side, releaseId, note, now }: Noting): Promise<void> {
	await tx.insert(exchangeNotes).values({ id: v7(), releaseId, note, notedAt: now, notedBy: actor.accountId });
	await auditExchange(tx, actor, side, 'exchange.noted');
}
