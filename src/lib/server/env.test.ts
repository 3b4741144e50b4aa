import { describe, expect, test } from 'vitest';
import { parseEnv, webProblem } from './env';

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
		{ change: { ORIGIN: 'giothong.example' }, message: 'ORIGIN must be the address' },
		{ change: { SMTP_URL: 'http://mail' }, message: 'SMTP_URL must be written as' }
	])('production refuses $change in words', ({ change, message }) => {
		expect(() => parseEnv({ ...whole, ...change })).toThrow(message);
	});

	test('everything wrong is named at once', () => {
		expect(() => parseEnv({})).toThrow(/DATABASE_URL[^]*ORIGIN[^]*IDENTITY_KEY/);
	});
});

describe('the settings of the web', () => {
	test.each([
		{ name: 'ORIGIN', text: '' },
		{ name: 'ORIGIN', text: 'http://localhost:3000' },
		{ name: 'PUBLIC_ADDRESS', text: 'https://giothong.example/' },
		{ name: 'SMTP_URL', text: 'smtps://user:pass%40word@mail.example:465' },
		{ name: 'MAIL_FROM', text: 'Giọt Hồng <no-reply@giothong.example>' },
		{ name: 'MAIL_FROM', text: 'no-reply@giothong.example' },
		{ name: 'NOTICE_FILE', text: '/var/lib/giot-hong/notices.jsonl' },
		{ name: 'ADDRESS_HEADER', text: 'X-Forwarded-For' },
		{ name: 'XFF_DEPTH', text: '2' }
	])('may be $name=$text', ({ name, text }) => expect(webProblem({ [name]: text })).toBeNull());

	test.each([
		{ name: 'ORIGIN', text: 'giothong.example' },
		{ name: 'ORIGIN', text: 'https://giothong.example/app' },
		{ name: 'PUBLIC_ADDRESS', text: 'ftp://giothong.example' },
		{ name: 'SMTP_URL', text: 'mail.example:465' },
		{ name: 'SMTP_URL', text: 'smtp://user:a/b@mail.example' },
		{ name: 'MAIL_FROM', text: 'Giọt Hồng' },
		{ name: 'NOTICE_FILE', text: 'notices.jsonl' },
		{ name: 'ADDRESS_HEADER', text: 'X-Forwarded-For: 1' },
		{ name: 'XFF_DEPTH', text: '0' },
		{ name: 'XFF_DEPTH', text: 'one' }
	])('are refused in words: $name=$text', ({ name, text }) =>
		expect(webProblem({ [name]: text })).toMatch(new RegExp(`^${name} must be`))
	);

	test('are refused without repeating the password they hold', () => {
		expect(webProblem({ SMTP_URL: 'smtp://user:dưa/hấu@mail.example' })).not.toMatch(/dưa|hấu/);
	});
});
