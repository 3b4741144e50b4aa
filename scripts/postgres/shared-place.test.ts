import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enterable, openToAll } from './shared-place';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shared-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;

describe.skipIf(process.platform === 'win32')("what PostgreSQL's user has to reach", () => {
	test('is a folder that everybody may enter, even where a strict umask made it', () => {
		mkdirSync(join(folder, 'strict'), { mode: 0o700 });
		enterable(join(folder, 'strict'));
		expect(modeOf('strict')).toBe(0o755);
	});

	test('are programs to run and libraries to read, but nothing to write', () => {
		mkdirSync(join(folder, 'bin'), { mode: 0o700 });
		writeFileSync(join(folder, 'bin', 'initdb'), '', { mode: 0o700 });
		writeFileSync(join(folder, 'bin', 'library'), '', { mode: 0o600 });
		openToAll(join(folder, 'bin'));
		expect([modeOf('bin'), modeOf('bin', 'initdb'), modeOf('bin', 'library')]).toEqual([0o755, 0o755, 0o644]);
	});

	test('never lies behind a link', () => {
		writeFileSync(join(folder, 'secret'), '');
		chmodSync(join(folder, 'secret'), 0o600);
		mkdirSync(join(folder, 'tree'));
		symlinkSync(join(folder, 'secret'), join(folder, 'tree', 'link'));
		openToAll(join(folder, 'tree'));
		expect(modeOf('secret')).toBe(0o600);
	});
});
