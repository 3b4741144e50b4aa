import { expect, test } from 'vitest';
import { isDatabaseDown } from './database-down';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006', '55P03', '57014'])(
	'%s means that the database is away or overloaded',
	(code) => expect(isDatabaseDown(withCode(code))).toBe(true)
);

test.each(['23505', '42501', '22P02', ''])('code "%s" is a fault of the request or of ours', (code) => {
	expect(isDatabaseDown(withCode(code))).toBe(false);
});

test('the cause of a wrapped error counts', () => {
	expect(isDatabaseDown(new Error('Failed query', { cause: withCode('ECONNREFUSED') }))).toBe(true);
	expect(isDatabaseDown(new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') }))).toBe(
		true
	);
});

test('of several errors at once all have to say it', () => {
	const [away, ours] = [withCode('57P01'), withCode('23505')];
	expect(isDatabaseDown(new AggregateError([away, new Error('x', { cause: away })]))).toBe(true);
	expect(isDatabaseDown(new AggregateError([away, ours]))).toBe(false);
});

test('what is no error says nothing', () => {
	expect(isDatabaseDown('ECONNREFUSED')).toBe(false);
	expect(isDatabaseDown(undefined)).toBe(false);
});
