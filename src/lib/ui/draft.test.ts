import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
	clearDraft,
	filledByHand,
	forgetOthersDrafts,
	isAccepted,
	isGone,
	isSentOn,
	isUnreached,
	keepDraft
} from './draft';

/** A control as far as drafts know it. */
function control(type: string, name: string, value: string, more: object = {}) {
	return { type, name, value, closest: () => null, hasAttribute: () => false, dispatchEvent: vi.fn(), ...more };
}

/** A form with these controls, and `sent` in their place once it is reset. */
function formOf(elements: ReturnType<typeof control>[], sent = elements) {
	const copy = { elements: sent, reset: () => undefined };
	const form = Object.assign(new EventTarget(), { elements, cloneNode: () => copy }) as unknown as HTMLFormElement;
	form.addEventListener('input', (event) => form.oninput?.(event as InputEvent));
	return form;
}

function attach(form: HTMLFormElement, key = 'donor') {
	keepDraft(key)(form);
	return form;
}

/** A form that may have been filled in while it was only what the server had sent; it is brought to life by calling what this returns. */
function sentForm(now: ReturnType<typeof control>[], sent: ReturnType<typeof control>[]) {
	const form = formOf(now, sent);
	vi.stubGlobal('document', { ...document, forms: [form] });
	const byHand = filledByHand();
	return () => keepDraft('donor', byHand)(form);
}

const draft = () => JSON.parse(sessionStorage.getItem('draft:an:donor') ?? 'null') as unknown;

/** Somebody signs in. */
const signIn = (account: string) => vi.stubGlobal('document', { body: { dataset: { drafts: `draft:${account}:` } } });

const type = (form: HTMLFormElement) => form.dispatchEvent(new Event('input'));

beforeEach(() => {
	const methods = {
		getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
		setItem: (key: string, value: string) => Object.assign(store, { [key]: value }),
		removeItem: (key: string) => Reflect.deleteProperty(store, key)
	};
	const store: object = Object.create(methods);
	vi.stubGlobal('sessionStorage', store);
	signIn('an');
});
afterEach(() => vi.unstubAllGlobals());

describe('a draft', () => {
	test('comes back after a reload, and the page hears of it', () => {
		type(
			attach(formOf([control('text', 'name', 'Lê Thị Thử'), control('checkbox', 'consent', 'on', { checked: true })]))
		);
		const name = control('text', 'name', '');
		const consent = control('checkbox', 'consent', 'on', { checked: false });
		attach(formOf([name, consent]));
		expect(name.value).toBe('Lê Thị Thử');
		expect(consent).toMatchObject({ checked: true });
		expect(name.dispatchEvent).toHaveBeenCalledTimes(2);
	});

	test('keeps fields of one name apart, in their order', () => {
		type(attach(formOf([control('date', 'day', '2026-11-29'), control('date', 'day', '2026-11-30')])));
		const days = [control('date', 'day', ''), control('date', 'day', '')];
		attach(formOf(days));
		expect(days.map((day) => day.value)).toEqual(['2026-11-29', '2026-11-30']);
	});

	test.each([
		['a password', control('password', 'secret', 'canary')],
		['a hidden field', control('hidden', 'secret', 'canary')],
		['anything marked as not to be kept', control('text', 'secret', 'canary', { closest: () => ({}) })]
	])('never holds %s', (_, secret) => {
		type(attach(formOf([secret])));
		expect(JSON.stringify(sessionStorage)).not.toContain('canary');
	});

	test('holds the hidden field of a type-ahead', () => {
		type(attach(formOf([control('hidden', 'area', 'b', { hasAttribute: () => true })])));
		expect(JSON.stringify(sessionStorage)).toContain('area');
	});

	test('is gone once its form was accepted; others stay', () => {
		type(attach(formOf([control('text', 'name', 'a')]), 'one'));
		type(attach(formOf([control('text', 'name', 'b')]), 'two'));
		clearDraft('one');
		expect(Object.keys(sessionStorage)).toEqual(['draft:an:two']);
	});
});

describe('that an older draft stands in a form again', () => {
	const isSaid = (now: ReturnType<typeof control>[], byHand?: ReturnType<typeof filledByHand>) => {
		const said = vi.fn();
		keepDraft('donor', byHand, said)(formOf(now));
		return said.mock.calls.length === 1;
	};
	const box = (checked: boolean) => control('checkbox', 'reserve', 'on', { checked });

	test.each([
		['is said where it changes a text', () => [control('text', 'name', ''), box(true)], true],
		['is said where it changes a box', () => [control('text', 'name', 'Lê Thị Thử'), box(false)], true],
		['is not said where the form says the same', () => [control('text', 'name', 'Lê Thị Thử'), box(true)], false]
	])('%s', (_, now, said) => {
		type(attach(formOf([control('text', 'name', 'Lê Thị Thử'), box(true)])));
		expect(isSaid(now())).toBe(said);
	});

	test('is not said of a form without one', () => {
		expect(isSaid([control('text', 'name', '')])).toBe(false);
	});
});

