import { z } from 'zod';
import { isValidOn, type Area } from '../areas/area';
import { areasNamed } from '../areas/area-called';
import { countryOf } from '../areas/country';
import { searchKey } from '../donors/name';
import { dialled } from '../donors/phone';
import { form, language, line as lineOf, optionalCode, optionalEmail, requiredLine } from '../field';
import { cellProblem, spoiltCell } from '../pasted/cell-rules';
import type { CalendarDate } from '../time/calendar-date';

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

type Line = { line: number; cells: string[]; text: string };

const HEADINGS = new Set(
	[
		'cau lac bo',
		'ten cau lac bo',
		'clb',
		'ten clb',
		'club',
		'club name',
		'name of the club',
		'ສະໂມສອນ',
		'ຊື່ສະໂມສອນ'
	].map(searchKey)
);
const COLUMNS = 6;

/** What was read, and the lines beyond the most that are looked at. */
export type PastedClubs = { clubs: PastedClub[]; unread: string[] };

/** Reads lines of club, district, contact, phone, e-mail of the admin, name of the admin. Only the club's name must be there. */
export function readPastedClubs(lines: readonly Line[], by: ReadClubsBy): PastedClubs {
	// A sheet may have a title above its headings.
	const first = lines.slice(0, 10).findIndex(({ cells }) => HEADINGS.has(searchKey(cells[0] ?? ''))) + 1;
	const seen = new Set<string>();
	const clubs = lines.slice(first, first + MOST_CLUBS).map((line) => {
		const club = readLine(line, by);
		const key = keyOf(club);
		const twice = club.name !== '' && seen.has(key);
		seen.add(key);
		return twice ? { ...club, problems: [...club.problems, { code: 'twice' as const, cell: club.name }] } : club;
	});
	return { clubs, unread: lines.slice(first + MOST_CLUBS).map(({ text }) => text) };
}

const keyOf = ({ name, areaCode }: { name: string; areaCode: string | null }) =>
	`${searchKey(name)} in ${areaCode ?? ''}`;

function readLine({ line, text, cells }: Line, by: ReadClubsBy): PastedClub {
	const [name = '', areaCell = '', contactName = '', phone = '', email = '', admin = '', ...more] = cells;
	const area = areaCalled(areaCell, by);
	const club = { name, areaCode: area.code, areaCell, contactName, phone, adminEmail: email.toLowerCase() };
	const known = by.clubs.some((one) => keyOf(one) === keyOf(club));
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
	if (cells.length > COLUMNS && more.some((cell) => cell !== '')) wrong('too_many_cells', more.join(' '));
	return { line, text, ...club, adminName, known, problems };
}

/** Whether a cell is empty, or holds nothing that can be seen. */
const isNothing = (cell: string) => cellProblem(requiredLine(Infinity), cell) === 'required';

/** The one area of this name, with or without the word for its kind: one of today before one that has ended. */
function areaCalled(
	cell: string,
	{ areas, day }: ReadClubsBy
): { code: string; problem?: 'area_unknown' | 'area_unclear' } {
	if (searchKey(cell) === '') return { code: '' };
	const named = areasNamed(cell, areas);
	const present = named.filter((area) => isValidOn(area, day));
	const [found, ...others] = present.length > 0 ? present : named;
	if (!found) return { code: '', problem: 'area_unknown' };
	return others.length > 0 ? { code: '', problem: 'area_unclear' } : { code: found.code };
}
