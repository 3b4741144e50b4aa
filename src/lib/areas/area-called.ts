import { distance } from 'fastest-levenshtein';
import { searchKey } from '../donors/name';
import type { CalendarDate } from '../time/calendar-date';
import { wasValidIn, type Area, type AreaLevel } from './area';

/** The one area that is meant, or why none is; `near` are those that may have been meant. */
export type AreaCalled =
	{ area: Area } | { problem: 'area_unknown' | 'area_unclear' | 'area_not_then'; near: readonly Area[] };

const KINDS =
	/^(huyen|thi xa|thanh pho|xa|phuong|tp|tx|thi tran|tt|h|x|p) (?=.)|^(ເມືອງ) ?(?=.)| (district|city|town|commune|ward)$/;
const LEVEL_OF: Record<string, AreaLevel> = {
	huyen: 'district',
	district: 'district',
	'thi xa': 'district',
	tx: 'district',
	h: 'district',
	ເມືອງ: 'district',
	xa: 'commune',
	phuong: 'commune',
	x: 'commune',
	p: 'commune',
	commune: 'commune',
	ward: 'commune'
};

/** The areas of this name, with or without the word for their kind; ended ones too. */
export function areasNamed(name: string, areas: readonly Area[]): Area[] {
	const key = searchKey(name);
	if (key === '') return [];
	const level = levelSaid(key);
	const bare = key.replace(KINDS, '');
	return areas.filter((area) => {
		const names = keysOf(area);
		return names.includes(key) || (names.includes(bare) && (level === undefined || area.level === level));
	});
}

function levelSaid(key: string): AreaLevel | undefined {
	const kind = KINDS.exec(key)?.slice(1).find(Boolean);
	return LEVEL_OF[kind ?? ''];
}

const keysOf = ({ nameVi, nameLo, nameEn }: Area) =>
	[nameVi, nameLo, nameEn].flatMap((name) => (name ? [searchKey(name)] : []));

type Then = { areas: readonly Area[]; first: CalendarDate; last: CalendarDate };

/**
 * The area that a cell names, as it was on some day from `first` to `last`: `xã An Nông`, or with the district that tells it from others,
 * `An Nông, Triệu Sơn`. A commune of a later time stands for the district that held it then.
 */
export function areaCalled(cell: string, then: Then): AreaCalled {
	const whole = areasNamed(cell, then.areas);
	const named = whole.length > 0 ? whole : narrowed(piecesOf(cell, then.areas));
	const [area, ...others] = valid(named, then);
	if (area && others.length === 0) return { area };
	if (area) return { problem: 'area_unclear', near: [area, ...others] };
	if (named.length === 0) return { problem: 'area_unknown', near: spelledLike(cell, then) };
	return instead(named, then);
}

const valid = (areas: readonly Area[], { first, last }: Then) => areas.filter((area) => wasValidIn(area, first, last));

type Piece = { areas: Area[]; said: AreaLevel | undefined };

function piecesOf(cell: string, areas: readonly Area[]): Piece[] {
	const keys = cell.split(/[,;()/]|\s[-–]\s/).map(searchKey);
	return keys
		.filter((key) => key !== '' && !/^(tinh|ແຂວງ)/.test(key))
		.map((key) => ({ areas: areasNamed(key, areas), said: levelSaid(key) }));
}

/**
 * Of several parts the communes of a district that another part names. Otherwise the communes, if nothing is unknown beside them or they are
 * called so, for a district may be named like one of its communes; or else the districts.
 */
function narrowed(pieces: readonly Piece[]): Area[] {
	const within = pieces.flatMap((piece) => {
		const others = pieces.filter((one) => one !== piece).flatMap(({ areas }) => areas);
		return piece.areas.filter(({ formerDistrictCode }) => others.some(({ code }) => code === formerDistrictCode));
	});
	if (within.length > 0) return within;
	const allKnown = pieces.every(({ areas }) => areas.length > 0);
	const communes = pieces
		.filter(({ said }) => allKnown || said === 'commune')
		.flatMap(({ areas }) => areas.filter(({ level }) => level === 'commune'));
	if (communes.length > 0) return communes;
	return pieces.flatMap(({ areas }) => areas.filter(({ level }) => level === 'district'));
}

/** What stood on that day where these areas stood or would stand: the district of a commune, the communes of a district. */
function instead(named: readonly Area[], then: Then): AreaCalled {
	const around = new Set(named.map(({ formerDistrictCode }) => formerDistrictCode));
	const within = new Set(named.map(({ code }) => code));
	const near = valid(then.areas, then).filter(
		({ code, formerDistrictCode }) => around.has(code) || within.has(formerDistrictCode ?? '')
	);
	const [only] = near;
	return only && near.length === 1 ? { area: only } : { problem: 'area_not_then', near };
}

/** At most three names that differ in few letters. */
function spelledLike(cell: string, then: Then): Area[] {
	const key = searchKey(cell).replace(KINDS, '');
	const like = valid(then.areas, then)
		.map((area) => ({ area, off: Math.min(...keysOf(area).map((name) => distance(name, key))) }))
		.filter(({ off }) => off <= Math.max(1, key.length / 4));
	return like
		.sort((one, other) => one.off - other.off)
		.slice(0, 3)
		.map(({ area }) => area);
}

/** Whether two areas may be one place: the same, or a commune and the district that held it. */
export function isSamePlace(one: Area | undefined, other: Area | undefined): boolean {
	if (!one || !other) return false;
	return one.code === other.code || one.formerDistrictCode === other.code || other.formerDistrictCode === one.code;
}
