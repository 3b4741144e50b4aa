import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './paths';

/** Loads the way in as if this were another version of Node; without a task it says which there are. */
function asNode(version: string) {
	const fake = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
	const preload = `data:text/javascript,${encodeURIComponent(fake)}`;
	const args = ['--import', preload, join(root, 'scripts', 'bootstrap.mjs')];
	return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('the way in', () => {
	test.each(['12.22.12', '18.20.4', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])(
		'turns Node %s away in words',
		(version) => {
			const { stderr, status } = asNode(version);
			expect(stderr).toMatch(new RegExp(`^Node ${version} does not fit: install .*\\n$`));
			expect(status).toBe(1);
		}
	);

	test.each(['20.19.0', '22.13.0', '24.0.0', '26.1.0'])('takes Node %s', (version) => {
		expect(asNode(version).stderr).toMatch(/^Say which task to run/);
	});

	test('says the same as package.json', () => {
		const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		expect(engines.node).toBe('^20.19 || ^22.13 || >=24');
	});
});
