import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { processStarted, tryLock, underLock } from './lock.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a lock between processes', () => {
	test('is held once, by a process that can be named', () => {
		const path = join(folder, 'lock');
		expect(tryLock(path).holder).toBeNull();
		expect(tryLock(path).holder).toMatchObject({ pid: process.pid });
	});

	test('is free again when it is released, and leaves no file', () => {
		const path = join(folder, 'lock');
		tryLock(path).release?.();
		expect(readdirSync(folder)).toEqual([]);
		expect(tryLock(path).holder).toBeNull();
	});

	test.each([
		{ whose: 'a dead process', holder: { pid: 2 ** 22 + 1, started: '1' } },
		{ whose: 'an earlier process with the same id', holder: { pid: process.pid, started: 'long ago' } },
		{ whose: 'nobody who can be read', holder: 'broken' }
	])('is taken over from $whose', ({ holder }) => {
		const path = join(folder, 'lock');
		writeFileSync(path, JSON.stringify(holder));
		expect(tryLock(path).holder).toBeNull();
		expect(readdirSync(folder)).toEqual(['lock']);
	});

	test('lets one piece of work at a time through', async () => {
		let inside = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, (inside += 1));
			await pause(5);
			inside -= 1;
		};
		await Promise.all([1, 2, 3].map(() => underLock(join(folder, 'lock'), work)));
		expect(most).toBe(1);
	});

	test('knows that this process runs and that another does not', () => {
		expect(processStarted(process.pid)).toBe(processStarted(process.pid));
		expect(processStarted(process.pid)).not.toBeNull();
		expect(processStarted(2 ** 22 + 1)).toBeNull();
	});
});
