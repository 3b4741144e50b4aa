import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { sidewaysProblems } from '../support/e2e-checks';
import { lineOf, registerButton } from '../support/e2e-drive';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, firstIdOn, postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test('whoever a rule keeps away is found fit once it is said who decided and why, and the person’s page tells it', async ({
	page,
	context,
	baseURL
}) => {
	const url = baseURL ?? '';
	await prefer(context, { language: 'vi', theme: 'light' }, url);
	await signIn(context, 'tho-xuan', url);
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	const desk = `/drives/${drive}/registrations`;
	const person = { fullName: newName('Lương'), sex: 'male', birthDate: '8/3/1996', phone: newPhone() };
	const donorId = await addDonor(context, { ...person, weightClass: '50+' }, url);
	const place = { donorId, operationId: v7() };
	expect(await postForm(context, `${desk}/new?/register`, place, url)).toMatchObject({ status: 303 });
	const edited = { ...person, weightClass: '42-45', version: '1' };
	expect(await postForm(context, `/donors/${donorId}/edit`, edited, url)).toMatchObject({ status: 303 });

	await page.goto(`${desk}?q=${encodeURIComponent(person.fullName)}`);
	const line = lineOf(page, person.fullName);
	await expect(line).toContainText('45 kg');
	const form = page.getByRole('form', { name: w('override_of', { name: person.fullName }) });
	// A menu that opens before the page's script is there stays where it is.
	await line.locator('summary').click();
	await line.getByRole('link', { name: w('desk_act_fit') }).click();
	await expect(form).toBeVisible();
	const sent = Object.fromEntries(
		await form
			.locator('input[type=hidden]')
			.evaluateAll((fields: HTMLInputElement[]) => fields.map(({ name, value }) => [name, value]))
	) as Record<string, string>;
	const without = await postForm(context, `${desk}?/fit`, sent, url);
	expect(without.status).toBe(409);
	expect(without.body).toContain(w('registration_refusal_override_needed'));

	await form.getByLabel(w('override_reason')).selectOption('examined');
	await form.getByLabel(w('override_by')).fill('Bác sĩ ca trực');
	await form.getByRole('button', { name: w('override_save') }).click();
	await expect(line).toContainText(w('registration_state_fit'));
	const said = w('override_said', { by: 'Bác sĩ ca trực', reason: w('override_examined') });
	await expect(line).toContainText(said);

	await page.goto(`/donors/${donorId}`);
	await expect(page.getByText(said)).toBeVisible();
	await page.goto(`${desk}?q=${encodeURIComponent(person.fullName)}`);
	await line.locator('summary').click();
	await line.getByRole('button', { name: w('desk_act_undo') }).click();
	await expect(line).not.toContainText(said);
});

test(
	'whoever is refused at the desk is registered there by the decision of medical staff',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const url = baseURL ?? '';
		await prefer(context, { language: 'vi', theme: 'light' }, url);
		await signIn(context, 'tho-xuan', url);
		const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
		await page.setViewportSize({ width: 360, height: 740 });
		const fullName = newName('Lương');
		const donorId = await addDonor(context, { fullName, sex: 'male', birthDate: '8/3/1950', phone: newPhone() }, url);
		await page.goto(`/drives/${drive}/registrations/new?donor=${donorId}`);
		await expect(page.getByLabel(w('override_by'))).toHaveCount(0);
		await registerButton(page, w).click();
		await page.getByLabel(w('override_by')).fill('Bác sĩ ca trực');
		expect(await sidewaysProblems(page)).toEqual([]);
		await registerButton(page, w).click();
		await expect(page.getByLabel(w('override_reason'))).toHaveAttribute('aria-invalid', 'true');
		await expect(page.getByLabel(w('override_by'))).toHaveValue('Bác sĩ ca trực');
		await page.getByLabel(w('override_reason')).selectOption('examined');
		await registerButton(page, w).click();
		await expect(page.getByText(w('registration_saved', { name: fullName }))).toBeVisible();
	}
);
