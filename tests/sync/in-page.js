// Runs in the desk's page: the fingers of a helper, quicker than any. It presses what is there and types into what is there, and nothing else.
(() => {
	const PATIENCE_MS = 8_000;
	const EVERY_MS = 4;

	/** @template T @param {() => T} what @param {string} why @returns {Promise<NonNullable<T>>} */
	function until(what, why) {
		const end = performance.now() + PATIENCE_MS;
		return new Promise((resolve, reject) => {
			const look = () => {
				const found = what();
				if (found) resolve(found);
				else if (performance.now() > end) reject(new Error(`${why}: ${document.body.innerText.slice(0, 800)}`));
				else setTimeout(look, EVERY_MS);
			};
			look();
		});
	}

	const drawn = () => new Promise((resolve) => setTimeout(resolve, 0));

	/** @returns {HTMLInputElement} */
	function searchField() {
		const field = document.querySelector('input[type=search]');
		if (field instanceof HTMLInputElement) return field;
		throw new Error(`No desk: ${document.body.innerText.slice(0, 400)}`);
	}

	/** @param {string} text */
	async function search(text) {
		const field = searchField();
		field.value = text;
		field.dispatchEvent(new Event('input', { bubbles: true }));
		await drawn();
	}

	/** @param {string} name */
	const lineOf = (name) =>
		[...document.querySelectorAll('main li')].find((one) => one.querySelector('p')?.textContent === name);

	/** @param {string} name */
	const readsOf = (name) => lineOf(name)?.querySelectorAll('p')[1]?.textContent ?? '';

	/** @param {string} label @returns {HTMLFormElement | undefined} */
	const formOf = (label) => [...document.forms].find((one) => one.ariaLabel === label);

	/** @param {HTMLFormElement} form @param {Record<string, string>} typed */
	function fill(form, typed) {
		for (const [name, value] of Object.entries(typed)) {
			for (const field of form.querySelectorAll(`[name="${name}"]`)) {
				if (field instanceof HTMLSelectElement) field.value = value;
				else if (!(field instanceof HTMLInputElement)) continue;
				else if (field.type === 'radio') field.checked = field.value === value && !field.disabled;
				else if (field.type === 'checkbox') field.checked = value === 'on';
				else field.value = value;
			}
		}
	}

	/** Sends a form; false where it closed by itself. @param {string} label @param {Record<string, string>} typed */
	async function send(label, typed) {
		const form = formOf(label);
		if (!form) return false;
		fill(form, typed);
		form.requestSubmit();
		await until(() => !formOf(label), `Not kept: ${label}`);
		return true;
	}

	/** Whether the search field was emptied, as the desk does once an act is kept. */
	const isKept = () => searchField().value === '';

	/**
	 * Does something to one person by the desk's own buttons. Null where the desk offers nothing for them, or where the form closed before it was sent.
	 * @param {import('./phone').Touch} said @returns {Promise<import('./phone').Touched | null>}
	 */
	async function touch({ name, dice, wanted, volumeMl, bagNumber }) {
		await search(name);
		const before = readsOf(name);
		const mark = `: ${name}`;
		const offered = [...(lineOf(name)?.querySelectorAll('button') ?? [])].filter(({ ariaLabel }) =>
			ariaLabel?.endsWith(mark)
		);
		const fitting = offered.filter(({ ariaLabel }) => !wanted || ariaLabel === wanted + mark);
		const button = fitting[Math.floor(dice * fitting.length)];
		if (!button) return null;
		const label = button.ariaLabel ?? '';
		button.click();
		await until(() => formOf(label) || isKept(), `Neither done nor asked: ${label}`);
		const typed = { volumeMl: String(volumeMl), bagNumber, deferralClass: 'illness_7_days' };
		if (formOf(label)) await send(label, typed);
		if (!isKept()) return null;
		await search(name);
		const after = readsOf(name);
		await search('');
		return { act: label.slice(0, -mark.length), before, after };
	}

	/** Registers somebody who walks in. @param {{ name: string, button: string }} said */
	async function register({ name, button }) {
		await search(name);
		[...document.querySelectorAll('main button')]
			.find((one) => one.textContent?.trim() === button)
			?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		const label = `${button}: ${name}`;
		await until(() => formOf(label), 'Nobody can be registered');
		const typed = { fullName: name, birthDate: '1991', sex: 'female', weightClass: '50+', consentRegistration: 'on' };
		await send(label, typed);
		await until(isKept, 'Not registered');
	}

	/** Takes the last act of this tab back; false where there is none. @param {string} words */
	async function undo(words) {
		const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);
		const found = button();
		if (!found) return false;
		found.click();
		await until(() => !button(), 'Not taken back');
		return true;
	}

	/** How everybody reads here. @param {string[]} names @returns {Promise<string[]>} */
	async function shown(names) {
		const read = [];
		for (const name of names) {
			await search(name);
			read.push(readsOf(name));
		}
		await search('');
		return read;
	}

	Object.assign(globalThis, { helper: { touch, register, undo, shown, search, readsOf } });
})();
