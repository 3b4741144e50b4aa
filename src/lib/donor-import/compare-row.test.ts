import { describe, expect, test } from 'vitest';
import { ListComparison, type KnownDonor, type RowFacts } from './compare-row';
import { fateOf, mayDecide, type DecidedRow } from './decide-row';
import { changesOf, type Facts } from './facts';

const facts = (more: Partial<Facts> = {}): Facts => ({
	fullName: 'Lê Thị Ví Dụ',
	sex: '',
	birthDate: null,
	birthPrecision: 'day',
	phone: null,
	email: '',
	idKind: '',
	idHash: '',
	address: '',
	abo: '',
	rhd: '',
	note: '',
	confirmed: false,
	...more
});
const donor = (id: string, more: Partial<Facts> = {}): KnownDonor => ({ ...facts(more), id, version: 3 });
const row = (number: number, more: Partial<Facts> = {}): RowFacts => ({ ...facts(more), number });
const year = { birthDate: '1994-01-01', birthPrecision: 'year' } as const;
const day = { birthDate: '1994-05-12', birthPrecision: 'day' } as const;
const phone = { phone: '+84912345678' };

/** What rows come to, each as its verdict and whom it may be. */
const verdicts = (donors: KnownDonor[], rows: RowFacts[]) => {
	const comparison = new ListComparison(donors, 'VN');
	return rows.map((one) => {
		const { verdict, candidates } = comparison.compare(one);
		return [verdict, ...candidates.map((candidate) => candidate.donor ?? candidate.row)];
	});
};

describe('a row', () => {
	test.each([
		['nobody is like it', [], row(2, day), ['new']],
		['a donor says all the same', [donor('a', year)], row(2, year), ['same', 'a']],
		['only a name stands in both', [donor('a')], row(2), ['same', 'a']],
		['only a name stands in it, and the donor is known better', [donor('a', day)], row(2), ['likely_duplicate', 'a']],
		[
			'name and year are the same, and it has a phone',
			[donor('a', year)],
			row(2, { ...year, ...phone }),
			['likely_duplicate', 'a']
		],
		[
			'name, day and phone are the same',
			[donor('a', { ...day, ...phone })],
			row(2, { ...day, ...phone, abo: 'O' }),
			['update', 'a']
		],
		[
			'two donors are it for certain',
			[donor('a', { ...day, ...phone, abo: 'A' }), donor('b', { ...day, ...phone, abo: 'B' })],
			row(2, { ...day, ...phone, abo: 'O' }),
			['likely_duplicate', 'a', 'b']
		],
		[
			'the same paper is on file',
			[donor('a', { idKind: 'cccd', idHash: 'x' })],
			row(2, { fullName: 'Khác Tên', idKind: 'cccd', idHash: 'x' }),
			['update', 'a']
		],
		[
			'another paper of the kind is on file',
			[donor('a', { ...day, idKind: 'cccd', idHash: 'x' })],
			row(2, { ...day, idKind: 'cccd', idHash: 'y' }),
			['new']
		],
		['somebody else has the phone', [donor('a', phone)], row(2, { fullName: 'Trần Văn Mẫu', ...phone }), ['new']]
	] as const)('when %s', (_, donors, one, expected) => {
		expect(verdicts([...donors], [one])).toEqual([expected]);
	});

	test('of two that are alike the second is asked about, and of two that are one for certain it is the same', () => {
		expect(verdicts([], [row(2, year), row(3, year)])).toEqual([['new'], ['likely_duplicate', 2]]);
		const whole = { ...day, ...phone };
		expect(verdicts([], [row(2, whole), row(3, whole)])).toEqual([['new'], ['same', 2]]);
	});

	test('about somebody certain follows the earlier row where it says nothing more, whoever that row is', () => {
		const whole = { ...day, ...phone };
		expect(verdicts([], [row(2, { ...whole, abo: 'O' }), row(3, whole), row(4, { ...whole, abo: 'O' })])).toEqual([
			['new'],
			['same', 2],
			['same', 2]
		]);
		expect(verdicts([donor('a', whole)], [row(2, { ...whole, abo: 'O' }), row(3, { ...whole, abo: 'O' })])).toEqual([
			['update', 'a'],
			['same', 'a']
		]);
		const asked = verdicts([donor('a', year)], [row(2, whole), row(3, whole)]);
		expect(asked).toEqual([
			['likely_duplicate', 'a'],
			['same', 2]
		]);
	});

	test('is one donor each where there are as many donors alike, and asked about where it would change one a second time', () => {
		expect(verdicts([donor('a', year), donor('b', year)], [row(2, year), row(3, year)])).toEqual([
			['same', 'a'],
			['same', 'b']
		]);
		const whole = { ...day, ...phone };
		const rows = [row(2, { ...whole, abo: 'O' }), row(3, { ...whole, abo: 'A' })];
		expect(verdicts([donor('a', whole)], rows)).toEqual([
			['update', 'a'],
			['likely_duplicate', 2]
		]);
	});
});

