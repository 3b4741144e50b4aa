import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clearDraft, clearDrafts, isAccepted, keepDraft } from './draft';

/** A control as far as drafts know it. */
function control(type: string, name: string, value: string, more: object = {}) {
	return { type, name, value, closest: () => null, hasAttribute: () => false, dispatchEvent: vi.fn(), ...more };
}

function formOf(...elements: ReturnType<typeof control>[]) {
	return Object.assign(new EventTarget(), { elements }) as unknown as HTMLFormElement;
}

function attach(form: HTMLFormElement, key = 'donor') {
	keepDraft(key)(form);
	return form;
}

const type = (form: HTMLFormElement) => form.dispatchEvent(new Event('input'));

beforeEach(() => {
	const methods = {
		getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
		setItem: (key: string, value: string) => Object.assign(store, { [key]: value }),
		removeItem: (key: string) => Reflect.deleteProperty(store, key)
	};
	const store: object = Object.create(methods);
	vi.stubGlobal('sessionStorage', store);
});
afterEach(() => vi.unstubAllGlobals());

describe('a draft', () => {
	test('comes back after a reload, and the page hears of it', () => {
		type(
			attach(formOf(control('text', 'name', 'Lê Thị Thử'), control('checkbox', 'consent', 'on', { checked: true })))
		);
		const name = control('text', 'name', '');
		const consent = control('checkbox', 'consent', 'on', { checked: false });
		attach(formOf(name, consent));
		expect(name.value).toBe('Lê Thị Thử');
		expect(consent).toMatchObject({ checked: true });
		expect(name.dispatchEvent).toHaveBeenCalledTimes(2);
	});

	test('keeps fields of one name apart, in their order', () => {
		type(attach(formOf(control('date', 'day', '2026-11-29'), control('date', 'day', '2026-11-30'))));
		const days = [control('date', 'day', ''), control('date', 'day', '')];
		attach(formOf(...days));
		expect(days.map((day) => day.value)).toEqual(['2026-11-29', '2026-11-30']);
	});

	test.each([
		['a password', control('password', 'secret', 'canary')],
		['a hidden field', control('hidden', 'secret', 'canary')],
		['anything marked as not to be kept', control('text', 'secret', 'canary', { closest: () => ({}) })]
	])('never holds %s', (_, secret) => {
		type(attach(formOf(secret)));
		expect(JSON.stringify(sessionStorage)).not.toContain('canary');
	});

	test('holds the hidden field of a type-ahead', () => {
		type(attach(formOf(control('hidden', 'area', 'b', { hasAttribute: () => true }))));
		expect(JSON.stringify(sessionStorage)).toContain('area');
	});

	test('is gone once its form was accepted; others stay', () => {
		type(attach(formOf(control('text', 'name', 'a')), 'one'));
		type(attach(formOf(control('text', 'name', 'b')), 'two'));
		clearDraft('one');
		expect(Object.keys(sessionStorage)).toEqual(['draft:two']);
	});

	test('is gone after signing out, whatever its form', () => {
		type(attach(formOf(control('text', 'name', 'a')), 'one'));
		sessionStorage.setItem('other', 'stays');
		clearDrafts();
		expect(Object.keys(sessionStorage)).toEqual(['other']);
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
});
