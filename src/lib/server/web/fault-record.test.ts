import { describe, expect, test } from 'vitest';
import { faultRecord } from './fault-record';

const database = Object.assign(new Error('invalid input syntax for type date: "Nguyễn Thị Hoa"'), {
	severity: 'ERROR',
	code: '22007',
	table: 'donors',
	column: 'birth_date'
});
const query = new Error('Failed query: insert into donors (full_name) values ($1)\nparams: Nguyễn Thị Hoa', {
	cause: database
});

describe('what the log keeps of a fault', () => {
	test("is the statement and the database's code, never a value", () => {
		const record = faultRecord(query);
		expect(record.error).toBe('Error: Failed query: insert into donors (full_name) values ($1)');
		expect(record.causes).toEqual(['PostgreSQL 22007 donors birth_date']);
		expect(JSON.stringify(record)).not.toContain('Nguyễn');
	});

	test('is, of several at once, each with its causes', () => {
		const { error, causes } = faultRecord(new AggregateError([query, new Error('full')], 'Not removed: notes, outbox'));
		expect(error).toBe('AggregateError: Not removed: notes, outbox');
		expect(causes).toEqual([
			'Error: Failed query: insert into donors (full_name) values ($1)',
			'PostgreSQL 22007 donors birth_date',
			'Error: full'
		]);
	});

	test('is where it happened', () => {
		expect(faultRecord(query).at[0]).toMatch(/^at .*fault-record\.test\.ts/);
	});

	test('is only the kind of what is no error', () => {
		expect(faultRecord('Nguyễn Thị Hoa')).toEqual({ error: 'string', causes: [], at: [] });
	});
});
