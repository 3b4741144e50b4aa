import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './paths';

/** Prints for a while to a reader who has left, then ends with exit code 7. */
async function printsToNobody(before: string): Promise<number | null> {
	const program = `${before}; let lines = 0; const timer = setInterval(() => {
		console.log('progress');
		if (++lines === 10) { clearInterval(timer); process.exitCode = 7; }
	}, 20);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	child.stdout.destroy();
	const [code] = await once(child, 'exit');
	return code;
}

describe('printing when nobody reads', () => {
	test('goes on', async () => {
		const say = pathToFileURL(join(root, 'scripts', 'say.mjs'));
		expect(await printsToNobody(`await import('${say}')`)).toBe(7);
	});

	test.skipIf(process.platform === 'win32')('control: would end the process otherwise', async () =>
		expect(await printsToNobody('')).not.toBe(7)
	);
});
