import { expect, test } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { addDonor, firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { sidewaysProblems } from '../support/e2e-checks';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.use({ viewport: { width: 360, height: 740 } });

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
	await signIn(context, 'tho-xuan', baseURL ?? '');
});

test('on a phone the menu of the last line is seen whole, and gives way to the form it opens', async ({
	page,
	context
}) => {
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await page.goto(`/drives/${drive}/registrations?show=here`);
	const line = page.getByRole('main').locator('ol > li').last();
	const history = line.getByRole('link', { name: w('desk_history') });
	// A menu that opens before the page's script is there stays where it is; after that it moves a moment after it opened.
	await expect(async () => {
		if (await history.isVisible()) await line.locator('summary').click();
		await line.locator('summary').click();
		await expect.poll(() => history.evaluate(isOnTop), { timeout: 2_000 }).toBe(true);
	}).toPass();

	await line.getByRole('link', { name: w('desk_act_defer') }).click();
	await expect(line.getByRole('form')).toBeVisible();
	await expect(history).toBeHidden();
});

test('a form opened while the act on another line is under way stays open, and what is typed in it stays', async ({
	page,
	context
}) => {
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await page.goto(`/drives/${drive}/registrations?show=here`);
	const fit = page.getByRole('button', { name: `${w('desk_act_fit')}: ` }).first();
	const donate = page.getByRole('link', { name: `${w('desk_act_donate')}: ` }).first();
	const name = nameIn(await fit.getAttribute('aria-label'));
	const other = nameIn(await donate.getAttribute('aria-label'));

	const [act, step, list] = [held(), held(), held()];
	await page.route(/registrations\?\/fit/, async (route) => (await act.passes, route.continue()));
	await page.route(/__data\.json.*as=donate/, async (route) => (await step.passes, route.continue()));
	await fit.click();
	const asked = page.waitForRequest(/__data\.json.*as=donate/);
	await donate.click();
	await asked;
	const answered = page.waitForResponse(/registrations\?\/fit/);
	act.release();
	await answered;
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
	await page.route(/__data\.json/, async (route) => (await list.passes, route.continue()));
	step.release();

	const form = page.getByRole('form', { name: w('donation_of', { name: other }) });
	const bag = form.getByLabel(w('donation_bag'));
	await bag.pressSequentially('GH-0');
	list.release();
	await expect(page.getByRole('link', { name: `${w('desk_act_donate')}: ${name}` })).toBeVisible();
	await expect(bag).toBeFocused();
	await expect(bag).toHaveValue('GH-0');
});

test('a name without a blank breaks within its row', async ({ page, context, baseURL }) => {
	const fullName = newName('Vĩ').replaceAll(' ', '').padEnd(120, 'a');
	await addDonor(context, { fullName }, baseURL ?? '');
	await page.goto(`/donors?q=${fullName}`);
	await expect(page.getByRole('link', { name: fullName })).toBeVisible();
	expect(await sidewaysProblems(page)).toEqual([]);
});

/** Whether what is pressed in an element's middle is the element, and no bar that lies over it. */
function isOnTop(element: Element): boolean {
	const { x, y, width, height } = element.getBoundingClientRect();
	return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

/** The person of a control's name, after the act. */
const nameIn = (label: string | null): string => (label ?? '').split(': ').slice(1).join(': ');

/** Something that waits until it is let pass. */
function held(): { passes: Promise<void>; release: () => void } {
	let release = () => {};
	const passes = new Promise<void>((resolve) => (release = resolve));
	return { passes, release };
}
