import { expect, test } from 'vitest';
import { luciaFor } from './lucia';

const cookieOf = (origin: string) => luciaFor(origin).createSessionCookie('token').serialize().split('; ');
const common = ['HttpOnly', 'Path=/', 'SameSite=Lax'];

test('over TLS the session is a cookie of this host alone, and of TLS alone', () => {
	const cookie = cookieOf('https://giothong.example');
	expect(cookie).toEqual(expect.arrayContaining([...common, 'Secure', '__Host-session=token']));
	expect(cookie.join()).not.toMatch(/Domain/i);
});

test('on plain localhost it has a name that does not promise TLS', () => {
	const cookie = cookieOf('http://localhost:3000');
	expect(cookie).toEqual(expect.arrayContaining([...common, 'session=token']));
	expect(cookie).not.toContain('Secure');
});
