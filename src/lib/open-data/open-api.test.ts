import { describe, expect, test } from 'vitest';
import { measureDefinition } from '../collections/measure-words';
import { definitionsAnswer, problemAnswer, PROBLEMS } from './api-schemas';
import { definitions } from './definition-words';
import { openApi } from './open-api';
import { readTotalsQuery } from './read-query';

const read = (question: string, people = false) => {
	const query = readTotalsQuery(new URLSearchParams(question), { people });
	return query.ok ? query.value : query.details.field;
};

describe('the description', () => {
	const described = openApi('https://example.org');

	test('is OpenAPI 3.1 of an interface that only reads, at this address', () => {
		expect(described.openapi).toBe('3.1.0');
		expect(described.servers).toEqual([{ url: 'https://example.org/api/v1' }]);
		expect(Object.values(described.paths).map((path) => Object.keys(path))).toEqual([['get'], ['get'], ['get']]);
	});

	test('every reference leads to a schema that is there', () => {
		const named = [...JSON.stringify(described).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !(name && name in described.components.schemas))).toEqual([]);
	});

	test('tells every answer that is no answer', () => {
		expect(Object.keys(described.paths['/units'].get.responses)).toEqual([
			'200',
			'304',
			'400',
			'401',
			'403',
			'404',
			'429'
		]);
		expect(problemAnswer.shape.code.options).toEqual([...PROBLEMS]);
	});
});

test('definitions are those of the pages, in three languages', () => {
	const answer = definitionsAnswer.parse(definitions());
	expect(answer.measures.find(({ measure }) => measure === 'units')?.definition.lo).toBe(
		measureDefinition('units', 'lo')
	);
});

describe('a question', () => {
	test('is units by district where nothing is said', () => {
		expect(read('')).toMatchObject({ by: 'district', areas: 'then', source: 'all' });
	});

	test.each([
		['from=2026-02-30', 'from'],
		['from=2026-02-02&to=2026-02-01', 'from'],
		['by=sex', 'by'],
		['by=club', 'by'],
		['by=month&by=year', 'by'],
		['donor=1', 'donor'],
		['and=area', 'and'],
		['by=volume&and=component', 'and'],
		['province=Thanh', 'province'],
		["area='", 'area']
	])('%s is not understood: %s', (question, field) => {
		expect(read(question)).toBe(field);
	});

	test.each([
		['by=volume', 'by'],
		['and=component', 'and']
	])('people are not split by what a bag has: %s', (question, field) => {
		expect(read(question, true)).toBe(field);
		expect(read(question)).toMatchObject({ source: 'all' });
	});
});
