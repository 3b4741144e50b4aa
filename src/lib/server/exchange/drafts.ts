import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { noModels, type ModelYears } from '$lib/exchange/models';
import { modelsFrom, typedModels, type StatementInput } from '$lib/exchange/statement-forms';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { exchangeBorders, exchangeDrafts } from '../db/schema/exchange';
import type { Tx } from '../scope';
import { auditExchange } from './audit-exchange';

/** One side of an exchange: the year of a province. */
export type SideYear = { provinceCode: string; year: number };

/** What a side has written of a year and not necessarily released; version 0 where nothing is written. */
export type Draft = { differently: string; border: string; models: ModelYears; version: number };

const ofSide = ({ provinceCode, year }: SideYear) =>
	and(eq(exchangeDrafts.provinceCode, provinceCode), eq(exchangeDrafts.year, year));

/** The draft of one's own side. */
export async function draftOf(tx: Tx, side: SideYear): Promise<Draft> {
	const [found] = await tx.select().from(exchangeDrafts).where(ofSide(side));
	return found ?? { differently: '', border: '', models: noModels(), version: 0 };
}

/** The districts of a province that lie at the border, with how sure that is. */
export async function bordersOf(tx: Tx, provinceCode: string): Promise<{ areaCode: string; certainty: string }[]> {
	const { areaCode, certainty, removedAt } = exchangeBorders;
	return tx
		.select({ areaCode, certainty })
		.from(exchangeBorders)
		.where(and(eq(exchangeBorders.provinceCode, provinceCode), isNull(removedAt)))
		.orderBy(asc(areaCode));
}

/** What a side has written, as its form shows it. */
export async function writtenBy(tx: Tx, side: SideYear) {
	const { differently, border, version, models } = await draftOf(tx, side);
	const borders = (await bordersOf(tx, side.provinceCode)).map(({ areaCode }) => areaCode);
	return { differently, border, version, ...typedModels(models), borders };
}

/** Writes a draft and which districts lie at the border. Refuses a stale version and a district of another province. */
export async function saveDraft(
	tx: Tx,
	actor: Actor,
	side: SideYear,
	input: StatementInput,
	now: Date
): Promise<Result<null, 'stale_version' | 'unknown_area'>> {
	const districts = (await areasOf(tx, [side.provinceCode])).filter(({ level }) => level === 'district');
	if (!input.borders.every((code) => districts.some((one) => one.code === code))) return refused('unknown_area');
	const values = { differently: input.differently, border: input.border, models: modelsFrom(input) };
	const written =
		input.version === 0
			? await tx
					.insert(exchangeDrafts)
					.values({ ...side, ...values })
					.onConflictDoNothing()
			: await tx
					.update(exchangeDrafts)
					.set({ ...values, version: sql`${exchangeDrafts.version} + 1` })
					.where(and(ofSide(side), eq(exchangeDrafts.version, input.version)));
	if (written.rowCount === 0) return refused('stale_version');
	await saveBorders(tx, actor, { provinceCode: side.provinceCode, codes: input.borders, now });
	await auditExchange(tx, actor, side, 'exchange.drafted');
	return done(null);
}

type Borders = { provinceCode: string; codes: readonly string[]; now: Date };

/** What an office leaves as it was keeps its certainty. */
async function saveBorders(tx: Tx, actor: Actor, { provinceCode, codes, now }: Borders): Promise<void> {
	const stand = (await bordersOf(tx, provinceCode)).map(({ areaCode }) => areaCode);
	const gone = stand.filter((code) => !codes.includes(code));
	const added = codes.filter((code) => !stand.includes(code));
	const changedBy = actor.accountId;
	if (gone.length > 0)
		await tx.update(exchangeBorders).set({ removedAt: now, changedBy }).where(inArray(exchangeBorders.areaCode, gone));
	for (const areaCode of added)
		await tx
			.insert(exchangeBorders)
			.values({ areaCode, provinceCode, changedBy })
			.onConflictDoUpdate({
				target: exchangeBorders.areaCode,
				set: { removedAt: null, certainty: 'stated', changedBy }
			});
}
