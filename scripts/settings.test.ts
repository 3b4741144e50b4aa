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

test('a setting of the web that cannot work is refused in words', () => {
	expect(checkWebSettings).not.toThrow();
	vi.stubEnv('XFF_DEPTH', 'one');
	expect(checkWebSettings).toThrow(/^XFF_DEPTH must be the number of proxies/);
});
