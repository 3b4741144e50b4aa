import { cookieName, isLocale } from '$lib/paraglide/runtime';

const cookie = (name: string) =>
	document.cookie
		.split('; ')
		.find((one) => one.startsWith(`${name}=`))
		?.slice(name.length + 1);

/** The shell was kept for everybody: language and theme are this person's, as the switches left them on the device. */
export function useOwnLook(): void {
	const [locale, theme] = [cookie(cookieName), cookie('theme')];
	if (isLocale(locale)) document.documentElement.lang = locale;
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
