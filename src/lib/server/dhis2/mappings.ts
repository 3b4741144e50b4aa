import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Mapping } from '$lib/dhis2/build-values';
import { SENT_FIGURES } from '$lib/dhis2/sent-figures';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { areasOf } from '../areas/queries';
import { recordAudit } from '../audit/record';
import { dhis2Mappings } from '../db/schema/dhis2';
import type { Tx } from '../scope';

/** A figure (`figure:units`) or a place (`place:16012`) with its name there; an empty name takes it back. */
export type Named = { subject: string; uid: string; optionCombo: string };

type Of = { figure: string } | { placeCode: string };

/** What figures and places of a province are called there. */
export async function mappingOf(tx: Tx, provinceCode: string): Promise<Mapping> {
	const rows = await tx.select().from(dhis2Mappings).where(eq(dhis2Mappings.provinceCode, provinceCode));
	const figures = rows.flatMap(({ figure, uid, optionCombo }) =>
		figure === null ? [] : [[figure, { uid, optionCombo }] as const]
	);
	const places = rows.flatMap(({ placeCode, uid }) => (placeCode === null ? [] : [[placeCode, uid] as const]));
	return { figures: Object.fromEntries(figures), places: Object.fromEntries(places) };
}

/** Everything of a province that may have a name: subjects by which `nameThere` knows them. */
async function subjectsOf(tx: Tx, provinceCode: string): Promise<Set<string>> {
	const areas = await areasOf(tx, [provinceCode]);
	return new Set([
		...SENT_FIGURES.map(({ key }) => `figure:${key}`),
		...[provinceCode, ...areas.map(({ code }) => code)].map((code) => `place:${code}`)
	]);
}

/** Writes the names of some figures and places, all or none; refuses what the province does not have. Answers how many changed. */
export async function nameThere(
	tx: Tx,
	actor: Actor,
	{ provinceCode, named }: { provinceCode: string; named: readonly Named[] }
): Promise<Result<number, 'unknown_subject'>> {
	const known = await subjectsOf(tx, provinceCode);
	if (named.some(({ subject }) => !known.has(subject))) return refused('unknown_subject');
	let changed = 0;
	for (const one of named) if (await nameOne(tx, provinceCode, one)) changed += 1;
	if (changed > 0)
		await recordAudit(tx, actor, {
			action: 'dhis2.mapping_changed',
			objectType: 'dhis2',
			objectId: provinceCode,
			provinceCode
		});
	return done(changed);
}

function subjectOf(subject: string): Of {
	const [kind, key] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)];
	return kind === 'figure' ? { figure: key } : { placeCode: key };
}

async function nameOne(tx: Tx, provinceCode: string, { subject, uid, optionCombo }: Named): Promise<boolean> {
	const of = subjectOf(subject);
	const { figure, placeCode } = dhis2Mappings;
	const same = 'figure' in of ? eq(figure, of.figure) : eq(placeCode, of.placeCode);
	if (uid === '') {
		const gone = await tx.delete(dhis2Mappings).where(and(eq(dhis2Mappings.provinceCode, provinceCode), same));
		return (gone.rowCount ?? 0) > 0;
	}
	const values = { uid, optionCombo: 'figure' in of ? optionCombo || null : null };
	const written = await tx
		.insert(dhis2Mappings)
		.values({ id: v7(), provinceCode, ...of, ...values })
		.onConflictDoUpdate({
			target: [dhis2Mappings.provinceCode, 'figure' in of ? figure : placeCode],
			set: values,
			setWhere: sql`(${dhis2Mappings.uid}, ${dhis2Mappings.optionCombo}) is distinct from (excluded.uid, excluded.option_combo)`
		});
	return (written.rowCount ?? 0) > 0;
}
