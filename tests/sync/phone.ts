import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { root } from '../../scripts/paths';
import { wordsOf } from '../support/e2e-words';
import type { RoughLine } from './rough-line';

/** What a helper does to somebody; `dice` chooses among what the desk offers, unless an act is `wanted`. */
export type Touch = { name: string; dice: number; wanted?: string; volumeMl: number; bagNumber: string };

/** What was done, in the desk's own words, and how the line of that person read before and after. */
export type Touched = { act: string; before: string; after: string };

/** What was done at a phone, in its order; `undoes` is the place in this list of what was taken back. */
export type Done = Touched & { name: string; volumeMl: number; bagNumber: string; undoes: number | null };

type Helper = {
	touch(said: Touch): Promise<Touched | null>;
	register(said: { name: string; button: string }): Promise<void>;
	undo(words: string): Promise<boolean>;
	shown(names: string[]): Promise<string[]>;
};

declare global {
	var helper: Helper;
}

/** The words of the desk. */
export const w = wordsOf('vi');

export const UNDONE = w('ui_undo');
export const WALKED_IN = w('day_act_register');

/** What a button does, and what is said once it is done. */
const STEPS = [
	{ act: w('day_act_arrive'), did: w('registration_state_arrived') },
	{ act: w('day_act_fit'), did: w('registration_state_fit') },
	{ act: w('day_act_defer'), did: w('registration_state_deferred') },
	{ act: w('day_act_leave'), did: w('registration_state_left') },
	{ act: w('day_act_donate'), did: w('registration_state_donated') },
	{ act: w('day_act_begin'), did: w('day_did_begin') },
	{ act: w('day_act_thank'), did: w('day_did_thank') }
];

/** A clock that is wrong by so much, from the first script of a page on. */
const wrongClock = (by: number) => `(() => {
	const Right = Date;
	globalThis.Date = class extends Right {
		constructor(...said) { if (said.length === 0) super(Right.now() + ${by}); else super(...said); }
		static now() { return Right.now() + ${by}; }
	};
})();`;

const launchArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-sync'
];

export type Setting = { chromium: string; baseUrl: string; directory: string; line: RoughLine; cookie: string };

/** A phone in a helper's hand: a browser with its own files on disk, its own line and its own clock. */
export class Phone {
	readonly done: Done[] = [];
	readonly tabs: Page[] = [];
	#context: BrowserContext | null = null;
	#path = '';
	/** What each tab did last, as a place in `done`. */
	#last = new WeakMap<Page, number>();

	constructor(
		readonly setting: Setting,
		private clockBy: number
	) {}

	get line(): RoughLine {
		return this.setting.line;
	}

