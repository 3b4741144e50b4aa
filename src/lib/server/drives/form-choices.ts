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
	const served = await allProvinces(tx);
	const codes = served.map(({ code }) => code);
	const named = await tx
		.select()
		.from(campaigns)
		.orderBy(asc(bareText(campaigns.nameVi)), asc(campaigns.id));
	const centres = await tx
		.select()
		.from(bloodCentres)
		.orderBy(asc(bareText(bloodCentres.nameVi)), asc(bloodCentres.id));
	return {
		clubs: await clubChoices(tx, actor),
		areas: areaChoices((await areasOf(tx, codes)) as Area[], { served, provinces, locale }),
		campaigns: namedChoices(named, provinces, locale),
		bloodCentres: namedChoices(centres, provinces, locale),
		ofProvince: provinces.some((provinceCode) => canScheduleDrive(actor, { clubId: null, provinceCode }))
	};
}

/** The clubs for which the actor plans. */
async function clubChoices(tx: Tx, actor: Actor) {
	const found = await tx
		.select()
		.from(clubs)
		.orderBy(...clubsByName);
	return found
		.filter(({ id, provinceCode }) => canScheduleDrive(actor, { clubId: id, provinceCode }))
		.map(({ id, name, provinceCode }) => ({ value: id, label: name, provinceCode }));
}

type NamedRow = Parameters<typeof areaName>[0] & { id: string; provinceCode: string | null };

/** Of rows with names those of some provinces; without a province a row is known everywhere. */
function namedChoices(rows: readonly NamedRow[], provinces: readonly string[], locale: Locale) {
	return rows
		.filter(({ provinceCode }) => provinceCode === null || provinces.includes(provinceCode))
		.map((row) => ({ value: row.id, label: areaName(row, locale), provinceCode: row.provinceCode }));
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
