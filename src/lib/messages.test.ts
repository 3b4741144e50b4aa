import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import en from '../../messages/en.json';
import lo from '../../messages/lo.json';
import vi from '../../messages/vi.json';

type Messages = Record<string, string>;

/** Numbers, signs and places alone: the same in every language. */
const SAME_EVERYWHERE = new Set(['$schema', 'chart_approximate', 'chart_between', 'chart_range', 'drive_history_line']);

/** The product's name is not translated. */
const NAME = 'Giọt Hồng';

const spoken = (messages: Messages) => Object.entries(messages).filter(([key]) => !SAME_EVERYWHERE.has(key));
const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const withoutPlaces = (text: string) => text.replace(/\{\w+\}/g, '');

/** The keys that stand somewhere in the program. */
function keysInUse(): Set<string> {
	const files = readdirSync('src', { recursive: true }).map(String);
	const written = files.filter((file) => /\.(ts|svelte)$/.test(file) && !/paraglide|\.test\.ts$/.test(file));
	const keysIn = (file: string) => readFileSync(`src/${file}`, 'utf8').matchAll(/\bm\.(\w+)/g);
	return new Set(written.flatMap((file) => [...keysIn(file)].map(([, key = '']) => key)));
}

describe('the words', () => {
	test('every one is said somewhere', () => {
		const used = keysInUse();
		expect(Object.keys(vi).filter((key) => key !== '$schema' && !used.has(key))).toEqual([]);
	});

	test.each([
		['Lao', lo],
		['English', en]
	])('%s has exactly the keys that Vietnamese has', (_, messages) => {
		expect(Object.keys(messages).sort()).toEqual(Object.keys(vi).sort());
	});

	test('none is empty', () => {
		for (const messages of [vi, lo, en] as Messages[])
			expect(Object.keys(messages).filter((key) => messages[key]?.trim() === '')).toEqual([]);
	});

	test('every language fills in the same places', () => {
		const differing = Object.entries(vi as Messages).filter(([key, text]) =>
			[lo, en].some((other: Messages) => String(placesIn(other[key] ?? '')) !== String(placesIn(text)))
		);
		expect(differing.map(([key]) => key)).toEqual([]);
	});

	test('Lao is in Lao script', () => {
		const latin = spoken(lo).filter(([, text]) => !/\p{Script=Lao}/u.test(withoutPlaces(text)));
		expect(latin.map(([key]) => key)).toEqual([]);
	});

	test('Vietnamese and English have no Lao script', () => {
		const mixed = [...spoken(vi), ...spoken(en)].filter(([, text]) => /\p{Script=Lao}/u.test(text));
		expect(mixed.map(([key]) => key)).toEqual([]);
	});

	test('Vietnamese differs from English', () => {
		const same = spoken(vi).filter(([key, text]) => text === (en as Messages)[key]);
		expect(same.map(([key]) => key)).toEqual([]);
	});

	test("English has no Vietnamese letters outside the product's name", () => {
		const marked = spoken(en).filter(([, text]) =>
			/[ăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text.replaceAll(NAME, ''))
		);
		expect(marked.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
	});
});
