import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkWebSettings, givenDatabase } from './settings';

const appUrl = 'postgres://giot_app:secret@db.example:5432/giot_hong';
const ownerUrl = appUrl.replace('giot_app', 'giot_owner');
const key = Buffer.alloc(32, 1).toString('base64');

const given = (app: string, owner: string, identityKey = key) => {
	vi.stubEnv('DATABASE_URL', app);
	vi.stubEnv('DATABASE_OWNER_URL', owner);
	vi.stubEnv('IDENTITY_KEY', identityKey);
	return givenDatabase();
};

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

describe('the PostgreSQL that the environment names', () => {
	test('is the embedded one when it names none', () => expect(given('', '')).toBeNull());

	test('is taken as given, with or without its owner', () => {
		expect(given(appUrl, ownerUrl)).toMatchObject({ appUrl, ownerUrl });
		expect(given(appUrl, '')).toMatchObject({ appUrl, ownerUrl: null });
	});

	test.each([
		{ app: '', owner: ownerUrl, words: /DATABASE_URL is not: set both/ },
		{ app: 'nonsense', owner: '', words: /^DATABASE_URL is not an address/ },
		{ app: appUrl, owner: 'mysql://db/x', words: /^DATABASE_OWNER_URL is not an address/ },
		{ app: 'postgres://giot_app:a/b@db/x', owner: '', words: /as %40 or %2F/ },
		{ app: appUrl, owner: ownerUrl, identityKey: 'short', words: /IDENTITY_KEY must be set to 32 random bytes/ }
	])('is refused in words: $app $owner $identityKey', ({ app, owner, identityKey, words }) =>
		expect(() => given(app, owner, identityKey)).toThrow(words)
	);
});

describe('the settings of the web', () => {
	const checking = (name: string, text: string) => {
		vi.stubEnv(name, text);
		return checkWebSettings;
	};

	test.each([
		{ name: 'ORIGIN', text: '' },
		{ name: 'ORIGIN', text: 'http://localhost:3000' },
		{ name: 'PUBLIC_ADDRESS', text: 'https://giothong.example/' },
		{ name: 'SMTP_URL', text: 'smtps://user:pass%40word@mail.example:465' },
		{ name: 'MAIL_FROM', text: 'Giọt Hồng <no-reply@giothong.example>' },
		{ name: 'MAIL_FROM', text: 'no-reply@giothong.example' },
		{ name: 'ADDRESS_HEADER', text: 'X-Forwarded-For' },
		{ name: 'XFF_DEPTH', text: '2' }
	])('may be $name=$text', ({ name, text }) => expect(checking(name, text)).not.toThrow());

	test.each([
		{ name: 'ORIGIN', text: 'giothong.example' },
		{ name: 'ORIGIN', text: 'https://giothong.example/app' },
		{ name: 'PUBLIC_ADDRESS', text: 'ftp://giothong.example' },
		{ name: 'SMTP_URL', text: 'mail.example:465' },
		{ name: 'SMTP_URL', text: 'smtp://user:a/b@mail.example' },
		{ name: 'MAIL_FROM', text: 'Giọt Hồng' },
		{ name: 'ADDRESS_HEADER', text: 'X-Forwarded-For: 1' },
		{ name: 'XFF_DEPTH', text: '0' },
		{ name: 'XFF_DEPTH', text: 'one' }
	])('are refused in words: $name=$text', ({ name, text }) =>
		expect(checking(name, text)).toThrow(new RegExp(`^${name} does not fit: it must be`))
	);
});
