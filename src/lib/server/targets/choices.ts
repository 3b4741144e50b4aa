import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import type { Area } from '$lib/areas/area';
import { targetChoice, targetOfChoice } from '$lib/clubs/target-choice-form';
import type { TargetInput, TargetSubject } from '$lib/clubs/target-form';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { allProvinces, areasOf, provincesOf } from '../areas/queries';
import { listClubs } from '../clubs/queries';
import { canSetTarget } from '../policy';
import type { Tx } from '../scope';

/** Somebody a target can be asked of. `mayAsk` is the policy's answer for this actor. */
export type TargetHolder = {
	subject: TargetSubject;
	key: string;
	provinceCode: string;
	label: string;
	mayAsk: boolean;
};

/** Everybody in the actor's provinces of whom units can be asked: provinces, areas, clubs in scope. */
export async function targetHolders(tx: Tx, actor: Actor, year: number, locale: Locale): Promise<TargetHolder[]> {
	const codes = provincesOf(actor);
	const own = (provinceCode: string) => canSetTarget(actor, { clubId: null, provinceCode });
	const provinces = (await allProvinces(tx)).filter(({ code }) => codes.includes(code));
	const areas = (await areasOf(tx, codes)) as Area[];
	const clubs = await listClubs(tx, { year });
	return [
		...provinces.map((one) => ({
			subject: 'province' as const,
			key: one.code,
			provinceCode: one.code,
			label: areaName(one, locale),
			mayAsk: own(one.code)
		})),
		...areas.map((one) => ({
			subject: 'area' as const,
			key: one.code,
			provinceCode: one.provinceCode,
			label: areaLabel(one, locale),
			mayAsk: own(one.provinceCode)
		})),
		...clubs.map(({ id, provinceCode, name }) => ({
			subject: 'club' as const,
			key: id,
			provinceCode,
			label: name,
			mayAsk: canSetTarget(actor, { clubId: id, provinceCode })
		}))
	];
}

/** The target that a form states, or null when it names nobody whom this actor may ask. */
export function statedTarget(
	holders: readonly TargetHolder[],
	{ of, year, units }: { of: string; year: number; units: number }
): TargetInput | null {
	const choice = targetChoice(of);
	const holder = holders.find(({ subject, key }) => subject === choice?.subject && key === choice.key);
	return choice && holder?.mayAsk ? targetOfChoice(choice, { provinceCode: holder.provinceCode, year, units }) : null;
}
