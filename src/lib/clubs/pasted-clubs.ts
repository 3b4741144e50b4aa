import { z } from 'zod';
import { isValidOn, type Area } from '../areas/area';
import { areasNamed, isSamePlace } from '../areas/area-called';
import { countryOf } from '../areas/country';
import { searchKey } from '../donors/name';
import { dialled } from '../donors/phone';
import { form, language, line as lineOf, optionalCode, optionalEmail, requiredLine } from '../field';
import { cellProblem, spoiltCell } from '../pasted/cell-rules';
import { readTable, type FieldsOfLine, type PastedLine, type Table } from '../pasted/columns';
import type { CalendarDate } from '../time/calendar-date';
import { CLUB_COLUMNS, clubHeadings, type ClubField } from './pasted-club-headings';

/** A pasted table of clubs of one province, and the language of the invitations. */
export const pastedClubsForm = form({
	text: z.string({ error: 'not_text' }),
	provinceCode: optionalCode().min(1, 'required'),
	locale: language().default('vi')
});

/** What was pasted, as it was sent. */
export type PastedTable = z.infer<typeof pastedClubsForm>;

/** Lines that are looked at in one go. */
export const MOST_CLUBS = 300;

/** What is wrong with a line; `cell` is what was not understood. */
export type PastedClubProblem = {
	code:
		| 'bad_characters'
		| 'name_missing'
		| 'too_long'
		| 'area_unknown'
		| 'area_unclear'
		| 'phone_wrong'
		| 'email_wrong'
		| 'too_many_cells'
		| 'twice';
	cell: string;
};

/** One line of the preview: a club to be added, one that is known already, or one with problems. */
export type PastedClub = {
	line: number;
	text: string;
	name: string;
	areaCode: string;
	areaCell: string;
	contactName: string;
	phone: string;
	adminEmail: string;
	adminName: string;
	known: boolean;
	problems: PastedClubProblem[];
};

/** What lines are read by. `clubs` are those of the province. */
export type ReadClubsBy = {
	provinceCode: string;
	areas: readonly Area[];
	clubs: readonly { name: string; areaCode: string | null }[];
	day: CalendarDate;
};

type Line = FieldsOfLine<ClubField>;

/** What was read; `head` and `unread` are the headings and those that nobody knows, `rest` lines beyond the most. */
export type PastedClubs = Pick<Table<ClubField>, 'head' | 'unread'> & { clubs: PastedClub[]; rest: string[] };

/** Reads a table of clubs. Only the name must be there; two lines about one club are told, and the first one counts. */
export function readPastedClubs(lines: readonly PastedLine[], by: ReadClubsBy): PastedClubs {
	const table = readTable<ClubField>(lines, clubHeadings, CLUB_COLUMNS, 'name');
	const first: PastedClub[] = [];
	const clubs = table.lines.slice(0, MOST_CLUBS).map((line) => {
		const club = readLine(line, by);
		const twice = club.name !== '' && first.some((one) => isSameClub(one, club, by.areas));
		if (twice) return { ...club, problems: [...club.problems, { code: 'twice' as const, cell: club.name }] };
		first.push(club);
		return club;
	});
	const rest = table.lines.slice(MOST_CLUBS).map(({ text }) => text);
	return { clubs, rest, head: table.head, unread: table.unread };
}

type Standing = { name: string; areaCode: string | null };

/** Whether two may be one club: they are called alike, and stand in what may be one place, or both in none that is known. */
function isSameClub(one: Standing, other: Standing, areas: readonly Area[]): boolean {
	if (searchKey(one.name) !== searchKey(other.name)) return false;
	const [here, there] = [one, other].map(({ areaCode }) => areas.find(({ code }) => code === areaCode));
	return here === there || isSamePlace(here, there);
}

function readLine(read: Line, by: ReadClubsBy): PastedClub {
	const { line, text, cells, more } = read;
	const [name, contactName, phone, email, admin] = (['name', 'contact', 'phone', 'email', 'admin'] as const).map(
		read.of
	) as [string, string, string, string, string];
	const areaCells = [read.of('area'), read.of('district')] as const;
	const areaCell = areaCells.filter((cell) => cell !== '').join(', ');
	const area = areaOf(...areaCells, by);
	const club = { name, areaCode: area.code, areaCell, contactName, phone, adminEmail: email.toLowerCase() };
	const known = by.clubs.some((one) => isSameClub(one, club, by.areas));
	const problems: PastedClubProblem[] = area.problem ? [{ code: area.problem, cell: areaCell }] : [];
	const wrong = (code: PastedClubProblem['code'], cell: string) => problems.push({ code, cell });
	const spoilt = spoiltCell(cells);
	if (spoilt !== undefined) wrong('bad_characters', spoilt);
	if (isNothing(name)) wrong('name_missing', text);
	const adminName = [admin, contactName].find((one) => !isNothing(one)) ?? email.split('@')[0] ?? '';
	for (const cell of new Set([name, contactName, adminName]))
		if (cellProblem(lineOf(120), cell) === 'too_long') wrong('too_long', cell);
	if (phone !== '' && !dialled(phone, countryOf(by.provinceCode) ?? 'VN')) wrong('phone_wrong', phone);
	if (spoilt === undefined && cellProblem(optionalEmail(), email)) wrong('email_wrong', email);
	if (more !== '') wrong('too_many_cells', more);
	return { line, text, ...club, adminName, known, problems };
}

/** Whether a cell is empty, or holds nothing that can be seen. */
const isNothing = (cell: string) => cellProblem(requiredLine(Infinity), cell) === 'required';

type Placed = { code: string; problem?: 'area_unknown' | 'area_unclear' };

/** The one area of these names, with or without the words for their kinds: one of today before one that has ended. */
function areaOf(commune: string, district: string, { areas, day }: ReadClubsBy): Placed {
	if (searchKey(commune) === '' && searchKey(district) === '') return { code: '' };
	const named = areasIn(commune, district, areas);
	const present = named.filter((area) => isValidOn(area, day));
	const [found, ...others] = present.length > 0 ? present : named;
	if (!found) return { code: '', problem: 'area_unknown' };
	return others.length > 0 ? { code: '', problem: 'area_unclear' } : { code: found.code };
}

/** Under the heading of districts a district is meant; beside it a commune must be one that it held. */
function areasIn(commune: string, district: string, areas: readonly Area[]): Area[] {
	const around = areasNamed(district, areas);
	const districts = around.filter(({ level }) => level === 'district');
	const meant = districts.length > 0 ? districts : around;
	if (searchKey(commune) === '') return meant;
	const named = areasNamed(commune, areas);
	if (searchKey(district) === '') return named;
	return named.filter((area) => meant.some((one) => isSamePlace(area, one)));
}
