import type { Area } from '$lib/areas/area';
import { areaName } from '$lib/areas/area-name';
import { areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import { besideStanding, replacementKey, stateOf } from '$lib/clubs/pasted-standing';
import { readTargets, type PastedTarget, type ReadTargets, type ReadTargetsBy } from '$lib/clubs/pasted-targets';
import { targetOfChoice } from '$lib/clubs/target-choice-form';
import type { PastedLine } from '$lib/pasted/columns';
import { dayIn } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { areasOf, provinceByCode } from '../areas/queries';
import { clubNames } from '../clubs/queries';
import { canSetTarget } from '../policy';
import type { Tx } from '../scope';
import { campaignsOf } from './choices';
import { standingTargetsOf } from './queries';
import { setTarget, takeTurnAtTargets } from './set-target';

/** A pasted table of targets of one province; `year` is that of lines that say none. */
export type ReadingTargets = {
	actor: Actor;
	provinceCode: string;
	year: number;
	lines: readonly PastedLine[];
	locale: Locale;
	now: Date;
};

/** Reads targets by whom the actor may ask, beside what was asked so far. */
export async function readPastedTargets(tx: Tx, reading: ReadingTargets): Promise<ReadTargets> {
	const { targets, ...read } = readTargets(reading.lines, await readBy(tx, reading));
	const years = [...new Set(targets.flatMap(({ year }) => year ?? []))];
	return { ...read, targets: besideStanding(targets, await standingTargetsOf(tx, years)) };
}

async function readBy(tx: Tx, { actor, provinceCode, year, locale, now }: ReadingTargets): Promise<ReadTargetsBy> {
	const province = await provinceByCode(tx, provinceCode);
	if (!province) throw new Error(`no province ${provinceCode}`);
	const clubs = (await clubNames(tx)).filter(
		(club) => club.provinceCode === provinceCode && canSetTarget(actor, { clubId: club.id, provinceCode })
	);
	const today = dayIn(province.timezone, now);
	const campaigns = await campaignsOf(tx, [provinceCode]);
	const hasEnded = ({ validTo }: Area) => validTo !== null && validTo < today;
	return {
		year,
		province: { ...province, name: areaName(province, locale) },
		areas: (await areasOf(tx, [provinceCode])) as Area[],
		clubs: clubs.map(({ id, name }) => ({ id, name })),
		campaigns: campaigns.map((one) => ({ ...one, name: areaName(one, locale) })),
		ofProvince: canSetTarget(actor, { clubId: null, provinceCode }),
		areaLabel: (area) => (hasEnded(area) ? formerAreaLabel : areaLabel)(area, locale)
	};
}

/** What became of pasted targets: those that were set, and the lines that are left. */
export type ImportedTargets = Omit<ReadTargets, 'targets'> & { set: PastedTarget[]; left: PastedTarget[] };

/** `replace` are the statements that may be replaced, as `replacementKey` calls them. */
type ImportingTargets = ReadingTargets & { replace: readonly string[] };

/** Sets the targets that are new, and those that may be replaced, all in one transaction. */
export async function importTargets(tx: Tx, { replace, ...reading }: ImportingTargets): Promise<ImportedTargets> {
	await takeTurnAtTargets(tx, reading.provinceCode);
	const { targets, ...read } = await readPastedTargets(tx, reading);
	const isSet = (one: PastedTarget) =>
		isNew(one) || (stateOf(one) === 'differs' && replace.includes(replacementKey(one)));
	const set = targets.filter(isSet);
	for (const one of set) await setOne(tx, reading, one);
	return { ...read, set, left: targets.filter((one) => !isSet(one)) };
}

/** Whether a line is taken without anybody saying more. */
export const isNew = (one: PastedTarget) => stateOf(one) === 'new';

async function setOne(
	tx: Tx,
	{ actor, provinceCode, now }: ReadingTargets,
	{ of, year, units, monthly }: PastedTarget
) {
	if (!of || year === null || units === null) return;
	await setTarget(tx, actor, targetOfChoice(of, { provinceCode, year, units, monthly }), now);
}
