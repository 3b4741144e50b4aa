import type { Area } from '$lib/areas/area';
import { areaName } from '$lib/areas/area-name';
import { areaLabel, formerAreaLabel } from '$lib/areas/area-words';
import { givingQuery, type GivingFilter } from '$lib/sign-ups/giving-filter';
import { signUpState } from '$lib/sign-ups/sign-up-state';
import { placesAhead } from '$lib/sign-ups/places';
import { heldWords } from '$lib/sign-ups/when-words';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { allProvinces, areasOf } from '../areas/queries';
import { inPublic, type Tx } from '../scope';
import { givingAddress } from './addresses';
import { publicDrives, type PublicDriveRow } from './public-drives';

const PAGE = 20;

/** The drives that everybody may find, with what narrows them: a province, a district as people know it, a day. */
export function givingPage(filter: GivingFilter, locale: Locale, now: Date) {
	return inPublic(async (tx) => {
		const provinces = await allProvinces(tx);
		const codes = provinces.map(({ code }) => code);
		const areas = (await areasOf(tx, codes)) as Area[];
		const { rows, next } = await pageOf(tx, filter, areas, { now, today: dayIn(provinces[0]?.timezone ?? 'UTC', now) });
		return {
			filter,
			next,
			address: givingAddress(),
			provinces: provinces.map((one) => ({ value: one.code, label: areaName(one, locale) })),
			areas: provinces.map((one) => ({ label: areaName(one, locale), choices: districts(areas, one.code, locale) })),
			rows: rows.map((row) => worded(row, areas, locale, now))
		};
	});
}

/** One page of them from today on, and the address of the next. */
async function pageOf(
	tx: Tx,
	filter: GivingFilter,
	areas: readonly Area[],
	{ now, today }: { now: Date; today: CalendarDate }
) {
	const within = areas.filter(({ code, formerDistrictCode }) => [code, formerDistrictCode].includes(filter.area));
	const found = await publicDrives(tx, {
		province: filter.province,
		areas: filter.area === '' ? null : within.map(({ code }) => code),
		from: filter.from && filter.from > today ? filter.from : today,
		after: filter.after,
		most: PAGE + 1,
		now
	});
	const rows = found.slice(0, PAGE);
	const last = found.length > PAGE ? rows.at(-1) : undefined;
	return { rows, next: last ? givingQuery(filter, { day: last.startsOn, id: last.id }) : null };
}

/** The districts of a province to choose from, those that are over too. */
function districts(areas: readonly Area[], province: string, locale: Locale) {
	return areas
		.filter(({ provinceCode, level }) => provinceCode === province && level === 'district')
		.map((area) => ({
			value: area.code,
			label: area.validTo === null ? areaLabel(area, locale) : formerAreaLabel(area, locale)
		}));
}

function worded(row: PublicDriveRow, areas: readonly Area[], locale: Locale, now: Date) {
	const area = areas.find(({ code }) => code === row.areaCode);
	return {
		code: row.code,
		title: row.title,
		when: heldWords(row, locale),
		where: [row.venueName, area && areaLabel(area, locale)].flatMap((part) => part || []).join(', '),
		club: row.clubName,
		state: signUpState(row, now, { slotsFull: row.slotsFree === 0, somebodyWaits: row.somebodyWaits }),
		left: fewest(placesAhead(row), row.slotsFree)
	};
}

/** What is free by all that counts it; null where nothing does. */
function fewest(...free: (number | null)[]): number | null {
	const counted = free.filter((one) => one !== null);
	return counted.length > 0 ? Math.min(...counted) : null;
}
