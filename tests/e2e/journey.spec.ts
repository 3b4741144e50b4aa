import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_CHARACTERS } from '../../src/lib/server/db/demo/characters';
import type { CalendarDate } from '../../src/lib/time/calendar-date';
import { formatDate } from '../../src/lib/time/format';
import { drawnRows } from '../support/e2e-charts';
import { csvRows } from '../support/e2e-csv';
import { act, fillNewcomer, lineOf, moveDrive, registerButton, scheduleDrive } from '../support/e2e-drive';
import { firstDayAfterInterval, newName, newPhone, todayInThanhHoa } from '../support/e2e-names';
import { addDonor, demoSignIn, prefer } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';

const { gaveRecently } = DEMO_CHARACTERS;

/** The district that today's commune of Thọ Xuân belonged to. */
const DISTRICT = '395';

type Count = { units: number; volumeMl: number };

const numberIn = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));

/** Units and volume of the district as its chart draws them. */
async function inChart(page: Page): Promise<Count> {
	const rows = await drawnRows(districtsOn(page));
	const { value, details } = rows[DISTRICT] ?? { value: null, details: {} };
	return { units: value ?? 0, volumeMl: details.volumeMl ?? 0 };
}

const districtsOn = (page: Page) =>
	page.locator('[data-series=units-by-district]').filter({ has: page.locator('canvas') });

/** The same from the table under the chart. */
async function inTable(page: Page): Promise<Count> {
	const cells = districtsOn(page).locator(`tr[data-key="${DISTRICT}"] td`);
	return { units: numberIn(await cells.first().textContent()), volumeMl: numberIn(await cells.last().textContent()) };
}

/** The same from the file, for this year. */
async function inFile(context: BrowserContext): Promise<Count> {
	const year = todayInThanhHoa().slice(0, 4);
	const rows = await csvRows(
		context,
		`/collections/units.csv?by=district&areas=then&from=${year}-01-01&to=${year}-12-31`
	);
	const row = rows.find(({ area_code }) => area_code === DISTRICT);
	return { units: Number(row?.units ?? 0), volumeMl: Number(row?.volume_ml ?? 0) };
}

/** Everything that must grow alike, and the club's own figure on the home page. */
async function everywhere(page: Page, context: BrowserContext, w: Words) {
	await page.goto('/collections?by=district&areas=then');
	const [chart, table] = [await inChart(page), await inTable(page)];
	await page.goto('/');
	const home = await inChart(page);
	const club = page.getByRole('region', { name: w('home_year_club', { year: todayInThanhHoa().slice(0, 4) }) });
	const figure = club.locator('p span').first();
	return { chart, table, home, file: await inFile(context), clubOnHome: numberIn(await figure.textContent()) };
}

type Everywhere = Awaited<ReturnType<typeof everywhere>>;

function grown(before: Everywhere, by: Count): Everywhere {
	const more = ({ units, volumeMl }: Count) => ({ units: units + by.units, volumeMl: volumeMl + by.volumeMl });
	return {
		chart: more(before.chart),
		table: more(before.table),
		home: more(before.home),
		file: more(before.file),
		clubOnHome: before.clubOnHome + by.units
	};
}

async function signInByForm(page: Page, w: Words) {
	const { email, password } = demoSignIn('tho-xuan');
	await page.goto('/login');
	await page.getByLabel(w('sign_in_email')).fill(email);
	await page.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
	await page.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
	await expect(page).toHaveURL('/');
}

/** The words of the refusal, with the rule and the first possible day, for somebody of whom the last donation is asked. */
async function refusalOf(
	context: BrowserContext,
	name: string,
	{ w, language, url }: { w: Words; language: Language; url: string }
) {
	const answer = await context.request.post('/api/donors/search', {
		data: { q: name },
		headers: { origin: new URL(url).origin }
	});
	const { donors } = (await answer.json()) as { donors: { lastDonationOn: CalendarDate }[] };
	const last = donors[0]?.lastDonationOn;
	if (!last) throw new Error(`${name} has no last donation`);
	const days = { last: formatDate(last, language), from: formatDate(firstDayAfterInterval(last), language), days: 84 };
	return w('eligibility_not_yet', { reason: w('eligibility_too_soon', days) });
}

/** Registers two people who are new here. */
async function registerNew(page: Page, w: Words, people: readonly { fullName: string; birthDate: string }[]) {
	for (const person of people) {
		await fillNewcomer(page, w, { ...person, phone: newPhone() });
		await registerButton(page, w).click();
		await expect(page.getByText(w('registration_saved', { name: person.fullName }))).toBeVisible();
		await expect(page.getByLabel(w('donor_field_full_name'))).toHaveValue('');
	}
}

