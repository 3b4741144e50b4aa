import { expect, test } from 'vitest';
import { sameOriginPath } from './same-origin-path';

const here = new URL('http://localhost:3000/preferences?/locale');

test.each([
	['/drives?state=open', '/drives?state=open'],
	['/', '/'],
	['//elsewhere.example/', '/'],
	['/\\elsewhere.example/', '/'],
	['/\t/elsewhere.example/', '/'],
	['/.//elsewhere.example/', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['', '/'],
	[null, '/']
])('%j leads to %s', (back, path) => {
	expect(sameOriginPath(back, here)).toBe(path);
});
