import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iconNames } from './icon-names';

test('every icon name is a drawing and every drawing has a name', () => {
	const sprite = readFileSync(new URL('icons.svg', import.meta.url), 'utf8');
	const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
	expect(drawn.sort()).toEqual([...iconNames].sort());
});
