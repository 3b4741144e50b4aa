import { asc } from 'drizzle-orm';
import type { Area } from '$lib/areas/area';
import { areaName } from '$lib/areas/area-name';
import { areaDetail, areaLabel } from '$lib/areas/area-words';
import type { AreaChoice, DriveChoices } from '$lib/drives/drive-choices';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { allProvinces, areasOf, provincesOf } from '../areas/queries';
import { clubsByName } from '../clubs/club-name';
import { bloodCentres, campaigns, clubs } from '../db/schema/clubs';
import { bareText } from '../name-order';
import { canScheduleDrive } from '../policy';
import type { Tx } from '../scope';

/** What the form of a drive offers: the actor's own clubs and the areas, campaigns and blood centres of their provinces. */
export async function formChoices(tx: Tx, actor: Actor, locale: Locale): Promise<DriveChoices> {
	const provinces = provincesOf(actor);
	const everywhere = await allProvinces(tx);
	const inReach = (row: { provinceCode: string | null }) =>
		row.provinceCode === null || provinces.includes(row.provinceCode);
	const named = await tx
		.select()
		.from(clubs)
		.orderBy(...clubsByName);
	const known = await tx
		.select()
		.from(campaigns)
		.orderBy(asc(bareText(campaigns.nameVi)), asc(campaigns.id));
	const centres = await tx
		.select()
		.from(bloodCentres)
		.orderBy(asc(bareText(bloodCentres.nameVi)), asc(bloodCentres.id));
	return {
		clubs: named
			.filter(({ id, provinceCode }) => canScheduleDrive(actor, { clubId: id, provinceCode }))
			.map(({ id, name, provinceCode }) => ({ value: id, label: name, provinceCode })),
		areas: areaChoices(
			(await areasOf(
				tx,
				everywhere.map(({ code }) => code)
			)) as Area[],
			{ served: everywhere, provinces, locale }
		),
		campaigns: known.filter(inReach).map(toChoice),
		bloodCentres: centres.filter(inReach).map(toChoice),
		ofProvince: provinces.some((provinceCode) => canScheduleDrive(actor, { clubId: null, provinceCode }))
	};

	function toChoice(row: Parameters<typeof areaName>[0] & { id: string; provinceCode: string | null }) {
		return { value: row.id, label: areaName(row, locale), provinceCode: row.provinceCode };
	}
}

type Offering = { served: Awaited<ReturnType<typeof allProvinces>>; provinces: readonly string[]; locale: Locale };

/** All areas, past ones and those of other provinces too: the form offers those that exist on the day it is filled in for. */
function areaChoices(all: Area[], { served, provinces, locale }: Offering): AreaChoice[] {
	const byCode = new Map(all.map((area) => [area.code, area]));
	const elsewhere = ({ provinceCode }: Area) => {
		const province = served.find(({ code }) => code === provinceCode);
		return province && areaName(province, locale);
	};
	return all.map((area) => {
		const former = byCode.get(area.formerDistrictCode ?? '');
		return {
			value: area.code,
			label: areaLabel(area, locale),
			detail: provinces.includes(area.provinceCode) ? areaDetail(area, former, locale) : elsewhere(area),
			validFrom: area.validFrom,
			validTo: area.validTo,
			provinceCode: area.provinceCode
		};
	});
}
