import { expect, test } from 'vitest';
import { MOST_PEOPLE, readPastedPeople, type PastedRole } from './pasted-people';

const clubs = [
	{ id: 'one', name: 'CLB Sen Hồng' },
	{ id: 'two', name: 'CLB Thọ Xuân' },
	{ id: 'three', name: 'CLB Thọ Xuân Trẻ' }
];
const roleCalled = (text: string): PastedRole | null =>
	text === 'Quản trị' ? 'club_admin' : text === 'Ghi danh' ? 'registrar' : null;

const read = (rows: string[][], clubId = '') =>
	readPastedPeople(
		rows.map((cells, index) => ({ line: index + 1, cells, text: cells.join('\t') })),
		{ clubs, roleCalled, otherwise: { role: 'registrar', clubId } }
	);
const told = (rows: string[][], clubId = '') =>
	read(rows, clubId).people.map(({ fullName, email, role, clubId, problems }) => [
		fullName,
		email,
		role,
		clubId,
		problems.map(({ code }) => code).join(' ')
	]);

test.each([
	['a whole line', ['Lê An', 'AN@x.org', 'Quản trị', 'clb sen hong'], ['Lê An', 'an@x.org', 'club_admin', 'one', '']],
	[
		'in another order',
		['CLB Thọ Xuân', 'an@x.org', 'Ghi danh', 'Lê An'],
		['Lê An', 'an@x.org', 'registrar', 'two', '']
	],
	['an address alone', ['an@x.org'], ['an', 'an@x.org', 'registrar', 'one', '']],
	['as mail programs write', ['"Lê An" <an@x.org>'], ['Lê An', 'an@x.org', 'registrar', 'one', '']],
	['part of one name only', ['Lê An', 'an@x.org', 'Trẻ'], ['Lê An', 'an@x.org', 'registrar', 'three', '']],
	['part of two names', ['Lê An', 'an@x.org', 'Thọ'], ['Lê An', 'an@x.org', 'registrar', 'one', 'not_understood']],
	['an unknown word', ['Lê An', 'an@x.org', 'Vua'], ['Lê An', 'an@x.org', 'registrar', 'one', 'not_understood']],
	['no address', ['Lê An'], ['Lê An', '', 'registrar', 'one', 'email_missing']],
	['a wrong address', ['Lê An', 'an@x'], ['Lê An', 'an@x', 'registrar', 'one', 'email_wrong']]
])('%s', (_, cells, expected) => {
	expect(told([cells], 'one')).toEqual([expected]);
});

test.each([
	['a name', ['Lê\0 An', 'an@x.org'], 'bad_characters'],
	['a name that turns what follows', ['Lê An\u202e', 'an@x.org'], 'bad_characters'],
	['an address', ['Lê An', 'an\0@x.org'], 'bad_characters'],
	['a role', ['Lê An', 'an@x.org', 'Quản trị\u202e'], 'bad_characters not_understood'],
	['a club', ['Lê An', 'an@x.org', 'CLB\0Sen Hồng'], 'bad_characters'],
	['half a letter', ['Lê An\ud800', 'an@x.org'], 'bad_characters'],
	['a name of nothing', ['\u200b', 'an@x.org'], 'name_missing'],
	['a name of nothing beside the address', ['\u200b <an@x.org>'], 'name_missing'],
	['a name that is too long', ['A'.repeat(121), 'an@x.org'], 'too_long'],
	['an address that is too long', ['An', `an@${'x'.repeat(200)}.org`], 'email_wrong']
])('what the form for one person refuses is refused here: %s', (_, cells, problems) => {
	expect(told([cells], 'one').map((person) => person.at(-1))).toEqual([problems]);
});

test('without a club anywhere a line says so', () => {
	expect(told([['an@x.org']])).toEqual([['an', 'an@x.org', 'registrar', '', 'club_missing']]);
});

test('headings are left out, the same line twice is told, a row of addresses is one person each', () => {
	const rows = [
		['Họ tên', 'E-mail'],
		['An', 'an@x.org'],
		['An', 'AN@x.org'],
		['b@x.org', 'c@x.org']
	];
	expect(told(rows, 'one').map(([, email, , , problems]) => [email, problems])).toEqual([
		['an@x.org', ''],
		['an@x.org', 'twice'],
		['b@x.org', ''],
		['c@x.org', '']
	]);
});

test('people beyond the most that are read are handed back', () => {
	const emails = Array.from({ length: MOST_PEOPLE + 2 }, (_, n) => `so-${n}@x.org`);
	const { people, unread } = read([['E-mail'], emails], 'one');
	expect([people.length, unread]).toEqual([MOST_PEOPLE, emails.slice(MOST_PEOPLE)]);
});
