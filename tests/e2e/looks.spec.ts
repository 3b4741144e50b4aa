import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { DeskPerson, DeskRoster } from '../../src/lib/desk/roster';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, patternOf, wordsOf, type Words } from '../support/e2e-words';

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

const FIT = { act: 'fit', overrideReason: '', overrideBy: '' };

type Said = { act: string } & Record<string, unknown>;

/** A phone at the desk of a drive: what it sends, the server takes. */
class Phone {
	readonly #id = v7();
	constructor(
		readonly request: APIRequestContext,
		readonly driveId: string,
		readonly origin: string
	) {}

	async roster(): Promise<DeskRoster> {
		return (await this.request.get(`/api/desk/${this.driveId}`)).json();
	}

	/** Sends acts about one person, each after the one before it. */
	async sends({ id, head }: DeskPerson, ...acts: Said[]): Promise<void> {
		const ids = [head, ...acts.map(() => v7())];
		const operations = acts.map((said, n) => ({
			id: ids[n + 1],
			registrationId: id,
			after: ids[n],
			occurredAt: new Date().toISOString(),
			...said
		}));
		await this.#send(operations);
	}

	/** Registers somebody who walked in. */
	async registers(said: Record<string, unknown>): Promise<void> {
		const id = v7();
		const envelope = { id, registrationId: id, after: '', occurredAt: new Date().toISOString() };
		await this.#send([{ ...envelope, act: 'register', ...said }]);
	}

	async #send(operations: unknown[]): Promise<void> {
		const answer = await this.request.post(`/api/desk/${this.driveId}/operations`, {
			headers: { origin: this.origin },
			data: { deviceId: this.#id, operations }
		});
		expect(answer.status(), await answer.text()).toBe(200);
	}
}

/** People who are expected, may give, and of whom nothing is known yet at this drive. */
function expected({ people }: DeskRoster): DeskPerson[] {
	return people.filter(({ state, matched, notYet }) => state === 'registered' && matched && notYet.length === 0);
}

const lookOf = (page: Page, name: string, what: string) => page.getByRole('article', { name: `${name}: ${what}` });

async function settled(page: Page, w: Words, words: string, left: number): Promise<void> {
	await expect(page.getByText(words, { exact: true })).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(left);
	if (left === 0) await expect(page.getByRole('heading', { name: w('look_none_title') })).toBeVisible();
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`what two phones say differently is settled by somebody, one after the other (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: language === 'lo' ? 'dark' : 'light' }, url);
		await signIn(context, 'hoang-hoa', url);
		const driveId = await firstIdOn(context, '/drives?tab=running', '/drives/');
		const [one, other] = [new Phone(page.request, driveId, url), new Phone(page.request, driveId, url)];
		const [twice, first, second] = expected(await one.roster());
		if (!twice || !first || !second) throw new Error('The demonstration expects too few people today');
		const open = (await one.roster()).drive.openDoubts;
		const bagNumber = `E2E ${language} 1`;

		await one.sends(twice, { act: 'arrive' });
		await other.sends(twice, { act: 'arrive' });
		const give = { act: 'donate', volumeMl: 250, bagNumber };
		await one.sends(first, { act: 'arrive' }, FIT, give);
		await other.sends(second, { act: 'arrive' }, FIT, give);
		expect((await one.roster()).drive.openDoubts).toBe(open + 2);

		await page.goto(`/drives/${driveId}/looks`);
		expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))]).toEqual([]);
		const arrived = lookOf(page, twice.name, w('registration_state_arrived'));
		await expect(arrived).toContainText(w('look_why_arrived_twice'));
		await arrived.getByRole('button', { name: w('look_seen') }).click();
		await settled(page, w, w('look_seen_done'), open + 1);

		const bag = page.getByRole('article').filter({ hasText: w('look_why_bag_taken') });
		await expect(bag).toContainText(second.name);
		await bag.getByLabel(w('look_number')).fill(bagNumber);
		await bag.getByRole('button', { name: w('look_number_save') }).click();
		await expect(bag).toBeVisible();
		await expect(bag.getByLabel(w('look_number'))).toHaveValue(bagNumber);
		await bag.getByLabel(w('look_number')).fill(`E2E ${language} 2`);
		await bag.getByRole('button', { name: w('look_number_save') }).click();
		await settled(page, w, w('look_number_done'), open);
		const { people, drive } = await one.roster();
		expect(drive.openDoubts).toBe(open);
		expect(people.find(({ id }) => id === second.id)?.bag?.number).toBe(`E2E ${language} 2`);
	});

	test(`two registrations of one person are joined only once somebody was asked (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: language === 'lo' ? 'dark' : 'light' }, url);
		await signIn(context, 'hoang-hoa', url);
		const driveId = await firstIdOn(context, '/drives?tab=running', '/drives/');
		const [one, other] = [new Phone(page.request, driveId, url), new Phone(page.request, driveId, url)];
		const open = (await one.roster()).drive.openDoubts;
		const fullName = `Người Hai Lượt ${language}`;
		const told = { fullName, sex: 'female', birthDate: '5/6/1991', weightClass: '50+', consentRegistration: true };
		for (const phone of [one, other]) await phone.registers(told);

		await page.goto(`/drives/${driveId}/looks`);
		const twice = lookOf(page, fullName, w('look_act_register'));
		const join = twice.getByRole('button', { name: w('look_same') });
		await expect(join).toBeHidden();
		await twice
			.locator('summary')
			.filter({ hasText: w('look_same') })
			.click();
		expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))]).toEqual([]);
		await twice
			.getByRole('checkbox', { name: patternOf(w('look_same_sure', { second: fullName, first: fullName })) })
			.check();
		await join.click();
		await settled(page, w, w('look_same_done', { count: 0 }), open);
	});
}
