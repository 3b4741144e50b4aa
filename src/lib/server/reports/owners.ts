import { areaName } from '$lib/areas/area-name';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { allProvinces } from '../areas/queries';
import { openClubs } from '../clubs/queries';
import { canWriteReport } from '../policy';
import type { Tx } from '../scope';

/** A province or club whose reports the actor writes; `value` is its code or id. */
export type ReportOwner = { value: string; label: string; provinceCode: string; clubId: string | null };

/** Everybody for whom the actor may write reports, provinces first. */
export async function reportOwners(tx: Tx, actor: Actor, locale: Locale): Promise<ReportOwner[]> {
	const provinces = (await allProvinces(tx)).map((one) => ({
		value: one.code,
		label: areaName(one, locale),
		provinceCode: one.code,
		clubId: null
	}));
	const clubs = (await openClubs(tx)).map(({ id, name, provinceCode }) => ({
		value: id,
		label: name,
		provinceCode,
		clubId: id
	}));
	return [...provinces, ...clubs].filter((owner) => canWriteReport(actor, owner));
}
