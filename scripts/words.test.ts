import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './paths';
import { areCompiled, compile } from './words.mjs';

const folder = mkdtempSync(join(tmpdir(), 'giot-hong-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const say = (word: string) => {
	for (const language of ['vi', 'lo', 'en'])
		writeFileSync(join(folder, 'messages', `${language}.json`), JSON.stringify({ word }));
};
const compiled = () => readFileSync(join(folder, 'src/lib/paraglide/messages/word.js'), 'utf8');

test('words are compiled when they changed or are missing, and not otherwise', () => {
	mkdirSync(join(folder, 'messages'));
	cpSync(join(root, 'project.inlang'), join(folder, 'project.inlang'), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	say('giọt');
	expect(areCompiled(folder)).toBe(false);
	expect(compile(folder)).toBe(0);
	expect(areCompiled(folder)).toBe(true);

	expect(compiled()).toContain('giọt');

	say('hồng');
	expect(areCompiled(folder)).toBe(false);
	say('giọt');
	expect(areCompiled(folder)).toBe(true);
	rmSync(join(folder, 'src/lib/paraglide/runtime.js'));
	expect(areCompiled(folder)).toBe(false);
});

test('words whose compiling failed are not taken for compiled', () => {
	expect(compile(folder)).toBe(0);
	const settings = join(folder, 'project.inlang/settings.json');
	const whole = readFileSync(settings, 'utf8');
	writeFileSync(settings, '{');
	expect(compile(folder)).not.toBe(0);
	writeFileSync(settings, whole);
	expect(areCompiled(folder)).toBe(false);
});
