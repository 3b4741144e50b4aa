import { expect, type Page } from '@playwright/test';
import type { Linked, PageVisit } from './e2e-page-visit';
import type { DemoName } from './e2e-visit';
import type { Words } from './e2e-words';

/** Lists are asked once by each reader for the address they lead to. */
type Found = Map<string, { href: string; name: string }>;

/** Rows have ids, areas their codes; other pages have words. */
const ROW = /\/([0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9-]+)$/;

async function firstLink(page: Page, as: DemoName | null, { list, prefix }: Linked, found: Found) {
	const key = `${as} ${list} ${prefix}`;
	const known = found.get(key);
	if (known) return known;
	await page.goto(list, { waitUntil: 'domcontentloaded' });
	const links = await page
		.locator('main')
		.getByRole('link')
		.evaluateAll((all) =>
			all.map((link) => ({ href: link.getAttribute('href') ?? '', name: link.textContent.trim() }))
		);
	const first = links.find(({ href, name }) => href.startsWith(prefix) && ROW.test(href) && name !== '');
	if (!first) throw new Error(`no link to ${prefix}… on ${list}`);
	found.set(key, first);
	return first;
}

async function addressOf(page: Page, { as, at }: PageVisit, found: Found): Promise<{ path: string; name: string }> {
	if (typeof at === 'string') return { path: at, name: '' };
	const { href, name } = await firstLink(page, as, at, found);
	return { path: `${href}${at.after ?? ''}`, name };
}

/** The heading comes with the page: nothing to wait for. */
const SOON = { timeout: 1_000 };

/** Opens visits in one language, asserting that each is the page meant: status, final path, heading. Returns its path. */
export function opener(page: Page, w: Words): (visit: PageVisit) => Promise<string> {
	const found: Found = new Map();
	return async (visit) => {
		const { path, name } = await addressOf(page, visit, found);
		const answer = await page.goto(path);
		expect.soft(answer?.status(), path).toBe(visit.status ?? 200);
		expect.soft(new URL(page.url()).pathname, path).toBe(visit.landsOn ?? path.split('?')[0]);
		const heading = page.getByRole('heading', { level: 1 });
		await expect.soft(heading, path).toHaveText(visit.heading(w, name), SOON);
		return path;
	};
}
