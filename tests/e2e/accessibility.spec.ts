import { expect, test, type BrowserContext, type Cookie } from '@playwright/test';
import {
	axeProblems,
	listenForComplaints,
	reportBreaches,
	shortenLists,
	sidewaysProblems
} from '../support/e2e-checks';
import { opener } from '../support/e2e-opening';
import { PAGES } from '../support/e2e-pages';
import { routesOfBuild } from '../support/e2e-routes';
import { prefer, signIn, type DemoName } from '../support/e2e-visit';
import { LANGUAGES, wordsOf, type Language } from '../support/e2e-words';

test.describe.configure({ mode: 'parallel' });

/** Every page; with `--full` in every state. */
const visits = Object.values(PAGES).flatMap((states) => (process.env.TEST_FULL ? states : states.slice(0, 1)));
/** How many rows of each list axe reads; with `--full` all. */
const ROWS = process.env.TEST_FULL ? Infinity : 8;
/** Axe reads one page in eleven, so that languages and themes take turns; with `--full` each. Widths and complaints are looked at on all. */
const AXE_EVERY = process.env.TEST_FULL ? 1 : 11;
const PHONE = { width: 360, height: 740 };
const SIZES = { desk: { width: 1280, height: 800 }, phone: PHONE };

/** Signs in each account once and changes between them by exchanging the cookie. */
function wardrobe(context: BrowserContext, url: string) {
	const sessions = new Map<DemoName, Cookie[]>();
	return async (name: DemoName | null) => {
		await context.clearCookies({ name: 'session' });
		if (name === null) return;
		const known = sessions.get(name);
		if (known) return context.addCookies(known);
		await signIn(context, name, url);
		const cookies = await context.cookies();
		sessions.set(
			name,
			cookies.filter((cookie) => cookie.name === 'session')
		);
	};
}

test('every page of the build has an entry here, and every entry a page', async () => {
	expect((await routesOfBuild()).sort()).toEqual(Object.keys(PAGES).sort());
});

test('the checks see a picture without words, a breach of the policy and something too wide', async ({ page }) => {
	await page.setViewportSize(PHONE);
	const complaints = listenForComplaints(page);
	await reportBreaches(page);
	await page.goto('/login');
	expect([...(await axeProblems(page)), ...(await sidewaysProblems(page)), ...complaints]).toEqual([]);
	await page.evaluate(() => {
		const picture = document.body.appendChild(document.createElement('img'));
		picture.setAttribute('src', '/icons/drop.svg');
		picture.setAttribute('style', 'color: red');
		document.body.appendChild(document.createElement('canvas')).width = 900;
	});
	expect((await axeProblems(page)).join()).toContain('image-alt');
	expect((await sidewaysProblems(page)).join()).toContain('sticks out: canvas');
	await expect.poll(() => complaints.join()).toContain('policy breached: style-src');
});

/** One look at every page. With several languages or themes they take turns from page to page. */
type Look = { languages: readonly Language[]; themes: readonly ('light' | 'dark')[]; size: keyof typeof SIZES };

const THEMES = ['light', 'dark'] as const;

/** Every page once, on a phone; with `--full` in each language, theme and size. */
const LOOKS: readonly Look[] = process.env.TEST_FULL
	? LANGUAGES.flatMap((language) =>
			THEMES.flatMap((theme) =>
				(['desk', 'phone'] as const).map((size) => ({ languages: [language], themes: [theme], size }))
			)
		)
	: [{ languages: LANGUAGES, themes: THEMES, size: 'phone' }];

for (const { languages, themes, size } of LOOKS) {
	const look = `${languages.join(', ')}; ${themes.join(', ')}; ${size}`;
	test(`every page passes axe and its own security policy, and nothing sticks out of it (${look})`, async ({
		page,
		context,
		baseURL
	}) => {
		test.setTimeout(600_000);
		const url = baseURL ?? '';
		const become = wardrobe(context, url);
		const openers = languages.map((language) => ({ language, open: opener(page, wordsOf(language)) }));
		const complaints = listenForComplaints(page);
		await reportBreaches(page);
		await page.setViewportSize(SIZES[size]);
		const looked = new Set<string>();
		for (const [i, visit] of visits.entries()) {
			const { language, open } = openers[i % openers.length]!;
			const theme = themes[i % themes.length]!;
			await prefer(context, { language, theme }, url);
			await become(visit.as);
			const path = await open(visit);
			await expect.soft(page.locator('html'), path).toHaveAttribute('lang', language);
			await expect.soft(page.locator('html'), path).toHaveAttribute('data-theme', theme);
			// Several addresses lead to the same page, be it that of an error: it is looked at once.
			const landed = `${visit.as} ${visit.status ?? visit.landsOn ?? path}`;
			if (looked.has(landed)) continue;
			looked.add(landed);
			expect.soft(await sidewaysProblems(page), path).toEqual([]);
			if (i % AXE_EVERY === 0) {
				if (ROWS < Infinity) await shortenLists(page, ROWS);
				expect.soft(await axeProblems(page), path).toEqual([]);
			}
			expect.soft(complaints.splice(0), path).toEqual([]);
		}
	});
}