/** Types in somebody whom the list knows already, and chooses the person it offers. */
async function registerKnown(page: Page, w: Words, { fullName, phone }: { fullName: string; phone: string }) {
	await page.getByLabel(w('donor_field_full_name')).pressSequentially(fullName);
	await page.getByLabel(w('donor_field_birth_date')).fill('1996');
	await page.getByLabel(w('donor_field_phone')).fill(phone);
	await expect(page.getByRole('heading', { name: w('duplicate_title') })).toBeVisible();
	await page
		.getByRole('listitem')
		.filter({ hasText: fullName })
		.getByRole('link', { name: w('duplicate_open') })
		.click();
	await expect(page.getByText(w('registration_chosen'))).toBeVisible();
	await registerButton(page, w).click();
	await expect(page.getByText(w('registration_saved', { name: fullName }))).toBeVisible();
}

/** Tries to register somebody who gave lately. */
async function tryToRegister(page: Page, w: Words, name: string) {
	await page.getByRole('searchbox', { name: w('registration_search_label') }).fill(name);
	await page.getByRole('link', { name: w('registration_choose_of', { name }) }).click();
	await expect(page.getByText(w('registration_chosen'))).toBeVisible();
	await registerButton(page, w).click();
}

async function recordDonation(page: Page, w: Words, { name, ml }: { name: string; ml: number }) {
	await act(page, name, w('desk_act_fit'), w('registration_state_fit'));
	await page.getByRole('link', { name: `${w('desk_act_donate')}: ${name}` }).click();
	const form = page.getByRole('form', { name: w('donation_of', { name }) });
	await form.getByRole('radio', { name: new RegExp(`^${ml}`) }).check({ force: true });
	await form.getByRole('button', { name: w('donation_save') }).click();
	await expect(lineOf(page, name)).toContainText(w('registration_state_donated'));
}

async function recordDeferral(page: Page, w: Words, { name, until }: { name: string; until: string }) {
	await lineOf(page, name).locator('summary').click();
	await lineOf(page, name)
		.getByRole('link', { name: w('desk_act_defer') })
		.click();
	const form = page.getByRole('form', { name: w('deferral_of', { name }) });
	await form.getByLabel(w('deferral_class_label')).selectOption('low_haemoglobin');
	await form.getByLabel(w('deferral_until_label')).fill(until);
	await form.getByRole('button', { name: w('deferral_save') }).click();
	await expect(lineOf(page, name)).toContainText(w('registration_state_deferred'));
}

const follow = (page: Page, name: string) =>
	page.getByRole('link', { name, exact: true }).filter({ visible: true }).click();

for (const language of LANGUAGES_OF_RUN) {
	test(`a drive from its plan to its result grows the district's bar by what was given (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		test.setTimeout(120_000);
		const [url, w, day] = [baseURL ?? '', wordsOf(language), todayInThanhHoa()];
		const [first, second, known, waiting] = [newName('Đỗ'), newName('Mạc'), newName('Vũ'), gaveRecently.fullName];
		const phone = newPhone();
		await prefer(context, { language, theme: 'light' }, url);
		await signInByForm(page, w);
		await addDonor(context, { fullName: known, birthDate: '8/3/1996', phone, sex: 'female', weightClass: '50+' }, url);
		const before = await everywhere(page, context, w);

		const drive = await scheduleDrive(page, w, { title: newName('Ngày hội'), day, area: 'tho xuan' });
		await moveDrive(page, drive, w('drive_status_act_announced'));
		await moveDrive(page, drive, w('drive_status_act_open'));
		await follow(page, w('drive_register'));
		await follow(page, w('desk_register'));
		await registerNew(page, w, [
			{ fullName: first, birthDate: '5/12/1996' },
			{ fullName: second, birthDate: '1988' }
		]);
		await registerKnown(page, w, { fullName: known, phone });
		await tryToRegister(page, w, waiting);
		const refusal = await refusalOf(context, waiting, { w, language, url });
		await expect(page.getByRole('alert').filter({ hasText: refusal })).toBeVisible();

		await moveDrive(page, drive, w('drive_status_act_running'));
		await follow(page, w('registrations_title'));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('registrations_title'));
		await expect(lineOf(page, waiting)).toHaveCount(0);
		for (const name of [first, second, known])
			await act(page, name, w('desk_act_arrived'), w('registration_state_arrived'));
		await recordDonation(page, w, { name: first, ml: 350 });
		await recordDonation(page, w, { name: second, ml: 250 });
		await recordDeferral(page, w, { name: known, until: firstDayAfterInterval(day) });

		expect(await everywhere(page, context, w)).toEqual(grown(before, { units: 2, volumeMl: 600 }));
	});
}
