import { cookieName, isLocale } from '$lib/paraglide/runtime';
import { cookie } from './cookie';

/** The shell was kept for everybody: language and theme are this person's, as the switches left them on the device. */
export function useOwnLook(): void {
	const [locale, theme] = [cookie(cookieName), cookie('theme')];
	if (isLocale(locale)) document.documentElement.lang = locale;
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
