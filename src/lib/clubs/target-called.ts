import { areaCalled } from '../areas/area-called';
import { wasValidIn, type Area } from '../areas/area';
import type { Named } from '../areas/area-name';
import { searchKey } from '../donors/name';
import { clubCalled } from './club-called';
import type { TargetSubject } from './target-form';

/** Whom a target is asked of: its code or id, and what it is called. */
export type TargetOf = { subject: TargetSubject; key: string; name: string };

/** The one that is meant, or why none is; `near` are those that may have been meant. */
export type OfCalled =
	| { of: TargetOf }
	| { problem: 'club_unknown' | 'club_unclear' | 'of_unknown' | 'of_unclear' | 'not_yours'; near: readonly string[] };

/** Whom names are looked for among: the province, its areas of all times, campaigns, and the clubs that somebody asks units of. */
export type NamedAmong = {
	province: Named & { code: string; name: string };
	areas: readonly Area[];
	clubs: readonly { id: string; name: string }[];
	/** Those of the province and of everywhere. */
	campaigns: readonly (Named & { id: string; name: string })[];
	/** Whether units are asked of the province, its areas and campaigns too. */
	ofProvince: boolean;
	areaLabel: (area: Area) => string;
};

const WHOLE = new Set(
	['toàn tỉnh', 'cả tỉnh', 'tỉnh', 'whole province', 'the province', 'province', 'ທົ່ວແຂວງ', 'ແຂວງ'].map(searchKey)
);
const PROVINCE = /^tinh (?=.)|^ແຂວງ ?(?=.)| province$/;
const CLUB = /^(clb|cau lac bo|ສະໂມສອນ)(?= |\p{L})| club$/u;
const CAMPAIGN = /^(chien dich|chuong trinh|campaign|ຂະບວນການ) ?(?=.)| campaign$/;
/** As an area that has ended is called here. */
const FORMER = /^former\s+|\s+cũ$|\s*ເກົ່າ$/iu;

const namesOf = ({ nameVi, nameLo, nameEn }: Named) =>
	[nameVi, nameLo, nameEn].flatMap((name) => (name ? [searchKey(name)] : []));

/** The province by its name with the word for it, or as a whole. */
export function isWholeProvince(cell: string, { province }: NamedAmong): boolean {
	const key = searchKey(cell);
	return WHOLE.has(key) || (PROVINCE.test(key) && namesOf(province).includes(key.replace(PROVINCE, '')));
}

/** The club of this name, or the province where it is named instead. */
export function clubAsked(cell: string, among: NamedAmong): OfCalled {
	if (isWholeProvince(cell, among)) return provinceAsked(among);
	const called = clubCalled(cell, among.clubs);
	if ('club' in called) return { of: ofClub(called.club) };
	return { problem: called.problem, near: called.near.map(({ name }) => name) };
}

/** The province itself, if somebody asks units of it. */
export function provinceAsked(among: NamedAmong): OfCalled {
	return among.ofProvince ? { of: ofProvince(among) } : { problem: 'not_yours', near: [] };
}

/** The campaign of this name in one of its languages. */
export function campaignAsked(cell: string, among: NamedAmong): OfCalled {
	const [one, ...others] = campaignsNamed(cell, among);
	if (!one) return { problem: 'of_unknown', near: among.campaigns.map(({ name }) => name) };
	if (others.length > 0) return { problem: 'of_unclear', near: [one, ...others].map(({ name }) => name) };
	return among.ofProvince ? { of: one } : { problem: 'not_yours', near: [] };
}

function campaignsNamed(cell: string, { campaigns }: NamedAmong): TargetOf[] {
	const key = searchKey(cell);
	const meant = [key, key.replace(CAMPAIGN, '')];
	const found = campaigns.filter((one) => namesOf(one).some((name) => meant.includes(name)));
	return found.map(({ id, name }) => ({ subject: 'campaign', key: id, name }));
}

/**
 * The club, area, campaign or province of this name. Of several the one that stood in that year: `Thọ Xuân` of 2026 is the commune, `huyện Thọ Xuân`
 * the former district.
 */
export function anyAsked(cell: string, among: NamedAmong, year: number): OfCalled {
	if (isWholeProvince(cell, among)) return provinceAsked(among);
	if (CLUB.test(searchKey(cell))) return clubAsked(cell, among);
	const club = clubCalled(cell, among.clubs, { wholly: true });
	if ('club' in club && !among.ofProvince) return { of: ofClub(club.club) };
	const areas = areasAsked(cell, among.areas);
	const named = [
		...('club' in club ? [{ of: ofClub(club.club), stood: true }] : []),
		...campaignsNamed(cell, among).map((of) => ({ of, stood: true })),
		...areas.found.map((area) => ({ of: ofArea(area, among), stood: stoodIn(area, year) })),
		...(namesOf(among.province).includes(searchKey(cell)) ? [{ of: ofProvince(among), stood: true }] : [])
	];
	const standing = named.filter(({ stood }) => stood);
	const [one, ...others] = standing.length > 0 ? standing : named;
	if (!one) return partly(cell, among, areas.near);
	if (others.length > 0) return { problem: 'of_unclear', near: [one, ...others].map(({ of }) => of.name) };
	return among.ofProvince || one.of.subject === 'club' ? { of: one.of } : { problem: 'not_yours', near: [] };
}

/** A club by some of its words, when nothing else is called so. */
function partly(cell: string, among: NamedAmong, near: readonly Area[]): OfCalled {
	const club = clubCalled(cell, among.clubs);
	if ('club' in club) return { of: ofClub(club.club) };
	const like = [...club.near.map(({ name }) => name), ...near.map(among.areaLabel)];
	return { problem: club.problem === 'club_unclear' ? 'of_unclear' : 'of_unknown', near: like };
}

/** The areas of this name of all times. */
function areasAsked(cell: string, areas: readonly Area[]): { found: readonly Area[]; near: readonly Area[] } {
	const called = areaCalled(cell.replace(FORMER, ''), { areas, first: '0001-01-01', last: '9999-12-31' });
	if ('area' in called) return { found: [called.area], near: [] };
	const { problem, near } = called;
	return problem === 'area_unclear' ? { found: near, near: [] } : { found: [], near };
}

const stoodIn = (area: Area, year: number) => wasValidIn(area, `${year}-01-01`, `${year}-12-31`);
const ofClub = ({ id, name }: { id: string; name: string }): TargetOf => ({ subject: 'club', key: id, name });
const ofArea = (area: Area, { areaLabel }: NamedAmong): TargetOf => ({
	subject: 'area',
	key: area.code,
	name: areaLabel(area)
});
const ofProvince = ({ province }: NamedAmong): TargetOf => ({
	subject: 'province',
	key: province.code,
	name: province.name
});
