import { readFileSync } from 'node:fs';
import type vi from '../../messages/vi.json';

export const LANGUAGES = ['vi', 'lo', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What differs by words alone is done in Vietnamese; with `--full` in every language. */
export const LANGUAGES_OF_RUN: readonly Language[] = process.env.TEST_FULL ? LANGUAGES : ['vi'];

type Key = Exclude<keyof typeof vi, '$schema'>;

const messages = new Map<Language, Record<string, string>>(
	LANGUAGES.map((language) => [
		language,
		JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8'))
	])
);

/** The words that a page shows in one language, with their places filled in. */
export type Words = (key: Key, values?: Record<string, string | number>) => string;

/** The product's own words of a language: tests find things as people do, by role and label. */
export function wordsOf(language: Language): Words {
	return (key, values = {}) => {
		const text = messages.get(language)?.[key];
		if (text === undefined) throw new Error(`${language} has no ${key}`);
		return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
	};
}

/** The words before, between and after the places of a message, as a pattern: for values that a test does not know. */
export function patternOf(text: string): RegExp {
	const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(parts.join('.+?'));
}