describe('what a list says differently', () => {
	test.each([
		['a gap is filled', { abo: 'O' }, {}, ['abo fills']],
		['another value is a change', { address: 'Thôn 1' }, { address: 'Thôn 2' }, ['address']],
		['nothing is no change', {}, { ...day, ...phone, address: 'Thôn 2' }, []],
		[
			'capitals, blanks and a name without its marks say nothing new',
			{ fullName: 'LE  THI VI DU', address: 'THÔN 2 ' },
			{ address: 'Thôn 2' },
			[]
		],
		['marks where there were none', {}, { fullName: 'Le Thi Vi Du' }, ['fullName']],
		['a day fills its year', day, year, ['birthDate fills']],
		['a year says nothing of its day', year, day, []],
		['a confirmed group stays', { abo: 'O', rhd: '+' }, { abo: 'A', confirmed: true }, ['rhd fills']],
		[
			'another paper than the one on file is no change',
			{ idHash: 'x', idKind: 'cccd' },
			{ idHash: 'y', idKind: 'cccd' },
			[]
		]
	] as const)('%s', (_, said, known, expected) => {
		const changes = changesOf(facts(said as Partial<Facts>), facts(known as Partial<Facts>));
		expect(changes.map(({ field, fills }) => (fills ? `${field} fills` : field))).toEqual(expected);
	});
});

describe('what becomes of a row', () => {
	const changes = [
		{ field: 'abo', fills: true },
		{ field: 'address', fills: false }
	] as const;
	const person = { donor: 'a', strength: 'likely', reasons: [], changes: [...changes] } as const;
	const decided = (more: Partial<DecidedRow>): DecidedRow => ({
		verdict: 'likely_duplicate',
		candidates: [
			{ ...person, reasons: [], changes: [...changes] },
			{ row: 2, strength: 'likely', reasons: [], changes: [] }
		],
		decision: null,
		decidedFor: null,
		fields: null,
		...more
	});

	test.each([
		['nobody decided', {}, 'leave_out'],
		['somebody else', { decision: 'other' }, 'add'],
		['the donor: gaps', { decision: 'same', decidedFor: 'a' }, 'change abo'],
		['the donor: what was chosen', { decision: 'same', decidedFor: 'a', fields: ['address'] }, 'change address'],
		['the donor: nothing chosen', { decision: 'same', decidedFor: 'a', fields: [] }, 'unchanged'],
		['an earlier row', { decision: 'same', decidedFor: 'row:2' }, 'unchanged'],
		['somebody who is no candidate any more', { decision: 'same', decidedFor: 'b' }, 'leave_out'],
		['an update', { verdict: 'update' }, 'change abo'],
		['an update of somebody else', { verdict: 'update', decision: 'other' }, 'add'],
		['new', { verdict: 'new' }, 'add'],
		['new, left out', { verdict: 'new', decision: 'leave_out' }, 'leave_out'],
		['the same', { verdict: 'same' }, 'unchanged'],
		['an error', { verdict: 'error' }, 'leave_out']
	] as const)('%s', (_, more, expected) => {
		const fate = fateOf(decided(more as Partial<DecidedRow>));
		expect([fate.kind, ...(fate.kind === 'change' ? fate.fields : [])].join(' ')).toBe(expected);
	});

	test('nobody takes in what cannot be read, and a new row is nobody known', () => {
		expect(mayDecide('error', 'other')).toBe(false);
		expect([mayDecide('new', 'same'), mayDecide('new', 'leave_out'), mayDecide('update', 'same')]).toEqual([
			false,
			true,
			false
		]);
	});
});
