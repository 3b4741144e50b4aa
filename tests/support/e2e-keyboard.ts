import { expect, type Locator, type Page } from '@playwright/test';

const MOST_TABS = 80;

/** Whether something has the focus, and what has it without showing that: an outline of its own, or of the label around a hidden radio button. */
const focusOf = (target: Locator) =>
	target.evaluate((element) => {
		const { activeElement } = document;
		const reached = element === activeElement;
		if (!activeElement || activeElement === document.body) return { reached, hidden: '' };
		const outlined = [activeElement, activeElement.closest('label')].some((one) => {
			if (!one) return false;
			const { outlineStyle, outlineWidth } = getComputedStyle(one);
			return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
		});
		return { reached, hidden: outlined ? '' : activeElement.outerHTML.slice(0, 160) };
	});

/** Tabs until something has the focus; everything on the way must show its focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor({ state: 'attached' });
	for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
		await page.keyboard.press('Tab');
		const { reached, hidden } = await focusOf(target);
		expect.soft(hidden, 'has the focus without showing it').toBe('');
		if (reached) return;
	}
	throw new Error(`${target} cannot be reached by Tab`);
}

/** Tabs to a field and types into it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
	await tabTo(page, field);
	await page.keyboard.type(text);
}

/** Tabs to a button or link and presses Enter. */
export async function press(page: Page, control: Locator): Promise<void> {
	await tabTo(page, control);
	await page.keyboard.press('Enter');
}
