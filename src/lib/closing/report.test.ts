import { describe, expect, test } from 'vitest';
import { movedSince, reportOf, type Given, type ReportRows } from './report';

const given = (changes: Partial<Given> = {}): Given => ({
	volumeMl: 350,
	sufficient: true,
	sex: 'female',
	ageBand: '25-44',
	bloodGroup: 'O+',
	firstTime: false,
	group: '',
	hour: '2026-11-23 08',
	reaction: '',
	...changes
});

const report = (rows: Partial<ReportRows> = {}) =>
	reportOf({ people: [], given: [], groups: [], came: [], target: null, forecast: null, ...rows });

describe('the report of a drive', () => {
	test('without bags has no slices, and no reactions were noted', () => {
		expect(report()).toMatchObject({ donations: 0, units: 0, volumes: [], sexes: [], ageBands: [], reactions: null });
	});

	test('counts people, bags, units and millilitres apart: a bag that is not full is no unit', () => {
		const one = report({
			people: [{ state: 'donated', people: 2 }],
			given: [given(), given({ volumeMl: 90, sufficient: false })]
		});
		expect(one).toMatchObject({ donations: 2, units: 1, volumeMl: 440, funnel: { donated: 2 } });
	});

	test('has the usual bags always and others where they occurred, from small to large', () => {
		expect(report({ given: [given(), given({ volumeMl: 300 })] }).volumes).toEqual([
			{ key: '250', donations: 0, units: 0 },
			{ key: '300', donations: 1, units: 1 },
			{ key: '350', donations: 1, units: 1 },
			{ key: '450', donations: 0, units: 0 }
		]);
	});

	test('says what was not stated last, and not at all where everything was', () => {
		expect(report({ given: [given({ sex: '' })] }).sexes.map(({ key }) => key)).toEqual(['female', 'male', '']);
		expect(report({ given: [given()] }).sexes.map(({ key }) => key)).toEqual(['female', 'male']);
	});

	test('has all age bands, the empty ones too', () => {
		expect(report({ given: [given()] }).ageBands.map(({ donations }) => donations)).toEqual([0, 0, 1, 0, 0]);
	});

	test('has the blood groups that were known, RhD positive first', () => {
		const all = [given({ bloodGroup: 'A+' }), given({ bloodGroup: 'O−' }), given(), given({ bloodGroup: '' })];
		expect(report({ given: all }).bloodGroups.map(({ key }) => key)).toEqual(['O+', 'O−', 'A+', '']);
	});

	test('tells who gave for the first time from who gave before', () => {
		expect(report({ given: [given({ firstTime: true }), given(), given()] }).firstTime).toEqual([
			{ key: 'first', donations: 1, units: 1 },
			{ key: 'again', donations: 2, units: 2 }
		]);
	});

	test('has groups only where somebody came with one; those without come last', () => {
		const alone = { group: '', state: 'donated', people: 4 } as const;
		expect(report({ groups: [alone] }).groups).toEqual([]);
		const groups = [
			alone,
			{ group: 'Khoa Sử', state: 'no_show', people: 3 },
			{ group: 'Khoa Sử', state: 'donated', people: 2 }
		] as const;
		expect(report({ groups, given: [given({ group: 'Khoa Sử' })] }).groups).toEqual([
			{ key: 'Khoa Sử', registered: 5, arrived: 2, donations: 1, units: 1 },
			{ key: '', registered: 4, arrived: 4, donations: 0, units: 0 }
		]);
	});

	test('has the hours in which anything happened, in order', () => {
		const came = [{ hour: '2026-11-23 09', people: 5 }];
		expect(report({ came, given: [given()] }).hours).toEqual([
			{ key: '2026-11-23 08', arrived: 0, donations: 1 },
			{ key: '2026-11-23 09', arrived: 5, donations: 0 }
		]);
	});

	test('counts reactions beside those of whom nothing was noted', () => {
		const all = [given({ reaction: 'none' }), given({ reaction: 'mild' }), given()];
		expect(report({ given: all }).reactions).toEqual({ none: 1, mild: 1, moderate: 0, severe: 0, notNoted: 1 });
	});
});

describe('what moved since a drive closed', () => {
	test('is nothing where nothing did', () => {
		expect(movedSince(report({ given: [given()] }), report({ given: [given()] }))).toEqual([]);
	});

	test('is told figure by figure, as it was and as it is', () => {
		expect(movedSince(report({ given: [given()] }), report({ given: [given(), given()] }))).toEqual([
			{ figure: 'donations', then: 1, now: 2 },
			{ figure: 'units', then: 1, now: 2 },
			{ figure: 'volumeMl', then: 350, now: 700 }
		]);
	});
});
