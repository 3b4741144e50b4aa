import { getServerAsyncLocalStorage } from '$lib/paraglide/runtime';
import type { Locale } from '$lib/time/format';

/** Puts something into words in another language than the reader's: a paper for somebody else to read. */
export function inLanguage<T>(locale: Locale, wording: () => T): T {
	const languages = getServerAsyncLocalStorage();
	const store = languages?.getStore();
	return languages ? languages.run({ ...store, locale }, wording) : wording();
}
