import { describe, expect, test, vi } from 'vitest';
import { waiting } from './queue';
import { sealHere, upgradeStore, type DeskStore } from './store';
import { isOfAnother } from './whose';

describe('what an earlier program kept', () => {
	test('its lists are let go of, and nothing else is touched', async () => {
		const clear = vi.fn(() => Promise.resolve());
		const objectStore = vi.fn(() => ({ clear }));
		const createObjectStore = vi.fn(() => ({ createIndex: vi.fn() }));
		await upgradeStore({ createObjectStore } as unknown as DeskStore, 2, { objectStore } as never);
		expect(objectStore.mock.calls).toEqual([['drives']]);
		expect(clear).toHaveBeenCalledOnce();
		expect(createObjectStore.mock.calls).toEqual([['steps', { keyPath: 'registrationId' }]]);
	});

	test('its acts, which tell nobody, are sent as those of whoever is here', async () => {
		const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
		const kept: unknown[] = [];
		const store = {
			get: () => Promise.resolve(key),
			getAllFromIndex: () => Promise.resolve(kept)
		} as unknown as DeskStore;
		const sealed = await sealHere(store, { id: 'an', act: 'arrive' });
		kept.push({ number: 1, id: 'an', driveId: 'drive', refused: false, sealed });
		const [only] = await waiting(store, 'drive');
		expect(only).toMatchObject({ by: '', operation: { id: 'an' } });
		expect(only && isOfAnother(only, 'me')).toBe(false);
	});
});
