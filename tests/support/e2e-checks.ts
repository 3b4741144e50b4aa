import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The short one is read in two thirds of the time, and every page reads it anew. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong with a page: the rule and the elements, one line each. */
export async function axeProblems(page: Page): Promise<string[]> {
	// Only violations are described in full: that saves most of the time.
	const options = { resultTypes: ['violations'], runOnly: STANDARDS };
	await page.evaluate(axe);
	const { violations }: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.replaceAll('\n', ' ')}`)
	);
}

/** Takes the later rows of long lists and tables off a page that is left at once: they are drawn as the first ones are. */
export async function shortenLists(page: Page, rows: number): Promise<void> {
	const later = `main :is(tbody > tr, ul > li, ol > li, option):nth-child(n + ${rows + 1})`;
	await page.evaluate((found) => document.querySelectorAll(found).forEach((row) => row.remove()), later);
}

/** Collects what a page's browser complains about: errors, refused resources, breaches of the content security policy. */
export function listenForComplaints(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
	page.on('console', (message) => {
		const isMissingPage = /404 \(Not Found\)|410 \(Gone\)/.test(message.text());
		if (message.type() === 'error' && !isMissingPage) complaints.push(`console: ${message.text()}`);
	});
	return complaints;
}

/** Makes every document of the page tell the console which policy it breached: not all breaches are logged by themselves. */
export async function reportBreaches(page: Page): Promise<void> {
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
			console.error(`policy breached: ${violatedDirective} ${blockedURI} ${sourceFile}`)
		);
	});
}

/** What makes a page scroll sideways, or sticks out of it: one line each. */
export async function sidewaysProblems(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		const named = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 120);
		const clipsItself = (element: Element) => getComputedStyle(element).clipPath !== 'none';
		const clipsOthers = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
		// A deck of charts is meant to be swiped.
		const isDeck = (element: Element) => element.matches('[data-deck]');
		// A page that clips its whole body would only hide what sticks out.
		const isClipped = ({ parentElement }: Element): boolean =>
			parentElement !== null &&
			parentElement !== document.body &&
			(clipsItself(parentElement) || clipsOthers(parentElement) || isDeck(parentElement) || isClipped(parentElement));
		const sticksOut = (element: Element) => {
			if (!element.checkVisibility()) return false;
			const { left, right, width: own, height } = element.getBoundingClientRect();
			return own > 1 && height > 1 && (right > width + 1 || left < -1) && !clipsItself(element) && !isClipped(element);
		};
		const scrolls = (element: Element) =>
			!isDeck(element) &&
			['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
			element.scrollWidth > element.clientWidth + 1;
		const scrollWidth = document.scrollingElement?.scrollWidth ?? 0;
		const all = [...document.body.querySelectorAll('*')];
		return [
			...(scrollWidth > width ? [`the page is ${scrollWidth} wide`] : []),
			...all.filter(sticksOut).map((element) => `sticks out: ${named(element)}`),
			...all.filter(scrolls).map((element) => `scrolls sideways: ${named(element)}`)
		];
	});
}
