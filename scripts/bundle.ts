import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type BrowserContext } from '@playwright/test';
import { demoSignIns } from '../src/lib/server/db/load-demo';
import { roomyDrive } from '../tests/faults/storage';
import { signIn } from '../tests/faults/load';
import { findChromium } from './chromium';
import { weighDesk } from './desk-weight';
import { root } from './paths';
import { printFailure } from './plain-failure.mjs';
import { withProduct, type TestProduct } from './product';
import { say } from './say.mjs';

type Kind = 'sign-in' | 'list' | 'form' | 'chart' | 'desk';
type Page = { kind: Kind; name: string; path: string; bytes: number };
type Budget = { kilobytes: Record<Kind, number>; recordedBytes: Record<string, number> };

const budgetFile = join(root, 'scripts', 'bundle-budget.json');

/** How much a page may grow before somebody has to record it on purpose (`npm run bundle -- --record`). */
const allowedGrowthBytes = 1_024;

const pages = (driveId: string): Omit<Page, 'bytes'>[] => [
	{ kind: 'list', name: 'drives', path: '/drives' },
	{ kind: 'list', name: 'donors', path: '/donors' },
	{ kind: 'list', name: 'a drive', path: `/drives/${driveId}` },
	{ kind: 'list', name: 'targets', path: '/targets' },
	{ kind: 'form', name: 'a new drive', path: '/drives/new' },
	{ kind: 'form', name: 'changing a drive', path: `/drives/${driveId}/edit` },
	{ kind: 'form', name: 'the result of a drive', path: `/drives/${driveId}/result` },
	{ kind: 'form', name: 'a new donor', path: '/donors/new' },
	{ kind: 'form', name: 'registrations of a drive', path: `/drives/${driveId}/registrations` },
	{ kind: 'form', name: 'a new registration', path: `/drives/${driveId}/registrations/new` },
	{ kind: 'chart', name: 'calendar', path: '/drives/calendar' },
	{ kind: 'chart', name: 'home', path: '/' },
	{ kind: 'chart', name: 'collections', path: '/collections' }
];

/** Loads a page and sums the scripts that the browser fetched for it, as gzip would send them. */
async function weigh(context: BrowserContext, url: string): Promise<number> {
	const page = await context.newPage();
	const bodies: Promise<Buffer>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script' || /javascript/.test(response.headers()['content-type'] ?? ''))
			bodies.push(response.body());
	});
	const answer = await page.goto(url, { waitUntil: 'networkidle' });
	if (answer?.status() !== 200 || new URL(page.url()).pathname !== new URL(url).pathname)
		throw new Error(`${url} answered ${answer?.status()} at ${page.url()}.`);
	// What is fetched only when it comes into view counts as well.
	await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
	await page.waitForTimeout(1_000);
	await page.waitForLoadState('networkidle');
	const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
	await page.close();
	return sizes.reduce((sum, size) => sum + size, 0);
}

async function weighAll(product: TestProduct): Promise<Page[]> {
	const { baseUrl, superuserUrl } = product;
	const admin = demoSignIns[0] ?? { email: '', password: '' };
	const driveId = await roomyDrive(superuserUrl, admin.email);
	const [name = '', value = ''] = (await signIn(baseUrl, admin)).split('=');
	const browser = await chromium.launch({
		executablePath: await findChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic']
	});
	try {
		const signedIn = [{ name, value, url: baseUrl }];
		const visit = async (page: Omit<Page, 'bytes'>, cookies: typeof signedIn): Promise<Page> => {
			// A context of its own: nothing is in the cache.
			const context = await browser.newContext();
			await context.addCookies(cookies);
			return { ...page, bytes: await weigh(context, baseUrl + page.path) };
		};
		const weighed = await Promise.all([
			visit({ kind: 'sign-in', name: 'signing in', path: '/login' }, []),
			...pages(driveId).map((page) => visit(page, signedIn))
		]);
		const bytes = await weighDesk(browser, product, { email: admin.email, session: { name, value } });
		return [...weighed, { kind: 'desk', name: 'a desk, 1,000 people', path: '', bytes }];
	} finally {
		await browser.close();
	}
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function complaint({ kind, name, bytes }: Page, budget: Budget): string | null {
	const limit = budget.kilobytes[kind] * 1000;
	if (bytes > limit) return `over its budget of ${kilobytes(limit)}`;
	// Whoever is in its list, and under which keys, is drawn anew each time.
	if (kind === 'desk') return null;
	const recorded = budget.recordedBytes[name];
	if (recorded === undefined) return 'not recorded yet: run `npm run bundle -- --record`';
	return bytes > recorded + allowedGrowthBytes
		? `grown from ${kilobytes(recorded)}: trim it, or record it with --record`
		: null;
}

function print(weighed: Page[], budget: Budget): number {
	say(
		'JavaScript that the browser loads, gzip; of a desk everything that comes over the air until it works without a network:'
	);
	const complaints = weighed.map((page) => {
		const why = complaint(page, budget);
		say(
			`  ${page.kind.padEnd(8)} ${page.name.padEnd(26)} ${kilobytes(page.bytes).padStart(9)}${why ? `   ${why}` : ''}`
		);
		return why;
	});
	return complaints.filter(Boolean).length;
}

function recorded(weighed: Page[], budget: Budget): Budget {
	const kept = weighed.filter(({ kind }) => kind !== 'desk').map(({ name, bytes }) => [name, bytes]);
	const noted = { ...budget, recordedBytes: Object.fromEntries(kept) };
	writeFileSync(budgetFile, `${JSON.stringify(noted, null, '\t')}\n`);
	return noted;
}

try {
	const budget: Budget = JSON.parse(readFileSync(budgetFile, 'utf8'));
	const weighed = await withProduct({ demo: true }, weighAll);
	const wrong = print(weighed, process.argv.includes('--record') ? recorded(weighed, budget) : budget);
	if (process.argv.includes('--check') && wrong > 0) process.exitCode = 1;
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
