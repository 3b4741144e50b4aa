import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureInstalled, isInstalled } from './install.mjs';

const locked = {
	'': {},
	'node_modules/a': { version: '1.0.0', integrity: 'a' },
	'node_modules/other-platform': { version: '1.0.0', integrity: 'o', optional: true },
	'node_modules/tool': { version: '1.0.0', integrity: 't', dev: true }
};
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'install-'));
	writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(packages: Record<string, unknown>): void {
	mkdirSync(join(root, 'node_modules'), { recursive: true });
	writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

describe('what the lockfile asks for', () => {
	const { 'node_modules/a': a, 'node_modules/tool': tool } = locked;

	test('is missing in a fresh clone', () => {
		expect(isInstalled(root, { development: true })).toBe(false);
	});

	test('is there without the packages of other platforms', () => {
		install({ 'node_modules/a': a, 'node_modules/tool': tool });
		expect(isInstalled(root, { development: true })).toBe(true);
	});

	test('is not there in another version', () => {
		install({ 'node_modules/a': { version: '0.9.0', integrity: 'z' }, 'node_modules/tool': tool });
		expect(isInstalled(root, { development: true })).toBe(false);
	});

	test('needs tools for developing and none for serving', () => {
		install({ 'node_modules/a': a });
		expect(isInstalled(root, { development: true })).toBe(false);
		expect(isInstalled(root, { development: false })).toBe(true);
	});

	test('is never installed through a link, which may lead to what others use', async () => {
		const elsewhere = mkdtempSync(join(tmpdir(), 'install-other-'));
		symlinkSync(elsewhere, join(root, 'node_modules'));
		await expect(ensureInstalled(root, { development: true })).rejects.toThrow(/is a link to .* remove the link/);
		rmSync(elsewhere, { recursive: true });
	});
});
