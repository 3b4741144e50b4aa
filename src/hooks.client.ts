import { overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';

// The server has decided the language; the browser speaks the same.
overwriteGetLocale(() => document.documentElement.lang as Locale);
