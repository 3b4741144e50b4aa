import { describe, expect, test } from 'vitest';
import { buildValues, type Mapping, type PlacedFigure } from './build-values';
import { dataValueSet } from './data-value-set';
import { publishedForm } from './published-form';
import { withdrawnFrom } from './withdrawn';

const told = { dataSet: 'dAtAsEt0001', period: '202611', provinceCode: 'VN-21', completeOn: null };
const mapping: Mapping = {
	figures: {
		units: { uid: 'uNiTs000001', optionCombo: null },
		fit: { uid: 'fItPeople01', optionCombo: 'cOmBo000001' }
	},
	places: { 'VN-21': 'pRoViNcE001', '16012': 'pLaCe160120' }
};
const of = (figure: string, placeCode: string, value: number | null, comment: string | null = null): PlacedFigure => ({
	figure,
	placeCode,
	value,
	comment
});

describe('a month as DHIS2 takes it', () => {
	test('names each figure and place as they are called there, in one order', () => {
		const figures = [of('units', '16012', 12, 'xấp xỉ'), of('fit', '16012', 0), of('units', 'VN-21', 3)];
		const { payload } = buildValues(told, figures, mapping);
		const period = '202611';
		expect(payload).toEqual({
			dataSet: 'dAtAsEt0001',
			period,
			orgUnit: 'pRoViNcE001',
			dataValues: [
				{ dataElement: 'fItPeople01', categoryOptionCombo: 'cOmBo000001', orgUnit: 'pLaCe160120', period, value: '0' },
				{ dataElement: 'uNiTs000001', orgUnit: 'pLaCe160120', period, value: '12', comment: 'xấp xỉ' },
				{ dataElement: 'uNiTs000001', orgUnit: 'pRoViNcE001', period, value: '3' }
			]
		});
		expect(buildValues(told, figures.toReversed(), mapping).payload).toEqual(payload);
	});

	test('leaves out what nobody knows, and says what has no name', () => {
		const built = buildValues(
			told,
			[of('units', '16012', null), of('left', '16012', 4), of('units', '999', 5)],
			mapping
		);
		expect(built.payload.dataValues).toEqual([]);
		expect(built).toMatchObject({ figuresLeft: ['left'], placesLeft: ['999'], unknown: 1 });
	});

	test('is marked as complete where that is said', () => {
		expect(buildValues({ ...told, completeOn: '2026-12-03' }, [], mapping).payload.completeDate).toBe('2026-12-03');
	});

	test.each([
		['a negative number', of('units', '16012', -1)],
		['a fraction', of('units', '16012', 1.5)]
	])('%s throws', (_, figure) => {
		expect(() => buildValues(told, [figure], mapping)).toThrow();
	});
});

describe('the published form', () => {
	const value = { dataElement: 'uNiTs000001', orgUnit: 'pLaCe160120', period: '202611', value: '1' };

	test('takes what the documentation shows', () => {
		const shown = {
			dataSet: 'pBOMPrpg1QX',
			completeDate: '2014-02-03',
			period: '201401',
			orgUnit: 'DiszpKrYNg8',
			dataValues: [{ dataElement: 'f7n9E0hX8qk', orgUnit: 'DiszpKrYNg8', period: '201401', value: '12' }]
		};
		expect(publishedForm.safeParse(shown).success).toBe(true);
	});

	test.each([
		['no values', {}],
		['a number instead of text', { dataValues: [{ ...value, value: 1 }] }],
		['a name that is none', { dataValues: [{ ...value, dataElement: 'units' }] }],
		['a value of no place', { dataValues: [{ dataElement: value.dataElement, period: '202611', value: '1' }] }],
		['a field that there is not', { dataValues: [], donors: [] }],
		['a day that is none', { dataValues: [], completeDate: '3/12/2026' }]
	])('refuses %s', (_, payload) => {
		expect(publishedForm.safeParse(payload).success).toBe(false);
	});

	test('takes whatever our own takes', () => {
		const ours = { dataSet: 'dAtAsEt0001', period: '202611', dataValues: [{ ...value, comment: 'x' }] };
		expect(dataValueSet.safeParse(ours).success && publishedForm.safeParse(ours).success).toBe(true);
		expect(dataValueSet.safeParse({ ...ours, period: '2026Q1' }).success).toBe(false);
	});

	test('what was told before and is no more is withdrawn, once, from the same data set alone', () => {
		const set = (dataSet: string, ...elements: string[]) => ({
			dataSet,
			period: '202611',
			dataValues: elements.map((dataElement) => ({ ...value, dataElement, comment: 'x' }))
		});
		const now = set('dAtAsEt0001', 'uNiTs000001');
		const gone = withdrawnFrom(now, [
			set('dAtAsEt0001', 'uNiTs000001', 'gOnE0000001'),
			set('dAtAsEt0001', 'gOnE0000001'),
			set('oThEr000001', 'eLsE0000001')
		]);
		expect(gone?.dataValues).toEqual([{ ...value, dataElement: 'gOnE0000001' }]);
		expect(withdrawnFrom(now, [now])).toBeNull();
	});
});