	/** Switched on: the browser starts on the files it left. */
	async start(): Promise<void> {
		const { chromium: executablePath, directory, line, baseUrl, cookie } = this.setting;
		this.#context = await chromium.launchPersistentContext(directory, {
			executablePath,
			args: launchArgs,
			proxy: { server: line.address },
			locale: 'vi-VN',
			viewport: { width: 360, height: 740 }
		});
		await this.#context.addInitScript(wrongClock(this.clockBy));
		await this.#context.addInitScript({ path: join(root, 'tests', 'sync', 'in-page.js') });
		const [name = '', value = ''] = cookie.split('=');
		await this.#context.addCookies([
			{ name, value, url: baseUrl },
			{ name: 'PARAGLIDE_LOCALE', value: 'vi', url: baseUrl }
		]);
		this.tabs.splice(0, this.tabs.length, this.#context.pages()[0] ?? (await this.#context.newPage()));
	}

	/** Opens the desk of a drive in two tabs at once, and waits until it needs no network. */
	async takeAlong(driveId: string): Promise<void> {
		this.#path = `${this.setting.baseUrl}/desk/${driveId}`;
		this.done.length = 0;
		this.line.renew();
		await this.oneTab();
		await Promise.all([this.#desk(this.#tab()), this.secondTab()]);
		await this.#tab().waitForFunction(() => caches.match('/desk').then(Boolean), undefined, { polling: 50 });
	}

	async secondTab(): Promise<void> {
		if (this.tabs.length > 1 || !this.#context) return;
		this.tabs.push(await this.#context.newPage());
		await this.#desk(this.#tab(1));
	}

	async oneTab(): Promise<void> {
		for (const tab of this.tabs.splice(1)) await tab.close();
	}

	async reload(): Promise<void> {
		await this.#tab().reload({ waitUntil: 'commit' });
		await this.#ready(this.#tab());
	}

	/** Off and on again, with whatever the clock says then. */
	async restart(clockBy: number): Promise<void> {
		await this.stop();
		this.clockBy = clockBy;
		await this.start();
		await this.#desk(this.#tab());
	}

	async stop(): Promise<void> {
		await this.#context?.close();
		this.#context = null;
	}

	/** Does something to somebody; false where the desk offers nothing. */
	async touch(said: Touch, at = 0): Promise<boolean> {
		const tab = this.#tab(at);
		const touched = await tab.evaluate((what) => helper.touch(what), said);
		if (!touched) return false;
		const read = this.#read(touched, said.name);
		const one = { ...touched, ...said, ...read };
		if (read.undoes === null) this.#note(tab, one);
		else this.#noteBack(tab, one, read.undoes);
		return true;
	}

	/** What a button did: most do what they say, one of them takes the last step with somebody back. */
	#read({ act }: Touched, name: string): Pick<Done, 'act' | 'undoes'> {
		const undone = STEPS.find((step) => act === w('day_undo', { act: step.did }));
		if (!undone) return { act, undoes: null };
		return { act: UNDONE, undoes: this.done.findLastIndex((one) => one.name === name && one.act === undone.act) };
	}

	async register(name: string, at = 0): Promise<void> {
		const tab = this.#tab(at);
		await tab.evaluate((what) => helper.register(what), { name, button: WALKED_IN });
		this.#note(tab, { name, act: WALKED_IN, before: '', after: '', volumeMl: 0, bagNumber: '', undoes: null });
		this.#last.delete(tab);
	}

	/** Takes back what this tab did last; false where there is nothing that can be. */
	async undo(at = 0): Promise<boolean> {
		const tab = this.#tab(at);
		const undoes = this.#last.get(tab);
		const last = undoes === undefined ? undefined : this.done[undoes];
		if (!last || undoes === undefined || !(await tab.evaluate((words) => helper.undo(words), UNDONE))) return false;
		const [after = ''] = await this.shown([last.name], at);
		this.#noteBack(tab, { ...last, act: UNDONE, before: last.after, after, undoes }, undoes);
		return true;
	}

	/** How these people read at this phone. */
	shown(names: string[], at = 0): Promise<string[]> {
		return this.#tab(at).evaluate((whom) => helper.shown(whom), names);
	}

	/** What the strip says; the browser tells the desk first that there is a network, as it does when one comes back. */
	async strip(): Promise<string> {
		for (const tab of this.tabs) await tab.evaluate(() => void dispatchEvent(new Event('online')));
		return this.#tab().locator('[role=status]').first().innerText();
	}

	/** Waits until nothing waits here any more. */
	async drain(withinMs: number): Promise<boolean> {
		const end = Date.now() + withinMs;
		while (!(await this.strip()).includes(w('day_saved_here', { count: 0 }))) {
			if (Date.now() > end) return false;
			await pause(100);
		}
		return true;
	}

	#tab(at = 0): Page {
		const tab = this.tabs[at] ?? this.tabs[0];
		if (!tab) throw new Error('This phone is off.');
		return tab;
	}

	#note(tab: Page, one: Done): void {
		this.#last.set(tab, this.done.push(one) - 1);
	}

	/** The bar of a tab offers what was done last there, until that is taken back. */
	#noteBack(tab: Page, one: Done, undoes: number): void {
		this.done.push(one);
		if (this.#last.get(tab) === undoes) this.#last.delete(tab);
	}

	async #desk(tab: Page): Promise<void> {
		await tab.goto(this.#path, { waitUntil: 'commit' });
		await this.#ready(tab);
	}

	async #ready(tab: Page): Promise<void> {
		try {
			await tab.waitForSelector('input[type=search]', { timeout: 60_000 });
		} catch (error) {
			throw new Error(`The desk did not open: ${await tab.locator('body').innerText()}`, { cause: error });
		}
	}
}
