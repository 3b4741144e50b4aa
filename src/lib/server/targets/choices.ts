import { asc, inArray, isNull, or } from 'drizzle-orm';
import { areaName } from '$lib/areas/area-name';
import { areaLabel } from '$lib/areas/area-words';
import type { Area } from '$lib/areas/area';
import { targetOfChoice } from '$lib/clubs/target-choice-form';
import { choiceOf } from '$lib/clubs/target-history';
import type { TargetInput, TargetSubject } from '$lib/clubs/target-form';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { allProvinces, areasOf, provincesOf } from '../areas/queries';
import { clubNames } from '../clubs/queries';
import { campaigns } from '../db/schema/clubs';
import { bareText } from '../name-order';
import { canSetTarget } from '../policy';
import type { Tx } from '../scope';

/** Somebody a target can be asked of. `mayAsk` is the policy's answer for this actor. */
export type TargetHolder = {
	/** As the form names them. */
	of: string;
	subject: TargetSubject;
	key: string;
	provinceCode: string;
	label: string;
	mayAsk: boolean;
};

type Named = Omit<TargetHolder, 'of' | 'mayAsk'>;

/** Everybody in the actor's provinces of whom units can be asked: provinces, areas, clubs in scope, and campaigns, of the province or of everywhere. */
export async function targetHolders(tx: Tx, actor: Actor, locale: Locale): Promise<TargetHolder[]> {
	const codes = provincesOf(actor);
	const provinces = (await allProvinces(tx)).filter(({ code }) => codes.includes(code));
	const holders: Named[] = [
		...provinces.map((one) => named('province', one.code, one.code, areaName(one, locale))),
		...((await areasOf(tx, codes)) as Area[]).map((one) =>
			named('area', one.code, one.provinceCode, areaLabel(one, locale))
		),
		...(await clubNames(tx)).map((one) => named('club', one.id, one.provinceCode, one.name)),
		...(await campaignHolders(tx, provinces, locale))
	];
	return holders.map((one) => ({ ...one, of: choiceOf(one), mayAsk: canSetTarget(actor, ownerOf(one)) }));
}

const named = (subject: TargetSubject, key: string, provinceCode: string, label: string) => ({
	subject,
	key,
	provinceCode,
	label
});
const ownerOf = ({ subject, key, provinceCode }: Named) => ({ clubId: subject === 'club' ? key : null, provinceCode });

/** The campaigns of a province and those of everywhere, by name. */
export async function campaignsOf(tx: Tx, provinceCodes: readonly string[]) {
	return tx
		.select()
		.from(campaigns)
		.where(or(isNull(campaigns.provinceCode), inArray(campaigns.provinceCode, [...provinceCodes])))
		.orderBy(bareText(campaigns.nameVi), asc(campaigns.id));
}

type Province = Awaited<ReturnType<typeof allProvinces>>[number];

/** Where an actor works in two provinces, each asks for its own part of a campaign. */
async function campaignHolders(tx: Tx, provinces: readonly Province[], locale: Locale): Promise<Named[]> {
	const known = await campaignsOf(
		tx,
		provinces.map(({ code }) => code)
	);
	return known.flatMap((one) =>
		provinces
			.filter(({ code }) => (one.provinceCode ?? code) === code)
			.map((province) => {
				const beside = provinces.length > 1 ? ` (${areaName(province, locale)})` : '';
				return named('campaign', one.id, province.code, areaName(one, locale) + beside);
			})
	);
}

/** The holder that a form names, or null when it names nobody whom this actor may ask. */
export function holderOf(holders: readonly TargetHolder[], of: string): TargetHolder | null {
	const holder = holders.find((one) => one.of === of);
	return holder?.mayAsk ? holder : null;
}

/** The target that a form states, or null when it names nobody whom this actor may ask. */
export function statedTarget(
	holders: readonly TargetHolder[],
	{ of, ...stated }: { of: string } & Pick<TargetInput, 'year' | 'units' | 'monthly'>
): TargetInput | null {
	const holder = holderOf(holders, of);
	return holder && targetOfChoice(holder, { provinceCode: holder.provinceCode, ...stated });
}