describe('the draft of somebody whose session ended', () => {
	const nameAfter = (next: string) => {
		type(attach(formOf([control('text', 'name', 'Lê Thị Thử')])));
		signIn(next);
		const name = control('text', 'name', '');
		attach(formOf([name]));
		return name.value;
	};

	test('is read by nobody else who signs in', () => {
		expect(nameAfter('bình')).toBe('');
		expect(nameAfter('an')).toBe('Lê Thị Thử');
	});

	test('is forgotten as soon as somebody else has signed in; what else is kept stays', () => {
		sessionStorage.setItem('another:key', '1');
		nameAfter('an');
		forgetOthersDrafts();
		expect(Object.keys(sessionStorage)).toEqual(['another:key', 'draft:an:donor']);
		signIn('bình');
		forgetOthersDrafts();
		expect(Object.keys(sessionStorage)).toEqual(['another:key']);
	});
});

describe('what was filled in before the script came to life', () => {
	const name = (value: string) => control('text', 'name', value);
	const phone = (value: string) => control('text', 'phone', value);
	const box = (checked: boolean, type = 'checkbox', value = 'on') => control(type, 'box', value, { checked });

	test('is kept at once', () => {
		sentForm([name('early')], [name('')])();
		expect(draft()).toEqual({ name: ['early'] });
	});

	test('stays over an older draft, which fills the rest', () => {
		type(attach(formOf([name('older'), phone('0912345678')])));
		const now = [name('early'), phone('')];
		sentForm(now, [name(''), phone('')])();
		expect(now.map(({ value }) => value)).toEqual(['early', '0912345678']);
		expect(draft()).toEqual({ name: ['early'], phone: ['0912345678'] });
	});

	test('is not what the server sent: that is no draft, and gives way to one', () => {
		sentForm([name('stored')], [name('stored')])();
		expect(draft()).toBeNull();
		type(attach(formOf([name('older')])));
		const now = name('stored');
		sentForm([now], [name('stored')])();
		expect(now.value).toBe('older');
	});

	test.each([
		['a tick', [box(true)], [box(false)], ['on']],
		['a tick taken away', [box(false)], [box(true)], []],
		[
			'another choice of a few',
			[box(true, 'radio', 'a'), box(false, 'radio', 'b')],
			[box(false, 'radio', 'a'), box(true, 'radio', 'b')],
			['a']
		]
	])('may be %s', (_, now, sent, kept) => {
		sentForm(now, sent)();
		expect(draft()).toEqual({ box: kept });
	});

	test('is put in once: a form that begins anew stays empty', () => {
		const now = name('early');
		const live = sentForm([now], [name('')]);
		live();
		clearDraft('donor');
		now.value = '';
		live();
		expect([now.value, draft()]).toEqual(['', null]);
	});

	test('comes back where the page has put in what the server sent, and the page hears of it', () => {
		const now = name('early');
		const live = sentForm([now], [name('sent')]);
		now.value = 'sent';
		live();
		expect(now.value).toBe('early');
		expect(now.dispatchEvent).toHaveBeenCalled();
	});
});

describe('an answer to a form', () => {
	test.each([
		['leading on', { type: 'redirect', status: 303, location: '/donors/1?done=added' } as const, true],
		['leading to sign in', { type: 'redirect', status: 303, location: '/login?next=%2Fdonors' } as const, false],
		['refusing', { type: 'failure', status: 400 } as const, false]
	])('%s: accepted is %o', (_, result, accepted) => {
		expect(isAccepted(result)).toBe(accepted);
	});

	test('leads a form to another address where it is to be sent again, and says where all of it is gone', () => {
		const redirect = (status: 303 | 307) => ({ type: 'redirect', status, location: '/donors/1/edit?merged' }) as const;
		expect([isSentOn(redirect(307)), isSentOn(redirect(303))]).toEqual([true, false]);
		const failed = (status: number) => ({ type: 'error', status, error: {} }) as const;
		expect([isGone(failed(410)), isGone(failed(404))]).toEqual([true, false]);
	});
});

describe('a sending', () => {
	test.each([
		['without network', { type: 'error', error: new TypeError('Failed to fetch') }, true],
		['that the server failed at', { type: 'error', status: 500, error: {} }, false],
		['that was refused', { type: 'failure', status: 409 }, false],
		['that leads on', { type: 'redirect', status: 303, location: '/donors' }, false]
	] as const)('$0 was unreached: $2', (_, result, unreached) => {
		expect(isUnreached(result)).toBe(unreached);
	});
});
