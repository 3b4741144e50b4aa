import { z } from 'zod';
import { searchKey } from '../donors/name';
import { form, language, optionalEmail, optionalId, requiredLine } from '../field';
import { cellProblem, spoiltCell } from '../pasted/cell-rules';
import type { Role } from './role';

/** The roles that are given by pasting: those of a club. Offices are given one by one. */
export const PASTED_ROLES = ['club_admin', 'registrar'] as const;

export type PastedRole = (typeof PASTED_ROLES)[number];

/** What is pasted, with what holds for lines that do not say it. */
export const pastedPeopleForm = form({
	text: z.string({ error: 'not_text' }),
	role: z.enum(PASTED_ROLES, { error: 'not_a_choice' }).default('registrar'),
	clubId: optionalId().default(''),
	locale: language().default('vi')
});

/** What was pasted, as it was sent. */
export type PastedPeople = z.infer<typeof pastedPeopleForm>;

/** Lines that are looked at in one go. */
export const MOST_PEOPLE = 500;

/** Why a line invites nobody; `cell` is what was not understood. */
export type PastedProblem = {
	code:
		| 'bad_characters'
		| 'email_missing'
		| 'email_wrong'
		| 'name_missing'
		| 'too_long'
		| 'not_understood'
		| 'club_missing'
		| 'twice'
		| 'already_member'
		| 'club_closed';
	cell: string;
};

/** One line of the preview. Without problems it can be invited. */
export type PastedPerson = {
	line: number;
	text: string;
	fullName: string;
	email: string;
	role: PastedRole;
	clubId: string;
	clubName: string;
	/** Whether an invitation to that role stands already; a new one takes its place. */
	standing: boolean;
	problems: PastedProblem[];
};

type Club = { id: string; name: string };

/** What a line is read by: the clubs somebody may invite to, the names of roles, and what holds where a line says nothing. */
export type ReadBy = {
	clubs: readonly Club[];
	roleCalled: (text: string) => Role | null;
	otherwise: { role: PastedRole; clubId: string };
};

type Line = { line: number; cells: string[]; text: string };

const HEADINGS = new Set(
	[
		'email',
		'e mail',
		'mail',
		'dia chi',
		'dia chi email',
		'address',
		'ho ten',
		'ho va ten',
		'ten',
		'name',
		'full name',
		'ອີເມວ',
		'ຊື່'
	].map(searchKey)
);

/**
 * Reads lines of name, address, role and club; the order of name, role and club does not matter, an address alone will do.
 * `unread` are the lines beyond the most that are looked at.
 */
export function readPastedPeople(lines: readonly Line[], by: ReadBy): { people: PastedPerson[]; unread: string[] } {
	const seen = new Set<string>();
	const all = withoutHeading(lines).flatMap(manyAddresses);
	const people = all.slice(0, MOST_PEOPLE).map((line) => {
		const person = readLine(line, by);
		const key = [person.email, person.role, person.clubId].join(' ');
		const twice = person.email !== '' && seen.has(key);
		seen.add(key);
		return twice
			? { ...person, problems: [...person.problems, { code: 'twice' as const, cell: person.email }] }
			: person;
	});
	return { people, unread: all.slice(MOST_PEOPLE).map(({ text }) => text) };
}

function withoutHeading(lines: readonly Line[]): readonly Line[] {
	const [first] = lines;
	const isHeading = first?.cells.some((cell) => HEADINGS.has(searchKey(cell))) && !first.cells.some(hasAddress);
	return isHeading ? lines.slice(1) : lines;
}

/** A line of nothing but addresses is one person each, as a mail program copies them. */
function manyAddresses(line: Line): Line[] {
	const filled = line.cells.filter((cell) => cell !== '');
	if (filled.length < 2 || !filled.every(hasAddress)) return [line];
	return filled.map((cell) => ({ ...line, cells: [cell], text: cell }));
}

const hasAddress = (cell: string) => cell.includes('@');

function readLine({ line, text, cells }: Line, by: ReadBy): PastedPerson {
	const spoilt = spoiltCell(cells);
	const problems: PastedProblem[] = spoilt === undefined ? [] : [{ code: 'bad_characters', cell: spoilt }];
	const { name: beside, email } = addressIn(cells.find(hasAddress) ?? '');
	if (email === '') problems.push({ code: 'email_missing', cell: text });
	else if (spoilt === undefined && cellProblem(optionalEmail(), email))
		problems.push({ code: 'email_wrong', cell: email });

	let name = beside;
	let role: PastedRole | null = null;
	let club: Club | null = null;
	for (const cell of cells.filter((one) => one !== '' && !hasAddress(one))) {
		const called = PASTED_ROLES.find((one) => one === by.roleCalled(cell));
		const found = called ? null : clubCalled(cell, by.clubs);
		if (called) role = called;
		else if (found) club = found;
		else if (name === '') name = cell;
		else problems.push({ code: 'not_understood', cell });
	}
	club ??= by.clubs.find(({ id }) => id === by.otherwise.clubId) ?? null;
	if (!club) problems.push({ code: 'club_missing', cell: '' });
	const fullName = name || (email.split('@')[0] ?? '');
	const wrong = fullName === '' ? null : cellProblem(requiredLine(120), fullName);
	if (wrong === 'too_long') problems.push({ code: 'too_long', cell: fullName });
	if (wrong === 'required') problems.push({ code: 'name_missing', cell: fullName });
	const place = { clubId: club?.id ?? '', clubName: club?.name ?? '' };
	return { line, text, fullName, email, role: role ?? by.otherwise.role, ...place, standing: false, problems };
}

/** An address, also as mail programs write it: `An <an@example.org>`. */
function addressIn(cell: string): { name: string; email: string } {
	const [, name = '', email = cell] = /^(.*)<([^<>]+)>$/.exec(cell) ?? [];
	return { name: name.replace(/["']/g, '').trim(), email: email.trim().toLowerCase() };
}

/** The one club of this name, or whose name alone contains it. */
function clubCalled(cell: string, clubs: readonly Club[]): Club | null {
	const key = searchKey(cell);
	if (key === '') return null;
	const named = clubs.filter(({ name }) => searchKey(name) === key);
	const about = named.length > 0 ? named : clubs.filter(({ name }) => ` ${searchKey(name)} `.includes(` ${key} `));
	return about.length === 1 ? (about[0] ?? null) : null;
}
