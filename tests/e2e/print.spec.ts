import { expect, test, type Page } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** How many points of the first chart have a colour, written as a style sheet would. */
const pointsOf = (page: Page, colour: [number, number, number]) =>
	page
		.locator('canvas')
		.first()
		.evaluate((canvas: HTMLCanvasElement, [red, green, blue]) => {
			const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
			let found = 0;
			for (let at = 0; at < points.length; at += 4) {
				if (points[at] === red && points[at + 1] === green && points[at + 2] === blue) found++;
			}
			return found;
		}, colour);

test(
	'collections print without what is pressed, with their tables, and light in a dark theme',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await prefer(context, { language: 'vi', theme: 'dark' }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		await page.goto('/collections');
		const roseOnPaper = () => pointsOf(page, [0xae, 0x21, 0x48]);
		await expect(page.getByRole('navigation').first()).toBeVisible();
		await expect(page.getByRole('table').first()).toBeHidden();
		expect(await roseOnPaper()).toBe(0);

		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation')).toHaveCount(0);
		await expect(page.getByRole('button')).toHaveCount(0);
		await expect(page.getByRole('combobox')).toHaveCount(0);
		await expect(page.getByRole('table').first()).toBeVisible();
		await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
		await expect.poll(roseOnPaper).toBeGreaterThan(100);
		await expect(page.getByText(w('ui_printed', { day: '' }))).toBeVisible();
	}
);
