import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext } from '@playwright/test';
import { takeAlong } from '../support/e2e-desk';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** Kills the browser whose files are there, and the script that started it. */
async function kill(directory: string): Promise<void> {
	for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
		const said = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
		if (said.includes(`--user-data-dir=${directory}`) && !said.includes('--type='))
			process.kill(Number(pid), 'SIGKILL');
	}
}

test('an act outlives a browser that is killed the moment it is said to be saved', async ({
	launchOptions,
	baseURL
}) => {
	const directory = await mkdtemp(join(tmpdir(), 'desk-killed-'));
	const started = (): Promise<BrowserContext> =>
		chromium.launchPersistentContext(directory, { ...launchOptions, viewport: { width: 360, height: 740 } });
	try {
		const first = await started();
		await prefer(first, { language: 'vi', theme: 'light' }, baseURL ?? '');
		await signIn(first, 'hoang-hoa', baseURL ?? '');
		const page = await first.newPage();
		const path = await takeAlong(page, first, w);
		await first.setOffline(true);
		await page
			.getByRole('button', { name: `${w('day_act_arrive')}: ` })
			.first()
			.click();
		await expect(page.getByText(w('day_saved_here', { count: 1 }), { exact: true })).toBeVisible();
		const gone = new Promise((resolve) => first.once('close', resolve));
		await kill(directory);
		await gone;

		const second = await started();
		await second.setOffline(true);
		const again = await second.newPage();
		await again.goto(`${baseURL}${path}`);
		await expect(again.getByText(w('day_saved_here', { count: 1 }), { exact: true })).toBeVisible();
		await second.close();
	} finally {
		await kill(directory);
		await rm(directory, { recursive: true, force: true });
	}
});
