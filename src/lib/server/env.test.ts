import { describe, expect, test } from 'vitest';
import { parseEnv } from './env';

const whole = {
	DATABASE_URL: 'postgres://giot_app:secret@127.0.0.1:5432/giot_hong',
	ORIGIN: 'https://giothong.example/',
	PUBLIC_ADDRESS: 'https://giothong.example',
	IDENTITY_KEY: Buffer.alloc(32, 7).toString('base64'),
	NODE_ENV: 'production'
};

describe('the environment', () => {
	test('addresses become origins and the key becomes 32 bytes', () => {
		expect(parseEnv(whole)).toMatchObject({ ORIGIN: 'https://giothong.example', IDENTITY_KEY: Buffer.alloc(32, 7) });
	});

	test('the public address is the origin when developing', () => {
		expect(parseEnv({ ...whole, PUBLIC_ADDRESS: undefined, NODE_ENV: 'development' }).PUBLIC_ADDRESS).toBe(
			'https://giothong.example'
		);
	});

	test.each([
		{ change: { PUBLIC_ADDRESS: '' }, message: 'PUBLIC_ADDRESS is missing' },
		{ change: { DATABASE_URL: undefined }, message: 'DATABASE_URL is missing' },
		{ change: { DATABASE_URL: 'mysql://x' }, message: 'DATABASE_URL must begin with postgres://' },
		{ change: { IDENTITY_KEY: undefined }, message: 'IDENTITY_KEY is missing' },
		{ change: { IDENTITY_KEY: 'c2hvcnQ=' }, message: 'IDENTITY_KEY must be 32 bytes' },
		{ change: { ORIGIN: 'giothong.example' }, message: 'ORIGIN must be an address' },
		{ change: { SMTP_URL: 'http://mail' }, message: 'SMTP_URL must begin with' }
	])('production refuses $change in words', ({ change, message }) => {
		expect(() => parseEnv({ ...whole, ...change })).toThrow(message);
	});

	test('everything wrong is named at once', () => {
		expect(() => parseEnv({})).toThrow(/DATABASE_URL[^]*ORIGIN[^]*IDENTITY_KEY/);
	});
});
